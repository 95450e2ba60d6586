//! The shapes that others call: what the command line prints as JSON and what the widget receives.
//!
//! Codes instead of ids, words instead of enums, fields in a fixed order; a field may be added, never changed in meaning.
//! Offsets are UTF-8 bytes of the text given. With the feature `schema` every shape has a JSON Schema.

use crate::catalog::{Catalog, CompetencyId, Kind, OccupationId, RegionId, TrackId, UnitId, VentureNeedKind};
use crate::facts::{Education, Licence, Pay, Trait};
use crate::limits::Cut;
use crate::link::{self, Stance, Via};
use crate::plan::{self, Certainty, LeftOut};
use crate::posting::{Condition, EmploymentType, Importance, Origin};
use crate::profile::EvidenceKind;
use crate::score::{GateKind, Status};
use crate::sorted::Arrange;
use crate::unlock::{self, TrackUnlock};
use crate::venture::VentureMatch;
use crate::{Date, Fit, Gate, Lang, Ranked};
use serde::Serialize;

/// Derives what every shape has.
macro_rules! shapes {
    ($($(#[$doc:meta])* pub struct $name:ident { $($body:tt)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub struct $name<'a> { $($body)* }
    )*};
}

shapes! {
    /// Where a text names a competency.
    pub struct Mention {
        /// Byte offset of its start in the text.
        pub start: usize,
        /// Byte offset past its end.
        pub end: usize,
        /// The competency's code.
        pub competency: &'a str,
        /// Its everyday name.
        pub title: &'a str,
        /// How it was found.
        pub via: Via,
        /// Official units that evidence it, best first.
        pub units: Vec<&'a str>,
        /// 1 (dasar), 2 (terampil), 3 (mahir), where the text says so.
        pub level: Option<u8>,
    }

    /// A word that was not understood.
    pub struct Unknown {
        /// Byte offset of its start in the text.
        pub start: usize,
        /// Byte offset past its end.
        pub end: usize,
        /// The word.
        pub text: &'a str,
    }

    /// What a text names: `padan link`.
    pub struct Linked {
        /// The text given.
        pub text: &'a str,
        /// Competencies named, by place.
        pub mentions: Vec<Mention<'a>>,
        /// Words not understood, by place.
        pub unknown: Vec<Unknown<'a>>,
        /// What was cut because the text was too long.
        pub cut: Option<&'a Cut>,
    }

    /// Why a claim is believed.
    pub struct Evidence {
        /// What sort.
        pub kind: EvidenceKind,
        /// The official unit it is about.
        pub unit: Option<&'a str>,
        /// Who issued it.
        pub issuer: Option<&'a str>,
        /// Its last valid day.
        pub valid_until: Option<Date>,
        /// Since when.
        pub since: Option<Date>,
    }

    /// Something a person can do.
    pub struct Claim {
        /// The competency's code.
        pub competency: &'a str,
        /// Its everyday name.
        pub title: &'a str,
        /// Official units that evidence it, best first.
        pub units: Vec<&'a str>,
        /// 1 (dasar), 2 (terampil), 3 (mahir), where said.
        pub level: Option<u8>,
        /// How it was found.
        pub via: Via,
        /// Why it is believed.
        pub evidence: Vec<Evidence<'a>>,
    }

    /// Something named and not claimed.
    pub struct NotClaimed {
        /// The competency's code.
        pub competency: &'a str,
        /// Official units that evidence it, best first.
        pub units: Vec<&'a str>,
        /// `negated`, `wished` or `other_person`.
        pub reason: Stance,
    }

    /// A province or regency.
    pub struct Place {
        /// Kemendagri code.
        pub code: &'a str,
        /// Its name.
        pub name: &'a str,
    }

    /// A person: `padan read profile`.
    pub struct Profile {
        /// What they can do.
        pub claims: Vec<Claim<'a>>,
        /// Codes of tracks that fit what they can do, best first.
        pub tracks: Vec<&'a str>,
        /// What they name and do not claim.
        pub not_claimed: Vec<NotClaimed<'a>>,
        /// Driving licences held.
        pub licences: Vec<Licence>,
        /// Whether the text speaks of licences at all; if not, none is known rather than none held.
        pub licences_known: bool,
        /// Highest schooling finished.
        pub education: Option<Education>,
        /// Time worked, in months; 0 when they say there was none.
        pub experience_months: Option<u32>,
        /// Codes of languages claimed.
        pub languages: Vec<&'a str>,
        /// Certificates named, in folded words.
        pub certificates: Vec<&'a str>,
        /// KBJI codes of jobs they name as theirs.
        pub occupations: Vec<&'a str>,
        /// Where they live or look for work.
        pub places: Vec<Place<'a>>,
        /// Where they do not want to work.
        pub excluded_places: Vec<Place<'a>>,
        /// Words not understood.
        pub unknown: Vec<&'a str>,
        /// What was cut because it was too long.
        pub cuts: &'a [Cut],
    }

    /// One ability that a posting asks for.
    pub struct Requirement {
        /// The competency's code; none when unresolved.
        pub competency: Option<&'a str>,
        /// Its everyday name, or the words that were not understood.
        pub title: Option<&'a str>,
        /// Official units that evidence it, best first.
        pub units: Vec<&'a str>,
        /// 1 (dasar), 2 (terampil), 3 (mahir), where the advert says so.
        pub level: Option<u8>,
        /// `must` or `preferred`.
        pub importance: Importance,
        /// `stated`, `implied` or `unresolved`.
        pub origin: Origin,
        /// Whether somebody who says they cannot is ruled out.
        pub hard: bool,
        /// Byte offset of its start in the advert's text.
        pub start: Option<usize>,
        /// Byte offset past its end.
        pub end: Option<usize>,
        /// The advert's words.
        pub text: Option<&'a str>,
    }

    /// The hard conditions of a posting.
    pub struct Gates {
        /// Minimum schooling.
        pub education_min: Option<Education>,
        /// Minimum experience in months; 0 when beginners are welcome, none when nothing is said.
        pub experience_min_months: Option<u32>,
        /// Driving licences required.
        pub licences_required: Vec<Licence>,
        /// Of those, the ones for public transport ("umum").
        pub licences_public: Vec<Licence>,
        /// Driving licences welcome.
        pub licences_preferred: Vec<Licence>,
        /// Certificates required, in folded words.
        pub certificates: Vec<&'a str>,
        /// Certificates welcome, in folded words.
        pub certificates_preferred: Vec<&'a str>,
        /// Codes of languages asked for.
        pub languages: Vec<&'a str>,
        /// Groups of conditions; of each group one must hold.
        pub any_of: Vec<Vec<Alternative>>,
    }

    /// A vacancy: `padan read posting`.
    pub struct Posting {
        /// The source's id, or the line number.
        pub id: &'a str,
        /// Its title.
        pub title: &'a str,
        /// Who hires.
        pub organization: &'a str,
        /// Where it was published.
        pub url: &'a str,
        /// KBJI codes of its occupations, best first.
        pub occupations: Vec<&'a str>,
        /// Codes of tracks that prepare for it, best first.
        pub tracks: Vec<&'a str>,
        /// The abilities asked for.
        pub requirements: Vec<Requirement<'a>>,
        /// The hard conditions.
        pub gates: Gates<'a>,
        /// Where; every candidate of an ambiguous name.
        pub place: Vec<Place<'a>>,
        /// Whether the place may be another ("bersedia ditempatkan").
        pub relocation: bool,
        /// Employment type in schema.org's words.
        pub employment_type: Option<EmploymentType>,
        /// Last day to apply.
        pub closing_date: Option<Date>,
        /// Pay in rupiah.
        pub pay: Option<Pay>,
        /// What the advert says of protected traits. Never scored.
        pub remarks: &'a [Trait],
        /// The jobs of an advert that holds several.
        pub jobs: Vec<Posting<'a>>,
        /// Words not understood.
        pub unknown: Vec<&'a str>,
        /// What was cut because it was too long.
        pub cuts: &'a [Cut],
        /// How many fields of the source were not known and passed over.
        pub ignored_fields: usize,
    }

    /// One hard condition with its verdict.
    pub struct GateReason {
        /// What sort.
        pub kind: GateKind,
        /// Its verdict.
        pub status: Gate,
        /// What is asked, as a code or number.
        pub need: &'a str,
        /// What the person has, where they said.
        pub have: Option<&'a str>,
    }

    /// One requirement with what it earned.
    pub struct Outcome {
        /// The competency's code; none when unresolved.
        pub competency: Option<&'a str>,
        /// How it fares.
        pub status: Status,
        /// `must` or `preferred`.
        pub importance: Importance,
        /// `stated`, `implied` or `unresolved`.
        pub origin: Origin,
        /// Points earned; together the fit's low end.
        pub earned: u32,
        /// Points possible; together 10,000.
        pub possible: u32,
        /// The claim that met it: the competency's own code or a related one's.
        pub claim: Option<&'a str>,
        /// How well that claim is evidenced, 0..=10000.
        pub proof: u32,
        /// Byte offset of the requirement's start in the advert's text.
        pub start: Option<usize>,
        /// Byte offset past its end.
        pub end: Option<usize>,
    }

    /// A certificate that is no longer valid.
    pub struct Expired {
        /// The competency it evidences.
        pub competency: &'a str,
        /// Its last valid day.
        pub valid_until: Date,
    }

    /// One profile against one posting: `padan match`, and a line of `padan rank`.
    pub struct Match {
        /// The posting's id.
        pub id: &'a str,
        /// Its place in the ranking, from 1; none for a single match.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub rank: Option<usize>,
        /// Whether the hard conditions hold.
        pub gate: Gate,
        /// Each condition with its verdict.
        pub gate_reasons: Vec<GateReason<'a>>,
        /// How much of what is asked is there, 0..=10000. Never a chance of being hired.
        pub fit: Fit,
        /// How well what is there is evidenced, 0..=10000.
        pub proof: u32,
        /// Whether at least two requirements were understood; if not, show words and not the number.
        pub enough: bool,
        /// Every requirement.
        pub outcomes: Vec<Outcome<'a>>,
        /// Certificates among the claims used that are no longer valid.
        pub expired: Vec<Expired<'a>>,
        /// Of an advert with several jobs, the place of the one scored, from 0.
        pub job: Option<usize>,
        /// What the advert says of protected traits. Never scored.
        pub remarks: &'a [Trait],
    }

    /// A competency by name.
    pub struct Named {
        /// Its code.
        pub code: &'a str,
        /// Its everyday name.
        pub title: &'a str,
        /// Official units that evidence it, best first.
        pub units: Vec<&'a str>,
    }

    /// A training track by name.
    pub struct Track {
        /// Its code.
        pub code: &'a str,
        /// Its everyday name.
        pub title: &'a str,
        /// Hours of training (JP), where a source states them.
        pub hours: Option<u16>,
    }

    /// A second track and what the two open.
    pub struct Partner {
        /// Its everyday name.
        pub title: &'a str,
        /// How many postings the two open together.
        pub opens: usize,
    }

    /// What a track would change.
    pub struct Training {
        /// The track's code.
        pub code: &'a str,
        /// Its everyday name.
        pub title: &'a str,
        /// Hours of training (JP), where a source states them.
        pub hours: Option<u16>,
        /// Postings that it opens, by their place on the board.
        pub opens: &'a [usize],
        /// How many postings it leaves one must-have away.
        pub nearer: usize,
        /// What it teaches of that which postings ask and the person lacks, most asked first.
        pub teaches: Vec<&'a str>,
        /// The second track that opens most together with it.
        pub partner: Option<Partner<'a>>,
    }

    /// Something that a person may come to have.
    pub struct Key {
        /// `competency`, `licence`, `certificate` or `track`.
        pub kind: &'a str,
        /// Its code; of a licence its name, of a certificate its folded words.
        pub code: &'a str,
        /// Its everyday name.
        pub title: &'a str,
    }

    /// Jobs that open with some other keys beside one.
    pub struct Together {
        /// The other keys; with any of them left out nothing opens.
        pub with: Vec<Key<'a>>,
        /// The ids of the postings that then open.
        pub opens: Vec<&'a str>,
    }

    /// What one key would change. Postings by their ids.
    pub struct Unlocks {
        /// The key.
        pub key: Key<'a>,
        /// Postings that it opens alone.
        pub alone: Vec<&'a str>,
        /// Postings that with it lack nothing but what the person has not said or the advert does not make clear.
        pub unsaid: Vec<&'a str>,
        /// Postings that it opens only together with others.
        pub together: Vec<Together<'a>>,
        /// Postings that it brings closer without opening them; those of `together` are among them.
        pub closer: Vec<&'a str>,
    }

    /// A board as it stands for a person, and what each key would change: `padan unlock`. Postings by their ids.
    pub struct Unlock {
        /// Postings that are open: every must-have is claimed, every condition holds.
        pub open: Vec<&'a str>,
        /// Postings that lack nothing but what the person has not said or the advert does not make clear.
        pub unsaid: Vec<&'a str>,
        /// Postings that stay closed whatever is learnt.
        pub closed: Vec<&'a str>,
        /// Postings of which nothing can be said: they state no ability that was understood.
        pub unjudged: Vec<&'a str>,
        /// What each competency, licence, certificate and track would change, the most useful first.
        pub keys: Vec<Unlocks<'a>>,
    }

    /// A course: a track of the catalogue, or an offering of it.
    pub struct Course {
        /// The track's code.
        pub track: &'a str,
        /// The offering's id; none for a track.
        pub offering: Option<&'a str>,
        /// Its name.
        pub title: &'a str,
        /// Who holds it.
        pub organization: &'a str,
        /// Where.
        pub place: Vec<Place<'a>>,
        /// First day.
        pub starts: Option<Date>,
        /// Last day.
        pub ends: Option<Date>,
        /// Where it is announced.
        pub url: &'a str,
    }

    /// One course of a plan. Postings by their ids.
    pub struct Step {
        /// The course.
        pub course: Course<'a>,
        /// Postings that it opens after the steps before it.
        pub opens: Vec<&'a str>,
        /// Postings that then lack nothing but what is not said or not clear.
        pub unsaid: Vec<&'a str>,
        /// Postings that it brings closer without opening them.
        pub closer: Vec<&'a str>,
        /// How many postings it would open alone, without any other step.
        pub alone: usize,
        /// What it teaches that is asked and was lacking.
        pub teaches: Vec<Named<'a>>,
        /// Lesson hours (JP), where said.
        pub hours: Option<u32>,
        /// Rupiah, where said.
        pub cost: Option<u64>,
    }

    /// A course that was not considered, and why.
    pub struct NotTaken {
        /// The course.
        pub course: Course<'a>,
        /// Why.
        pub reason: LeftOut,
    }

    /// The best set of courses in order: `padan plan`. Postings by their ids; for a goal of an occupation or a venture, its code.
    pub struct Plan {
        /// The courses in the order in which to take them.
        pub steps: Vec<Step<'a>>,
        /// Postings that the plan opens.
        pub opens: Vec<&'a str>,
        /// Postings that then lack nothing but what is not said or not clear.
        pub unsaid: Vec<&'a str>,
        /// Postings that it brings closer without opening them.
        pub closer: Vec<&'a str>,
        /// Postings that are open without any course.
        pub open_already: Vec<&'a str>,
        /// Must-haves that it closes, over all jobs that are not ruled out.
        pub closes: u64,
        /// Lesson hours (JP) of the steps that say them.
        pub hours: u64,
        /// Rupiah of the steps that say it.
        pub cost: u64,
        /// Whether it is proven that no other plan is better.
        pub exact: bool,
        /// Where that is not proven: no plan opens more postings than this.
        pub bound: Option<usize>,
        /// For a goal of one posting, occupation or venture: its match after the plan.
        pub after: Option<Match<'a>>,
        /// The courses that were not considered, and why.
        pub left_out: Vec<NotTaken<'a>>,
    }

    /// A self-employment route: a line of `padan ventures`.
    pub struct Venture {
        /// Its code.
        pub code: &'a str,
        /// Its everyday name.
        pub title: &'a str,
        /// How much of what it asks of abilities is there, 0..=10000.
        pub fit: Fit,
        /// How well what is there is evidenced, 0..=10000.
        pub proof: u32,
        /// Abilities that are there.
        pub have: Vec<&'a str>,
        /// Abilities that are missing, related ones included.
        pub missing: Vec<&'a str>,
        /// Tools it needs.
        pub tools: Vec<&'a str>,
        /// Permits it needs.
        pub permits: Vec<&'a str>,
        /// Certificates it needs.
        pub certificates: Vec<&'a str>,
        /// Support programmes of its field.
        pub programmes: Vec<&'a str>,
        /// Capital to start with in rupiah, from and to, where a source states it.
        pub capital: Option<(u64, u64)>,
    }
}

/// A refusal with its place: what every command prints for an error with `--json`, inside `{"error": …}`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Refusal {
    /// A code that never changes its meaning: `P` and four digits.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// The file.
    pub file: Option<String>,
    /// Line, from 1.
    pub line: Option<usize>,
    /// Column, from 1.
    pub column: Option<usize>,
    /// JSON Pointer or column name of the value.
    pub field: Option<String>,
    /// What was found there.
    pub found: Option<String>,
    /// What to do.
    pub remedy: String,
}

impl From<&crate::Error> for Refusal {
    fn from(error: &crate::Error) -> Self {
        use crate::Error;
        let mut refusal =
            Self { code: error.code(), message: error.to_string(), remedy: error.remedy(), ..Self::default() };
        match error {
            Error::Json { line, column, .. } => (refusal.line, refusal.column) = (Some(*line), Some(*column)),
            Error::WrongShape { path, found, .. } => {
                (refusal.field, refusal.found) = (Some(path.clone()), Some(found.clone()));
            }
            Error::LimitExceeded { actual, .. } => refusal.found = Some(actual.to_string()),
            Error::UnknownCode { found, .. } => refusal.found = Some(found.clone()),
            _ => {}
        }
        refusal
    }
}

/// One of several conditions of which one must hold.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", content = "need", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Alternative {
    /// At least this schooling.
    Education(Education),
    /// At least so many months of work.
    Experience(u32),
    /// This driving licence.
    Licence(Licence),
    /// This certificate, in folded words.
    Certificate(Box<str>),
}

/// Makes shapes of what the engine found, with one catalogue in one language. Cheap to copy.
#[derive(Debug, Clone, Copy)]
pub struct Viewer<'a> {
    catalog: &'a Catalog,
    lang: Lang,
}

impl<'a> Viewer<'a> {
    /// A viewer for a catalogue and a language.
    #[must_use]
    pub const fn new(catalog: &'a Catalog, lang: Lang) -> Self {
        Self { catalog, lang }
    }

    /// The catalogue.
    #[must_use]
    pub const fn catalog(&self) -> &'a Catalog {
        self.catalog
    }

    /// The language.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    fn code(&self, id: CompetencyId) -> &'a str {
        &self.catalog[id].code
    }

    fn title(&self, id: CompetencyId) -> &'a str {
        self.catalog[id].title.get(self.lang)
    }

    fn unit(&self, id: UnitId) -> &'a str {
        &self.catalog[id].code
    }

    fn units(&self, id: CompetencyId) -> Vec<&'a str> {
        self.catalog[id].units.iter().map(|unit| self.unit(*unit)).collect()
    }

    fn tracks(&self, ids: &[TrackId]) -> Vec<&'a str> {
        ids.iter().map(|id| &*self.catalog[*id].code).collect()
    }

    fn occupations(&self, ids: &[OccupationId]) -> Vec<&'a str> {
        ids.iter().map(|id| &*self.catalog[*id].code).collect()
    }

    fn places(&self, ids: &[RegionId]) -> Vec<Place<'a>> {
        ids.iter().map(|id| Place { code: &self.catalog[*id].code, name: &self.catalog[*id].name }).collect()
    }

    fn languages(&self, ids: impl Iterator<Item = CompetencyId>) -> Vec<&'a str> {
        ids.filter(|id| self.catalog[*id].kind == Kind::Language).map(|id| self.code(id)).collect()
    }

    /// What a text names.
    #[must_use]
    pub fn linked(&self, text: &'a str, linked: &'a link::Linked) -> Linked<'a> {
        let mention = |m: &link::Mention| Mention {
            start: m.start,
            end: m.end,
            competency: self.code(m.competency),
            title: self.title(m.competency),
            via: m.via,
            units: self.units(m.competency),
            level: m.level,
        };
        let unknown =
            |u: &link::Unknown| Unknown { start: u.start, end: u.end, text: text.get(u.start..u.end).unwrap_or("") };
        Linked {
            text,
            mentions: linked.mentions.iter().map(mention).collect(),
            unknown: linked.unknown.iter().map(unknown).collect(),
            cut: linked.cut.as_ref(),
        }
    }

    /// A person.
    #[must_use]
    pub fn profile(&self, profile: &'a crate::Profile) -> Profile<'a> {
        let evidence = |e: &'a crate::profile::Evidence| Evidence {
            kind: e.kind,
            unit: e.unit.map(|unit| self.unit(unit)),
            issuer: e.issuer.as_deref(),
            valid_until: e.valid_until,
            since: e.since,
        };
        let claim = |c: &'a crate::profile::Claim| Claim {
            competency: self.code(c.competency),
            title: self.title(c.competency),
            units: self.units(c.competency),
            level: c.level,
            via: c.via,
            evidence: c.evidence.iter().map(evidence).collect(),
        };
        let not_claimed = |(id, stance): &(CompetencyId, Stance)| NotClaimed {
            competency: self.code(*id),
            units: self.units(*id),
            reason: *stance,
        };
        Profile {
            claims: profile.claims.iter().map(claim).collect(),
            tracks: self.tracks(&profile.tracks),
            not_claimed: profile.not_claimed.iter().map(not_claimed).collect(),
            licences: profile.licences.iter().flatten().copied().collect(),
            licences_known: profile.licences.is_some(),
            education: profile.education,
            experience_months: profile.experience_months,
            languages: self.languages(profile.claims.iter().map(|claim| claim.competency)),
            certificates: profile.certificates.iter().map(|words| &**words).collect(),
            occupations: self.occupations(&profile.occupations),
            places: self.places(&profile.places),
            excluded_places: self.places(&profile.excluded_places),
            unknown: profile.unknown.iter().map(String::as_str).collect(),
            cuts: &profile.cuts,
        }
    }

    /// A vacancy.
    #[must_use]
    pub fn posting(&self, posting: &'a crate::Posting) -> Posting<'a> {
        self.posting_in(posting, &posting.text)
    }

    /// A vacancy whose spans point into `text`: that of the whole advert, where it holds several jobs.
    fn posting_in(&self, posting: &'a crate::Posting, text: &'a str) -> Posting<'a> {
        let requirement = |r: &crate::posting::Requirement| {
            let words = r.span.and_then(|(start, end)| text.get(start..end));
            Requirement {
                competency: r.competency.map(|id| self.code(id)),
                title: r.competency.map(|id| self.title(id)).or(words),
                units: r.competency.map(|id| self.units(id)).unwrap_or_default(),
                level: r.level,
                importance: r.importance,
                origin: r.origin,
                hard: r.hard,
                start: r.span.map(|span| span.0),
                end: r.span.map(|span| span.1),
                text: words,
            }
        };
        let gates = &posting.gates;
        Posting {
            id: &posting.id,
            title: &posting.title,
            organization: &posting.organization,
            url: &posting.url,
            occupations: self.occupations(&posting.occupations),
            tracks: self.tracks(&posting.tracks),
            requirements: posting.requirements.iter().map(requirement).collect(),
            gates: Gates {
                education_min: gates.education_min,
                experience_min_months: gates.experience_min_months,
                licences_required: gates.licences_required.clone(),
                licences_public: gates.licences_public.clone(),
                licences_preferred: gates.licences_preferred.clone(),
                certificates: gates.certificates.iter().map(|words| &**words).collect(),
                certificates_preferred: gates.certificates_preferred.iter().map(|words| &**words).collect(),
                languages: self.languages(posting.requirements.iter().filter_map(|asked| asked.competency)),
                any_of: gates.any_of.iter().map(|group| group.iter().map(alternative).collect()).collect(),
            },
            place: self.places(&posting.place),
            relocation: posting.relocation,
            employment_type: posting.employment_type,
            closing_date: posting.closing_date,
            pay: posting.pay,
            remarks: &posting.remarks,
            jobs: posting.jobs.iter().map(|job| self.posting_in(job, text)).collect(),
            unknown: posting.unknown.iter().map(String::as_str).collect(),
            cuts: &posting.cuts,
            ignored_fields: posting.ignored_fields,
        }
    }

    /// One profile against one posting.
    #[must_use]
    pub fn result(&self, posting: &'a crate::Posting, result: &'a crate::Match) -> Match<'a> {
        let scored = result.scored(posting);
        let outcome = |o: &crate::score::Outcome| {
            let span = scored.requirements.get(o.requirement).and_then(|asked| asked.span);
            Outcome {
                competency: o.competency.map(|id| self.code(id)),
                status: o.status,
                importance: o.importance,
                origin: o.origin,
                earned: o.earned,
                possible: o.possible,
                claim: o.claim.map(|id| self.code(id)),
                proof: o.proof,
                start: span.map(|span| span.0),
                end: span.map(|span| span.1),
            }
        };
        let reason = |r: &'a crate::score::GateReason| GateReason {
            kind: r.kind,
            status: r.status,
            need: &r.need,
            have: r.have.as_deref(),
        };
        let expired = |(id, date): &(CompetencyId, Date)| Expired { competency: self.code(*id), valid_until: *date };
        Match {
            id: &posting.id,
            rank: None,
            gate: result.gate,
            gate_reasons: result.gate_reasons.iter().map(reason).collect(),
            fit: result.fit,
            proof: result.proof,
            enough: result.enough,
            outcomes: result.outcomes.iter().map(outcome).collect(),
            expired: result.expired.iter().map(expired).collect(),
            job: result.job,
            remarks: &posting.remarks,
        }
    }

    /// A line of a ranking; `rank` counts from 1.
    #[must_use]
    pub fn ranked(&self, posting: &'a crate::Posting, ranked: &'a Ranked, rank: usize) -> Match<'a> {
        Match { rank: Some(rank), ..self.result(posting, &ranked.result) }
    }

    /// Competencies by name, in their order.
    #[must_use]
    pub fn competencies(&self, ids: &[CompetencyId]) -> Vec<Named<'a>> {
        let named = |id: &CompetencyId| Named { code: self.code(*id), title: self.title(*id), units: self.units(*id) };
        ids.iter().map(named).collect()
    }

    /// Every track, by title.
    #[must_use]
    pub fn all_tracks(&self) -> Vec<Track<'a>> {
        let track = |track: &'a crate::catalog::Track| Track {
            code: &track.code,
            title: track.title.get(self.lang),
            hours: track.hours,
        };
        let mut all: Vec<Track<'a>> = self.catalog.tracks().iter().map(track).collect();
        all.arrange_by_key(|track| track.title);
        all
    }

    /// What tracks would change.
    #[must_use]
    pub fn training(&self, unlocks: &'a [TrackUnlock]) -> Vec<Training<'a>> {
        let track = |id: TrackId| &self.catalog[id];
        let training = |one: &'a TrackUnlock| Training {
            code: &track(one.track).code,
            title: track(one.track).title.get(self.lang),
            hours: track(one.track).hours,
            opens: &one.opens,
            nearer: one.nearer,
            teaches: one.teaches.iter().map(|id| self.title(*id)).collect(),
            partner: one.partner.map(|(id, opens)| Partner { title: track(id).title.get(self.lang), opens }),
        };
        unlocks.iter().map(training).collect()
    }

    fn key(&self, key: &'a unlock::Key) -> Key<'a> {
        let (kind, code, title) = match key {
            unlock::Key::Competency(id) => ("competency", self.code(*id), self.title(*id)),
            unlock::Key::Licence(licence) => ("licence", licence.name(), licence.name()),
            unlock::Key::Certificate(words) => ("certificate", &**words, &**words),
            unlock::Key::Track(id) => ("track", &*self.catalog[*id].code, self.catalog[*id].title.get(self.lang)),
        };
        Key { kind, code, title }
    }

    /// A board as it stands for a person, and what each key would change.
    #[must_use]
    pub fn unlock(&self, found: &'a unlock::Unlock, board: &'a crate::Board) -> Unlock<'a> {
        let ids = |places: &[usize]| ids(board.postings(), places);
        let together = |one: &'a unlock::Together| Together {
            with: one.with.iter().map(|key| self.key(key)).collect(),
            opens: ids(&one.opens),
        };
        let unlocks = |one: &'a unlock::Unlocks| Unlocks {
            key: self.key(&one.key),
            alone: ids(&one.alone),
            unsaid: ids(&one.unsaid),
            together: one.together.iter().map(together).collect(),
            closer: ids(&one.closer),
        };
        Unlock {
            open: ids(&found.open),
            unsaid: ids(&found.unsaid),
            closed: ids(&found.closed),
            unjudged: ids(&found.unjudged),
            keys: found.keys.iter().map(unlocks).collect(),
        }
    }

    fn course(&self, course: plan::Course, offerings: &'a [crate::Offering]) -> Course<'a> {
        let offering = match course {
            plan::Course::Offering(at) => offerings.get(at),
            plan::Course::Track(_) => None,
        };
        let track = match course {
            plan::Course::Track(track) => Some(track),
            plan::Course::Offering(_) => offering.map(|one| one.track),
        };
        let (track, title) = track.map_or(("", ""), |id| {
            let row = &self.catalog[id];
            (&*row.code, row.title.get(self.lang))
        });
        Course {
            track,
            offering: offering.map(|one| &*one.id),
            title: offering.map_or("", |one| &one.title).trim(),
            organization: offering.map_or("", |one| &one.organization),
            place: self.places(offering.map_or(&[], |one| &one.places)),
            starts: offering.and_then(|one| one.starts),
            ends: offering.and_then(|one| one.ends),
            url: offering.map_or("", |one| &one.url),
        }
        .titled(title)
    }

    /// A plan for postings: those of the board, or the one that stands for an occupation or a venture ([`plan::asked`],
    /// [`crate::venture::asked`]).
    #[must_use]
    pub fn plan(
        &self,
        plan: &'a plan::Plan,
        offerings: &'a [crate::Offering],
        postings: &'a [crate::Posting],
        goal: Option<&'a crate::Posting>,
    ) -> Plan<'a> {
        let ids = |places: &[usize]| ids(postings, places);
        let step = |one: &'a plan::Step| Step {
            course: self.course(one.course, offerings),
            opens: ids(&one.opens),
            unsaid: ids(&one.unsaid),
            closer: ids(&one.closer),
            alone: one.alone,
            teaches: self.competencies(&one.teaches),
            hours: one.hours,
            cost: one.cost,
        };
        let left_out = |(course, reason): &(plan::Course, LeftOut)| NotTaken {
            course: self.course(*course, offerings),
            reason: *reason,
        };
        Plan {
            steps: plan.steps.iter().map(step).collect(),
            opens: ids(&plan.opens),
            unsaid: ids(&plan.unsaid),
            closer: ids(&plan.closer),
            open_already: ids(&plan.open_already),
            closes: plan.closes,
            hours: plan.hours,
            cost: plan.cost,
            exact: plan.certainty == Certainty::Exact,
            bound: match plan.certainty {
                Certainty::Exact => None,
                Certainty::Bounded { bound } => Some(bound),
            },
            after: goal.zip(plan.after.as_ref()).map(|(posting, result)| self.result(posting, result)),
            left_out: plan.left_out.iter().map(left_out).collect(),
        }
    }

    /// Self-employment routes with what is there and what is missing.
    #[must_use]
    pub fn ventures(&self, matches: &'a [VentureMatch]) -> Vec<Venture<'a>> {
        let venture = |one: &'a VentureMatch| {
            let row = &self.catalog[one.venture];
            let abilities = |met: bool| {
                let there = |status: Status| matches!(status, Status::Met | Status::Partly);
                let outcomes = one.result.outcomes.iter().filter(move |outcome| there(outcome.status) == met);
                outcomes.filter_map(|outcome| outcome.competency.map(|id| self.title(id))).collect()
            };
            let needs = |kind: VentureNeedKind| {
                row.needs.iter().filter(|need| need.kind == kind).map(|need| need.title.get(self.lang)).collect()
            };
            let supports = |programme: &&crate::catalog::Programme| {
                programme.fields.is_empty() || programme.fields.contains(&row.field)
            };
            Venture {
                code: &row.code,
                title: row.title.get(self.lang),
                fit: one.result.fit,
                proof: one.result.proof,
                have: abilities(true),
                missing: abilities(false),
                tools: needs(VentureNeedKind::Tool),
                permits: needs(VentureNeedKind::Permit),
                certificates: needs(VentureNeedKind::Certificate),
                programmes: (self.catalog.programmes().iter().filter(supports))
                    .map(|programme| programme.title.get(self.lang))
                    .collect(),
                capital: row.capital,
            }
        };
        matches.iter().map(venture).collect()
    }
}

/// The ids of the postings at some places.
fn ids<'a>(postings: &'a [crate::Posting], places: &[usize]) -> Vec<&'a str> {
    places.iter().filter_map(|at| postings.get(*at)).map(|posting| &*posting.id).collect()
}

impl<'a> Course<'a> {
    /// With the track's name where it has none of its own.
    fn titled(self, track: &'a str) -> Self {
        if self.title.is_empty() { Self { title: track, ..self } } else { self }
    }
}

fn alternative(condition: &Condition) -> Alternative {
    match condition {
        Condition::Education(asked) => Alternative::Education(*asked),
        Condition::Experience(months) => Alternative::Experience(*months),
        Condition::Licence(asked) => Alternative::Licence(*asked),
        Condition::Certificate(words) => Alternative::Certificate(words.clone()),
    }
}

/// The names that [`schema`] knows.
pub const SCHEMAS: &[&str] = &["link", "profile", "posting", "match", "rank", "unlock", "plan", "ventures", "error"];

/// The JSON Schema of a shape by its name, one of [`SCHEMAS`]; `None` for another name.
#[cfg(feature = "schema")]
#[must_use]
pub fn schema(name: &str) -> Option<schemars::Schema> {
    /// What is printed for an error.
    #[derive(schemars::JsonSchema)]
    struct Refused {
        /// The error.
        #[expect(dead_code, reason = "only its schema is used")]
        error: Refusal,
    }
    Some(match name {
        "error" => schemars::schema_for!(Refused),
        "link" => schemars::schema_for!(Linked<'_>),
        "profile" => schemars::schema_for!(Profile<'_>),
        "posting" => schemars::schema_for!(Posting<'_>),
        "match" | "rank" => schemars::schema_for!(Match<'_>),
        "unlock" => schemars::schema_for!(Unlock<'_>),
        "plan" => schemars::schema_for!(Plan<'_>),
        "ventures" => schemars::schema_for!(Venture<'_>),
        _ => return None,
    })
}
