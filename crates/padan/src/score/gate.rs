//! The hard conditions: Kleene logic over what is known.

use crate::catalog::{Catalog, CompetencyId, RegionId};
use crate::facts::{Education, Licence};
use crate::posting::{Condition, Posting};
use crate::profile::Profile;
use crate::text::Date;

/// Whether hard conditions hold. Ordered: worse first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Gate {
    /// At least one does not hold.
    No,
    /// None is known to fail, at least one is not known.
    Unknown,
    /// All hold.
    Yes,
}

impl std::fmt::Display for Gate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::No => "no",
            Self::Unknown => "unknown",
            Self::Yes => "yes",
        })
    }
}

/// What sort of condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum GateKind {
    /// Schooling.
    Education,
    /// Experience.
    Experience,
    /// A licence.
    Licence,
    /// A certificate.
    Certificate,
    /// A place the person excluded.
    Place,
    /// A non-negotiable competency that the person says they lack.
    Competency,
    /// One of several alternatives.
    AnyOf,
    /// The closing date has passed.
    Closed,
}

/// One condition and its verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct GateReason {
    /// What sort.
    pub kind: GateKind,
    /// Its verdict.
    pub status: Gate,
    /// What is asked, as a code or number.
    pub need: String,
    /// What the person has, where they said.
    pub have: Option<String>,
}

fn education(profile: &Profile, asked: Education) -> Gate {
    match profile.education {
        None => Gate::Unknown,
        Some(held) if held.reaches(asked) => Gate::Yes,
        Some(_) => Gate::No,
    }
}

fn experience(profile: &Profile, months: u32) -> Gate {
    match profile.experience_months {
        _ if months == 0 => Gate::Yes,
        None => Gate::Unknown,
        Some(held) if held >= months => Gate::Yes,
        Some(_) => Gate::No,
    }
}

fn licence(profile: &Profile, asked: Licence) -> Gate {
    match &profile.licences {
        None => Gate::Unknown,
        Some(held) if held.iter().any(|own| own.serves(asked)) => Gate::Yes,
        // Somebody who names their licences has said which they hold.
        Some(_) => Gate::No,
    }
}

/// A certificate is held when every telling word of what is asked stands in one that the person names.
fn certificate(profile: &Profile, asked: &str) -> Gate {
    let plain = [
        "sertifikat", "sertifikasi", "bersertifikat", "certificate", "certified", "certification", "kompetensi",
        "memiliki", "resmi",
    ];
    let telling: Vec<&str> = asked.split(' ').filter(|word| !plain.contains(word)).collect();
    let held =
        profile.certificates.iter().any(|own| telling.iter().all(|word| own.split(' ').any(|have| have == *word)));
    if held { Gate::Yes } else { Gate::Unknown }
}

fn condition(profile: &Profile, condition: &Condition) -> Gate {
    match condition {
        Condition::Education(asked) => education(profile, *asked),
        Condition::Experience(months) => experience(profile, *months),
        Condition::Licence(asked) => licence(profile, *asked),
        Condition::Certificate(asked) => certificate(profile, asked),
    }
}

/// A condition as a short code: `D3`, `36`, `SIM C`.
fn name(condition: &Condition) -> String {
    match condition {
        Condition::Education(asked) => asked.name().to_owned(),
        Condition::Experience(months) => months.to_string(),
        Condition::Licence(asked) => asked.name().to_owned(),
        Condition::Certificate(asked) => asked.to_string(),
    }
}

/// One hard condition of a posting, apart from any person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Check {
    /// A single condition.
    One(Condition),
    /// One of several must hold.
    AnyOf(Vec<Condition>),
    /// Where the work is.
    Place(Vec<RegionId>),
    /// A competency that nobody who says they lack it can do without.
    Competency(CompetencyId),
    /// The last day to apply.
    Closes(Date),
}

/// The hard conditions of a posting, in the order in which they are shown.
pub(crate) fn checks(posting: &Posting) -> Vec<Check> {
    let gates = &posting.gates;
    let mut checks = Vec::new();
    checks.extend(gates.education_min.map(|asked| Check::One(Condition::Education(asked))));
    let months = gates.experience_min_months.filter(|months| *months > 0);
    checks.extend(months.map(|months| Check::One(Condition::Experience(months))));
    checks.extend(gates.licences_required.iter().map(|asked| Check::One(Condition::Licence(*asked))));
    checks.extend(gates.certificates.iter().map(|asked| Check::One(Condition::Certificate(asked.clone()))));
    checks.extend(gates.any_of.iter().map(|group| Check::AnyOf(group.clone())));
    if !posting.place.is_empty() {
        checks.push(Check::Place(posting.place.clone()));
    }
    let hard = posting.requirements.iter().filter(|requirement| requirement.hard);
    checks.extend(hard.filter_map(|requirement| requirement.competency).map(Check::Competency));
    checks.extend(posting.closing_date.map(Check::Closes));
    checks
}

/// Whether a condition holds for a person; `None` when it says nothing of this one.
pub(crate) fn verdict(catalog: &Catalog, profile: &Profile, on: Option<Date>, check: &Check) -> Option<Gate> {
    let no_if = |failed: bool| failed.then_some(Gate::No);
    match check {
        Check::One(asked) => Some(condition(profile, asked)),
        Check::AnyOf(group) => Some(group.iter().map(|one| condition(profile, one)).max().unwrap_or(Gate::Yes)),
        Check::Place(places) => {
            let excluded =
                |place: &RegionId| profile.excluded_places.iter().any(|out| catalog.region_within(*place, *out));
            no_if(places.iter().all(excluded))
        }
        Check::Competency(asked) => no_if(profile.denies(*asked)),
        Check::Closes(last) => no_if(on.is_some_and(|today| *last < today)),
    }
}

/// A verdict in words' codes: what is asked and what the person has.
fn reason(catalog: &Catalog, profile: &Profile, on: Option<Date>, check: &Check, status: Gate) -> GateReason {
    let (kind, need, have) = match check {
        Check::One(asked) => {
            let licences =
                || profile.licences.as_ref().map(|held| held.iter().map(|own| own.name()).collect::<Vec<_>>());
            let (kind, have) = match asked {
                Condition::Education(_) => (GateKind::Education, profile.education.map(|held| held.name().to_owned())),
                Condition::Experience(_) => {
                    (GateKind::Experience, profile.experience_months.map(|held| held.to_string()))
                }
                Condition::Licence(_) => (GateKind::Licence, licences().map(|held| held.join(", "))),
                Condition::Certificate(_) => (GateKind::Certificate, None),
            };
            (kind, name(asked), have)
        }
        Check::AnyOf(group) => (GateKind::AnyOf, group.iter().map(name).collect::<Vec<_>>().join(" | "), None),
        Check::Place(places) => {
            let codes: Vec<&str> = places.iter().map(|place| &*catalog[*place].code).collect();
            (GateKind::Place, codes.join(", "), None)
        }
        Check::Competency(asked) => (GateKind::Competency, catalog[*asked].code.to_string(), None),
        Check::Closes(last) => (GateKind::Closed, last.to_string(), on.map(|today| today.to_string())),
    };
    GateReason { kind, status, need, have }
}

/// Every condition of a posting with its verdict, and all together: `No` if one is, else `Unknown` if one is.
pub(super) fn judge(
    catalog: &Catalog,
    profile: &Profile,
    posting: &Posting,
    on: Option<Date>,
) -> (Gate, Vec<GateReason>) {
    let judged =
        |check: &Check| verdict(catalog, profile, on, check).map(|status| reason(catalog, profile, on, check, status));
    let reasons: Vec<GateReason> = checks(posting).iter().filter_map(judged).collect();
    (reasons.iter().map(|reason| reason.status).min().unwrap_or(Gate::Yes), reasons)
}
