//! The embedded table of sub-word vectors: learned from the catalogue's own words whenever they changed.
//!
//! Two machines may learn tables that differ in a bit, so what is checked is not the table but what it was learned from: the
//! sum of the words, and the options, stand beside it in `vectors.txt`.

use crate::root;
use padan::search::{Label, LabelKind, Vectors};
use padan::{Catalog, Lang};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Buckets (a power of two) and numbers of a vector: 266 KB. Twice the buckets added nothing to what is found of
/// `tests/suite/phrases.tsv`, see ARCHITECTURE.md.
const BITS: u32 = 12;
const DIMS: usize = 64;

pub fn run(catalog: &Catalog, check: bool) -> Result<(), String> {
    let labels = Label::of_catalog(catalog, Lang::Id, &LabelKind::ALL);
    let mut sum = Sha256::new();
    for label in &labels {
        sum.update(&label.id);
        for name in label.names() {
            sum.update(b"\n");
            sum.update(name);
        }
        sum.update(b"\n\n");
    }
    let mut said = format!("bits {BITS}, dims {DIMS}, words ");
    for byte in sum.finalize() {
        let _ = write!(said, "{byte:02x}");
    }
    said.push('\n');
    let folder = root().join("crates/padan/data");
    let (table, note) = (folder.join("vectors.bin"), folder.join("vectors.txt"));
    let sound = std::fs::read(&table).is_ok_and(|bytes| Vectors::from_bytes(&bytes).is_ok());
    if sound && std::fs::read_to_string(&note).is_ok_and(|held| held == said) {
        println!("== vectors.bin is of the catalogue's words");
        return Ok(());
    }
    if check {
        return Err("vectors.bin was learned from other words than the catalogue's; run: cargo xtask bake".to_owned());
    }
    println!("== learning vectors of the catalogue's words, about half a minute");
    let mut options = padan_train::Options::default();
    (options.bits, options.dims) = (BITS, DIMS);
    let (vectors, report) = padan_train::learn(&labels, &options, |_, _| {});
    let write = |path: &std::path::Path, bytes: &[u8]| {
        std::fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
    };
    write(&table, &vectors.to_bytes())?;
    write(&note, said.as_bytes())?;
    println!("{} bytes of vectors, {} pairs, {} s", vectors.len(), report.pairs, report.time.as_secs());
    Ok(())
}
