//! Numbers that are none, or out of every range, in the JSON of postings and profiles; fields that nobody knows; and no
//! floating point anywhere near a score.
#![allow(missing_docs, clippy::unwrap_used)]

use padan::limits::FeedLimits;
use padan::{Padan, Posting, Profile};

/// Valid JSON that is no sensible sum, count or level.
const UNUSABLE: &[&str] = &[
    "1e400",
    "-1e400",
    "1E+999999999999999999999",
    "123456789e308",
    "1e300",
    "1e18",
    "99999999999999999999999999",
    "-0",
    "-0.0",
    "-1",
    "-2500000",
    "1e-400",
    "true",
    "{}",
    "\"banyak\"",
    "\"NaN\"",
    "\"Infinity\"",
    "\"1e6\"",
    "\"-5\"",
    "\"1.2.3\"",
];

/// What is not JSON at all.
const NO_JSON: &[&str] =
    &["NaN", "Infinity", "-Infinity", "nan", "+1", "0x10", "01", "1.", ".5", "1e", "1_000", "1e400.5", "٣"];

fn unusable() -> impl Iterator<Item = &'static str> {
    UNUSABLE.iter().copied().chain([LONG])
}

/// More digits than any number type holds.
const LONG: &str = concat!(
    "1111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111",
    "1111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111",
    "1111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111",
    "1111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111",
);

fn posting(json: &str) -> Result<Posting, padan::Error> {
    Posting::from_json(Padan::embedded().catalog(), json)
}

#[test]
fn a_broken_salary_leaves_the_posting_readable_and_is_counted() {
    let catalog = Padan::embedded();
    let plain = posting(r#"{"title":"Mekanik motor"}"#).unwrap();
    for value in unusable().filter(|value| !value.contains("1e-400")) {
        for field in ["salary_min", "salary_max", "experience_years_min"] {
            let json = format!(r#"{{"title":"Mekanik motor","{field}":{value}}}"#);
            let read = Posting::from_json(catalog.catalog(), &json).unwrap_or_else(|error| panic!("{json}: {error}"));
            assert_eq!((read.pay, read.ignored_fields), (None, 1), "{json}");
            assert_eq!(read.requirements, plain.requirements, "{json}");
            assert_eq!(read.gates, plain.gates, "{json}");
        }
        let json = format!(r#"{{"title":"Mekanik motor","salary_min":3000000,"salary_max":{value}}}"#);
        let read = Posting::from_json(catalog.catalog(), &json).unwrap();
        assert_eq!(read.pay.map(|pay| (pay.min, pay.max)), Some((3_000_000, 3_000_000)), "{json}");
        let json = format!(
            r#"{{"@type":"JobPosting","title":"Mekanik motor","baseSalary":{{"value":{{"value":{value}}}}},"experienceRequirements":{{"monthsOfExperience":{value}}}}}"#
        );
        let read = Posting::from_json(catalog.catalog(), &json).unwrap();
        assert_eq!((read.pay, read.ignored_fields), (None, 2), "{json}");
    }
}

#[test]
fn one_number_out_of_range_spoils_no_other_posting() {
    let padan = Padan::embedded();
    let feed = r#"[{"title":"Tukang las","salary_min":3000000},{"title":"Mekanik motor 1e400 \"1e400\"","salary_min":1e400},{"title":"Barista"}]"#;
    let read = Posting::feed(padan.catalog(), feed, FeedLimits::DEFAULT).unwrap();
    assert_eq!(read.len(), 3);
    let titles: Vec<String> = read.iter().map(|one| one.as_ref().unwrap().title.to_string()).collect();
    assert_eq!(titles, ["Tukang las", r#"Mekanik motor 1e400 "1e400""#, "Barista"]);
    // What is wrong after such a number keeps its place.
    let error = posting(r#"{"salary_min":-1.5E+4000, "title":oops}"#).unwrap_err();
    assert!(matches!(error, padan::Error::Json { line: 1, column: 35, .. }), "{error:?}");
}

#[test]
fn what_is_no_json_is_refused_with_its_place() {
    let padan = Padan::embedded();
    for value in NO_JSON {
        let error = posting(&format!(r#"{{"title":"Mekanik","salary_min":{value}}}"#)).unwrap_err();
        assert_eq!(error.code(), "P0020", "{value}");
        let error = Profile::from_json(padan.catalog(), &format!(r#"{{"experience_months":{value}}}"#)).unwrap_err();
        assert_eq!(error.code(), "P0020", "{value}");
    }
}

#[test]
fn sums_are_read_as_people_write_them() {
    for (value, sum) in [
        ("4500000", 4_500_000),
        ("4500000.75", 4_500_000),
        ("4.5e6", 4_500_000),
        ("45E+5", 4_500_000),
        ("450000000.0e-2", 4_500_000),
        ("0.0045e9", 4_500_000),
        ("\"4500000\"", 4_500_000),
        ("\"4.500.000\"", 4_500_000),
        ("\"4,500,000\"", 4_500_000),
        ("\" 4500000 \"", 4_500_000),
        ("\"4500000.00\"", 4_500_000),
        ("\"750.000\"", 750_000),
        ("1000000000000", 1_000_000_000_000),
    ] {
        let read = posting(&format!(r#"{{"title":"Mekanik motor","salary_min":{value}}}"#)).unwrap();
        assert_eq!(read.pay.map(|pay| pay.min), Some(sum), "{value}");
        assert_eq!(read.ignored_fields, 0, "{value}");
    }
}

#[test]
fn a_profile_refuses_a_number_it_cannot_use() {
    let padan = Padan::embedded();
    for value in unusable().chain(["4", "0.9"]) {
        let json = format!(r#"{{"claims":[{{"competency":"motor-servis","level":{value}}}]}}"#);
        let error = Profile::from_json(padan.catalog(), &json).expect_err(&json);
        assert_eq!(error.code(), "P0021", "{json}");
        assert!(error.to_string().starts_with("/claims/0/level is "), "{error}");
    }
    for value in unusable().filter(|value| !value.contains("1e-400")).chain(["1201"]) {
        let json = format!(r#"{{"experience_months":{value}}}"#);
        let error = Profile::from_json(padan.catalog(), &json).expect_err(&json);
        assert_eq!(error.code(), "P0021", "{json}");
    }
    for (value, months) in
        [("0", Some(0)), ("24", Some(24)), ("\"24\"", Some(24)), ("1200", Some(1200)), ("null", None)]
    {
        let read = Profile::from_json(padan.catalog(), &format!(r#"{{"experience_months":{value}}}"#)).unwrap();
        assert_eq!(read.experience_months, months, "{value}");
    }
}

/// A field of a posting that is not known is counted and passed over, and changes nothing else.
#[test]
fn unknown_fields_of_a_posting_are_counted() {
    let plain = posting(r#"{"id":"a","title":"Mekanik motor","description":"bisa servis motor"}"#).unwrap();
    let misspelt = [
        "titel", "Title", "judul", "descripton", "deskripsi", "txt", "lokasi", "locations", "eduction", "pendidikan",
        "experience_year_min", "experience", "employmenttype", "employment-type", "salary", "salaryMin", "gaji_min",
        "valid_trough", "validThrough", "organisation", "company", "URL",
    ];
    assert!(misspelt.len() >= 20);
    for name in misspelt {
        let json = format!(r#"{{"id":"a","title":"Mekanik motor","description":"bisa servis motor","{name}":"x"}}"#);
        let mut read = posting(&json).unwrap();
        assert_eq!(read.ignored_fields, 1, "{name}");
        read.ignored_fields = 0;
        assert_eq!(read, plain, "{name}");
    }
}

/// Scores are whole numbers: no floating point type stands anywhere in the library's sources.
#[test]
fn no_floating_point_in_the_library() {
    fn walk(dir: &std::path::Path, found: &mut Vec<String>, files: &mut usize) {
        let mut entries: Vec<_> = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                walk(&path, found, files);
                continue;
            }
            *files += 1;
            let name = path.display().to_string();
            for line in std::fs::read_to_string(&path).unwrap().lines() {
                let code = line.split("//").next().unwrap();
                if code.contains("f32") || code.contains("f64") {
                    found.push(format!("{} {}", name.rsplit_once("/src/").unwrap().1, code.trim()));
                }
            }
        }
    }
    let (mut found, mut files) = (Vec::new(), 0);
    walk(concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/padan/src").as_ref(), &mut found, &mut files);
    assert!(files > 20);
    assert!(found.is_empty(), "{found:?}");
}
