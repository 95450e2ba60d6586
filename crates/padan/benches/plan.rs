//! How long a training plan takes: 60 courses, 1,000 postings, up to 4 steps, beside greed (one course at a time, by the jobs it
//! opens) and trying every set. `cargo bench -p padan --bench plan`.
//!
//! Courses teach what the catalogue's tracks teach, whole or in part. An advert asks 3 to 8 competencies of one to three of them.
#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark")]

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use padan::catalog::CompetencyId;
use padan::plan::{self, PlanOptions};
use padan::posting::{Importance, Origin, Posting, Requirement};
use padan::{Board, Offering, Padan, Profile, unlock};
use std::hint::black_box;
use std::time::Duration;

/// Marsaglia's xorshift: the same instance every time.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(n).unwrap()).unwrap()
    }
}

fn courses(padan: &Padan, random: &mut Random, count: usize) -> Vec<Offering> {
    let catalog = padan.catalog();
    let tracks: Vec<_> = catalog.track_ids().collect();
    (0..count)
        .map(|at| {
            let mut one = Offering::of(tracks[at % tracks.len()]);
            one.id = at.to_string().into();
            one.hours = Some(u32::try_from(80 + 20 * random.below(12)).unwrap());
            one.cost = Some(250_000 * u64::try_from(random.below(8)).unwrap());
            if at >= tracks.len() {
                // The second round teaches half of it, and something of another track.
                let mut part = one.taught(catalog);
                part.retain(|_| random.below(2) == 0);
                let other = Offering::of(tracks[random.below(tracks.len())]).taught(catalog);
                part.extend(other.iter().filter(|_| random.below(3) == 0));
                part.sort_unstable();
                part.dedup();
                one.competencies = part;
            }
            one
        })
        .collect()
}

fn postings(padan: &Padan, random: &mut Random, courses: &[Offering], count: usize) -> Vec<Posting> {
    let template: Requirement = padan.read_posting("Kualifikasi:\n- bisa las listrik").requirements.swap_remove(0);
    (0..count)
        .map(|_| {
            let from: Vec<Vec<CompetencyId>> = (0..=random.below(3))
                .map(|_| courses[random.below(courses.len())].taught(padan.catalog()))
                .filter(|taught| !taught.is_empty())
                .collect();
            let mut asked: Vec<CompetencyId> = (0..3 + random.below(6))
                .filter_map(|at| from.get(at % from.len().max(1)))
                .map(|taught| taught[random.below(taught.len())])
                .collect();
            asked.sort_unstable();
            asked.dedup();
            let mut posting = Posting::default();
            posting.requirements.extend(asked.into_iter().map(|id| {
                let mut one = template.clone();
                (one.competency, one.importance, one.origin) = (Some(id), Importance::Must, Origin::Stated);
                one
            }));
            posting
        })
        .collect()
}

/// A board as bare sets: for each posting what it lacks, for each course what it teaches.
struct Bare {
    lacks: Vec<Vec<CompetencyId>>,
    teaches: Vec<Vec<CompetencyId>>,
}

impl Bare {
    fn opened(&self, set: &[usize]) -> usize {
        let learnt = |id: &CompetencyId| set.iter().any(|at| self.teaches[*at].binary_search(id).is_ok());
        self.lacks.iter().filter(|lacks| !lacks.is_empty() && lacks.iter().all(learnt)).count()
    }

    /// Each time the course that opens most.
    fn greedy(&self, steps: usize) -> usize {
        let mut set = Vec::new();
        for _ in 0..steps {
            let with = |at: usize| self.opened(&[&set[..], &[at]].concat());
            let next = (0..self.teaches.len()).filter(|at| !set.contains(at)).max_by_key(|at| with(*at));
            set.extend(next);
        }
        self.opened(&set)
    }

    /// Every set of so many courses.
    fn every(&self, steps: usize) -> usize {
        let mut best = 0;
        let mut set: Vec<usize> = (0..steps).collect();
        loop {
            best = best.max(self.opened(&set));
            let size = self.teaches.len();
            let Some(at) = (0..steps).rev().find(|at| set[*at] < size - steps + at) else { return best };
            set[at] += 1;
            for later in at + 1..steps {
                set[later] = set[later - 1] + 1;
            }
        }
    }
}

fn planning(c: &mut Criterion) {
    let padan = Padan::embedded();
    let catalog = padan.catalog();
    let mut group = c.benchmark_group("plan");
    group.sample_size(10).measurement_time(Duration::from_secs(3)).warm_up_time(Duration::from_secs(1));
    for (name, seed) in [("a", 1u64), ("b", 2), ("c", 3)] {
        let mut random = Random(0x9E37_79B9_7F4A_7C15 ^ seed << 20);
        let courses = courses(&padan, &mut random, 60);
        let board = Board::new(catalog, postings(&padan, &mut random, &courses, 1_000));
        let person: Profile = padan.read_profile("bisa servis motor injeksi, ganti oli, microsoft excel");
        let mut teaches: Vec<Vec<CompetencyId>> = courses.iter().map(|one| one.taught(catalog)).collect();
        for list in &mut teaches {
            list.sort_unstable();
        }
        let bare = Bare {
            lacks: board
                .postings()
                .iter()
                .map(|posting| posting.requirements.iter().filter_map(|one| one.competency))
                .map(|asked| asked.filter(|id| person.claim_of(*id).is_none()).collect())
                .collect(),
            teaches,
        };
        for (limits, hours, cost) in [("no limits", None, None), ("hours and cost", Some(500), Some(2_000_000))] {
            let mut options = PlanOptions::default();
            options.offerings = Some(&courses);
            (options.steps, options.hours, options.cost) = (4, hours, cost);
            let plan = plan::plan(catalog, &person, &board, &options);
            println!(
                "instance {name}, {limits}: {} jobs opened in {} steps, {:?}",
                plan.opens.len(),
                plan.steps.len(),
                plan.certainty
            );
            group.bench_function(BenchmarkId::new(format!("exact, {limits}, instance {name}"), 1_000), |b| {
                b.iter(|| plan::plan(catalog, black_box(&person), &board, &options));
            });
        }
        println!("instance {name}: greed opens {}", bare.greedy(4));
        group.bench_function(BenchmarkId::new(format!("greed, instance {name}"), 1_000), |b| b.iter(|| bare.greedy(4)));
        if name == "a" {
            group.bench_function(BenchmarkId::new("every set of 3", 1_000), |b| b.iter(|| bare.every(3)));
            let started = std::time::Instant::now();
            let best = bare.every(4);
            println!("instance a: every set of 4 opens {best} at most; once: {} ms", started.elapsed().as_millis());
        }
        group.bench_function(BenchmarkId::new(format!("what each key opens, instance {name}"), 1_000), |b| {
            b.iter(|| unlock::unlock(catalog, black_box(&person), &board, None));
        });
    }
    group.finish();
}

criterion_group!(benches, planning);
criterion_main!(benches);
