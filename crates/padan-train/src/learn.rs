//! The learning itself.

use crate::pairs::{self, Concept};
use crate::random::Random;
use padan::Vectors;
use padan::search::{Label, buckets};
use std::time::{Duration, Instant};

/// How to learn. The defaults were measured on five sets of labels, see ARCHITECTURE.md.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Options {
    /// Buckets, as a power of two.
    pub bits: u32,
    /// Numbers of a vector; a multiple of 8.
    pub dims: usize,
    /// How often each name is a left side. Small sets are gone through more often, until [`Options::steps`].
    pub epochs: usize,
    /// Batches at least.
    pub steps: usize,
    /// Pairs of a batch.
    pub batch: usize,
    /// What cosines are divided by before the softmax.
    pub temperature: f32,
    /// First rate; it falls to a twentieth.
    pub rate: f32,
    /// Share of words, of features, and of right sides taken from the description.
    pub without_words: f32,
    /// Share of features left out.
    pub without_features: f32,
    /// Share of right sides that are a clause of the description, where there is one.
    pub described: f32,
    /// No batch begins after so much time. Stopping by time gives other bytes on each run.
    pub most: Option<Duration>,
    /// Decides every random number.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            bits: 15,
            dims: 96,
            epochs: 10,
            steps: 3_000,
            batch: 256,
            temperature: 0.1,
            rate: 0.1,
            without_words: 0.1,
            without_features: 0.15,
            described: 0.3,
            most: None,
            seed: 7,
        }
    }
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// Concepts with a name.
    pub concepts: usize,
    /// Left sides of an epoch.
    pub pairs: usize,
    /// Batches.
    pub steps: usize,
    /// Time.
    pub time: Duration,
}

/// The numbers while they move.
struct Table {
    dims: usize,
    rows: Vec<f32>,
    /// The rarity of each bucket; 0 for one that no name has.
    rarity: Vec<f32>,
    /// Adagrad's sum for each row.
    moved: Vec<f32>,
}

/// One side of a batch: for each text its buckets, its vector of length one, and its length before.
struct Side {
    texts: Vec<Vec<u32>>,
    vectors: Vec<f32>,
    lengths: Vec<f32>,
}

/// Learns a table from labels. `progress` is told the batches done and to do.
///
/// Time: batches · batch · (features + batch) · dims, on two threads.
pub fn learn(labels: &[Label], options: &Options, mut progress: impl FnMut(usize, usize)) -> (Vectors, Report) {
    let start = Instant::now();
    let concepts: Vec<Concept> = labels.iter().map(Concept::of).collect();
    let mut sides = pairs::sides(&concepts);
    let mut random = Random::new(options.seed);
    let mut table = Table::new(&concepts, options, &mut random);
    let batch = options.batch.clamp(2, sides.len().max(2));
    let each = (sides.len() / batch).max(1);
    let epochs = options.epochs.max(options.steps.div_ceil(each));
    let total = each * epochs;
    let mut done = 0;
    'all: for _ in 0..epochs {
        random.shuffle(&mut sides);
        for chunk in sides.chunks_exact(batch) {
            if options.most.is_some_and(|most| start.elapsed() > most) {
                break 'all;
            }
            let rate = options.rate * (1.0 - done as f32 / total as f32).max(0.05);
            table.step(&concepts, chunk, options, rate, &mut random);
            done += 1;
            progress(done, total);
        }
    }
    let report = Report {
        concepts: concepts.iter().filter(|concept| !concept.names.is_empty()).count(),
        pairs: sides.len(),
        steps: done,
        time: start.elapsed(),
    };
    (table.rounded(options.bits), report)
}

impl Table {
    /// Random rows, and the rarity of every bucket among the names.
    fn new(concepts: &[Concept], options: &Options, random: &mut Random) -> Self {
        let (count, dims) = (1usize << options.bits, options.dims);
        let spread = 2.0 / (dims as f32).sqrt();
        // A sum of three is near enough to a normal number.
        let mut number = || (random.unit() + random.unit() + random.unit() - 1.5) * spread;
        let rows = (0..count * dims).map(|_| number()).collect();
        let mut holding = vec![0u32; count];
        let mut names = 0f32;
        for name in concepts.iter().flat_map(|concept| &concept.names) {
            names += 1.0;
            let mut held = features(name.iter(), options.bits);
            held.sort_unstable();
            held.dedup();
            for bucket in held {
                if let Some(count) = holding.get_mut(bucket as usize) {
                    *count += 1;
                }
            }
        }
        let rarity = |count: &u32| match *count {
            0 => 0.0,
            count => (1.0 + names / (1.0 + count as f32)).ln() / (1.0 + names).ln(),
        };
        Self { dims, rows, rarity: holding.iter().map(rarity).collect(), moved: vec![1e-6; count] }
    }

    fn row(&self, bucket: u32) -> &[f32] {
        self.rows.get(bucket as usize * self.dims..(bucket as usize + 1) * self.dims).unwrap_or(&[])
    }

    fn weight(&self, bucket: u32) -> f32 {
        self.rarity.get(bucket as usize).copied().unwrap_or(0.0)
    }

    /// One batch: both sides' vectors, their cosines, and a step against the slope.
    fn step(&mut self, concepts: &[Concept], batch: &[(u32, u32)], options: &Options, rate: f32, random: &mut Random) {
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for (concept, name) in batch {
            let Some(concept) = concepts.get(*concept as usize) else { continue };
            let name = *name as usize;
            let one = concept.names.get(name).map_or(&[][..], Vec::as_slice);
            left.push(thinned(one, options, random));
            right.push(thinned(concept.other(name, options, random), options, random));
        }
        let (left, right) = {
            let table = &*self;
            std::thread::scope(|scope| {
                let left = scope.spawn(|| table.side(left));
                let right = table.side(right);
                (left.join(), right)
            })
        };
        let Ok(left) = left else { return };
        let same = |a: usize, b: usize| batch.get(a).map(|side| side.0) == batch.get(b).map(|side| side.0);
        let slopes = slopes(&left, &right, self.dims, options.temperature, same);
        let count = batch.len();
        let turned: Vec<f32> =
            (0..count * count).map(|at| slopes.get(at % count * count + at / count).copied().unwrap_or(0.0)).collect();
        let (pull_left, pull_right) = {
            let (left, right, dims) = (&left, &right, self.dims);
            std::thread::scope(|scope| {
                let a = scope.spawn(|| pulls(left, right, &slopes, dims));
                let b = pulls(right, left, &turned, dims);
                (a.join(), b)
            })
        };
        let Ok(pull_left) = pull_left else { return };
        self.apply(&[(&left, &pull_left), (&right, &pull_right)], rate);
    }

    fn side(&self, texts: Vec<Vec<u32>>) -> Side {
        let mut vectors = vec![0f32; texts.len() * self.dims];
        let mut lengths = Vec::with_capacity(texts.len());
        for (text, vector) in texts.iter().zip(vectors.chunks_exact_mut(self.dims)) {
            for bucket in text {
                add(vector, self.row(*bucket), self.weight(*bucket));
            }
            let length = product(vector, vector).sqrt().max(1e-6);
            for x in vector.iter_mut() {
                *x /= length;
            }
            lengths.push(length);
        }
        Side { texts, vectors, lengths }
    }

    /// Moves the rows. Each row's pulls are added in one order, whatever the threads did before.
    fn apply(&mut self, sides: &[(&Side, &[f32])], rate: f32) {
        let mut order: Vec<(u32, u32)> = Vec::new();
        let mut all: Vec<&[f32]> = Vec::new();
        for (side, pulls) in sides {
            for (text, pull) in side.texts.iter().zip(pulls.chunks_exact(self.dims)) {
                let at = all.len() as u32;
                all.push(pull);
                order.extend(text.iter().map(|bucket| (*bucket, at)));
            }
        }
        order.sort_unstable();
        let mut sum = vec![0f32; self.dims];
        for same in order.chunk_by(|a, b| a.0 == b.0) {
            let Some((bucket, _)) = same.first() else { continue };
            sum.fill(0.0);
            for (_, at) in same {
                add(&mut sum, all.get(*at as usize).copied().unwrap_or(&[]), 1.0);
            }
            let bucket = *bucket as usize;
            let (Some(weight), Some(moved)) = (self.rarity.get(bucket), self.moved.get_mut(bucket)) else { continue };
            *moved += product(&sum, &sum) * weight * weight / self.dims as f32;
            let step = -rate * weight / moved.sqrt();
            let row = self.rows.get_mut(bucket * self.dims..(bucket + 1) * self.dims).unwrap_or(&mut []);
            add(row, &sum, step);
        }
    }

    /// Rows with their rarity in them, as numbers of 8 bits and a scale of 8 bits each; the largest number of the table
    /// is 127 at scale 255.
    fn rounded(&self, bits: u32) -> Vectors {
        let tops: Vec<f32> = self
            .rows
            .chunks_exact(self.dims)
            .zip(&self.rarity)
            .map(|(row, rarity)| row.iter().fold(0f32, |top, x| top.max(x.abs())) * rarity)
            .collect();
        let most = tops.iter().copied().fold(1e-9, f32::max);
        let (mut scales, mut rows) = (Vec::new(), Vec::new());
        for ((row, rarity), top) in self.rows.chunks_exact(self.dims).zip(&self.rarity).zip(&tops) {
            let scale = (top / most * 255.0).ceil().clamp(0.0, 255.0);
            scales.push(scale as u8);
            let unit = scale * most / (255.0 * 127.0);
            rows.extend(row.iter().map(|x| {
                let number = if unit > 0.0 { x * rarity / unit } else { 0.0 };
                number.round().clamp(-127.0, 127.0) as i8
            }));
        }
        Vectors::new(bits, self.dims, scales, rows).unwrap_or_else(|_| Self::nothing())
    }

    /// A table that says nothing; for options past the limits of [`Vectors`].
    fn nothing() -> Vectors {
        match Vectors::new(0, 1, vec![0], vec![0]) {
            Ok(vectors) => vectors,
            Err(_) => Self::nothing(),
        }
    }
}

impl Concept {
    /// A right side for a name: a clause of the description, or another name.
    fn other(&self, name: usize, options: &Options, random: &mut Random) -> &[String] {
        let described = !self.clauses.is_empty() && (self.names.len() == 1 || random.unit() < options.described);
        let text = if described {
            self.clauses.get(random.below(self.clauses.len()))
        } else if self.names.len() > 1 {
            let other = random.below(self.names.len() - 1);
            self.names.get(if other >= name { other + 1 } else { other })
        } else {
            self.names.first()
        };
        text.map_or(&[], Vec::as_slice)
    }
}

fn features<'w>(words: impl Iterator<Item = &'w String>, bits: u32) -> Vec<u32> {
    let mut all = Vec::new();
    for word in words {
        buckets(word, bits, |bucket| all.push(bucket as u32));
    }
    all
}

/// The features of a text, some words and some features left out; never all of them.
fn thinned(text: &[String], options: &Options, random: &mut Random) -> Vec<u32> {
    let mut kept: Vec<&String> = if text.len() > 1 {
        text.iter().filter(|_| random.unit() >= options.without_words).collect()
    } else {
        Vec::new()
    };
    if kept.is_empty() {
        kept = text.iter().collect();
    }
    let all = features(kept.into_iter(), options.bits);
    let some: Vec<u32> = all.iter().copied().filter(|_| random.unit() >= options.without_features).collect();
    if some.is_empty() { all } else { some }
}

/// The slope of the loss by each cosine: softmax over the row and over the column, less one where they belong together.
fn slopes(
    left: &Side,
    right: &Side,
    dims: usize,
    temperature: f32,
    same: impl Fn(usize, usize) -> bool + Sync,
) -> Vec<f32> {
    let count = left.texts.len();
    let mut cosines = vec![0f32; count * count];
    let half = count.div_ceil(2);
    std::thread::scope(|scope| {
        for (part, rows) in cosines.chunks_mut(count * half).enumerate() {
            let same = &same;
            scope.spawn(move || {
                for (row, at) in rows.chunks_exact_mut(count).zip(part * half..) {
                    let one = left.vectors.get(at * dims..(at + 1) * dims).unwrap_or(&[]);
                    for ((cosine, other), place) in row.iter_mut().zip(right.vectors.chunks_exact(dims)).zip(0..) {
                        // Another pair of the same concept is neither wanted nor unwanted.
                        *cosine = if place != at && same(at, place) { -1e9 } else { product(one, other) / temperature };
                    }
                }
            });
        }
    });
    let mut slopes = vec![0f32; count * count];
    let mut row_wise = |cosines: &[f32], turned: bool| {
        for (row, at) in cosines.chunks_exact(count).zip(0..) {
            let most = row.iter().copied().fold(f32::MIN, f32::max);
            let powers: Vec<f32> = row.iter().map(|x| (x - most).exp()).collect();
            let sum: f32 = powers.iter().sum();
            for (power, other) in powers.iter().zip(0..) {
                let place = if turned { other * count + at } else { at * count + other };
                let wanted = if other == at { 1.0 } else { 0.0 };
                if let Some(slope) = slopes.get_mut(place) {
                    *slope += 0.5 * (power / sum - wanted) / temperature;
                }
            }
        }
    };
    row_wise(&cosines, false);
    let turned: Vec<f32> =
        (0..count * count).map(|at| cosines.get(at % count * count + at / count).copied().unwrap_or(0.0)).collect();
    row_wise(&turned, true);
    slopes
}

/// For each text of a side the slope by its vector before it was scaled to length one.
fn pulls(side: &Side, other: &Side, slopes: &[f32], dims: usize) -> Vec<f32> {
    let mut pulls = vec![0f32; side.vectors.len()];
    let rows = pulls.chunks_exact_mut(dims).zip(slopes.chunks_exact(side.texts.len().max(1)));
    for ((pull, row), (own, length)) in rows.zip(side.vectors.chunks_exact(dims).zip(&side.lengths)) {
        for (slope, vector) in row.iter().zip(other.vectors.chunks_exact(dims)) {
            // What is far too far away to matter.
            if slope.abs() > 1e-6 {
                add(pull, vector, *slope);
            }
        }
        let along = product(own, pull);
        for (pull, own) in pull.iter_mut().zip(own) {
            *pull = (*pull - own * along) / length;
        }
    }
    pulls
}

fn add(sum: &mut [f32], row: &[f32], times: f32) {
    for (sum, x) in sum.iter_mut().zip(row) {
        *sum += times * x;
    }
}

/// A product of vectors, in eight sums, so that the compiler may take eight at a time.
fn product(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0f32; 8];
    let (a, a_rest) = a.as_chunks::<8>();
    let (b, b_rest) = b.as_chunks::<8>();
    for (a, b) in a.iter().zip(b) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    sums.iter().sum::<f32>() + a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum::<f32>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels() -> Vec<Label> {
        let label = |id: &str, names: &[&str]| Label {
            aliases: names.iter().skip(1).map(|name| (*name).to_owned()).collect(),
            ..Label::new(id, names.first().copied().unwrap_or(""))
        };
        vec![
            label("driver", &["sopir truk", "pengemudi lori", "driver angkutan", "supir fuso"]),
            label("cook", &["juru masak", "koki dapur", "chef hotel", "tukang masak"]),
            label("welder", &["juru las", "welder pipa", "tukang las", "operator pengelasan"]),
            label("tailor", &["penjahit baju", "tailor jas", "operator mesin jahit", "tukang jahit"]),
        ]
    }

    fn quick() -> Options {
        Options { bits: 10, dims: 16, steps: 200, batch: 4, ..Options::default() }
    }

    #[test]
    fn what_looks_different_comes_to_mean_the_same() {
        let (vectors, report) = learn(&labels(), &quick(), |_, _| {});
        assert_eq!((report.concepts, report.pairs, report.steps >= 200), (4, 16, true));
        let near = |a: &str, b: &str| -> i64 {
            vectors.word(a).iter().zip(vectors.word(b)).map(|(a, b)| i64::from(*a) * i64::from(b)).sum()
        };
        for (word, own, foreign) in
            [("koki", "chef", "welder"), ("lori", "fuso", "jas"), ("pengelasan", "pipa", "dapur")]
        {
            assert!(near(word, own) > 0 && near(word, foreign) < near(word, own) / 2, "{word}");
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes() {
        let once = learn(&labels(), &quick(), |_, _| {}).0.to_bytes();
        assert_eq!(once, learn(&labels(), &quick(), |_, _| {}).0.to_bytes());
        assert_ne!(once, learn(&labels(), &Options { seed: 8, ..quick() }, |_, _| {}).0.to_bytes());
    }

    #[test]
    fn nothing_to_learn_is_no_error() {
        let (vectors, report) = learn(&[], &quick(), |_, _| {});
        assert_eq!((report.concepts, vectors.dims()), (0, 16));
        let one = vec![Label::new("a", "")];
        assert_eq!(learn(&one, &quick(), |_, _| {}).1.pairs, 0);
    }
}
