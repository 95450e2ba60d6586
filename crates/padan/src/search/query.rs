//! Answering a query.

use super::vectors::{self, CENTRE_LENGTH, QUERY_LENGTH};
use super::{Index, Meaning, build, words};
use std::cmp::Reverse;

/// A concept found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The concept's place, see [`Index::id`].
    pub concept: usize,
    /// How near, 0..=10,000.
    pub score: u32,
}

/// Words of a query that count.
const QUERY_WORDS: usize = 24;
/// Concepts whose names are looked at, by trigrams and by centres.
const CANDIDATES: usize = 160;
const CENTRAL: usize = 192;
/// A word of the vocabulary stands for a word of the query from this share of its trigrams on: a fifth of a short word's,
/// since one typing error spoils three, and two fifths of a longer one's. In tenths.
const STANDS_FROM: (u64, u64) = (2, 4);
const LONG_WORD: usize = 6;
/// A word that more than this share of the concepts have decides nothing where rarer words of the query found
/// [`ENOUGH`] concepts: its list is not gone through.
const COMMON: usize = 24;
const ENOUGH: usize = 48;
/// Bytes of the parts into which a word is cut.
const SHORTEST_PART: usize = 4;
/// Bytes from which a word is corrected, and from which by two edits; words that are compared for it.
const SHORTEST_CORRECTED: usize = 5;
const TWO_EDITS: usize = 10;
const CORRECTIONS: usize = 12;
/// Parts of the score, see the module's page.
const TRIGRAMS: i64 = 20;
const NEAREST: i64 = 40;
const CENTRE: i64 = 40;
const DESCRIPTION: i64 = 10;
/// Whole.
const FULL: i64 = 10_000;

/// How well a concept answers, each in 0..=10,000.
#[derive(Debug, Clone, Copy, Default)]
struct Evidence {
    trigrams: i64,
    nearest: i64,
    centre: i64,
    description: i64,
}

impl Evidence {
    fn score(self, learned: bool) -> i64 {
        let (near, centre) = if learned { (self.nearest, self.centre) } else { (self.trigrams, self.trigrams) };
        let sum = self.trigrams * TRIGRAMS + near * NEAREST + centre * CENTRE;
        // The description can only add: a label without one loses nothing.
        ((sum + self.description * DESCRIPTION) / (TRIGRAMS + NEAREST + CENTRE)).clamp(0, FULL)
    }
}

/// A query against the words of an index.
struct Heard {
    /// For each word the trigrams that it shares with the query, by their rarity.
    shared: Vec<u32>,
    /// The length of the query's bag.
    norm: i64,
    /// Concepts that share words, likeliest first.
    concepts: Vec<u32>,
}

impl Index {
    /// The concepts nearest to a query, best first, at most `top`; none where none scores `least` (of 10,000). Ties go by the
    /// order of the labels.
    ///
    /// Time: linear in the words that share a trigram with the query, in the concepts that hold such a word, and with a learned
    /// table in the concepts times the numbers of a vector.
    #[must_use]
    pub fn search(&self, query: &str, top: usize, least: u32) -> Vec<Hit> {
        let mut words: Vec<String> =
            words(query).into_iter().take(QUERY_WORDS).flat_map(|word| self.parted(word)).collect();
        // Meaning is sought with the words as they were written: a table hears a misspelt word by its parts.
        let sought = self.meaning.as_ref().and_then(|meaning| meaning.sought(self, &words));
        let heard = self.hear(&mut words);
        let mut candidates = heard.concepts.clone();
        if let (Some(meaning), Some(sought)) = (&self.meaning, &sought) {
            candidates.extend(meaning.central(sought));
            candidates.sort_unstable();
            candidates.dedup();
        }
        let mut products = sought.as_ref().map(|_| vec![i64::MIN; self.words.len()]).unwrap_or_default();
        let mut hits: Vec<Hit> = Vec::with_capacity(candidates.len());
        for concept in candidates {
            let concept = concept as usize;
            let mut evidence = self.lexical(concept, &heard);
            if let (Some(meaning), Some(sought)) = (&self.meaning, &sought) {
                meaning.judge(self, concept, sought, &mut products, &mut evidence);
            }
            let score = u32::try_from(evidence.score(sought.is_some())).unwrap_or(0);
            if score >= least && score > 0 {
                hits.push(Hit { concept, score });
            }
        }
        let order = |hit: &Hit| (Reverse(hit.score), hit.concept);
        if hits.len() > top {
            if top == 0 {
                return Vec::new();
            }
            hits.select_nth_unstable_by_key(top - 1, order);
            hits.truncate(top);
        }
        hits.sort_unstable_by_key(order);
        hits
    }

    fn hear(&self, query: &mut [String]) -> Heard {
        let mut shared = vec![0u32; self.words.len()];
        let mut pass = Pass { one: vec![0u32; self.words.len()], touched: Vec::new(), bag: Vec::new() };
        let mut bag: Vec<(u32, u32)> = Vec::new();
        // For each word of the query the words that may stand for it, nearest first, and how long their lists are.
        let mut heard: Vec<(usize, Vec<(u32, u32)>)> = Vec::with_capacity(query.len());
        for word in query {
            let mut whole = pass.through(self, word);
            if word.len() >= SHORTEST_CORRECTED
                && self.words.find(word).is_none()
                && let Some(corrected) = self.corrected(word, &pass)
            {
                *word = corrected;
                pass.clear();
                whole = pass.through(self, word);
            }
            let (short, long) = STANDS_FROM;
            let least = u64::from(whole) * if word.len() < LONG_WORD { short } else { long };
            let mut stands: Vec<(u32, u32)> = Vec::new();
            let mut length = 0;
            for word in pass.touched.drain(..) {
                let (Some(one), Some(shared)) = (pass.one.get_mut(word as usize), shared.get_mut(word as usize)) else {
                    continue;
                };
                *shared = shared.wrapping_add(*one);
                if u64::from(*one) * 10 >= least {
                    stands.push((*one, word));
                    length += self.word_concepts.get(word as usize).len();
                }
                *one = 0;
            }
            bag.append(&mut pass.bag);
            stands.sort_unstable_by_key(|(points, word)| (Reverse(*points), *word));
            heard.push((length, stands));
        }
        heard.sort_by_key(|(length, _)| *length);
        let mut points = vec![0u32; self.len()];
        let mut seen = vec![u8::MAX; self.len()];
        let mut concepts: Vec<u32> = Vec::new();
        // A concept has of each word of the query the nearest of its own, once.
        for (number, (_, stands)) in (0u8..).zip(&heard) {
            for (worth, word) in stands {
                let list = self.word_concepts.get(*word as usize);
                if concepts.len() >= ENOUGH && list.len() > self.len() / COMMON {
                    continue;
                }
                for concept in list {
                    let at = *concept as usize;
                    let (Some(seen), Some(points)) = (seen.get_mut(at), points.get_mut(at)) else { continue };
                    if *seen == number {
                        continue;
                    }
                    *seen = number;
                    if *points == 0 {
                        concepts.push(*concept);
                    }
                    *points = points.wrapping_add(*worth);
                }
            }
        }
        bag.sort_unstable();
        let square: u64 = bag
            .chunk_by(|a, b| a.0 == b.0)
            .map(|same| {
                let times = same.len() as u64;
                times * times * u64::from(same.first().map_or(0, |(_, rarity)| *rarity))
            })
            .sum();
        let norm = square.isqrt();
        if concepts.len() > CANDIDATES {
            // Points alone would prefer concepts with many and long names.
            let promise = |concept: &u32| {
                let at = *concept as usize;
                let points = u64::from(points.get(at).copied().unwrap_or(0));
                points * 64 / (norm + u64::from(self.shortest.get(at).copied().unwrap_or(0))).max(1)
            };
            let mut promising: Vec<(Reverse<u64>, u32)> =
                concepts.iter().map(|concept| (Reverse(promise(concept)), *concept)).collect();
            promising.select_nth_unstable(CANDIDATES - 1);
            promising.truncate(CANDIDATES);
            concepts = promising.into_iter().map(|(_, concept)| concept).collect();
        }
        Heard { shared, norm: i64::try_from(norm).unwrap_or(i64::MAX), concepts }
    }

    /// The cosine of the nearest name and of the description, by trigrams.
    fn lexical(&self, concept: usize, heard: &Heard) -> Evidence {
        let cosine = |row: &[u32], norm: Option<&u32>| {
            let sum: i64 = row
                .iter()
                .map(|word| i64::from(heard.shared.get(*word as usize).copied().unwrap_or(0)))
                .fold(0, i64::wrapping_add);
            if sum == 0 {
                return 0;
            }
            let norms = heard.norm.wrapping_mul(i64::from(norm.copied().unwrap_or(0)));
            sum.wrapping_mul(FULL).checked_div(norms).unwrap_or(0).min(FULL)
        };
        let trigrams =
            self.rows_of(concept).map(|row| cosine(self.rows.get(row), self.row_norms.get(row))).max().unwrap_or(0);
        let description = cosine(self.descriptions.get(concept), self.description_norms.get(concept));
        Evidence { trigrams, description, ..Evidence::default() }
    }

    /// An unknown word that is two known ones without the space between, as those two: the most even cut.
    fn parted(&self, word: String) -> Vec<String> {
        if word.len() < 2 * SHORTEST_PART || self.words.find(&word).is_some() {
            return vec![word];
        }
        let known = |at: &usize| {
            let (left, right) = word.split_at_checked(*at)?;
            (self.words.find(left).is_some() && self.words.find(right).is_some())
                .then(|| [left, right].map(str::to_owned))
        };
        (SHORTEST_PART..=word.len() - SHORTEST_PART)
            .filter_map(|at| Some((at.abs_diff(word.len() / 2), known(&at)?)))
            .min()
            .map_or_else(|| vec![word.clone()], |(_, parts)| parts.to_vec())
    }

    /// The word of the labels that an unknown word is a misspelling of: one edit away (two, in a long word), and among those
    /// the one that shares most trigrams. (Edits: optimal string alignment, so that two letters swapped are one.)
    fn corrected(&self, word: &str, pass: &Pass) -> Option<String> {
        if word.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        let points = |other: &u32| pass.one.get(*other as usize).copied().unwrap_or(0);
        let mut near: Vec<(Reverse<u32>, u32)> = pass
            .touched
            .iter()
            .filter(|other| self.words.get(**other as usize).len().abs_diff(word.len()) <= 2)
            .map(|other| (Reverse(points(other)), *other))
            .collect();
        if near.len() > CORRECTIONS {
            near.select_nth_unstable(CORRECTIONS - 1);
            near.truncate(CORRECTIONS);
        }
        let allowed = if word.len() < TWO_EDITS { 1 } else { 2 };
        near.into_iter()
            .map(|(shared, other)| (strsim::osa_distance(self.words.get(other as usize), word), shared, other))
            .filter(|(edits, ..)| *edits <= allowed)
            .min()
            .map(|(.., other)| self.words.get(other as usize).to_owned())
    }

    fn rows_of(&self, concept: usize) -> std::ops::Range<usize> {
        let end = self.row_ends.get(concept).copied().unwrap_or(0) as usize;
        let start = if concept == 0 { 0 } else { self.row_ends.get(concept - 1).copied().unwrap_or(0) as usize };
        start..end
    }
}

/// One word of a query against all words of the labels.
struct Pass {
    /// For each word of the labels the trigrams that it shares, by their rarity.
    one: Vec<u32>,
    /// The words for which that is not nothing.
    touched: Vec<u32>,
    /// The word's trigrams and their rarity.
    bag: Vec<(u32, u32)>,
}

impl Pass {
    /// Compares a word; the sum of its trigrams' rarities.
    fn through(&mut self, index: &Index, word: &str) -> u32 {
        let mut whole = 0u32;
        build::trigrams(word, |gram| {
            let place = index.grams.binary_search(&gram);
            let rarity = place.ok().and_then(|at| index.rarity.get(at)).copied().unwrap_or(index.unseen);
            self.bag.push((gram, rarity));
            whole = whole.saturating_add(rarity);
            let Ok(place) = place else { return };
            for word in index.gram_words.get(place) {
                let Some(held) = self.one.get_mut(*word as usize) else { continue };
                if *held == 0 {
                    self.touched.push(*word);
                }
                *held = held.wrapping_add(rarity);
            }
        });
        whole
    }

    fn clear(&mut self) {
        for word in self.touched.drain(..) {
            if let Some(one) = self.one.get_mut(word as usize) {
                *one = 0;
            }
        }
        self.bag.clear();
    }
}

impl Meaning {
    /// The vector of a query, scaled; `None` where the table knows nothing of it.
    fn sought(&self, index: &Index, query: &[String]) -> Option<Vec<i16>> {
        let dims = self.vectors.dims();
        let mut sum = vec![0i32; dims];
        for word in query {
            let mut add = |vector: &[i16]| {
                for (sum, number) in sum.iter_mut().zip(vector) {
                    *sum = sum.wrapping_add(i32::from(*number));
                }
            };
            match index.words.find(word) {
                Some(at) => add(self.words.get(at * dims..(at + 1) * dims).unwrap_or(&[])),
                None => add(&self.vectors.word(word)),
            }
        }
        vectors::scaled(&sum, QUERY_LENGTH, i64::from(i16::MAX))
    }

    /// The concepts whose centres are nearest.
    fn central(&self, sought: &[i16]) -> Vec<u32> {
        let dims = self.vectors.dims();
        let mut all: Vec<(Reverse<i32>, u32)> = self
            .centres
            .chunks_exact(dims)
            .zip(0u32..)
            .map(|(centre, at)| (Reverse(vectors::dot(sought, centre)), at))
            .collect();
        if all.len() > CENTRAL {
            all.select_nth_unstable(CENTRAL - 1);
            all.truncate(CENTRAL);
        }
        all.into_iter().map(|(_, concept)| concept).collect()
    }

    /// The cosines of the nearest name and of the centre. `products` holds what is known already of each word.
    fn judge(&self, index: &Index, concept: usize, sought: &[i16], products: &mut [i64], evidence: &mut Evidence) {
        let dims = self.vectors.dims();
        let centre = self.centres.get(concept * dims..(concept + 1) * dims).unwrap_or(&[]);
        let share =
            |product: i64, lengths: i64| product.wrapping_mul(FULL).checked_div(lengths).unwrap_or(0).clamp(0, FULL);
        evidence.centre = share(i64::from(vectors::dot(sought, centre)), QUERY_LENGTH * CENTRE_LENGTH);
        for row in index.rows_of(concept) {
            let mut sum = 0i64;
            for word in index.rows.get(row) {
                let at = *word as usize;
                let Some(product) = products.get_mut(at) else { continue };
                if *product == i64::MIN {
                    let vector = self.words.get(at * dims..(at + 1) * dims).unwrap_or(&[]);
                    *product = i64::from(vectors::dot(sought, vector));
                }
                sum = sum.wrapping_add(*product);
            }
            let length = i64::from(self.row_lengths.get(row).copied().unwrap_or(0));
            evidence.nearest = evidence.nearest.max(share(sum, QUERY_LENGTH * length));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Index, Label};

    fn index() -> Index {
        let label = |id: &str, names: &[&str]| Label {
            aliases: names.iter().skip(1).map(|name| (*name).to_owned()).collect(),
            ..Label::new(id, names.first().copied().unwrap_or(""))
        };
        Index::build(
            &[
                label("driver", &["Sopir truk", "Pengemudi truk"]),
                label("tiler", &["Pemasangan keramik lantai", "tukang keramik"]),
                label("welder", &["Juru las", "Las listrik"]),
                label("brake", &["Servis rem mobil"]),
                label("cook", &["Juru masak"]),
            ],
            None,
        )
        .unwrap()
    }

    #[test]
    fn what_others_miss_is_found() {
        let index = index();
        for (query, wanted) in [
            ("sopir truk", "driver"),
            ("pasang keramik", "tiler"),
            ("las listrik", "welder"),
            ("rem mobil", "brake"),
            ("jurumasak", "cook"),
            ("soppir truck", "driver"),
        ] {
            let hits = index.search(query, 3, 1_000);
            assert_eq!(hits.first().map(|hit| index.id(hit.concept)), Some(wanted), "{query}: {hits:?}");
        }
    }

    #[test]
    fn exact_is_whole_and_nonsense_is_nothing() {
        let index = index();
        assert_eq!(index.search("LAS  LISTRIK", 1, 0).first().map(|hit| hit.score), Some(10_000));
        assert!(index.search("qzxv", 5, 0).is_empty());
        assert!(index.search("", 5, 0).is_empty());
        assert!(index.search("las", 0, 0).is_empty());
    }
}
