//! Which small changes would turn a "no" into a "yes": counterfactuals over one posting.
//!
//! "If you had SIM C and could weld, this job would be open." Only what a person can act on is ever changed: something learnt, a
//! certificate, a licence, schooling, time worked, a place accepted. Age, sex and the like have no field that a change could
//! name. (Counterfactual explanations: Wachter, Mittelstadt and Russell, *Harvard Journal of Law & Technology* 31 (2018).)
//!
//! Nothing is estimated: every set of changes told was applied and scored, and so was every smaller one.

use crate::catalog::{Catalog, CompetencyId, RegionId};
use crate::facts::{Education, Licence};
use crate::lack::Lack;
use crate::limits;
use crate::posting::{Condition, Posting};
use crate::profile::{Claim, Evidence, EvidenceKind, Profile};
use crate::score::{self, Ability, Check, Gate, WHOLE, checks, verdict};
use crate::sorted::Arrange;
use crate::text::Date;

/// One thing that a person can bring about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// Coming to be able to do something, at a level: 1 dasar, 2 terampil, 3 mahir.
    Learn(CompetencyId, u8),
    /// Gaining a certificate, in folded words.
    Certificate(Box<str>),
    /// Gaining a driving licence, or saying that one has it.
    Licence(Licence),
    /// Finishing this schooling, or saying that one has it.
    Schooling(Education),
    /// Having worked so many months in all, or saying so.
    Experience(u32),
    /// No longer excluding a place.
    Accept(RegionId),
}

/// What is to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The gate is `Yes`: every condition holds.
    Gate,
    /// The job is open, see [`crate::unlock`]: the gate is `Yes` and every stated must-have is claimed.
    Open,
    /// The fit's low end is at least this, in basis points.
    Fit(u32),
}

/// The changes that reach a target.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Changes {
    /// Whether it is reached as things are; then there is nothing to change.
    pub already: bool,
    /// Every set of at most [`MOST`] changes that reaches the target and of which no part does: fewest first, each in order.
    pub sets: Vec<Vec<Change>>,
    /// Whether every set was tried. A posting that asks very much is tried up to [`limits::CHANGES_TRIED`] sets.
    pub complete: bool,
}

/// The largest set of changes that is tried.
pub const MOST: usize = 3;

/// A person after some changes. What is there already stays where it is more.
#[must_use]
pub fn apply(profile: &Profile, changes: &[Change]) -> Profile {
    let mut person = profile.clone();
    for change in changes {
        match change {
            Change::Learn(id, level) => {
                person.learn(Claim::new(*id, Some(*level), Evidence::of(EvidenceKind::Training)));
            }
            Change::Certificate(words) => {
                person.certificates.insert(words.clone());
            }
            Change::Licence(licence) => {
                person.licences.get_or_insert_default().insert(*licence);
            }
            Change::Schooling(level) => person.education = person.education.max(Some(*level)),
            Change::Experience(months) => person.experience_months = person.experience_months.max(Some(*months)),
            Change::Accept(place) => person.excluded_places.retain(|held| held != place),
        }
    }
    person
}

fn jobs(posting: &Posting) -> &[Posting] {
    if posting.jobs.is_empty() { std::slice::from_ref(posting) } else { &posting.jobs }
}

/// Whether a person reaches a target on a posting. As [`crate::score::score`].
#[must_use]
pub fn reaches(catalog: &Catalog, profile: &Profile, posting: &Posting, target: Target, on: Option<Date>) -> bool {
    match target {
        Target::Gate => score::score(catalog, profile, posting, on).gate == Gate::Yes,
        Target::Fit(least) => score::score(catalog, profile, posting, on).fit.low >= least,
        Target::Open => jobs(posting)
            .iter()
            .filter_map(|job| Lack::of(catalog, profile, on, 0, job))
            .any(|lack| lack.needs.is_empty() && lack.unread == 0),
    }
}

/// Every change that bears on a posting, in order; with `fits` also what only stands in for what is asked.
fn bearing(catalog: &Catalog, profile: &Profile, posting: &Posting, on: Option<Date>, fits: bool) -> Vec<Change> {
    let ability = Ability::new(catalog, profile, on);
    let mut all: Vec<Change> = Vec::new();
    for job in jobs(posting) {
        // What serves several things that are asked, as itself or as a stand-in, can reach in one step what each of them
        // reaches in two; the better it is known, the more.
        let mut stands: Vec<CompetencyId> = Vec::new();
        for asked in &job.requirements {
            let Some(id) = asked.competency else { continue };
            stands.push(id);
            stands.extend(catalog.stand_ins(id).iter().map(|relation| relation.have));
            let level = asked.level.unwrap_or(1).clamp(1, 3);
            if ability.meets(id, asked.level).0 < WHOLE || profile.claim_of(id).is_none() {
                all.push(Change::Learn(id, level));
            }
        }
        stands.arrange();
        for same in stands.chunk_by(|a, b| a == b).filter(|same| same.len() > 1 && fits) {
            all.extend(same.first().map(|have| Change::Learn(*have, 3)));
        }
        for check in checks(job) {
            if verdict(catalog, profile, on, &check).is_none_or(|status| status == Gate::Yes) {
                continue;
            }
            let conditions = match &check {
                Check::One(one) => std::slice::from_ref(one),
                Check::AnyOf(group) => group,
                Check::Place(places) => {
                    let bars = |out: &&RegionId| places.iter().any(|place| catalog.region_within(*place, **out));
                    all.extend(profile.excluded_places.iter().filter(bars).copied().map(Change::Accept));
                    continue;
                }
                // What cannot be done and must be is among the requirements; a closing date does not come back.
                Check::Competency(_) | Check::Closes(_) => continue,
            };
            all.extend(conditions.iter().map(|condition| match condition {
                Condition::Education(level) => Change::Schooling(*level),
                Condition::Experience(months) => Change::Experience(*months),
                Condition::Licence(licence) => Change::Licence(*licence),
                Condition::Certificate(words) => Change::Certificate(words.clone()),
            }));
        }
    }
    all.arrange();
    all.dedup();
    all
}

/// Every minimal set of at most [`MOST`] changes to a person that reaches a target on a posting; of an advert with several jobs,
/// on the one that [`crate::score::score`] then scores.
///
/// Sets are tried by size, so that of each set told every part was tried and failed. O(n³) scorings in what the posting asks and
/// the person lacks, at most [`limits::CHANGES_TRIED`].
///
/// ```
/// use padan::change::{self, Change, Target};
/// use padan::facts::Licence;
/// let padan = padan::Padan::embedded();
/// let person = padan.read_profile("bisa las listrik, lulusan SMK");
/// let advert = padan.read_posting("Kualifikasi:\n- bisa las listrik\n- min. SMK\n- memiliki SIM A");
/// let found = change::changes(padan.catalog(), &person, &advert, Target::Gate, None);
/// assert_eq!(found.sets, [[Change::Licence(Licence::SimA)]]);
/// ```
#[must_use]
pub fn changes(catalog: &Catalog, profile: &Profile, posting: &Posting, target: Target, on: Option<Date>) -> Changes {
    let mut found = Changes { already: false, sets: Vec::new(), complete: true };
    if reaches(catalog, profile, posting, target, on) {
        found.already = true;
        return found;
    }
    let all = bearing(catalog, profile, posting, on, matches!(target, Target::Fit(_)));
    let mut tried = 0usize;
    // The sets of the size before, as places in `all`; those that reach are not grown.
    let mut open: Vec<Vec<usize>> = vec![Vec::new()];
    let mut reached: Vec<Vec<usize>> = Vec::new();
    for _ in 0..MOST {
        let mut next = Vec::new();
        for set in &open {
            for at in set.last().map_or(0, |last| last + 1)..all.len() {
                let mut more = set.clone();
                more.push(at);
                if reached.iter().any(|known| known.iter().all(|one| more.contains(one))) {
                    continue;
                }
                if tried >= limits::CHANGES_TRIED {
                    found.complete = false;
                    break;
                }
                tried += 1;
                let changes: Vec<Change> = more.iter().filter_map(|at| all.get(*at).cloned()).collect();
                if reaches(catalog, &apply(profile, &changes), posting, target, on) {
                    found.sets.push(changes);
                    reached.push(more);
                } else {
                    next.push(more);
                }
            }
        }
        open = next;
    }
    found
}
