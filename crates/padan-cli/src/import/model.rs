//! What every source is read into, and what is said of the reading.

use std::fmt;
use std::rc::Rc;

/// Where something stands.
#[derive(Clone, Debug)]
pub struct Place {
    pub file: Rc<str>,
    pub line: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// A name in one of the catalogue's two languages.
pub struct Alias {
    pub text: String,
    pub lang: &'static str,
}

/// A competency or an occupation as its source has it.
pub struct Concept {
    /// What the source calls it by, and what its relations say.
    pub id: String,
    /// What it will be called, as far as codes may be written so.
    pub code: String,
    /// Titles; where one is empty the other stands for both.
    pub title_id: String,
    pub title_en: String,
    pub aliases: Vec<Alias>,
    /// A competency's kind, as the tables have it.
    pub kind: &'static str,
    /// An occupation's ISCO-08 code, empty where unknown.
    pub isco: String,
    pub place: Place,
}

impl Concept {
    pub fn new(id: &str, code: &str, place: Place) -> Self {
        Self {
            id: id.to_owned(),
            code: code.to_owned(),
            title_id: String::new(),
            title_en: String::new(),
            aliases: Vec::new(),
            kind: "technical",
            isco: String::new(),
            place,
        }
    }

    /// Its title in a language; one that is there stays.
    pub fn titled(&mut self, lang: &str, title: &str) {
        let slot = if lang == "id" { &mut self.title_id } else { &mut self.title_en };
        if slot.is_empty() {
            title.clone_into(slot);
        }
    }

    /// Its aliases in a language, divided by any of some marks.
    pub fn named(&mut self, lang: &'static str, list: &str, marks: &[char]) {
        let texts = list.split(marks).map(str::trim).filter(|text| !text.is_empty());
        self.aliases.extend(texts.map(|text| Alias { text: text.to_owned(), lang }));
    }
}

/// What an occupation needs, by the ids of the source.
pub struct Need {
    pub occupation: String,
    pub competency: String,
    pub weight: u8,
    pub level: u8,
    pub place: Place,
}

/// The usual level where a source has none: does it alone.
pub const LEVEL: u8 = 2;
/// Weights where a source has two words for them.
pub const ESSENTIAL: u8 = 8;
pub const OPTIONAL: u8 = 3;

/// A classification.
#[derive(Default)]
pub struct Model {
    pub competencies: Vec<Concept>,
    pub occupations: Vec<Concept>,
    pub needs: Vec<Need>,
}

/// Rows of one sort: how many, and the first.
pub struct Note {
    pub what: &'static str,
    pub count: usize,
    pub first: Place,
    pub found: String,
}

/// What was read, what was left out or written otherwise, and why.
#[derive(Default)]
pub struct Told {
    /// Files and their rows.
    pub read: Vec<(String, usize)>,
    /// Files that could have been there.
    pub absent: Vec<String>,
    /// Files that are there and were not read.
    pub unread: Vec<String>,
    pub left: Vec<Note>,
    pub changed: Vec<Note>,
}

impl Told {
    /// Notes something that the catalogue will lack.
    pub fn leave(&mut self, what: &'static str, place: &Place, found: &str) {
        note(&mut self.left, what, place, found);
    }

    /// Notes something that the catalogue has in another form.
    pub fn change(&mut self, what: &'static str, place: &Place, found: &str) {
        note(&mut self.changed, what, place, found);
    }
}

fn note(list: &mut Vec<Note>, what: &'static str, place: &Place, found: &str) {
    match list.iter_mut().find(|note| note.what == what) {
        Some(note) => note.count += 1,
        None => {
            list.push(Note { what, count: 1, first: place.clone(), found: super::sheet::short(found) });
        }
    }
}

/// A text in one line, with single spaces.
pub fn line_of(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The last segment of a URI, or the whole id.
pub fn last_segment(uri: &str) -> &str {
    uri.trim_end_matches('/').rsplit(['/', '#']).next().unwrap_or(uri)
}

/// An ISCO-08 code: one to four digits, as such, as `C7231`, or at the end of a URI.
pub fn isco(text: &str) -> Option<&str> {
    let code = last_segment(text);
    let code = code.strip_prefix(['C', 'c']).unwrap_or(code);
    (1..=4).contains(&code.len()).then_some(code).filter(|code| code.bytes().all(|b| b.is_ascii_digit()))
}

/// An occupation's ISCO code, told where it is none.
pub fn isco_of(text: &str, place: &Place, told: &mut Told) -> String {
    if text.is_empty() {
        return String::new();
    }
    let code = isco(text);
    if code.is_none() {
        told.leave("occupation groups that are no ISCO code", place, text);
    }
    code.unwrap_or_default().to_owned()
}
