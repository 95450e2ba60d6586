//! `padan check` and `padan bake` as a person or a script meets them: exit codes, places, remedies, the JSON of errors.
#![allow(missing_docs, clippy::unwrap_used)]

use serde_json::Value;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

struct Answer {
    code: i32,
    out: String,
    err: String,
}

impl Answer {
    fn json(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}"))).collect()
    }
}

fn padan(arguments: &[&str]) -> Answer {
    let output = Command::new(env!("CARGO_BIN_EXE_padan")).args(arguments).output().unwrap();
    Answer {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// An empty folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if dir.exists() {
        std::fs::remove_dir_all(&dir).unwrap();
    }
    std::fs::create_dir_all(&dir).unwrap();
    dir
}

/// The small sound catalogue of the tests, copied.
fn tables(name: &str) -> PathBuf {
    let dir = folder(name);
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite/catalog");
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, dir.join(path.file_name().unwrap())).unwrap();
    }
    dir
}

fn change(dir: &Path, file: &str, old: &str, new: &str) {
    let path = dir.join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(old), "{file} holds no {old}");
    std::fs::write(path, text.replacen(old, new, 1)).unwrap();
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The eight members of an error, as the interface promises them.
fn error(line: &Value) -> &serde_json::Map<String, Value> {
    assert_eq!(line.as_object().unwrap().len(), 1, "{line}");
    let error = line["error"].as_object().unwrap();
    let names: std::collections::BTreeSet<&str> = error.keys().map(String::as_str).collect();
    let promised = ["code", "message", "file", "line", "column", "field", "found", "remedy"];
    assert_eq!(names, promised.into_iter().collect(), "{line}");
    assert!(error["code"].as_str().unwrap().starts_with('P') && error["code"].as_str().unwrap().len() == 5);
    error
}

fn place(error: &serde_json::Map<String, Value>) -> (u64, u64) {
    (error["line"].as_u64().unwrap(), error["column"].as_u64().unwrap())
}

#[test]
fn sound_tables_are_said_to_be_so() {
    let dir = tables("sound");
    let answer = padan(&["check", text(&dir)]);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    assert!(answer.out.contains("good") && answer.out.contains("competencies"), "{}", answer.out);
    let answer = padan(&["check", text(&dir), "--json"]);
    assert_eq!(answer.code, 0);
    let lines = answer.json();
    assert_eq!((lines.len(), &lines[0]["good"], &lines[0]["counts"]["competencies"]), (1, &true.into(), &6.into()));
}

#[test]
fn mistakes_in_tables_have_a_place_and_a_remedy() {
    let dir = tables("mistaken");
    change(&dir, "needs.csv", "7234,ban-sepeda,8,2", "7234,ban-speda,80,2");
    change(&dir, "stems.csv", "nyetel,setel", "nyetel,setel lagi");
    let answer = padan(&["check", text(&dir)]);
    assert_eq!((answer.code, answer.err.as_str()), (1, ""));
    for part in [
        "needs.csv:3:6: P0109 competencies.csv has no \"ban-speda\"",
        "field:  competency",
        "found:  \"ban-speda\"",
        "remedy: write \"ban-sepeda\"",
        "needs.csv:3:16: P0111 weight is more than 10",
        "stems.csv:3:8: P0120",
    ] {
        assert!(answer.out.contains(part), "{part}\n{}", answer.out);
    }
    let answer = padan(&["--json", "check", text(&dir)]);
    assert_eq!(answer.code, 1);
    let lines = answer.json();
    assert_eq!(lines.len(), 3);
    let first = error(&lines[0]);
    assert_eq!(
        (first["code"].as_str(), place(first), first["field"].as_str()),
        (Some("P0109"), (3, 6), Some("competency"))
    );
    assert!(first["file"].as_str().unwrap().ends_with("needs.csv"));
    for line in &lines {
        error(line);
    }
}

#[test]
fn a_hundred_mistakes_are_printed_and_the_rest_counted() {
    let dir = tables("many");
    let path = dir.join("needs.csv");
    let mut rows = std::fs::read_to_string(&path).unwrap();
    for n in 0..150 {
        let _ = writeln!(rows, "7234,tidak-ada-{n},9,2");
    }
    std::fs::write(&path, rows).unwrap();
    let answer = padan(&["check", text(&dir)]);
    assert_eq!(answer.code, 1);
    assert_eq!(answer.out.matches(": P0109 ").count(), 100);
    assert!(answer.out.trim_end().ends_with("and 50 more"), "{}", answer.out);
    let lines = padan(&["check", "--json", text(&dir)]).json();
    assert_eq!((lines.len(), lines[100]["more"].as_u64()), (101, Some(50)));
}

#[test]
fn misspelt_files_in_the_folder_are_seen() {
    let dir = tables("misnamed");
    std::fs::rename(dir.join("competencies.csv"), dir.join("competences.csv")).unwrap();
    let answer = padan(&["check", text(&dir)]);
    assert_eq!(answer.code, 1);
    assert!(answer.out.contains("competences.csv:1:1: P0124") && answer.out.contains("did you mean competencies.csv?"));
}

#[test]
fn bake_writes_only_sound_tables() {
    let dir = tables("bake");
    let out = folder("baked").join("catalog.bin");
    assert_eq!(padan(&["bake", text(&dir), "--out", text(&out)]).code, 0);
    let baked = std::fs::read(&out).unwrap();
    assert!(baked.starts_with(b"PADANCAT"));
    change(&dir, "needs.csv", "7234,ban-sepeda,8,2", "7234,ban-sepeda,80,2");
    let answer = padan(&["bake", text(&dir), "--out", text(&out), "--json"]);
    assert_eq!((answer.code, error(&answer.json()[0])["code"].as_str()), (1, Some("P0111")));
    assert_eq!(std::fs::read(&out).unwrap(), baked, "the old file is left alone");
}

#[test]
fn what_cannot_be_read_is_another_exit_code() {
    let (dir, empty) = (tables("io"), folder("empty"));
    let missing = dir.join("nowhere");
    let out = dir.join("no/such/folder/catalog.bin");
    for arguments in [
        vec!["check", text(&missing)],
        vec!["check", text(&empty)],
        vec!["bake", text(&missing), "--out", text(&out)],
        vec!["bake", text(&empty), "--out", text(&out)],
        vec!["bake", text(&dir), "--out", text(&out)],
        vec!["check"],
        vec!["bake", text(&dir)],
        vec!["chek", text(&dir)],
    ] {
        let answer = padan(&arguments);
        assert_eq!(answer.code, 2, "{arguments:?}: {}{}", answer.out, answer.err);
        assert!(!answer.err.is_empty(), "{arguments:?}");
    }
    let answer = padan(&["check", "--json", text(&missing)]);
    let lines = answer.json();
    assert_eq!((answer.code, error(&lines[0])["code"].as_str()), (2, Some("P0902")));
    // A path that cannot be read does not hide what is wrong in the next.
    change(&dir, "needs.csv", "7234,ban-sepeda,8,2", "7234,ban-sepeda,80,2");
    let answer = padan(&["check", text(&missing), text(&dir)]);
    assert_eq!(answer.code, 2);
    assert!(answer.out.contains("P0111") && answer.err.contains("P0902"));
}

/// Contents of files that are good, with how many profiles or postings each holds.
const GOOD: &[(&str, &str, u64)] = &[
    ("one posting", r#"{"title":"Mekanik motor","salary_min":"4.500.000"}"#, 1),
    (
        "one posting over several lines",
        "{\n  \"title\": \"Mekanik motor\",\n  \"education\": [\n    \"SMK\"\n  ]\n}\n",
        1,
    ),
    ("postings by line", "{\"title\":\"Mekanik\"}\n\n{\"title\":\"Barista\"}\r\n", 2),
    ("a list of postings", "[\n {\"title\":\"Mekanik\"},\n {\"title\":\"Barista, \\\"senior\\\" [A]\"}\n]", 2),
    ("an empty list", "[]", 0),
    (
        "a graph",
        r#"{"@context":"https://schema.org","@graph":[{"@type":"Organization","name":"PT"},{"@type":"JobPosting","title":"Barista"}]}"#,
        1,
    ),
    (
        "a profile",
        r#"{"claims":[{"competency":"motor-servis","level":2,"evidence":[{"kind":"work"}]}],"licences":["SIM C"]}"#,
        1,
    ),
    ("a profile of skills", r#"{"skills":["servis motor"],"experience_months":12}"#, 1),
    ("profiles by line", "{\"text\":\"bisa las\"}\n{\"claims\":[]}\n", 2),
    ("plain text", "bisa servis motor\npunya SIM C\n", 2),
    ("a byte order mark", "\u{feff}{\"title\":\"Mekanik\"}", 1),
    ("nothing", "", 0),
];

#[test]
fn good_files_are_said_to_be_so() {
    let dir = folder("good");
    for (at, (what, content, count)) in GOOD.iter().enumerate() {
        let path = dir.join(format!("{at}.json"));
        std::fs::write(&path, content).unwrap();
        let answer = padan(&["check", text(&path)]);
        assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{what}: {}", answer.out);
        let lines = padan(&["check", "--json", text(&path)]).json();
        assert_eq!((lines[0]["good"].as_bool(), lines[0]["read"].as_u64()), (Some(true), Some(*count)), "{what}");
    }
    let path = dir.join("passed.json");
    std::fs::write(&path, r#"{"title":"Mekanik","salary_min":1e400,"lokasi":"Bekasi"}"#).unwrap();
    assert_eq!(padan(&["check", "--json", text(&path)]).json()[0]["ignored_fields"], 2);
}

/// What is wrong with a content, and for each finding code, line, column, field and what was found.
type Broken = (&'static str, &'static str, &'static [(&'static str, u64, u64, Option<&'static str>, &'static str)]);

const BROKEN: &[Broken] = &[
    ("no JSON", "{\"title\": Mekanik}", &[("P0020", 1, 11, None, "Mekanik}")]),
    ("a comma too many", "{\n  \"title\": \"Mekanik\",\n}", &[("P0020", 3, 1, None, "}")]),
    ("an object without its end", "{\"title\": \"Mekanik\"", &[("P0020", 1, 19, None, "\"")]),
    ("not a number", "{\"title\":\"Mekanik\",\"salary_min\":NaN}", &[("P0020", 1, 33, None, "NaN}")]),
    (
        "a title that is a list",
        "{\n  \"title\": [\"a\", \"b\"]\n}",
        &[("P0021", 2, 12, Some("/title"), "[\"a\", \"b\"]")],
    ),
    ("no words to read", "{\"judul\": \"Mekanik\"}", &[("P0022", 1, 1, None, "{\"judul\": \"Mekanik\"}")]),
    ("no posting in the graph", "{\"@graph\": []}", &[("P0023", 1, 1, None, "{\"@graph\": []}")]),
    (
        "broken lines among good ones",
        "{\"title\":\"Mekanik\"}\n{\"title\":}\n\nlas listrik\n{\"title\":\"Las\"}\n{\"title\":{}}\n  {\"id\":\"7\"}\n",
        &[
            ("P0020", 2, 10, None, "}"),
            ("P0020", 4, 1, None, "las listrik"),
            ("P0021", 6, 10, Some("/title"), "{}"),
            ("P0022", 7, 3, None, "{\"id\":\"7\"}"),
        ],
    ),
    (
        "broken items of a list",
        "[\n  {\"title\":\"Mekanik\"},\n  7,\n  {\"title\":true},\n  {\"claims\":[{\"competency\":\"motor-servis\",\"level\":9}]}\n]",
        &[
            ("P0021", 3, 3, None, "7"),
            ("P0021", 4, 12, Some("/title"), "true"),
            ("P0021", 5, 51, Some("/claims/0/level"), "9"),
        ],
    ),
    (
        "an unknown competency",
        "{\"claims\":[{\"competency\":\"motor-servis\"},\n {\"competency\":\"motor-terbang\"}]}",
        &[("P0030", 2, 16, Some("/claims/1/competency"), "motor-terbang")],
    ),
    (
        "an unknown track",
        "{\"skills\":\"las\",\"tracks\":[\"las\",\"nujum\"]}",
        &[("P0030", 1, 33, Some("/tracks/1"), "nujum")],
    ),
    (
        "an evidence of no kind",
        "{\"claims\":[{\"competency\":\"motor-servis\",\"evidence\":[{\"kind\":\"work\"},{\"kind\":\"luck\"}]}]}",
        &[("P0021", 1, 77, Some("/claims/0/evidence/1/kind"), "\"luck\"")],
    ),
    (
        "a date that is none",
        "{\"claims\":[{\"competency\":\"motor-servis\",\"evidence\":{\"kind\":\"certificate\",\"valid_until\":\"besok\"}}]}",
        &[(
            "P0021",
            1,
            52,
            Some("/claims/0/evidence/0/valid_until"),
            "{\"kind\":\"certificate\",\"valid_until\":\"besok\"}",
        )],
    ),
    (
        "a licence that does not exist",
        "{\"licences\":[\"SIM A\",\n\"SIM X\"]}",
        &[("P0021", 2, 1, Some("/licences/1"), "\"SIM X\"")],
    ),
    ("months under zero", "{\"experience_months\": -3}", &[("P0021", 1, 23, Some("/experience_months"), "-3")]),
    (
        "months beyond counting",
        "{\"experience_months\": 1e400}",
        &[("P0021", 1, 23, Some("/experience_months"), "1e400")],
    ),
    ("columns are characters", "{\"title\":\"Pâtissier é\", \"description\": 1e}", &[("P0020", 1, 42, None, "}")]),
];

#[test]
fn broken_files_are_named_with_place_and_remedy() {
    let dir = folder("broken");
    let mut wrong = Vec::new();
    for (at, (what, content, expected)) in BROKEN.iter().enumerate() {
        let path = dir.join(format!("{at}.json"));
        std::fs::write(&path, content).unwrap();
        let answer = padan(&["check", "--json", text(&path)]);
        assert_eq!(answer.code, 1, "{what}: {}", answer.out);
        let lines = answer.json();
        let found: Vec<_> = lines
            .iter()
            .map(|line| {
                let error = error(line);
                assert_eq!(error["file"].as_str(), path.to_str(), "{what}");
                assert!(error["remedy"].as_str().unwrap().len() > 8, "{what}");
                let (line, column) = place(error);
                (
                    error["code"].as_str().unwrap(),
                    line,
                    column,
                    error["field"].as_str(),
                    error["found"].as_str().unwrap(),
                )
            })
            .collect();
        if found != *expected {
            wrong.push(format!("{what}\n  expected {expected:?}\n  found    {found:?}"));
            continue;
        }
        let answer = padan(&["check", text(&path)]);
        assert_eq!(answer.code, 1, "{what}");
        for (code, line, column, field, found) in *expected {
            assert!(
                answer.out.contains(&format!("{}:{line}:{column}: {code} ", path.display())),
                "{what}: {}",
                answer.out
            );
            assert!(answer.out.contains(&format!("found:  {found}\n    remedy: ")), "{what}: {}", answer.out);
            assert!(
                field.is_none_or(|field| answer.out.contains(&format!("field:  {field}\n"))),
                "{what}: {}",
                answer.out
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn broken_json_has_a_remedy_of_its_own() {
    let dir = folder("remedies");
    for (at, (content, remedy)) in [
        ("{\"title\":\"Las\",}", "delete the comma"),
        ("{\"title\":\"Las\"} halo", "delete what follows"),
        ("{\"title\":\"Las\"", "close what is still open"),
        ("{title:\"Las\"}", "put the name in double quotes"),
        ("{\"title\":\"Las\nlistrik\"}", "write a line break within a text as \\n"),
        ("{\"title\":\"C:\\Las\"}", "write a backslash within a text as \\\\"),
        ("{\"title\" \"Las\"}", "put a colon"),
        ("{\"title\":\"Las\" \"id\":1}", "put a comma"),
        ("{\"title\":\"Las\",\"salary_min\":01}", "write a number such as 1500000"),
        ("{\"title\":Las}", "write a value: a text in double quotes"),
    ]
    .iter()
    .enumerate()
    {
        let path = dir.join(format!("{at}.json"));
        std::fs::write(&path, content).unwrap();
        let answer = padan(&["check", text(&path)]);
        assert!(answer.code == 1 && answer.out.contains(&format!("remedy: {remedy}")), "{content}: {}", answer.out);
    }
}

#[test]
fn a_file_in_another_encoding_is_named() {
    let path = folder("encoding").join("latin1.json");
    std::fs::write(&path, b"{\"title\":\n\"P\xe2tissier\"}").unwrap();
    let answer = padan(&["check", "--json", text(&path)]);
    let lines = answer.json();
    let error = error(&lines[0]);
    assert_eq!((answer.code, error["code"].as_str(), place(error)), (1, Some("P0903"), (2, 3)));
}

#[test]
fn many_broken_lines_are_counted() {
    let path = folder("lines").join("many.jsonl");
    std::fs::write(&path, "{\"title\":\"Las\"}\n".to_owned() + &"{\"title\":}\n".repeat(150)).unwrap();
    let answer = padan(&["check", text(&path)]);
    assert_eq!((answer.code, answer.out.matches(": P0020 ").count()), (1, 100));
    assert!(answer.out.trim_end().ends_with("and 50 more"));
}
