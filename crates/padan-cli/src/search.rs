//! `padan search`: a phrase or a title to the nearest things of a catalogue.

use crate::input::{self, Failure};
use padan::{Found, Padan};
use serde_json::{Value, json};
use std::process::ExitCode;

pub fn run(
    padan: &Padan,
    query: Option<&str>,
    lines: Option<&str>,
    top: usize,
    least: Option<u32>,
    as_json: bool,
) -> Result<ExitCode, Failure> {
    let text = match (query, lines) {
        (Some("-"), _) => input::content("-")?,
        (Some(query), _) => query.to_owned(),
        (None, Some(file)) => input::content(file)?,
        (None, None) => return Err(Failure::usage("give words to search for, or --lines FILE")),
    };
    let queries: Vec<&str> = if lines.is_some() || query == Some("-") { text.lines().collect() } else { vec![&text] };
    let catalog = padan.catalog();
    for query in queries {
        let hits = padan.search_from(query, top, least.unwrap_or(padan::search::NEAR));
        if as_json {
            let hit = |hit: &Found<'_>| {
                let units = catalog.competency(hit.id).map(|id| &catalog[id].units);
                let units: Option<Vec<&str>> =
                    units.map(|units| units.iter().map(|unit| &*catalog[*unit].code).collect());
                let mut shown = json!({"id": hit.id, "label": hit.label, "score": hit.score});
                if let (Some(units), Some(shown)) = (units, shown.as_object_mut()) {
                    shown.insert("units".to_owned(), json!(units));
                }
                shown
            };
            anstream::println!("{}", json!({"query": query, "hits": hits.iter().map(hit).collect::<Vec<Value>>()}));
            continue;
        }
        if lines.is_some() {
            anstream::println!("{query}");
        }
        if hits.is_empty() {
            anstream::println!("  tidak ada yang dekat / nothing is near");
        }
        for hit in &hits {
            anstream::println!("  {:>3} %  {:<32} {}", hit.score / 100, hit.id, hit.label);
        }
    }
    Ok(ExitCode::SUCCESS)
}
