//! A person, as far as matching needs to know: what they can do, why that is believed, and their conditions.
//!
//! There is no field for a name, an age, a sex, a religion, a marital status or looks, and the text is read without the words
//! that state them.

use crate::catalog::{Catalog, CompetencyId, OccupationId, RegionId, TrackId, UnitId};
use crate::facts::{self, Education, Licence};
use crate::json::Tree;
use crate::limits::{self, Cut};
use crate::link::{JobMention, Reading, Stance, Via};
use crate::sorted::{Arrange, Set, Table};
use crate::text::{Break, Date, Tokens, Word, words};
use crate::{Error, Result};

/// Why a claim is believed, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum EvidenceKind {
    /// The person says so.
    Declared,
    /// Work, paid or not, formal or not.
    Work,
    /// Training completed.
    Training,
    /// A certificate.
    Certificate,
}

/// One reason to believe a claim.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Evidence {
    /// What sort of reason.
    pub kind: EvidenceKind,
    /// The unit certified or taught, where known.
    pub unit: Option<UnitId>,
    /// Who issued it.
    pub issuer: Option<Box<str>>,
    /// Last day of validity, of a certificate.
    pub valid_until: Option<Date>,
    /// Since when, of work.
    pub since: Option<Date>,
}

impl Evidence {
    /// A reason of a kind, with nothing more known.
    #[must_use]
    pub const fn of(kind: EvidenceKind) -> Self {
        Self { kind, unit: None, issuer: None, valid_until: None, since: None }
    }
}

/// Something a person can do.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Claim {
    /// What.
    pub competency: CompetencyId,
    /// How well: 1 dasar, 2 terampil, 3 mahir; `None` when not said.
    pub level: Option<u8>,
    /// How the text's words were recognised.
    pub via: Via,
    /// Why it is believed; never empty, sorted, the strongest last.
    pub evidence: Vec<Evidence>,
}

impl Claim {
    /// A claim with one reason.
    #[must_use]
    pub fn new(competency: CompetencyId, level: Option<u8>, evidence: Evidence) -> Self {
        Self { competency, level, via: Via::Alias, evidence: vec![evidence] }
    }
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Profile {
    /// What they can do, by competency, each once.
    pub claims: Vec<Claim>,
    /// What the text names without claiming it, and why not.
    pub not_claimed: Vec<(CompetencyId, Stance)>,
    /// Licences held. When `None`, the person has not said.
    pub licences: Option<Set<Licence>>,
    /// Highest schooling completed, where said.
    pub education: Option<Education>,
    /// Months of work, where said; 0 is said too.
    pub experience_months: Option<u32>,
    /// Certificates in words ("BNSP", "sertifikat barista"), folded.
    pub certificates: Set<Box<str>>,
    /// Occupations worked in or named as one's own.
    pub occupations: Vec<OccupationId>,
    /// Tracks finished, or that the claims point to; best first.
    pub tracks: Vec<TrackId>,
    /// Where they live or want to work.
    pub places: Vec<RegionId>,
    /// Places they will not work at.
    pub excluded_places: Vec<RegionId>,
    /// Words not understood.
    pub unknown: Vec<String>,
    /// What was too long and cut.
    pub cuts: Vec<Cut>,
}

/// The most months of work that a person is taken to have: a hundred years.
const MONTHS_MOST: u32 = 1_200;

const WORK_WORDS: &[Word] = words![
    "kerja", "bekerja", "magang", "pkl", "bantu", "bantuin", "membantu", "pengalaman", "berpengalaman", "usaha",
    "bengkel", "worked", "work", "experience", "internship", "freelance", "sampingan", "borongan", "tukang",
];
const TRAINING_WORDS: &[Word] = words![
    "pelatihan", "kursus", "blk", "blkk", "diklat", "training", "course", "bpvp", "bbpvp", "lpk", "jurusan", "smk",
    "stm", "workshop",
];
const CERTIFICATE_WORDS: &[Word] = words![
    "sertifikat", "bersertifikat", "sertifikasi", "certificate", "certified", "bnsp", "kompeten", "certification"
];
const EXCLUDING: &[Word] = words!["kecuali", "selain", "tidak", "gak", "nggak", "jangan"];

impl Profile {
    /// Somebody who finished a track: its competencies at level 2 by training, the units where known; schooling, experience
    /// and licences unknown, not absent.
    #[must_use]
    pub fn track_holder(catalog: &Catalog, track: TrackId) -> Self {
        let taught = &catalog[track];
        let mut claims: Vec<Claim> = taught
            .teaches
            .iter()
            .map(|taught| {
                let unit = catalog[taught.competency].units.first().copied();
                Claim::new(taught.competency, Some(2), Evidence { unit, ..Evidence::of(EvidenceKind::Training) })
            })
            .collect();
        claims.arrange_by_key(|claim| claim.competency);
        Self { claims, tracks: vec![track], ..Self::default() }
    }

    /// Somebody who finished several tracks.
    #[must_use]
    pub fn tracks_holder(catalog: &Catalog, tracks: &[TrackId]) -> Self {
        let mut profile = Self::default();
        for track in tracks {
            profile.merge(Self::track_holder(catalog, *track));
        }
        profile
    }

    /// Adds everything another profile says to this one. What is said of schooling and experience stays the higher.
    pub fn merge(&mut self, other: Self) {
        for claim in other.claims {
            self.claim(claim);
        }
        for denied in other.not_claimed {
            if !self.not_claimed.contains(&denied) {
                self.not_claimed.push(denied);
            }
        }
        if let Some(more) = other.licences {
            self.licences.get_or_insert_default().extend(more);
        }
        self.education = self.education.max(other.education);
        self.experience_months = self.experience_months.max(other.experience_months);
        self.certificates.extend(other.certificates);
        self.occupations.extend(other.occupations);
        for track in other.tracks {
            if !self.tracks.contains(&track) {
                self.tracks.push(track);
            }
        }
        self.places.extend(other.places);
        self.excluded_places.extend(other.excluded_places);
        self.unknown.extend(other.unknown);
        self.cuts.extend(other.cuts);
    }

    /// Adds a claim; where the competency is claimed already, the higher level and all reasons are kept. Past the limit it is
    /// left out and the cut noted.
    pub fn claim(&mut self, claim: Claim) {
        if self.claims.len() < limits::REQUIREMENTS || self.claim_of(claim.competency).is_some() {
            self.learn(claim);
        } else {
            limits::note(&mut self.cuts, "claims", limits::REQUIREMENTS);
        }
    }

    /// Adds a claim of what a course teaches: no limit holds, since it comes from the catalogue.
    pub(crate) fn learn(&mut self, claim: Claim) {
        match self.claims.binary_search_by_key(&claim.competency, |held| held.competency) {
            Ok(at) => {
                if let Some(held) = self.claims.get_mut(at) {
                    held.level = held.level.max(claim.level);
                    held.via = held.via.min(claim.via);
                    held.evidence.extend(claim.evidence);
                    held.evidence.arrange();
                    held.evidence.dedup();
                }
            }
            Err(at) => self.claims.insert(at, claim),
        }
    }

    /// The claim of a competency, if there is one. Logarithmic.
    #[must_use]
    pub fn claim_of(&self, competency: CompetencyId) -> Option<&Claim> {
        self.claims.binary_search_by_key(&competency, |held| held.competency).ok().and_then(|at| self.claims.get(at))
    }

    /// Whether the person says they cannot do it.
    #[must_use]
    pub fn denies(&self, competency: CompetencyId) -> bool {
        self.claim_of(competency).is_none() && self.not_claimed.contains(&(competency, Stance::Negated))
    }

    /// Whether one of these places is in, or holds, one of the person's. Linear in both.
    #[must_use]
    pub fn lives_near(&self, catalog: &Catalog, places: &[RegionId]) -> bool {
        let within = |a: RegionId, b: RegionId| catalog.region_within(a, b) || catalog.region_within(b, a);
        places.iter().any(|place| self.places.iter().any(|own| within(*place, *own)))
    }

    /// Reads what a person writes of themselves. Never fails; text over the limit is cut and said so. Linear.
    #[must_use]
    pub fn from_text(catalog: &Catalog, text: &str) -> Self {
        let mut cuts = Vec::new();
        let text = limits::shorten(text, "text", limits::DESCRIPTION_CHARS, &mut cuts);
        let mut reading = Reading::new(catalog, text, &[]);
        reading.drop_told(text);
        let tokens = &reading.tokens;
        let mut profile = Self { cuts, ..Self::default() };
        let mut others: Table<CompetencyId, Stance> = Table::default();
        for mention in &reading.mentions {
            if mention.stance == Stance::Claimed {
                let evidence = evidence_near(tokens, mention.tokens);
                profile.claim(Claim {
                    competency: mention.competency,
                    level: mention.level,
                    via: mention.via,
                    evidence: vec![evidence],
                });
            } else {
                let held = others.held(mention.competency, mention.stance);
                *held = (*held).min(mention.stance);
            }
        }
        // A job's name without a word for its work anywhere still says its heart: "saya kasir".
        let with_words = |job: &&JobMention| {
            let next = reading.mentions.partition_point(|mention| mention.tokens.1 < job.tokens.0);
            reading.mentions.get(next).is_some_and(|mention| mention.tokens.0 <= job.tokens.1)
        };
        let described: Set<OccupationId> = reading.jobs.iter().filter(with_words).map(|job| job.occupation).collect();
        for job in reading.jobs.iter().filter(|job| job.stance == Stance::Claimed) {
            if !profile.occupations.contains(&job.occupation) {
                profile.occupations.push(job.occupation);
            }
            if !described.contains(&job.occupation) {
                for need in catalog[job.occupation].needs.iter().filter(|need| need.weight >= 9).take(2) {
                    profile.claim(Claim {
                        competency: need.competency,
                        level: None,
                        via: Via::Search,
                        evidence: vec![Evidence::of(EvidenceKind::Work)],
                    });
                }
            }
        }
        profile.not_claimed = others
            .into_entries()
            .into_iter()
            .filter(|(competency, _)| profile.claim_of(*competency).is_none())
            .collect();
        profile.read_facts(catalog, &reading);
        profile.experience_months = profile.experience_months.map(|months| months.min(MONTHS_MOST));
        profile.tracks = suggested_tracks(catalog, &profile);
        let linked = reading.linked();
        let words = linked.unknown.iter().filter_map(|word| text.get(word.start..word.end));
        profile.unknown = words.map(str::to_ascii_lowercase).collect::<Set<String>>().into_iter().collect();
        profile
    }

    fn read_facts(&mut self, catalog: &Catalog, reading: &Reading<'_>) {
        let tokens = &reading.tokens;
        let clause_has = |at: usize, words: &[Word]| {
            (at.saturating_sub(5)..at)
                .rev()
                .take_while(|place| (place + 1..=at).all(|b| tokens.before(b) < Break::Sentence))
                .any(|place| tokens.is(place, words))
        };
        let not_held = |first: usize| {
            (first.saturating_sub(4)..first).any(|place| {
                tokens.is(
                    place,
                    words!(
                        "belum"
                            | "tidak"
                            | "tdk"
                            | "gak"
                            | "nggak"
                            | "ga"
                            | "no"
                            | "blm"
                            | "tanpa"
                            | "bukan"
                            | "mau"
                            | "ingin"
                            | "akan"
                    ),
                ) && (place + 1..=first).all(|b| tokens.before(b) < Break::Comma)
            })
        };
        for fact in facts::licences(tokens) {
            let expired = (fact.last + 1..(fact.last + 5).min(tokens.len()))
                .take_while(|place| tokens.before(*place) < Break::Sentence)
                .any(|place| {
                    tokens.is(place, words!("mati" | "kadaluarsa" | "kedaluwarsa" | "expired" | "hilang" | "habis"))
                });
            // "adik saya punya SIM A" says nothing of the writer.
            if reading.stance_at(fact.first) == Stance::OtherPerson {
                continue;
            }
            let held = self.licences.get_or_insert_default();
            // "SIM A ga ada", "SIM A belum"
            let denied = tokens.before(fact.last + 1) == Break::None
                && (tokens.is(fact.last + 1, words!("belum" | "blm" | "tidak" | "gak" | "ga" | "nggak" | "tdk"))
                    && tokens.is(fact.last + 2, words!("ada" | "punya" | "bikin" | "buat" | "jadi")));
            let denied = denied
                || tokens.is(fact.last + 1, words!("belum" | "blm"))
                    && (fact.last + 2 >= tokens.len() || tokens.before(fact.last + 2) >= Break::Comma);
            if !not_held(fact.first) && !expired && !denied {
                held.insert(fact.value.0);
            }
        }
        // "tidak punya SIM": said, and none.
        for at in 0..tokens.len() {
            if tokens.is(at, words!("sim")) && not_held(at) {
                self.licences.get_or_insert_default();
            }
        }
        for fact in facts::educations(tokens) {
            let unfinished = clause_has(
                fact.first,
                words![
                    "kuliah", "mahasiswa", "belum", "sedang", "masih", "ingin", "mau", "tidak", "calon", "lanjut",
                    "melanjutkan", "anak", "guru", "mengajar", "ngajar", "putus", "dulu",
                ],
            ) && !(fact.first.saturating_sub(3)..fact.first)
                .any(|place| tokens.is(place, words!("lulusan" | "lulus" | "tamat" | "tamatan" | "ijazah")));
            let not_lulus = (fact.first.saturating_sub(3)..fact.first).any(|place| {
                tokens.is(place, words!("tidak" | "belum" | "gak" | "nggak"))
                    && tokens.is(place + 1, words!("lulus" | "tamat" | "selesai"))
            });
            // "STM ga tamat", "SMA putus di kelas 2"
            let dropped =
                (fact.last + 1..fact.last + 4).take_while(|place| tokens.before(*place) < Break::Comma).any(|place| {
                    match tokens.at(place) {
                        "putus" | "keluar" => true,
                        "tidak" | "ga" | "gak" | "nggak" | "ndak" | "belum" | "tdk" => {
                            tokens.is(place + 1, words!("tamat" | "lulus" | "selesai" | "sampai" | "rampung"))
                        }
                        _ => false,
                    }
                });
            if !unfinished && !not_lulus && !dropped && reading.stance_at(fact.first) != Stance::OtherPerson {
                self.education = self.education.max(Some(fact.value));
            }
        }
        // "anak TKJ": the subject names the school.
        let of_school = |at: usize| {
            tokens.is(at, words!("tkj" | "tkr" | "tkro" | "tsm" | "tbsm" | "titl" | "tav" | "otkp" | "mplb" | "tptu"))
                && at > 0
                && tokens.is(at - 1, words!("anak" | "lulusan" | "alumni" | "lulus" | "jurusan"))
        };
        if self.education.is_none() && (0..tokens.len()).any(of_school) {
            self.education = Some(Education::Sma);
        }
        self.experience_months = facts::months_stated(tokens);
        for at in 0..tokens.len() {
            if tokens.is(at, CERTIFICATE_WORDS) && !not_held(at) {
                self.certificates.insert(certificate_words(tokens, at).into());
            }
        }
        for fact in facts::places_in(catalog, tokens) {
            let excluded = (fact.first.saturating_sub(5)..fact.first).any(|place| {
                tokens.is(place, EXCLUDING) && (place + 1..=fact.first).all(|b| tokens.before(b) < Break::Sentence)
            });
            if excluded {
                self.excluded_places.extend(fact.value);
            } else {
                self.places.extend(fact.value);
            }
        }
        self.places = facts::narrow(catalog, std::mem::take(&mut self.places));
        self.excluded_places.arrange();
        self.excluded_places.dedup();
    }

    /// Reads a profile from JSON when the text begins with `{`, otherwise from plain text.
    ///
    /// # Errors
    /// As [`Profile::from_json`].
    pub fn read(catalog: &Catalog, text: &str) -> Result<Self> {
        if text.trim_start().starts_with('{') {
            Self::from_json(catalog, text)
        } else {
            Ok(Self::from_text(catalog, text))
        }
    }

    /// Reads a profile from JSON text: free words in `text`, `summary`, `skills`; or the fields that `padan read profile --json`
    /// prints. Unknown fields are passed over.
    ///
    /// # Errors
    /// [`Error::Json`], [`Error::WrongShape`], [`Error::UnknownCode`] for a competency or unit that the catalogue lacks, and
    /// [`Error::LimitExceeded`].
    pub fn from_json(catalog: &Catalog, json: &str) -> Result<Self> {
        if json.len() > limits::PROFILE_BYTES {
            return Err(Error::LimitExceeded {
                what: "bytes of the profile",
                limit: limits::PROFILE_BYTES,
                actual: json.len(),
            });
        }
        let tree = Tree::parse(json)?;
        if tree.as_object().is_none() {
            return Err(tree.wrong("", "a profile object"));
        }
        let mut words = String::new();
        for key in ["text", "summary", "description", "about"] {
            if let Some(text) = tree.get(key).and_then(Tree::as_text) {
                words.push_str(text);
                words.push('\n');
            }
        }
        for item in tree.get("skills").map(Tree::items).unwrap_or_default() {
            if let Some(text) = item.as_text().or_else(|| item.get("name").and_then(Tree::as_text)) {
                words.push_str(text);
                words.push('\n');
            }
        }
        let mut profile = if words.is_empty() { Self::default() } else { Self::from_text(catalog, &words) };
        for (at, item) in tree.get("claims").map(Tree::items).unwrap_or_default().iter().enumerate() {
            let claim = claim_from(catalog, item, at, &mut profile.cuts)?;
            profile.claim(claim);
        }
        for item in tree.get("not_claimed").map(Tree::items).unwrap_or_default() {
            let Some(code) = item.get("competency").and_then(Tree::as_text) else { continue };
            let id = catalog.competency(code).ok_or_else(|| Error::unknown("competency", code))?;
            let stance = match item.get("reason").and_then(Tree::as_text) {
                Some("wished") => Stance::Wished,
                Some("other_person") => Stance::OtherPerson,
                _ => Stance::Negated,
            };
            profile.not_claimed.push((id, stance));
        }
        if let Some(list) = tree.get("licences").filter(|tree| !tree.is_null()) {
            let known = matches!(tree.get("licences_known"), Some(Tree::Bool(false)));
            let mut held = Set::default();
            for (place, item) in list.items().iter().enumerate() {
                let name = field(item, "licences", &mut profile.cuts).unwrap_or("");
                let tokens = Tokens::new(name);
                let found = facts::licences(&tokens);
                if found.is_empty() {
                    return Err(item.wrong(&format!("/licences/{place}"), "SIM A, SIM B1, SIM B2, SIM C or SIM D"));
                }
                held.extend(found.iter().map(|fact| fact.value.0));
            }
            if !(known && held.is_empty()) {
                profile.licences.get_or_insert_default().extend(held);
            }
        }
        if let Some(text) = tree.get("education").and_then(|item| field(item, "education", &mut profile.cuts)) {
            profile.education = profile.education.max(facts::lowest_listed(text));
        }
        if let Some(value) = tree.get("experience_months").filter(|value| !value.is_null()) {
            let months = value.as_number().and_then(|months| u32::try_from(months).ok()).filter(|n| *n <= MONTHS_MOST);
            if months.is_none() {
                return Err(value.wrong("/experience_months", "a whole number of months, 0 to 1200, or null"));
            }
            profile.experience_months = profile.experience_months.max(months);
        }
        for item in tree.get("certificates").map(Tree::items).unwrap_or_default() {
            if let Some(text) = field(item, "certificates", &mut profile.cuts) {
                profile.certificates.insert(crate::text::fold(text).into());
            }
        }
        for item in tree.get("tracks").map(Tree::items).unwrap_or_default() {
            let Some(code) = item.as_text() else { continue };
            let track = catalog.track(code).ok_or_else(|| Error::unknown("track", code))?;
            if !profile.tracks.contains(&track) {
                profile.tracks.push(track);
            }
        }
        for (key, into) in [("places", 0), ("excluded_places", 1)] {
            for item in tree.get(key).map(Tree::items).unwrap_or_default() {
                let item = item.get("code").unwrap_or(item);
                let Some(text) = field(item, key, &mut profile.cuts) else { continue };
                let regions =
                    catalog.region(text).map_or_else(|| facts::place_of(catalog, text), |region| vec![region]);
                if into == 0 { profile.places.extend(regions) } else { profile.excluded_places.extend(regions) }
            }
        }
        if let Some(place) = tree.get("location").and_then(|item| field(item, "location", &mut profile.cuts)) {
            profile.places.extend(facts::place_of(catalog, place));
        }
        Ok(profile)
    }
}

/// The text of a short field, cut at its limit.
fn field<'t>(item: &'t Tree, name: &str, cuts: &mut Vec<Cut>) -> Option<&'t str> {
    item.as_text().map(|text| limits::shorten(text, name, limits::FIELD_CHARS, cuts))
}

fn claim_from(catalog: &Catalog, item: &Tree, at: usize, cuts: &mut Vec<Cut>) -> Result<Claim> {
    let unknown = Error::unknown;
    let unit = |tree: &Tree| match tree.get("unit").and_then(Tree::as_text) {
        Some(code) => catalog.unit(code).map(Some).ok_or_else(|| unknown("unit", code)),
        None => Ok(None),
    };
    let own_unit = unit(item)?;
    let competency = match (item.get("competency").and_then(Tree::as_text), own_unit) {
        (Some(code), _) => catalog.competency(code).ok_or_else(|| unknown("competency", code))?,
        (None, Some(unit)) => {
            catalog.evidenced_by(unit).first().copied().ok_or_else(|| unknown("competency", &catalog[unit].code))?
        }
        (None, None) => return Err(item.wrong(&format!("/claims/{at}"), "a claim with \"competency\" or \"unit\"")),
    };
    let level = match item.get("level") {
        None | Some(Tree::Null) => None,
        Some(level) => match level.as_number() {
            Some(n @ 1..=3) => u8::try_from(n).ok(),
            _ => return Err(level.wrong(&format!("/claims/{at}/level"), "1, 2, 3 or null")),
        },
    };
    let date = |tree: &Tree, place: usize, key: &str| match tree.get(key) {
        None | Some(Tree::Null) => Ok(None),
        Some(value) => match value.as_text().and_then(Date::parse) {
            Some(date) => Ok(Some(date)),
            None => Err(value.wrong(&format!("/claims/{at}/evidence/{place}/{key}"), "a date such as 2026-11-24")),
        },
    };
    let mut evidence = Vec::new();
    for (place, reason) in item.get("evidence").map(Tree::items).unwrap_or_default().iter().enumerate() {
        let kind = match reason.get("kind").and_then(Tree::as_text) {
            None | Some("declared") => EvidenceKind::Declared,
            Some("work") => EvidenceKind::Work,
            Some("training") => EvidenceKind::Training,
            Some("certificate") => EvidenceKind::Certificate,
            Some(_) => {
                return Err(reason
                    .get("kind")
                    .unwrap_or(reason)
                    .wrong(&format!("/claims/{at}/evidence/{place}/kind"), "declared, work, training or certificate"));
            }
        };
        evidence.push(Evidence {
            kind,
            unit: unit(reason)?,
            issuer: reason.get("issuer").and_then(|item| field(item, "issuer", cuts)).map(Into::into),
            valid_until: date(reason, place, "valid_until")?,
            since: date(reason, place, "since")?,
        });
    }
    if evidence.is_empty() {
        evidence.push(Evidence::of(EvidenceKind::Declared));
    }
    evidence.arrange();
    evidence.dedup();
    Ok(Claim { competency, level, via: Via::Title, evidence })
}

/// What kind of reason the sentence around a mention gives, and a certificate's last day where it is dated.
fn evidence_near(tokens: &Tokens, (first, last): (usize, usize)) -> Evidence {
    let mut from = first;
    while from > 0 && first - from < 14 && tokens.before(from) < Break::Sentence {
        from -= 1;
    }
    let mut to = last + 1;
    while to < tokens.len() && to - last < 12 && tokens.before(to) < Break::Sentence {
        to += 1;
    }
    // Words in the mention's own comma clause decide; else those of the sentence.
    let clause_from = (from..=first).rev().find(|at| tokens.before(*at) >= Break::Comma).unwrap_or(from);
    let clause_to = (last + 1..to).find(|at| tokens.before(*at) >= Break::Comma).unwrap_or(to);
    let kind_in = |range: std::ops::Range<usize>| {
        let has = |words: &[Word]| range.clone().any(|at| tokens.is(at, words));
        if has(CERTIFICATE_WORDS) {
            Some(EvidenceKind::Certificate)
        } else if has(TRAINING_WORDS) {
            Some(EvidenceKind::Training)
        } else if has(WORK_WORDS) {
            Some(EvidenceKind::Work)
        } else {
            None
        }
    };
    let kind = kind_in(clause_from..clause_to)
        .or_else(|| kind_in(from..to).filter(|kind| *kind != EvidenceKind::Certificate))
        .unwrap_or(EvidenceKind::Declared);
    let mut evidence = Evidence::of(kind);
    if kind == EvidenceKind::Certificate {
        evidence.issuer = (from..to).any(|at| tokens.is(at, words!("bnsp"))).then(|| "BNSP".into());
        evidence.valid_until = (from..to).find_map(|at| date_at(tokens, at));
    }
    evidence
}

/// A date written at a token: `31 Agustus 2026`, `2026-08-31`.
pub(crate) fn date_at(tokens: &Tokens, at: usize) -> Option<Date> {
    let joined = (at + 1..=at + 2).all(|place| place < tokens.len() && tokens.before(place) < Break::Line);
    joined.then(|| Date::parse(&format!("{} {} {}", tokens.at(at), tokens.at(at + 1), tokens.at(at + 2)))).flatten()
}

/// The words of a certificate: from the word itself over up to four content words of the clause, and up to two before "BNSP".
pub(crate) fn certificate_words(tokens: &Tokens, at: usize) -> String {
    let mut words = vec![tokens.at(at)];
    let mut place = at + 1;
    while place < tokens.len() && words.len() < 5 && tokens.before(place) == Break::None {
        let word = tokens.at(place);
        if tokens.is(
            place,
            words!(
                "dan"
                    | "atau"
                    | "lebih"
                    | "diutamakan"
                    | "menjadi"
                    | "adalah"
                    | "nilai"
                    | "yang"
                    | "or"
                    | "and"
                    | "is"
                    | "preferred"
                    | "aktif"
                    | "dari"
                    | "berlaku"
                    | "sampai"
            ),
        ) {
            break;
        }
        words.push(word);
        place += 1;
    }
    words.join(" ")
}

/// Tracks the claims point to, best first: the share of what they teach that is claimed, weighted by how central and how
/// telling it is. At most five.
fn suggested_tracks(catalog: &Catalog, profile: &Profile) -> Vec<TrackId> {
    let mut scored: Vec<(u32, TrackId)> = Vec::new();
    for (at, track) in (0u16..).zip(catalog.tracks()) {
        let score: u32 = track
            .teaches
            .iter()
            .filter(|taught| profile.claim_of(taught.competency).is_some())
            .map(|taught| {
                let competency = &catalog[taught.competency];
                // A competency of the track's own field says more than one it shares.
                let own = if competency.field == track.field { 3 } else { 1 };
                u32::from(taught.weight) * u32::from(competency.rarity) * own
            })
            .sum();
        if score > 0 {
            scored.push((score, TrackId(at)));
        }
    }
    scored.arrange_by_key(|(score, track)| (std::cmp::Reverse(*score), *track));
    let best = scored.first().map_or(0, |(score, _)| *score);
    scored.into_iter().filter(|(score, _)| *score * 4 >= best).take(5).map(|(_, track)| track).collect()
}
