//! JSONTestSuite (Nicolas Seriot, MIT): what every JSON parser must accept, must refuse, and may decide. Its files are in the
//! package of the crate `yyjson-sys`, which is a dependency only to have them fetched; nothing of it is compiled.
#![allow(missing_docs, clippy::unwrap_used)]

use padan::limits::FeedLimits;
use padan::{Error, Padan, Posting, Profile, json};
use std::path::PathBuf;
use std::process::Command;

/// The files that a parser may accept or refuse, with what this one does.
const OPEN: &[(&str, bool)] = &[
    ("i_number_double_huge_neg_exp.json", true),
    ("i_number_huge_exp.json", true),
    ("i_number_neg_int_huge_exp.json", true),
    ("i_number_pos_double_huge_exp.json", true),
    ("i_number_real_neg_overflow.json", true),
    ("i_number_real_pos_overflow.json", true),
    ("i_number_real_underflow.json", true),
    ("i_number_too_big_neg_int.json", true),
    ("i_number_too_big_pos_int.json", true),
    ("i_number_very_big_negative_int.json", true),
    ("i_object_key_lone_2nd_surrogate.json", false),
    ("i_string_1st_surrogate_but_2nd_missing.json", false),
    ("i_string_1st_valid_surrogate_2nd_invalid.json", false),
    ("i_string_UTF-16LE_with_BOM.json", false),
    ("i_string_UTF-8_invalid_sequence.json", false),
    ("i_string_UTF8_surrogate_U+D800.json", false),
    ("i_string_incomplete_surrogate_and_escape_valid.json", false),
    ("i_string_incomplete_surrogate_pair.json", false),
    ("i_string_incomplete_surrogates_escape_valid.json", false),
    ("i_string_invalid_lonely_surrogate.json", false),
    ("i_string_invalid_surrogate.json", false),
    ("i_string_invalid_utf-8.json", false),
    ("i_string_inverted_surrogates_U+1D11E.json", false),
    ("i_string_iso_latin_1.json", false),
    ("i_string_lone_second_surrogate.json", false),
    ("i_string_lone_utf8_continuation_byte.json", false),
    ("i_string_not_in_unicode_range.json", false),
    ("i_string_overlong_sequence_2_bytes.json", false),
    ("i_string_overlong_sequence_6_bytes.json", false),
    ("i_string_overlong_sequence_6_bytes_null.json", false),
    ("i_string_truncated-utf-8.json", false),
    ("i_string_utf16BE_no_BOM.json", false),
    ("i_string_utf16LE_no_BOM.json", false),
    ("i_structure_500_nested_arrays.json", false),
    ("i_structure_UTF-8_BOM_empty_object.json", false),
];

fn folder() -> PathBuf {
    let remedy =
        "the files of JSONTestSuite come with the package yyjson-sys 0.1.0: run `cargo fetch` once with a network";
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--manifest-path", manifest])
        .output()
        .unwrap_or_else(|error| panic!("cargo metadata does not start ({error}); {remedy}"));
    assert!(output.status.success(), "cargo metadata: {}; {remedy}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let package = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .find(|package| package["name"] == "yyjson-sys" && package["version"] == "0.1.0")
        .unwrap_or_else(|| panic!("cargo knows no package yyjson-sys 0.1.0; {remedy}"));
    let folder = PathBuf::from(package["manifest_path"].as_str().unwrap())
        .with_file_name("yyjson")
        .join("test/data/json/test_parsing");
    assert!(folder.is_dir(), "{} is missing; {remedy}", folder.display());
    folder
}

/// Whether the bytes are taken for JSON. Text that is no UTF-8 cannot even be handed over.
fn accepted(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let verdict = json::check(text);
    assert!(matches!(verdict, Ok(()) | Err(Error::Json { .. } | Error::LimitExceeded { .. })), "{verdict:?}");
    verdict.is_ok()
}

#[test]
fn json_is_what_the_standard_says() {
    let padan = Padan::embedded();
    let catalog = padan.catalog();
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(&path).unwrap()))
        .filter(|(name, _)| ["y_", "n_", "i_"].iter().any(|start| name.starts_with(start)))
        .collect();
    files.sort();
    let count = |start: &str| files.iter().filter(|(name, _)| name.starts_with(start)).count();
    assert_eq!((count("y_"), count("n_"), count("i_")), (95, 189, 35), "the suite is not whole");

    let mut wrong = Vec::new();
    let mut open = Vec::new();
    for (name, bytes) in &files {
        let taken = accepted(bytes);
        match name.get(..2) {
            Some("y_") if !taken => wrong.push(format!("{name} is refused")),
            Some("n_") if taken => wrong.push(format!("{name} is accepted")),
            Some("i_") => open.push((name.as_str(), taken)),
            _ => {}
        }
        // Every reader of JSON has the same idea of what JSON is; what it holds may still not please them.
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        let is_json = |error: Option<Error>| !matches!(error, Some(Error::Json { .. } | Error::LimitExceeded { .. }));
        let feed = Posting::feed(catalog, text, FeedLimits::DEFAULT);
        let readers = [
            ("Profile::from_json", is_json(Profile::from_json(catalog, text).err())),
            ("Posting::from_json", is_json(Posting::from_json(catalog, text).err())),
            ("Posting::feed", is_json(feed.and_then(|all| all.into_iter().collect::<Result<Vec<_>, _>>()).err())),
        ];
        for (reader, its) in readers {
            if its != taken {
                wrong.push(format!("{name}: {reader} and json::check differ"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(open, OPEN, "left: the verdicts now, right: those recorded");
}
