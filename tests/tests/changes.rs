//! Law (i): a change that is told, applied, really reaches its target, and no part of it does; and none that is as small was missed.
//! 2,000 random pairs, or what `PADAN_CASES` says if that is more.
#![allow(missing_docs, clippy::unwrap_used)]

use padan::catalog::Catalog;
use padan::change::{self, Change, MOST, Target};
use padan::facts::{Education, Licence};
use padan::posting::Posting;
use padan::profile::Profile;
use padan::{Date, Gate, Padan, score};
use padan_tests::cases;
use padan_tests::pathways::{self, World};
use std::sync::LazyLock;

static PADAN: LazyLock<Padan> = LazyLock::new(Padan::embedded);

fn catalog() -> &'static Catalog {
    PADAN.catalog()
}

/// By the real scorer alone.
fn reaches(person: &Profile, posting: &Posting, target: Target, on: Option<Date>) -> bool {
    let result = score::score(catalog(), person, posting, on);
    match target {
        Target::Gate => result.gate == Gate::Yes,
        Target::Fit(least) => result.fit.low >= least,
        Target::Open => pathways::open(catalog(), person, posting, on),
    }
}

/// Every part of a list but the whole.
fn parts(set: &[Change]) -> Vec<Vec<Change>> {
    (0..(1usize << set.len()) - 1)
        .map(|mask| (0..set.len()).filter(|at| mask >> at & 1 == 1).map(|at| set[at].clone()).collect())
        .collect()
}

/// What a person might change at all, whatever the advert asks.
fn anything(world: &World<'_>, person: &Profile) -> Vec<Change> {
    let mut all: Vec<Change> = world.few.iter().map(|id| Change::Learn(*id, 3)).collect();
    all.extend(Licence::ALL.map(Change::Licence));
    all.extend([Education::Sma, Education::D3, Education::S1].map(Change::Schooling));
    all.extend([12, 36].map(Change::Experience));
    all.extend(["bnsp las", "bnsp"].map(|words| Change::Certificate(words.into())));
    all.extend(person.excluded_places.iter().map(|place| Change::Accept(*place)));
    all
}

#[test]
fn a_change_reaches_its_target_and_no_part_of_it_does() {
    let mut world = World::new(&PADAN, 41);
    let (mut told, mut sizes, mut none) = (0, [0; MOST + 1], 0);
    let total = cases().max(2_000);
    for case in 0..total {
        world.shuffle();
        let person = world.profile();
        let posting = world.posting(true);
        let on = world.random.once_in(2).then(|| world.date());
        let least = u32::try_from(1 + world.random.below(10_000)).unwrap();
        let target = [Target::Gate, Target::Open, Target::Fit(least)][world.random.below(3)];
        let found = change::changes(catalog(), &person, &posting, target, on);
        assert!(found.complete, "case {case}");
        assert_eq!(found.already, reaches(&person, &posting, target, on), "case {case}");
        assert!(!found.already || found.sets.is_empty(), "case {case}");
        for set in &found.sets {
            assert!((1..=MOST).contains(&set.len()) && set.is_sorted(), "case {case}: {set:?}");
            let after = change::apply(&person, set);
            assert!(reaches(&after, &posting, target, on), "case {case}: {set:?} {target:?}");
            for part in parts(set) {
                let after = change::apply(&person, &part);
                assert!(!reaches(&after, &posting, target, on), "case {case}: {part:?} of {set:?} {target:?}");
            }
            sizes[set.len()] += 1;
            told += 1;
        }
        assert!(found.sets.is_sorted_by_key(Vec::len), "case {case}");
        // Whatever one or two changes of any sort reach, no more changes are told for.
        if !found.already && world.random.once_in(4) {
            let all = anything(&world, &person);
            let fewest = found.sets.first().map_or(MOST + 1, Vec::len);
            for (at, one) in all.iter().enumerate() {
                let alone = change::apply(&person, std::slice::from_ref(one));
                assert!(fewest <= 1 || !reaches(&alone, &posting, target, on), "case {case}: {one:?} {target:?}");
                for other in &all[at + 1..] {
                    let both = change::apply(&alone, std::slice::from_ref(other));
                    assert!(fewest <= 2 || !reaches(&both, &posting, target, on), "case {case}: {one:?} {other:?}");
                }
            }
        }
        none += usize::from(!found.already && found.sets.is_empty());
    }
    println!("{total} pairs, {told} sets told by size {sizes:?}, {none} that no three changes reach");
    assert!(sizes[1] > total / 10 && sizes[2] > total / 20 && sizes[3] > total / 50);
}

/// A change is one of six sorts, all of which a person can act on. A sort of another kind would not compile here.
#[test]
fn nothing_else_is_ever_changed() {
    let sort = |change: &Change| match change {
        Change::Learn(..) => "learn",
        Change::Certificate(_) => "certificate",
        Change::Licence(_) => "licence",
        Change::Schooling(_) => "schooling",
        Change::Experience(_) => "experience",
        Change::Accept(_) => "place",
    };
    let advert = "Kualifikasi:\n- pria, usia maks. 25 tahun, belum menikah\n- bisa las listrik\n- min. SMK\n- pengalaman 1 tahun\n- SIM A";
    let posting = PADAN.read_posting(advert);
    assert!(!posting.remarks.is_empty());
    let person =
        PADAN.read_profile("Perempuan, umur 40 tahun, bisa las listrik, lulusan SMP, pengalaman 3 bulan, SIM C");
    let found = change::changes(catalog(), &person, &posting, Target::Gate, None);
    let sorts: Vec<&str> = found.sets.iter().flatten().map(sort).collect();
    assert_eq!(sorts, ["licence", "schooling", "experience"]);
}

/// An advert that asks very much: the sets that were tried are told, and that not all were.
#[test]
fn a_very_long_advert_is_cut_short_and_says_so() {
    let mut posting = PADAN.read_posting("Kualifikasi:\n- bisa las listrik");
    let template = posting.requirements[0].clone();
    posting.requirements = catalog()
        .competency_ids()
        .take(150)
        .map(|id| {
            let mut one = template.clone();
            one.competency = Some(id);
            one
        })
        .collect();
    let found = change::changes(catalog(), &Profile::default(), &posting, Target::Fit(9_000), None);
    assert!(!found.complete && found.sets.is_empty());
}
