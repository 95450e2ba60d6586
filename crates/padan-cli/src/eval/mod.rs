//! Measuring. The only place of the command line where a float may stand: a mean is printed, nothing is scored with it.
#![expect(clippy::float_arithmetic, clippy::cast_precision_loss, reason = "figures of a report, not scores")]

mod link;
mod postings;

use crate::input::Failure;
use clap::Subcommand;
use padan::Catalog;
use std::path::PathBuf;
use std::process::ExitCode;

/// What to measure.
#[derive(Subcommand)]
pub enum What {
    /// Adverts with `relevant_tracks`: how well `rank --track` brings a track's adverts to the top.
    Postings {
        /// JSON lines.
        file: String,
        /// `eval_key`, tab, track codes separated by spaces.
        #[arg(long)]
        tracks: String,
        /// Print the first ten and what they should have been.
        #[arg(long)]
        show: Option<String>,
    },
    /// Queries with the labels that answer them: how often `search` puts an answer first, and among the first five.
    #[command(
        after_help = "Examples:\n  padan eval link sets/kbji-id\n  padan eval link sets/kbji-id --train --also sets/advert-id"
    )]
    Link {
        /// A folder with labels.tsv (id, label, aliases joined by |, description) and queries.tsv (query, ids joined by |).
        dir: PathBuf,
        /// Learn sub-word vectors from the labels, and from the catalogue's own words, first.
        #[arg(long)]
        train: bool,
        /// Another folder of labels to learn from; may be given several times.
        #[arg(long, requires = "train")]
        also: Vec<PathBuf>,
        /// Learn from the labels given alone, not from the catalogue's words.
        #[arg(long, requires = "train")]
        without_catalog: bool,
        /// Buckets of the learned table, as a power of two.
        #[arg(long, requires = "train")]
        bits: Option<u32>,
        /// Numbers of a vector of the learned table.
        #[arg(long, requires = "train")]
        dims: Option<usize>,
        /// Print each query that is not answered first, with what was.
        #[arg(long)]
        show: bool,
    },
}

pub fn run(catalog: &Catalog, what: &What) -> Result<ExitCode, Failure> {
    match what {
        What::Postings { file, tracks, show } => postings::run(catalog, file, tracks, show.as_deref()),
        What::Link { dir, train, also, without_catalog, bits, dims, show } => {
            let learning = train.then(|| link::Learning {
                also: also.clone(),
                catalog: (!without_catalog).then_some(catalog),
                bits: *bits,
                dims: *dims,
            });
            link::run(dir, learning.as_ref(), *show)
        }
    }
}

fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}
