//! Many texts in one, and many lists in one: what an index is made of, as it stands in memory and in a file.

/// Texts one after the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Texts {
    pub(super) text: String,
    pub(super) ends: Vec<u32>,
}

impl Texts {
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(place(self.text.len()));
    }

    pub(super) const fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text at a place; empty where there is none.
    pub(super) fn get(&self, at: usize) -> &str {
        let (from, to) = span(&self.ends, at);
        self.text.get(from..to).unwrap_or("")
    }

    /// The place of a text among sorted ones.
    pub(super) fn find(&self, text: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            match self.get(middle).cmp(text) {
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    pub(super) const fn bytes(&self) -> usize {
        self.text.len() + self.ends.len() * 4
    }
}

/// Lists of numbers one after the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Lists {
    pub(super) items: Vec<u32>,
    pub(super) ends: Vec<u32>,
}

impl Lists {
    pub(super) fn push(&mut self, list: impl IntoIterator<Item = u32>) {
        self.items.extend(list);
        self.ends.push(place(self.items.len()));
    }

    /// From pairs of list and item, sorted; `count` lists.
    pub(super) fn from_pairs(count: usize, pairs: &[(u32, u32)]) -> Self {
        let mut ends = vec![0u32; count];
        for (list, _) in pairs {
            if let Some(end) = ends.get_mut(*list as usize) {
                *end += 1;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        Self { items: pairs.iter().map(|(_, item)| *item).collect(), ends }
    }

    pub(super) const fn len(&self) -> usize {
        self.ends.len()
    }

    /// The list at a place; empty where there is none.
    #[inline]
    pub(super) fn get(&self, at: usize) -> &[u32] {
        let (from, to) = span(&self.ends, at);
        self.items.get(from..to).unwrap_or(&[])
    }

    pub(super) const fn bytes(&self) -> usize {
        (self.items.len() + self.ends.len()) * 4
    }
}

#[inline]
fn span(ends: &[u32], at: usize) -> (usize, usize) {
    let to = ends.get(at).copied().unwrap_or(0);
    let from = if at == 0 { 0 } else { ends.get(at - 1).copied().unwrap_or(0) };
    (from as usize, to as usize)
}

/// A length as it is stored; limits keep it far from the end of 32 bits.
pub(super) fn place(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
