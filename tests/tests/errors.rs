//! Every error code, produced by an input that earns it, and said to a person.
#![allow(missing_docs, clippy::unwrap_used)]

use padan::limits::{self, FeedLimits};
use padan::{Catalog, Error, Offering, Padan, Posting, Profile, json};
use padan_tests::file::{Draft, seal};
use std::collections::{BTreeMap, BTreeSet};

/// Names that belong to the program, not in a message to people.
const INTERNAL: &[&str] = &[
    "String", "Vec", "Option", "Some", "None", "Ok", "Err", "Box", "Tree", "Error", "usize", "u8", "u16", "u32", "u64",
    "i64", "f64", "str", "bool", "struct", "enum", "serde", "IgnoredAny", "Visitor", "Utf8Error", "CompetencyId",
];

/// Every error with the code that its cause must have.
fn fixtures() -> Vec<(&'static str, Error)> {
    let padan = Padan::embedded();
    let catalog = padan.catalog();
    let posting = |json: &str| Posting::from_json(catalog, json).unwrap_err();
    let profile = |json: &str| Profile::from_json(catalog, json).unwrap_err();
    let course = |json: &str| Offering::feed(catalog, json).unwrap().swap_remove(0).unwrap_err();
    let feed = |json: &str, limits: FeedLimits| Posting::feed(catalog, json, limits).unwrap_err();
    let check = |json: &str| json::check(json).unwrap_err();
    let opened = |bytes: &[u8]| Catalog::from_bytes(bytes).unwrap_err();
    let good = Draft::little().bytes();
    let changed = |at: usize, byte: u8| {
        let mut bytes = good.clone();
        bytes[at] = byte;
        bytes
    };
    // With the checksum made right.
    let forged = |at: usize, byte: u8| {
        let mut content = Draft::little().content();
        content[at] = byte;
        seal(content)
    };
    let mut unsorted = Draft::little();
    unsorted.competencies.swap(0, 1);
    let mut without = Draft::little().content();
    without.truncate(12);
    let mut last = good.clone();
    *last.last_mut().unwrap() ^= 1;
    vec![
        ("P0001", opened(b"PK\x03\x04 a zip file")),
        ("P0001", opened(b"")),
        ("P0002", opened(&good[..9])),
        ("P0002", opened(&good[..40])),
        ("P0002", opened(&good[..good.len() / 2])),
        ("P0003", opened(&changed(30, good[30] ^ 1))),
        ("P0003", opened(&last)),
        ("P0004", opened(&changed(8, 9))),
        ("P0004", opened(&forged(8, 9))),
        ("P0005", opened(&forged(8, 0))),
        ("P0005", opened(&forged(8, 1))),
        ("P0005", opened(&forged(12, b'X'))),
        ("P0005", opened(&unsorted.bytes())),
        ("P0005", opened(&seal(without))),
        ("P0010", opened(&vec![0; limits::CATALOG_BYTES + 1])),
        ("P0010", check(&"[".repeat(100))),
        ("P0010", posting(&"[".repeat(1_000))),
        ("P0010", profile(&" ".repeat(limits::PROFILE_BYTES + 1))),
        ("P0010", feed("[{},{}]", FeedLimits::new(100, 1))),
        ("P0010", feed("[{},{}]", FeedLimits::new(6, 9))),
        ("P0020", check("{\"a\":}")),
        ("P0020", check("")),
        ("P0020", check("\"\u{1}\"")),
        ("P0020", check("[1] x")),
        ("P0020", check("\"\\ud800\"")),
        ("P0020", posting("{\"title\":\"las\"")),
        ("P0020", profile("")),
        ("P0021", profile("[]")),
        ("P0021", profile("{\"claims\":[{\"competency\":3}]}")),
        ("P0021", posting("3")),
        ("P0021", posting("{\"title\":{}}")),
        ("P0022", posting("{\"title\":\" \"}")),
        ("P0022", posting("{\"judul\":\"las\"}")),
        ("P0023", posting("{\"@type\":\"Person\"}")),
        ("P0023", posting("{\"@graph\":[]}")),
        ("P0023", posting("[]")),
        ("P0006", padan::Index::from_bytes(b"PADANCAT").unwrap_err()),
        ("P0006", padan::Vectors::from_bytes(b"").unwrap_err()),
        ("P0010", Offering::feed(catalog, &" ".repeat(limits::FEED_BYTES + 1)).unwrap_err()),
        ("P0010", Offering::feed(catalog, &format!("[{}{{}}]", "{},".repeat(limits::OFFERINGS))).unwrap_err()),
        ("P0020", Offering::feed(catalog, "[{").unwrap_err()),
        ("P0021", course("{\"title\":\"las\"}")),
        ("P0024", course("{\"@type\":\"Person\"}")),
        ("P0030", course("{\"track\":\"no-such\"}")),
        ("P0030", profile("{\"claims\":[{\"competency\":\"no-such\"}]}")),
        ("P0030", profile("{\"claims\":[{\"unit\":\"X.1\"}]}")),
        ("P0030", profile("{\"tracks\":[\"no-such\"]}")),
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
    let mut produced = BTreeSet::new();
    for (code, error) in fixtures() {
        assert_eq!(error.code(), code, "{error}");
        produced.insert(code);
    }
    let documented: BTreeSet<&str> = codes.into_keys().collect();
    assert_eq!(produced, documented, "left: codes that fixtures produce, right: codes in Error::CODES");
}

#[test]
fn the_codes_of_the_source_are_those_of_the_list() {
    // An enum does not list its variants, but the function that gives them codes does.
    let source = include_str!("../../crates/padan/src/error.rs");
    let arms = source.split("fn code(&self)").nth(1).unwrap().split("pub fn remedy").next().unwrap();
    let mut given: Vec<&str> = arms.split('"').skip(1).step_by(2).collect();
    given.sort_unstable();
    let listed: Vec<&str> = Error::CODES.iter().map(|(code, _)| *code).collect();
    assert_eq!(given, listed);
}

#[test]
fn messages_are_for_people() {
    for (_, error) in fixtures() {
        let message = error.to_string();
        assert!(message.len() > 15 && !message.contains("::") && !message.contains('{'), "{message}");
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

#[test]
fn a_posting_nested_too_deep_spoils_no_other() {
    let padan = Padan::embedded();
    for depth in [limits::JSON_DEPTH, 100, 200, 100_000] {
        let deep = format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        let feed = format!("[{{\"title\":\"Las\"}},{{\"title\":\"Las\",\"x\":{deep}}},{{\"title\":\"Las\"}}]");
        let read = Posting::feed(padan.catalog(), &feed, FeedLimits::DEFAULT).unwrap();
        let codes: Vec<Option<&str>> = read.iter().map(|one| one.as_ref().err().map(Error::code)).collect();
        assert_eq!(codes, [None, Some("P0010"), None], "{depth}");
        let whole = Posting::from_json(padan.catalog(), &"[".repeat(depth + 2)).unwrap_err();
        assert_eq!(whole.code(), "P0010", "{depth}: {whole}");
        let object = "{\"a\":".repeat(depth + 2);
        assert_eq!(Profile::from_json(padan.catalog(), &object).unwrap_err().code(), "P0010", "{depth}");
    }
}

/// The text of a person or an advert is never repeated in a message.
#[test]
fn messages_repeat_no_text_of_a_person() {
    let padan = Padan::embedded();
    let secret = "rahasiasekali";
    for json in [
        format!("{{\"title\":[\"{secret}\"]}}"),
        format!("{{\"title\":{secret}}}"),
        format!("[\"{secret}\"]"),
        format!("{{\"licences\":[\"{secret}\"]}}"),
        format!("{{\"experience_months\":\"{secret}\"}}"),
        format!("{{\"claims\":[\"{secret}\"]}}"),
        format!("{{\"{secret}\":1"),
    ] {
        let errors =
            [Posting::from_json(padan.catalog(), &json).err(), Profile::from_json(padan.catalog(), &json).err()];
        assert!(errors.iter().any(Option::is_some), "{json}");
        for error in errors.into_iter().flatten() {
            assert!(!error.to_string().contains(secret), "{error}");
        }
    }
}
