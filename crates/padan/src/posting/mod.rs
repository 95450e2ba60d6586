//! Vacancies: what they ask for, as stated, as implied, and as not understood.

mod json;
mod read;

use crate::catalog::{CompetencyId, OccupationId, RegionId, TrackId};
use crate::facts::{Education, Licence, Pay, Trait};
use crate::limits::Cut;
use crate::text::Date;

/// How much a requirement matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Importance {
    /// Welcome: "diutamakan", "nilai plus".
    Preferred,
    /// Asked for.
    Must,
}

/// Where a requirement comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// The advert says it.
    Stated,
    /// The occupation usually needs it.
    Implied,
    /// The advert says something that was not understood.
    Unresolved,
}

/// One thing a posting asks of a person's abilities.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Requirement {
    /// What is asked; `None` exactly when unresolved.
    pub competency: Option<CompetencyId>,
    /// The level asked, 1..=3, where one is.
    pub level: Option<u8>,
    /// How much it matters.
    pub importance: Importance,
    /// Where it comes from.
    pub origin: Origin,
    /// "Wajib", "harus": a person who says they cannot is ruled out.
    pub hard: bool,
    /// For an implied one, how much the occupation is this, 1..=10.
    pub need: u8,
    /// Byte span in [`Posting::text`]; `None` for an implied one.
    pub span: Option<(usize, usize)>,
}

/// One of the alternatives of a condition such as "D3 atau pengalaman 3 tahun".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Condition {
    /// At least this schooling.
    Education(Education),
    /// At least so many months of work.
    Experience(u32),
    /// This licence, or one that serves for it.
    Licence(Licence),
    /// A certificate, in folded words.
    Certificate(Box<str>),
}

/// The hard conditions of a posting beside competencies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Gates {
    /// Minimum schooling.
    pub education_min: Option<Education>,
    /// Minimum experience in months; 0 when beginners are welcome, `None` when nothing is said.
    pub experience_min_months: Option<u32>,
    /// Licences required.
    pub licences_required: Vec<Licence>,
    /// Of those, the ones for public transport ("umum").
    pub licences_public: Vec<Licence>,
    /// Licences welcome.
    pub licences_preferred: Vec<Licence>,
    /// Certificates required, in folded words.
    pub certificates: Vec<Box<str>>,
    /// Certificates welcome.
    pub certificates_preferred: Vec<Box<str>>,
    /// Groups of alternatives: of each group one must hold.
    pub any_of: Vec<Vec<Condition>>,
}

/// Employment types of schema.org.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EmploymentType {
    /// Full time, permanent.
    FullTime,
    /// Part time.
    PartTime,
    /// Contract or freelance.
    Contractor,
    /// Temporary, seasonal.
    Temporary,
    /// Internship.
    Intern,
    /// Unpaid volunteering.
    Volunteer,
    /// Paid by the day.
    PerDiem,
    /// Anything else.
    Other,
}

/// A vacancy as read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Posting {
    /// The source's id, or the line number.
    pub id: Box<str>,
    /// Its title.
    pub title: Box<str>,
    /// Who hires, where said.
    pub organization: Box<str>,
    /// Where it was published.
    pub url: Box<str>,
    /// The text that spans point into.
    pub text: Box<str>,
    /// Occupations, best first.
    pub occupations: Vec<OccupationId>,
    /// Tracks that prepare for it, best first.
    pub tracks: Vec<TrackId>,
    /// What it asks, each competency once, by competency; unresolved ones last.
    pub requirements: Vec<Requirement>,
    /// Its hard conditions.
    pub gates: Gates,
    /// Where; every candidate of an ambiguous name.
    pub place: Vec<RegionId>,
    /// "Bersedia ditempatkan": the place may be another.
    pub relocation: bool,
    /// Employment type.
    pub employment_type: Option<EmploymentType>,
    /// Last day to apply.
    pub closing_date: Option<Date>,
    /// Pay.
    pub pay: Option<Pay>,
    /// Protected traits and the like that the advert names. Nothing that scores reads them.
    pub remarks: Vec<Trait>,
    /// The jobs of an advert that holds several; empty for one.
    pub jobs: Vec<Posting>,
    /// Words not understood.
    pub unknown: Vec<String>,
    /// What was too long and cut.
    pub cuts: Vec<Cut>,
    /// How many fields of the source object were passed over: not known, or with a value that says nothing usable.
    pub ignored_fields: usize,
}

impl Posting {
    /// How many requirements are resolved. Under two, a fit is said in words, not as a number.
    #[must_use]
    pub fn resolved(&self) -> usize {
        self.requirements.iter().filter(|requirement| requirement.competency.is_some()).count()
    }
}
