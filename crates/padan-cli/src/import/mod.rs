//! `padan import`: a catalogue file from the files of another classification.
//!
//! Each source is read into one model (`model`), which becomes our tables (`tables`) and is checked as they are.
#![allow(
    clippy::similar_names,
    clippy::single_match_else,
    clippy::redundant_closure_for_method_calls,
    clippy::manual_is_multiple_of,
    reason = "tables of columns read better so"
)]

mod model;
mod sheet;

mod csv;
mod esco;
mod kbji;
mod onet;
mod tabiya;

mod tables;

use crate::input::Failure;
use model::{Note, Told};
use serde_json::{Value, json};
use sheet::Folder;
use std::path::Path;
use std::process::ExitCode;
use tables::Tables;

/// Whose files are read.
#[derive(Clone, Copy, clap::ValueEnum)]
pub enum From {
    /// ESCO's download as CSV.
    Esco,
    /// The O*NET database as text.
    Onet,
    /// A table of KBJI's occupations.
    Kbji,
    /// Tabiya's open taxonomy as CSV.
    Tabiya,
    /// Labels of one's own: labels.tsv, occupations.csv, relations.csv.
    Csv,
}

pub fn run(
    from: From,
    dir: &Path,
    out: &Path,
    version: &str,
    edited: Option<&Path>,
    as_json: bool,
) -> Result<ExitCode, Failure> {
    if let Some(edited) = edited {
        tables::empty(edited)?;
    }
    let folder = Folder::open(dir)?;
    let mut told = Told::default();
    let model = match from {
        From::Esco => esco::read(&folder, &mut told),
        From::Onet => onet::read(&folder, &mut told),
        From::Kbji => kbji::read(&folder, &mut told),
        From::Tabiya => tabiya::read(&folder, &mut told),
        From::Csv => csv::read(&folder, &mut told),
    }?;
    let read = |name: &&String| told.read.iter().any(|(read, _)| read == *name);
    told.unread = folder.names().iter().filter(|name| !read(name)).cloned().collect();
    let in_dir = |failure: Failure| failure.in_file(&dir.display().to_string());
    let mut tables = Tables::of(&model, &mut told).map_err(in_dir)?;
    let (catalog, files) = tables.bake(version, &mut told)?;
    let bytes = catalog.to_bytes();
    let name = out.display().to_string();
    if bytes.len() > padan::limits::CATALOG_BYTES {
        let message =
            format!("the catalogue would be larger than the {} bytes that one may be", padan::limits::CATALOG_BYTES);
        let failure = Failure::told("P0915", &message, "import a part: remove rows that you do not need");
        return Err(in_dir(failure.finding("", &bytes.len().to_string())));
    }
    std::fs::write(out, &bytes).map_err(|error| Failure::file(&name, &error))?;
    if let Some(edited) = edited {
        tables::write(edited, &files)?;
    }
    let counts =
        ["competencies", "occupations", "aliases", "job_titles", "needs"].map(|table| (table, tables.count(table)));
    if as_json {
        let mut told = told_json(&told);
        for (what, count) in counts {
            told.insert(what.to_owned(), json!(count));
        }
        told.insert("file".to_owned(), json!(name));
        told.insert("bytes".to_owned(), json!(bytes.len()));
        anstream::println!("{}", Value::Object(told));
    } else {
        let counts = counts.map(|(what, count)| format!("{} {}", grouped(count), what.replace('_', " ")));
        anstream::println!("{name} ditulis / written: {}", counts.join(", "));
        print(&told);
    }
    Ok(ExitCode::SUCCESS)
}

fn told_json(told: &Told) -> serde_json::Map<String, Value> {
    let note = |note: &Note| {
        json!({
            "what": note.what, "count": note.count,
            "first": {"file": &*note.first.file, "line": note.first.line, "found": note.found},
        })
    };
    let notes = |list: &[Note]| Value::Array(list.iter().map(note).collect());
    let read: Vec<Value> = told.read.iter().map(|(file, rows)| json!({"file": file, "rows": rows})).collect();
    let mut object = serde_json::Map::new();
    object.insert("read".to_owned(), json!(read));
    object.insert("left_out".to_owned(), notes(&told.left));
    object.insert("changed".to_owned(), notes(&told.changed));
    object.insert("absent".to_owned(), json!(told.absent));
    object.insert("not_read".to_owned(), json!(told.unread));
    object
}

fn print(told: &Told) {
    let read: Vec<String> = told.read.iter().map(|(file, rows)| format!("{file} ({} rows)", grouped(*rows))).collect();
    anstream::println!("  read: {}", read.join(", "));
    for (lead, files) in [("not there", &told.absent), ("there and not read", &told.unread)] {
        if !files.is_empty() {
            anstream::println!("  {lead}: {}", files.join(", "));
        }
    }
    for (lead, notes) in [("left out", &told.left), ("written otherwise", &told.changed)] {
        for note in notes {
            anstream::println!(
                "  {lead}: {} {}; the first: {}: {}",
                grouped(note.count),
                note.what,
                note.first,
                note.found
            );
        }
    }
}

/// A number with a comma before every third digit.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
