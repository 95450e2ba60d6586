//! JSON from strangers: read whole into a small tree, within limits.

use crate::limits;
use crate::{Error, Result};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::cell::Cell;
use std::fmt;

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
        let mut reader = serde_json::Deserializer::from_str(text);
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
        let mut reader = serde_json::Deserializer::from_str(text);
        let over = Cell::new(false);
        let done = reader.deserialize_seq(Stream { most, over: &over, take: &mut take }).and_then(|()| reader.end());
        if over.get() {
            return Err(Error::LimitExceeded { what: "postings in the feed", limit: most, actual: most + 1 });
        }
        done.map_err(|error| from_serde(&error))
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

    /// A whole number, also one written in a string or with decimals that are dropped.
    pub(crate) fn as_number(&self) -> Option<u64> {
        let text = self.as_words()?.trim();
        let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
        whole.parse().ok()
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
            let Some(tree) = seq.next_element_seed(Seed { depth: 0, budget: &budget })? else { return Ok(()) };
            (self.take)(budget.verdict().map(|()| tree));
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
