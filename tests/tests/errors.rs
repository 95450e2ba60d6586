//! Every error code, produced by an input that earns it.
#![allow(missing_docs, clippy::unwrap_used)]

use padan::limits::FeedLimits;
use padan::{Catalog, Error, Padan, Posting, Profile, json};
use padan_tests::file::{Draft, seal};
use std::collections::{BTreeMap, BTreeSet};

/// Names that belong to the program, not in a message to people.
const INTERNAL: &[&str] = &[
    "String",
    "Vec",
    "Option",
    "Some",
    "None",
    "Ok",
    "Err",
    "Box",
    "Tree",
    "Error",
    "usize",
    "u8",
    "u16",
    "u32",
    "u64",
    "i64",
    "f64",
    "str",
    "bool",
    "struct",
    "enum",
    "serde",
    "IgnoredAny",
    "Visitor",
    "Utf8Error",
    "CompetencyId",
];

fn fixtures() -> Vec<Error> {
    let padan = Padan::embedded();
    let catalog = padan.catalog();
    let good = Draft::little().bytes();
    let opened = |bytes: &[u8]| Catalog::from_bytes(bytes).unwrap_err();
    let mut newer = good.clone();
    newer[8] = 2;
    let mut flipped = good.clone();
    flipped[30] ^= 1;
    let mut unsorted = Draft::little();
    unsorted.competencies.swap(0, 1);
    let mut without = Draft::little().content();
    without.truncate(12);
    vec![
        opened(b"PK\x03\x04 a zip file"),
        opened(b""),
        opened(&good[..9]),
        opened(&good[..good.len() / 2]),
        opened(&flipped),
        opened(&newer),
        opened(&unsorted.bytes()),
        opened(&seal(without)),
        json::check(&"[".repeat(100)).unwrap_err(),
        Posting::feed(catalog, "[0,0]", FeedLimits::new(100, 1)).unwrap_err(),
        Posting::feed(catalog, "[0,0]", FeedLimits::new(4, 1)).unwrap_err(),
        json::check("{\"a\":}").unwrap_err(),
        json::check("").unwrap_err(),
        json::check("\"\u{1}\"").unwrap_err(),
        json::check("[1] x").unwrap_err(),
        json::check("\"\\ud800\"").unwrap_err(),
        Profile::from_json(catalog, "[]").unwrap_err(),
        Profile::from_json(catalog, "{\"claims\":[{\"competency\":3}]}").unwrap_err(),
        Posting::from_json(catalog, "3").unwrap_err(),
        Posting::from_json(catalog, "{\"title\":{}}").unwrap_err(),
        Posting::from_json(catalog, "{\"title\":\" \"}").unwrap_err(),
        Posting::from_json(catalog, "{\"@type\":\"Person\"}").unwrap_err(),
        Posting::from_json(catalog, "[]").unwrap_err(),
        Profile::from_json(catalog, "{\"claims\":[{\"competency\":\"no-such\"}]}").unwrap_err(),
        Profile::from_json(catalog, "{\"claims\":[{\"unit\":\"X.1\"}]}").unwrap_err(),
        Profile::from_json(catalog, "{\"tracks\":[\"no-such\"]}").unwrap_err(),
    ]
}

#[test]
fn every_code_has_a_fixture_and_every_fixture_a_code() {
    let codes: BTreeMap<&str, &str> = Error::CODES.iter().copied().collect();
    assert_eq!(codes.len(), Error::CODES.len(), "a code stands twice in Error::CODES");
    for (code, when) in &codes {
        let (letter, digits) = code.split_at(1);
        assert!(letter == "P" && digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()), "{code}");
        assert!(!when.is_empty(), "{code} does not say when it occurs");
    }
    let produced: BTreeSet<&str> = fixtures().iter().map(Error::code).collect();
    let documented: BTreeSet<&str> = codes.into_keys().collect();
    assert_eq!(produced, documented, "left: codes that fixtures produce, right: codes in Error::CODES");
}

#[test]
fn the_codes_of_the_source_are_those_of_the_list() {
    // An enum does not list its variants, but the function that gives them codes does.
    let source = include_str!("../../crates/padan/src/error.rs");
    let arms = source.split("fn code(&self)").nth(1).unwrap().split("pub const CODES").next().unwrap();
    let mut given: Vec<&str> = arms.split('"').skip(1).step_by(2).collect();
    given.sort_unstable();
    let listed: Vec<&str> = Error::CODES.iter().map(|(code, _)| *code).collect();
    assert_eq!(given, listed);
}

#[test]
fn messages_are_for_people() {
    for error in fixtures() {
        let message = error.to_string();
        assert!(!message.is_empty() && !message.contains("::") && !message.contains(" { "), "{message}");
        for word in message.split(|c: char| !c.is_ascii_alphanumeric()) {
            assert!(!INTERNAL.contains(&word), "{word:?} in {message:?}");
        }
    }
}

#[test]
fn messages_repeat_little_of_what_came_in() {
    let padan = Padan::embedded();
    let long = "rahasia ".repeat(10_000);
    for json in [
        format!("{{\"claims\":[{{\"competency\":\"{long}\"}}]}}"),
        format!("{{\"claims\":[{{\"unit\":\"{long}\"}}]}}"),
        format!("{{\"tracks\":[\"{long}\"]}}"),
        format!("{{\"licences\":[\"{long}\"]}}"),
        format!("{{\"text\":\"{long}"),
        format!("[\"{long}\"]"),
    ] {
        let message = Profile::from_json(padan.catalog(), &json).unwrap_err().to_string();
        assert!(message.len() < 200, "{} bytes: {}", message.len(), &message[..200]);
    }
}
