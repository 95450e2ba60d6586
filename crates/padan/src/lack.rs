//! What keeps a job closed for a person: the must-haves that are not there and the conditions that do not hold.
//!
//! One definition for all that speaks of opening a job ([`crate::unlock`], [`crate::plan`], [`crate::change`]). A job is **open**
//! when its advert states at least one ability that was understood, every must-have that it states is claimed, and its gate is
//! `Yes`. So, of what [`crate::score`] answers:
//!
//! - A must-have is there when the competency itself is claimed, at whatever level: few people say a level, and the fit still says
//!   "partly". A related competency stands in for a share of the fit and opens nothing.
//! - A must-have that was not understood is never there, since nobody can know.
//! - What only the occupation implies, and what is welcome, keeps nothing closed.
//! - A condition that the person has not spoken of does not hold: unknown is never taken as met.

use crate::catalog::Catalog;
use crate::posting::{Importance, Origin, Posting};
use crate::profile::Profile;
use crate::score::{Check, Gate, checks, verdict};
use crate::sorted::Arrange;
use crate::text::Date;

/// What one job lacks for a person. An advert with several jobs gives one of each.
#[derive(Debug, Clone)]
pub(crate) struct Lack {
    /// Its posting's place on the board.
    pub(crate) posting: usize,
    /// What is not there, in order, each once: a must-have as [`Check::Competency`] with `No`, a condition with its verdict.
    pub(crate) needs: Vec<(Check, Gate)>,
    /// Must-haves that were not understood.
    pub(crate) unread: usize,
}

impl Lack {
    /// What a job lacks; `None` when it states no ability that was understood, so that nothing can be said of it. O(n · log n)
    /// in its requirements and conditions.
    pub(crate) fn of(
        catalog: &Catalog,
        profile: &Profile,
        on: Option<Date>,
        place: usize,
        job: &Posting,
    ) -> Option<Self> {
        let asked = job.requirements.iter().any(|one| one.origin == Origin::Stated && one.competency.is_some());
        if !asked {
            return None;
        }
        let musts =
            job.requirements.iter().filter(|one| one.importance == Importance::Must && one.origin != Origin::Implied);
        let unread = musts.clone().filter(|one| one.competency.is_none()).count();
        let mut needs: Vec<(Check, Gate)> = musts
            .filter_map(|one| one.competency)
            .map(Check::Competency)
            .filter(|need| !holds(catalog, profile, on, need))
            .map(|need| (need, Gate::No))
            .collect();
        for check in checks(job) {
            match verdict(catalog, profile, on, &check) {
                None | Some(Gate::Yes) => {}
                Some(failed) => needs.push((check, failed)),
            }
        }
        needs.arrange();
        needs.dedup();
        Some(Self { posting: place, needs, unread })
    }

    /// What every job of a board lacks; postings of which nothing can be said are left out.
    pub(crate) fn of_all(catalog: &Catalog, profile: &Profile, on: Option<Date>, postings: &[Posting]) -> Vec<Self> {
        let mut all = Vec::with_capacity(postings.len());
        for (place, posting) in postings.iter().enumerate() {
            let alone = std::slice::from_ref(posting);
            let jobs = if posting.jobs.is_empty() { alone } else { &posting.jobs };
            all.extend(jobs.iter().filter_map(|job| Self::of(catalog, profile, on, place, job)));
        }
        all
    }
}

/// Whether a person has what is needed: claims the competency, or the condition holds for certain.
pub(crate) fn holds(catalog: &Catalog, profile: &Profile, on: Option<Date>, need: &Check) -> bool {
    match need {
        Check::Competency(asked) => profile.claim_of(*asked).is_some(),
        check => verdict(catalog, profile, on, check).is_none_or(|status| status == Gate::Yes),
    }
}
