//! Sorting, and sets and maps over sorted lists, in little code.
//!
//! The standard library's sort and trees are made anew for every type they serve, some 4 KB of a browser's module each; here
//! one sort of places serves all types. It gives the same order as the standard stable sort.

use std::borrow::Borrow;
use std::cmp::Ordering;

/// The places of `count` things in ascending order; equal ones keep their order. A merge sort from the bottom up:
/// O(n · log n) comparisons.
fn places(count: usize, later: &mut dyn FnMut(usize, usize) -> bool) -> Vec<usize> {
    let mut from: Vec<usize> = (0..count).collect();
    let mut into = Vec::with_capacity(count);
    let mut run = 1usize;
    while run < count {
        into.clear();
        for pair in from.chunks(run * 2) {
            let (mut left, mut right) = pair.split_at_checked(run).unwrap_or((pair, &[]));
            while let ([l, l_rest @ ..], [r, r_rest @ ..]) = (left, right) {
                if later(*l, *r) {
                    into.push(*r);
                    right = r_rest;
                } else {
                    into.push(*l);
                    left = l_rest;
                }
            }
            into.extend_from_slice(left);
            into.extend_from_slice(right);
        }
        std::mem::swap(&mut from, &mut into);
        run *= 2;
    }
    from
}

/// Moves each thing to its place.
fn settle<T>(list: &mut [T], order: &[usize]) {
    let mut goes = vec![0; order.len()];
    for (to, from) in order.iter().enumerate() {
        if let Some(place) = goes.get_mut(*from) {
            *place = to;
        }
    }
    for at in 0..goes.len() {
        while let Some(to) = goes.get(at).copied().filter(|to| *to != at) {
            list.swap(at, to);
            goes.swap(at, to);
        }
    }
}

/// Stable sorting of a list.
pub(crate) trait Arrange<T> {
    /// Sorts by a comparison. Stable, O(n · log n).
    fn arrange_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Sorts ascending. Stable, O(n · log n).
    fn arrange(&mut self)
    where
        T: Ord,
    {
        self.arrange_by(T::cmp);
    }

    /// Sorts by a key, which is asked for at each comparison. Stable, O(n · log n).
    fn arrange_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.arrange_by(|a, b| key(a).cmp(&key(b)));
    }
}

impl<T> Arrange<T> for [T] {
    fn arrange_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let order = places(self.len(), &mut |a, b| match (self.get(a), self.get(b)) {
            (Some(a), Some(b)) => compare(a, b) == Ordering::Greater,
            _ => false,
        });
        settle(self, &order);
    }
}

/// The distinct things of a list in ascending order, and for each thing of the list its number among them.
/// O(n · log n).
pub(crate) fn distinct<T: Ord>(list: Vec<T>) -> (Vec<T>, Vec<u32>) {
    let order = places(list.len(), &mut |a, b| list.get(a) > list.get(b));
    let mut numbers = vec![0; list.len()];
    let mut next = 0u32;
    let mut before: Option<usize> = None;
    for at in &order {
        if before.is_some_and(|before| list.get(before) != list.get(*at)) {
            next += 1;
        }
        before = Some(*at);
        if let Some(number) = numbers.get_mut(*at) {
            *number = next;
        }
    }
    let mut all = list;
    settle(&mut all, &order);
    all.dedup();
    (all, numbers)
}

/// A map over a sorted list: looking up is logarithmic, adding moves what stands behind. For up to some thousands of entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<K, V>(Vec<(K, V)>);

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> Table<K, V> {
    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|(held, _)| held.borrow().cmp(key))
    }

    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().and_then(|at| self.0.get(at)).map(|(_, value)| value)
    }

    /// The value of a key, to change; `None` for a key that is not there.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let at = self.place(key).ok()?;
        self.0.get_mut(at).map(|(_, value)| value)
    }

    /// Sets the value of a key.
    pub fn insert(&mut self, key: K, value: V) {
        match self.place(&key) {
            Ok(at) => {
                if let Some(held) = self.0.get_mut(at) {
                    held.1 = value;
                }
            }
            Err(at) => self.0.insert(at, (key, value)),
        }
    }

    /// The value of a key, to change; a new key begins with `first`.
    #[expect(clippy::indexing_slicing, reason = "the place was found or made on the line before")]
    pub fn held(&mut self, key: K, first: V) -> &mut V {
        let at = self.place(&key).unwrap_or_else(|at| {
            self.0.insert(at, (key, first));
            at
        });
        &mut self.0[at].1
    }

    /// How many entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The values by key.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    /// The entries by key.
    #[must_use]
    pub fn into_entries(self) -> Vec<(K, V)> {
        self.0
    }

    /// The entries by key.
    #[must_use]
    pub fn entries(&self) -> &[(K, V)] {
        &self.0
    }
}

/// A set over a sorted list: looking up is logarithmic, adding moves what stands behind. For up to some thousands of things.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Set<T>(Vec<T>);

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Ord> Set<T> {
    /// Adds a thing; whether it is new.
    pub fn insert(&mut self, thing: T) -> bool {
        match self.0.binary_search(&thing) {
            Ok(_) => false,
            Err(at) => {
                self.0.insert(at, thing);
                true
            }
        }
    }

    /// Whether a thing is in it.
    #[must_use]
    pub fn contains<Q: Ord + ?Sized>(&self, thing: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.binary_search_by(|held| held.borrow().cmp(thing)).is_ok()
    }
}

impl<T> Set<T> {
    /// The things in ascending order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// The things from one to another, both included.
    pub fn between<'a>(&'a self, from: &T, to: &'a T) -> impl Iterator<Item = &'a T>
    where
        T: Ord,
    {
        let at = self.0.partition_point(|thing| thing < from);
        self.0.iter().skip(at).take_while(move |thing| *thing <= to)
    }

    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Ord> From<Vec<T>> for Set<T> {
    fn from(mut list: Vec<T>) -> Self {
        list.arrange();
        list.dedup();
        list.shrink_to_fit();
        Self(list)
    }
}

impl<T: Ord> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(things: I) -> Self {
        things.into_iter().collect::<Vec<T>>().into()
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for Set<T> {
    fn from(things: [T; N]) -> Self {
        Vec::from(things).into()
    }
}

impl<T: Ord> Extend<T> for Set<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, things: I) {
        for thing in things {
            self.insert(thing);
        }
    }
}

impl<T> IntoIterator for Set<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Set<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_sorts_as_the_standard_library_does() {
        let mut seed = 7u64;
        for length in (0..70).chain([1000]) {
            let mut list: Vec<(u64, usize)> = Vec::new();
            for at in 0..length {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                list.push(((seed >> 33) % 20, at));
            }
            let mut expected = list.clone();
            expected.sort_by_key(|one| one.0);
            let mut own = list.clone();
            own.arrange_by_key(|one| one.0);
            assert_eq!(own, expected, "stable at {length}");
            let keys: Vec<u64> = list.iter().map(|one| one.0).collect();
            let (all, numbers) = distinct(keys.clone());
            assert!(all.is_sorted_by(|a, b| a < b));
            assert!(keys.iter().zip(&numbers).all(|(key, number)| all[*number as usize] == *key));
            assert_eq!(keys.iter().copied().collect::<Set<u64>>().iter().copied().collect::<Vec<_>>(), all);
        }
    }

    #[test]
    fn tables_keep_one_value_a_key() {
        let mut table = Table::default();
        for key in [3, 1, 2, 3, 1] {
            *table.held(key, 0) += 1;
        }
        table.insert(2, 9);
        assert_eq!(table.entries(), [(1, 2), (2, 9), (3, 2)]);
        assert_eq!((table.get(&3), table.get(&4)), (Some(&2), None));
        let mut set = Set::from([2, 1, 2]);
        assert!(set.insert(3) && !set.insert(3) && set.contains(&1) && set.len() == 3);
    }
}
