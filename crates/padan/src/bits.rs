//! Sets of small numbers, 64 to a word.

/// A set of numbers below a size that is fixed when it is made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// An empty set for numbers below `size`.
    pub(crate) fn new(size: usize) -> Self {
        Self(vec![0; size.div_ceil(64)])
    }

    /// A set of these numbers, for numbers below `size`.
    pub(crate) fn of(size: usize, numbers: impl IntoIterator<Item = usize>) -> Self {
        let mut bits = Self::new(size);
        for number in numbers {
            bits.insert(number);
        }
        bits
    }

    /// Adds a number; whether it is new. One that is past the size is not added.
    pub(crate) fn insert(&mut self, number: usize) -> bool {
        let bit = 1 << (number % 64);
        match self.0.get_mut(number / 64) {
            Some(word) if *word & bit == 0 => {
                *word |= bit;
                true
            }
            _ => false,
        }
    }

    pub(crate) fn contains(&self, number: usize) -> bool {
        self.0.get(number / 64).is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    /// Adds every number of another set.
    pub(crate) fn add(&mut self, other: &Self) {
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            *word |= more;
        }
    }

    /// How many.
    pub(crate) fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// The numbers that are not in another set, ascending.
    pub(crate) fn beyond<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = usize> + 'a {
        self.0
            .iter()
            .zip(&other.0)
            .zip((0usize..).step_by(64))
            .flat_map(|((own, other), base)| Ones(own & !other, base))
    }

    /// The numbers, ascending.
    pub(crate) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().zip((0usize..).step_by(64)).flat_map(|(word, base)| Ones(*word, base))
    }
}

/// The places of the ones of a word, counted from a base.
struct Ones(u64, usize);

impl Iterator for Ones {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        let at = self.0.trailing_zeros() as usize;
        self.0 &= self.0 - 1;
        Some(self.1 + at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_in_and_come_out() {
        let mut bits = Bits::of(130, [129, 3, 64]);
        assert!(!bits.insert(3) && !bits.insert(900) && bits.insert(0));
        assert_eq!(bits.iter().collect::<Vec<_>>(), [0, 3, 64, 129]);
        assert_eq!(bits.beyond(&Bits::of(130, [3, 64])).collect::<Vec<_>>(), [0, 129]);
        bits.add(&Bits::of(130, [70]));
        assert!(bits.contains(70) && !bits.contains(71) && bits.count() == 5 && !bits.is_empty());
        assert!(Bits::new(0).is_empty());
    }
}
