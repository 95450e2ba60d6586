//! The naive scorer: no tables, no sorting, each answer from its definition.
//!
//! Fit and proof are worked out requirement by requirement; the gate by trying the worst and the best world that is left open
//! instead of three-valued logic; the order by counting, for each posting, those that stand before it.

use padan::catalog::{Catalog, CompetencyId};
use padan::posting::{Condition, Importance, Origin, Posting, Requirement};
use padan::profile::{Claim, EvidenceKind, Profile};
use padan::{Date, Gate};

/// What the naive scorer says of a profile and a posting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    /// The gate.
    pub gate: Gate,
    /// Low and high fit.
    pub fit: (u32, u32),
    /// The proof.
    pub proof: u32,
    /// The key of the order.
    pub key: u64,
    /// Which of several jobs.
    pub job: Option<usize>,
}

/// Low and high fit alone.
#[must_use]
pub fn reference_fit(catalog: &Catalog, profile: &Profile, posting: &Posting) -> (u32, u32) {
    reference_match(catalog, profile, posting, None).fit
}

/// Gate, fit, proof, key of one profile and one posting. Of several jobs the one that would be ranked first, then the first.
#[must_use]
pub fn reference_match(catalog: &Catalog, profile: &Profile, posting: &Posting, on: Option<Date>) -> Reference {
    let mut best: Option<Reference> = None;
    for (place, job) in posting.jobs.iter().enumerate() {
        let fresh = Reference { job: Some(place), ..of_one(catalog, profile, job, on) };
        let rank =
            |one: &Reference| (one.gate != Gate::No, one.fit.0 > 0, if one.fit.0 > 0 { one.key } else { 0 }, one.proof);
        if best.is_none_or(|held| rank(&fresh) > rank(&held)) {
            best = Some(fresh);
        }
    }
    best.unwrap_or_else(|| of_one(catalog, profile, posting, on))
}

fn of_one(catalog: &Catalog, profile: &Profile, posting: &Posting, on: Option<Date>) -> Reference {
    let (mut total, mut low, mut high, mut proof) = (0u64, 0u64, 0u64, 0u64);
    for requirement in &posting.requirements {
        let weight = weight(catalog, requirement);
        let (from, to, proven) = match requirement.competency {
            None => (0, 10_000, 0),
            Some(id) => credit(catalog, profile, id, requirement.level, on),
        };
        total += weight;
        low += weight * from;
        high += weight * to;
        proof += weight * proven;
    }
    let share = |sum: u64| u32::try_from(sum.checked_div(total).unwrap_or(0)).unwrap_or(0);
    let gate = gate(catalog, profile, posting, on);
    let shrunk = low * 1_000 / (total + 1_200);
    let key = if gate == Gate::Yes { shrunk * 100 } else { shrunk * 95 };
    Reference { gate, fit: (share(low), share(high)), proof: share(proof), key, job: None }
}

fn weight(catalog: &Catalog, requirement: &Requirement) -> u64 {
    let base = if requirement.importance == Importance::Must { 6 } else { 3 };
    let Some(id) = requirement.competency else { return 180 };
    let full = base * u64::from(catalog[id].rarity);
    if requirement.origin == Origin::Implied { (full * u64::from(requirement.need) / 20).max(20) } else { full }
}

/// What a person earns of a competency at a level: low, high, proven.
fn credit(
    catalog: &Catalog,
    profile: &Profile,
    id: CompetencyId,
    level: Option<u8>,
    on: Option<Date>,
) -> (u64, u64, u64) {
    let need = u64::from(level.unwrap_or(1));
    let reach = |have: u8| if u64::from(have) >= need { 10_000 } else { u64::from(have) * 10_000 / need };
    let of = |id: CompetencyId| profile.claims.iter().find(|claim| claim.competency == id);
    let (mut low, mut high, mut proven) = (0, 0, 0);
    if let Some(claim) = of(id) {
        low = reach(claim.level.unwrap_or(1));
        high = reach(claim.level.unwrap_or(3));
        proven = low * proof_of(claim, on) / 10_000;
    }
    if !catalog[id].no_substitute {
        for relation in catalog.relations().iter().filter(|relation| relation.need == id) {
            if let Some(claim) = of(relation.have) {
                let (own, part) = (reach(claim.level.unwrap_or(1)), u64::from(relation.share));
                low = low.max(own * part / 10_000);
                high = high.max(own * part / 10_000);
                proven = proven.max(own * proof_of(claim, on) / 10_000 * part / 10_000);
            }
        }
    }
    (low, high, proven)
}

fn proof_of(claim: &Claim, on: Option<Date>) -> u64 {
    let mut best = 0;
    for evidence in &claim.evidence {
        let expired = evidence.valid_until.zip(on).is_some_and(|(until, today)| today > until);
        best = best.max(match evidence.kind {
            _ if expired => 7_500,
            EvidenceKind::Certificate => 10_000,
            EvidenceKind::Training => 7_500,
            EvidenceKind::Work => 5_000,
            EvidenceKind::Declared => 2_500,
        });
    }
    best
}

/// In the worst world everything not known fails, in the best it holds: `Yes` when all holds even in the worst, `No` when
/// something fails even in the best.
fn gate(catalog: &Catalog, profile: &Profile, posting: &Posting, on: Option<Date>) -> Gate {
    let holds = |condition: &Condition, unknown: bool| match condition {
        Condition::Education(asked) => profile.education.map_or(unknown, |held| held.reaches(*asked)),
        Condition::Experience(0) => true,
        Condition::Experience(months) => profile.experience_months.map_or(unknown, |held| held >= *months),
        Condition::Licence(asked) => {
            profile.licences.as_ref().map_or(unknown, |held| held.iter().any(|own| own.serves(*asked)))
        }
        Condition::Certificate(asked) => {
            unknown
                || profile
                    .certificates
                    .iter()
                    .any(|own| asked.split(' ').all(|word| own.split(' ').any(|have| have == word)))
        }
        _ => unknown,
    };
    let world = |unknown: bool| {
        let gates = &posting.gates;
        let within = |place: &_| profile.excluded_places.iter().any(|out| catalog.region_within(*place, *out));
        gates.education_min.is_none_or(|asked| holds(&Condition::Education(asked), unknown))
            && gates.experience_min_months.is_none_or(|months| holds(&Condition::Experience(months), unknown))
            && gates.licences_required.iter().all(|asked| holds(&Condition::Licence(*asked), unknown))
            && gates.certificates.iter().all(|asked| holds(&Condition::Certificate(asked.clone()), unknown))
            && gates.any_of.iter().all(|group| group.is_empty() || group.iter().any(|one| holds(one, unknown)))
            && (posting.place.is_empty() || posting.place.iter().any(|place| !within(place)))
            && posting.requirements.iter().filter(|asked| asked.hard).all(|asked| {
                asked.competency.is_none_or(|id| {
                    let denied = padan::link::Stance::Negated;
                    !profile.not_claimed.contains(&(id, denied)) || profile.claims.iter().any(|c| c.competency == id)
                })
            })
            && posting.closing_date.zip(on).is_none_or(|(closing, today)| closing >= today)
    };
    match (world(false), world(true)) {
        (true, _) => Gate::Yes,
        (false, true) => Gate::Unknown,
        (false, false) => Gate::No,
    }
}

/// The places of the postings, best first: how many stand before each says where it goes.
#[must_use]
pub fn reference_order(catalog: &Catalog, profile: &Profile, postings: &[Posting], on: Option<Date>) -> Vec<usize> {
    let all: Vec<Reference> = postings.iter().map(|one| reference_match(catalog, profile, one, on)).collect();
    let near = |posting: &Posting| {
        let touch = |a, b| catalog.region_within(a, b) || catalog.region_within(b, a);
        posting.place.iter().any(|place| profile.places.iter().any(|own| touch(*place, *own)))
    };
    // Larger is better in every part; ids and places are compared the other way round.
    let merit = |at: usize| {
        let (one, posting) = (&all[at], &postings[at]);
        (one.gate != Gate::No, one.fit.0 > 0, one.key, one.proof, near(posting), posting.closing_date)
    };
    let before = |a: usize, b: usize| {
        merit(a) > merit(b) || (merit(a) == merit(b) && (&postings[a].id, a) < (&postings[b].id, b))
    };
    let mut order = vec![0; postings.len()];
    for at in 0..postings.len() {
        order[(0..postings.len()).filter(|other| before(*other, at)).count()] = at;
    }
    order
}
