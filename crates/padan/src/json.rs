//! JSON from strangers: read whole into a small tree, within limits.

use crate::limits;
use crate::{Error, Result};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::cell::Cell;
use std::fmt::{self, Write};

/// A JSON value of one posting or profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Tree {
    Null,
    Bool(bool),
    /// A number as written; its value is asked for where it is used.
    Number(Box<str>),
    Text(String),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

const EMPTY: &[Tree] = &[];

impl Tree {
    /// Reads one value from a text.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let budget = Budget { alone: true, ..Budget::default() };
        let text = bounded(text);
        let mut reader = serde_json::Deserializer::from_str(&text);
        let tree =
            Seed { depth: 0, budget: &budget }.deserialize(&mut reader).and_then(|tree| reader.end().map(|()| tree));
        match tree {
            Ok(tree) => budget.verdict().map(|()| tree),
            Err(error) => Err(budget.verdict().err().unwrap_or_else(|| from_serde(&error))),
        }
    }

    /// Reads a text that holds one value or an array of many; each is handed on as soon as it is read, with its verdict, so
    /// that memory holds one at a time.
    pub(crate) fn each(text: &str, most: usize, mut take: impl FnMut(Result<Self>)) -> Result<()> {
        if !text.trim_start().starts_with('[') {
            take(Ok(Self::parse(text)?));
            return Ok(());
        }
        let text = bounded(text);
        let mut reader = serde_json::Deserializer::from_str(&text);
        let (over, broken) = (Cell::new(false), Cell::new(None));
        let stream = Stream { most, over: &over, broken: &broken, take: &mut take };
        let done = reader.deserialize_seq(stream).and_then(|()| reader.end());
        if over.get() {
            return Err(Error::LimitExceeded { what: "postings in the feed", limit: most, actual: most + 1 });
        }
        done.map_err(|error| broken.take().unwrap_or_else(|| from_serde(&error)))
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    pub(crate) fn as_object(&self) -> Option<&[(String, Self)]> {
        match self {
            Self::Object(entries) => Some(entries),
            _ => None,
        }
    }

    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Text, or a number in its written form.
    pub(crate) fn as_words(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    /// A whole number, also one written in a string, with points or commas between thousands, or with decimals that are
    /// dropped. None for a negative one.
    pub(crate) fn as_number(&self) -> Option<u64> {
        let text = self.as_words()?.trim();
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if matches!(self, Self::Text(_)) {
            for mark in ['.', ','] {
                let mut groups = text.split(mark);
                let first = groups.next().unwrap_or("");
                if groups.clone().next().is_some()
                    && digits(first)
                    && first.len() <= 3
                    && groups.all(|group| group.len() == 3 && digits(group))
                {
                    return text.replace(mark, "").parse().ok();
                }
            }
        }
        let (whole, rest) = text.split_once('.').unwrap_or((text, "0"));
        (digits(whole) && digits(rest)).then(|| whole.parse().ok()).flatten()
    }

    /// The items of a list; a single value is a list of itself; null is empty.
    pub(crate) fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            Self::Null => EMPTY,
            other => std::slice::from_ref(other),
        }
    }

    pub(crate) const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Says that this value has the wrong shape, without repeating a person's text.
    pub(crate) fn wrong(&self, path: &str, expected: &'static str) -> Error {
        let found = match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a number",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        };
        Error::WrongShape { path: path.to_owned(), found: found.to_owned(), expected }
    }
}

/// The text with every number beyond the parser's range (1e400) put at 1e307 in the same place: it is valid JSON, and one
/// such figure must not make a whole feed unreadable. Whoever reads the figure finds it out of any range.
fn bounded(text: &str) -> Cow<'_, str> {
    const LARGEST: usize = 308;
    let mut out = String::new();
    let mut copied = 0;
    let mut quoted = false;
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => quoted = !quoted,
            b'\\' if quoted => {
                bytes.next();
            }
            b'-' | b'0'..=b'9' if !quoted => {
                let rest = text.get(at..).unwrap_or("");
                let end = rest
                    .find(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '+' | '.' | 'e' | 'E'))
                    .unwrap_or(rest.len());
                let number = rest.get(..end).unwrap_or("");
                let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, ""));
                let sign = if number.starts_with('-') { "-" } else { "" };
                let unsigned = mantissa.get(sign.len()..).unwrap_or("");
                let whole = unsigned.split('.').next().unwrap_or("").len();
                let power = exponent.strip_prefix('+').unwrap_or(exponent);
                // Only what is a number by the grammar: anything else is for the parser to refuse.
                let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
                let grammatical = unsigned.split('.').count() <= 2
                    && unsigned.split('.').all(all_digits)
                    && (whole == 1 || !unsigned.starts_with('0'))
                    && (number.len() == mantissa.len() || all_digits(power));
                let power = if power.is_empty() { 0 } else { power.parse::<usize>().unwrap_or(usize::MAX) };
                if grammatical && whole.saturating_add(power) > LARGEST {
                    out.push_str(text.get(copied..at).unwrap_or(""));
                    let _ = write!(out, "{:<width$}", format!("{sign}1e307"), width = number.len());
                    copied = at + number.len();
                }
                if end > 1 {
                    bytes.nth(end - 2);
                }
            }
            _ => {}
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(copied..).unwrap_or(""));
    Cow::Owned(out)
}

fn from_serde(error: &serde_json::Error) -> Error {
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(head, _)| head).to_owned();
    if message.starts_with("recursion limit") {
        return Error::LimitExceeded {
            what: "nesting of the JSON",
            limit: limits::JSON_DEPTH,
            actual: limits::JSON_DEPTH + 1,
        };
    }
    Error::Json { line: error.line(), column: error.column(), message }
}

/// What has been read of one value, and which limit it broke first.
#[derive(Default)]
struct Budget {
    /// Nothing follows this value, so reading may stop where a limit is broken.
    alone: bool,
    values: Cell<usize>,
    broken: Cell<Option<(&'static str, usize)>>,
}

impl Budget {
    /// Counts a value in; `false` when there are too many.
    fn counts(&self) -> bool {
        if self.values.get() >= limits::JSON_VALUES {
            self.breaks("values in the JSON", limits::JSON_VALUES);
            return false;
        }
        self.values.set(self.values.get() + 1);
        true
    }

    /// Refuses to read on, where nothing that follows is wanted.
    fn stop<E: serde::de::Error>(&self) -> std::result::Result<(), E> {
        if self.alone { Err(E::custom("over a limit")) } else { Ok(()) }
    }

    fn is_broken(&self) -> bool {
        self.broken.get().is_some()
    }

    fn breaks(&self, what: &'static str, limit: usize) {
        if self.broken.get().is_none() {
            self.broken.set(Some((what, limit)));
        }
    }

    fn verdict(&self) -> Result<()> {
        match self.broken.get() {
            Some((what, limit)) => Err(Error::LimitExceeded { what, limit, actual: limit + 1 }),
            None => Ok(()),
        }
    }
}

#[derive(Clone, Copy)]
struct Seed<'b> {
    depth: usize,
    budget: &'b Budget,
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Tree;

    /// Once a limit is broken, what follows is read and dropped, so that what comes after this value can still be read.
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> std::result::Result<Tree, D::Error> {
        if self.depth > 0 && !self.budget.counts() {
            self.budget.stop()?;
            return deserializer.deserialize_ignored_any(IgnoredAny).map(|_| Tree::Null);
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> std::result::Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E>(self, value: bool) -> std::result::Result<Tree, E> {
        Ok(Tree::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> std::result::Result<Tree, E> {
        Ok(Tree::Number(value.to_string().into()))
    }

    fn visit_u64<E>(self, value: u64) -> std::result::Result<Tree, E> {
        Ok(Tree::Number(value.to_string().into()))
    }

    fn visit_f64<E>(self, value: f64) -> std::result::Result<Tree, E> {
        // Kept as text: no arithmetic is ever done on it.
        Ok(Tree::Number(value.to_string().into()))
    }

    fn visit_str<E>(self, value: &str) -> std::result::Result<Tree, E> {
        Ok(Tree::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> std::result::Result<Tree, A::Error> {
        if self.depth >= limits::JSON_DEPTH {
            // What is too deep is read and dropped, so that what follows this value can still be read.
            self.budget.breaks("nesting of the JSON", limits::JSON_DEPTH);
        }
        let mut items = Vec::new();
        while !self.budget.is_broken() {
            let Some(item) = seq.next_element_seed(Seed { depth: self.depth + 1, ..self })? else {
                return Ok(Tree::List(items));
            };
            items.push(item);
        }
        self.budget.stop()?;
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Tree::Null)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Tree, A::Error> {
        if self.depth >= limits::JSON_DEPTH {
            self.budget.breaks("nesting of the JSON", limits::JSON_DEPTH);
        }
        let mut entries: Vec<(String, Tree)> = Vec::new();
        while !self.budget.is_broken() {
            let Some(key) = map.next_key::<String>()? else { return Ok(Tree::Object(entries)) };
            let known = entries.iter().position(|(known, _)| *known == key);
            if known.is_none() && entries.len() >= limits::JSON_KEYS {
                self.budget.breaks("keys in a JSON object", limits::JSON_KEYS);
            }
            let value = map.next_value_seed(Seed { depth: self.depth + 1, ..self })?;
            // Of a repeated key the last counts, as in every common parser.
            match known.and_then(|at| entries.get_mut(at)) {
                Some(held) => held.1 = value,
                None => entries.push((key, value)),
            }
        }
        self.budget.stop()?;
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Tree::Null)
    }
}

struct Stream<'s, F> {
    most: usize,
    over: &'s Cell<bool>,
    /// The limit that the value was over in which reading ended.
    broken: &'s Cell<Option<Error>>,
    take: &'s mut F,
}

impl<'de, F: FnMut(Result<Tree>)> Visitor<'de> for Stream<'_, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> std::result::Result<(), A::Error> {
        for _ in 0..self.most {
            let budget = Budget::default();
            match seq.next_element_seed(Seed { depth: 0, budget: &budget }) {
                Ok(Some(tree)) => (self.take)(budget.verdict().map(|()| tree)),
                Ok(None) => return Ok(()),
                Err(error) => {
                    self.broken.set(budget.verdict().err());
                    return Err(error);
                }
            }
        }
        if seq.next_element::<IgnoredAny>()?.is_some() {
            self.over.set(true);
            while seq.next_element::<IgnoredAny>()?.is_some() {}
        }
        Ok(())
    }
}

/// Whether a text is JSON at all, by the strict grammar and within the limits of one posting or profile on nesting, keys and
/// values. What it holds is not kept.
///
/// # Errors
/// [`Error::Json`] or [`Error::LimitExceeded`].
pub fn check(text: &str) -> Result<()> {
    Tree::parse(text).map(drop)
}
