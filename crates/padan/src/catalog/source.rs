//! The catalogue's source: CSV tables that people edit in a spreadsheet, read with every mistake reported at once.
//!
//! [`TABLES`] is the schema. [`read`] checks each table against it and then the references between them; what it returns
//! is either a whole [`Catalog`] or every [`Diagnostic`], each naming file, line, column, field, what was found and what to
//! do. Only with the feature `bake`.

use super::Catalog;
use super::build;
use crate::limits;
use crate::text::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What a column may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// A new stable code: lower-case ASCII words joined by hyphens.
    Code,
    /// An official code, as published.
    Official,
    /// Text of at most this many characters.
    Text(usize),
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A whole number from, to.
    Whole(u64, u64),
    /// A date `YYYY-MM-DD`.
    Day,
    /// A code of another table's first column.
    Ref(&'static str),
    /// Such codes joined by `|`.
    Refs(&'static str),
    /// Words or phrases joined by `|`.
    Words,
}

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its header.
    pub name: &'static str,
    /// What it may hold.
    pub holds: Holds,
    /// Whether it may be empty.
    pub optional: bool,
}

/// A table of the source.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Its name; the file is `NAME.csv`.
    pub name: &'static str,
    /// Its columns, in order.
    pub columns: &'static [Column],
    /// How many leading columns together must be unique.
    pub key: usize,
}

const fn must(name: &'static str, holds: Holds) -> Column {
    Column { name, holds, optional: false }
}

const fn may(name: &'static str, holds: Holds) -> Column {
    Column { name, holds, optional: true }
}

const LABEL: Holds = Holds::Text(limits::LABEL_CHARS);
const PROSE: Holds = Holds::Text(limits::FIELD_CHARS);
const YES_NO: Holds = Holds::OneOf(&["yes", "no"]);
const LANGS: Holds = Holds::OneOf(&["id", "en"]);
const GRADES: Holds = Holds::OneOf(&["A", "B", "C", "V", "?"]);

/// Every table, in the order in which they refer to each other.
pub const TABLES: &[Table] = &[
    Table {
        name: "fields",
        key: 1,
        columns: &[
            must("code", Holds::Code),
            must("title_id", LABEL),
            must("title_en", LABEL),
            must("trade", YES_NO),
            may("cues", Holds::Words),
        ],
    },
    Table { name: "actions", key: 2, columns: &[must("field", Holds::Ref("fields")), must("text", LABEL)] },
    Table {
        name: "units",
        key: 1,
        columns: &[
            must("code", Holds::Official),
            must("title_id", LABEL),
            may("decree", LABEL),
            may("date", Holds::Day),
            must("grade", GRADES),
            may("superseded_by", LABEL),
            must("source", PROSE),
            may("note", PROSE),
        ],
    },
    Table {
        name: "competencies",
        key: 1,
        columns: &[
            must("code", Holds::Code),
            must("field", Holds::Ref("fields")),
            must("title_id", LABEL),
            must("title_en", LABEL),
            must("kind", Holds::OneOf(&["technical", "tool", "core", "language"])),
            must("scale", Holds::OneOf(&["kerja", "bahasa"])),
            must("no_substitute", YES_NO),
            must("source", Holds::OneOf(&["skkni", "kbji", "own"])),
        ],
    },
    Table {
        name: "evidence",
        key: 2,
        columns: &[
            must("competency", Holds::Ref("competencies")),
            must("unit", Holds::Ref("units")),
            must("rank", Holds::Whole(1, 50)),
        ],
    },
    Table {
        name: "aliases",
        key: 2,
        columns: &[
            must("competency", Holds::Ref("competencies")),
            must("text", LABEL),
            must("lang", LANGS),
            must("use", Holds::OneOf(&["phrase", "object", "cued"])),
            must(
                "style",
                Holds::OneOf(&["everyday", "formal", "slang", "loan", "job", "tool", "abbreviation", "misspelling"]),
            ),
            may("cue", Holds::Words),
            must("source", Holds::OneOf(&["lexicon", "own"])),
        ],
    },
    Table {
        name: "occupations",
        key: 1,
        columns: &[
            must("code", Holds::Official),
            must("title_id", LABEL),
            must("title_en", LABEL),
            must("isco08", Holds::Official),
            may("fields", Holds::Refs("fields")),
            must("source", LABEL),
        ],
    },
    Table {
        name: "job_titles",
        key: 2,
        columns: &[
            must("occupation", Holds::Ref("occupations")),
            must("text", LABEL),
            must("lang", LANGS),
            must("source", LABEL),
        ],
    },
    Table {
        name: "needs",
        key: 2,
        columns: &[
            must("occupation", Holds::Ref("occupations")),
            must("competency", Holds::Ref("competencies")),
            must("weight", Holds::Whole(1, 10)),
            must("level", Holds::Whole(1, 3)),
        ],
    },
    Table {
        name: "tracks",
        key: 1,
        columns: &[
            must("code", Holds::Code),
            must("title_id", LABEL),
            must("title_en", LABEL),
            must("field", Holds::Ref("fields")),
            may("hours", Holds::Whole(1, 10_000)),
            may("hours_note", PROSE),
            may("kkni", LABEL),
            may("kejuruan", LABEL),
            must("grade", GRADES),
            must("source", PROSE),
        ],
    },
    Table {
        name: "track_units",
        key: 2,
        columns: &[must("track", Holds::Ref("tracks")), must("unit", Holds::Ref("units"))],
    },
    Table {
        name: "teaches",
        key: 2,
        columns: &[
            must("track", Holds::Ref("tracks")),
            must("competency", Holds::Ref("competencies")),
            must("weight", Holds::Whole(1, 10)),
        ],
    },
    Table {
        name: "relations",
        key: 2,
        columns: &[
            must("have", Holds::Ref("competencies")),
            must("need", Holds::Ref("competencies")),
            must("share", Holds::Whole(100, 5_000)),
            must("note", PROSE),
        ],
    },
    Table {
        name: "ventures",
        key: 1,
        columns: &[
            must("code", Holds::Code),
            must("title_id", LABEL),
            must("title_en", LABEL),
            must("field", Holds::Ref("fields")),
            may("capital_min_idr", Holds::Whole(1, 1_000_000_000_000)),
            may("capital_max_idr", Holds::Whole(1, 1_000_000_000_000)),
            may("capital_source", PROSE),
            must("source", PROSE),
        ],
    },
    Table {
        name: "venture_needs",
        key: 4,
        columns: &[
            must("venture", Holds::Ref("ventures")),
            must("kind", Holds::OneOf(&["competency", "tool", "permit", "certificate"])),
            may("code", Holds::Ref("competencies")),
            may("text_id", LABEL),
            may("text_en", LABEL),
            must("importance", Holds::OneOf(&["must", "preferred"])),
            must("source", PROSE),
        ],
    },
    Table {
        name: "programmes",
        key: 1,
        columns: &[
            must("code", Holds::Code),
            must("title_id", LABEL),
            must("title_en", LABEL),
            may("fields", Holds::Refs("fields")),
            must("offers_id", PROSE),
            must("offers_en", PROSE),
            may("conditions_id", PROSE),
            may("conditions_en", PROSE),
            may("opens", Holds::Day),
            may("closes", Holds::Day),
            must("grade", GRADES),
            must("source", PROSE),
        ],
    },
    Table { name: "regions", key: 1, columns: &[must("code", Holds::Official), must("name", LABEL)] },
    Table { name: "region_names", key: 2, columns: &[must("region", Holds::Ref("regions")), must("text", LABEL)] },
    Table { name: "stems", key: 1, columns: &[must("word", LABEL), must("stem", LABEL)] },
    Table { name: "ordinary_words", key: 1, columns: &[must("word", LABEL)] },
];

/// A mistake in the source, in words that say what to do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Diagnostic {
    /// File as given.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Stable code.
    pub code: &'static str,
    /// Header of the column, or empty when the whole row or file is meant.
    pub field: String,
    /// What is wrong.
    pub message: String,
    /// The value found.
    pub found: String,
    /// What to do about it.
    pub remedy: String,
}

impl std::fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}: {} {}", self.file, self.line, self.column, self.code, self.message)?;
        if !self.field.is_empty() {
            write!(f, "\n    field:  {}", self.field)?;
        }
        if !self.found.is_empty() {
            write!(f, "\n    found:  {:?}", self.found)?;
        }
        write!(f, "\n    remedy: {}", self.remedy)
    }
}

/// Every code with what it means; each has a fixture in the tests.
pub const CODES: &[(&str, &str)] = &[
    ("P0101", "a table's file is missing"),
    ("P0102", "a header differs from the schema"),
    ("P0103", "a row has too few or too many fields"),
    ("P0104", "the file is not UTF-8"),
    ("P0105", "a quote is opened and never closed"),
    ("P0106", "a field that must be filled is empty"),
    ("P0107", "a code is not written as codes are"),
    ("P0108", "a row repeats another's key"),
    ("P0109", "a reference names nothing"),
    ("P0110", "a value is none of those allowed"),
    ("P0111", "a number is not whole or out of range"),
    ("P0112", "a date is not a date"),
    ("P0113", "a text is too long"),
    ("P0114", "white space before or after a value"),
    ("P0115", "a cue without use=cued, or use=cued without a cue"),
    ("P0116", "one alias for two competencies of a field"),
    ("P0117", "an alias or job title without a word that counts"),
    ("P0118", "a venture's need says neither code nor words, or both"),
    ("P0119", "a relation towards a competency that nothing may stand in for, or to itself"),
    ("P0120", "a stem is not among the words"),
    ("P0121", "a window closes before it opens"),
    ("P0122", "a table has no rows"),
    ("P0123", "a capital from without to, or from above to"),
];

/// One row, with its place.
pub(super) struct Row<'a> {
    pub(super) table: &'static Table,
    pub(super) file: &'a str,
    pub(super) values: Vec<String>,
    /// Line and column of each value.
    places: Vec<(usize, usize)>,
}

impl Row<'_> {
    pub(super) fn get(&self, name: &str) -> &str {
        let at = self.table.columns.iter().position(|column| column.name == name);
        at.and_then(|at| self.values.get(at)).map_or("", String::as_str)
    }

    pub(super) fn number(&self, name: &str) -> u64 {
        self.get(name).parse().unwrap_or(0)
    }

    pub(super) fn list(&self, name: &str) -> impl Iterator<Item = &str> {
        self.get(name).split('|').filter(|item| !item.is_empty())
    }

    pub(super) fn complain(
        &self,
        name: &str,
        code: &'static str,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Diagnostic {
        let at = self.table.columns.iter().position(|column| column.name == name).unwrap_or(0);
        let (line, column) = self.places.get(at).copied().unwrap_or((1, 1));
        Diagnostic {
            file: self.file.to_owned(),
            line,
            column,
            code,
            field: name.to_owned(),
            message: message.into(),
            found: self.values.get(at).cloned().unwrap_or_default(),
            remedy: remedy.into(),
        }
    }
}

/// The rows of every table.
pub(super) type Tables<'a> = BTreeMap<&'static str, Vec<Row<'a>>>;

/// The mistakes of a source, sorted by place; at most [`limits::ERRORS_REPORTED`], the rest counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistakes {
    /// The first ones.
    pub reported: Vec<Diagnostic>,
    /// How many more there are.
    pub more: usize,
}

impl From<Vec<Diagnostic>> for Mistakes {
    fn from(mut all: Vec<Diagnostic>) -> Self {
        all.sort();
        all.dedup();
        let more = all.len().saturating_sub(limits::ERRORS_REPORTED);
        all.truncate(limits::ERRORS_REPORTED);
        Self { reported: all, more }
    }
}

/// Reads the source tables, given as name (`NAME.csv` or a path that ends so) and bytes, into a catalogue of a content
/// version.
///
/// # Errors
/// Every mistake found in all tables, in one run.
pub fn read(files: &[(String, Vec<u8>)], version: &str) -> Result<Catalog, Mistakes> {
    let mut mistakes = Vec::new();
    let mut tables = Tables::new();
    let texts: Vec<(&str, &str)> = files
        .iter()
        .filter_map(|(name, bytes)| match std::str::from_utf8(bytes) {
            Ok(text) => Some((name.as_str(), text)),
            Err(error) => {
                let good = bytes.get(..error.valid_up_to()).map(String::from_utf8_lossy).unwrap_or_default();
                let line = good.matches('\n').count() + 1;
                let column = good.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
                mistakes.push(Diagnostic {
                    file: name.clone(),
                    line,
                    column,
                    code: "P0104",
                    field: String::new(),
                    message: "the file is not UTF-8".to_owned(),
                    found: format!("byte 0x{:02x}", bytes.get(error.valid_up_to()).copied().unwrap_or(0)),
                    remedy: "save it as \"CSV UTF-8\"".to_owned(),
                });
                None
            }
        })
        .collect();
    for table in TABLES {
        let wanted = format!("{}.csv", table.name);
        let is_it =
            |name: &str| name == wanted || name.strip_suffix(&wanted).is_some_and(|lead| lead.ends_with(['/', '\\']));
        let found = texts.iter().find(|(name, _)| is_it(name));
        if let Some((name, text)) = found {
            tables.insert(
                table.name,
                read_table(table, name, text.strip_prefix('\u{feff}').unwrap_or(text), &mut mistakes),
            );
        } else if !files.iter().any(|(name, _)| is_it(name)) {
            mistakes.push(Diagnostic {
                file: wanted,
                line: 1,
                column: 1,
                code: "P0101",
                field: String::new(),
                message: "the table is missing".to_owned(),
                found: String::new(),
                remedy: format!("add the file with the header {}", header(table)),
            });
        }
    }
    check_references(&tables, &mut mistakes);
    if mistakes.is_empty() {
        match build::build(&tables, version) {
            Ok(catalog) => return Ok(catalog),
            Err(more) => mistakes = more,
        }
    }
    Err(mistakes.into())
}

fn header(table: &Table) -> String {
    table.columns.iter().map(|column| column.name).collect::<Vec<_>>().join(",")
}

fn read_table<'a>(table: &'static Table, file: &'a str, text: &str, mistakes: &mut Vec<Diagnostic>) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = Vec::new();
    let mut records = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut seen: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    let mut first = true;
    let mut headed = false;
    let mut counted = (0, 1);
    let complain = |line: usize, column: usize, code: &'static str, message: String, found: String, remedy: String| {
        Diagnostic { file: file.to_owned(), line, column, code, field: String::new(), message, found, remedy }
    };
    for record in records.records() {
        let Ok(record) = record else { continue };
        let start = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        let line = counted.1 + text.get(counted.0..start).map_or(0, |between| between.matches('\n').count());
        counted = (start, line);
        let (places, open) = locate(text, start, line);
        if open {
            let place = places.last().copied().unwrap_or((line, 1));
            mistakes.push(complain(
                place.0,
                place.1,
                "P0105",
                "a quote is opened and never closed".to_owned(),
                String::new(),
                "close it with \", or write \"\" for a quote inside a quoted field".to_owned(),
            ));
            break;
        }
        let values: Vec<String> = record.iter().map(str::to_owned).collect();
        if first {
            first = false;
            headed = true;
            let wanted: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
            if values != wanted {
                let at = values.iter().zip(&wanted).position(|(a, b)| a != b).unwrap_or(values.len().min(wanted.len()));
                let place = places.get(at).copied().unwrap_or((line, 1));
                mistakes.push(complain(
                    place.0,
                    place.1,
                    "P0102",
                    format!("the header differs from the schema in column {}", at + 1),
                    values.join(","),
                    format!("write the header {}", header(table)),
                ));
                return rows;
            }
            continue;
        }
        if values.len() != table.columns.len() {
            mistakes.push(complain(
                line,
                1,
                "P0103",
                format!("{} fields where the header has {}", values.len(), table.columns.len()),
                values.join(","),
                "quote fields that hold a comma, and write every column even when empty".to_owned(),
            ));
            continue;
        }
        let row = Row { table, file, values, places };
        check_row(&row, mistakes);
        let key: Vec<String> = row.values.iter().take(table.key).map(|value| value.to_lowercase()).collect();
        if let Some(earlier) = seen.get(&key) {
            let name = table.columns.get(table.key - 1).map_or("", |column| column.name);
            mistakes.push(row.complain(
                name,
                "P0108",
                format!("the same {} as in line {earlier}", header_of(table, table.key)),
                format!("keep one of the two rows, or change its {name}"),
            ));
        } else {
            seen.insert(key, line);
        }
        rows.push(row);
    }
    if !headed {
        mistakes.push(complain(
            1,
            1,
            "P0122",
            "the table is empty".to_owned(),
            String::new(),
            format!("write the header {}", header(table)),
        ));
    }
    rows
}

fn header_of(table: &Table, key: usize) -> String {
    table.columns.iter().take(key).map(|column| column.name).collect::<Vec<_>>().join(" and ")
}

/// Line and column at which each field of the record at `start` begins, and whether a quote stays open.
fn locate(text: &str, start: usize, line: usize) -> (Vec<(usize, usize)>, bool) {
    let (mut line, mut column) = (line, 1);
    let mut places = vec![(line, column)];
    let mut quoted = false;
    let mut fresh = true;
    let mut rest = text.get(start..).unwrap_or("").chars().peekable();
    while let Some(c) = rest.next() {
        column += 1;
        match c {
            '"' if quoted => {
                if rest.peek() == Some(&'"') {
                    rest.next();
                    column += 1;
                } else {
                    quoted = false;
                }
            }
            '"' if fresh => quoted = true,
            ',' if !quoted => {
                places.push((line, column));
                fresh = true;
                continue;
            }
            '\n' => {
                if !quoted {
                    // Blank lines before the record belong to it for the reader.
                    if places.len() == 1 && fresh {
                        line += 1;
                        column = 1;
                        places = vec![(line, column)];
                        continue;
                    }
                    return (places, false);
                }
                line += 1;
                column = 1;
            }
            '\r' => continue,
            _ => {}
        }
        fresh = false;
    }
    (places, quoted)
}

fn is_code(value: &str) -> bool {
    !value.is_empty()
        && value
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

fn check_row(row: &Row<'_>, mistakes: &mut Vec<Diagnostic>) {
    for (column, value) in row.table.columns.iter().zip(&row.values) {
        let name = column.name;
        if value.trim() != value {
            mistakes.push(row.complain(
                name,
                "P0114",
                "white space before or after the value",
                format!("write {:?}", value.trim()),
            ));
            continue;
        }
        if value.is_empty() {
            if !column.optional {
                mistakes.push(row.complain(
                    name,
                    "P0106",
                    format!("{name} must be filled"),
                    format!("write {}", expected(column.holds)),
                ));
            }
            continue;
        }
        let too_long = |most: usize| value.chars().count() > most;
        let fault = match column.holds {
            Holds::Code if !is_code(value) => {
                Some(("P0107", "not written as codes are".to_owned(), format!("write {}", expected(column.holds))))
            }
            Holds::Official if value.chars().any(|c| c.is_whitespace() || c.is_control()) => Some((
                "P0107",
                "an official code holds no white space".to_owned(),
                "write the code as published, without spaces".to_owned(),
            )),
            Holds::Text(most) if too_long(most) => Some((
                "P0113",
                format!("{} characters where {most} are allowed", value.chars().count()),
                format!("shorten it to {most} characters"),
            )),
            Holds::Words if value.split('|').any(|word| word.trim().is_empty() || word.trim() != word) => Some((
                "P0114",
                "an empty entry or white space beside a |".to_owned(),
                "write words joined by | alone".to_owned(),
            )),
            Holds::OneOf(words) if !words.contains(&value.as_str()) => {
                Some(("P0110", "none of the values allowed".to_owned(), format!("write {}", expected(column.holds))))
            }
            Holds::Whole(least, most) => match value.parse::<u64>() {
                Ok(n) if (least..=most).contains(&n) => None,
                _ => Some((
                    "P0111",
                    "not a whole number in range".to_owned(),
                    format!("write {}", expected(column.holds)),
                )),
            },
            Holds::Day => match Date::parse(value) {
                Some(date) if date.to_string() == *value => None,
                _ => Some(("P0112", "not a date".to_owned(), format!("write {}", expected(column.holds)))),
            },
            _ => None,
        };
        if let Some((code, message, remedy)) = fault {
            mistakes.push(row.complain(name, code, message, remedy));
        }
    }
    check_across(row, mistakes);
}

/// Rules between the columns of one row.
fn check_across(row: &Row<'_>, mistakes: &mut Vec<Diagnostic>) {
    match row.table.name {
        "aliases" => {
            let cued = row.get("use") == "cued";
            if cued && row.get("cue").is_empty() {
                mistakes.push(row.complain(
                    "cue",
                    "P0115",
                    "a cued alias needs its cue words",
                    "write the cue words joined by |, or @field, or use phrase or object",
                ));
            } else if !cued && !row.get("cue").is_empty() {
                mistakes.push(row.complain(
                    "cue",
                    "P0115",
                    "cue words go with use=cued only",
                    "empty the cue, or write cued in use",
                ));
            }
        }
        "venture_needs" => {
            let (coded, worded) =
                (!row.get("code").is_empty(), !row.get("text_id").is_empty() && !row.get("text_en").is_empty());
            let competency = row.get("kind") == "competency";
            if coded != competency || worded == competency {
                mistakes.push(row.complain(
                    "code",
                    "P0118",
                    "a competency is named by its code, anything else in words",
                    "fill code for kind competency; fill text_id and text_en for the others",
                ));
            }
        }
        "relations" if row.get("have") == row.get("need") => {
            mistakes.push(row.complain(
                "need",
                "P0119",
                "a competency cannot stand in for itself",
                "name another competency, or delete the row",
            ));
        }
        "programmes" => {
            let (opens, closes) = (row.get("opens"), row.get("closes"));
            if !opens.is_empty() && !closes.is_empty() && closes < opens {
                mistakes.push(row.complain(
                    "closes",
                    "P0121",
                    "the window closes before it opens",
                    "swap the two dates, or empty the one that is unknown",
                ));
            }
        }
        "ventures" => {
            let (from, to) = (row.get("capital_min_idr"), row.get("capital_max_idr"));
            if from.is_empty() != to.is_empty() || row.number("capital_min_idr") > row.number("capital_max_idr") {
                mistakes.push(row.complain(
                    "capital_max_idr",
                    "P0123",
                    "a capital needs both ends, the smaller first",
                    "fill both columns, or empty both",
                ));
            }
        }
        _ => {}
    }
}

fn expected(holds: Holds) -> String {
    match holds {
        Holds::Code => "lower-case letters and digits joined by hyphens, such as motor-karburator".to_owned(),
        Holds::Official => "the code as published".to_owned(),
        Holds::Text(most) => format!("text of at most {most} characters"),
        Holds::OneOf(words) => format!("one of: {}", words.join(", ")),
        Holds::Whole(least, most) => format!("a whole number from {least} to {most}"),
        Holds::Day => "a date such as 2026-11-24".to_owned(),
        Holds::Ref(table) => format!("a code of {table}.csv"),
        Holds::Refs(table) => format!("codes of {table}.csv joined by |"),
        Holds::Words => "words joined by |".to_owned(),
    }
}

/// Every reference must name a row of its table.
fn check_references(tables: &Tables<'_>, mistakes: &mut Vec<Diagnostic>) {
    let codes: BTreeMap<&str, BTreeSet<&str>> = tables
        .iter()
        .map(|(name, rows)| (*name, rows.iter().filter_map(|row| row.values.first()).map(String::as_str).collect()))
        .collect();
    for row in tables.values().flatten() {
        for (column, value) in row.table.columns.iter().zip(&row.values) {
            let (Holds::Ref(table) | Holds::Refs(table)) = column.holds else { continue };
            // A table that could not be read has its own complaint.
            let Some(known) = codes.get(table).filter(|known| !known.is_empty()) else { continue };
            for code in value.split('|').filter(|code| !code.is_empty()) {
                if !known.contains(code) {
                    let near = known
                        .iter()
                        .map(|other| (strsim::osa_distance(other, code), *other))
                        .min()
                        .filter(|(distance, _)| *distance <= 3);
                    let remedy = match near {
                        Some((_, near)) => format!("write {near}, or add {code} to {table}.csv"),
                        None => format!("add {code} to {table}.csv, or name a row that is there"),
                    };
                    let mut fault = row.complain(column.name, "P0109", format!("{table}.csv has no {code}"), remedy);
                    code.clone_into(&mut fault.found);
                    mistakes.push(fault);
                }
            }
        }
    }
}
