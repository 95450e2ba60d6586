//! The words by which competencies and occupations are found.

use super::{CompetencyId, FieldId, OccupationId, RegionId};
use crate::sorted::Arrange;
use crate::text::{stem_candidates, strip_english};

/// A word's place in the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub(crate) u32);

impl WordId {
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// When an alias counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Use {
    /// On its own.
    Phrase,
    /// As the thing worked on: beside an action verb, or where the text shows the field otherwise.
    Object,
    /// Only where one of its cue words stands elsewhere in the text.
    Cued,
}

/// What an entry names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A competency.
    Competency(CompetencyId),
    /// An occupation, by a job title.
    Occupation(OccupationId),
}

/// One title, alias or job title, as a row of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// What it names.
    pub target: Target,
    /// When it counts.
    pub usage: Use,
    /// Whether it is a title (ours or a unit's) rather than an alias.
    pub title: bool,
    /// Whether it names the person who does the work ("tukang las").
    pub person: bool,
    pub(crate) key: (u32, u32),
    /// Cue words of [`Use::Cued`]; empty: any cue of the field.
    pub(crate) cues: (u32, u32),
}

impl Entry {
    /// The entry that a title makes, as yet without its words.
    pub(crate) const fn title(target: Target) -> Self {
        let person = matches!(target, Target::Occupation(_));
        Self { target, usage: Use::Phrase, title: true, person, key: (0, 0), cues: (0, 0) }
    }
}

/// The vocabulary and all entries, immutable.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lexicon {
    /// Folded words, sorted.
    pub(crate) words: Vec<Box<str>>,
    /// The stem of each, itself a word.
    pub(crate) stems: Vec<WordId>,
    /// Entries' rows of stems, one after the other.
    pub(crate) keys: Vec<WordId>,
    pub(crate) cue_words: Vec<WordId>,
    /// Sorted by row, then target.
    pub(crate) entries: Vec<Entry>,
    /// For each field, the rows of stems that show it; sorted.
    pub(crate) cues: Vec<Vec<Vec<WordId>>>,
    /// For each field, the stems of verbs that turn an object into a skill; sorted.
    pub(crate) actions: Vec<Vec<WordId>>,
    /// Ordinary words that name no skill and are never taken for a misspelling; sorted.
    pub(crate) ordinary: Vec<Box<str>>,
    /// Folded spellings of regions, words joined by one space; sorted.
    pub(crate) region_names: Vec<(Box<str>, RegionId)>,
    /// Derived: entries by first word.
    pub(crate) starts: Vec<(u32, u32)>,
    /// Derived: for each word, the entries that hold it.
    pub(crate) holders: Vec<Vec<u32>>,
    /// Derived: words by length and first letter, for spelling.
    pub(crate) by_shape: Vec<u32>,
    /// Derived: for each word, the set of its letters.
    pub(crate) letters: Vec<u32>,
    /// Derived: for each word, the cues that begin with it, as field and place in `cues`.
    pub(crate) shows: Vec<Vec<(FieldId, u32)>>,
    /// Derived: for each word, how telling it is, see [`Lexicon::weight`].
    pub(crate) weights: Vec<u8>,
    /// Derived: for each word, the one competency all its entries name, where there is one.
    pub(crate) only: Vec<Option<CompetencyId>>,
}

/// Words shorter than this are never corrected: among short words, one edit away is usually another word.
const SHORTEST_CORRECTED: usize = 5;
/// From this length on, two edits are tolerated.
const TWO_EDITS: usize = 9;

fn letter_set(word: &str) -> u32 {
    word.bytes().fold(0, |set, b| if b.is_ascii_lowercase() { set | 1 << (b - b'a') } else { set | 1 << 26 })
}

impl Lexicon {
    /// Takes the entries, whose ranges are of these keys and cues, in order. Those beyond the first `listed` are titles, which
    /// are left out where the same words stand for the same already. N log N.
    pub(crate) fn fill(&mut self, entries: &[Entry], listed: usize, keys: &[WordId], cues: &[WordId]) {
        let of = |words: &'_ [WordId], range: (u32, u32)| {
            words.get(range.0 as usize..range.1 as usize).unwrap_or(&[]).to_vec()
        };
        let row = |at: &u32| {
            let entry = entries.get(*at as usize);
            (
                entry.and_then(|entry| keys.get(entry.key.0 as usize..entry.key.1 as usize)),
                entry.map(|entry| entry.target),
                *at,
            )
        };
        let mut order: Vec<u32> = (0..u32::try_from(entries.len()).unwrap_or(u32::MAX)).collect();
        order.sort_unstable_by(|a, b| row(a).cmp(&row(b)));
        let mark = |list: &Vec<WordId>| u32::try_from(list.len()).unwrap_or(u32::MAX);
        for at in order {
            let Some(entry) = entries.get(at as usize) else { continue };
            let key = of(keys, entry.key);
            let said = self.entries.last().is_some_and(|last| last.target == entry.target && self.row(last) == key);
            if said && at as usize >= listed {
                continue;
            }
            let from = (mark(&self.keys), mark(&self.cue_words));
            self.keys.extend(key);
            self.cue_words.extend(of(cues, entry.cues));
            let (key, cues) = ((from.0, mark(&self.keys)), (from.1, mark(&self.cue_words)));
            self.entries.push(Entry { key, cues, ..*entry });
        }
    }

    /// Fills what is derived from the rest. Linear.
    pub(crate) fn index(&mut self) {
        self.starts = vec![(0, 0); self.words.len()];
        self.holders = vec![Vec::new(); self.words.len()];
        for at in 0..self.entries.len() {
            let Ok(number) = u32::try_from(at) else { break };
            let row: Vec<WordId> = self.entries.get(at).map(|entry| self.row(entry).to_vec()).unwrap_or_default();
            if let Some(range) = row.first().and_then(|first| self.starts.get_mut(first.index())) {
                if range.1 == 0 {
                    range.0 = number;
                }
                range.1 = number + 1;
            }
            for (place, word) in row.iter().enumerate() {
                if !row.iter().take(place).any(|earlier| earlier == word)
                    && let Some(holders) = self.holders.get_mut(word.index())
                {
                    holders.push(number);
                }
            }
        }
        let mut by_shape: Vec<u32> = (0..u32::try_from(self.words.len()).unwrap_or(0)).collect();
        let shape = |at: &u32| {
            let word = self.words.get(*at as usize).map_or("", |w| &**w);
            (word.len(), word.bytes().next().unwrap_or(0), *at)
        };
        by_shape.arrange_by_key(shape);
        self.by_shape = by_shape;
        self.letters = self.words.iter().map(|word| letter_set(word)).collect();
        self.shows = vec![Vec::new(); self.words.len()];
        for (field, cues) in (0u16..).zip(&self.cues) {
            for (place, cue) in (0u32..).zip(cues) {
                if let Some(shows) = cue.first().and_then(|first| self.shows.get_mut(first.index())) {
                    shows.push((FieldId(field), place));
                }
            }
        }
        self.weights = Vec::with_capacity(self.words.len());
        self.only = Vec::with_capacity(self.words.len());
        for holders in &self.holders {
            let mut named: Vec<Target> =
                holders.iter().filter_map(|at| self.entries.get(*at as usize)).map(|entry| entry.target).collect();
            named.arrange();
            named.dedup();
            let doublings = u8::try_from(named.len().max(1).ilog2()).unwrap_or(8);
            self.weights.push(10u8.saturating_sub(doublings).max(2));
            let mut competencies = named.iter().filter_map(|target| match target {
                Target::Competency(id) => Some(*id),
                Target::Occupation(_) => None,
            });
            self.only.push(competencies.next().filter(|_| competencies.next().is_none()));
        }
    }

    /// How telling a stem is, 2..=10: 10 when it occurs in the entries of a single competency or occupation, one less each
    /// time that number doubles.
    #[must_use]
    pub fn weight(&self, stem: WordId) -> u32 {
        self.weights.get(stem.index()).copied().map_or(2, u32::from)
    }

    /// All entries, sorted by their row of words.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The row of stems of an entry.
    #[must_use]
    pub fn row(&self, entry: &Entry) -> &[WordId] {
        self.keys.get(entry.key.0 as usize..entry.key.1 as usize).unwrap_or(&[])
    }

    /// The words whose presence elsewhere makes a cued entry count.
    pub(crate) fn cue_row(&self, entry: &Entry) -> &[WordId] {
        self.cue_words.get(entry.cues.0 as usize..entry.cues.1 as usize).unwrap_or(&[])
    }

    /// How many words are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether no word is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// A word of the vocabulary.
    #[must_use]
    pub fn word(&self, id: WordId) -> &str {
        self.words.get(id.index()).map_or("", |word| word)
    }

    /// The stem of a folded word that is itself in the vocabulary.
    pub(crate) fn known(&self, word: &str) -> Option<WordId> {
        let at = self.words.binary_search_by(|known| (**known).cmp(word)).ok()?;
        self.stems.get(at).copied()
    }

    /// The stem of a folded word: of the word itself where the catalogue knows it, else of the likeliest base that it
    /// knows, Indonesian before English. `None` for a word of no known base.
    ///
    /// ```
    /// let catalog = padan::Padan::embedded().catalog().clone();
    /// let stem = |word| catalog.lexicon().stem(word).map(|id| catalog.lexicon().word(id).to_owned());
    /// assert_eq!(stem("mengelas"), stem("las"));
    /// assert_eq!(stem("penyetelannya"), stem("nyetel"));
    /// assert_eq!(stem("qwertyuiop"), None);
    /// ```
    #[must_use]
    pub fn stem(&self, word: &str) -> Option<WordId> {
        self.known(word).or_else(|| {
            if self.is_ordinary(word) {
                return None;
            }
            stem_candidates(word).iter().chain(&strip_english(word)).find_map(|base| self.known(base))
        })
    }

    /// The stems of known words that begin with a folded text, by word, each once. Logarithmic beside what it returns.
    #[must_use]
    pub fn beginning(&self, start: &str) -> Vec<WordId> {
        let from = self.words.partition_point(|known| **known < *start);
        let fitting = self.words.iter().skip(from).take_while(|known| known.starts_with(start)).count();
        let mut stems = self.stems.get(from..from + fitting).unwrap_or(&[]).to_vec();
        stems.arrange();
        stems.dedup();
        stems
    }

    /// The entries whose row holds a stem.
    pub fn holding(&self, stem: WordId) -> impl Iterator<Item = &Entry> {
        let holders = self.holders.get(stem.index()).map_or(&[][..], Vec::as_slice);
        holders.iter().filter_map(|at| self.entries.get(*at as usize))
    }

    /// Whether a folded word is an ordinary one that names no skill.
    #[must_use]
    pub fn is_ordinary(&self, word: &str) -> bool {
        self.ordinary.binary_search_by(|known| (**known).cmp(word)).is_ok()
    }

    /// The stem of the known word that a misspelt one is nearest to: one edit (insertion, deletion, substitution or
    /// swap of neighbours) in words of 5 letters and more, two from 9 on, the first letter right. Ties go to the smaller
    /// distance, then to the word that sorts first. `None` when nothing is near, or for ordinary and short words.
    ///
    /// Looks at known words of about the same length and the same first letter only; words that share too few letters
    /// are skipped without measuring.
    #[must_use]
    pub fn correct(&self, word: &str) -> Option<WordId> {
        if word.len() < SHORTEST_CORRECTED
            || word.len() > 24
            || !word.bytes().all(|b| b.is_ascii_lowercase())
            || self.is_ordinary(word)
        {
            return None;
        }
        let edits = if word.len() >= TWO_EDITS { 2 } else { 1 };
        let own = letter_set(word);
        let first = word.bytes().next()?;
        let mut best: Option<(usize, u32)> = None;
        for length in word.len().saturating_sub(edits).max(SHORTEST_CORRECTED - 1)..=word.len() + edits {
            let shape = |at: &u32| {
                let known = self.words.get(*at as usize).map_or("", |w| &**w);
                (known.len(), known.bytes().next().unwrap_or(0))
            };
            let from = self.by_shape.partition_point(|at| shape(at) < (length, first));
            for at in self.by_shape.iter().skip(from).take_while(|at| shape(at) == (length, first)) {
                let letters = self.letters.get(*at as usize).copied().unwrap_or(0);
                if (letters ^ own).count_ones() as usize > 2 * edits {
                    continue;
                }
                let known = self.words.get(*at as usize).map_or("", |w| &**w);
                let distance = strsim::osa_distance(known, word);
                if distance <= edits && best.is_none_or(|least| (distance, *at) < least) {
                    best = Some((distance, *at));
                }
            }
        }
        best.and_then(|(_, at)| self.stems.get(at as usize).copied())
    }

    /// Whether a stem is a verb of work in a field.
    #[must_use]
    pub fn is_action(&self, field: FieldId, stem: WordId) -> bool {
        self.actions.get(field.index()).is_some_and(|actions| actions.binary_search(&stem).is_ok())
    }

    /// Regions of a folded name, words joined by one space. Logarithmic.
    #[must_use]
    pub fn regions_named(&self, name: &str) -> &[(Box<str>, RegionId)] {
        self.regions_at(name).0
    }

    /// Regions of a folded name, and whether a longer name may begin with it.
    pub(crate) fn regions_at(&self, name: &str) -> (&[(Box<str>, RegionId)], bool) {
        let from = self.region_names.partition_point(|(known, _)| **known < *name);
        let to = from + self.region_names.iter().skip(from).take_while(|(known, _)| **known == *name).count();
        let longer = self.region_names.get(to).is_some_and(|(known, _)| known.starts_with(name));
        (self.region_names.get(from..to).unwrap_or(&[]), longer)
    }
}
