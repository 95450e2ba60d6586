//! One profile against one posting: gate, fit, proof, and outcomes that add up.
//!
//! Everything is integer arithmetic in basis points. The fit is `⌊10000 · Σ wᵢmᵢ / Σ wᵢ⌋` over the requirements (weighted
//! asymmetric coverage, as in Nesta's *Mapping Career Causeways*, 2020); `low` counts what is unknown as unmet, `high` as met.

mod gate;
mod weights;

pub(crate) use gate::{Check, checks, verdict};
pub use gate::{Gate, GateKind, GateReason};
pub use weights::weight_of;
pub(crate) use weights::{Ability, Credits, Order};

use crate::catalog::{Catalog, CompetencyId};
use crate::posting::{Importance, Origin, Posting};
use crate::profile::{EvidenceKind, Profile};
use crate::sorted::Arrange;
use crate::text::Date;

/// Basis points of a whole.
pub const WHOLE: u32 = 10_000;

/// How a requirement fares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Claimed at the level asked.
    Met,
    /// Claimed below the level asked, or at a level not said.
    Partly,
    /// Not claimed; a related competency stands in for a share.
    Related,
    /// Not claimed.
    Missing,
    /// Not understood, so neither met nor missing.
    Unknown,
}

/// One requirement with what it earned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Outcome {
    /// Place of the requirement in [`Posting::requirements`].
    pub requirement: usize,
    /// The competency asked; `None` when unresolved.
    pub competency: Option<CompetencyId>,
    /// How it fares.
    pub status: Status,
    /// Whether it must be or is welcome.
    pub importance: Importance,
    /// Stated, implied or unresolved.
    pub origin: Origin,
    /// Points earned; all outcomes' together are the fit's low end, exactly.
    pub earned: u32,
    /// Points possible; all outcomes' together are 10,000.
    pub possible: u32,
    /// The claim that met it: the competency itself or the related one.
    pub claim: Option<CompetencyId>,
    /// How well the claim is evidenced, in basis points; 0 without a claim.
    pub proof: u32,
}

/// A share of what is asked, from, to, in basis points. Never a chance of being hired.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fit {
    /// With everything unknown taken as unmet.
    pub low: u32,
    /// With everything unknown taken as met.
    pub high: u32,
}

impl std::fmt::Display for Fit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (low, high) = (self.low / 100, self.high / 100);
        if low == high { write!(f, "{low} %") } else { write!(f, "{low}–{high} %") }
    }
}

/// One profile against one posting: the result is its own explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Match {
    /// Whether the hard conditions hold.
    pub gate: Gate,
    /// Each condition with its verdict.
    pub gate_reasons: Vec<GateReason>,
    /// How much of what is asked is there.
    pub fit: Fit,
    /// How well what is there is evidenced, in basis points.
    pub proof: u32,
    /// Whether at least two requirements were understood; otherwise say words, not the number.
    pub enough: bool,
    /// Every requirement.
    pub outcomes: Vec<Outcome>,
    /// Certificates among the claims used that are no longer valid: competency and last day.
    pub expired: Vec<(CompetencyId, Date)>,
    /// Of an advert with several jobs, the place of the one scored.
    pub job: Option<usize>,
    /// What orders matches.
    pub(crate) order: Order,
}

impl Match {
    /// The posting that was scored: of an advert with several jobs the best one, else the posting itself.
    #[must_use]
    pub fn scored<'a>(&self, posting: &'a Posting) -> &'a Posting {
        self.job.and_then(|job| posting.jobs.get(job)).unwrap_or(posting)
    }

    /// Outcomes that are not fully met, the most points open first.
    #[must_use]
    pub fn gaps(&self) -> Vec<&Outcome> {
        let mut gaps: Vec<&Outcome> = self.outcomes.iter().filter(|outcome| outcome.status != Status::Met).collect();
        gaps.arrange_by_key(|outcome| (std::cmp::Reverse(outcome.possible - outcome.earned), outcome.requirement));
        gaps
    }
}

/// What a kind of evidence is worth as proof. Ordered certificate > training > work > self-declared; the steps are equal for
/// want of a source that measures them.
const fn proof_of(kind: EvidenceKind) -> u32 {
    match kind {
        EvidenceKind::Certificate => 10_000,
        EvidenceKind::Training => 7_500,
        EvidenceKind::Work => 5_000,
        EvidenceKind::Declared => 2_500,
    }
}

/// The best proof of a competency's claim. An expired certificate still shows that the training was done.
pub(crate) fn proof_for(profile: &Profile, competency: CompetencyId, on: Option<Date>) -> u32 {
    let Some(claim) = profile.claim_of(competency) else { return 0 };
    claim
        .evidence
        .iter()
        .map(|evidence| match (evidence.valid_until, on) {
            (Some(until), Some(today)) if until < today => proof_of(EvidenceKind::Training),
            _ => proof_of(evidence.kind),
        })
        .max()
        .unwrap_or(0)
}

/// Scores one profile against one posting. `on` is today, for what expires; without it nothing is known to be expired. An advert
/// with several jobs is scored by the best of them. Linear in the requirements, logarithmic in the claims.
#[must_use]
pub fn score(catalog: &Catalog, profile: &Profile, posting: &Posting, on: Option<Date>) -> Match {
    let ability = Ability::new(catalog, profile, on);
    score_with(catalog, profile, &ability, posting, on)
}

pub(crate) fn score_with(
    catalog: &Catalog,
    profile: &Profile,
    ability: &Ability,
    posting: &Posting,
    on: Option<Date>,
) -> Match {
    let best = posting
        .jobs
        .iter()
        .enumerate()
        .map(|(place, job)| (place, single(catalog, profile, ability, job, on)))
        .max_by_key(|(place, result)| (result.order, std::cmp::Reverse(*place)));
    match best {
        Some((place, result)) => Match { job: Some(place), ..result },
        None => single(catalog, profile, ability, posting, on),
    }
}

/// A requirement with what the person earns of it.
struct Part {
    requirement: usize,
    weight: u64,
    low: u32,
    high: u32,
    status: Status,
    claim: Option<CompetencyId>,
}

fn single(catalog: &Catalog, profile: &Profile, ability: &Ability, posting: &Posting, on: Option<Date>) -> Match {
    let (gate, gate_reasons) = gate::judge(catalog, profile, posting, on);
    let mut parts: Vec<Part> = Vec::with_capacity(posting.requirements.len());
    for (at, requirement) in posting.requirements.iter().enumerate() {
        let weight = u64::from(weight_of(catalog, requirement));
        let (low, high, status, claim) = match requirement.competency {
            None => (0, WHOLE, Status::Unknown, None),
            Some(competency) => ability.meets(competency, requirement.level),
        };
        parts.push(Part { requirement: at, weight, low, high, status, claim });
    }
    let total: u64 = parts.iter().map(|part| part.weight).sum();
    let share = |sum: u64| u32::try_from(weights::share(sum, total)).unwrap_or(WHOLE);
    let earned_weight: u64 = parts.iter().map(|p| p.weight * u64::from(p.low)).sum();
    let fit = Fit { low: share(earned_weight), high: share(parts.iter().map(|p| p.weight * u64::from(p.high)).sum()) };

    // Points: what is met first, then what is partly, then the rest, each by competency, so that the order of requirements in
    // the advert is of no consequence. Running totals are rounded down and differences taken, which makes the parts add up to the
    // whole exactly; a full part gets exactly what is possible, an empty one nothing.
    let rank = |part: &Part| {
        (
            std::cmp::Reverse(part.low),
            posting.requirements.get(part.requirement).map(|r| (r.competency.is_none(), r.competency, r.span)),
        )
    };
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.arrange_by_key(|at| parts.get(*at).map(rank));
    let (mut weight_sum, mut earned_sum) = (0u64, 0u64);
    let (mut possible_before, mut earned_before, mut owed) = (0u32, 0u32, 0u32);
    let mut outcomes: Vec<Outcome> = Vec::with_capacity(parts.len());
    for at in order {
        let Some(part) = parts.get(at) else { continue };
        let Some(requirement) = posting.requirements.get(part.requirement) else { continue };
        weight_sum += part.weight;
        earned_sum += part.weight * u64::from(part.low);
        let (possible_now, earned_now) = (share(weight_sum * u64::from(WHOLE)), share(earned_sum));
        let possible = possible_now - possible_before;
        let due = earned_now - earned_before + owed;
        let earned = due.min(possible);
        owed = due - earned;
        (possible_before, earned_before) = (possible_now, earned_now);
        outcomes.push(Outcome {
            requirement: part.requirement,
            competency: requirement.competency,
            status: part.status,
            importance: requirement.importance,
            origin: requirement.origin,
            earned,
            possible,
            claim: part.claim,
            proof: part.claim.map_or(0, |claim| proof_for(profile, claim, on)),
        });
    }
    outcomes.arrange_by_key(|outcome| outcome.requirement);

    // Proof: of what is met, weighted as the fit is; an unmet requirement proves nothing, so adding a claim never lowers it.
    let proven_weight: u64 = posting
        .requirements
        .iter()
        .zip(&parts)
        .filter_map(|(asked, p)| Some(p.weight * u64::from(ability.proven(asked.competency?, asked.level))))
        .sum();
    let mut expired = Vec::new();
    if let Some(today) = on {
        for claim in parts.iter().filter_map(|part| part.claim) {
            let last = profile
                .claim_of(claim)
                .into_iter()
                .flat_map(|claim| &claim.evidence)
                .filter_map(|evidence| evidence.valid_until)
                .filter(|until| *until < today)
                .max();
            if let Some(last) = last {
                expired.push((claim, last));
            }
        }
        expired.arrange();
        expired.dedup();
    }
    Match {
        gate,
        gate_reasons,
        fit,
        proof: share(proven_weight),
        enough: posting.resolved() >= 2,
        outcomes,
        expired,
        job: None,
        order: Order::new(gate, earned_weight, total, proven_weight),
    }
}
