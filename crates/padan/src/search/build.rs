//! Building an index.

use super::texts::{Lists, Texts, place};
use super::vectors::{self, Vectors};
use super::{Index, Label, Meaning, words};
use crate::{Error, Result, limits};
use std::collections::HashMap;

/// Words of a label or a description that count.
const ROW_WORDS: usize = 32;
const DESCRIPTION_WORDS: usize = 96;
/// Unit of a trigram's rarity.
const RARITY: u64 = 64;

/// 256 times the binary logarithm, rounded down: the whole part by the highest bit, the rest by squaring.
fn log2(number: u64) -> u64 {
    let number = number.max(1);
    let whole = number.ilog2();
    // The number as a fraction between 1 and 2, with 31 bits behind the point.
    let mut fraction = if whole > 31 { number >> (whole - 31) } else { number << (31 - whole) };
    let mut bits = 0;
    for _ in 0..8 {
        fraction = fraction.wrapping_mul(fraction) >> 31;
        bits <<= 1;
        if fraction >= 1 << 32 {
            bits |= 1;
            fraction >>= 1;
        }
    }
    u64::from(whole) * 256 + bits
}

/// The square of `RARITY · (ln((1 + n) / (1 + df)) + 1)`.
pub(super) fn rarity(rows: u64, holding: u64) -> u32 {
    // 177/256/… : ln 2 = 0.693147 = 45,426 / 65,536.
    let doublings = log2(1 + rows).saturating_sub(log2(1 + holding.min(rows)));
    let rarity = RARITY + doublings * RARITY * 45_426 / (256 * 65_536);
    u32::try_from(rarity * rarity).unwrap_or(u32::MAX)
}

/// The trigrams of a word, its ends marked, as hashes. Linear.
pub(super) fn trigrams(word: &str, mut emit: impl FnMut(u32)) {
    let marked = format!("<{word}>");
    let mut ends: Vec<usize> = marked.char_indices().map(|(at, _)| at).collect();
    ends.push(marked.len());
    for span in ends.windows(4) {
        if let (Some(from), Some(to)) = (span.first(), span.last()) {
            let gram = vectors::hash(2, marked.get(*from..*to).unwrap_or(""));
            emit(u32::try_from(gram >> 32).unwrap_or(0));
        }
    }
}

/// Numbers words as they come.
#[derive(Default)]
struct Vocabulary {
    numbers: HashMap<String, u32>,
    words: Vec<String>,
}

impl Vocabulary {
    fn row(&mut self, text: &str, most: usize) -> Vec<u32> {
        let mut row = Vec::new();
        for word in words(text).into_iter().take(most) {
            let number = if let Some(number) = self.numbers.get(&word) {
                *number
            } else {
                let number = place(self.words.len());
                self.words.push(word.clone());
                self.numbers.insert(word, number);
                number
            };
            row.push(number);
        }
        row
    }
}

/// Counts with a list of what was counted, so that emptying costs what was counted only.
struct Bag {
    counts: Vec<u32>,
    held: Vec<u32>,
}

impl Bag {
    /// The length of a row's bag of trigrams: the root of the sum of squares.
    fn length(&mut self, row: &[u32], word_grams: &Lists, rarity: &[u32]) -> u32 {
        let mut square = 0u64;
        for word in row {
            for gram in word_grams.get(*word as usize) {
                let (Some(count), Some(rarity)) = (self.counts.get_mut(*gram as usize), rarity.get(*gram as usize))
                else {
                    continue;
                };
                if *count == 0 {
                    self.held.push(*gram);
                }
                // (t + 1)² − t²
                square += u64::from(2 * *count + 1) * u64::from(*rarity);
                *count += 1;
            }
        }
        for gram in self.held.drain(..) {
            if let Some(count) = self.counts.get_mut(gram as usize) {
                *count = 0;
            }
        }
        u32::try_from(square.isqrt()).unwrap_or(u32::MAX)
    }
}

impl Index {
    /// Builds an index over labels; with a learned table also over what they mean. Names that say the same in one concept
    /// count once. Linear in the labels' words, but for sorting the distinct ones.
    ///
    /// # Errors
    /// [`Error::LimitExceeded`] for more than [`limits::SEARCH_CONCEPTS`] labels or [`limits::SEARCH_NAMES`] names.
    pub fn build(labels: &[Label], vectors: Option<&Vectors>) -> Result<Self> {
        let names = labels.iter().map(|label| 1 + label.aliases.len()).sum();
        for (what, limit, actual) in
            [("labels", limits::SEARCH_CONCEPTS, labels.len()), ("names of labels", limits::SEARCH_NAMES, names)]
        {
            if actual > limit {
                return Err(Error::LimitExceeded { what, limit, actual });
            }
        }
        let mut vocabulary = Vocabulary::default();
        let (mut ids, mut titles) = (Texts::default(), Texts::default());
        let (mut rows, mut row_ends, mut descriptions) = (Lists::default(), Vec::new(), Lists::default());
        for label in labels {
            ids.push(&label.id);
            titles.push(&label.label);
            let mut own: Vec<Vec<u32>> = Vec::new();
            for name in label.names() {
                let row = vocabulary.row(name, ROW_WORDS);
                if !row.is_empty() && !own.contains(&row) {
                    rows.push(row.iter().copied());
                    own.push(row);
                }
            }
            row_ends.push(place(rows.len()));
            descriptions.push(vocabulary.row(&label.description, DESCRIPTION_WORDS));
        }
        let words = sort_words(vocabulary, &mut rows, &mut descriptions);

        // How many rows hold each word, and so each trigram.
        let mut holding = vec![0u32; words.len()];
        for word in &rows.items {
            if let Some(count) = holding.get_mut(*word as usize) {
                *count += 1;
            }
        }
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for word in 0..words.len() {
            trigrams(words.get(word), |gram| pairs.push((gram, place(word))));
        }
        pairs.sort_unstable();
        let (mut grams, mut rarities) = (Vec::new(), Vec::new());
        let mut numbered: Vec<(u32, u32)> = Vec::with_capacity(pairs.len());
        for same in pairs.chunk_by(|a, b| a.0 == b.0) {
            let Some((gram, _)) = same.first() else { continue };
            let held: u64 =
                same.iter().filter_map(|(_, word)| holding.get(*word as usize)).map(|n| u64::from(*n)).sum();
            numbered.extend(same.iter().map(|(_, word)| (place(grams.len()), *word)));
            grams.push(*gram);
            rarities.push(rarity(rows.len() as u64, held));
        }
        let gram_words = Lists::from_pairs(grams.len(), &numbered);
        let mut by_word: Vec<(u32, u32)> = numbered.into_iter().map(|(gram, word)| (word, gram)).collect();
        by_word.sort_unstable();
        let word_grams = Lists::from_pairs(words.len(), &by_word);

        let mut bag = Bag { counts: vec![0; grams.len()], held: Vec::new() };
        let row_norms: Vec<u32> =
            (0..rows.len()).map(|row| bag.length(rows.get(row), &word_grams, &rarities)).collect();
        let description_norms =
            (0..descriptions.len()).map(|row| bag.length(descriptions.get(row), &word_grams, &rarities)).collect();

        let word_concepts = concepts_of_words(words.len(), &rows, &row_ends);
        let shortest = shortest(&row_norms, &row_ends);
        let meaning = vectors.map(|vectors| Meaning::build(vectors, &words, &rows, &row_ends));
        Ok(Self {
            ids,
            labels: titles,
            words,
            unseen: rarity(rows.len() as u64, 0),
            grams,
            rarity: rarities,
            gram_words,
            word_concepts,
            rows,
            row_ends,
            row_norms,
            shortest,
            descriptions,
            description_norms,
            meaning,
        })
    }
}

/// The words sorted, and the rows by their new numbers.
fn sort_words(vocabulary: Vocabulary, rows: &mut Lists, descriptions: &mut Lists) -> Texts {
    let mut order: Vec<(String, u32)> = vocabulary.words.into_iter().zip(0u32..).collect();
    order.sort_unstable();
    let mut renamed = vec![0u32; order.len()];
    let mut words = Texts::default();
    for ((word, old), new) in order.iter().zip(0u32..) {
        words.push(word);
        if let Some(place) = renamed.get_mut(*old as usize) {
            *place = new;
        }
    }
    for word in rows.items.iter_mut().chain(&mut descriptions.items) {
        *word = renamed.get(*word as usize).copied().unwrap_or(0);
    }
    words
}

/// For each concept the least of its rows' lengths.
pub(super) fn shortest(row_norms: &[u32], row_ends: &[u32]) -> Vec<u32> {
    let mut from = 0;
    let mut least = Vec::with_capacity(row_ends.len());
    for end in row_ends {
        let rows = row_norms.get(from..*end as usize).unwrap_or(&[]);
        least.push(rows.iter().copied().min().unwrap_or(u32::MAX));
        from = *end as usize;
    }
    least
}

/// For each word the concepts whose names hold it, ascending.
fn concepts_of_words(words: usize, rows: &Lists, row_ends: &[u32]) -> Lists {
    let each = |visit: &mut dyn FnMut(u32, u32)| {
        let mut row = 0;
        for (end, concept) in row_ends.iter().zip(0u32..) {
            while row < *end as usize {
                rows.get(row).iter().for_each(|word| visit(*word, concept));
                row += 1;
            }
        }
    };
    let mut last = vec![u32::MAX; words];
    let mut counts = vec![0u32; words];
    each(&mut |word, concept| {
        if let (Some(last), Some(count)) = (last.get_mut(word as usize), counts.get_mut(word as usize))
            && *last != concept
        {
            *last = concept;
            *count += 1;
        }
    });
    let mut starts = Vec::with_capacity(words);
    let mut sum = 0u32;
    for count in &counts {
        starts.push(sum);
        sum += count;
    }
    let mut items = vec![0u32; sum as usize];
    let mut at = starts.clone();
    last.fill(u32::MAX);
    each(&mut |word, concept| {
        if let (Some(last), Some(at)) = (last.get_mut(word as usize), at.get_mut(word as usize))
            && *last != concept
        {
            *last = concept;
            if let Some(item) = items.get_mut(*at as usize) {
                *item = concept;
            }
            *at += 1;
        }
    });
    Lists { items, ends: at }
}

impl Meaning {
    /// What a table says of the rows. Linear in the words, times the numbers of a vector.
    pub(super) fn build(vectors: &Vectors, words: &Texts, rows: &Lists, row_ends: &[u32]) -> Self {
        let dims = vectors.dims();
        let mut of_words: Vec<i16> = Vec::with_capacity(words.len() * dims);
        for word in 0..words.len() {
            of_words.extend(vectors.word(words.get(word)));
        }
        let mut row_lengths = Vec::with_capacity(rows.len());
        let mut centres: Vec<i8> = Vec::with_capacity(row_ends.len() * dims);
        let mut row = 0;
        let mut sum = vec![0i32; dims];
        let mut centre = vec![0i32; dims];
        for end in row_ends {
            centre.fill(0);
            while row < *end as usize {
                sum.fill(0);
                for word in rows.get(row) {
                    let vector = of_words.get(*word as usize * dims..).unwrap_or(&[]);
                    for (sum, number) in sum.iter_mut().zip(vector) {
                        *sum = sum.wrapping_add(i32::from(*number));
                    }
                }
                let length = vectors::length(&sum);
                row_lengths.push(u32::try_from(length).unwrap_or(u32::MAX));
                // Scaled to one length, so that each row counts the same; by a reciprocal, since dividing is slow.
                if let Some(factor) = (vectors::QUERY_LENGTH << 20).checked_div(length) {
                    for (centre, number) in centre.iter_mut().zip(&sum) {
                        let scaled = (i64::from(*number).wrapping_mul(factor) >> 20).clamp(-100_000, 100_000);
                        *centre = centre.wrapping_add(i32::try_from(scaled).unwrap_or(0));
                    }
                }
                row += 1;
            }
            match vectors::scaled(&centre, vectors::CENTRE_LENGTH, 127) {
                Some(scaled) => centres.extend(scaled.iter().map(|x| i8::try_from(*x).unwrap_or(0))),
                None => centres.extend(std::iter::repeat_n(0, dims)),
            }
        }
        Self { vectors: vectors.clone(), words: of_words, row_lengths, centres }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_near() {
        for (number, wanted) in [(1, 0), (2, 256), (3, 405), (8, 768), (1000, 2551), (u64::MAX, 16383)] {
            assert_eq!(log2(number), wanted, "{number}");
        }
        // 64 · (ln(101 / 2) + 1) = 315.0
        assert_eq!(rarity(100, 1).isqrt(), 314);
        assert_eq!(rarity(100, 100), 4096);
    }

    #[test]
    fn a_word_has_its_trigrams() {
        let mut count = 0;
        trigrams("las", |_| count += 1);
        assert_eq!(count, 3);
        trigrams("a", |_| count += 1);
        assert_eq!(count, 4);
    }
}
