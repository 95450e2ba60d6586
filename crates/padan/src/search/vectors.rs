//! A learned table of sub-word vectors: what makes words that look different mean the same.
//!
//! A word is the sum of the rows of its features: the word itself and its character 3-, 4- and 5-grams, each hashed into a
//! bucket (P. Bojanowski, E. Grave, A. Joulin, T. Mikolov, *Enriching Word Vectors with Subword Information*, TACL 5 (2017);
//! hashing: K. Weinberger et al., *Feature Hashing for Large Scale Multitask Learning*, ICML 2009). A text is the sum of its
//! words, so that a sum over a label's words is a sum over words' products. Everything here is integers; the floats of
//! learning stay in `padan-train`.

use crate::{Error, Result, limits};

/// Shortest and longest character n-gram of a word.
pub(crate) const GRAMS: std::ops::RangeInclusive<usize> = 3..=5;
/// A word's sum is shifted right by so many bits, so that it fits in 16 bits; sums past that are held at the ends.
const SHIFT: u32 = 6;
/// Length to which a query is scaled.
pub(super) const QUERY_LENGTH: i64 = 4096;
/// Length to which a centre is scaled, so that its places fit in 8 bits.
pub(super) const CENTRE_LENGTH: i64 = 256;

/// FNV-1a with the finaliser of SplitMix64, so that low bits are as good as high ones.
/// (FNV: Fowler, Noll, Vo; SplitMix64: G. Steele, D. Lea, C. Flood, OOPSLA 2014.)
pub(crate) fn hash(first: u8, text: &str) -> u64 {
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    for byte in std::iter::once(first).chain(text.bytes()) {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ (state >> 31)
}

/// The buckets of a folded word among `1 << bits`: the word, then its character n-grams, its ends marked. A bucket may
/// come twice. Linear in the word.
pub fn buckets(word: &str, bits: u32, mut emit: impl FnMut(usize)) {
    let mask = (1u64 << bits.min(24)) - 1;
    let mut place = |hash: u64| emit(usize::try_from(hash & mask).unwrap_or(0));
    place(hash(1, word));
    let marked = format!("<{word}>");
    let mut ends: Vec<usize> = marked.char_indices().map(|(at, _)| at).collect();
    ends.push(marked.len());
    for length in GRAMS {
        for span in ends.windows(length + 1) {
            if let (Some(from), Some(to)) = (span.first(), span.last()) {
                place(hash(0, marked.get(*from..*to).unwrap_or("")));
            }
        }
    }
}

/// The table: for each bucket a row of `dims` numbers of 8 bits and their scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vectors {
    bits: u32,
    dims: usize,
    scales: Vec<u8>,
    rows: Vec<i8>,
}

impl Vectors {
    /// A table of `1 << bits` rows of `dims` numbers, a scale each.
    ///
    /// # Errors
    /// [`Error::LimitExceeded`] for more than 2^20 buckets or 512 numbers a row; [`Error::Corrupt`] where the lists have other
    /// lengths than that.
    pub fn new(bits: u32, dims: usize, scales: Vec<u8>, rows: Vec<i8>) -> Result<Self> {
        for (what, limit, actual) in [
            ("bits of a bucket's number", limits::VECTOR_BITS as usize, bits as usize),
            ("numbers of a vector", limits::VECTOR_DIMS, dims),
        ] {
            if actual > limit {
                return Err(Error::LimitExceeded { what, limit, actual });
            }
        }
        if dims == 0 || scales.len() != 1 << bits || rows.len() != scales.len() * dims {
            return Err(Error::Corrupt { section: "VECT", what: "a table of another size than it says" });
        }
        Ok(Self { bits, dims, scales, rows })
    }

    /// How many buckets, as a power of two.
    #[must_use]
    pub const fn bits(&self) -> u32 {
        self.bits
    }

    /// Numbers of a vector.
    #[must_use]
    pub const fn dims(&self) -> usize {
        self.dims
    }

    /// Bytes that it takes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len() + self.scales.len()
    }

    /// Whether it holds nothing: never.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Scales, then rows.
    pub(crate) const fn parts(&self) -> (&Vec<u8>, &Vec<i8>) {
        (&self.scales, &self.rows)
    }

    /// The vector of a folded word. Linear in its letters.
    #[must_use]
    pub fn word(&self, word: &str) -> Vec<i16> {
        let mut sum = vec![0i32; self.dims];
        buckets(word, self.bits, |bucket| {
            let scale = i32::from(self.scales.get(bucket).copied().unwrap_or(0));
            if scale == 0 {
                return;
            }
            let row = self.rows.get(bucket * self.dims..).unwrap_or(&[]);
            for (sum, number) in sum.iter_mut().zip(row) {
                *sum = sum.wrapping_add(scale.wrapping_mul(i32::from(*number)));
            }
        });
        let fit = |sum: i32| i16::try_from((sum >> SHIFT).clamp(-32_767, 32_767)).unwrap_or(0);
        sum.into_iter().map(fit).collect()
    }
}

/// The length of a vector, rounded down.
pub(super) fn length(vector: &[i32]) -> i64 {
    let square: u64 =
        vector.iter().map(|x| u64::from(x.unsigned_abs())).map(|x| x.wrapping_mul(x)).fold(0, u64::wrapping_add);
    i64::try_from(square.isqrt()).unwrap_or(i64::MAX)
}

/// The vector scaled to a length, each number held within `most`; `None` for nothing.
pub(super) fn scaled(vector: &[i32], to: i64, most: i64) -> Option<Vec<i16>> {
    let length = length(vector);
    if length == 0 {
        return None;
    }
    let fit = |x: &i32| i16::try_from((i64::from(*x) * to / length).clamp(-most, most)).unwrap_or(0);
    Some(vector.iter().map(fit).collect())
}

/// The product of two vectors. Bounded by the product of their lengths, which 32 bits hold for those of this module.
pub(super) fn dot<T: Copy + Into<i32>>(a: &[i16], b: &[T]) -> i32 {
    a.iter().zip(b).map(|(a, b)| i32::from(*a).wrapping_mul((*b).into())).fold(0, i32::wrapping_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_itself_and_its_grams() {
        let mut found = Vec::new();
        buckets("las", 15, |bucket| found.push(bucket));
        // The word; <la las as>; <las las>; <las>.
        assert_eq!(found.len(), 1 + 3 + 2 + 1);
        assert!(found.iter().all(|bucket| *bucket < 1 << 15));
        let mut again = Vec::new();
        buckets("las", 15, |bucket| again.push(bucket));
        assert_eq!(found, again);
    }

    #[test]
    fn a_table_of_another_size_is_refused() {
        assert!(Vectors::new(4, 2, vec![0; 16], vec![0; 32]).is_ok());
        for broken in [
            Vectors::new(4, 2, vec![0; 15], vec![0; 32]),
            Vectors::new(4, 2, vec![0; 16], vec![0; 31]),
            Vectors::new(4, 0, vec![0; 16], vec![]),
            Vectors::new(40, 2, vec![], vec![]),
            Vectors::new(4, 100_000, vec![0; 16], vec![]),
        ] {
            assert!(broken.is_err());
        }
    }

    #[test]
    fn a_scaled_vector_has_its_length() {
        let scaled = scaled(&[3_000, -4_000], 100, 127).unwrap();
        assert_eq!(scaled, [60, -80]);
        assert_eq!(dot(&scaled, &[60i16, -80]), 10_000);
        assert_eq!(super::scaled(&[0, 0], 100, 127), None);
    }
}
