//! Trades that are near: occupations that share what somebody can already do.
//!
//! A rung says only which of an occupation's usual competencies are shared and which are not. It says nothing of pay, of demand or
//! of whether anybody moves that way; the catalogue's needs are judgements (`data/SOURCES.md`). (Relatedness of jobs by shared
//! skills: Nesta, *Mapping Career Causeways*, 2020.)

use crate::catalog::{Catalog, CompetencyId, Kind, OccupationId};
use crate::profile::Profile;
use crate::sorted::Arrange;
use std::cmp::Reverse;

/// An occupation and what of it is shared.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rung {
    /// The occupation.
    pub occupation: OccupationId,
    /// What it usually needs and is there, the most important first.
    pub shared: Vec<CompetencyId>,
    /// What it usually needs and is not there, the most important first.
    pub missing: Vec<CompetencyId>,
    /// The weight of what is shared as a part of all, in basis points.
    pub share: u32,
}

/// An occupation that shares fewer is no rung: one thing in common is chance.
const SHARED: usize = 2;

/// The occupations that share at least two competencies with what is held, the largest part first, then by code; those left out
/// that are `own`. What every job asks (honesty, teamwork) does not count. Linear in the catalogue's needs.
fn rungs(catalog: &Catalog, held: &dyn Fn(CompetencyId) -> bool, own: &[OccupationId]) -> Vec<Rung> {
    let mut all: Vec<Rung> = Vec::new();
    for (at, occupation) in (0u16..).zip(catalog.occupations()) {
        let id = OccupationId(at);
        if own.contains(&id) {
            continue;
        }
        let mut rung = Rung { occupation: id, shared: Vec::new(), missing: Vec::new(), share: 0 };
        let (mut weight, mut total) = (0u32, 0u32);
        for need in occupation.needs.iter().filter(|need| catalog[need.competency].kind != Kind::Core) {
            total += u32::from(need.weight);
            if held(need.competency) {
                weight += u32::from(need.weight);
                rung.shared.push(need.competency);
            } else {
                rung.missing.push(need.competency);
            }
        }
        rung.share = (weight * 10_000).checked_div(total).unwrap_or(0);
        if rung.shared.len() >= SHARED {
            all.push(rung);
        }
    }
    all.arrange_by_key(|rung| (Reverse(rung.share), rung.occupation));
    all
}

/// The trades near a person, by what they claim; those that they name as theirs are left out.
///
/// ```
/// let padan = padan::Padan::embedded();
/// let person = padan.read_profile("bisa las listrik, las argon, baca gambar teknik, potong pelat");
/// let near = padan::ladder::of_person(padan.catalog(), &person);
/// assert!(near.iter().all(|rung| rung.shared.len() >= 2 && rung.share <= 10_000));
/// assert!(near.is_sorted_by_key(|rung| std::cmp::Reverse(rung.share)));
/// ```
#[must_use]
pub fn of_person(catalog: &Catalog, profile: &Profile) -> Vec<Rung> {
    rungs(catalog, &|id| profile.claim_of(id).is_some(), &profile.occupations)
}

/// The trades near an occupation: as for somebody who can do all that it usually needs.
#[must_use]
pub fn of_occupation(catalog: &Catalog, occupation: OccupationId) -> Vec<Rung> {
    let needs = &catalog[occupation].needs;
    rungs(catalog, &|id| needs.iter().any(|need| need.competency == id), &[occupation])
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::Padan;

    #[test]
    fn a_motorcycle_mechanic_is_near_to_other_mechanics() {
        let padan = Padan::embedded();
        let mechanic = padan.catalog().occupation("7231.04").unwrap();
        let near = of_occupation(padan.catalog(), mechanic);
        assert!(padan.catalog()[near[0].occupation].code.starts_with("7231"), "{:?}", near[0]);
        for rung in &near {
            assert!(rung.occupation != mechanic && rung.share > 0);
            assert!(rung.shared.iter().all(|id| !rung.missing.contains(id)));
        }
        assert!(of_person(padan.catalog(), &Profile::default()).is_empty());
    }
}
