//! The constants of the score, each argued, and what a profile is worth for every competency.

use super::{Gate, Status, WHOLE, proof_for};
use crate::catalog::{Catalog, CompetencyId};
use crate::posting::{Importance, Origin, Requirement};
use crate::profile::Profile;
use crate::text::Date;

/// Weight of a stated must-have before rarity. The unit in which the others are said.
const MUST: u32 = 6;
/// A welcome ability weighs half a must-have: an advert that says "nilai plus" will take somebody without.
const PREFERRED: u32 = MUST / 2;
/// Of an implied requirement at most half its stated weight counts: the occupation usually needs it, this advert may not. An
/// occupation whose heart it is (10) gets the half, a side task (1) a twentieth.
const IMPLIED_TENTHS: u32 = 20;
/// What was not understood weighs like a welcome ability: it is something, and it may be nothing.
const UNRESOLVED: u32 = PREFERRED;

/// The weight of a requirement, in hundredths: importance × origin × how telling the competency is. Constant time.
///
/// Always at least 1, and at most 12 times the least stated one, so that no requirement vanishes.
#[must_use]
pub fn weight_of(catalog: &Catalog, requirement: &Requirement) -> u32 {
    let Some(competency) = requirement.competency else { return UNRESOLVED * 60 };
    let base = match requirement.importance {
        Importance::Must => MUST,
        Importance::Preferred => PREFERRED,
    };
    let rarity = u32::from(catalog[competency].rarity);
    match requirement.origin {
        Origin::Implied => (base * rarity * u32::from(requirement.need) / IMPLIED_TENTHS).max(20),
        _ => base * rarity,
    }
}

/// Shrinkage of the ordering, in weight: a posting is ordered as if it asked two more must-haves that nobody meets, so that one
/// met requirement of one does not stand before twenty met of thirty. Zero overlap stays zero.
const SHRINK: u64 = 2 * MUST as u64 * 100;
/// What an unknown gate costs in the ordering: a twentieth. More would show those who have not said their schooling only the
/// adverts that ask for nothing.
const UNKNOWN_KEEPS: u64 = 95;

/// What orders matches, larger first, in one number: gate `No` last; then nothing met after something; then the fit's low
/// end shrunk towards zero, with a twentieth off for an unknown gate; then proof; then nearness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Order(u64);

impl Order {
    /// From the gate, the weight times credit earned and proven, and the weight in all. Constant time.
    pub(crate) fn new(gate: Gate, earned: u64, total: u64, proven: u64) -> Self {
        let possible = u64::from(gate != Gate::No);
        if earned < total.max(1) {
            // Less than one basis point: there is no fit, and what is not met proves nothing that can be shown.
            return Self(possible << 51 | share(proven, total) << 1);
        }
        // At most 10,000 × 1,000 × 100, which fits in 30 bits.
        let shrunk = earned * 1000 / (total + SHRINK);
        let key = if gate == Gate::Yes { shrunk * 100 } else { shrunk * UNKNOWN_KEEPS };
        Self(possible << 51 | 1 << 50 | key << 15 | share(proven, total) << 1)
    }

    /// Whether anything that is asked is there.
    pub(crate) const fn fits(self) -> bool {
        self.0 >> 50 & 1 == 1
    }

    /// The same, for a posting that is near the person or not.
    pub(crate) const fn with_nearness(self, near: bool) -> Self {
        Self(self.0 & !1 | near as u64)
    }
}

/// A weighted sum of basis points as a share of all weight, in basis points, rounded down; 0 of nothing.
pub(super) fn share(sum: u64, total: u64) -> u64 {
    sum.checked_div(total).unwrap_or(0).min(u64::from(WHOLE))
}

/// What a profile is worth for each competency at each level, worked out once.
pub(crate) struct Ability {
    /// For each competency: low and high credit at levels none/1, 2, 3, and who earns it.
    rows: Vec<Row>,
}

#[derive(Clone, Copy, Default)]
struct Credit {
    low: u16,
    high: u16,
    claim: Option<CompetencyId>,
    related: bool,
    /// The most that a claim or a stand-in proves here: its credit times its evidence, in basis points.
    proven: u16,
}

/// Credit where level 1 (or none), 2 and 3 is asked.
type Row = [Credit; 3];

/// Share of a requirement's level that a claim's level reaches: 1 of 2 is a half, 2 of 3 two thirds.
fn ratio(have: u8, need: u8) -> u16 {
    if have >= need { 10_000 } else { u16::from(have) * 10_000 / u16::from(need.max(1)) }
}

impl Ability {
    pub(crate) fn new(catalog: &Catalog, profile: &Profile, on: Option<Date>) -> Self {
        let times = |credit: u16, share: u32| u16::try_from(u32::from(credit) * share / WHOLE).unwrap_or(0);
        let mut rows: Vec<Row> = vec![Row::default(); catalog.competencies().len()];
        for claim in &profile.claims {
            let Some(row) = rows.get_mut(claim.competency.index()) else { continue };
            let proof = proof_for(profile, claim.competency, on);
            for (credit, need) in row.iter_mut().zip(1u8..) {
                // A level that was not said is somewhere between 1 and 3.
                *credit = Credit {
                    low: ratio(claim.level.unwrap_or(1), need),
                    high: ratio(claim.level.unwrap_or(3), need),
                    claim: Some(claim.competency),
                    related: false,
                    proven: times(ratio(claim.level.unwrap_or(1), need), proof),
                };
            }
        }
        let direct = rows.clone();
        for relation in catalog.relations().iter().filter(|relation| !catalog[relation.need].no_substitute) {
            let (Some(have), Some(row)) = (direct.get(relation.have.index()), rows.get_mut(relation.need.index()))
            else {
                continue;
            };
            for (own, credit) in row.iter_mut().zip(have) {
                let share = times(credit.low, u32::from(relation.share));
                own.proven = own.proven.max(times(credit.proven, u32::from(relation.share)));
                // A better stand-in counts even beside a weak claim, so that claiming a little never costs anything.
                if credit.claim.is_some() && share > own.low {
                    *own = Credit {
                        low: share,
                        high: own.high.max(share),
                        claim: credit.claim,
                        related: true,
                        proven: own.proven,
                    };
                }
            }
        }
        Self { rows }
    }

    /// What ordering needs of it, flat.
    pub(crate) fn credits(&self) -> Credits {
        let flat = |credit: &Credit| CreditAt { low: credit.low, proven: credit.proven };
        Credits(self.rows.iter().flatten().map(flat).collect())
    }

    /// What is proven of a competency at a level, in basis points.
    pub(crate) fn proven(&self, competency: CompetencyId, level: Option<u8>) -> u32 {
        let at = usize::from(level.unwrap_or(1).clamp(1, 3) - 1);
        self.rows.get(competency.index()).and_then(|row| row.get(at)).map_or(0, |credit| u32::from(credit.proven))
    }

    /// Credit from, to, how it stands, and by which claim.
    pub(crate) fn meets(
        &self,
        competency: CompetencyId,
        level: Option<u8>,
    ) -> (u32, u32, Status, Option<CompetencyId>) {
        let at = usize::from(level.unwrap_or(1).clamp(1, 3) - 1);
        let Some(credit) = self.rows.get(competency.index()).and_then(|row| row.get(at)) else {
            return (0, 0, Status::Missing, None);
        };
        let status = match credit.claim {
            None => Status::Missing,
            Some(_) if credit.related => Status::Related,
            Some(_) if credit.low >= 10_000 => Status::Met,
            Some(_) => Status::Partly,
        };
        (u32::from(credit.low), u32::from(credit.high), status, credit.claim)
    }
}

/// Credit and proof for each competency at each level, side by side.
pub(crate) struct Credits(Vec<CreditAt>);

/// Credit for one competency at one level, in basis points.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct CreditAt {
    pub(crate) low: u16,
    pub(crate) proven: u16,
}

impl Credits {
    /// Where a requirement's credit stands.
    pub(crate) fn slot(competency: CompetencyId, level: Option<u8>) -> u32 {
        u32::try_from(competency.index() * 3)
            .unwrap_or(u32::MAX)
            .saturating_add(u32::from(level.unwrap_or(1).clamp(1, 3)) - 1)
    }

    /// What stands there.
    pub(crate) fn at(&self, slot: u32) -> CreditAt {
        self.0.get(slot as usize).copied().unwrap_or_default()
    }
}
