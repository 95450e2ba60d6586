//! The linker: which competencies and occupations a text names, and where.
//!
//! A text is read in three rounds. **Phrases**: at each word the longest row of stems that the lexicon knows, function
//! words skipped. **Context**: what a phrase shows of its field decides which of several competencies an ambiguous one
//! means, and whether an object ("kampas rem") or a cued word ("aki") counts at all. **Search**: the words of a known phrase
//! in another order or with others between, in what the first round left over.
//!
//! Each round looks at a bounded number of words around each word, so the work is linear in the text; the search has a
//! step budget besides ([`crate::limits::SEARCH_STEPS`]).

mod reading;
mod scene;
mod stance;

pub use stance::Stance;

pub(crate) use reading::Reading;

use crate::catalog::{Catalog, CompetencyId, FieldId, OccupationId};
use crate::limits::{self, Cut};
use crate::text::cut_chars;

/// How a mention was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Via {
    /// By a title, ours or an official unit's.
    Title,
    /// By an alias, word for word.
    Alias,
    /// By the base of an inflected word.
    Stem,
    /// By correcting a misspelt word.
    Spelling,
    /// By the words of a phrase in another order, by a word that only this competency has, or, of a short text in which nothing
    /// else was found, by a search that is sure of it.
    Search,
}

/// Where a text names a competency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mention {
    /// Byte offset of its start in the text, on a character boundary.
    pub start: usize,
    /// Byte offset past its end.
    pub end: usize,
    /// What is named.
    pub competency: CompetencyId,
    /// How it was found.
    pub via: Via,
    /// The level that words beside it state (1 dasar, 2 terampil, 3 mahir), if any.
    pub level: Option<u8>,
    /// What the writer says of it: that they can, cannot, would like to, or that somebody else can.
    pub stance: Stance,
    /// Tokens from, to (inclusive).
    pub(crate) tokens: (usize, usize),
}

/// Where a text names an occupation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct JobMention {
    /// Byte offset of its start in the text.
    pub start: usize,
    /// Byte offset past its end.
    pub end: usize,
    /// What is named.
    pub occupation: OccupationId,
    /// What the writer says of it.
    pub stance: Stance,
    pub(crate) tokens: (usize, usize),
    /// How many words of the title matched.
    pub(crate) words: usize,
}

/// A word of the text that was not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unknown {
    /// Byte offset of its start in the text.
    pub start: usize,
    /// Byte offset past its end.
    pub end: usize,
}

/// What the linker found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Linked {
    /// Competencies named, by place; disjoint.
    pub mentions: Vec<Mention>,
    /// Occupations named, by place; disjoint among themselves.
    pub jobs: Vec<JobMention>,
    /// Words not understood, by place.
    pub unknown: Vec<Unknown>,
    /// What was cut, if the text was over [`limits::QUERY_CHARS`].
    pub cut: Option<Cut>,
}

/// Links a text. Never fails; linear time; spans are sorted, disjoint and on character boundaries of `text`.
///
/// ```
/// use padan::{Padan, Lang};
/// let padan = Padan::embedded();
/// let linked = padan.link("bisa nyetel karburator motor sama ganti kampas rem");
/// assert!(linked.mentions.len() >= 2);
/// assert!(padan.link("saya lulusan pesantren dan suka jalan-jalan").mentions.is_empty());
/// ```
#[must_use]
pub fn link(catalog: &Catalog, text: &str) -> Linked {
    let (kept, was_cut) = cut_chars(text, limits::QUERY_CHARS);
    let mut reading = Reading::new(catalog, kept, &[]);
    reading.drop_told(kept);
    let mut linked = reading.linked();
    linked.cut = was_cut.then(|| Cut { what: "text".to_owned(), limit: limits::QUERY_CHARS });
    linked
}

/// Words of a text that may be taken for one phrase.
const PHRASE_WORDS: usize = 8;

/// As [`link`]; where nothing is found in a short text, what `search` takes it for. It is given the words that are left when
/// protected traits have been taken out, as everything that reads is.
pub(crate) fn link_or_search(
    catalog: &Catalog,
    text: &str,
    search: impl FnOnce(&str) -> Option<CompetencyId>,
) -> Linked {
    let linked = link(catalog, text);
    if !linked.mentions.is_empty() || !linked.jobs.is_empty() || text.len() > limits::LABEL_CHARS {
        return linked;
    }
    let mut reading = Reading::new(catalog, text, &[]);
    let words: Vec<&str> = reading.tokens.items().iter().map(|token| reading.tokens.word(token)).collect();
    // One word says too little where no phrase of the catalogue is that word.
    if words.iter().filter(|word| !crate::text::is_function_word(word)).count() < 2 {
        return linked;
    }
    match search(&words.join(" ")).and_then(|competency| reading.whole(text, PHRASE_WORDS, competency)) {
        Some(_) => reading.linked(),
        None => linked,
    }
}

/// Fields in the order in which they are to be believed when a text leaves the choice open.
pub(crate) type Hints<'a> = &'a [FieldId];
