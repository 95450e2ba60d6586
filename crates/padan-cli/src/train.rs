//! `padan train`: learning sub-word vectors from a catalogue's own words.

use crate::input::{self, Failure};
use crate::labels as folder;
use padan::search::{Label, LabelKind};
use padan::{Catalog, Lang, Padan, Vectors};
use padan_train::{Options, Report};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What there is to learn from a catalogue: everything that it names.
pub fn labels(catalog: &Catalog, lang: Lang) -> Vec<Label> {
    Label::of_catalog(catalog, lang, &LabelKind::ALL)
}

/// The measured options, but for the size of the table.
pub fn options(bits: Option<u32>, dims: Option<usize>) -> Options {
    let mut options = Options::default();
    options.bits = bits.unwrap_or(options.bits);
    options.dims = dims.unwrap_or(options.dims);
    options
}

/// Learns, and shows on a terminal how far it has come.
pub fn learn(labels: &[Label], options: &Options) -> (Vectors, Report) {
    let mut bar = None;
    let learned = padan_train::learn(labels, options, |done, total| {
        bar.get_or_insert_with(|| input::progress(total)).set_position(u64::try_from(done).unwrap_or(0));
    });
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
    learned
}

/// Learns from a catalogue, and from folders of labels, and writes the catalogue's file with the table in it.
pub fn run(
    padan: &Padan,
    file: Option<&Path>,
    out: &Path,
    also: &[PathBuf],
    options: &Options,
    as_json: bool,
) -> Result<ExitCode, Failure> {
    let mut all = labels(padan.catalog(), Lang::Id);
    for dir in also {
        all.extend(folder::labels(dir)?);
    }
    let bytes = match file {
        Some(path) => std::fs::read(path).map_err(|error| Failure::file(&path.display().to_string(), &error))?,
        None => padan.catalog().to_bytes(),
    };
    let (vectors, report) = learn(&all, options);
    let name = out.display().to_string();
    let written = vectors.into_catalog_file(&bytes)?;
    std::fs::write(out, &written).map_err(|error| Failure::file(&name, &error))?;
    let Report { concepts, pairs, steps, time, .. } = report;
    if as_json {
        let told = json!({
            "file": name, "bytes": written.len(), "vectors_bytes": vectors.len(),
            "concepts": concepts, "pairs": pairs, "steps": steps, "train_ms": u64::try_from(time.as_millis()).unwrap_or(u64::MAX),
        });
        anstream::println!("{told}");
    } else {
        anstream::println!(
            "{name} ditulis / written: {concepts} concepts, {pairs} pairs, {steps} batches, {}.{} s, {} KB of vectors",
            time.as_secs(),
            time.subsec_millis() / 100,
            vectors.len() / 1_000
        );
    }
    Ok(ExitCode::SUCCESS)
}
