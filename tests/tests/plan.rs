//! Training plans against brute force and the real scorer: 2,500 random instances, or half of `PADAN_CASES`.
#![allow(missing_docs, clippy::unwrap_used)]

use padan::catalog::{Catalog, CompetencyId, RegionId, TrackId};
use padan::offering::{Offering, Prerequisite};
use padan::plan::{self, Certainty, Course, Goal, LeftOut, Plan, PlanOptions, Reach};
use padan::posting::Posting;
use padan::profile::Profile;
use padan::score::{self, GateKind};
use padan::{Board, Date, Gate, Padan};
use padan_tests::pathways::{self, World, jobs};
use padan_tests::{Random, cases};
use std::cmp::Reverse;
use std::sync::LazyLock;

static PADAN: LazyLock<Padan> = LazyLock::new(Padan::embedded);

fn catalog() -> &'static Catalog {
    PADAN.catalog()
}

fn lacking(person: &Profile, job: &Posting, on: Option<Date>) -> Option<Vec<Option<CompetencyId>>> {
    pathways::lacking(catalog(), person, job, on)
}

fn open(person: &Profile, posting: &Posting, on: Option<Date>) -> bool {
    pathways::open(catalog(), person, posting, on)
}

fn options<'a>(world: &mut World<'_>, offerings: &'a [Offering], postings: usize) -> PlanOptions<'a> {
    let mut options = PlanOptions::default();
    options.offerings = Some(offerings);
    options.steps = [0, 1, 2, 3, 3, 4][world.random.below(6)];
    options.hours = [None, None, Some(150), Some(240)][world.random.below(4)];
    options.cost = [None, None, None, Some(700_000)][world.random.below(4)];
    options.hours_if_unsaid = [None, Some(60), Some(60)][world.random.below(3)];
    options.cost_if_unsaid = [None, Some(100_000), Some(100_000)][world.random.below(3)];
    options.hours_a_week = [None, Some(20)][world.random.below(2)];
    options.reach = match world.random.below(10) {
        0 => Reach::Province,
        1 => Reach::Regency,
        _ => Reach::Anywhere,
    };
    options.on = world.random.once_in(3).then(|| world.date());
    if world.random.once_in(4) {
        options.goal = Goal::Posting(world.random.below(postings));
    }
    options
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
        LeftOut::TooFar => naive.distance(at) > u64::from(options.reach != Reach::Regency),
        LeftOut::Prerequisite => !naive.ready(at, &[]),
        LeftOut::TeachesNothingAsked => naive.merit(&[at]).2 == 0,
    }
}

#[test]
fn plans_are_the_best_there_are() {
    let mut world = World::new(&PADAN, 17);
    let (mut steps, mut opened, mut several) = (0, 0, 0);
    let total = (cases() / 2).max(100);
    for case in 0..total {
        world.shuffle();
        let profile = world.profile();
        let postings: Vec<Posting> = (0..=world.random.below(7)).map(|_| world.posting(true)).collect();
        let offerings: Vec<Offering> = (0..2 + world.random.below(6)).map(|at| world.offering(at)).collect();
        let options = options(&mut world, &offerings, postings.len());
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
        assert_eq!(merit, best, "case {case}: {sequence:?}\n{options:?}\n{profile:?}\n{postings:?}");
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

/// A posting that asks some competencies, as must-haves.
fn asking(template: &Posting, ids: &[CompetencyId]) -> Posting {
    let mut posting = Posting::default();
    posting.requirements.extend(ids.iter().map(|id| {
        let mut one = template.requirements[0].clone();
        one.competency = Some(*id);
        one
    }));
    posting
}

fn course(track: TrackId, at: usize, ids: &[CompetencyId]) -> Offering {
    let mut one = Offering::of(track);
    (one.id, one.competencies, one.hours) = (at.to_string().into(), ids.to_vec(), Some(100));
    one
}

/// One course opens two jobs at once; two others open none alone and five together. Taken one at a time the first wins.
#[test]
fn greed_goes_wrong_and_the_plan_does_not() {
    let ids: Vec<CompetencyId> = catalog().competency_ids().take(3).collect();
    let track = catalog().track_ids().next().unwrap();
    let template = PADAN.read_posting("Kualifikasi:\n- bisa las listrik");
    let mut postings = vec![asking(&template, &ids[..1]); 2];
    postings.extend(vec![asking(&template, &ids[1..]); 5]);
    let offerings: Vec<Offering> = (0..3).map(|at| course(track, at, &ids[at..=at])).collect();
    let mut options = PlanOptions::default();
    (options.offerings, options.steps) = (Some(&offerings[..]), 2);
    let board = Board::new(catalog(), postings);
    let plan = plan::plan(catalog(), &Profile::default(), &board, &options);
    assert_eq!((taken(&plan), plan.opens.len()), (vec![1, 2], 5));
    assert_eq!(plan.steps[1].opens.len(), 5);
    options.steps = 1;
    assert_eq!(taken(&plan::plan(catalog(), &Profile::default(), &board, &options)), [0]);
}

/// Boards as large as they get: a search that is cut short says so, its bound holds, and the answer only gets better with more.
#[test]
fn a_search_that_is_cut_short_says_so() {
    let mut random = Random::new(5);
    let ids: Vec<CompetencyId> = catalog().competency_ids().take(200).collect();
    let track = catalog().track_ids().next().unwrap();
    let template = PADAN.read_posting("Kualifikasi:\n- bisa las listrik");
    let few = |random: &mut Random, from: usize, most: usize| -> Vec<CompetencyId> {
        let mut few: Vec<CompetencyId> = (0..=random.below(most)).map(|_| ids[from + random.below(40)]).collect();
        few.sort_unstable();
        few.dedup();
        few
    };
    let mut cut = 0;
    for case in 0..20 {
        let from = |random: &mut Random| random.below(5) * 40;
        let offerings: Vec<Offering> = (0..40)
            .map(|at| {
                let from = from(&mut random);
                course(track, at, &few(&mut random, from, 12))
            })
            .collect();
        let postings: Vec<Posting> = (0..300)
            .map(|_| {
                let from = from(&mut random);
                asking(&template, &few(&mut random, from, 4))
            })
            .collect();
        let board = Board::new(catalog(), postings);
        let mut options = PlanOptions::default();
        (options.offerings, options.steps, options.hours) = (Some(&offerings[..]), 4, Some(400));
        let of = |search: u32| {
            let mut options = options;
            options.search = search;
            plan::plan(catalog(), &Profile::default(), &board, &options)
        };
        let exact = of(u32::MAX);
        assert_eq!(exact.certainty, Certainty::Exact);
        let mut best = 0;
        for search in [0, 10, 100, 1_000] {
            let plan = of(search);
            assert!(plan.opens.len() <= exact.opens.len() && plan.opens.len() >= best, "case {case}, {search}");
            best = plan.opens.len();
            match plan.certainty {
                Certainty::Exact => assert_eq!(plan.opens, exact.opens, "case {case}, {search}"),
                Certainty::Bounded { bound } => {
                    assert!(bound >= exact.opens.len() && bound >= plan.opens.len(), "case {case}, {search}");
                    cut += 1;
                }
            }
        }
    }
    assert!(cut >= 20, "{cut} were cut short");
}

/// The order in which courses and postings are given changes no plan.
#[test]
fn the_order_of_what_is_given_changes_nothing() {
    let mut world = World::new(&PADAN, 77);
    for case in 0..300 {
        world.shuffle();
        let profile = world.profile();
        let mut postings: Vec<Posting> = (0..6).map(|_| world.posting(false)).collect();
        let mut offerings: Vec<Offering> = (0..6).map(|at| world.offering(at)).collect();
        for (at, posting) in postings.iter_mut().enumerate() {
            posting.id = at.to_string().into();
        }
        let told = |offerings: &[Offering], postings: &[Posting]| {
            let mut options = PlanOptions::default();
            options.offerings = Some(offerings);
            let board = Board::new(catalog(), postings.to_vec());
            let plan = plan::plan(catalog(), &profile, &board, &options);
            let courses: Vec<Box<str>> = taken(&plan).iter().map(|at| offerings[*at].id.clone()).collect();
            let mut opens: Vec<Box<str>> = plan.opens.iter().map(|at| postings[*at].id.clone()).collect();
            opens.sort_unstable();
            (courses, opens)
        };
        let before = told(&offerings, &postings);
        world.random.shuffle(&mut offerings);
        world.random.shuffle(&mut postings);
        assert_eq!(before, told(&offerings, &postings), "case {case}");
    }
}
