//! `padan unknown`: what was not understood in a batch of texts, most frequent first. Nothing is kept.

use crate::input::{self, Failure};
use padan::{Padan, Posting};
use serde_json::json;
use std::collections::BTreeMap;
use std::process::ExitCode;

/// A phrase, how often it stood there, and the first place.
struct Seen {
    count: usize,
    text: String,
    file: String,
    line: usize,
}

pub fn run(padan: &Padan, files: &[String], top: usize, as_json: bool) -> Result<ExitCode, Failure> {
    let mut all: BTreeMap<String, Seen> = BTreeMap::new();
    let mut texts = 0usize;
    for file in files {
        let content = input::content(file)?;
        let mut take = |phrase: &str, line: usize| {
            let key = padan::search::words(phrase).join(" ");
            if key.is_empty() {
                return;
            }
            all.entry(key)
                .or_insert_with(|| Seen { count: 0, text: phrase.trim().to_owned(), file: file.clone(), line })
                .count += 1;
        };
        let trimmed = content.trim_start();
        let postings = trimmed.starts_with(['{', '[']);
        if postings {
            for (posting, line) in input::postings(padan.catalog(), file)?.iter().zip(1..) {
                texts += 1;
                unknown_of(posting).for_each(|phrase| take(phrase, line));
            }
            continue;
        }
        let progress = input::progress(content.lines().count());
        for (text, line) in content.lines().zip(1..).filter(|(text, _)| !text.trim().is_empty()) {
            progress.inc(1);
            texts += 1;
            for span in &padan.link(text).unknown {
                take(text.get(span.start..span.end).unwrap_or(""), line);
            }
        }
        progress.finish_and_clear();
    }
    let distinct = all.len();
    let mut order: Vec<Seen> = all.into_values().collect();
    order.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
    for seen in order.iter().take(top) {
        let near = padan.search(&seen.text, 1).first().map(|hit| (hit.id, hit.label));
        if as_json {
            let near = near.map(|(id, label)| json!({"id": id, "label": label}));
            anstream::println!(
                "{}",
                json!({"text": seen.text, "count": seen.count, "file": seen.file, "line": seen.line, "near": near})
            );
        } else {
            let near = near.map_or_else(String::new, |(id, label)| format!("  mungkin / perhaps {id} ({label})"));
            anstream::println!("{:>6}  {}{near}", seen.count, seen.text);
        }
    }
    if !as_json {
        anstream::println!("{texts} teks / texts, {distinct} frasa tak dikenal / unknown phrases");
    }
    Ok(ExitCode::SUCCESS)
}

/// The phrases of an advert that were not understood, of its jobs as well.
fn unknown_of(posting: &Posting) -> impl Iterator<Item = &str> {
    posting.unknown.iter().map(String::as_str)
}
