//! One digest over 10,000 results: the same however they are worked out.
#![allow(missing_docs, clippy::unwrap_used)]

use padan::{Board, Padan};
use padan_tests::digest::{results, results_one_by_one, sha256};
use padan_tests::{Random, Samples, digest};
use std::process::Command;
use std::sync::LazyLock;

static PADAN: LazyLock<Padan> = LazyLock::new(Padan::embedded);
const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/suite/digest.txt");

fn samples() -> Samples {
    Samples::new(PADAN.catalog(), 20_261_124, 100, 100)
}

fn all(samples: &Samples) -> Vec<String> {
    let board = Board::new(PADAN.catalog(), samples.postings(PADAN.catalog()));
    samples.profiles.iter().map(|profile| results(&PADAN, &board, profile)).collect()
}

/// The committed value is that of the committed catalogue and code. A change that means to change results commits the new one:
/// `PADAN_BLESS=1 cargo test -p padan-tests --test digest`.
#[test]
fn results_are_the_committed_ones() {
    let now = digest(&PADAN);
    println!("digest {now}");
    if std::env::var_os("PADAN_BLESS").is_some() {
        std::fs::write(FILE, format!("{now}\n")).unwrap();
    }
    let committed = std::fs::read_to_string(FILE).unwrap();
    assert_eq!(committed.trim(), now, "results changed; if that is meant: PADAN_BLESS=1 cargo test --test digest");
}

/// The samples are worth the digest: many pairs fit, many do not, every gate and status occurs.
#[test]
fn samples_are_varied() {
    let text = all(&samples()).concat();
    for word in [" yes ", " unknown ", " no ", "Met", "Partly", "Related", "Missing", "Unknown", "Some(0)", "expired"] {
        assert!(text.matches(word).count() >= 20, "{word}: {}", text.matches(word).count());
    }
    let fitting = text.lines().filter(|line| !line.starts_with("order") && !line.contains(" 0-")).count();
    assert!((300..9_000).contains(&fitting), "{fitting} of 10,000 pairs fit");
}

#[test]
fn the_order_of_input_changes_nothing() {
    let samples = samples();
    let straight = all(&samples);
    let mut random = Random::new(7);
    for _ in 0..3 {
        let mut postings = samples.postings(PADAN.catalog());
        random.shuffle(&mut postings);
        let board = Board::new(PADAN.catalog(), postings);
        let mut profiles: Vec<usize> = (0..samples.profiles.len()).collect();
        random.shuffle(&mut profiles);
        let mut slots = vec![String::new(); profiles.len()];
        for at in profiles {
            slots[at] = results(&PADAN, &board, &samples.profiles[at]);
        }
        assert!(slots == straight);
        assert_eq!(sha256(&slots), digest(&PADAN));
    }
}

#[test]
fn threads_change_nothing() {
    let samples = samples();
    let board = Board::new(PADAN.catalog(), samples.postings(PADAN.catalog()));
    let parts: Vec<Vec<String>> = std::thread::scope(|scope| {
        let workers: Vec<_> = samples
            .profiles
            .chunks(13)
            .map(|some| {
                let board = &board;
                scope.spawn(move || some.iter().map(|profile| results(&PADAN, board, profile)).collect())
            })
            .collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).collect()
    });
    assert_eq!(sha256(&parts.concat()), digest(&PADAN));
}

#[test]
fn one_by_one_is_the_same_as_many() {
    let samples = samples();
    let postings = samples.postings(PADAN.catalog());
    for (profile, many) in samples.profiles.iter().zip(all(&samples)) {
        let single = results_one_by_one(&PADAN, &postings, profile);
        assert!(many.strip_prefix(&single).is_some_and(|order| order.lines().count() == 1), "{profile}");
    }
}

/// What the process is told of language and time zone reaches no result.
#[test]
fn the_locale_changes_nothing() {
    for (locale, zone) in [("C", "UTC"), ("tr_TR.UTF-8", "Europe/Istanbul"), ("id_ID.UTF-8", "Asia/Jakarta")] {
        let output = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "results_are_the_committed_ones", "--nocapture"])
            .env_remove("PADAN_BLESS")
            .envs([("LC_ALL", locale), ("LANG", locale), ("LANGUAGE", locale), ("TZ", zone)])
            .output()
            .unwrap();
        assert!(output.status.success(), "{locale}: {}", String::from_utf8_lossy(&output.stdout));
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(text.contains(&format!("digest {}", digest(&PADAN))), "{locale}: {text}");
    }
}
