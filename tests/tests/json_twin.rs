//! The library's reader of JSON against `serde_json`: the same verdict, place and words for every text, broken or not.
#![allow(missing_docs, clippy::unwrap_used)]

use padan::{Error, json};
use padan_tests::hostile::Rng;

/// Texts that hold every construct, to be broken.
const SEEDS: &[&str] = &[
    r#"{"title":"Tukang las","pay":[1,-2.5,3e4,0.5E-3,-0],"x":{"a":null,"b":[true,false,[]],"":{}}}"#,
    "[\n  {\"a\" : \"b\\n\\u00e9\\ud83d\\ude00\\/\\\\\"} ,\r\n\t[ 10 , 200 ]\n]\n",
    r#""\ud800\udc00\"\b\f\r\t""#,
    " true ",
    "-12.75e+10",
    "{\"kué\":\"é😀\",\"k\":[{},{\"k\":1}]}",
];

/// What is put in somewhere.
const PIECES: &[&str] = &[
    "\"", "\\", "\\u", "\\ud8", "\\udc00", "\\x", ",", ":", "[", "]", "{", "}", "0", "01", "-", ".", "e", "E+", "tru",
    "null", " ", "\n", "\u{1}", "\u{a0}", "é", "😀",
];

fn broken(rng: &mut Rng) -> String {
    let mut text: Vec<char> = SEEDS[rng.below(SEEDS.len())].chars().collect();
    for _ in 0..rng.below(4) {
        let at = rng.below(text.len() + 1);
        match rng.below(3) {
            0 => text.truncate(at),
            1 if at < text.len() => drop(text.remove(at)),
            _ => drop(text.splice(at..at, PIECES[rng.below(PIECES.len())].chars())),
        }
    }
    text.into_iter().collect()
}

#[test]
fn the_reader_says_what_serde_json_says() {
    let mut rng = Rng::new(20);
    let mut refused = 0;
    for _ in 0..200_000 {
        let text = broken(&mut rng);
        let theirs = serde_json::from_str::<serde_json::Value>(&text);
        // A number that their floating point cannot hold is a number all the same.
        let theirs = theirs.map(drop).map_err(|error| error.to_string());
        if theirs.as_ref().is_err_and(|theirs| theirs.starts_with("number out of range")) {
            continue;
        }
        let ours = json::check(&text).map_err(|error| match error {
            Error::Json { line, column, message } => format!("{message} at line {line} column {column}"),
            other => other.to_string(),
        });
        refused += usize::from(ours.is_err());
        assert_eq!(ours, theirs, "{text:?}");
    }
    assert!((20_000..180_000).contains(&refused), "{refused}");
}
