//! Profiles and adverts as people write them, read and compared with what an expert says they mean.
//!
//! The suites are data files that a domain expert can review: `suite/profiles.jsonl`, `suite/adverts.jsonl`,
//! `suite/stance.tsv`. What is still read wrongly stands in `suite/known_misses.txt`, one a line, and that list may only
//! shrink: a new miss fails, and so does a line that no longer misses.
#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use padan::view::Viewer;
use padan::{Lang, Padan};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Misses of one suite, each as `suite field: the text's beginning`.
struct Misses {
    suite: &'static str,
    found: BTreeSet<String>,
    checked: usize,
}

impl Misses {
    fn new(suite: &'static str) -> Self {
        Self { suite, found: BTreeSet::new(), checked: 0 }
    }

    fn check(&mut self, field: &str, text: &str, right: bool) {
        self.checked += 1;
        if !right {
            let head: String = text.chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
            self.found.insert(format!("{} {field}: {head}", self.suite));
        }
    }

    /// Compares with the list of known misses, both ways.
    fn close(self) {
        let known: BTreeSet<String> = include_str!("../suite/known_misses.txt")
            .lines()
            .filter(|line| line.starts_with(self.suite))
            .map(str::to_owned)
            .collect();
        println!("{}: {} of {} right", self.suite, self.checked - self.found.len(), self.checked);
        let new: Vec<&String> = self.found.difference(&known).collect();
        let mended: Vec<&String> = known.difference(&self.found).collect();
        assert!(new.is_empty(), "read wrongly, and not known to be:\n{new:#?}");
        assert!(mended.is_empty(), "no longer wrong; take out of suite/known_misses.txt:\n{mended:#?}");
    }
}

fn cases(file: &'static str) -> Vec<(String, Value)> {
    let case = |line: &str| {
        let case: Value = serde_json::from_str(line).unwrap();
        (case["text"].as_str().unwrap().to_owned(), case["gold"].clone())
    };
    file.lines().filter(|line| !line.is_empty()).map(case).collect()
}

fn strings(list: &Value) -> BTreeSet<&str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// Whether one of the first two tracks read is one that the expert names, or the expert names none.
fn track_right(gold: &Value, read: &[&str]) -> bool {
    let gold = strings(&gold["tracks"]);
    gold.is_empty() || read.iter().any(|track| gold.contains(track))
}

#[test]
fn profiles() {
    let padan = Padan::embedded();
    let viewer = Viewer::new(padan.catalog(), Lang::Id);
    let mut misses = Misses::new("profile");
    for (text, gold) in cases(include_str!("../suite/profiles.jsonl")) {
        let profile = padan.read_profile(&text);
        let read = serde_json::to_value(viewer.profile(&profile)).unwrap();
        for field in ["education", "experience_months"] {
            misses.check(field, &text, read[field] == gold[field]);
        }
        misses.check("licences", &text, strings(&read["licences"]) == strings(&gold["licences"]));
        let tracks: Vec<&str> = viewer.profile(&profile).tracks.into_iter().take(2).collect();
        misses.check("tracks", &text, track_right(&gold, &tracks));
        let mut claimed = Vec::new();
        for words in strings(&gold["not_claimed"]) {
            let named = padan.link(&format!("bisa {words}")).mentions;
            claimed.extend(named.into_iter().filter(|m| profile.claim_of(m.competency).is_some()));
        }
        misses.check("not claimed", &text, claimed.is_empty());
    }
    misses.close();
}

#[test]
fn adverts() {
    let padan = Padan::embedded();
    let viewer = Viewer::new(padan.catalog(), Lang::Id);
    let mut misses = Misses::new("advert");
    for (text, gold) in cases(include_str!("../suite/adverts.jsonl")) {
        let posting = padan.read_posting(&text);
        let view = viewer.posting(&posting);
        let read = serde_json::to_value(&view).unwrap();
        let gates = &read["gates"];
        for field in ["education_min", "experience_min_months"] {
            misses.check(field, &text, gates[field] == gold[field]);
        }
        for field in ["licences_required", "licences_preferred"] {
            misses.check(field, &text, strings(&gates[field]) == strings(&gold[field]));
        }
        let certificates = gold["certificates_required_bool"].as_bool().unwrap();
        misses.check("certificates", &text, certificates != posting.gates.certificates.is_empty());
        for field in ["pay", "closing_date"] {
            misses.check(field, &text, read[field] == gold[field]);
        }
        misses.check("remarks", &text, strings(&read["remarks"]) == strings(&gold["remarks"]));
        let places: Vec<String> = view.place.iter().map(|place| place.name.to_lowercase()).collect();
        let named = strings(&gold["place"]);
        let found = named.iter().all(|name| places.iter().any(|place| place.contains(&name.to_lowercase())));
        misses.check("place", &text, found && named.is_empty() == places.is_empty());
        misses.check("jobs", &text, json!(posting.jobs.len().max(1)) == gold["jobs"]);
        let whole = view.tracks.iter().take(2);
        let tracks: Vec<&str> =
            whole.chain(view.jobs.iter().flat_map(|job| job.tracks.iter().take(2))).copied().collect();
        misses.check("tracks", &text, track_right(&gold, &tracks));
    }
    misses.close();
}

#[test]
fn stances() {
    let padan = Padan::embedded();
    let mut misses = Misses::new("stance");
    for row in include_str!("../suite/stance.tsv").lines().skip(1).filter(|row| !row.is_empty()) {
        let columns: Vec<&str> = row.split('\t').collect();
        let [text, skill, stance] = columns[..] else { panic!("{row}") };
        let named = padan.link(&format!("bisa {skill}")).mentions;
        let profile = padan.read_profile(text);
        // A skill that is not known on its own is looked for as any claim.
        let claims = if named.is_empty() {
            stance == "claimed" && !profile.claims.is_empty()
        } else {
            named.iter().any(|mention| profile.claim_of(mention.competency).is_some())
        };
        misses.check(&format!("{stance} {skill}"), text, claims == (stance == "claimed"));
    }
    misses.close();
}
