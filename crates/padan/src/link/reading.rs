//! One text, read once: tokens, stems, context, mentions.

use super::scene;
use super::stance::{self, Stance};
use super::{Hints, JobMention, Linked, Mention, Unknown, Via};
use crate::catalog::{Catalog, CompetencyId, Entry, FieldId, Kind, Lexicon, Target, Use, WordId};
use crate::facts::{self, Trait};
use crate::limits;
use crate::sorted::{Arrange, Set, Table};
use crate::text::{Break, Tokens, is_function_word, is_stop_word, names_work, words};

/// What is known of one token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four independent yes-or-no facts of a token")]
pub(crate) struct Known {
    /// Its stem, when the vocabulary has one.
    pub(crate) stem: Option<WordId>,
    /// Whether it only joins other words.
    pub(crate) function: bool,
    /// Whether the stem was found by taking affixes off a word the vocabulary lacks.
    inflected: bool,
    /// Whether the stem was found by correcting the spelling.
    corrected: bool,
    /// Whether the word itself says nothing (stop word, number, ordinary word).
    plain: bool,
}

/// A text with everything the readers of profiles and postings ask of it.
pub(crate) struct Reading<'a> {
    pub(crate) catalog: &'a Catalog,
    pub(crate) tokens: Tokens,
    pub(crate) known: Vec<Known>,
    /// Every stem of the text.
    stems: Set<WordId>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) jobs: Vec<JobMention>,
    /// Traits the text names, by place. Their words are gone from `tokens`, so nothing read from those can depend on them.
    pub(crate) traits: Vec<Trait>,
    /// What the writer says at each token: see [`stance`].
    pub(super) stances: Vec<Stance>,
}

/// How well one of several entries with the same words fits here: what the context shows, how little it asks, its field.
type Preference = (u32, std::cmp::Reverse<Use>, std::cmp::Reverse<FieldId>);
/// How well scattered words fit an entry: how many, over how wide a stretch, and which entry came first.
type Nearness = (u32, std::cmp::Reverse<usize>, std::cmp::Reverse<u32>);

/// One way to read the words from a place on.
#[derive(Clone, Copy)]
struct Found {
    entry: u32,
    first: usize,
    last: usize,
    words: usize,
}

/// How far before an object its verb may stand in the same sentence, in tokens.
const VERB_BEFORE: usize = 12;
/// How far after it.
const VERB_AFTER: usize = 4;
/// How far from a phrase a cue in the same sentence says anything, in tokens.
const NEAR: usize = 12;
/// How many tokens to each side decide what a search at a place finds.
const WINDOW: usize = 26;
/// Words between those of a reordered phrase.
const SLACK: usize = 2;

/// What shows a field in a text. Words and phrases count once however often they are written.
#[derive(Default)]
struct Signals {
    /// Tokens that are cues, sorted.
    cues: Vec<usize>,
    /// The stems of those cues.
    stems: Set<WordId>,
    /// Entries of phrases that name its competencies alone, with the tokens of each occurrence, sorted.
    phrases: Table<u32, Vec<(usize, usize)>>,
    /// Whether the caller says the text is about it.
    hinted: bool,
    /// Whether the text's own first words lean to it: that decides among fields and shows none.
    leaning: bool,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(catalog: &'a Catalog, text: &str, hints: Hints<'_>) -> Self {
        Self::leaning(catalog, text, hints, &[])
    }

    /// As [`Reading::new`], of a text that leans to some fields.
    pub(crate) fn leaning(catalog: &'a Catalog, text: &str, hints: Hints<'_>, leanings: Hints<'_>) -> Self {
        let lexicon = catalog.lexicon();
        let mut tokens = Tokens::new(text);
        let found = facts::traits(&tokens);
        let mut gone = vec![false; tokens.len()];
        for range in
            found.iter().map(|fact| (fact.first, fact.last)).chain(facts::names(&tokens).into_iter().map(|at| (at, at)))
        {
            set(&mut gone, range);
        }
        tokens.remove(&gone);
        let mut lookups = 0;
        let mut seen: Table<&str, Known> = Table::default();
        let mut known = Vec::with_capacity(tokens.len());
        for token in tokens.items() {
            let word = tokens.word(token);
            let one = if let Some(one) = seen.get(word) {
                *one
            } else {
                let one = look_up(lexicon, word, &mut lookups);
                seen.insert(word, one);
                one
            };
            known.push(one);
        }
        drop(seen);
        // The class of a licence is no word: "SIM C" is not the programming language.
        for fact in facts::licences(&tokens) {
            for at in fact.first..=fact.last {
                if tokens.at(at).len() <= 2
                    && let Some(known) = known.get_mut(at)
                {
                    *known = Known { stem: None, plain: true, ..*known };
                }
            }
        }
        let mut reading = Self {
            catalog,
            tokens,
            stems: known.iter().filter_map(|known| known.stem).collect(),
            known,
            mentions: Vec::new(),
            jobs: Vec::new(),
            traits: found.iter().map(|fact| fact.value).collect(),
            stances: Vec::new(),
        };
        reading.find_jobs();
        reading.find_mentions(hints, leanings);
        stance::mark(&mut reading);
        reading
    }

    /// What the writer says of what stands at a token.
    pub(crate) fn stance_at(&self, at: usize) -> Stance {
        self.stances.get(at).copied().unwrap_or(Stance::Claimed)
    }

    pub(crate) fn stem(&self, at: usize) -> Option<WordId> {
        self.known.get(at).and_then(|known| known.stem)
    }

    fn is_function(&self, at: usize) -> bool {
        self.known.get(at).is_some_and(|known| known.function)
    }

    /// The next token of the same phrase: function words are stepped over, a comma or more ends it.
    fn next_in_phrase(&self, at: usize) -> Option<usize> {
        for next in at + 1..at + 4 {
            if next >= self.tokens.len() || self.tokens.before(next) > Break::None {
                return None;
            }
            if !self.is_function(next) {
                return Some(next);
            }
        }
        None
    }

    /// Every entry whose row of words begins at a token, shortest first.
    fn rows_at(&self, first: usize, found: &mut Vec<Found>) {
        found.clear();
        let lexicon = self.catalog.lexicon();
        let Some((mut from, mut to)) = self.stem(first).and_then(|stem| lexicon.starts.get(stem.index()).copied())
        else {
            return;
        };
        let mut last = first;
        let mut words = 1usize;
        while from < to {
            // Rows are sorted, so those that end here come first.
            while from < to && lexicon.entries.get(from as usize).is_some_and(|entry| lexicon.row(entry).len() == words)
            {
                found.push(Found { entry: from, first, last, words });
                from += 1;
            }
            let Some(next) = self.next_in_phrase(last) else { return };
            let Some(stem) = self.stem(next) else { return };
            let slice = lexicon.entries.get(from as usize..to as usize).unwrap_or(&[]);
            let word = |entry: &Entry| lexicon.row(entry).get(words).copied();
            let skip = slice.partition_point(|entry| word(entry) < Some(stem));
            let keep = slice.iter().skip(skip).take_while(|entry| word(entry) == Some(stem)).count();
            from += u32::try_from(skip).unwrap_or(0);
            to = from + u32::try_from(keep).unwrap_or(0);
            last = next;
            words += 1;
        }
    }

    /// Whether a row of words stands from a token on.
    fn follows(&self, row: &[WordId], first: usize) -> bool {
        let mut at = Some(first);
        row.iter().enumerate().all(|(place, word)| {
            if place > 0 {
                at = at.and_then(|at| self.next_in_phrase(at));
            }
            at.and_then(|at| self.stem(at)) == Some(*word)
        })
    }

    fn entry(&self, at: u32) -> Option<&'a Entry> {
        self.catalog.lexicon().entries.get(at as usize)
    }

    /// Whether two tokens are in one sentence, or what stands before a colon and what it introduces.
    fn same_topic(&self, a: usize, b: usize) -> bool {
        let (from, to) = (a.min(b), a.max(b));
        let colon = |at: usize| self.tokens.items().get(at).is_some_and(|token| token.mark == ':');
        (from + 1..=to).all(|at| {
            let before = self.tokens.before(at);
            before < Break::Sentence || before == Break::Sentence && colon(at)
        })
    }

    fn find_jobs(&mut self) {
        let mut found = Vec::new();
        let mut at = 0;
        let mut jobs = Vec::new();
        while at < self.tokens.len() {
            self.rows_at(at, &mut found);
            let best = found.iter().rev().find_map(|found| match self.entry(found.entry)?.target {
                Target::Occupation(occupation) => Some((*found, occupation)),
                Target::Competency(_) => None,
            });
            if let Some((found, occupation)) = best {
                let (start, end) = self.span(found.first, found.last);
                jobs.push(JobMention {
                    start,
                    end,
                    occupation,
                    stance: Stance::Claimed,
                    tokens: (found.first, found.last),
                    words: found.words,
                });
                at = found.last + 1;
            } else {
                at += 1;
            }
        }
        self.jobs = jobs;
    }

    pub(crate) fn span(&self, first: usize, last: usize) -> (usize, usize) {
        let items = self.tokens.items();
        (items.get(first).map_or(0, |token| token.start), items.get(last).map_or(0, |token| token.end))
    }

    fn find_mentions(&mut self, hints: Hints<'_>, leanings: Hints<'_>) {
        let fields = self.catalog.fields().len();
        let lexicon = self.catalog.lexicon();
        let mut signals: Vec<Signals> = (0..fields).map(|_| Signals::default()).collect();
        for hint in hints {
            if let Some(signal) = signals.get_mut(hint.index()) {
                signal.hinted = true;
            }
        }
        for leaning in leanings {
            if let Some(signal) = signals.get_mut(leaning.index()) {
                signal.leaning = true;
            }
        }
        for at in 0..self.tokens.len() {
            for (field, place) in self.stem(at).and_then(|stem| lexicon.shows.get(stem.index())).into_iter().flatten() {
                let row = lexicon.cues.get(field.index()).and_then(|cues| cues.get(*place as usize));
                if row.is_some_and(|row| self.follows(row, at))
                    && let Some(signal) = signals.get_mut(field.index())
                {
                    signal.cues.push(at);
                    signal.stems.extend(self.stem(at));
                }
            }
        }
        // Every place's readings, longest last; kept for the second pass.
        let mut all: Vec<Found> = Vec::new();
        let mut places: Vec<(usize, usize)> = Vec::with_capacity(self.tokens.len());
        let mut found = Vec::new();
        for at in 0..self.tokens.len() {
            let from = all.len();
            if !self.is_function(at) {
                self.rows_at(at, &mut found);
                all.extend(found.iter().filter(|found| {
                    self.entry(found.entry).is_some_and(|entry| matches!(entry.target, Target::Competency(_)))
                }));
            }
            places.push((from, all.len()));
        }
        // First pass: phrases that name competencies of one field alone show that field.
        let mut at = 0;
        while let Some((from, to)) = places.get(at).copied() {
            let rows = all.get(from..to).unwrap_or(&[]);
            let mut next = at + 1;
            if let Some(longest) =
                rows.iter().rev().find(|found| self.entry(found.entry).is_some_and(|entry| entry.usage == Use::Phrase))
            {
                let mut fields = rows
                    .iter()
                    .filter(|found| found.last == longest.last)
                    .filter_map(|found| self.field_of(self.entry(found.entry)?));
                if let Some(field) = fields.next()
                    && fields.all(|other| other == field)
                    && let Some(signal) = signals.get_mut(field.index())
                {
                    signal.phrases.held(longest.entry, Vec::new()).push((longest.first, longest.last));
                }
                next = longest.last + 1;
            }
            at = next;
        }
        // Second pass: the longest reading that its context allows.
        let mut mentions: Vec<Mention> = Vec::new();
        let mut at = 0;
        while let Some((from, to)) = places.get(at).copied() {
            let rows = all.get(from..to).unwrap_or(&[]);
            let mut next = at + 1;
            let mut end = rows.len();
            while end > 0 {
                let last = rows.get(end - 1).map_or(0, |found| found.last);
                let start = rows.iter().position(|found| found.last == last).unwrap_or(0);
                let same = rows.get(start..end).unwrap_or(&[]);
                if let Some((found, entry)) = self.choose(same, &signals) {
                    let Target::Competency(competency) = entry.target else { break };
                    mentions.push(self.mention(found.first, found.last, competency, self.via(&found, entry)));
                    next = last + 1;
                    break;
                }
                end = start;
            }
            at = next;
        }
        let mut covered = vec![false; self.tokens.len()];
        for mention in &mentions {
            set(&mut covered, mention.tokens);
        }
        self.search(&signals, &mut covered, &mut mentions);
        mentions.arrange_by_key(|mention| mention.tokens);
        self.mentions = mentions;
    }

    fn field_of(&self, entry: &Entry) -> Option<FieldId> {
        match entry.target {
            Target::Competency(id) => Some(self.catalog[id].field),
            Target::Occupation(_) => None,
        }
    }

    /// Of entries with the same words, the one that counts here and whose field the context shows best.
    fn choose(&self, same: &[Found], signals: &[Signals]) -> Option<(Found, &'a Entry)> {
        let mut best: Option<(Preference, Found, &'a Entry)> = None;
        for found in same {
            let Some(entry) = self.entry(found.entry) else { continue };
            let Some(field) = self.field_of(entry) else { continue };
            let Some(signal) = signals.get(field.index()) else { continue };
            let counts = match entry.usage {
                Use::Phrase => true,
                Use::Object => {
                    found.words == 1 && names_work(self.tokens.at(found.first))
                        || self.verb_near(field, found.first, found.last)
                        || self.shown(signal, found.first, found.last)
                }
                Use::Cued => self.cue_elsewhere(entry, signal, found.first, found.last),
            };
            if !counts {
                continue;
            }
            let rank = (
                self.context(signal, found.first, found.last),
                std::cmp::Reverse(entry.usage),
                std::cmp::Reverse(field),
            );
            if best.as_ref().is_none_or(|(held, _, _)| rank > *held) {
                best = Some((rank, *found, entry));
            }
        }
        best.map(|(_, found, entry)| (found, entry))
    }

    /// Whether words other than those of the tokens `first..=last` show a field. The same words written again are no other
    /// words, so that saying a thing twice does not make it more.
    fn shown(&self, signal: &Signals, first: usize, last: usize) -> bool {
        let own = |stem: WordId| (first..=last).any(|at| self.stem(at) == Some(stem));
        let apart = |ranges: &Vec<(usize, usize)>| {
            let next = ranges.partition_point(|(_, to)| *to < first);
            ranges.get(next).is_none_or(|(from, _)| *from > last)
        };
        signal.hinted || signal.stems.iter().any(|stem| !own(*stem)) || signal.phrases.values().any(apart)
    }

    /// How much the words around show a field: the nearest cue in the sentence, then anything in the text.
    fn context(&self, signal: &Signals, first: usize, last: usize) -> u32 {
        let from = signal.cues.partition_point(|at| *at + NEAR < first);
        let near = signal
            .cues
            .iter()
            .skip(from)
            .take_while(|at| **at <= last + NEAR)
            .filter(|at| self.same_topic(**at, if **at < first { first } else { last }))
            .map(|at| if *at < first { first - at } else { at.saturating_sub(last) })
            .min()
            .map_or(0, |distance| NEAR.saturating_sub(distance));
        let far = signal.stems.len().min(3) + signal.phrases.len().min(3);
        u32::try_from(2 * near + far).unwrap_or(0) + if signal.hinted || signal.leaning { 4 } else { 0 }
    }

    fn verb_near(&self, field: FieldId, first: usize, last: usize) -> bool {
        let lexicon = self.catalog.lexicon();
        let is_verb = |at: usize| self.stem(at).is_some_and(|stem| lexicon.is_action(field, stem));
        let mut at = first;
        for _ in 0..VERB_BEFORE {
            if at == 0 || self.tokens.before(at) >= Break::Sentence {
                break;
            }
            at -= 1;
            if is_verb(at) {
                return true;
            }
        }
        let mut at = last;
        for _ in 0..VERB_AFTER {
            at += 1;
            if at >= self.tokens.len() || self.tokens.before(at) > Break::None {
                break;
            }
            // Behind a thing, "buat" is "for", not "make".
            if is_verb(at) && !self.tokens.is(at, words!("buat")) {
                return true;
            }
        }
        false
    }

    fn cue_elsewhere(&self, entry: &Entry, signal: &Signals, first: usize, last: usize) -> bool {
        let wanted = self.catalog.lexicon().cue_row(entry);
        if wanted.is_empty() {
            return self.shown(signal, first, last);
        }
        let own = |stem: WordId| (first..=last).any(|at| self.stem(at) == Some(stem));
        signal.hinted || wanted.iter().any(|stem| self.stems.contains(stem) && !own(*stem))
    }

    fn via(&self, found: &Found, entry: &Entry) -> Via {
        let words = || (found.first..=found.last).filter_map(|at| self.known.get(at)).filter(|known| !known.function);
        if words().any(|known| known.corrected) {
            Via::Spelling
        } else if words().any(|known| known.inflected) {
            Via::Stem
        } else if entry.title {
            Via::Title
        } else {
            Via::Alias
        }
    }

    fn mention(&self, first: usize, last: usize, competency: CompetencyId, via: Via) -> Mention {
        let (start, end) = self.span(first, last);
        Mention { start, end, competency, via, level: None, stance: Stance::Claimed, tokens: (first, last) }
    }

    /// Finds, in what is left, the words of a phrase in another order or with others between, and words that only one
    /// competency has.
    fn search(&self, signals: &[Signals], covered: &mut [bool], mentions: &mut Vec<Mention>) {
        let lexicon = self.catalog.lexicon();
        let mut steps = 0usize;
        let mut searched = Table::default();
        for at in 0..self.tokens.len() {
            if covered.get(at).copied().unwrap_or(true) || self.is_function(at) {
                continue;
            }
            let Some(stem) = self.stem(at) else { continue };
            if steps > limits::SEARCH_STEPS {
                return;
            }
            // A text that says the same over and over must not run out of steps at some copy.
            let key = (steps > limits::SEARCH_STEPS / 8).then(|| self.window(at, covered));
            let held = key.as_ref().and_then(|key| searched.get(key)).cloned();
            let best = held.unwrap_or_else(|| {
                let best = self.best_row(signals, stem, at, &mut steps);
                let found = best.map(|(places, competency)| {
                    (places.into_iter().map(|place| (place + WINDOW).saturating_sub(at)).collect(), competency)
                });
                if let Some(key) = key {
                    searched.insert(key, found.clone());
                }
                found
            });
            let best = best.map(|(offsets, competency): (Vec<usize>, CompetencyId)| {
                (
                    offsets.into_iter().map(|offset| (at + offset).saturating_sub(WINDOW)).collect::<Vec<usize>>(),
                    competency,
                )
            });
            if let Some((places, competency)) = best {
                // The span covers only words nothing else has claimed, around this one, so that mentions stay disjoint.
                let free = |place: usize| !covered.get(place).copied().unwrap_or(true);
                let (mut first, mut last) = (at, at);
                let (leftmost, rightmost) =
                    (places.iter().min().copied().unwrap_or(at), places.iter().max().copied().unwrap_or(at));
                while first > leftmost && free(first - 1) {
                    first -= 1;
                }
                while last < rightmost && free(last + 1) {
                    last += 1;
                }
                while !places.contains(&first) && first < at {
                    first += 1;
                }
                while !places.contains(&last) && last > at {
                    last -= 1;
                }
                let corrected = places.iter().any(|place| self.known.get(*place).is_some_and(|known| known.corrected));
                mentions.push(self.mention(
                    first,
                    last,
                    competency,
                    if corrected { Via::Spelling } else { Via::Search },
                ));
                set(covered, (first, last));
                continue;
            }
            // A word that occurs in one competency's entries alone stands for it, as an object would.
            let word = self.tokens.at(at);
            if let Some(competency) = lexicon.only.get(stem.index()).copied().flatten()
                && word.len() >= 4
                && !self.known.get(at).is_some_and(|known| known.plain || known.corrected)
                && lexicon.holders.get(stem.index()).is_some_and(|holders| holders.len() >= 2)
            {
                let field = self.catalog[competency].field;
                let shown = signals.get(field.index()).is_some_and(|signal| self.shown(signal, at, at));
                if !lexicon.is_action(field, stem) && (shown || self.verb_near(field, at, at)) {
                    mentions.push(self.mention(at, at, competency, Via::Search));
                    set(covered, (at, at));
                }
            }
        }
    }

    /// Of the phrases that hold a stem, the one whose words stand around `at` most tellingly: their places and what it names.
    fn best_row(
        &self,
        signals: &[Signals],
        stem: WordId,
        at: usize,
        steps: &mut usize,
    ) -> Option<(Vec<usize>, CompetencyId)> {
        let lexicon = self.catalog.lexicon();
        let (from, to) = self.clause(at);
        let mut best: Option<(Nearness, Vec<usize>, CompetencyId)> = None;
        for number in lexicon.holders.get(stem.index()).into_iter().flatten() {
            *steps += 1;
            let Some(entry) = self.entry(*number) else { continue };
            let Target::Competency(competency) = entry.target else { continue };
            let row = lexicon.row(entry);
            // Core abilities are said in set phrases; their words are too common to be put together from afar.
            let core = self.catalog[competency].kind == Kind::Core;
            if core || row.len() < 2 || row.len() > to - from {
                continue;
            }
            *steps += row.len();
            let Some((places, score)) = self.scattered(row, stem, at, from, to) else { continue };
            let (first, last) =
                (places.iter().min().copied().unwrap_or(at), places.iter().max().copied().unwrap_or(at));
            let Some(signal) = signals.get(self.catalog[competency].field.index()) else { continue };
            let counts = match entry.usage {
                Use::Phrase => true,
                Use::Object => {
                    self.verb_near(self.catalog[competency].field, first, last) || self.shown(signal, first, last)
                }
                Use::Cued => self.cue_elsewhere(entry, signal, first, last),
            };
            if !counts {
                continue;
            }
            let context = self.context(signal, first, last);
            let rank = (score * 64 + context.min(63), std::cmp::Reverse(last - first), std::cmp::Reverse(*number));
            if best.as_ref().is_none_or(|(held, _, _)| rank > *held) {
                best = Some((rank, places, competency));
            }
        }
        best.map(|(_, places, competency)| (places, competency))
    }

    /// All that decides what a search at a place finds: the stems and breaks around it, and what is taken.
    fn window(&self, at: usize, covered: &[bool]) -> Vec<(Option<WordId>, Break, bool)> {
        (at.saturating_sub(WINDOW)..(at + WINDOW).min(self.tokens.len()))
            .map(|near| (self.stem(near), self.tokens.before(near), covered.get(near).copied().unwrap_or(true)))
            .collect()
    }

    /// The tokens around one that no comma divides from it, and at most 12 to each side.
    fn clause(&self, at: usize) -> (usize, usize) {
        let mut from = at;
        while from > 0 && at - from < 12 && self.tokens.before(from) == Break::None {
            from -= 1;
        }
        let mut to = at + 1;
        while to < self.tokens.len() && to - at < 12 && self.tokens.before(to) == Break::None {
            to += 1;
        }
        (from, to)
    }

    /// The places of a row's words around `at`, in any order, within as many tokens as the row has words and [`SLACK`]
    /// more content words; and how telling they are. Of four words or more, one that is not the most telling may be missing.
    fn scattered(&self, row: &[WordId], stem: WordId, at: usize, from: usize, to: usize) -> Option<(Vec<usize>, u32)> {
        let lexicon = self.catalog.lexicon();
        let heaviest = row.iter().map(|word| lexicon.weight(*word)).max().unwrap_or(0);
        // The word searched from must be a telling one, else every common verb would call up all its phrases.
        if lexicon.weight(stem) < heaviest {
            return None;
        }
        let mut places = vec![at];
        let mut score = lexicon.weight(stem);
        let mut missing = 0usize;
        let mut skipped_self = false;
        for word in row {
            if *word == stem && !skipped_self {
                skipped_self = true;
                continue;
            }
            let nearest = (from..to)
                .filter(|place| self.stem(*place) == Some(*word) && !places.contains(place))
                .min_by_key(|place| place.abs_diff(at));
            match nearest {
                Some(place) => {
                    places.push(place);
                    score += lexicon.weight(*word);
                }
                None if row.len() >= 4 && missing == 0 && lexicon.weight(*word) < heaviest => missing += 1,
                None => return None,
            }
        }
        let (first, last) = (places.iter().min().copied()?, places.iter().max().copied()?);
        let content = (first..=last).filter(|place| !self.is_function(*place)).count();
        (content <= row.len() + SLACK).then_some((places, score))
    }

    /// A phrase in which nothing was found, as a mention of what a search takes it for; `None` for more than `words` words, for
    /// what is not claimed, and for what is only told of.
    pub(crate) fn whole(&mut self, text: &str, words: usize, competency: CompetencyId) -> Option<Mention> {
        let last = self.tokens.len().checked_sub(1).filter(|last| *last < words)?;
        let claimed = (0..=last).all(|at| self.stance_at(at) == Stance::Claimed);
        if !claimed || !self.mentions.is_empty() || !self.jobs.is_empty() {
            return None;
        }
        self.mentions.push(self.mention(0, last, competency, Via::Search));
        self.drop_told(text);
        self.mentions.first().copied()
    }

    /// Takes out what is only told of: see [`scene`].
    pub(crate) fn drop_told(&mut self, text: &str) {
        scene::drop_told(self, text);
    }

    /// Whether a token lies within a mention of at least so many words.
    pub(super) fn is_within(&self, at: usize, words: usize) -> bool {
        let mention = self.mentions.get(self.mentions.partition_point(|mention| mention.tokens.1 < at));
        mention.is_some_and(|m| m.tokens.0 <= at && m.tokens.1 + 1 - m.tokens.0 >= words)
    }

    /// Whether the tokens `first..=last` end or begin a longer name of work, written word for word.
    pub(crate) fn ends_name(&self, first: usize, last: usize) -> bool {
        let mention = self.mentions.get(self.mentions.partition_point(|mention| mention.tokens.1 < first));
        mention.is_some_and(|mention| {
            let (from, to) = mention.tokens;
            mention.via != Via::Search && from <= first && last <= to && (from == first) != (to == last)
        })
    }

    /// Whether a token is a verb of work, in any field.
    pub(crate) fn is_work(&self, at: usize) -> bool {
        let lexicon = self.catalog.lexicon();
        self.stem(at).is_some_and(|stem| {
            (0..self.catalog.fields().len())
                .any(|field| u16::try_from(field).is_ok_and(|field| lexicon.is_action(FieldId(field), stem)))
        })
    }

    /// What the caller of `link` gets.
    pub(crate) fn linked(&self) -> Linked {
        let mut covered = vec![false; self.tokens.len()];
        for tokens in self.mentions.iter().map(|m| m.tokens).chain(self.jobs.iter().map(|j| j.tokens)) {
            set(&mut covered, tokens);
        }
        let unknown = self
            .tokens
            .items()
            .iter()
            .zip(&self.known)
            .zip(&covered)
            .filter(|((_, known), covered)| known.stem.is_none() && !known.plain && !known.function && !**covered)
            .map(|((token, _), _)| Unknown { start: token.start, end: token.end })
            // Of a character that stands for several words only the first has a place of its own.
            .filter(|unknown| unknown.start < unknown.end)
            .collect();
        Linked { mentions: self.mentions.clone(), jobs: self.jobs.clone(), unknown, cut: None }
    }
}

/// Sets the flags of the tokens `from..=to`.
pub(super) fn set(flags: &mut [bool], (from, to): (usize, usize)) {
    for flag in flags.iter_mut().take(to + 1).skip(from) {
        *flag = true;
    }
}

fn look_up(lexicon: &Lexicon, word: &str, lookups: &mut usize) -> Known {
    let function = is_function_word(word);
    let mut known = Known {
        stem: None,
        function,
        inflected: false,
        corrected: false,
        plain: is_stop_word(word) || lexicon.is_ordinary(word),
    };
    if word.len() > limits::TOKEN_CHARS * 4 || word.chars().nth(limits::TOKEN_CHARS).is_some() {
        return known;
    }
    known.stem = lexicon.known(word);
    if known.stem.is_some() || function {
        return known;
    }
    known.stem = lexicon.stem(word);
    known.inflected = known.stem.is_some();
    if known.stem.is_none() && !known.plain && *lookups < limits::SPELLING_LOOKUPS {
        *lookups += 1;
        known.stem = lexicon.correct(word);
        known.corrected = known.stem.is_some();
    }
    known
}
