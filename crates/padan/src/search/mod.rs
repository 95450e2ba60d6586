//! Search: a phrase or a title to the nearest of many labels, ranked, forgiving of typing errors, silent where nothing is near.
//!
//! [`link`](crate::link) reads running text and must be precise; a search answers somebody who asks for a thing by a name,
//! among the labels of a catalogue, of ESCO, of O*NET, or of a list of one's own, up to some hundred thousand.
//!
//! # How it finds
//!
//! A label is a row of words, and a word a bag of character trigrams. Per query each known word gets *one* number, how
//! much of the query's trigrams it holds, weighted by their rarity; a row's score is then the sum over its few words. Words
//! lead to concepts, so the concepts that could be meant are picked before any row is looked at.
//! With a learned table ([`Vectors`]) the same is done with products of vectors, and a concept is also judged by the centre of
//! all its labels.
//!
//! The score is 20 parts trigrams of the nearest label, 40 vectors of the nearest label, 40 vectors of the centre, and 10 trigrams
//! of the description; without a table trigrams take the place of vectors. (Shares measured on five sets of labels, see
//! ARCHITECTURE.md.) All of it is integers.
//!
//! Trigram cosine with inverse document frequency: G. Salton, C. Buckley, *Term-weighting approaches in automatic text
//! retrieval*, Information Processing & Management 24 (1988).

mod build;
mod file;
mod labels;
mod query;
mod texts;
mod vectors;

pub use labels::LabelKind;
pub use query::Hit;
pub use vectors::{Vectors, buckets};

use texts::{Lists, Texts};

/// The score from which a label is near enough to be shown. Half the trigrams of a short phrase, or a meaning that a table is
/// fairly sure of. Measured, see ARCHITECTURE.md.
pub const NEAR: u32 = 5_500;

/// The score from which a search with a table may stand for a reading, see [`crate::Padan::link`]. Measured, see
/// ARCHITECTURE.md.
pub const SURE: u32 = 7_500;

/// The table of the embedded catalogue's words, as committed bytes.
#[cfg(feature = "embedded")]
pub const EMBEDDED: &[u8] = include_bytes!("../../data/vectors.bin");

/// One concept to be found: an occupation, a skill, a unit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Label {
    /// What a hit answers with.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// A text about it, weak evidence; may be empty.
    pub description: String,
}

impl Label {
    /// A label by its id and name alone.
    #[must_use]
    pub fn new(id: &str, label: &str) -> Self {
        Self { id: id.to_owned(), label: label.to_owned(), ..Self::default() }
    }

    /// The name and the other names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.label).chain(self.aliases.iter().map(|alias| &**alias))
    }
}

/// The words that are compared: folded, cut at everything that is neither letter nor digit (but `C++`, `C#`). Linear.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let folded = crate::text::fold(text);
    let cut = |c: char| !(c.is_alphanumeric() || c == '+' || c == '#');
    folded
        .split(cut)
        .filter(|word| word.contains(char::is_alphanumeric))
        .map(|word| crate::text::cut_chars(word, crate::limits::TOKEN_CHARS).0.to_owned())
        .collect()
}

/// An index over labels: immutable, `Send`, `Sync`, and storable, see [`Index::to_bytes`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    ids: Texts,
    labels: Texts,
    /// Distinct words of the labels, sorted.
    words: Texts,
    /// Distinct trigrams as hashes, sorted, and the square of each one's rarity.
    grams: Vec<u32>,
    rarity: Vec<u32>,
    /// The square of the rarity of a trigram that no label has.
    unseen: u32,
    /// For each trigram the words that hold it.
    gram_words: Lists,
    /// For each word the concepts with a label that holds it.
    word_concepts: Lists,
    /// For each label its words; the labels of a concept stand together.
    rows: Lists,
    /// For each concept the place behind its last row.
    row_ends: Vec<u32>,
    /// For each row the length of its bag of trigrams.
    row_norms: Vec<u32>,
    /// For each concept the shortest of its rows' lengths.
    shortest: Vec<u32>,
    /// For each concept the words of its description.
    descriptions: Lists,
    description_norms: Vec<u32>,
    meaning: Option<Meaning>,
}

/// What a learned table says of the labels.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Meaning {
    vectors: Vectors,
    /// For each word its vector.
    words: Vec<i16>,
    /// For each row the length of the sum of its words' vectors.
    row_lengths: Vec<u32>,
    /// For each concept the centre of its rows, scaled.
    centres: Vec<i8>,
}

impl Index {
    /// How many concepts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.row_ends.len()
    }

    /// Whether there is nothing to be found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.row_ends.is_empty()
    }

    /// How many labels, all names of all concepts.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// The id of a concept.
    #[must_use]
    pub fn id(&self, concept: usize) -> &str {
        self.ids.get(concept)
    }

    /// The name of a concept.
    #[must_use]
    pub fn label(&self, concept: usize) -> &str {
        self.labels.get(concept)
    }

    /// Whether a learned table is in it.
    #[must_use]
    pub const fn is_learned(&self) -> bool {
        self.meaning.is_some()
    }

    /// Bytes that the index takes in memory, without the table that it may share with others.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let numbers = self.grams.len() + self.rarity.len() + self.row_ends.len() * 2 + self.row_norms.len();
        let lists = [&self.gram_words, &self.word_concepts, &self.rows, &self.descriptions];
        let texts = [&self.ids, &self.labels, &self.words];
        let meaning = self.meaning.as_ref().map_or(0, |meaning| {
            meaning.vectors.len() + meaning.words.len() * 2 + meaning.row_lengths.len() * 4 + meaning.centres.len()
        });
        (numbers + self.description_norms.len()) * 4
            + lists.iter().map(|list| list.bytes()).sum::<usize>()
            + texts.iter().map(|text| text.bytes()).sum::<usize>()
            + meaning
    }
}
