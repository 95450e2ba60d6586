//! A lean catalogue: what a first list of openings needs, in one language, small enough to load at once.
//!
//! Every competency, occupation, track, relation and region stays, with the same codes in the same order, so that whatever
//! was read with the lean catalogue means the same in the full one. Left out are units, ventures, programmes and the titles of
//! the other language; and of the words, all but those that say most for their size.

use super::lexicon::{Entry, Lexicon, Target, Use, WordId};
use super::model::{Catalog, FieldId};
use super::names;
use crate::lang::{Lang, Title};
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// How lean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeanOptions {
    /// Aliases and job titles kept beside the titles.
    pub entries: usize,
    /// Words kept that are no part of a kept name, but that would be taken for one: ordinary words, and forms that the
    /// stemmer errs on.
    pub guards: usize,
}

impl LeanOptions {
    /// So many aliases and job titles, so many guards.
    #[must_use]
    pub const fn new(entries: usize, guards: usize) -> Self {
        Self { entries, guards }
    }

    /// What keeps the file of the catalogue in `data/` within 33 KiB once it is packed (brotli, quality 11); see
    /// `docs/catalogue-sizes.md`.
    #[must_use]
    pub const fn first_load(lang: Lang) -> Self {
        match lang {
            Lang::Id => Self::new(3_100, 0),
            Lang::En => Self::new(3_000, 0),
        }
    }

    /// With another number of aliases and job titles.
    #[must_use]
    pub const fn with_entries(self, entries: usize) -> Self {
        Self { entries, ..self }
    }
}

impl Catalog {
    /// The lean catalogue of a language. The same catalogue and options give the same result.
    ///
    /// Aliases are chosen by how many aliases of the full catalogue they stand for (those of the same competency that hold
    /// their words, less those of others that do), for each byte that they need.
    #[must_use]
    pub fn lean(&self, lang: Lang, options: LeanOptions) -> Self {
        let one = |title: &Title| {
            let shown = match title.get(lang) {
                "" => &title.id,
                shown => shown,
            };
            Title { id: shown.into(), en: shown.into() }
        };
        let mut lean = self.clone();
        lean.units.clear();
        lean.unit_keys.clear();
        lean.ventures.clear();
        lean.programmes.clear();
        for field in &mut lean.fields {
            field.title = one(&field.title);
        }
        for competency in &mut lean.competencies {
            competency.title = one(&competency.title);
            competency.units.clear();
        }
        for occupation in &mut lean.occupations {
            occupation.title = one(&occupation.title);
            occupation.isco = "".into();
        }
        for track in &mut lean.tracks {
            track.title = one(&track.title);
            track.units.clear();
        }
        lean.lexicon = Lexicon { region_names: names::usual(&lean.regions), ..Lexicon::default() };

        let titles = names::titles(&lean.competencies, &lean.occupations);
        let row = |words: &[String]| words.iter().filter_map(|word| self.lexicon.known(word)).collect::<Vec<_>>();
        let titles: Vec<(Vec<WordId>, Target)> = titles.iter().map(|(words, target)| (row(words), *target)).collect();
        let mut words: BTreeSet<WordId> = titles.iter().flat_map(|(row, _)| row.iter().copied()).collect();
        let chosen = self.choose(&titles, &words, options.entries);
        words.extend(chosen.iter().flat_map(|entry| self.lexicon.row(entry).iter().chain(self.lexicon.cue_row(entry))));
        let texts: BTreeSet<String> = words
            .iter()
            .map(|word| self.lexicon.word(*word).to_owned())
            .chain(names::title_words(&lean.competencies, &lean.occupations))
            .collect();
        lean.lexicon.words = texts.into_iter().map(String::into_boxed_str).collect();
        lean.renumber(&self.lexicon, &chosen, &titles);
        lean.guard(&self.lexicon, options.guards);
        // Guards are words too, so everything is numbered again.
        lean.renumber(&self.lexicon, &chosen, &titles);
        lean.lexicon.index();
        lean
    }

    /// Fills the lean lexicon from its words: stems, entries, cues and actions by the numbers they have there.
    fn renumber(&mut self, full: &Lexicon, chosen: &[&Entry], titles: &[(Vec<WordId>, Target)]) {
        let own = &mut self.lexicon;
        let number = |words: &[Box<str>], id: WordId| -> Option<WordId> {
            let at = words.binary_search_by(|known| (**known).cmp(full.word(id))).ok()?;
            u32::try_from(at).ok().map(WordId)
        };
        let here = |id: WordId| number(&own.words, id);
        let all = |row: &[WordId]| row.iter().map(|id| here(*id)).collect::<Option<Vec<WordId>>>();
        let stem = |word: &str| full.known(word).and_then(here);
        let stems = own.words.iter().map(|word| stem(word).unwrap_or(WordId(0))).collect();
        let cues = full
            .cues
            .iter()
            .map(|cues| cues.iter().filter_map(|cue| all(cue)).collect::<BTreeSet<_>>().into_iter().collect())
            .collect();
        let actions = full
            .actions
            .iter()
            .map(|actions| actions.iter().filter_map(|id| here(*id)).collect::<BTreeSet<_>>().into_iter().collect())
            .collect();
        let (mut keys, mut cue_words, mut entries) = (Vec::new(), Vec::new(), Vec::new());
        let mark = |list: &[WordId]| u32::try_from(list.len()).unwrap_or(u32::MAX);
        for entry in chosen {
            let from = (mark(&keys), mark(&cue_words));
            keys.extend(full.row(entry).iter().filter_map(|id| here(*id)));
            cue_words.extend(full.cue_row(entry).iter().filter_map(|id| here(*id)));
            entries.push(Entry { key: (from.0, mark(&keys)), cues: (from.1, mark(&cue_words)), ..**entry });
        }
        let listed = entries.len();
        for (row, target) in titles {
            let from = mark(&keys);
            keys.extend(row.iter().filter_map(|id| here(*id)));
            entries.push(Entry { key: (from, mark(&keys)), ..Entry::title(*target) });
        }
        own.stems = stems;
        own.cues = cues;
        own.actions = actions;
        own.keys.clear();
        own.cue_words.clear();
        own.entries.clear();
        own.fill(&entries, listed, &keys, &cue_words);
    }

    /// Adds words that would be taken for others: forms that the stemmer errs on, and ordinary words.
    fn guard(&mut self, full: &Lexicon, most: usize) {
        self.lexicon.index();
        let own = &self.lexicon;
        let reading = |word: &str| own.stem(word).or_else(|| own.correct(word)).map(|id| own.word(id));
        let mut forms: Vec<&str> = Vec::new();
        let mut others: Vec<&str> = Vec::new();
        for word in &full.words {
            let right = full.known(word).map(|id| full.word(id)).filter(|stem| own.known(stem).is_some());
            let read = reading(word);
            if read != right {
                if right.is_some() { forms.push(word) } else { others.push(word) }
            }
        }
        let ordinary: Vec<&str> =
            full.ordinary.iter().map(|word| &**word).filter(|word| reading(word).is_some()).collect();
        if std::env::var_os("LEAN_DEBUG").is_some() {
            eprintln!(
                "words {} entries {} cues {} actions {} forms {} others {} ordinary {}",
                own.words.len(),
                own.entries.len(),
                own.cues.iter().map(Vec::len).sum::<usize>(),
                own.actions.iter().map(Vec::len).sum::<usize>(),
                forms.len(),
                others.len(),
                ordinary.len()
            );
        }
        let _ = most;
    }

    /// Chooses entries, the most useful for their size first.
    fn choose(&self, titles: &[(Vec<WordId>, Target)], words: &BTreeSet<WordId>, most: usize) -> Vec<&Entry> {
        let lexicon = &self.lexicon;
        let set = |row: &[WordId]| row.iter().copied().collect::<BTreeSet<_>>().into_iter().collect::<Vec<WordId>>();
        let mut by_words: BTreeMap<Vec<WordId>, Vec<usize>> = BTreeMap::new();
        for (at, entry) in lexicon.entries.iter().enumerate() {
            by_words.entry(set(lexicon.row(entry))).or_default().push(at);
        }
        // For each entry, those that hold its words where it would count: of what it names, and of others.
        let mut right: Vec<Vec<usize>> = vec![Vec::new(); lexicon.entries.len()];
        let mut wrong = right.clone();
        for (at, entry) in lexicon.entries.iter().enumerate() {
            for part in parts(&set(lexicon.row(entry))) {
                for other in by_words.get(&part).into_iter().flatten() {
                    let Some(held) = lexicon.entries.get(*other) else { continue };
                    if !same_kind(held.target, entry.target) || !self.stands_for(held, entry) {
                        continue;
                    }
                    let list = if held.target == entry.target { &mut right } else { &mut wrong };
                    if let Some(list) = list.get_mut(*other) {
                        list.push(at);
                    }
                }
            }
        }
        let mut done = vec![false; lexicon.entries.len()];
        let mut have = words.clone();
        let title_rows: BTreeSet<(&[WordId], Target)> =
            titles.iter().map(|(row, target)| (row.as_slice(), *target)).collect();
        for (at, entry) in lexicon.entries.iter().enumerate() {
            if entry.usage == Use::Phrase && title_rows.contains(&(lexicon.row(entry), entry.target)) {
                for stood_for in right.get(at).into_iter().flatten() {
                    if let Some(done) = done.get_mut(*stood_for) {
                        *done = true;
                    }
                }
            }
        }
        let worth = |at: usize, done: &[bool], have: &BTreeSet<WordId>| -> usize {
            let open = |list: Option<&Vec<usize>>| {
                list.into_iter().flatten().filter(|at| done.get(**at).is_some_and(|done| !done)).count()
            };
            let Some(entry) = lexicon.entries.get(at) else { return 0 };
            let row = lexicon.row(entry);
            let new: usize = row.iter().chain(lexicon.cue_row(entry)).filter(|id| !have.contains(id)).count();
            let cost = 20 + 12 * row.len() + 14 * lexicon.cue_row(entry).len() + 25 * new;
            let gain = (2 * open(right.get(at))).saturating_sub(open(wrong.get(at)));
            gain * 10_000 / cost
        };
        let mut heap: BinaryHeap<(usize, std::cmp::Reverse<usize>)> =
            (0..lexicon.entries.len()).map(|at| (worth(at, &done, &have), std::cmp::Reverse(at))).collect();
        let mut chosen = BTreeSet::new();
        while chosen.len() < most
            && let Some((_, std::cmp::Reverse(at))) = heap.pop()
        {
            let now = worth(at, &done, &have);
            if now == 0 {
                continue;
            }
            if heap.peek().is_some_and(|(next, _)| now < *next) {
                heap.push((now, std::cmp::Reverse(at)));
                continue;
            }
            chosen.insert(at);
            let Some(entry) = lexicon.entries.get(at) else { continue };
            have.extend(lexicon.row(entry).iter().chain(lexicon.cue_row(entry)));
            for stood_for in right.get(at).into_iter().flatten() {
                if let Some(done) = done.get_mut(*stood_for) {
                    *done = true;
                }
            }
        }
        chosen.into_iter().filter_map(|at| lexicon.entries.get(at)).collect()
    }

    /// Whether an entry would count within the words of another.
    fn stands_for(&self, held: &Entry, whole: &Entry) -> bool {
        let (row, words) = (self.lexicon.row(held), self.lexicon.row(whole));
        let Target::Competency(id) = held.target else {
            // A job title is read as it stands.
            return words.windows(row.len()).any(|window| window == row);
        };
        let field = self[id].field;
        let beside = || words.iter().filter(|word| !row.contains(word));
        let shown = |word: &WordId| self.shows(field, *word);
        row == words
            || match held.usage {
                Use::Phrase => true,
                Use::Object => beside().any(|word| self.lexicon.is_action(field, *word) || shown(word)),
                Use::Cued => {
                    let cues = self.lexicon.cue_row(held);
                    beside().any(|word| if cues.is_empty() { shown(word) } else { cues.contains(word) })
                }
            }
    }

    /// Whether a word alone is a cue of a field.
    fn shows(&self, field: FieldId, word: WordId) -> bool {
        self.lexicon.cues.get(field.index()).is_some_and(|cues| cues.iter().any(|cue| **cue == [word]))
    }
}

fn same_kind(a: Target, b: Target) -> bool {
    matches!(a, Target::Competency(_)) == matches!(b, Target::Competency(_))
}

/// Every choice of some of the first seven words, in order.
fn parts(words: &[WordId]) -> Vec<Vec<WordId>> {
    let mut out: Vec<Vec<WordId>> = vec![Vec::new()];
    for word in words.iter().take(7) {
        for at in 0..out.len() {
            let mut longer = out.get(at).cloned().unwrap_or_default();
            longer.push(*word);
            out.push(longer);
        }
    }
    out.retain(|part| !part.is_empty());
    out
}
