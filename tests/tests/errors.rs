//! Every error of the library has something that brings it about, and says it to a person.
#![allow(missing_docs, clippy::unwrap_used)]

use padan::catalog::EMBEDDED;
use padan::limits::{self, FeedLimits};
use padan::{Catalog, Error, Padan, Posting, Profile};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// The shipped catalogue with one byte changed and the checksum made right.
fn forged(at: usize, byte: u8) -> Vec<u8> {
    let mut content = EMBEDDED[..EMBEDDED.len() - 32].to_vec();
    content[at] = byte;
    let sum = Sha256::digest(&content);
    content.extend_from_slice(&sum);
    content
}

#[test]
fn every_code_has_a_cause() {
    let padan = Padan::embedded();
    let catalog = padan.catalog();
    let posting = |json: &str| Posting::from_json(catalog, json).map(|_| ());
    let profile = |json: &str| Profile::from_json(catalog, json).map(|_| ());
    let read = |bytes: &[u8]| Catalog::from_bytes(bytes).map(|_| ());
    let mut flipped = EMBEDDED.to_vec();
    *flipped.last_mut().unwrap() ^= 1;
    let causes: Vec<(&str, Result<(), Error>)> = vec![
        ("P0001", read(b"PK\x03\x04 a zip file")),
        ("P0001", read(b"")),
        ("P0002", read(&EMBEDDED[..40])),
        ("P0002", read(&EMBEDDED[..EMBEDDED.len() / 2])),
        ("P0003", read(&flipped)),
        ("P0004", read(&forged(8, 9))),
        ("P0005", read(&forged(8, 0))),
        ("P0005", read(&forged(12, b'X'))),
        ("P0010", read(&vec![0; limits::CATALOG_BYTES + 1])),
        ("P0010", posting(&"[".repeat(1_000))),
        ("P0010", Posting::feed(catalog, "[{},{}]", FeedLimits::new(100, 1)).map(|_| ())),
        ("P0010", Posting::feed(catalog, "[{},{}]", FeedLimits::new(6, 9)).map(|_| ())),
        ("P0020", posting("{\"title\":\"las\"")),
        ("P0020", profile("")),
        ("P0021", posting("7")),
        ("P0021", posting("{\"title\":{}}")),
        ("P0021", profile("[]")),
        ("P0022", posting("{\"judul\":\"las\"}")),
        ("P0023", posting("{\"@type\":\"Organization\"}")),
        ("P0023", posting("{\"@graph\":[]}")),
        ("P0030", profile("{\"claims\":[{\"competency\":\"nujum\"}]}")),
        ("P0030", profile("{\"tracks\":[\"nujum\"]}")),
    ];
    let mut seen = BTreeSet::new();
    for (code, result) in causes {
        let error = result.expect_err(code);
        assert_eq!(error.code(), code, "{error}");
        let text = error.to_string();
        assert!(text.len() > 15 && !text.contains("::") && !text.contains('{') && !text.contains("Some("), "{text}");
        seen.insert(code);
    }
    let known: BTreeSet<&str> = Error::CODES.iter().map(|(code, _)| *code).collect();
    assert_eq!(seen, known);
    assert_eq!(known.len(), Error::CODES.len());
    // Every code that the source gives is in the table.
    let source = include_str!("../../crates/padan/src/error.rs");
    for (at, _) in source.match_indices("\"P0") {
        assert!(known.contains(&source[at + 1..at + 6]), "{}", &source[at + 1..at + 6]);
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
