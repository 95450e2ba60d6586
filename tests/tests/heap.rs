//! How much memory the densest inputs take: at most eight times the input and 16 MiB, results included.
#![allow(missing_docs, clippy::unwrap_used)]

use padan::limits::{self, FeedLimits};
use padan::{Padan, Posting, Profile, json, link};
use peak_alloc::PeakAlloc;
use std::fmt::Write;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

const FIXED: usize = 16 * 1024 * 1024;
const TIMES: usize = 8;

/// The most heap that `work` had in use at once, its result included, beyond what was in use before.
fn peak<T>(work: impl FnOnce() -> T) -> usize {
    let before = HEAP.current_usage();
    HEAP.reset_peak_usage();
    let result = work();
    let most = HEAP.peak_usage();
    drop(result);
    most.saturating_sub(before)
}

/// A feed of as many postings as are allowed, each filled by `more` up to an even share of the bytes allowed.
fn feed(open: &str, close: &str, mut more: impl FnMut(usize) -> String) -> String {
    let share = (limits::FEED_BYTES - 2) / limits::FEED_POSTINGS - 1;
    let mut out = String::from("[");
    let mut n = 0;
    for at in 0..limits::FEED_POSTINGS {
        if at > 0 {
            out.push(',');
        }
        let start = out.len();
        out.push_str(open);
        loop {
            let piece = more(n);
            n += 1;
            if out.len() - start + piece.len() + close.len() > share {
                break;
            }
            out.push_str(&piece);
        }
        out.push_str(close);
    }
    out.push(']');
    assert!(out.len() <= limits::FEED_BYTES && out.len() > limits::FEED_BYTES * 9 / 10, "{}", out.len());
    out
}

/// A feed of the most postings, all alike and small.
fn small(posting: &str) -> String {
    format!("[{}{posting}]", format!("{posting},").repeat(limits::FEED_POSTINGS - 1))
}

/// As many copies of a piece between a beginning and an end as the bytes allow.
fn filled(open: &str, piece: &str, close: &str, bytes: usize) -> String {
    format!("{open}{}{close}", piece.repeat((bytes - open.len() - close.len()) / piece.len()))
}

/// A word of three letters that nothing knows, another for each number.
fn word(n: usize) -> String {
    let letter = |n: usize| char::from(b"bcdfghjkqvwxz"[n % 13]);
    format!("{}{}{} ", letter(n), letter(n / 13), letter(n / 169))
}

#[test]
fn the_densest_inputs_stay_within_eight_times_their_size() {
    let padan = Padan::embedded();
    let catalog = padan.catalog();
    let titles: Vec<&str> = catalog.competencies().iter().map(|c| &*c.title.id).collect();
    let mut skills: Vec<&str> = catalog
        .competencies()
        .iter()
        .map(|c| &*c.title.id)
        .filter(|title| !title.contains('"') && padan.link(title).mentions.len() == 1)
        .collect();
    skills.sort_by_key(|title| title.len());
    let mut jobs: Vec<&str> = catalog.occupations().iter().map(|o| &*o.title.id).collect();
    jobs.retain(|title| !title.contains(['"', '(', '/', ',']));
    jobs.sort_by_key(|title| title.len());
    let richest = catalog.occupations().iter().max_by_key(|o| o.needs.len()).unwrap();
    let counted: String = jobs.iter().take(20).fold(String::new(), |mut out, job| {
        let _ = write!(out, "1 {job}, ");
        out
    });
    let at_limit = limits::FEED_BYTES;
    let feeds: Vec<(&str, String)> = vec![
        ("empty lists", filled("[[]", ",[]", "]", at_limit)),
        ("empty objects", filled("[{}", ",{}", "]", at_limit)),
        ("as many empty lists as postings are allowed", small("[]")),
        ("numbers", filled("[0", ",0", "]", at_limit)),
        ("one list in one posting", filled("{\"title\":\"x\",\"a\":[0", ",0", "]}", at_limit)),
        ("lists in lists in one posting", filled("{\"title\":\"x\",\"a\":[[]", ",[[[[]]]]", "]}", at_limit)),
        ("one deep nest", filled("", "[", "", at_limit)),
        ("one posting of one description", filled("{\"description\":\"", "las ", "\"}", at_limit)),
        ("one posting of one description of escapes", filled("{\"description\":\"", "\\u0061 ", "\"}", at_limit)),
        ("one posting of markup", filled("{\"description\":\"", "<b>&amp;", "\"}", at_limit)),
        ("one key as long as the feed", filled("{\"", "k", "\":0}", at_limit)),
        ("one graph of jobs", filled("{\"@graph\":[0", ",{\"@type\":\"JobPosting\",\"title\":\"x\"}", "]}", at_limit)),
        (
            "graphs of jobs",
            small(&filled("{\"@graph\":[0", ",{\"@type\":\"JobPosting\",\"title\":\"las\"}", "]}", 2000)),
        ),
        ("many keys", feed("{\"title\":\"las\"", "}", |n| format!(",\"{}\":0", n % 250))),
        ("many values", feed("{\"title\":\"las\",\"a\":[0", "]}", |_| ",0".to_owned())),
        ("many empty lists", feed("{\"title\":\"las\",\"a\":[0", "]}", |_| ",[]".to_owned())),
        ("words that nothing knows", feed("{\"text\":\"", "\"}", word)),
        ("the shortest skills", feed("{\"text\":\"bisa ", "\"}", |n| format!("{},", skills[n % 200]))),
        (
            "licences and certificates",
            feed("{\"text\":\"", "\"}", |n| format!("SIM A atau SIM C, sertifikat {}\\n", word(n))),
        ),
        ("places", feed("{\"text\":\"", "\"}", |n| format!("{}, ", ["Bandung", "Bogor", "Jakarta"][n % 3]))),
        (
            "skills of linked data",
            feed("{\"@type\":\"JobPosting\",\"skills\":[\"las\"", "]}", |n| format!(",\"{}\"", word(n))),
        ),
        ("one word", small("{\"text\":\"las\"}")),
        ("one title", small(&format!("{{\"title\":\"{}\"}}", richest.title.id))),
        ("several jobs", small(&format!("{{\"text\":\"dicari {counted}\"}}"))),
        ("several jobs, filled up", feed(&format!("{{\"text\":\"dicari {counted}"), "\"}", word)),
    ];
    let mut worst = Vec::new();
    let mut hold = |name: &str, input: usize, most: usize| {
        let allowed = TIMES * input + FIXED;
        let hundredths = most.saturating_sub(FIXED) * 100 / input;
        println!(
            "{name:50} {input:>9} bytes, heap {most:>10}, ({most} - 16 MiB) / input = {}.{:02}",
            hundredths / 100,
            hundredths % 100
        );
        if most > allowed {
            worst.push(format!("{name}: {most} bytes of heap for {input} of input, {allowed} allowed"));
        }
    };
    for (name, text) in &feeds {
        hold(name, text.len(), peak(|| Posting::feed(catalog, text, FeedLimits::DEFAULT)));
        hold(name, text.len(), peak(|| json::check(text)));
    }
    let chars = limits::DESCRIPTION_CHARS;
    let texts: Vec<(&str, String)> = vec![
        ("text: one letter and a space", "a ".repeat(chars / 2)),
        ("text: one letter to a line", "a\n".repeat(chars / 2)),
        ("text: one word", "a".repeat(chars)),
        ("text: las", "las ".repeat(chars / 4)),
        ("text: words that nothing knows", (0..chars / 4).map(word).collect()),
        ("text: skills", skills.join(", ").chars().cycle().take(chars).collect()),
        ("text: skills on lines", titles.join("\n").chars().cycle().take(chars).collect()),
        ("text: jobs", jobs.join("\n").chars().cycle().take(chars).collect()),
        ("text: counted jobs", counted.chars().cycle().take(chars).collect()),
        ("text: a letter that becomes eighteen", "\u{fdfa}".repeat(chars)),
        ("text: four bytes to a letter", "\u{1d41a} ".repeat(chars / 2)),
        ("text: markup", "<b>".repeat(chars / 3)),
        ("text: nests", "[".repeat(chars)),
        ("text: lines of certificates", "sertifikat a b c d\n".repeat(chars / 19)),
        ("text: licences", "SIM C atau ".repeat(chars / 11)),
    ];
    for (name, text) in &texts {
        hold(name, text.len(), peak(|| link::link(catalog, text)));
        hold(name, text.len(), peak(|| Profile::from_text(catalog, text)));
        hold(name, text.len(), peak(|| Posting::from_text(catalog, text)));
        let person = serde_json::json!({ "text": text }).to_string();
        hold(name, person.len(), peak(|| Profile::from_json(catalog, &person)));
        let (profile, posting) = (Profile::from_text(catalog, text), Posting::from_text(catalog, text));
        hold(name, text.len(), peak(|| padan.score(&profile, &posting)));
    }
    assert!(worst.is_empty(), "{}", worst.join("\n"));
}
