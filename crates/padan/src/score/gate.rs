//! The hard conditions: Kleene logic over what is known.

use crate::catalog::{Catalog, RegionId};
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
        "sertifikat",
        "sertifikasi",
        "bersertifikat",
        "certificate",
        "certified",
        "certification",
        "kompetensi",
        "memiliki",
        "resmi",
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

/// Every condition of a posting with its verdict, and all together: `No` if one is, else `Unknown` if one is.
pub(super) fn judge(
    catalog: &Catalog,
    profile: &Profile,
    posting: &Posting,
    on: Option<Date>,
) -> (Gate, Vec<GateReason>) {
    let gates = &posting.gates;
    let mut reasons = Vec::new();
    let mut say =
        |kind, status, need: String, have: Option<String>| reasons.push(GateReason { kind, status, need, have });
    let licences_held =
        || profile.licences.as_ref().map(|held| held.iter().map(|own| own.name()).collect::<Vec<_>>().join(", "));
    if let Some(asked) = gates.education_min {
        say(
            GateKind::Education,
            education(profile, asked),
            asked.name().to_owned(),
            profile.education.map(|held| held.name().to_owned()),
        );
    }
    if let Some(months) = gates.experience_min_months.filter(|months| *months > 0) {
        say(
            GateKind::Experience,
            experience(profile, months),
            months.to_string(),
            profile.experience_months.map(|held| held.to_string()),
        );
    }
    for asked in &gates.licences_required {
        say(GateKind::Licence, licence(profile, *asked), asked.name().to_owned(), licences_held());
    }
    for asked in &gates.certificates {
        say(GateKind::Certificate, certificate(profile, asked), asked.to_string(), None);
    }
    for group in &gates.any_of {
        let status = group.iter().map(|one| condition(profile, one)).max().unwrap_or(Gate::Yes);
        say(GateKind::AnyOf, status, group.iter().map(name).collect::<Vec<_>>().join(" | "), None);
    }
    if !profile.excluded_places.is_empty() && !posting.place.is_empty() {
        let out =
            |place: &RegionId| profile.excluded_places.iter().any(|excluded| catalog.region_within(*place, *excluded));
        if posting.place.iter().all(out) {
            say(
                GateKind::Place,
                Gate::No,
                posting.place.iter().map(|place| catalog[*place].code.to_string()).collect::<Vec<_>>().join(", "),
                None,
            );
        }
    }
    for requirement in posting.requirements.iter().filter(|requirement| requirement.hard) {
        if let Some(competency) = requirement.competency
            && profile.denies(competency)
        {
            say(GateKind::Competency, Gate::No, catalog[competency].code.to_string(), None);
        }
    }
    if let (Some(closing), Some(today)) = (posting.closing_date, on)
        && closing < today
    {
        say(GateKind::Closed, Gate::No, closing.to_string(), Some(today.to_string()));
    }
    let gate = reasons.iter().map(|reason| reason.status).min().unwrap_or(Gate::Yes);
    (gate, reasons)
}
