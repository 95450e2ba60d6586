//! Adverts of all trades with what a careful reader says of them (`suite/labelled_adverts/`), and how near the engine comes.
//!
//! For each kind of thing that is read: how many the labels name, how many the engine names, how many are the same. What is
//! read wrongly stands in `misses.txt`, which may only shrink: a new miss fails, and so does a line that is none any more.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use padan::view::Viewer;
use padan::{Lang, Padan};
use padan_tests::labelled::{self, Gold, Labelled, named};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/suite/labelled_adverts");

/// Least precision and recall in thousandths, a little under what is measured. They may only rise.
// Labels of before the catalogue had every trade: finer codes that came since count as wrong until they are labelled.
const FLOORS: &[(&str, u32, u32)] = &[
    ("requirement", 625, 835),
    ("importance", 970, 970),
    ("trap", 900, 900),
    ("occupation", 920, 885),
    ("track", 940, 940),
    ("jobs", 660, 440),
    ("education", 950, 940),
    ("experience", 980, 950),
    ("licence", 860, 990),
    ("certificate", 740, 820),
    ("closing date", 990, 990),
    ("pay", 955, 880),
    ("place", 975, 980),
    ("remark", 990, 945),
];

/// Counts of one kind.
#[derive(Default)]
struct Count {
    /// That the labels name.
    gold: u32,
    /// That the engine names.
    found: u32,
    /// That the labels name and the engine too.
    recalled: u32,
    /// That the engine names and the labels too.
    right: u32,
}

fn thousandths(part: u32, whole: u32) -> u32 {
    (part * 1_000).checked_div(whole).unwrap_or(1_000)
}

#[derive(Default)]
struct Measure {
    counts: BTreeMap<&'static str, Count>,
    misses: BTreeSet<String>,
}

impl Measure {
    fn compare(
        &mut self,
        kind: &'static str,
        at: &str,
        gold: &[String],
        found: &[String],
        same: fn(&str, &str) -> bool,
    ) {
        let count = self.counts.entry(kind).or_default();
        count.gold += u32::try_from(gold.len()).unwrap();
        count.found += u32::try_from(found.len()).unwrap();
        for want in gold {
            if found.iter().any(|have| same(want, have)) {
                count.recalled += 1;
            } else {
                self.misses.insert(format!("{at}: {kind} not found: {want}"));
            }
        }
        for have in found {
            if gold.iter().any(|want| same(want, have)) {
                count.right += 1;
            } else {
                self.misses.insert(format!("{at}: {kind} wrongly found: {have}"));
            }
        }
    }

    /// One answer that must be among those that are right.
    fn among(&mut self, kind: &'static str, at: &str, gold: &[String], found: &[String]) {
        if gold.is_empty() {
            return;
        }
        let count = self.counts.entry(kind).or_default();
        count.gold += 1;
        count.found += u32::from(!found.is_empty());
        if found.iter().any(|have| gold.contains(have)) {
            count.recalled += 1;
            count.right += 1;
        } else {
            self.misses.insert(format!("{at}: {kind}: {} read as {}", gold.join("|"), found.join("|")));
        }
    }

    fn requirements(&mut self, at: &str, gold: &Gold, read: &[Value]) {
        let mut asked: BTreeMap<String, String> = BTreeMap::new();
        for requirement in read {
            for stated in list(&requirement["requirements"]).filter(|asked| asked["origin"] == "stated") {
                if let Some(code) = stated["competency"].as_str() {
                    asked.insert(code.to_owned(), stated["importance"].as_str().unwrap().to_owned());
                }
            }
        }
        let wanted = [gold.get("must"), gold.get("preferred")].concat();
        // What a careful reader may or may not say is no answer to judge.
        let found: Vec<String> = asked.keys().filter(|code| !gold.lists(&["may"], code)).cloned().collect();
        self.compare("requirement", at, &wanted, &found, |want, have| want == have);
        let count = self.counts.entry("importance").or_default();
        for code in wanted.iter().filter(|code| asked.contains_key(*code)) {
            let want = if gold.lists(&["must"], code) { "must" } else { "preferred" };
            count.gold += 1;
            count.found += 1;
            if asked[code] == want {
                count.recalled += 1;
                count.right += 1;
            } else {
                self.misses.insert(format!("{at}: importance: {code} read as {}", asked[code]));
            }
        }
        let count = self.counts.entry("trap").or_default();
        count.gold += u32::try_from(gold.get("not").len()).unwrap();
        count.found = count.gold;
        let avoided = gold.get("not").iter().filter(|code| !asked.contains_key(*code)).count();
        count.recalled += u32::try_from(avoided).unwrap();
        count.right = count.recalled;
    }

    fn gates(&mut self, at: &str, gold: &Gold, read: &Value) {
        let equal: fn(&str, &str) -> bool = |want, have| want == have;
        let gates = &read["gates"];
        self.compare("education", at, gold.get("education"), &texts(&gates["education_min"]), equal);
        self.compare("experience", at, gold.get("experience_months"), &texts(&gates["experience_min_months"]), equal);
        let public = texts(&gates["licences_public"]);
        let umum = |licence: String| if public.contains(&licence) { format!("{licence} UMUM") } else { licence };
        let licences: Vec<String> = texts(&gates["licences_required"]).into_iter().map(umum).collect();
        self.compare("licence", at, gold.get("licences"), &licences, equal);
        let welcome = texts(&gates["licences_preferred"]);
        self.compare("licence preferred", at, gold.get("licences_preferred"), &welcome, equal);
        let words: fn(&str, &str) -> bool = |want, have| have.contains(&want.to_lowercase());
        self.compare("certificate", at, gold.get("certificates"), &texts(&gates["certificates"]), words);
        let welcome = texts(&gates["certificates_preferred"]);
        self.compare("certificate preferred", at, gold.get("certificates_preferred"), &welcome, words);
        let any: Vec<String> = list(&gates["any_of"]).flat_map(|group| list(group).flat_map(alternative)).collect();
        self.compare("alternative", at, gold.get("any_of"), &any, equal);
    }

    fn job(&mut self, at: &str, gold: &Gold, read: &Value) {
        self.requirements(at, gold, std::slice::from_ref(read));
        self.gates(at, gold, read);
        let first: Vec<String> = texts(&read["occupations"]).into_iter().take(1).collect();
        self.among("occupation", at, gold.get("occupations"), &first);
        let first: Vec<String> = texts(&read["tracks"]).into_iter().take(2).collect();
        self.among("track", at, gold.get("tracks"), &first);
    }

    fn advert(&mut self, file: &str, advert: &Labelled, read: &Value) {
        let at = &format!("{file}/{}", advert.name);
        let gold = &advert.whole;
        let equal: fn(&str, &str) -> bool = |want, have| want == have;
        let jobs: Vec<&Value> = list(&read["jobs"]).collect();
        let number = |jobs: usize| if jobs < 2 { Vec::new() } else { vec![jobs.to_string()] };
        self.compare("jobs", at, &number(advert.jobs.len()), &number(jobs.len()), equal);
        self.compare("remark", at, gold.get("remarks"), &texts(&read["remarks"]), equal);
        let places: Vec<String> =
            list(&read["place"]).map(|place| place["name"].as_str().unwrap().to_owned()).collect();
        self.compare("place", at, gold.get("place"), &places, |want, have| named(have, want));
        self.compare("closing date", at, gold.get("closing"), &texts(&read["closing_date"]), equal);
        // Pay of an advert with several jobs may stand with its job.
        let pays: BTreeSet<String> = std::iter::once(read).chain(jobs.iter().copied()).filter_map(pay).collect();
        let pays: Vec<String> = pays.into_iter().collect();
        self.compare("pay", at, gold.get("pay"), &pays, equal);
        if jobs.len() < 2 && advert.jobs.is_empty() {
            self.job(at, gold, read);
        } else if jobs.len() == advert.jobs.len() {
            for (number, (gold, read)) in (1..).zip(advert.jobs.iter().zip(jobs)) {
                self.job(&format!("{at}#{number}"), gold, read);
            }
        } else if advert.jobs.is_empty() {
            // Split though it is one: all that its parts ask is what it asks. Conditions cannot be put together.
            let all: Vec<Value> = jobs.into_iter().cloned().collect();
            self.requirements(at, gold, &all);
            for key in ["education", "experience_months", "licences", "certificates"] {
                if !gold.get(key).is_empty() && !all.iter().any(|job| gate(job, key) == gold.get(key)) {
                    self.misses.insert(format!("{at}: {key} lost in a split"));
                }
            }
        }
    }

    /// The table, as text.
    fn table(&self) -> String {
        let mut out = format!("{:22} {:>6} {:>6} {:>10} {:>7}\n", "kind", "gold", "found", "precision", "recall");
        for (kind, count) in &self.counts {
            let (precision, recall) = (thousandths(count.right, count.found), thousandths(count.recalled, count.gold));
            let _ = writeln!(out, "{kind:22} {:>6} {:>6} {precision:>10} {recall:>7}", count.gold, count.found);
        }
        out
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// A value, or the values of a list, as texts; null is none.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(all) => all.iter().flat_map(texts).collect(),
        Value::String(text) => vec![text.clone()],
        Value::Null => Vec::new(),
        other => vec![other.to_string()],
    }
}

fn gate(job: &Value, key: &str) -> Vec<String> {
    let key = match key {
        "education" => "education_min",
        "experience_months" => "experience_min_months",
        "licences" => "licences_required",
        other => other,
    };
    texts(&job["gates"][key])
}

fn alternative(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) => fields.get("need").into_iter().flat_map(texts).collect(),
        other => texts(other),
    }
}

fn pay(read: &Value) -> Option<String> {
    let pay = read["pay"].as_object()?;
    Some(format!("{}-{} {}", pay["min"], pay["max"], pay["unit"].as_str()?))
}

#[test]
fn labelled_adverts() {
    let padan = Padan::embedded();
    let viewer = Viewer::new(padan.catalog(), Lang::Id);
    let mut paths: Vec<_> = std::fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.retain(|path| path.extension().is_some_and(|end| end == "txt") && !path.ends_with("misses.txt"));
    let mut measure = Measure::default();
    let mut errors: Vec<String> = Vec::new();
    let (mut adverts, mut unlisted) = (0, 0);
    for path in &paths {
        let name = path.file_name().unwrap().to_str().unwrap();
        let text = std::fs::read_to_string(path).unwrap();
        match labelled::read(padan.catalog(), name, &text) {
            Err(mut wrong) => errors.append(&mut wrong),
            Ok(read) => {
                for advert in read {
                    adverts += 1;
                    unlisted +=
                        advert.jobs.iter().chain([&advert.whole]).map(|gold| gold.get("unlisted").len()).sum::<usize>();
                    let posting = padan.read_posting(&advert.text);
                    let posting = serde_json::to_value(viewer.posting(&posting)).unwrap();
                    measure.advert(name.trim_end_matches(".txt"), &advert, &posting);
                }
            }
        }
    }
    assert!(errors.is_empty(), "labels to be mended:\n{}", errors.join("\n"));
    let table = measure.table();
    println!("{adverts} adverts, {unlisted} abilities asked that the catalogue lacks\n{table}");
    hold(&measure, &table);
}

/// Compares the misses with the known ones both ways, and the figures with their floors.
fn hold(measure: &Measure, table: &str) {
    let path = Path::new(FOLDER).join("misses.txt");
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    let (head, lines) = text.split_once("\n\n").unwrap_or((text.trim_end(), ""));
    let known: BTreeSet<String> = lines.lines().map(str::to_owned).collect();
    if std::env::var_os("PADAN_BLESS").is_some() {
        let misses: Vec<&str> = measure.misses.iter().map(String::as_str).collect();
        std::fs::write(&path, format!("{head}\n\n{}\n", misses.join("\n"))).unwrap();
    } else {
        let new: Vec<&String> = measure.misses.difference(&known).collect();
        let gone: Vec<&String> = known.difference(&measure.misses).collect();
        assert!(new.is_empty(), "read wrongly, and not known to be:\n{new:#?}");
        assert!(
            gone.is_empty(),
            "no longer wrong; delete these lines of suite/labelled_adverts/misses.txt:\n{gone:#?}"
        );
    }
    for (kind, precision, recall) in FLOORS {
        let count = measure.counts.get(kind).expect("a floor is of a kind that is measured");
        let holds =
            thousandths(count.right, count.found) >= *precision && thousandths(count.recalled, count.gold) >= *recall;
        assert!(holds, "{kind} fell under {precision} and {recall}:\n{table}");
    }
}

#[test]
fn mistakes_in_labels_are_told_with_their_place() {
    let padan = Padan::embedded();
    let wrong = |gold: &str| {
        let text = format!("=== one\nCari tukang las\n--- gold\n{gold}\n");
        labelled::read(padan.catalog(), "las.txt", &text).expect_err(gold).join("\n")
    };
    for (gold, message) in [
        ("must: las-listrikk", "las.txt:4: `las-listrikk` is no competency of the catalogue"),
        ("must: las-smaw\nmay: las-smaw", "las.txt:5: `las-smaw` twice"),
        ("must: las-smaw\nmust: las-gtaw", "las.txt:5: `must` twice"),
        ("harus: las-smaw", "las.txt:4: no key `harus`"),
        ("las-smaw", "las.txt:4: not `key: value | value`"),
        ("education: SLTA", "las.txt:4: `SLTA` is no level of schooling"),
        ("licences: SIM Z", "las.txt:4: `SIM Z` is no licence"),
        ("pay: 3jt", "las.txt:4: `3jt` is no pay"),
        ("closing: 1 Maret", "las.txt:4: `1 Maret` is no date"),
        ("remarks: usia", "las.txt:4: `usia` is not one of"),
        ("place: Atlantis", "las.txt:4: `Atlantis` is no region"),
        ("jobs: 2\njob: 1", "las.txt: one: `jobs: 2`, and labels for 1"),
        ("jobs: 1\njob: 1\nplace: Depok", "las.txt:6: `place` is of the whole advert"),
        ("=== two", "las.txt:4: no `--- gold` for this advert"),
    ] {
        let told = wrong(gold);
        assert!(told.contains(message), "{gold}: {told}");
    }
}

/// Codes that the first advert line asks, each with its importance.
fn asked(padan: &Padan, text: &str) -> BTreeMap<String, String> {
    let viewer = Viewer::new(padan.catalog(), Lang::Id);
    let read = serde_json::to_value(viewer.posting(&padan.read_posting(text))).unwrap();
    let stated = list(&read["requirements"]).filter(|asked| asked["origin"] == "stated");
    stated
        .map(|asked| {
            (asked["competency"].as_str().unwrap().to_owned(), asked["importance"].as_str().unwrap().to_owned())
        })
        .collect()
}

/// Ideas that had been wrong, each with what an advert asks and what it does not.
#[test]
fn what_an_advert_asks() {
    let padan = Padan::embedded();
    for (text, yes, no) in ASKED {
        let asked = asked(&padan, text);
        for code in *yes {
            assert!(asked.contains_key(*code), "{text}: {code} is asked: {asked:?}");
        }
        for code in *no {
            assert!(!asked.contains_key(*code), "{text}: {code} is not asked: {asked:?}");
        }
    }
}

type Asked = (&'static str, &'static [&'static str], &'static [&'static str]);

const ASKED: &[Asked] = &[
    // What a school teaches is no requirement; a word of ability or work begins anew.
    ("Helper toko. Min SMK Listrik/Pendingin, jujur", &["umum-jujur"], &["listrik-maintenance", "ac-servis"]),
    ("Kualifikasi:\n- D3/S1 Teknik Mesin\n- SMK bisa las listrik", &["las-smaw"], &["mesin-bubut"]),
    // The word that makes a heading asks nothing.
    ("Checker\nTugas dan tanggung jawab:\n- stock opname", &["gudang-stok"], &["umum-tanggung-jawab"]),
    (
        "Kualifikasi:\n- Bertanggung jawab\n- Kemampuan komunikasi baik",
        &["umum-tanggung-jawab", "umum-komunikasi"],
        &[],
    ),
];

/// A word of a longer name of work is no place.
#[test]
fn where_an_advert_is() {
    let padan = Padan::embedded();
    for (text, wanted) in [
        ("Tukang bubut, bisa jangka sorong. Tegal", "Tegal"),
        ("Teknisi kulkas, bisa las kuningan. Denpasar", "Denpasar"),
        ("Tukang las di Kuningan", "Kuningan"),
    ] {
        let places = padan.read_posting(text).place;
        let names: Vec<&str> = places.iter().map(|place| &*padan.catalog()[*place].name).collect();
        assert!(!names.is_empty() && names.iter().all(|name| named(name, wanted)), "{text}: {names:?}");
    }
}

/// Experience in the forms that adverts write it in.
#[test]
fn experience_asked() {
    let padan = Padan::embedded();
    for (text, months) in [
        ("Teknisi TV. Pengalaman 2th. SIM C", Some(24)),
        ("Welder, min 2thn pengalaman", Some(24)),
        ("Staf gudang, 1 thn di posisi yang sama", Some(12)),
        ("Store leader: D3, 2 years in retail", Some(24)),
        ("Baker, ga perlu pengalaman", Some(0)),
        ("Sales. Pengalaman min 1 th, FG boleh", Some(0)),
        ("Inspector: D3 Welding or Mechanical; min. 3 years experience", Some(36)),
        ("Toko kue sejak 2th lalu", None),
    ] {
        assert_eq!(padan.read_posting(text).gates.experience_min_months, months, "{text}");
    }
}
