//! `padan train`: learning sub-word vectors from a catalogue's own words.

use crate::input;
use padan::search::{Label, LabelKind};
use padan::{Catalog, Lang, Vectors};
use padan_train::{Options, Report};

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
