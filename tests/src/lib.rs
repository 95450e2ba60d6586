//! What the suites share: a naive scorer of another construction to hold the engine against, random hostile input, and
//! catalogue files written by hand.

pub mod file;
pub mod hostile;

use padan::catalog::{Catalog, CompetencyId};
use padan::posting::{Importance, Origin, Posting};
use padan::profile::Profile;

/// Low and high fit, worked out requirement by requirement with exact fractions and no tables.
#[must_use]
pub fn reference_fit(catalog: &Catalog, profile: &Profile, posting: &Posting) -> (u32, u32) {
    let credit = |competency: CompetencyId, level: Option<u8>| -> (u64, u64) {
        let need = u64::from(level.unwrap_or(1));
        let share = |have: u64| if have >= need { 10_000 } else { have * 10_000 / need };
        let of = |id: CompetencyId| profile.claims.iter().find(|claim| claim.competency == id);
        let (mut low, mut high) = of(competency).map_or((0, 0), |claim| {
            (share(u64::from(claim.level.unwrap_or(1))), share(u64::from(claim.level.unwrap_or(3))))
        });
        if !catalog[competency].no_substitute {
            for relation in catalog.relations().iter().filter(|relation| relation.need == competency) {
                if let Some(claim) = of(relation.have) {
                    let stand_in = share(u64::from(claim.level.unwrap_or(1))) * u64::from(relation.share) / 10_000;
                    low = low.max(stand_in);
                    high = high.max(stand_in);
                }
            }
        }
        (low, high)
    };
    let (mut total, mut low, mut high) = (0u64, 0u64, 0u64);
    for requirement in &posting.requirements {
        let base = if requirement.importance == Importance::Must { 6 } else { 3 };
        let (weight, (from, to)) = match requirement.competency {
            None => (180, (0, 10_000)),
            Some(id) => {
                let rarity = u64::from(catalog[id].rarity);
                let weight = if requirement.origin == Origin::Implied {
                    (base * rarity * u64::from(requirement.need) / 20).max(20)
                } else {
                    base * rarity
                };
                (weight, credit(id, requirement.level))
            }
        };
        total += weight;
        low += weight * from;
        high += weight * to;
    }
    let rounded = |sum: u64| u32::try_from(sum.checked_div(total).unwrap_or(0)).unwrap_or(0);
    (rounded(low), rounded(high))
}
