//! Training plans against brute force and the real scorer: 2,500 random instances, or half of `PADAN_CASES`.
#![allow(missing_docs, clippy::unwrap_used)]

use padan::catalog::{Catalog, CompetencyId, RegionId, TrackId};
use padan::facts::{Education, Licence};
use padan::link::Stance;
use padan::offering::{Offering, Prerequisite};
use padan::plan::{self, Certainty, Course, Goal, LeftOut, Plan, PlanOptions, Reach};
use padan::posting::{Condition, Importance, Origin, Posting, Requirement};
use padan::profile::{Claim, Evidence, EvidenceKind, Profile};
use padan::score::{self, GateKind, Status};
use padan::{Board, Date, Gate, Padan};
use padan_tests::{Random, cases};
use std::cmp::Reverse;
use std::sync::LazyLock;

static PADAN: LazyLock<Padan> = LazyLock::new(Padan::embedded);

struct World {
    random: Random,
    /// The few competencies that one case is about, among them pairs of which one stands in for the other.
    few: Vec<CompetencyId>,
    places: Vec<RegionId>,
    tracks: Vec<TrackId>,
    template: Requirement,
}

fn catalog() -> &'static Catalog {
    PADAN.catalog()
}

impl World {
    fn new(seed: u64) -> Self {
        let places = ["34", "34.02", "34.04", "33.10"].iter().filter_map(|code| catalog().region(code)).collect();
        let template = PADAN.read_posting("Kualifikasi:\n- bisa las listrik").requirements.swap_remove(0);
        let tracks = catalog().track_ids().collect();
        Self { random: Random::new(seed), few: Vec::new(), places, tracks, template }
    }

    fn shuffle(&mut self) {
        let ids: Vec<CompetencyId> = catalog().competency_ids().collect();
        self.few.clear();
        for _ in 0..3 {
            let relation = *self.random.pick(catalog().relations());
            self.few.extend([relation.have, relation.need, *self.random.pick(&ids)]);
        }
        self.few.sort_unstable();
        self.few.dedup();
    }

    fn some(&mut self, most: usize) -> Vec<CompetencyId> {
        let mut all: Vec<CompetencyId> = (0..=self.random.below(most)).map(|_| *self.random.pick(&self.few)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    fn date(&mut self) -> Date {
        let month = u8::try_from(self.random.below(6)).unwrap() + 7;
        Date::new(2026, month, [1, 15, 28][self.random.below(3)]).unwrap()
    }

    fn profile(&mut self) -> Profile {
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

    fn posting(&mut self, several: bool) -> Posting {
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

    fn offering(&mut self, at: usize) -> Offering {
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

    fn options<'a>(&mut self, offerings: &'a [Offering], postings: usize) -> PlanOptions<'a> {
        let mut options = PlanOptions::default();
        options.offerings = Some(offerings);
        options.steps = [0, 1, 2, 3, 3, 4][self.random.below(6)];
        options.hours = [None, None, Some(150), Some(240)][self.random.below(4)];
        options.cost = [None, None, None, Some(700_000)][self.random.below(4)];
        options.hours_if_unsaid = [None, Some(60), Some(60)][self.random.below(3)];
        options.cost_if_unsaid = [None, Some(100_000), Some(100_000)][self.random.below(3)];
        options.hours_a_week = [None, Some(20)][self.random.below(2)];
        options.reach = match self.random.below(10) {
            0 => Reach::Province,
            1 => Reach::Regency,
            _ => Reach::Anywhere,
        };
        options.on = self.random.once_in(3).then(|| self.date());
        if self.random.once_in(4) {
            options.goal = Goal::Posting(self.random.below(postings));
        }
        options
    }
}

fn jobs(posting: &Posting) -> &[Posting] {
    if posting.jobs.is_empty() { std::slice::from_ref(posting) } else { &posting.jobs }
}

/// The must-haves of a job that the real scorer finds missing, what was not understood as `None`; nothing of a job that states
/// nothing.
fn lacking(person: &Profile, job: &Posting, on: Option<Date>) -> Option<Vec<Option<CompetencyId>>> {
    let result = score::score(catalog(), person, job, on);
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

fn gate(person: &Profile, job: &Posting, on: Option<Date>) -> Gate {
    score::score(catalog(), person, job, on).gate
}

/// Whether any job of a posting is open, by the real scorer alone.
fn open(person: &Profile, posting: &Posting, on: Option<Date>) -> bool {
    let open = |job: &Posting| {
        gate(person, job, on) == Gate::Yes && lacking(person, job, on).is_some_and(|lacks| lacks.is_empty())
    };
    jobs(posting).iter().any(open)
}

type Merit = (usize, usize, usize, Reverse<u64>, Reverse<u64>, Reverse<u64>);

/// One instance, judged from the definitions.
struct Naive<'a> {
    profile: &'a Profile,
    postings: Vec<(usize, &'a Posting)>,
    offerings: &'a [Offering],
    options: &'a PlanOptions<'a>,
    /// Those that may be in a plan.
    considered: Vec<usize>,
}

impl Naive<'_> {
    fn on(&self) -> Option<Date> {
        self.options.on
    }

    fn after(&self, set: &[usize]) -> Profile {
        let courses: Vec<Course> = set.iter().map(|at| Course::Offering(*at)).collect();
        plan::after(catalog(), self.profile, &courses, self.offerings)
    }

    /// Conditions that some course's certificate makes true must be made true; others may stay unsaid.
    fn reached(&self, person: &Profile, job: &Posting) -> bool {
        let Some(lacks) = lacking(person, job, self.on()) else { return false };
        let all = score::score(catalog(), &self.after(&self.considered), job, self.on());
        let own = score::score(catalog(), person, job, self.on());
        let settled = own.gate_reasons.iter().all(|reason| {
            let helped = |other: &&score::GateReason| other.kind == reason.kind && other.need == reason.need;
            reason.status == Gate::Yes
                || !matches!(reason.kind, GateKind::Certificate | GateKind::AnyOf)
                || all.gate_reasons.iter().find(helped).is_none_or(|other| other.status != Gate::Yes)
        });
        own.gate != Gate::No && settled && lacks.iter().all(Option::is_none)
    }

    fn hours(&self, at: usize) -> u64 {
        let said = |at: usize| self.offerings[at].hours.or(self.options.hours_if_unsaid);
        let longest = self.considered.iter().filter_map(|at| said(*at)).max().unwrap_or(1);
        u64::from(said(at).unwrap_or(longest))
    }

    fn cost(&self, at: usize) -> u64 {
        let said = |at: usize| self.offerings[at].cost.or(self.options.cost_if_unsaid);
        let dearest = self.considered.iter().filter_map(|at| said(*at)).max().unwrap_or(0);
        said(at).unwrap_or(dearest)
    }

    fn distance(&self, at: usize) -> u64 {
        let code = |id: &RegionId| &*catalog()[*id].code;
        let mut best = 3;
        for own in &self.profile.places {
            for place in &self.offerings[at].places {
                let (a, b) = (code(own), code(place));
                best = best.min(match () {
                    () if a == b && a.len() == 5 => 0,
                    () if a[..2] == b[..2] && (a.len() == 5 && b.len() == 5 || a.len() == 2 || b.len() == 2) => 1,
                    () => 2,
                });
            }
        }
        best
    }

    fn span(&self, at: usize) -> Option<(i32, i32)> {
        let one = &self.offerings[at];
        let starts = one.starts?;
        let end = match (one.ends, one.hours, self.options.hours_a_week) {
            (Some(ends), _, _) => ends.ordinal(),
            (None, Some(hours), Some(week)) => {
                starts.ordinal() + i32::try_from((hours * 7).div_ceil(week)).unwrap() - 1
            }
            _ => i32::MAX,
        };
        Some((starts.ordinal(), end))
    }

    fn ready(&self, at: usize, before: &[usize]) -> bool {
        let person = self.after(before);
        self.offerings[at].prerequisites.iter().all(|asked| match asked {
            Prerequisite::Competency(id) => person.claim_of(*id).is_some(),
            Prerequisite::Education(asked) => person.education.is_some_and(|held| held.reaches(*asked)),
            Prerequisite::Licence(asked) => person.licences.iter().flatten().any(|own| own.serves(*asked)),
            _ => false,
        })
    }

    /// Whether a sequence can be taken in this order.
    fn possible(&self, sequence: &[usize]) -> bool {
        let spans: Vec<(i32, i32)> = sequence.iter().filter_map(|at| self.span(*at)).collect();
        let hours: u64 = sequence.iter().map(|at| self.hours(*at)).sum();
        let cost: u64 = sequence.iter().map(|at| self.cost(*at)).sum();
        spans.windows(2).all(|pair| pair[0].1 < pair[1].0)
            && self.options.hours.is_none_or(|most| hours <= u64::from(most))
            && self.options.cost.is_none_or(|most| cost <= most)
            && (0..sequence.len()).all(|at| self.ready(sequence[at], &sequence[..at]))
    }

    fn merit(&self, set: &[usize]) -> Merit {
        let (before, after) = (self.profile.clone(), self.after(set));
        let all = self.after(&self.considered);
        let (mut opened, mut reached, mut closed) = (0, 0, 0);
        for (_, posting) in &self.postings {
            let was = open(&before, posting, self.on());
            opened += usize::from(!was && open(&after, posting, self.on()));
            let reach = |person: &Profile| {
                open(person, posting, self.on()) || jobs(posting).iter().any(|job| self.reached(person, job))
            };
            reached += usize::from(!reach(&before) && reach(&after));
            for job in jobs(posting) {
                // Ruled out by what no course changes. What the person says they cannot do can be learnt somewhere.
                let ruled_out =
                    |reason: &score::GateReason| reason.status == Gate::No && reason.kind != GateKind::Competency;
                if was || score::score(catalog(), &all, job, self.on()).gate_reasons.iter().any(ruled_out) {
                    continue;
                }
                let count = |person: &Profile| {
                    let mut needs = lacking(person, job, self.on()).unwrap_or_default();
                    let result = score::score(catalog(), person, job, self.on());
                    // A hard one that need not be there otherwise, and that the person says they cannot do.
                    for one in job.requirements.iter().filter(|one| one.hard) {
                        if one.competency.is_some_and(|id| person.denies(id)) && !needs.contains(&one.competency) {
                            needs.push(one.competency);
                        }
                    }
                    let stated = lacking(person, job, self.on()).is_some();
                    let failing = |reason: &&score::GateReason| {
                        reason.status != Gate::Yes && matches!(reason.kind, GateKind::Certificate | GateKind::AnyOf)
                    };
                    if stated { needs.len() + result.gate_reasons.iter().filter(failing).count() } else { 0 }
                };
                closed += count(&before) - count(&after);
            }
        }
        let sum = |of: &dyn Fn(usize) -> u64| set.iter().map(|at| of(*at)).sum::<u64>();
        (
            opened,
            reached,
            closed,
            Reverse(sum(&|at| self.hours(at))),
            Reverse(sum(&|at| self.cost(at))),
            Reverse(sum(&|at| self.distance(at))),
        )
    }

    /// What decides between sets of one merit.
    fn codes(&self, set: &[usize]) -> Vec<(&str, Option<&str>, Option<Date>, &str)> {
        let code = |at: &usize| {
            let one = &self.offerings[*at];
            let place = one.places.first().map(|place| &*catalog()[*place].code);
            (&*catalog()[one.track].code, place, one.starts, &*one.id)
        };
        let mut codes: Vec<_> = set.iter().map(code).collect();
        codes.sort_unstable();
        codes
    }

    /// The best merit over every sequence with its courses, and the merit of the best single course.
    fn best(&self) -> (Merit, Vec<usize>, Merit) {
        let nothing = self.merit(&[]);
        let (mut best, mut single) = ((nothing, Reverse(Vec::new()), Vec::new()), nothing);
        let mut known: Vec<Vec<usize>> = Vec::new();
        let mut open: Vec<Vec<usize>> = vec![Vec::new()];
        while let Some(sequence) = open.pop() {
            if self.possible(&sequence) {
                let mut set = sequence.clone();
                set.sort_unstable();
                if !known.contains(&set) {
                    let merit = self.merit(&set);
                    best = best.max((merit, Reverse(self.codes(&set)), set.clone()));
                    if set.len() == 1 {
                        single = single.max(merit);
                    }
                    known.push(set);
                }
            }
            if sequence.len() < self.options.steps {
                let more = self.considered.iter().filter(|at| !sequence.contains(at));
                open.extend(more.map(|at| [&sequence[..], &[*at]].concat()));
            }
        }
        (best.0, best.2, single)
    }

    /// Each time the course that helps most, as long as one helps.
    fn greedy(&self) -> Merit {
        let mut sequence: Vec<usize> = Vec::new();
        let mut merit = self.merit(&[]);
        while sequence.len() < self.options.steps {
            let more = self.considered.iter().filter(|at| !sequence.contains(at));
            let more = more.map(|at| [&sequence[..], &[*at]].concat()).filter(|more| self.possible(more));
            let ranked = more.map(|more| (self.merit(&more), Reverse(self.codes(&more)), more));
            let Some((next, _, longer)) = ranked.max() else { break };
            if next <= merit {
                break;
            }
            (merit, sequence) = (next, longer);
        }
        merit
    }
}

fn taken(plan: &Plan) -> Vec<usize> {
    let place = |step: &plan::Step| match step.course {
        Course::Offering(at) => at,
        Course::Track(_) => unreachable!("offerings were given"),
    };
    plan.steps.iter().map(place).collect()
}

/// Why a course is left out, from the definitions; what depends on other courses is not asked.
fn left_out_is_right(naive: &Naive<'_>, at: usize, why: LeftOut) -> bool {
    let (one, options) = (&naive.offerings[at], naive.options);
    let hours = one.hours.or(options.hours_if_unsaid);
    let cost = one.cost.or(options.cost_if_unsaid);
    match why {
        LeftOut::Full => one.seats == Some(0),
        LeftOut::Begun => one.starts < options.on && one.starts.is_some(),
        LeftOut::Hours => hours > options.hours,
        LeftOut::HoursUnsaid => hours.is_none() && options.hours.is_some(),
        LeftOut::Cost => cost > options.cost,
        LeftOut::CostUnsaid => cost.is_none() && options.cost.is_some(),
        LeftOut::PlaceExcluded => {
            let out = |place: &RegionId| {
                naive.profile.excluded_places.iter().any(|out| catalog().region_within(*place, *out))
            };
            one.places.iter().all(out)
        }
        LeftOut::TooFar => naive.distance(at) > if options.reach == Reach::Regency { 0 } else { 1 },
        LeftOut::Prerequisite => !naive.ready(at, &[]),
        LeftOut::TeachesNothingAsked => naive.merit(&[at]).2 == 0,
    }
}

#[test]
fn plans_are_the_best_there_are() {
    let mut world = World::new(17);
    let (mut steps, mut opened, mut several) = (0, 0, 0);
    let total = (cases() / 2).max(100);
    for case in 0..total {
        world.shuffle();
        let profile = world.profile();
        let postings: Vec<Posting> = (0..=world.random.below(7)).map(|_| world.posting(true)).collect();
        let offerings: Vec<Offering> = (0..2 + world.random.below(6)).map(|at| world.offering(at)).collect();
        let options = world.options(&offerings, postings.len());
        let board = Board::new(catalog(), postings.clone());
        let plan = plan::plan(catalog(), &profile, &board, &options);
        let left: Vec<Course> = plan.left_out.iter().map(|(course, _)| *course).collect();
        let considered = (0..offerings.len()).filter(|at| !left.contains(&Course::Offering(*at))).collect();
        let wanted = |at: &usize| match options.goal {
            Goal::Posting(own) => *at == own,
            _ => true,
        };
        let naive = Naive {
            profile: &profile,
            postings: postings.iter().enumerate().filter(|(at, _)| wanted(at)).collect(),
            offerings: &offerings,
            options: &options,
            considered,
        };
        for (course, why) in &plan.left_out {
            let Course::Offering(at) = course else { panic!("offerings were given") };
            assert!(left_out_is_right(&naive, *at, *why), "case {case}: {why:?} {:?}", offerings[*at]);
        }
        let sequence = taken(&plan);
        assert!(naive.possible(&sequence) && sequence.len() <= options.steps, "case {case}: {sequence:?}");
        assert_eq!(plan.certainty, Certainty::Exact, "case {case}");
        let merit = naive.merit(&sequence);
        let (best, set, single) = naive.best();
        let mut own = sequence.clone();
        own.sort_unstable();
        assert_eq!(own, set, "case {case}: of equal plans the first by code");
        assert_eq!(merit, best, "case {case}: {sequence:?}\n{:?}\n{profile:?}\n{postings:?}\n{offerings:?}", options);
        // (j) at least as good as any single course.
        assert!(merit >= single, "case {case}");
        assert_eq!((plan.opens.len(), plan.closes), (merit.0, u64::try_from(merit.2).unwrap()), "case {case}");
        // What is told of the steps is what the real scorer says of the person after each of them.
        let mut held: Vec<usize> = Vec::new();
        for (step, at) in plan.steps.iter().zip(&sequence) {
            let before = naive.after(&held);
            held.push(*at);
            let after = naive.after(&held);
            let opens = |person: &Profile| -> Vec<usize> {
                let open = naive.postings.iter().filter(|(_, posting)| open(person, posting, options.on));
                open.map(|(at, _)| *at).collect()
            };
            let was = opens(&before);
            let fresh: Vec<usize> = opens(&after).into_iter().filter(|at| !was.contains(at)).collect();
            assert_eq!(step.opens, fresh, "case {case}");
            let alone = naive.merit(&[*at]).0;
            assert_eq!(step.alone, alone, "case {case}");
        }
        // No step is idle.
        for at in 0..sequence.len() {
            let mut fewer = sequence.clone();
            fewer.remove(at);
            assert!(!naive.possible(&fewer) || naive.merit(&fewer) < merit, "case {case}: {sequence:?}");
        }
        // A search without a budget still gives what greed gives, and says so.
        let mut poor = options;
        poor.search = 0;
        let rough = plan::plan(catalog(), &profile, &board, &poor);
        let merit_of = naive.merit(&taken(&rough));
        assert!(naive.possible(&taken(&rough)) && merit_of >= naive.greedy() && merit_of >= single, "case {case}");
        match rough.certainty {
            Certainty::Exact => assert_eq!(merit_of, best, "case {case}"),
            Certainty::Bounded { bound } => assert!(bound >= best.0 && bound >= rough.opens.len(), "case {case}"),
        }
        steps += sequence.len();
        opened += merit.0;
        several += usize::from(sequence.len() > 1);
    }
    println!("{total} instances, {steps} steps, {opened} jobs opened, {several} plans of several steps");
    assert!(steps > total / 2 && several > total / 10);
}
