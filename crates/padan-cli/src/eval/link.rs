//! How well labels are found: recall at one and at five, mean reciprocal rank among a hundred, and the time it takes.

use super::rounded;
use crate::input::Failure;
use crate::labels;
use crate::train;
use padan::search::Index;
use padan::{Catalog, Lang};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// What to learn from before measuring, beside the labels that are searched.
pub struct Learning<'c> {
    pub also: Vec<PathBuf>,
    pub catalog: Option<&'c Catalog>,
    pub bits: Option<u32>,
    pub dims: Option<usize>,
}

/// How far down an answer counts at all.
const DEPTH: usize = 100;

pub fn run(dir: &Path, learning: Option<&Learning<'_>>, show: bool) -> Result<ExitCode, Failure> {
    let labels = labels::labels(dir)?;
    let queries = labels::queries(dir)?;
    let mut seconds = None;
    let vectors = match learning {
        None => None,
        Some(learning) => {
            let mut all = labels.clone();
            for folder in &learning.also {
                all.extend(labels::labels(folder)?);
            }
            if let Some(catalog) = learning.catalog {
                all.extend(train::labels(catalog, Lang::Id));
            }
            let (vectors, report) = train::learn(&all, &train::options(learning.bits, learning.dims));
            seconds = Some(report.time.as_secs_f64());
            Some(vectors)
        }
    };
    let start = Instant::now();
    let index = Index::build(&labels, vectors.as_ref())?;
    let build = start.elapsed();
    let (mut first, mut five, mut reciprocal) = (0usize, 0usize, 0.0);
    let start = Instant::now();
    let answers: Vec<_> = queries.iter().map(|query| index.search(&query.text, DEPTH, 0)).collect();
    let asked = start.elapsed();
    for (query, hits) in queries.iter().zip(&answers) {
        let right = |id: &str| query.gold.iter().any(|gold| gold == id);
        let place = hits.iter().position(|hit| right(index.id(hit.concept)));
        first += usize::from(place == Some(0));
        five += usize::from(place.is_some_and(|place| place < 5));
        reciprocal += place.map_or(0.0, |place| 1.0 / (place + 1) as f64);
        if show && place != Some(0) {
            let shown: Vec<String> =
                hits.iter().take(3).map(|hit| format!("{} {}", index.label(hit.concept), hit.score)).collect();
            anstream::eprintln!(
                "{:?} {} | {} | {}",
                place.map(|place| place + 1),
                query.text,
                query.gold.join(" "),
                shown.join(", ")
            );
        }
    }
    let count = queries.len().max(1) as f64;
    anstream::println!(
        "{}",
        json!({
            "queries": queries.len(),
            "recall_at_1": rounded(first as f64 / count),
            "recall_at_5": rounded(five as f64 / count),
            "mrr": rounded(reciprocal / count),
            "ms_per_query": rounded(asked.as_secs_f64() * 1_000.0 / count),
            "build_ms": rounded(build.as_secs_f64() * 1_000.0),
            "index_bytes": index.bytes(),
            "train_s": seconds.map(rounded),
        })
    );
    Ok(ExitCode::SUCCESS)
}
