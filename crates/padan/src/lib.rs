//! Padan matches what people can do with what adverts ask: text to competencies, adverts to requirements, and an explained
//! integer score. For vocational trades, in everyday Indonesian first and English second.
//!
//! ```
//! use padan::Padan;
//! let padan = Padan::embedded();
//! let profile = padan.read_profile("bisa servis motor injeksi, ganti oli, tune up; punya SIM C");
//! let adverts = ["Dibutuhkan mekanik motor, pengalaman 1 th", "Dicari tukang kue, bisa menghias tart"];
//! let board = padan.board(adverts.iter().map(|advert| padan.read_posting(advert)));
//! for ranked in padan.rank(&profile, &board) {
//!     println!("{} {}", adverts[ranked.posting], ranked.result.fit);
//! }
//! assert_eq!(padan.rank(&profile, &board)[0].posting, 0);
//! ```
//!
//! The library does no input or output, reads no clock, draws no random numbers, and has no float in a score.

#![cfg_attr(
    not(test),
    deny(clippy::indexing_slicing, clippy::expect_used, clippy::panic, clippy::string_slice, clippy::unreachable)
)]
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod error;
mod lang;
pub mod limits;

mod bits;
pub mod catalog;
pub mod certificate;
pub mod change;
pub mod explain;
pub mod facts;
pub mod json;
mod lack;
pub mod ladder;
pub mod link;
pub mod offering;
pub mod plan;
pub mod posting;
pub mod profile;
pub mod rank;
pub mod score;
pub mod search;
pub mod sorted;
pub mod suggest;
pub mod text;
pub mod unlock;
pub mod venture;
#[cfg(feature = "serde")]
pub mod view;

pub use catalog::Catalog;
pub use error::{Error, Result};
pub use lang::{Lang, Title};
pub use offering::Offering;
pub use plan::{Plan, PlanOptions};
pub use posting::Posting;
pub use profile::Profile;
pub use rank::{Board, Ranked, Standing};
pub use score::{Fit, Gate, Match};
pub use search::{Index, Vectors};
pub use text::Date;

/// The README's examples, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
pub struct Readme;

use std::sync::{Arc, OnceLock};

/// The engine with one catalogue. Cheap to clone, `Send` and `Sync`.
#[derive(Debug, Clone)]
pub struct Padan {
    catalog: Arc<Catalog>,
    vectors: Option<Arc<Vectors>>,
    /// Of all that the catalogue names; built when it is first asked.
    index: Arc<OnceLock<Index>>,
}

/// What a search of a catalogue found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found<'p> {
    /// The code of a competency, an occupation or a track.
    pub id: &'p str,
    /// Its title.
    pub label: &'p str,
    /// How near, 0..=10,000.
    pub score: u32,
}

impl Padan {
    /// With the catalogue that ships with the library (feature `embedded`).
    ///
    /// # Panics
    /// Never: the embedded bytes are checked by the tests of every change.
    #[must_use]
    #[cfg(feature = "embedded")]
    #[expect(clippy::expect_used, reason = "the bytes are compiled in, and a test reads them")]
    pub fn embedded() -> Self {
        let vectors = Vectors::from_bytes(search::EMBEDDED).expect("the embedded table is read by the tests");
        let catalog = Catalog::from_bytes(catalog::EMBEDDED).expect("the embedded catalogue is read by the tests");
        Self::new(catalog, Some(vectors))
    }

    /// With a catalogue file of your own, and the table of vectors that it may carry.
    ///
    /// # Errors
    /// As [`Catalog::from_bytes`] and [`Vectors::of_catalog_file`].
    pub fn from_catalog(bytes: &[u8]) -> Result<Self> {
        Ok(Self::new(Catalog::from_bytes(bytes)?, Vectors::of_catalog_file(bytes)?))
    }

    /// With a catalogue, and a table of vectors learned from it.
    #[must_use]
    pub fn new(catalog: Catalog, vectors: Option<Vectors>) -> Self {
        Self { catalog: Arc::new(catalog), vectors: vectors.map(Arc::new), index: Arc::default() }
    }

    /// The table of vectors that the catalogue's file carries.
    #[must_use]
    pub fn vectors(&self) -> Option<&Vectors> {
        self.vectors.as_deref()
    }

    /// Competencies, occupations and tracks whose names are nearest to a query, best first, at most `top`; none where none is near.
    /// See [`search`]. The index is built at the first call, linear in the catalogue's words.
    ///
    /// ```
    /// let padan = padan::Padan::embedded();
    /// let found = padan.search("pasang keramik", 3);
    /// assert!(found.iter().any(|hit| hit.label.to_lowercase().contains("keramik")), "{found:?}");
    /// assert!(padan.search("qwrtzx", 3).is_empty());
    /// ```
    #[must_use]
    pub fn search(&self, query: &str, top: usize) -> Vec<Found<'_>> {
        self.search_from(query, top, search::NEAR)
    }

    /// As [`Padan::search`], with what scores `least` (of 10,000) or more.
    #[must_use]
    pub fn search_from(&self, query: &str, top: usize, least: u32) -> Vec<Found<'_>> {
        let index = self.index();
        // Aliases stand in the catalogue by the stems of their words, titles as they are written: both are asked for.
        let lexicon = self.catalog.lexicon();
        let stemmed: Vec<String> = search::words(query)
            .into_iter()
            .map(|word| lexicon.stem(&word).map_or(word, |stem| lexicon.word(stem).to_owned()))
            .collect();
        let mut hits = index.search(query, top, least);
        for hit in index.search(&stemmed.join(" "), top, least) {
            match hits.iter_mut().find(|held| held.concept == hit.concept) {
                Some(held) => held.score = held.score.max(hit.score),
                None => hits.push(hit),
            }
        }
        hits.sort_by_key(|hit| (std::cmp::Reverse(hit.score), hit.concept));
        hits.truncate(top);
        let named =
            |hit: search::Hit| Found { id: index.id(hit.concept), label: index.label(hit.concept), score: hit.score };
        hits.into_iter().map(named).collect()
    }

    /// The index of all that the catalogue names, titles in Indonesian.
    ///
    /// # Panics
    /// Never: a catalogue's limits are below those of an index.
    #[must_use]
    #[expect(clippy::expect_used, reason = "a catalogue's limits are below those of an index")]
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let labels = search::Label::of_catalog(&self.catalog, Lang::Id, &search::LabelKind::ALL);
            Index::build(&labels, self.vectors()).expect("a catalogue's limits are below those of an index")
        })
    }

    /// The catalogue.
    #[must_use]
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// Which competencies and occupations a text names; see [`link::link`]. A short text in which that finds nothing is searched
    /// for as one phrase, where there is a table of vectors: it counts from [`search::SURE`] on, and its mention says
    /// [`link::Via::Search`].
    #[must_use]
    pub fn link(&self, text: &str) -> link::Linked {
        link::link_or_search(&self.catalog, text, |words| {
            self.vectors.as_ref()?;
            self.search_from(words, 3, search::SURE).iter().find_map(|hit| self.catalog.competency(hit.id))
        })
    }

    /// Reads a profile from plain text; see [`Profile::from_text`].
    #[must_use]
    pub fn read_profile(&self, text: &str) -> Profile {
        Profile::from_text(&self.catalog, text)
    }

    /// Reads a posting from plain text; see [`Posting::from_text`].
    #[must_use]
    pub fn read_posting(&self, text: &str) -> Posting {
        Posting::from_text(&self.catalog, text)
    }

    /// Scores one profile against one posting, with nothing known to be expired; see [`score::score`].
    #[must_use]
    pub fn score(&self, profile: &Profile, posting: &Posting) -> Match {
        score::score(&self.catalog, profile, posting, None)
    }

    /// A board of postings, compiled for ranking; see [`Board::new`].
    #[must_use]
    pub fn board(&self, postings: impl IntoIterator<Item = Posting>) -> Board {
        Board::new(&self.catalog, postings.into_iter().collect())
    }

    /// Every posting of a board, best first; see [`Board::rank`].
    #[must_use]
    pub fn rank(&self, profile: &Profile, board: &Board) -> Vec<Ranked> {
        board.rank(&self.catalog, profile, None, None)
    }

    /// What each competency, certificate, licence and track would open on a board, with nothing known to be closed; see
    /// [`unlock::unlock`].
    #[must_use]
    pub fn unlock(&self, profile: &Profile, board: &Board) -> unlock::Unlock {
        unlock::unlock(&self.catalog, profile, board, None)
    }

    /// The best set and order of courses; see [`plan::plan`].
    ///
    /// ```
    /// use padan::{Padan, PlanOptions};
    /// let padan = Padan::embedded();
    /// let adverts = ["Kualifikasi:\n- bisa las listrik\n- bisa potong rambut", "Kualifikasi:\n- bisa las listrik"];
    /// let board = padan.board(adverts.iter().map(|advert| padan.read_posting(advert)));
    /// let plan = padan.plan(&padan.read_profile("bisa cuci AC"), &board, &PlanOptions::default());
    /// assert_eq!((plan.steps.len(), plan.opens.len()), (2, 2));
    /// assert_eq!(plan.certainty, padan::plan::Certainty::Exact);
    /// ```
    #[must_use]
    pub fn plan(&self, profile: &Profile, board: &Board, options: &PlanOptions<'_>) -> Plan {
        plan::plan(&self.catalog, profile, board, options)
    }
}
