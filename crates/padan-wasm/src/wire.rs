//! The shapes that cross into JavaScript: the library's views, with offsets in UTF-16 units, and refusals.

use js_sys::{Uint8Array, Uint32Array};
use padan::view::{Linked, Match, Posting, Refusal, Viewer};
use padan::{Board, Date, Error, Gate, Lang, Ranked, Standing, explain};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// What a call gives: a value for JavaScript, or a refusal thrown there.
pub type Answer<T> = Result<T, JsValue>;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wire.d.ts");

/// A value as JavaScript has it: objects, arrays, `null` for what is absent.
pub fn value<T: Serialize + ?Sized>(thing: &T) -> Answer<JsValue> {
    thing.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}

/// A refusal as a value to throw.
#[expect(clippy::needless_pass_by_value, reason = "what `map_err` hands on")]
pub fn refuse(error: Error) -> JsValue {
    value(&Refusal::from(&error)).unwrap_or_else(|failure| failure)
}

/// A refusal of an argument.
fn wrong(argument: &str, found: &str, expected: &'static str) -> JsValue {
    let found = format!("{:?}", found.chars().take(40).collect::<String>());
    refuse(Error::WrongShape { path: argument.to_owned(), found, expected })
}

/// A language by its tag.
pub fn lang(tag: &str) -> Answer<Lang> {
    tag.parse().map_err(|_| wrong("lang", tag, "\"id\" or \"en\""))
}

/// Today, where it is given.
pub fn day(text: Option<String>) -> Answer<Option<Date>> {
    let read = |text: String| {
        let exact = Date::parse(&text).filter(|date| date.to_string() == text);
        exact.ok_or_else(|| wrong("on", &text, "a day such as \"2026-11-24\""))
    };
    text.map(read).transpose()
}

/// The refusal of a place where the board has no posting.
pub fn no_place(at: usize) -> JsValue {
    wrong("at", &at.to_string(), "a place on the board, counted from 0")
}

/// The UTF-16 offset of a byte offset in a text. Linear in the offset.
fn utf16(text: &str, byte: usize) -> usize {
    let before = text.as_bytes().iter().take(byte);
    // Every character but its continuation bytes counts one unit; those of four bytes count two.
    before.map(|b| usize::from(*b & 0xc0 != 0x80) + usize::from(*b >= 0xf0)).sum()
}

/// A linked text with offsets in UTF-16 units.
pub fn linked(mut linked: Linked<'_>) -> Linked<'_> {
    for mention in &mut linked.mentions {
        (mention.start, mention.end) = (utf16(linked.text, mention.start), utf16(linked.text, mention.end));
    }
    for unknown in &mut linked.unknown {
        (unknown.start, unknown.end) = (utf16(linked.text, unknown.start), utf16(linked.text, unknown.end));
    }
    linked
}

/// A posting with offsets in UTF-16 units of its text.
pub fn posting<'a>(mut posting: Posting<'a>, text: &str) -> Posting<'a> {
    for job in
        std::iter::once(&mut posting.requirements).chain(posting.jobs.iter_mut().map(|job| &mut job.requirements))
    {
        for asked in job {
            (asked.start, asked.end) = (asked.start.map(|at| utf16(text, at)), asked.end.map(|at| utf16(text, at)));
        }
    }
    posting
}

/// What came of a feed.
#[derive(Debug, Default, Serialize)]
pub struct Fed {
    /// How many postings of it were read.
    count: usize,
    /// Those that were not.
    errors: Vec<Refused>,
}

/// A posting that could not be read.
#[derive(Debug, Serialize)]
struct Refused {
    /// Its place in the feed, from 0.
    at: usize,
    #[serde(flatten)]
    refusal: Refusal,
}

/// The postings of a feed that are good, and a report of the feed.
pub fn fed(read: Vec<padan::Result<padan::Posting>>) -> (Fed, Vec<padan::Posting>) {
    let (mut fed, mut good) = (Fed::default(), Vec::with_capacity(read.len()));
    for (at, posting) in read.into_iter().enumerate() {
        match posting {
            Ok(posting) => good.push(posting),
            Err(error) => fed.errors.push(Refused { at, refusal: Refusal::from(&error) }),
        }
    }
    fed.count = good.len();
    (fed, good)
}

/// Where every posting stands, in columns: typed arrays, since thousands of values one by one would take longer than the ranking.
#[derive(Debug, Serialize)]
pub struct Order {
    /// Places on the board, best first.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    postings: Uint32Array,
    /// The gate of each: 0 no, 1 unknown, 2 yes.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    gates: Uint8Array,
    /// How many have anything that the person can do.
    fitting: usize,
}

/// Columns of standings.
pub fn order(standings: &[Standing]) -> Order {
    let place = |one: &Standing| u32::try_from(one.posting).unwrap_or(u32::MAX);
    let gate = |one: &Standing| match one.gate {
        Gate::No => 0_u8,
        Gate::Unknown => 1,
        Gate::Yes => 2,
    };
    Order {
        postings: standings.iter().map(place).collect::<Vec<_>>().as_slice().into(),
        gates: standings.iter().map(gate).collect::<Vec<_>>().as_slice().into(),
        fitting: standings.iter().filter(|one| one.fits).count(),
    }
}

/// A match with its place on the board and its words.
#[derive(Debug, Serialize)]
pub struct Worded<'a> {
    #[serde(flatten)]
    result: Match<'a>,
    /// The posting's place on the board.
    posting: usize,
    reasons: explain::Reasons,
    fit_text: String,
    gate_text: &'static str,
}

/// A ranking with words.
pub fn ranking<'a>(viewer: Viewer<'a>, board: &'a Board, ranked: &'a [Ranked]) -> Vec<Worded<'a>> {
    let worded = |one: &'a Ranked| {
        let posting = board.postings().get(one.posting)?;
        let mut result = viewer.result(posting, &one.result);
        for outcome in &mut result.outcomes {
            let at = |byte: Option<usize>| byte.map(|byte| utf16(&posting.text, byte));
            (outcome.start, outcome.end) = (at(outcome.start), at(outcome.end));
        }
        let (lang, result_of) = (viewer.lang(), &one.result);
        Some(Worded {
            result,
            posting: one.posting,
            reasons: explain::reasons(viewer.catalog(), posting, result_of, lang),
            fit_text: explain::fit(result_of, lang),
            gate_text: explain::gate(result_of.gate, lang),
        })
    };
    ranked.iter().filter_map(worded).collect()
}
