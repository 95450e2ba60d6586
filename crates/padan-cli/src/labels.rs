//! A folder with `labels.tsv` and `queries.tsv`: labels to learn from, to search, and to measure with.

use crate::input::{self, Failure};
use padan::search::Label;
use std::path::Path;

/// Reads `labels.tsv`: id, label, aliases joined by `|`, description; tabs between, one header line.
pub fn labels(dir: &Path) -> Result<Vec<Label>, Failure> {
    rows(dir, "labels.tsv", 2)?
        .into_iter()
        .map(|row| {
            let cell = |at: usize| row.get(at).map_or("", |cell| cell.trim());
            Ok(Label {
                aliases: cell(2).split('|').map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned).collect(),
                description: cell(3).to_owned(),
                ..Label::new(cell(0), cell(1))
            })
        })
        .collect()
}

/// A query and the ids that answer it.
pub struct Query {
    pub text: String,
    pub gold: Vec<String>,
}

/// Reads `queries.tsv`: query, gold ids joined by `|`.
pub fn queries(dir: &Path) -> Result<Vec<Query>, Failure> {
    let read = |row: Vec<String>| {
        let mut cells = row.into_iter();
        let text = cells.next().unwrap_or_default();
        let gold = cells.next().unwrap_or_default().split('|').map(|id| id.trim().to_owned()).collect();
        Query { text, gold }
    };
    Ok(rows(dir, "queries.tsv", 2)?.into_iter().map(read).collect())
}

fn rows(dir: &Path, name: &str, least: usize) -> Result<Vec<Vec<String>>, Failure> {
    let path = dir.join(name);
    let shown = path.display().to_string();
    let text = input::content(&shown)?;
    let mut rows = Vec::new();
    for (line, number) in text.lines().zip(1..).skip(1).filter(|(line, _)| !line.trim().is_empty()) {
        let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
        if cells.len() < least {
            let message = format!("{} column where {least} are needed, with a tab between", cells.len());
            return Err(Failure::usage(&message).at_line(number).in_file(&shown));
        }
        rows.push(cells);
    }
    Ok(rows)
}
