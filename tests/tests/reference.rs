//! The engine against the naive scorer, on random profiles and boards made of values, not of texts: 50,000 pairs, or
//! `PADAN_CASES` times ten.
#![allow(missing_docs, clippy::unwrap_used)]

use padan::catalog::{CompetencyId, RegionId};
use padan::facts::{Education, Licence};
use padan::link::Stance;
use padan::posting::{Condition, Importance, Origin, Posting, Requirement};
use padan::profile::{Claim, Evidence, EvidenceKind, Profile};
use padan::{Board, Date, Padan, score};
use padan_tests::{Random, cases, reference_match, reference_order};

const KINDS: [EvidenceKind; 4] =
    [EvidenceKind::Declared, EvidenceKind::Work, EvidenceKind::Training, EvidenceKind::Certificate];
const CERTIFICATES: [&str; 4] = ["bnsp las", "bnsp", "barista", "las smaw"];

struct World {
    random: Random,
    /// The few competencies that one case is about, among them pairs of which one stands in for the other.
    few: Vec<CompetencyId>,
    places: Vec<RegionId>,
    template: Requirement,
}

impl World {
    fn date(&mut self) -> Option<Date> {
        let month = u8::try_from(self.random.below(4)).unwrap() + 9;
        if self.random.once_in(3) { None } else { Date::new(2026, month, 24) }
    }

    fn maybe<T: Copy>(&mut self, list: &[T]) -> Option<T> {
        (!self.random.once_in(2)).then(|| *self.random.pick(list))
    }

    fn profile(&mut self) -> Profile {
        let mut profile = Profile::default();
        for _ in 0..self.random.below(9) {
            let id = *self.random.pick(&self.few);
            let level = self.maybe(&[1, 2, 3]);
            let mut evidence = Evidence::of(*self.random.pick(&KINDS));
            evidence.valid_until = self.date();
            profile.claim(Claim::new(id, level, evidence));
        }
        for _ in 0..self.random.below(3) {
            profile
                .not_claimed
                .push((*self.random.pick(&self.few), *self.random.pick(&[Stance::Negated, Stance::Wished])));
        }
        profile.education = self.maybe(&Education::ALL);
        profile.experience_months = self.maybe(&[0, 6, 12, 36]);
        if !self.random.once_in(2) {
            profile.licences = Some((0..self.random.below(3)).map(|_| *self.random.pick(&Licence::ALL)).collect());
        }
        for _ in 0..self.random.below(3) {
            profile.certificates.insert((*self.random.pick(&CERTIFICATES)).into());
        }
        profile.places = (0..self.random.below(3)).map(|_| *self.random.pick(&self.places)).collect();
        profile.excluded_places = (0..self.random.below(2)).map(|_| *self.random.pick(&self.places)).collect();
        profile
    }

    fn condition(&mut self) -> Condition {
        match self.random.below(4) {
            0 => Condition::Education(*self.random.pick(&Education::ALL)),
            1 => Condition::Experience(*self.random.pick(&[0, 6, 12, 36])),
            2 => Condition::Licence(*self.random.pick(&Licence::ALL)),
            _ => Condition::Certificate((*self.random.pick(&CERTIFICATES)).into()),
        }
    }

    fn posting(&mut self, several: bool) -> Posting {
        let mut posting = Posting::default();
        for id in self.few.clone() {
            if self.random.once_in(2) {
                posting.requirements.push(self.requirement(Some(id)));
            }
        }
        for _ in 0..self.random.below(3) {
            posting.requirements.push(self.requirement(None));
        }
        let gates = &mut posting.gates;
        for _ in 0..self.random.below(3) {
            match self.condition() {
                Condition::Education(asked) => gates.education_min = Some(asked),
                Condition::Experience(months) => gates.experience_min_months = Some(months),
                Condition::Licence(asked) => gates.licences_required.push(asked),
                Condition::Certificate(words) => gates.certificates.push(words),
                _ => {}
            }
        }
        for _ in 0..self.random.below(2) {
            let group = (0..=self.random.below(2)).map(|_| self.condition()).collect();
            gates.any_of.push(group);
        }
        posting.place = (0..self.random.below(3)).map(|_| *self.random.pick(&self.places)).collect();
        posting.closing_date = self.date();
        if several && self.random.once_in(8) {
            posting.jobs = vec![self.posting(false), self.posting(false)];
        }
        posting.id = self.random.pick(&["a", "b", "c", "ä"]).to_string().into();
        posting
    }

    fn requirement(&mut self, competency: Option<CompetencyId>) -> Requirement {
        let mut one = self.template.clone();
        one.competency = competency;
        one.level = self.maybe(&[1, 2, 3]);
        one.importance = *self.random.pick(&[Importance::Must, Importance::Preferred]);
        one.origin = match competency {
            None => Origin::Unresolved,
            Some(_) => *self.random.pick(&[Origin::Stated, Origin::Implied]),
        };
        one.need = u8::try_from(1 + self.random.below(10)).unwrap();
        one.hard = self.random.once_in(4);
        one
    }
}

#[test]
fn the_engine_is_the_naive_scorer() {
    let padan = Padan::embedded();
    let catalog = padan.catalog();
    let ids: Vec<CompetencyId> = catalog.competency_ids().collect();
    let regions: Vec<RegionId> =
        ["34", "34.02", "34.04", "33.10"].iter().filter_map(|code| catalog.region(code)).collect();
    assert_eq!(regions.len(), 4);
    let template = padan.read_posting("Kualifikasi:\n- bisa las listrik").requirements.swap_remove(0);
    let mut world = World { random: Random::new(11), few: Vec::new(), places: regions, template };
    let (mut fitting, mut gated) = (0, 0);
    for case in 0..cases() {
        world.few.clear();
        for _ in 0..3 {
            let relation = *world.random.pick(catalog.relations());
            world.few.extend([relation.have, relation.need, *world.random.pick(&ids)]);
        }
        world.few.sort_unstable();
        world.few.dedup();
        let profile = world.profile();
        let postings: Vec<Posting> = (0..10).map(|_| world.posting(true)).collect();
        let on = world.date();
        let board = Board::new(catalog, postings.clone());
        let ranked = board.rank(catalog, &profile, on, None);
        for one in &ranked {
            let posting = &postings[one.posting];
            let result = &one.result;
            assert_eq!(*result, score::score(catalog, &profile, posting, on), "case {case}");
            let naive = reference_match(catalog, &profile, posting, on);
            assert_eq!(
                (result.gate, (result.fit.low, result.fit.high), result.proof, result.job),
                (naive.gate, naive.fit, naive.proof, naive.job),
                "case {case}: {profile:?} {posting:?} {on:?}"
            );
            let scored = result.job.map_or(posting, |job| &posting.jobs[job]);
            assert_eq!(result.outcomes.iter().map(|part| part.earned).sum::<u32>(), result.fit.low, "case {case}");
            let whole = if scored.requirements.is_empty() { 0 } else { 10_000 };
            assert_eq!(result.outcomes.iter().map(|part| part.possible).sum::<u32>(), whole, "case {case}");
            fitting += usize::from(result.fit.low > 0);
            gated += usize::from(result.gate == padan::Gate::No);
        }
        let order: Vec<usize> = ranked.iter().map(|one| one.posting).collect();
        assert_eq!(order, reference_order(catalog, &profile, &postings, on), "case {case}");
        let top = world.random.below(11);
        let best: Vec<usize> = board.rank(catalog, &profile, on, Some(top)).iter().map(|one| one.posting).collect();
        assert_eq!(best, order[..top], "case {case}: the best {top}");
    }
    println!("{} pairs, {fitting} with some fit, {gated} ruled out", cases() * 10);
    assert!(fitting > cases() && gated > cases());
}
