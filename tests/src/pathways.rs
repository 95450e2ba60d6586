//! Random people, adverts and courses made of values, and when a job is open by the real scorer alone: what the suites of plans,
//! of what opens jobs and of changes share.

use crate::Random;
use padan::catalog::{Catalog, CompetencyId, RegionId, TrackId};
use padan::facts::{Education, Licence};
use padan::link::Stance;
use padan::offering::{Offering, Prerequisite};
use padan::posting::{Condition, Importance, Origin, Posting, Requirement};
use padan::profile::{Claim, Evidence, EvidenceKind, Profile};
use padan::score::{self, Status};
use padan::{Date, Gate, Padan};

/// A source of random instances over one catalogue.
#[derive(Debug)]
pub struct World<'a> {
    /// Where the chances come from.
    pub random: Random,
    catalog: &'a Catalog,
    /// The few competencies that one case is about, among them pairs of which one stands in for the other.
    pub few: Vec<CompetencyId>,
    places: Vec<RegionId>,
    tracks: Vec<TrackId>,
    template: Requirement,
}

impl<'a> World<'a> {
    /// From an engine and a seed.
    #[must_use]
    pub fn new(padan: &'a Padan, seed: u64) -> Self {
        let catalog = padan.catalog();
        let places = ["34", "34.02", "34.04", "33.10"].iter().filter_map(|code| catalog.region(code)).collect();
        let template = padan.read_posting("Kualifikasi:\n- bisa las listrik").requirements.swap_remove(0);
        let tracks = catalog.track_ids().collect();
        Self { random: Random::new(seed), catalog, few: Vec::new(), places, tracks, template }
    }

    /// Chooses what the next case is about.
    pub fn shuffle(&mut self) {
        let ids: Vec<CompetencyId> = self.catalog.competency_ids().collect();
        self.few.clear();
        for _ in 0..3 {
            let relation = *self.random.pick(self.catalog.relations());
            self.few.extend([relation.have, relation.need, *self.random.pick(&ids)]);
        }
        self.few.sort_unstable();
        self.few.dedup();
    }

    /// One to so many of the few.
    pub fn some(&mut self, most: usize) -> Vec<CompetencyId> {
        let mut all: Vec<CompetencyId> = (0..=self.random.below(most)).map(|_| *self.random.pick(&self.few)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// A day in the second half of 2026.
    ///
    /// # Panics
    /// Never.
    pub fn date(&mut self) -> Date {
        let month = [7, 8, 9, 10, 11, 12][self.random.below(6)];
        Date::new(2026, month, [1, 15, 28][self.random.below(3)]).expect("every month has these days")
    }

    /// A person.
    pub fn profile(&mut self) -> Profile {
        let mut profile = Profile::default();
        for _ in 0..self.random.below(4) {
            let level = [None, Some(1), Some(3)][self.random.below(3)];
            profile.claim(Claim::new(*self.random.pick(&self.few), level, Evidence::of(EvidenceKind::Work)));
        }
        for _ in 0..self.random.below(3) {
            let id = *self.random.pick(&self.few);
            profile.not_claimed.push((id, *self.random.pick(&[Stance::Negated, Stance::Wished])));
        }
        profile.education = [None, Some(Education::Smp), Some(Education::S1)][self.random.below(3)];
        profile.experience_months = [None, Some(0), Some(24)][self.random.below(3)];
        if self.random.once_in(2) {
            profile.licences = Some((0..self.random.below(3)).map(|_| *self.random.pick(&Licence::ALL)).collect());
        }
        profile.places = (0..self.random.below(3)).map(|_| *self.random.pick(&self.places)).collect();
        profile.excluded_places = (0..self.random.below(2)).map(|_| *self.random.pick(&self.places)).collect();
        profile
    }

    /// An advert, at times with several jobs.
    pub fn posting(&mut self, several: bool) -> Posting {
        let mut posting = Posting::default();
        for id in self.some(4) {
            let mut one = self.template.clone();
            one.competency = Some(id);
            one.level = [None, Some(2), Some(3)][self.random.below(3)];
            one.importance = if self.random.once_in(5) { Importance::Preferred } else { Importance::Must };
            one.origin = if self.random.once_in(8) { Origin::Implied } else { Origin::Stated };
            one.hard = self.random.once_in(4);
            posting.requirements.push(one);
        }
        if self.random.once_in(10) {
            let mut one = self.template.clone();
            (one.competency, one.origin) = (None, Origin::Unresolved);
            posting.requirements.push(one);
        }
        let gates = &mut posting.gates;
        match self.random.below(14) {
            0 => gates.education_min = Some(Education::Sma),
            1 => gates.experience_min_months = Some(12),
            2 => gates.licences_required.push(*self.random.pick(&Licence::ALL)),
            3 => gates.certificates.push("bnsp las".into()),
            4 => gates.any_of.push(vec![Condition::Education(Education::D3), Condition::Certificate("bnsp".into())]),
            5 => posting.closing_date = Some(self.date()),
            6 => posting.place = vec![*self.random.pick(&self.places)],
            _ => {}
        }
        if several && self.random.once_in(8) {
            posting.jobs = vec![self.posting(false), self.posting(false)];
        }
        posting
    }

    /// A course, known by its number.
    pub fn offering(&mut self, at: usize) -> Offering {
        let mut one = Offering::of(*self.random.pick(&self.tracks));
        one.id = at.to_string().into();
        one.competencies = self.some(3);
        one.hours = [None, Some(40), Some(100), Some(100)][self.random.below(4)];
        one.cost = [None, Some(0), Some(500_000)][self.random.below(3)];
        one.places = (0..self.random.below(2)).map(|_| *self.random.pick(&self.places)).collect();
        if self.random.once_in(3) {
            let (a, b) = (self.date(), self.date());
            one.starts = Some(a.min(b));
            one.ends = (!self.random.once_in(3)).then(|| a.max(b));
        }
        one.seats = [None, None, None, None, Some(0), Some(9)][self.random.below(6)];
        match self.random.below(14) {
            0 => one.prerequisites.push(Prerequisite::Competency(*self.random.pick(&self.few))),
            1 => one.prerequisites.push(Prerequisite::Education(Education::Smp)),
            2 => one.prerequisites.push(Prerequisite::Licence(Licence::SimA)),
            3 if self.random.once_in(4) => one.prerequisites.push(Prerequisite::Words("berani".into())),
            _ => {}
        }
        if self.random.once_in(5) {
            one.certificate = (*self.random.pick(&["bnsp las", "bnsp"])).into();
        }
        one
    }
}

/// The jobs of an advert: itself, where it holds no several.
#[must_use]
pub fn jobs(posting: &Posting) -> &[Posting] {
    if posting.jobs.is_empty() { std::slice::from_ref(posting) } else { &posting.jobs }
}

/// The must-haves of a job that the real scorer finds missing, what was not understood as `None`; nothing of a job that states
/// nothing.
#[must_use]
pub fn lacking(
    catalog: &Catalog,
    person: &Profile,
    job: &Posting,
    on: Option<Date>,
) -> Option<Vec<Option<CompetencyId>>> {
    let result = score::score(catalog, person, job, on);
    let stated = |one: &score::Outcome| one.origin == Origin::Stated && one.competency.is_some();
    result.outcomes.iter().any(stated).then(|| {
        let missing = |one: &&score::Outcome| {
            one.importance == Importance::Must
                && one.origin != Origin::Implied
                && match one.status {
                    Status::Met | Status::Partly => false,
                    // A better stand-in beside a weak claim of the thing itself.
                    Status::Related => one.competency.is_none_or(|id| person.claim_of(id).is_none()),
                    Status::Missing | Status::Unknown => true,
                }
        };
        result.outcomes.iter().filter(missing).map(|one| one.competency).collect()
    })
}

/// The gate of one job.
#[must_use]
pub fn gate(catalog: &Catalog, person: &Profile, job: &Posting, on: Option<Date>) -> Gate {
    score::score(catalog, person, job, on).gate
}

/// Whether any job of a posting is open, by the real scorer alone.
#[must_use]
pub fn open(catalog: &Catalog, person: &Profile, posting: &Posting, on: Option<Date>) -> bool {
    let open = |job: &Posting| {
        gate(catalog, person, job, on) == Gate::Yes
            && lacking(catalog, person, job, on).is_some_and(|lacks| lacks.is_empty())
    };
    jobs(posting).iter().any(open)
}
