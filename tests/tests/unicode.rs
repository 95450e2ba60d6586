//! One word in many spellings, many words that only look alike, and text made to be slow.
#![allow(missing_docs, clippy::unwrap_used)]

use padan::Padan;
use padan::text::{Tokens, fold, is_ignorable};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static PADAN: LazyLock<Padan> = LazyLock::new(Padan::embedded);

/// A cell of the table with `\u{…}` read.
fn unescape(cell: &str) -> String {
    let mut parts = cell.split("\\u{");
    let mut out = parts.next().unwrap().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap();
        out.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        out.push_str(rest);
    }
    out
}

fn words(text: &str) -> Vec<String> {
    let tokens = Tokens::new(text);
    tokens.items().iter().map(|token| tokens.word(token).to_owned()).collect()
}

fn named(text: &str) -> Vec<String> {
    let mentions = PADAN.link(text).mentions;
    mentions.iter().map(|m| format!("{} {:?} {:?}", PADAN.catalog()[m.competency].code, m.via, m.stance)).collect()
}

#[test]
fn pairs_of_the_table() {
    let (mut same, mut differ) = (0, 0);
    let mut wrong = Vec::new();
    for row in include_str!("../suite/unicode_pairs.tsv").lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [verdict, one, other, what] = cells[..] else { panic!("{row}") };
        let (one, other) = (unescape(one), unescape(other));
        assert_ne!(one, other, "{row}");
        match verdict {
            "same" => {
                same += 1;
                if words(&one) != words(&other) || named(&one) != named(&other) {
                    wrong.push(format!("{what}: {:?} {:?}", words(&one), words(&other)));
                }
            }
            "differ" => {
                differ += 1;
                if words(&one) == words(&other) {
                    wrong.push(format!("{what}: both {:?}", words(&one)));
                }
            }
            _ => panic!("{row}"),
        }
    }
    println!("{same} the same, {differ} different");
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(same >= 200 && differ >= 100);
}

/// Look-alikes of another script name nothing: they can neither pass for a skill nor be stuffed unseen.
#[test]
fn look_alikes_name_nothing() {
    for text in
        ["l\u{430}s listrik", "jahit keb\u{430}y\u{430}", "\u{441}u\u{441}i A\u{421}", "d\u{435}s\u{430}in logo"]
    {
        let named = named(text);
        assert!(named.iter().all(|name| !name.contains("Title")), "{text}: {named:?}");
    }
}

#[test]
fn invisible_characters_are_in_no_key() {
    for code in 0..=0x0010_ffff {
        let Some(c) = char::from_u32(code) else { continue };
        let folded = fold(&c.to_string());
        assert!(!folded.chars().any(is_ignorable), "U+{code:04X}");
        assert_eq!(folded, fold(&folded), "U+{code:04X} folds twice");
    }
}

/// The quickest of five.
fn time(mut work: impl FnMut()) -> Duration {
    (0..5)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .min()
        .unwrap()
}

/// What another process may take in between on a busy machine, where the longer of two readings no longer fits one turn.
const TURN: Duration = Duration::from_millis(6);

/// Twice the text takes at most three times as long.
fn linear(slow: &mut Vec<String>, what: &str, text: impl Fn(usize) -> String, size: usize, read: impl Fn(&str)) {
    let (short, long) = (text(size), text(2 * size));
    // Other work on the machine slows some measurements; the quickest of several rounds count.
    let (mut once, mut twice) = (Duration::MAX, Duration::MAX);
    for _ in 0..12 {
        once = once.min(time(|| read(&short)));
        twice = twice.min(time(|| read(&long)));
        if twice <= once * 3 + TURN {
            println!("{what}: {} bytes {once:?}, {} bytes {twice:?}", short.len(), long.len());
            return;
        }
    }
    slow.push(format!("{what}: {once:?} then {twice:?}"));
}

#[test]
fn text_made_to_be_slow_is_linear() {
    let tokens = |text: &str| drop(Tokens::new(text));
    let folded = |text: &str| drop(fold(text));
    let link = |text: &str| drop(PADAN.link(text));
    let profile = |text: &str| drop(PADAN.read_profile(text));
    let posting = |text: &str| drop(PADAN.read_posting(text));
    let word = |n: usize| "a".repeat(n);
    let mut slow = Vec::new();
    let marks = |n: usize| format!("a{}", "\u{301}".repeat(n));
    linear(&mut slow, "a word of 1 MB, tokens", word, 500_000, tokens);
    linear(&mut slow, "a word of 1 MB, fold", word, 500_000, folded);
    linear(&mut slow, "a full-width word, tokens", |n| "\u{ff41}".repeat(n), 150_000, tokens);
    linear(&mut slow, "10,000 marks, tokens", marks, 5_000, tokens);
    linear(&mut slow, "10,000 marks, fold", marks, 5_000, folded);
    linear(&mut slow, "500,000 marks, tokens", marks, 250_000, tokens);
    // The readers keep 65,536 characters.
    for (what, unit) in [
        ("one word", "a"),
        ("marks", "\u{301}"),
        ("a cue", "motor "),
        ("an object", "kampas rem "),
        ("a phrase", "las listrik, "),
        ("a job", "tukang las "),
        ("ages", "usia 20 tahun "),
        ("sexes", "pria/"),
        ("negators", "tidak belum "),
        ("kinds", "jenis kelamin "),
        ("denied traits", "tidak sedang non "),
        ("places", "Bandung, "),
        ("licences", "SIM A "),
        ("schools", "SMK "),
        ("durations", "2 tahun "),
        ("certificates", "sertifikat las "),
        ("lines", "- bisa las\n"),
        ("headings", "Kualifikasi:\n"),
        ("unknown words", "qwzx vbnm "),
        ("names", "nama saya "),
        ("pay", "gaji 3 juta "),
        ("numbers", "1. kasir\n"),
    ] {
        let size = 32_000 / unit.chars().count();
        let text = |n: usize| unit.repeat(n);
        linear(&mut slow, &format!("{what}, link"), text, size, link);
        linear(&mut slow, &format!("{what}, profile"), text, size, profile);
        linear(&mut slow, &format!("{what}, posting"), text, size, posting);
    }
    assert!(slow.is_empty(), "{slow:#?}");
}
