//! A lean catalogue: what a first list of openings needs, in one language, small enough to load at once.
//!
//! Every competency, occupation, track, relation and region stays, with the same codes in the same order, so that whatever
//! was read with the lean catalogue means the same in the full one. Left out are units, ventures, programmes and the titles of
//! the other language; and of the words, all but those that say most for their size.

use super::lexicon::{Entry, Lexicon, Target, Use, WordId};
use super::model::{Catalog, CompetencyId, FieldId, Kind};
use super::names;
use crate::lang::{Lang, Title};
use crate::link::{Mention, link};
use crate::text::is_stop_word;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// Tenths of a byte that an entry takes in the packed file, each of its words, and a word that was not there yet.
const ENTRY: usize = 20;
const WORD: usize = 12;
const NEW_WORD: usize = 25;
/// Entries of a competency that hold the same words, before these may be a name of their own.
const LEAST: u32 = 3;

/// How lean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeanOptions {
    /// Aliases and job titles kept beside the titles.
    pub entries: usize,
}

impl LeanOptions {
    /// So many aliases and job titles beside the titles.
    #[must_use]
    pub const fn new(entries: usize) -> Self {
        Self { entries }
    }

    /// The fewest with which the phrases of `tests/tests/lean.rs` are understood: 41 KiB of the catalogue in `data/` once it is
    /// packed (brotli, quality 11), where 33 KiB are aimed at; see `docs/catalogue-sizes.md`.
    #[must_use]
    pub const fn first_load(lang: Lang) -> Self {
        match lang {
            Lang::Id => Self::new(4_000),
            Lang::En => Self::new(3_800),
        }
    }
}

impl Catalog {
    /// The lean catalogue of a language. The same catalogue and options give the same result.
    ///
    /// Names are chosen by how many names of the full catalogue they stand for (those of the same competency that hold their
    /// words), for each byte that they need; [`Catalog::to_bytes`] writes it as any other. About a second for 40,000 names.
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
        let mut chosen = self.choose(&titles, &words, options.entries);
        words.extend(chosen.iter().flat_map(|name| name.row.iter().chain(&name.cues)));
        let texts: BTreeSet<String> = words
            .iter()
            .map(|word| self.lexicon.word(*word).to_owned())
            .chain(names::title_words(&lean.competencies, &lean.occupations))
            .collect();
        lean.lexicon.words = texts.into_iter().map(String::into_boxed_str).collect();
        lean.renumber(&self.lexicon, &chosen, &titles);
        lean.guard(&self.lexicon);
        // Those are words too, so everything is numbered again.
        lean.renumber(&self.lexicon, &chosen, &titles);
        lean.lexicon.index();
        // No name reads over a comma, so a title that lists things is understood by names of the things alone.
        let parts = self.parts_of_titles(&lean, &chosen, &titles);
        chosen.extend(parts);
        lean.renumber(&self.lexicon, &chosen, &titles);
        lean.lexicon.index();
        lean
    }

    /// Names within the words of titles, where the full catalogue understands them and the lean one does not: no new words.
    fn parts_of_titles(&self, lean: &Self, chosen: &[Name], titles: &[(Vec<WordId>, Target)]) -> Vec<Name> {
        let mut out = Vec::new();
        for (title, target) in titles {
            let Target::Competency(id) = *target else { continue };
            let text = &lean[id].title.id;
            let is_it = |mention: &Mention| mention.competency == id;
            let understood = link(self, text).mentions.into_iter().find(is_it);
            let Some(whole) = understood.filter(|_| !link(lean, text).mentions.iter().any(is_it)) else { continue };
            let before = out.len();
            for entry in self.lexicon.entries.iter().filter(|entry| entry.target == *target) {
                let mut name = Name::of(&self.lexicon, entry);
                name.cues.retain(|word| title.contains(word));
                let counts = name.usage != Use::Cued || !name.cues.is_empty();
                let held =
                    name.row == *title || chosen.iter().any(|held| held.target == name.target && held.row == name.row);
                if counts && !held && name.row.iter().all(|word| title.contains(word)) {
                    out.push(name);
                }
            }
            // Found by a word that the competency alone has: a thing beside a verb.
            if out.len() == before {
                let words = names::words_of(text.get(whole.start..whole.end).unwrap_or(""));
                let row: Vec<WordId> = words.iter().filter_map(|word| self.lexicon.known(word)).collect();
                if !row.is_empty() {
                    let (title, person, cues) = (false, false, Vec::new());
                    out.push(Name { target: *target, usage: Use::Object, title, person, row, cues });
                }
            }
        }
        out
    }

    /// Fills the lean lexicon from its words: stems, entries, cues and actions by the numbers they have there.
    fn renumber(&mut self, full: &Lexicon, chosen: &[Name], titles: &[(Vec<WordId>, Target)]) {
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
        for name in chosen {
            let from = (mark(&keys), mark(&cue_words));
            keys.extend(name.row.iter().filter_map(|id| here(*id)));
            cue_words.extend(name.cues.iter().filter_map(|id| here(*id)));
            entries.push(Entry {
                target: name.target,
                usage: name.usage,
                title: name.title,
                person: name.person,
                key: (from.0, mark(&keys)),
                cues: (from.1, mark(&cue_words)),
            });
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

    /// Adds the forms of known stems that would not be read as such by rule.
    fn guard(&mut self, full: &Lexicon) {
        self.lexicon.index();
        let own = &self.lexicon;
        let mut forms: Vec<Box<str>> = Vec::new();
        for word in &full.words {
            let stem = full.known(word).map(|id| full.word(id)).filter(|stem| own.known(stem).is_some());
            let read = own.stem(word).or_else(|| own.correct(word)).map(|id| own.word(id));
            if stem.is_some() && read != stem {
                forms.push(word.clone());
            }
        }
        self.lexicon.words.extend(forms);
        self.lexicon.words.sort_unstable();
        self.lexicon.words.dedup();
    }

    /// Chooses names, the most useful for their size first.
    fn choose(&self, titles: &[(Vec<WordId>, Target)], words: &BTreeSet<WordId>, most: usize) -> Vec<Name> {
        let lexicon = &self.lexicon;
        let names = self.names();
        let mut by_words: BTreeMap<Vec<WordId>, Vec<usize>> = BTreeMap::new();
        for (at, name) in names.iter().enumerate() {
            by_words.entry(set(&name.row)).or_default().push(at);
        }
        // For each name, the entries of the same thing that hold its words, where it would count.
        let mut held: Vec<Vec<usize>> = vec![Vec::new(); names.len()];
        for (at, entry) in lexicon.entries.iter().enumerate() {
            for part in parts(&set(lexicon.row(entry))) {
                for other in by_words.get(&part).into_iter().flatten() {
                    if let (Some(name), Some(held)) = (names.get(*other), held.get_mut(*other))
                        && name.target == entry.target
                        && self.stands_for(name, lexicon.row(entry))
                    {
                        held.push(at);
                    }
                }
            }
        }
        // Of a competency with many names each says less: the n-th part of the root of n.
        let mut siblings: BTreeMap<Target, usize> = BTreeMap::new();
        for entry in &lexicon.entries {
            *siblings.entry(entry.target).or_default() += 1;
        }
        let weights: Vec<usize> = lexicon
            .entries
            .iter()
            .map(|entry| 800 / siblings.get(&entry.target).copied().unwrap_or(1).isqrt().max(1))
            .collect();
        let mut done = vec![false; lexicon.entries.len()];
        let stand_for = |at: usize, done: &mut [bool]| {
            for entry in held.get(at).into_iter().flatten() {
                if let Some(done) = done.get_mut(*entry) {
                    *done = true;
                }
            }
        };
        let mut have = words.clone();
        let title_rows: BTreeSet<(&[WordId], Target)> =
            titles.iter().map(|(row, target)| (row.as_slice(), *target)).collect();
        for (at, name) in names.iter().enumerate() {
            if name.usage == Use::Phrase && title_rows.contains(&(name.row.as_slice(), name.target)) {
                stand_for(at, &mut done);
            }
        }
        let worth = |at: usize, done: &[bool], have: &BTreeSet<WordId>| -> usize {
            let Some(name) = names.get(at) else { return 0 };
            let open = |at: &&usize| done.get(**at).is_some_and(|done| !done);
            let gain: usize = held.get(at).into_iter().flatten().filter(open).filter_map(|at| weights.get(*at)).sum();
            let new = name.row.iter().chain(&name.cues).filter(|id| !have.contains(id)).count();
            gain * 1_000 / (ENTRY + WORD * (name.row.len() + name.cues.len()) + NEW_WORD * new)
        };
        let mut heap: BinaryHeap<(usize, std::cmp::Reverse<usize>)> =
            (0..names.len()).map(|at| (worth(at, &done, &have), std::cmp::Reverse(at))).collect();
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
            let Some(name) = names.get(at) else { continue };
            have.extend(name.row.iter().chain(&name.cues));
            stand_for(at, &mut done);
        }
        chosen.into_iter().filter_map(|at| names.get(at).cloned()).collect()
    }

    /// What may be chosen: every entry; and words that stand in entries of one competency nearly alone, by themselves or two
    /// together, as the linker's search reads them in the full catalogue.
    fn names(&self) -> Vec<Name> {
        let lexicon = &self.lexicon;
        let mut names: Vec<Name> = lexicon.entries.iter().map(|entry| Name::of(lexicon, entry)).collect();
        let known: BTreeSet<(Vec<WordId>, Target)> = names.iter().map(|name| (set(&name.row), name.target)).collect();
        // By words: how many entries of each competency hold them, and in which order.
        let mut held: BTreeMap<Vec<WordId>, BTreeMap<CompetencyId, Held>> = BTreeMap::new();
        for name in &names {
            let Target::Competency(id) = name.target else { continue };
            for part in parts(&set(&name.row)).into_iter().filter(|part| part.len() <= 2) {
                let row = name.row.iter().copied().filter(|word| part.contains(word)).collect();
                held.entry(part).or_default().entry(id).or_insert((0, row)).0 += 1;
            }
        }
        let telling = |word: &WordId| {
            let text = lexicon.word(*word);
            text.len() >= 4 && !is_stop_word(text) && !text.bytes().any(|byte| byte.is_ascii_digit())
        };
        for (part, targets) in held {
            let all: u32 = targets.values().map(|(count, _)| count).sum();
            for (id, (count, row)) in targets {
                let (target, competency) = (Target::Competency(id), &self[id]);
                let lone_verb = row.len() == 1 && row.iter().any(|word| lexicon.is_action(competency.field, *word));
                if count >= LEAST
                    && count * 5 >= all * 4
                    && competency.kind != Kind::Core
                    && row.len() <= 2
                    && row.iter().all(telling)
                    && !lone_verb
                    && !known.contains(&(part.clone(), target))
                {
                    let usage = if row.len() == 2 && count == all { Use::Phrase } else { Use::Object };
                    names.push(Name { target, usage, title: false, person: false, row, cues: Vec::new() });
                }
            }
        }
        names
    }

    /// Whether a name would count within other words.
    fn stands_for(&self, name: &Name, words: &[WordId]) -> bool {
        let row = &name.row;
        let Target::Competency(id) = name.target else {
            // A job title is read as it stands.
            return words.windows(row.len()).any(|window| window == row);
        };
        let field = self[id].field;
        let beside = || words.iter().filter(|word| !row.contains(word));
        let shown = |word: &WordId| self.shows(field, *word);
        row == words
            || match name.usage {
                Use::Phrase => true,
                Use::Object => beside().any(|word| self.lexicon.is_action(field, *word) || shown(word)),
                Use::Cued if name.cues.is_empty() => beside().any(shown),
                Use::Cued => beside().any(|word| name.cues.contains(word)),
            }
    }

    /// Whether a word alone is a cue of a field.
    fn shows(&self, field: FieldId, word: WordId) -> bool {
        self.lexicon.cues.get(field.index()).is_some_and(|cues| cues.iter().any(|cue| **cue == [word]))
    }
}

/// The different words, sorted.
fn set(row: &[WordId]) -> Vec<WordId> {
    row.iter().copied().collect::<BTreeSet<_>>().into_iter().collect()
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

/// How many entries of a competency hold some words, and in which order the first has them.
type Held = (u32, Vec<WordId>);

/// An entry with its words.
#[derive(Debug, Clone)]
struct Name {
    target: Target,
    usage: Use,
    title: bool,
    person: bool,
    row: Vec<WordId>,
    cues: Vec<WordId>,
}

impl Name {
    fn of(lexicon: &Lexicon, entry: &Entry) -> Self {
        Self {
            target: entry.target,
            usage: entry.usage,
            title: entry.title,
            person: entry.person,
            row: lexicon.row(entry).to_vec(),
            cues: lexicon.cue_row(entry).to_vec(),
        }
    }
}
