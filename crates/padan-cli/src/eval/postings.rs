//! How well adverts are ranked for the holder of a track: mean average precision and precision at ten.

use super::rounded;
use crate::input::{self, Failure};
use padan::{Board, Catalog, Profile};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;

pub fn run(catalog: &Catalog, file: &str, tracks: &str, show: Option<&str>) -> Result<ExitCode, Failure> {
    let text = input::content(file)?;
    let mut relevant: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let value: Value = serde_json::from_str(line).map_err(|error| Failure::usage(&format!("{file}: {error}")))?;
        let id = value.get("id").and_then(Value::as_str).unwrap_or_default();
        for key in
            value.get("relevant_tracks").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
        {
            relevant.entry(key.to_owned()).or_default().insert(id.to_owned());
        }
    }
    let board = Board::new(catalog, input::postings(catalog, file)?);
    let mut report = serde_json::Map::new();
    let (mut map, mut p_at_10, mut queries) = (0.0, 0.0, 0usize);
    for row in input::content(tracks)?.lines().skip(1).filter(|row| !row.trim().is_empty()) {
        let (key, codes) =
            row.split_once('\t').ok_or_else(|| Failure::usage("the map needs two columns with a tab between"))?;
        let codes: Vec<String> = codes.split_whitespace().map(str::to_owned).collect();
        let profile = Profile::tracks_holder(catalog, &input::track_ids(catalog, &codes)?);
        let ranked = board.rank(catalog, &profile, None, None);
        let none = BTreeSet::new();
        let good = relevant.get(key).unwrap_or(&none);
        let (mut hits, mut sum, mut first_ten) = (0usize, 0.0, 0usize);
        for (place, one) in ranked.iter().enumerate() {
            let Some(posting) = board.postings().get(one.posting) else { continue };
            let hit = good.contains(&*posting.id);
            if hit {
                hits += 1;
                sum += hits as f64 / (place + 1) as f64;
                first_ten += usize::from(place < 10);
            }
            if show == Some(key) && (place < 25 || hit) {
                anstream::eprintln!(
                    "{:4} {} {:?} {:>12} {}",
                    place + 1,
                    if hit { "*" } else { " " },
                    one.result.gate,
                    one.result.fit.to_string(),
                    posting.title
                );
            }
        }
        let ap = sum / good.len().max(1) as f64;
        let p = first_ten as f64 / good.len().clamp(1, 10) as f64;
        report.insert(key.to_owned(), json!({"ap": rounded(ap), "p_at_10": rounded(p), "relevant": good.len()}));
        map += ap;
        p_at_10 += p;
        queries += 1;
    }
    let count = queries.max(1) as f64;
    anstream::println!(
        "{}",
        json!({"queries": queries, "map": rounded(map / count), "p_at_10": rounded(p_at_10 / count), "tracks": report})
    );
    Ok(ExitCode::SUCCESS)
}
