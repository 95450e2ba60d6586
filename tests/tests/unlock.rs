//! What opens jobs, against the real scorer: 2,000 random boards, or half of `PADAN_CASES` if that is more.
#![allow(missing_docs, clippy::unwrap_used)]

use padan::catalog::Catalog;
use padan::plan::{self, Course, PlanOptions};
use padan::posting::Posting;
use padan::profile::{Claim, Evidence, EvidenceKind, Profile};
use padan::unlock::{self, Key, TOGETHER};
use padan::{Board, Date, Gate, Padan, score};
use padan_tests::cases;
use padan_tests::pathways::{self, World, jobs};
use std::sync::LazyLock;

static PADAN: LazyLock<Padan> = LazyLock::new(Padan::embedded);

fn catalog() -> &'static Catalog {
    PADAN.catalog()
}

fn open(person: &Profile, posting: &Posting, on: Option<Date>) -> bool {
    pathways::open(catalog(), person, posting, on)
}

/// A person who has come to have some keys.
fn with<'k>(person: &Profile, keys: impl IntoIterator<Item = &'k Key>) -> Profile {
    let mut person = person.clone();
    for key in keys {
        match key {
            Key::Competency(id) => person.claim(Claim::new(*id, Some(2), Evidence::of(EvidenceKind::Training))),
            Key::Licence(licence) => {
                person.licences.get_or_insert_default().insert(*licence);
            }
            Key::Certificate(words) => {
                person.certificates.insert(words.clone());
            }
            Key::Track(track) => person.merge(Profile::track_holder(catalog(), *track)),
        }
    }
    person
}

#[test]
fn every_key_opens_what_it_says() {
    let mut world = World::new(&PADAN, 23);
    let (mut alone, mut together, mut unsaid) = (0, 0, 0);
    let total = (cases() / 2).max(2_000);
    for case in 0..total {
        world.shuffle();
        let person = world.profile();
        let postings: Vec<Posting> = (0..=world.random.below(7)).map(|_| world.posting(true)).collect();
        let on = world.random.once_in(2).then(|| world.date());
        let board = Board::new(catalog(), postings.clone());
        let all = unlock::unlock(catalog(), &person, &board, on);
        let opened = |person: &Profile| -> Vec<usize> {
            (0..postings.len()).filter(|at| open(person, &postings[*at], on)).collect()
        };
        let before = opened(&person);
        assert_eq!(all.open, before, "case {case}");
        for one in &all.keys {
            let more = with(&person, [&one.key]);
            let fresh: Vec<usize> = opened(&more).into_iter().filter(|at| !before.contains(at)).collect();
            assert_eq!(one.alone, fresh, "case {case}: {:?}", one.key);
            alone += fresh.len();
            for pair in &one.together {
                assert!(!pair.with.is_empty() && pair.with.len() <= TOGETHER);
                let full = with(&more, &pair.with);
                for at in &pair.opens {
                    let posting = &postings[*at];
                    assert!(one.closer.contains(at) && open(&full, posting, on), "case {case}: {:?} {pair:?}", one.key);
                    // None of them, nor the key itself, can be left out.
                    for out in 0..pair.with.len() {
                        let fewer = pair.with.iter().enumerate().filter(|(at, _)| *at != out).map(|(_, key)| key);
                        let fewer = with(&more, fewer);
                        assert!(
                            !open(&fewer, posting, on),
                            "case {case}: {:?} {pair:?}\n{person:?}\n{posting:?}",
                            one.key
                        );
                    }
                    together += 1;
                }
            }
            for at in &one.unsaid {
                let posting = &postings[*at];
                let reached = |job: &Posting| {
                    let lacks = pathways::lacking(catalog(), &more, job, on);
                    score::score(catalog(), &more, job, on).gate != Gate::No
                        && lacks.is_some_and(|lacks| lacks.iter().all(Option::is_none))
                };
                assert!(!open(&more, posting, on) && jobs(posting).iter().any(reached), "case {case}: {:?}", one.key);
                unsaid += 1;
            }
        }
        // Whatever opens anything alone is listed.
        for id in catalog().competency_ids().filter(|id| world.few.contains(id)) {
            let fresh = opened(&with(&person, [&Key::Competency(id)]));
            let listed = all.keys.iter().find(|one| one.key == Key::Competency(id));
            assert_eq!(listed.map_or(0, |one| one.alone.len()), fresh.len() - before.len(), "case {case}");
        }
        // What is called closed is, whatever is learnt.
        let everything = with(&person, world.few.iter().map(|id| Key::Competency(*id)).collect::<Vec<_>>().iter());
        assert!(all.closed.iter().all(|at| !open(&everything, &postings[*at], on)), "case {case}");
        let states = |at: &usize| {
            jobs(&postings[*at]).iter().any(|job| pathways::lacking(catalog(), &person, job, on).is_some())
        };
        assert!(all.unjudged.iter().all(|at| !states(at)), "case {case}");
    }
    println!("{total} boards, {alone} jobs opened alone, {together} together, {unsaid} left at what is unsaid");
    assert!(alone > total / 2 && together > total / 2 && unsaid > total / 20);
}

fn board(adverts: &[&str]) -> Board {
    PADAN.board(adverts.iter().map(|text| PADAN.read_posting(text)))
}

const ABC: &str = "Kualifikasi:\n- bisa las listrik\n- bisa potong rambut\n- bisa cuci AC";

/// Three jobs ask for A, B and C of somebody who has none: A alone opens none, the three together open three.
#[test]
fn all_or_nothing() {
    let board = board(&[ABC, ABC, ABC]);
    let person = PADAN.read_profile("bisa desain logo");
    let all = unlock::unlock(catalog(), &person, &board, None);
    let asked: Vec<_> = board.postings()[0].requirements.iter().filter_map(|one| one.competency).collect();
    assert_eq!(asked.len(), 3);
    for id in &asked {
        let one = all.keys.iter().find(|one| one.key == Key::Competency(*id)).unwrap();
        assert!(one.alone.is_empty() && one.closer == [0, 1, 2]);
        let with: Vec<Key> = asked.iter().filter(|other| *other != id).map(|id| Key::Competency(*id)).collect();
        assert_eq!((&one.together[0].with, &one.together[0].opens), (&with, &vec![0, 1, 2]));
    }
    let mut options = PlanOptions::default();
    options.steps = 2;
    assert!(plan::plan(catalog(), &person, &board, &options).opens.is_empty(), "three tracks teach the three");
    options.steps = 3;
    let plan = plan::plan(catalog(), &person, &board, &options);
    assert_eq!((plan.opens.len(), plan.steps.len()), (3, 3));
    assert!(plan.steps.iter().all(|step| step.alone == 0), "none of them opens any alone");
    assert_eq!(plan.steps.iter().map(|step| step.opens.len()).collect::<Vec<_>>(), [0, 0, 3]);
    assert_eq!(plan.certainty, plan::Certainty::Exact);
}

/// A missing licence keeps a job closed, whatever is learnt; an unknown gate is told apart.
#[test]
fn gates_count() {
    let board = board(&[
        "Kualifikasi:\n- bisa las listrik\n- memiliki SIM A",
        "Kualifikasi:\n- bisa las listrik\n- min. S1",
        "Kualifikasi:\n- bisa las listrik\n- min. SMK",
        "Kualifikasi:\n- bisa las listrik\n- qwzxjk vbnmpl",
        "Dibutuhkan segera",
    ]);
    let person = PADAN.read_profile("bisa desain logo, lulusan SMK, punya SIM C");
    let all = unlock::unlock(catalog(), &person, &board, None);
    let key = |code: &str| Key::Competency(catalog().competency(code).unwrap());
    let weld = board.postings()[0].requirements[0].competency.unwrap();
    let one = all.keys.iter().find(|one| one.key == Key::Competency(weld)).unwrap();
    assert_eq!((&one.alone, &one.unsaid, &one.closer), (&vec![2], &vec![3], &vec![0]));
    assert_eq!(one.together[0].with, [Key::Licence(padan::facts::Licence::SimA)]);
    assert_eq!((&all.closed, &all.unjudged), (&vec![1], &vec![4]));
    let silent = unlock::unlock(catalog(), &PADAN.read_profile("bisa desain logo"), &board, None);
    let one = silent.keys.iter().find(|one| one.key == Key::Competency(weld)).unwrap();
    assert_eq!((&one.alone, &one.unsaid), (&vec![], &vec![1, 2, 3]), "schooling was not said");
    assert!(all.keys.iter().all(|one| one.key != key("desain-logo")));
    // A plan opens no job whose gate fails.
    let plan = plan::plan(catalog(), &person, &board, &PlanOptions::default());
    assert_eq!((&plan.opens, &plan.unsaid), (&vec![2], &vec![3]));
    assert!(matches!(plan.steps[0].course, Course::Track(_)));
}

/// The widget's view of tracks and the plan of one step speak of the same jobs, where every gate is known.
#[test]
fn tracks_agree_with_keys() {
    let board = board(&["Kualifikasi:\n- bisa las listrik", "Kualifikasi:\n- bisa cuci AC\n- bisa isi freon AC", ABC]);
    let person = PADAN.read_profile("bisa desain logo");
    let tracks = unlock::tracks(catalog(), &board, &person, None);
    let all = unlock::unlock(catalog(), &person, &board, None);
    for track in &tracks {
        let one = all.keys.iter().find(|one| one.key == Key::Track(track.track)).unwrap();
        assert_eq!(one.alone, track.opens);
    }
    let mut options = PlanOptions::default();
    options.steps = 1;
    let plan = plan::plan(catalog(), &person, &board, &options);
    assert_eq!(plan.opens.len(), tracks[0].opens.len());
}
