//! Each limit holds exactly: what is one under it and at it passes, what is one over does not.
#![allow(missing_docs, clippy::unwrap_used)]

use padan::catalog::{Catalog, source};
use padan::change::{self, Target};
use padan::limits::{self, FeedLimits};
use padan::link::{Via, link};
use padan::posting::Condition;
use padan::search::{Index, Label, Vectors};
use padan::{Error, Offering, Padan, PlanOptions, Posting, Profile, json};
use padan_tests::file::{self, Body, Draft, code};
use padan_tests::hostile::Rng;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::LazyLock;

static PADAN: LazyLock<Padan> = LazyLock::new(Padan::embedded);

/// A limit by name, and whether so many are within it.
struct Row {
    name: &'static str,
    limit: usize,
    within: &'static [fn(usize) -> bool],
}

macro_rules! rows {
    ($($name:ident: $($within:expr),+;)+) => {
        &[$(Row { name: stringify!($name), limit: limits::$name, within: &[$($within),+] }),+]
    };
}

const ROWS: &[Row] = rows! {
    FEED_BYTES: |n| refusal(Posting::feed(catalog(), &padded("[{\"title\":\"las\"}]", n), FeedLimits::DEFAULT), limits::FEED_BYTES, n);
    PROFILE_BYTES: |n| refusal(Profile::from_json(catalog(), &padded("{\"text\":\"las\"}", n)), limits::PROFILE_BYTES, n);
    FEED_POSTINGS: feed_of_postings, feed_of_graphs, feed_of_jobs;
    JSON_DEPTH: deep_lists, deep_objects, deep_profile, deep_in_a_feed;
    JSON_KEYS: keys;
    JSON_VALUES: flat_values, nested_values, values_of_objects, values_in_a_feed;
    TITLE_CHARS: title_of_a_posting, title_of_linked_data, title_of_a_text;
    DESCRIPTION_CHARS: description_of_a_posting, description_with_markup, description_of_linked_data, advert_in_plain_text, text_of_a_profile, profile_in_plain_text;
    FIELD_CHARS: fields_of_a_posting, fields_of_linked_data, fields_of_a_profile, texts_of_a_catalogue;
    QUERY_CHARS: query;
    TOKEN_CHARS: token, code_in_a_message;
    REQUIREMENTS: requirements, claims;
    JOBS: jobs;
    OFFERINGS: courses, instances_of_a_course;
    PLAN_STEPS: steps_of_a_plan;
    CHANGES_TRIED: changes_tried;
    CATALOG_BYTES: bytes_of_a_catalogue;
    CATALOG_CONCEPTS: fields, units, competencies, occupations, tracks, ventures, programmes, regions;
    CATALOG_LABELS: entries, ordinary_words;
    LABEL_CHARS: label_in_a_file, label_in_a_table;
    LABEL_WORDS: words_in_a_file, words_in_a_table;
    SEARCH_CONCEPTS: concepts_of_an_index;
    SEARCH_NAMES: names_of_an_index;
    INDEX_BYTES: bytes_of_an_index, bytes_of_a_table;
    VECTOR_DIMS: |n| refusal(Vectors::new(0, n, vec![0], vec![0; n]), limits::VECTOR_DIMS, n);
    SEARCH_STEPS: steps;
    SPELLING_LOOKUPS: lookups;
    ERRORS_REPORTED: mistakes;
};

#[test]
fn every_limit_holds_exactly() {
    let mut wrong = Vec::new();
    for row in ROWS {
        for (number, within) in row.within.iter().enumerate() {
            for (n, expected) in [(row.limit - 1, true), (row.limit, true), (row.limit + 1, false)] {
                if within(n) != expected {
                    let verdict = if expected { "is not within" } else { "is within" };
                    wrong.push(format!("{}, probe {}: {n} {verdict} the limit of {}", row.name, number + 1, row.limit));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_limit_has_a_row_here_and_a_word_there() {
    let source = include_str!("../../crates/padan/src/limits.rs");
    let mut constants = BTreeSet::new();
    let mut before = "";
    for line in source.lines() {
        if let Some(rest) = line.trim_start().strip_prefix("pub const ")
            && let Some((name, _)) = rest.split_once(": usize =")
        {
            assert!(before.trim_start().starts_with("/// "), "{name} has no comment that says what it limits");
            constants.insert(name);
        }
        before = line;
    }
    assert!(constants.len() > 15, "limits.rs was not understood: {constants:?}");
    let tested: BTreeSet<&str> = ROWS.iter().map(|row| row.name).collect();
    assert_eq!(tested.len(), ROWS.len(), "a limit has two rows");
    assert_eq!(constants, tested, "left: limits.rs, right: the rows of this test");
    assert_eq!(FeedLimits::DEFAULT, FeedLimits::new(limits::FEED_BYTES, limits::FEED_POSTINGS));
}

fn catalog() -> &'static Catalog {
    PADAN.catalog()
}

/// Whether it passes; if not, it must be for this limit.
fn refusal<T>(result: Result<T, Error>, limit: usize, actual: usize) -> bool {
    match result {
        Ok(_) => true,
        Err(Error::LimitExceeded { limit: said, actual: found, .. }) => {
            assert_eq!((said, found), (limit, actual));
            false
        }
        Err(other) => panic!("{other}"),
    }
}

fn concepts_of_an_index(n: usize) -> bool {
    refusal(Index::build(&vec![Label::default(); n], None), limits::SEARCH_CONCEPTS, n)
}

fn names_of_an_index(n: usize) -> bool {
    let label = Label { aliases: vec![String::new(); n - 1], ..Label::default() };
    refusal(Index::build(&[label], None), limits::SEARCH_NAMES, n)
}

fn bytes_of_an_index(n: usize) -> bool {
    !matches!(Index::from_bytes(&vec![0; n]), Err(Error::LimitExceeded { .. }))
}

fn bytes_of_a_table(n: usize) -> bool {
    !matches!(Vectors::from_bytes(&vec![0; n]), Err(Error::LimitExceeded { .. }))
}

fn courses(n: usize) -> bool {
    let list = vec!["{\"track\":\"las\"}"; n].join(",");
    refusal(Offering::feed(catalog(), &format!("[{list}]")), limits::OFFERINGS, n)
}

/// As many instances as one course can hold, and courses of one instance for the rest.
fn instances_of_a_course(n: usize) -> bool {
    let course = |instances: usize| {
        let list = vec!["{}"; instances].join(",");
        format!("{{\"@type\":\"Course\",\"courseCode\":\"las\",\"hasCourseInstance\":[{list}]}}")
    };
    let list: Vec<String> = std::iter::repeat_n(course(1_000), n / 1_000).chain([course(n % 1_000)]).collect();
    let list = if n.is_multiple_of(1_000) { &list[..n / 1_000] } else { &list[..] };
    refusal(Offering::feed(catalog(), &format!("[{}]", list.join(","))), limits::OFFERINGS, n)
}

/// A job that asks so many things, each taught by a course of its own.
fn steps_of_a_plan(n: usize) -> bool {
    let mut posting = PADAN.read_posting("Kualifikasi:\n- bisa las listrik");
    let template = posting.requirements[0].clone();
    let ids: Vec<_> = catalog().competency_ids().take(n).collect();
    posting.requirements = ids
        .iter()
        .map(|id| {
            let mut one = template.clone();
            one.competency = Some(*id);
            one
        })
        .collect();
    let track = catalog().track_ids().next().unwrap();
    let offerings: Vec<Offering> = ids
        .iter()
        .map(|id| {
            let mut one = Offering::of(track);
            one.competencies = vec![*id];
            one
        })
        .collect();
    let mut options = PlanOptions::default();
    (options.offerings, options.steps) = (Some(&offerings[..]), n);
    !PADAN.plan(&Profile::default(), &PADAN.board([posting]), &options).opens.is_empty()
}

/// 48 abilities that leave the gate as it is, by one, two and three 18,472 sets; and a certificate of so many that will do.
fn changes_tried(n: usize) -> bool {
    let mut posting = PADAN.read_posting("Kualifikasi:\n- bisa las listrik");
    let template = posting.requirements[0].clone();
    posting.requirements = catalog()
        .competency_ids()
        .take(48)
        .map(|id| {
            let mut one = template.clone();
            one.competency = Some(id);
            one
        })
        .collect();
    let certificates = (0..n - 18_472).map(|at| Condition::Certificate(format!("bnsp{at}").into()));
    posting.gates.any_of.push(certificates.collect());
    change::changes(catalog(), &Profile::default(), &posting, Target::Gate, None).complete
}

fn padded(json: &str, bytes: usize) -> String {
    format!("{json}{}", " ".repeat(bytes - json.len()))
}

/// Whether nothing called `what` was cut; if it was, at this limit.
fn whole(cuts: &[limits::Cut], what: &str, limit: usize) -> bool {
    let cut = cuts.iter().find(|cut| cut.what == what);
    assert!(cut.is_none_or(|cut| cut.limit == limit), "{cuts:?}");
    assert!(cuts.len() <= 1, "{cuts:?}");
    cut.is_none()
}

fn posting(json: &serde_json::Value) -> Posting {
    Posting::from_json(catalog(), &json.to_string()).unwrap()
}

fn profile(json: &serde_json::Value) -> Profile {
    Profile::from_json(catalog(), &json.to_string()).unwrap()
}

/// Words of a text that is exactly so many characters long; the last one shows whether it is read to its end.
fn text(chars: usize) -> String {
    let end = "\u{e9}clair ";
    let mut out = "\u{e9} ".repeat(chars / 2 + 1).chars().take(chars - end.chars().count()).collect::<String>();
    out.push_str(end);
    assert_eq!(out.chars().count(), chars);
    out
}

fn feed_of_postings(n: usize) -> bool {
    let json = format!("[{}0]", "0,".repeat(n - 1));
    let read = Posting::feed(catalog(), &json, FeedLimits::DEFAULT);
    assert!(read.as_ref().map_or(true, |all| all.len() == n));
    refusal(read, limits::FEED_POSTINGS, n)
}

fn feed_of_graphs(n: usize) -> bool {
    let job = "{\"@type\":\"JobPosting\",\"title\":\"x\"}";
    let graph = |jobs: usize| format!("{{\"@graph\":[{}]}}", vec![job; jobs].join(","));
    let json = format!("[{},{},{}]", graph(1000), vec![graph(1000); 3].join(","), graph(n - 4000));
    refusal(Posting::feed(catalog(), &json, FeedLimits::DEFAULT), limits::FEED_POSTINGS, n)
}

fn feed_of_jobs(n: usize) -> bool {
    let two = "{\"text\":\"1 kasir, 1 barista\"}";
    let three = "{\"text\":\"1 kasir, 1 barista, 1 penjahit\"}";
    let count = |json: &str| Posting::from_json(catalog(), json).unwrap().jobs.len();
    assert_eq!((count(two), count(three)), (2, 3));
    let mut list = vec![two; n / 2];
    if n % 2 == 1 {
        list.pop();
        list.push(three);
    }
    let read = Posting::feed(catalog(), &format!("[{}]", list.join(",")), FeedLimits::DEFAULT).unwrap();
    let jobs: usize = read.iter().map(|posting| posting.as_ref().unwrap().jobs.len()).sum();
    let cut = read.iter().any(|posting| posting.as_ref().unwrap().cuts.iter().any(|cut| cut.what == "jobs"));
    assert_eq!((jobs, cut), (n.min(limits::FEED_POSTINGS), n > limits::FEED_POSTINGS));
    !cut
}

fn deep_lists(n: usize) -> bool {
    refusal(json::check(&format!("{}{}", "[".repeat(n), "]".repeat(n))), limits::JSON_DEPTH, n)
}

fn deep_objects(n: usize) -> bool {
    refusal(json::check(&format!("{}0{}", "{\"a\":".repeat(n), "}".repeat(n))), limits::JSON_DEPTH, n)
}

fn deep_profile(n: usize) -> bool {
    let json = format!("{{\"x\":{}{}}}", "[".repeat(n - 1), "]".repeat(n - 1));
    refusal(Profile::from_json(catalog(), &json), limits::JSON_DEPTH, n)
}

fn deep_in_a_feed(n: usize) -> bool {
    let deep = format!("{{\"title\":\"las\",\"x\":{}{}}}", "[".repeat(n - 1), "]".repeat(n - 1));
    let mut read = Posting::feed(catalog(), &format!("[{deep},{{\"title\":\"las\"}}]"), FeedLimits::DEFAULT).unwrap();
    assert!(read.len() == 2 && read[1].is_ok(), "a posting that is too deep spoils no other");
    refusal(read.remove(0), limits::JSON_DEPTH, n)
}

fn keys(n: usize) -> bool {
    let object = |n: usize| (0..n).map(|at| format!("\"k{at}\":0")).collect::<Vec<_>>().join(",");
    // A key that is repeated is one key.
    let twice = format!("{{{},\"k0\":1}}", object(n));
    let once = json::check(&format!("{{{}}}", object(n)));
    assert_eq!(json::check(&twice).is_ok(), once.is_ok());
    refusal(once, limits::JSON_KEYS, n)
}

fn flat_values(n: usize) -> bool {
    refusal(json::check(&format!("[{}0]", "0,".repeat(n - 1))), limits::JSON_VALUES, n)
}

fn nested_values(n: usize) -> bool {
    // Two lists within the outermost, and what they hold.
    refusal(json::check(&format!("[[[{}0]]]", "0,".repeat(n - 3))), limits::JSON_VALUES, n)
}

fn values_of_objects(n: usize) -> bool {
    // Each member is two values: the object and what its key names.
    let odd = if n % 2 == 1 { ",0" } else { "" };
    let members = vec!["{\"a\":0}"; n / 2].join(",");
    refusal(json::check(&format!("[{members}{odd}]")), limits::JSON_VALUES, n)
}

fn values_in_a_feed(n: usize) -> bool {
    let large = format!("{{\"title\":\"las\",\"x\":[{}0]}}", "0,".repeat(n - 3));
    let mut read = Posting::feed(catalog(), &format!("[{large},{{\"title\":\"las\"}}]"), FeedLimits::DEFAULT).unwrap();
    assert!(read.len() == 2 && read[1].is_ok(), "a posting that is too large spoils no other");
    refusal(read.remove(0), limits::JSON_VALUES, n)
}

fn title_of_a_posting(n: usize) -> bool {
    let read = posting(&serde_json::json!({ "title": text(n), "description": "las" }));
    assert_eq!(read.title.chars().count(), n.min(limits::TITLE_CHARS));
    whole(&read.cuts, "title", limits::TITLE_CHARS)
}

fn title_of_linked_data(n: usize) -> bool {
    let read = posting(&serde_json::json!({ "@type": "JobPosting", "title": text(n) }));
    assert_eq!(read.title.chars().count(), n.min(limits::TITLE_CHARS));
    whole(&read.cuts, "title", limits::TITLE_CHARS)
}

/// The title of an advert in plain text is its first line; that it was cut there loses nothing, as the text stays.
fn title_of_a_text(n: usize) -> bool {
    let word = "x".repeat(n);
    let read = Posting::from_text(catalog(), &word);
    assert!(read.cuts.is_empty() && read.text.len() == n);
    assert_eq!(read.title.len(), n.min(limits::TITLE_CHARS));
    read.title.len() == n
}

fn description_of_a_posting(n: usize) -> bool {
    let read = posting(&serde_json::json!({ "description": text(n) }));
    assert_eq!(read.text.chars().count(), n.min(limits::DESCRIPTION_CHARS));
    whole(&read.cuts, "description", limits::DESCRIPTION_CHARS)
}

/// Markup counts: the text is cut before any work is done on it.
fn description_with_markup(n: usize) -> bool {
    let read = posting(&serde_json::json!({ "description": format!("<b>{}</b>", text(n - 7)) }));
    whole(&read.cuts, "description", limits::DESCRIPTION_CHARS)
}

fn description_of_linked_data(n: usize) -> bool {
    let read = posting(&serde_json::json!({ "@type": "JobPosting", "description": [text(n)] }));
    whole(&read.cuts, "description", limits::DESCRIPTION_CHARS)
}

fn advert_in_plain_text(n: usize) -> bool {
    let read = Posting::from_text(catalog(), &text(n));
    assert_eq!(read.text.chars().count(), n.min(limits::DESCRIPTION_CHARS));
    whole(&read.cuts, "description", limits::DESCRIPTION_CHARS)
}

fn text_of_a_profile(n: usize) -> bool {
    // The reader ends each text with a line break.
    whole(&profile(&serde_json::json!({ "text": text(n - 1) })).cuts, "text", limits::DESCRIPTION_CHARS)
}

fn profile_in_plain_text(n: usize) -> bool {
    whole(&Profile::from_text(catalog(), &text(n)).cuts, "text", limits::DESCRIPTION_CHARS)
}

fn fields_of_a_posting(n: usize) -> bool {
    let verdicts = ["id", "organization", "url", "location"].map(|name| {
        let read = posting(&serde_json::json!({ "title": "las", name: text(n) }));
        for kept in [&read.organization, &read.url, &read.id] {
            assert!(kept.chars().count() <= limits::FIELD_CHARS);
        }
        whole(&read.cuts, name, limits::FIELD_CHARS)
    });
    assert!(verdicts.iter().all(|verdict| *verdict == verdicts[0]), "{verdicts:?}");
    verdicts[0]
}

fn fields_of_linked_data(n: usize) -> bool {
    let verdicts = [
        ("id", "@id", serde_json::json!(text(n))),
        ("organization", "hiringOrganization", serde_json::json!({ "name": text(n) })),
        ("location", "jobLocation", serde_json::json!({ "address": text(n) })),
        ("skills", "skills", serde_json::json!(text(n))),
    ]
    .map(|(name, key, value)| {
        let read = posting(&serde_json::json!({ "@type": "JobPosting", "title": "las", key: value }));
        whole(&read.cuts, name, limits::FIELD_CHARS)
    });
    assert!(verdicts.iter().all(|verdict| *verdict == verdicts[0]), "{verdicts:?}");
    verdicts[0]
}

fn fields_of_a_profile(n: usize) -> bool {
    let long = text(n);
    let verdicts = [
        ("certificates", serde_json::json!({ "certificates": [long] })),
        ("education", serde_json::json!({ "education": long })),
        ("location", serde_json::json!({ "location": long })),
        ("places", serde_json::json!({ "places": [{ "code": long }] })),
        ("licences", serde_json::json!({ "licences": [format!("SIM C {}", text(n - 6))] })),
        (
            "issuer",
            serde_json::json!({ "claims": [{ "competency": catalog().competencies()[0].code, "evidence": [{ "issuer": long }] }] }),
        ),
    ]
    .map(|(name, json)| whole(&profile(&json).cuts, name, limits::FIELD_CHARS));
    assert!(verdicts.iter().all(|verdict| *verdict == verdicts[0]), "{verdicts:?}");
    verdicts[0]
}

fn texts_of_a_catalogue(n: usize) -> bool {
    let draft = Draft { programmes: vec![file::programme("p", &text(n))], ..Draft::little() };
    refusal(Catalog::from_bytes(&draft.bytes()), limits::FIELD_CHARS, n)
}

fn query(n: usize) -> bool {
    let linked = link(catalog(), &text(n));
    assert!(linked.cut.as_ref().is_none_or(|cut| cut.limit == limits::QUERY_CHARS));
    linked.cut.is_none()
}

/// A word as long as this is known to a catalogue made for it, and is found unless it is too long to be looked up.
fn token(n: usize) -> bool {
    let word = "\u{e9}".repeat(n);
    let draft = Draft { words: vec!["e".repeat(n)], entries: vec![file::entry(8, 0, &[0])], ..Draft::little() };
    let catalog = Catalog::from_bytes(&draft.bytes()).unwrap();
    link(&catalog, &word).mentions.len() == 1
}

fn code_in_a_message(n: usize) -> bool {
    let json = serde_json::json!({ "tracks": ["\u{e9}".repeat(n)] }).to_string();
    match Profile::from_json(catalog(), &json) {
        Err(Error::UnknownCode { found, .. }) => {
            assert_eq!(found.chars().count(), n.min(limits::TOKEN_CHARS));
            found.chars().count() == n
        }
        other => panic!("{other:?}"),
    }
}

/// A catalogue of so many competencies, each named by a word of its own; and the words.
fn many(n: usize) -> (Catalog, Vec<String>) {
    let words: Vec<String> = (0..n).map(|at| format!("zk{at:06}q")).collect();
    let draft = Draft {
        competencies: (0..n).map(|at| file::competency(&code(at), &code(at), &[])).collect(),
        entries: (0..n).map(|at| file::entry(8, at, &[at])).collect(),
        words: words.clone(),
        ..Draft::little()
    };
    (Catalog::from_bytes(&draft.bytes()).unwrap(), words)
}

fn requirements(n: usize) -> bool {
    let (catalog, words) = many(n);
    let read = Posting::from_text(&catalog, &format!("Kualifikasi:\n- {}", words.join("\n- ")));
    assert_eq!(read.requirements.len(), n.min(limits::REQUIREMENTS));
    whole(&read.cuts, "requirements", limits::REQUIREMENTS)
}

fn claims(n: usize) -> bool {
    let (catalog, words) = many(n);
    let read = Profile::from_text(&catalog, &format!("bisa {}", words.join(", ")));
    assert_eq!(read.claims.len(), n.min(limits::REQUIREMENTS));
    let listed: Vec<serde_json::Value> =
        catalog.competencies().iter().map(|c| serde_json::json!({ "competency": c.code })).collect();
    let from_json = Profile::from_json(&catalog, &serde_json::json!({ "claims": listed }).to_string()).unwrap();
    assert_eq!(from_json.claims.len(), read.claims.len());
    let verdict = whole(&read.cuts, "claims", limits::REQUIREMENTS);
    assert_eq!(whole(&from_json.cuts, "claims", limits::REQUIREMENTS), verdict);
    verdict
}

fn jobs(n: usize) -> bool {
    let words: Vec<String> = (0..n).map(|at| format!("zk{at:06}q")).collect();
    let draft = Draft {
        occupations: (0..n).map(|at| file::occupation(&code(at), &[])).collect(),
        entries: (0..n).map(|at| file::entry(1 | 16, at, &[at])).collect(),
        words: words.clone(),
        ..Draft::little()
    };
    let catalog = Catalog::from_bytes(&draft.bytes()).unwrap();
    let advert = words.iter().enumerate().fold(String::from("Dicari:\n"), |mut out, (at, word)| {
        let _ = writeln!(out, "{}. {word}", at + 1);
        out
    });
    let read = Posting::from_text(&catalog, &advert);
    assert_eq!(read.jobs.len(), n.min(limits::JOBS));
    whole(&read.cuts, "jobs", limits::JOBS)
}

fn bytes_of_a_catalogue(n: usize) -> bool {
    // A section that no reader knows is passed over.
    let small = Draft::little().bytes();
    refusal(Catalog::from_bytes(&file::with_section(&small, *b"PADS", n - small.len() - 8)), limits::CATALOG_BYTES, n)
}

fn concepts(n: usize, draft: impl FnOnce(Vec<String>) -> Draft) -> bool {
    let codes: Vec<String> = (0..n).map(code).collect();
    refusal(Catalog::from_bytes(&draft(codes).bytes()), limits::CATALOG_CONCEPTS, n)
}

fn rows_of(codes: &[String], row: impl Fn(&str) -> Body) -> Vec<Body> {
    codes.iter().map(|code| row(code)).collect()
}

fn fields(n: usize) -> bool {
    concepts(n, |codes| Draft { fields: rows_of(&codes, file::field), ..Draft::little() })
}

fn units(n: usize) -> bool {
    concepts(n, |codes| Draft { units: rows_of(&codes, |code| file::unit(code, code)), ..Draft::little() })
}

fn competencies(n: usize) -> bool {
    concepts(n, |codes| Draft {
        competencies: rows_of(&codes, |code| file::competency(code, code, &[])),
        ..Draft::little()
    })
}

fn occupations(n: usize) -> bool {
    concepts(n, |codes| Draft { occupations: rows_of(&codes, |code| file::occupation(code, &[])), ..Draft::little() })
}

fn tracks(n: usize) -> bool {
    concepts(n, |codes| Draft { tracks: rows_of(&codes, |code| file::track(code, &[])), ..Draft::little() })
}

fn ventures(n: usize) -> bool {
    concepts(n, |codes| Draft { ventures: rows_of(&codes, file::venture), ..Draft::little() })
}

fn programmes(n: usize) -> bool {
    concepts(n, |codes| Draft { programmes: rows_of(&codes, |code| file::programme(code, "")), ..Draft::little() })
}

fn regions(n: usize) -> bool {
    concepts(n, |codes| Draft { regions: rows_of(&codes, file::region), ..Draft::little() })
}

fn entries(n: usize) -> bool {
    let draft = Draft { entries: vec![file::entry(8, 0, &[0]); n], ..Draft::little() };
    refusal(Catalog::from_bytes(&draft.bytes()), limits::CATALOG_LABELS, n)
}

fn ordinary_words(n: usize) -> bool {
    let draft = Draft { ordinary: (0..n).map(code).collect(), ..Draft::little() };
    refusal(Catalog::from_bytes(&draft.bytes()), limits::CATALOG_LABELS, n)
}

fn label_in_a_file(n: usize) -> bool {
    let title = "\u{e9}".repeat(n);
    let drafts = [
        Draft {
            competencies: vec![file::competency("bubut", &title, &[]), file::competency("las", "Las", &[])],
            ..Draft::little()
        },
        Draft { units: vec![file::unit("A.01", &title), file::unit("A.02", "x")], ..Draft::little() },
        Draft { ventures: vec![file::venture(&title)], ..Draft::little() },
    ];
    let verdicts = drafts.map(|draft| refusal(Catalog::from_bytes(&draft.bytes()), limits::LABEL_CHARS, n));
    assert!(verdicts.iter().all(|verdict| *verdict == verdicts[0]), "{verdicts:?}");
    verdicts[0]
}

/// The tables of the embedded catalogue, with rows more in one of them.
fn tables(name: &str, rows: &str) -> Vec<(String, Vec<u8>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/padan/data");
    let mut files: Vec<(String, Vec<u8>)> = source::TABLES
        .iter()
        .map(|table| format!("{}.csv", table.name))
        .map(|file| (file.clone(), std::fs::read(format!("{folder}/{file}")).unwrap()))
        .collect();
    let (_, bytes) = files.iter_mut().find(|(file, _)| *file == format!("{name}.csv")).unwrap();
    bytes.extend_from_slice(rows.as_bytes());
    files
}

fn label_in_a_table(n: usize) -> bool {
    match source::read(&tables("ordinary_words", &format!("{}\n", "\u{e9}".repeat(n))), "0") {
        Ok(_) => true,
        Err(mistakes) => {
            assert!(mistakes.reported.len() == 1 && mistakes.reported[0].file == "ordinary_words.csv", "{mistakes:?}");
            false
        }
    }
}

fn words_in_a_file(n: usize) -> bool {
    let draft = Draft { entries: vec![file::entry(8, 0, &vec![0; n])], ..Draft::little() };
    refusal(Catalog::from_bytes(&draft.bytes()), limits::LABEL_WORDS, n)
}

/// Of a longer alias the first words are compared: the words alone find it, without the rest.
fn words_in_a_table(n: usize) -> bool {
    let words: Vec<String> = (0..n).map(|at| format!("zqk{}v", char::from(b'a' + u8::try_from(at).unwrap()))).collect();
    let competency = &catalog().competencies()[0].code;
    let columns = source::TABLES.iter().find(|table| table.name == "aliases").unwrap().columns;
    let row: Vec<String> = columns
        .iter()
        .map(|column| match column.name {
            "competency" => competency.to_string(),
            "text" => words.join(" "),
            "lang" => "id".to_owned(),
            "use" => "phrase".to_owned(),
            "style" => "everyday".to_owned(),
            "source" => "own".to_owned(),
            _ => String::new(),
        })
        .collect();
    let made =
        source::read(&tables("aliases", &format!("{}\n", row.join(","))), "0").unwrap_or_else(|m| panic!("{m:?}"));
    assert_eq!(link(&made, &words.join(" ")).mentions.len(), 1);
    let without_the_last = words[..n - 1].join(" ");
    let found = link(&made, &without_the_last).mentions.iter().any(|mention| mention.via == Via::Alias);
    !found
}

/// Each step of the search is a look at one entry that holds the word in hand. "kerja" is held by 100 entries that name an
/// occupation, "satu" by one; "beta alpha" is found by a search alone, if it is still made. Words among the same words as
/// before are not looked at again, so commas make every stretch another.
fn steps(n: usize) -> bool {
    let words = ["alpha", "beta", "kerja", "satu"];
    let mut entries = vec![file::entry(8, 0, &[0, 1])];
    entries.extend(vec![file::entry(1 | 16, 0, &[2]); 100]);
    entries.push(file::entry(1 | 16, 0, &[3]));
    let draft = Draft { words: words.map(String::from).to_vec(), ordinary: Vec::new(), entries, ..Draft::little() };
    let catalog = Catalog::from_bytes(&draft.bytes()).unwrap();
    let mut rng = Rng::new(1);
    let mut often = |word: &str, times: usize| {
        (0..times).fold(String::new(), |text, _| text + word + if rng.once_in(2) { ", " } else { " " })
    };
    let text = format!("{}\n{}\nbeta alpha", often("kerja", n / 100), often("satu", n % 100));
    assert!(text.len() < limits::QUERY_CHARS);
    let linked = link(&catalog, &text);
    assert!(linked.mentions.iter().all(|mention| mention.via == Via::Search), "{:?}", linked.mentions);
    linked.mentions.len() == 1
}

/// So many words that nothing knows, the last of them near one that is known.
fn lookups(n: usize) -> bool {
    let draft = Draft {
        words: vec!["karburator".to_owned()],
        ordinary: Vec::new(),
        entries: vec![file::entry(8, 0, &[0])],
        ..Draft::little()
    };
    let catalog = Catalog::from_bytes(&draft.bytes()).unwrap();
    let letter = |at: usize| char::from(b"bcdfghjkqvwxz"[at % 13]);
    let unknown = (0..n - 1).fold(String::new(), |mut out, at| {
        let _ = writeln!(out, "zx{}{}{}{}", letter(at), letter(at / 13), letter(at / 169), letter(at / 2197));
        out
    });
    let linked = link(&catalog, &format!("{unknown}karburatro"));
    assert_eq!(linked.unknown.len() + linked.mentions.len(), n);
    linked.mentions.len() == 1
}

fn mistakes(n: usize) -> bool {
    let rows = (0..n).fold(String::new(), |mut out, at| {
        let _ = writeln!(out, "{}{at:03}", "x".repeat(limits::LABEL_CHARS));
        out
    });
    let mistakes = source::read(&tables("ordinary_words", &rows), "0").unwrap_err();
    assert_eq!(mistakes.reported.len() + mistakes.more, n);
    assert!(mistakes.reported.len() <= limits::ERRORS_REPORTED);
    mistakes.more == 0
}
