//! The catalogue's source: CSV tables that people edit in a spreadsheet, read with every mistake reported at once.
//!
//! [`TABLES`] is the schema. [`read`] checks each table against it and then the references between them; what it returns
//! is either a whole [`Catalog`] or every [`Diagnostic`], each naming file, line, column, field, what was found and what to
//! do. Only with the feature `bake`.

use super::Catalog;
use super::build;
use crate::limits;
use crate::text::{Date, cut_chars};
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
            must("source", Holds::OneOf(&["skkni", "kbji", "own", "imported"])),
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
            must("source", Holds::OneOf(&["lexicon", "own", "imported"])),
        ],
    },
    Table {
        name: "occupations",
        key: 1,
        columns: &[
            must("code", Holds::Official),
            must("title_id", LABEL),
            must("title_en", LABEL),
            may("isco08", Holds::Official),
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
        } else if !self.field.is_empty() {
            write!(f, "\n    found:  nothing")?;
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
    ("P0120", "a word or its stem is not one word"),
    ("P0121", "a window closes before it opens"),
    ("P0122", "a table's file is empty"),
    ("P0123", "a capital from without to, or from above to"),
    ("P0124", "a file that is none of the tables"),
    ("P0125", "more rows than a catalogue may have"),
];

/// One row, with its place.
pub(super) struct Row<'a> {
    pub(super) table: &'static Table,
    pub(super) file: &'a str,
    pub(super) values: Vec<String>,
    /// Line and column of each value.
    places: Vec<(usize, usize)>,
    /// Whether something in it was complained of.
    faulty: bool,
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
            found: self.values.get(at).map(|value| shown(value)).unwrap_or_default(),
            remedy: remedy.into(),
        }
    }

    /// The line on which it begins.
    pub(super) fn line(&self) -> usize {
        self.places.first().map_or(1, |place| place.0)
    }
}

/// A value as shown in a message: its first 80 characters.
fn shown(value: &str) -> String {
    let (kept, was_cut) = cut_chars(value, 80);
    if was_cut { format!("{kept}…") } else { kept.to_owned() }
}

/// The one of several words that a misspelt one is likely to mean: a third of its characters may differ, three at
/// most, and its capitals.
fn nearest<'a>(word: &str, among: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let most = (word.chars().count() / 3).min(3);
    among
        .map(|other| (strsim::osa_distance(&other.to_lowercase(), &word), other))
        .min()
        .filter(|(distance, _)| *distance <= most)
        .map(|(_, other)| other)
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
        // Where two checks meet at the same value, one complaint is enough.
        all.dedup_by(|a, b| {
            (&a.file, a.line, a.column, a.code, &a.found) == (&b.file, b.line, b.column, b.code, &b.found)
        });
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
    // Tables of which not every row could be read: what refers to them cannot be checked.
    let mut partial: BTreeSet<&str> = BTreeSet::new();
    let mut misnamed: BTreeSet<&str> = BTreeSet::new();
    for (file, _) in files {
        let name = base_name(file);
        if table_of(file).is_none() {
            let meant = nearest(name.strip_suffix(".csv").unwrap_or(name), TABLES.iter().map(|table| table.name))
                .filter(|meant| {
                    !files.iter().any(|(file, _)| table_of(file).is_some_and(|table| table.name == *meant))
                });
            misnamed.extend(meant);
            mistakes.push(Diagnostic {
                file: file.clone(),
                line: 1,
                column: 1,
                code: "P0124",
                field: String::new(),
                message: meant.map_or_else(
                    || format!("no table is called {name}"),
                    |meant| format!("no table is called {name}; did you mean {meant}.csv?"),
                ),
                found: name.to_owned(),
                remedy: meant.map_or_else(
                    || "move the file out of the folder of tables".to_owned(),
                    |meant| format!("rename the file to \"{meant}.csv\""),
                ),
            });
        }
    }
    let folder = files.first().map_or("", |(file, _)| file.strip_suffix(base_name(file)).unwrap_or(""));
    for table in TABLES {
        let Some((file, bytes)) = files.iter().find(|(file, _)| table_of(file).is_some_and(|of| of.name == table.name))
        else {
            partial.insert(table.name);
            if !misnamed.contains(table.name) {
                mistakes.push(Diagnostic {
                    file: format!("{folder}{}.csv", table.name),
                    line: 1,
                    column: 1,
                    code: "P0101",
                    field: String::new(),
                    message: format!("the table {}.csv is missing", table.name),
                    found: "no such file".to_owned(),
                    remedy: format!("add the file \"{}.csv\" with the header \"{}\"", table.name, header(table)),
                });
            }
            continue;
        };
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                let text = text.strip_prefix('\u{feff}').unwrap_or(text);
                let (rows, whole) = read_table(table, file, text, &mut mistakes);
                if !whole {
                    partial.insert(table.name);
                }
                tables.insert(table.name, rows);
            }
            Err(error) => {
                partial.insert(table.name);
                mistakes.push(not_utf8(file, bytes, error.valid_up_to()));
            }
        }
    }
    check_references(&mut tables, &partial, &mut mistakes);
    // What the later checks need is only there for rows without a mistake, so the others are left out of them.
    if !mistakes.is_empty() {
        keep_sound(&mut tables);
    }
    match build::build(&tables, version) {
        Ok(catalog) if mistakes.is_empty() => return Ok(catalog),
        Ok(_) => {}
        Err(more) => mistakes.extend(more),
    }
    Err(mistakes.into())
}

fn base_name(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}

fn table_of(file: &str) -> Option<&'static Table> {
    let name = base_name(file).strip_suffix(".csv")?;
    TABLES.iter().find(|table| table.name == name)
}

fn not_utf8(file: &str, bytes: &[u8], at: usize) -> Diagnostic {
    let good = bytes.get(..at).map(String::from_utf8_lossy).unwrap_or_default();
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    Diagnostic {
        file: file.to_owned(),
        line: good.matches('\n').count() + 1,
        column: good.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1,
        code: "P0104",
        field: String::new(),
        message: format!("the file is {}", if utf16 { "UTF-16, not UTF-8" } else { "not UTF-8" }),
        found: format!("byte 0x{:02x}", bytes.get(at).copied().unwrap_or(0)),
        remedy: "save it from the spreadsheet as \"CSV UTF-8 (comma delimited)\"".to_owned(),
    }
}

fn header(table: &Table) -> String {
    table.columns.iter().map(|column| column.name).collect::<Vec<_>>().join(",")
}

/// What is wrong with a header, and whether its columns can be read all the same since only names are misspelt.
fn check_header(
    table: &Table,
    file: &str,
    values: &[String],
    places: &[(usize, usize)],
    mistakes: &mut Vec<Diagnostic>,
) -> bool {
    let wanted: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    if values == wanted {
        return true;
    }
    let mut complain = |at: usize, field: &str, message: String, found: &str| {
        let (line, column) = places.get(at).or(places.last()).copied().unwrap_or((1, 1));
        mistakes.push(Diagnostic {
            file: file.to_owned(),
            line,
            column,
            code: "P0102",
            field: field.to_owned(),
            message,
            found: shown(found),
            remedy: format!("write the header \"{}\"", header(table)),
        });
    };
    if let [only] = values
        && let Some(mark) = [(';', "semicolons"), ('\t', "tabs")].iter().find(|(mark, _)| only.contains(*mark))
    {
        let (line, column) = places.first().copied().unwrap_or((1, 1));
        mistakes.push(Diagnostic {
            file: file.to_owned(),
            line,
            column,
            code: "P0102",
            field: String::new(),
            message: format!("the columns are separated by {}, not by commas", mark.1),
            found: shown(only),
            remedy: format!("save it separated by commas, with the header \"{}\"", header(table)),
        });
        return false;
    }
    if !values.iter().any(|value| nearest(value, wanted.iter().copied()).is_some()) {
        complain(0, "", "the first line is not the header".to_owned(), &values.join(","));
        return false;
    }
    let mut misspelt = 0;
    for (at, value) in values.iter().enumerate().filter(|(_, value)| !wanted.contains(&value.as_str())) {
        misspelt += 1;
        let free = wanted.iter().copied().filter(|name| !values.iter().any(|value| value == name));
        match nearest(value, free) {
            Some(meant) => complain(
                at,
                meant,
                format!("{}.csv has no column \"{value}\"; did you mean \"{meant}\"?", table.name),
                value,
            ),
            None => complain(at, value, format!("{}.csv has no column \"{value}\"", table.name), value),
        }
    }
    let in_place = values.iter().zip(&wanted).all(|(value, want)| value == want || !wanted.contains(&value.as_str()));
    if misspelt == 0 || !in_place {
        for want in wanted.iter().filter(|want| misspelt == 0 && !values.iter().any(|value| value == *want)) {
            let at = wanted.iter().position(|name| name == want).unwrap_or(0);
            complain(at, want, format!("the column \"{want}\" is missing"), &values.join(","));
        }
        let all_there = wanted.iter().all(|want| values.iter().any(|value| value == want));
        if misspelt == 0 && all_there {
            let at = values.iter().zip(&wanted).position(|(a, b)| a != b).unwrap_or(wanted.len());
            let value = values.get(at).map_or("", String::as_str);
            let message = match wanted.get(at) {
                _ if values.iter().take(at).any(|earlier| earlier == value) => {
                    format!("the column \"{value}\" stands twice")
                }
                Some(want) => format!("the column \"{value}\" stands where \"{want}\" belongs"),
                None => format!("a column \"{value}\" too many"),
            };
            complain(at, value, message, value);
        }
    }
    in_place && values.len() == wanted.len()
}

/// The rows of a table, and whether all of them could be read.
fn read_table<'a>(
    table: &'static Table,
    file: &'a str,
    text: &str,
    mistakes: &mut Vec<Diagnostic>,
) -> (Vec<Row<'a>>, bool) {
    let mut rows: Vec<Row<'a>> = Vec::new();
    let mut records = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut seen: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    let mut headed = false;
    let mut whole = true;
    let complain =
        |(line, column): (usize, usize), code: &'static str, message: String, found: String, remedy: String| {
            Diagnostic { file: file.to_owned(), line, column, code, field: String::new(), message, found, remedy }
        };
    let most = match table.columns.first().map(|column| column.holds) {
        Some(Holds::Code | Holds::Official) => limits::CATALOG_CONCEPTS,
        _ => limits::CATALOG_LABELS,
    };
    let (mut counted, mut line) = (0, 1);
    for record in records.records() {
        let Ok(record) = record else { continue };
        let start = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        line += text.get(counted..start).map_or(0, |before| before.matches('\n').count());
        counted = start;
        let (places, open) = locate(text, start, line);
        let first = places.first().copied().unwrap_or((line, 1));
        if open {
            let value = places.len().checked_sub(1).and_then(|at| record.get(at)).unwrap_or("");
            mistakes.push(complain(
                places.last().copied().unwrap_or(first),
                "P0105",
                "a quote is opened here and never closed".to_owned(),
                shown(value.lines().next().unwrap_or("")),
                "close it with \" at the end of the value, or write \"\" for a quote inside a quoted value".to_owned(),
            ));
            whole = false;
            break;
        }
        let values: Vec<String> = record.iter().map(str::to_owned).collect();
        if !headed {
            headed = true;
            if !check_header(table, file, &values, &places, mistakes) {
                return (rows, false);
            }
            continue;
        }
        if rows.len() >= most {
            mistakes.push(complain(
                first,
                "P0125",
                format!("more than the {most} rows that this table may have"),
                values.join(","),
                "keep the table within the limit: delete the rows from here on".to_owned(),
            ));
            whole = false;
            break;
        }
        let columns = table.columns.len();
        if values.len() != columns {
            let remedy = if values.len() > columns {
                "put a value that holds a comma in quotes, such as \"rem, kopling\", or delete what is too much"
                    .to_owned()
            } else {
                format!("write all {columns} columns, {}; an empty one is two commas in a row", header(table))
            };
            mistakes.push(complain(
                places.get(columns).or(places.last()).copied().unwrap_or(first),
                "P0103",
                format!(
                    "this row has {} value{}, the header has {columns}",
                    values.len(),
                    if values.len() == 1 { "" } else { "s" }
                ),
                shown(&values.join(",")),
                remedy,
            ));
            // Its code counts as known, so that what refers to it is not complained of as well.
            rows.push(Row { table, file, values: values.into_iter().take(1).collect(), places, faulty: true });
            continue;
        }
        let mut row = Row { table, file, values, places, faulty: false };
        let before = mistakes.len();
        check_row(&row, mistakes);
        let key: Vec<String> = row.values.iter().take(table.key).map(|value| value.to_lowercase()).collect();
        if let Some(earlier) = seen.get(&key) {
            let name = table.columns.get(table.key - 1).map_or("", |column| column.name);
            if row.values.iter().take(table.key).any(|value| !value.is_empty()) {
                mistakes.push(row.complain(
                    name,
                    "P0108",
                    format!("the same {} as in line {earlier}", header_of(table, table.key)),
                    format!("delete the row, or change its {name}"),
                ));
            }
        } else {
            seen.insert(key, first.0);
        }
        row.faulty = mistakes.len() > before;
        rows.push(row);
    }
    if !headed {
        mistakes.push(complain(
            (1, 1),
            "P0122",
            "the file is empty".to_owned(),
            "no header".to_owned(),
            format!("write the header \"{}\"", header(table)),
        ));
        whole = false;
    }
    (rows, whole)
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

/// A text made into a code: what is no letter or digit becomes one hyphen.
fn as_code(value: &str) -> String {
    let folded = crate::text::fold(value);
    folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// A list written cleanly: entries without white space around them, none empty.
fn as_list(value: &str) -> String {
    value.split('|').map(str::trim).filter(|entry| !entry.is_empty()).collect::<Vec<_>>().join("|")
}

/// Bytes of a label as it is compared.
const LABEL_BYTES: usize = 3 * limits::LABEL_CHARS;

fn folded_size(value: &str) -> usize {
    if value.is_ascii() { value.len() } else { crate::text::fold(value).len() }
}

/// What is wrong with a filled value: code, message, remedy.
fn fault_of(holds: Holds, value: &str) -> Option<(&'static str, String, String)> {
    let write = || format!("write {}", expected(holds));
    match holds {
        Holds::Code if !is_code(value) => {
            let meant = as_code(value);
            let remedy =
                if meant.is_empty() { write() } else { format!("write \"{meant}\", here and where it is referred to") };
            Some(("P0107", "not written as codes are: small letters, digits, hyphens".to_owned(), remedy))
        }
        Holds::Official if value.chars().any(|c| c.is_whitespace() || c.is_control()) => Some((
            "P0107",
            "an official code and holds no white space".to_owned(),
            format!("write \"{}\"", value.split(|c: char| c.is_whitespace() || c.is_control()).collect::<String>()),
        )),
        Holds::Code | Holds::Official if value.chars().nth(limits::LABEL_CHARS).is_some() => Some((
            "P0113",
            format!("{} characters long where {} are allowed", value.chars().count(), limits::LABEL_CHARS),
            format!("shorten it to {} characters", limits::LABEL_CHARS),
        )),
        Holds::Text(most) if value.chars().count() > most => Some((
            "P0113",
            format!("{} characters long where {most} are allowed", value.chars().count()),
            format!("shorten it to {most} characters"),
        )),
        // A few signs unfold into many letters; the catalogue file holds words of a bounded size.
        Holds::Text(limits::LABEL_CHARS) | Holds::Words
            if value.split('|').any(|entry| folded_size(entry) > LABEL_BYTES) =>
        {
            Some((
                "P0113",
                format!(
                    "{} bytes long with its signs written out, where {LABEL_BYTES} are allowed",
                    folded_size(value)
                ),
                "shorten it, or write it in plain letters".to_owned(),
            ))
        }
        Holds::Words | Holds::Refs(_) if as_list(value) != value => Some((
            "P0114",
            "a list with an empty entry, or with white space beside a |".to_owned(),
            format!("write \"{}\"", as_list(value)),
        )),
        Holds::Words if value.split('|').any(|entry| entry.chars().count() > limits::LABEL_CHARS) => Some((
            "P0113",
            format!("a list with an entry of more than {} characters", limits::LABEL_CHARS),
            format!("shorten every entry between two | to {} characters", limits::LABEL_CHARS),
        )),
        Holds::OneOf(words) if !words.contains(&value) => Some((
            "P0110",
            format!("\"{}\", which is none of the words allowed", shown(value)),
            nearest(value, words.iter().copied())
                .map_or_else(write, |meant| format!("write \"{meant}\", or another of: {}", words.join(", "))),
        )),
        Holds::Whole(least, most) => {
            let digits = value.strip_prefix('-').unwrap_or(value);
            let whole = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
            let message = match value.parse::<u64>() {
                Ok(n) if whole && (least..=most).contains(&n) => return None,
                Ok(n) if whole && n < least => format!("less than {least}"),
                _ if whole && value.starts_with('-') => format!("less than {least}"),
                _ if whole => format!("more than {most}"),
                _ => "not a whole number".to_owned(),
            };
            Some(("P0111", message, write()))
        }
        Holds::Day => match Date::parse(value) {
            Some(date) if date.to_string() == *value => None,
            Some(date) => Some(("P0112", "a date in another form".to_owned(), format!("write \"{date}\""))),
            None => Some(("P0112", "not a day of the calendar".to_owned(), write())),
        },
        _ => None,
    }
}

fn check_row(row: &Row<'_>, mistakes: &mut Vec<Diagnostic>) {
    let before = mistakes.len();
    for (column, value) in row.table.columns.iter().zip(&row.values) {
        let name = column.name;
        if value.trim() != value {
            mistakes.push(row.complain(
                name,
                "P0114",
                "white space before or after the value",
                if value.trim().is_empty() && column.optional {
                    format!("empty {name}")
                } else {
                    format!("write \"{}\"", value.trim())
                },
            ));
        } else if value.is_empty() {
            if !column.optional {
                mistakes.push(row.complain(
                    name,
                    "P0106",
                    format!("{name} must be filled"),
                    format!("write {}", expected(column.holds)),
                ));
            }
        } else if let Some((code, message, mut remedy)) = fault_of(column.holds, value) {
            if name == "share" {
                remedy.push_str("; it counts ten-thousandths, so 40 % is 4000");
            }
            mistakes.push(row.complain(name, code, format!("{name} is {message}"), remedy));
        }
    }
    // The rules between columns speak of values that are good each for itself.
    if mistakes.len() == before {
        check_across(row, mistakes);
    }
}

/// Rules between the columns of one row.
fn check_across(row: &Row<'_>, mistakes: &mut Vec<Diagnostic>) {
    let is_empty = |name: &str| row.get(name).is_empty();
    match row.table.name {
        "aliases" => {
            let cued = row.get("use") == "cued";
            if cued && is_empty("cue") {
                mistakes.push(row.complain(
                    "cue",
                    "P0115",
                    "a cued alias needs the words that must stand near it",
                    "write \"@field\" for the cues of its field, or the cue words joined by |",
                ));
            } else if !cued && !is_empty("cue") {
                mistakes.push(row.complain(
                    "cue",
                    "P0115",
                    "cue words are read for use=cued only",
                    "empty cue, or write cued in the column use",
                ));
            }
        }
        "venture_needs" if row.get("kind") == "competency" => {
            if is_empty("code") {
                mistakes.push(row.complain(
                    "code",
                    "P0118",
                    "a need of kind competency names it by its code",
                    "write a code of competencies.csv, or another kind with text_id and text_en",
                ));
            }
            for name in ["text_id", "text_en"].into_iter().filter(|name| !is_empty(name)) {
                mistakes.push(row.complain(
                    name,
                    "P0118",
                    "a need of kind competency is named by its code alone",
                    format!("empty {name}"),
                ));
            }
        }
        "venture_needs" => {
            if !is_empty("code") {
                mistakes.push(row.complain(
                    "code",
                    "P0118",
                    format!("a need of kind {} has no competency code", row.get("kind")),
                    "empty code, or write competency in the column kind",
                ));
            }
            for name in ["text_id", "text_en"].into_iter().filter(|name| is_empty(name)) {
                mistakes.push(row.complain(
                    name,
                    "P0118",
                    format!("a need of kind {} is named in both languages", row.get("kind")),
                    format!("write its name in {name}"),
                ));
            }
        }
        "relations" if row.get("have") == row.get("need") => {
            mistakes.push(row.complain(
                "need",
                "P0119",
                "a competency cannot stand in for itself",
                "delete the row, or name another competency",
            ));
        }
        "programmes" => {
            let (opens, closes) = (Date::parse(row.get("opens")), Date::parse(row.get("closes")));
            if let (Some(opens), Some(closes)) = (opens, closes)
                && closes < opens
            {
                mistakes.push(row.complain(
                    "closes",
                    "P0121",
                    format!("the window closes before it opens on {opens}"),
                    format!("empty closes if it is not known, or write a day from {opens} on"),
                ));
            }
        }
        "ventures" => {
            let (from, to) = (row.get("capital_min_idr"), row.get("capital_max_idr"));
            if to.is_empty() && !from.is_empty() {
                mistakes.push(row.complain(
                    "capital_max_idr",
                    "P0123",
                    "a least capital without a largest",
                    format!("write \"{from}\" if it is one figure, or the largest"),
                ));
            } else if from.is_empty() && !to.is_empty() {
                mistakes.push(row.complain(
                    "capital_min_idr",
                    "P0123",
                    "a largest capital without a least",
                    format!("write \"{to}\" if it is one figure, or the least"),
                ));
            } else if row.number("capital_min_idr") > row.number("capital_max_idr") {
                mistakes.push(row.complain(
                    "capital_max_idr",
                    "P0123",
                    format!("the largest capital is under the least, {from}"),
                    format!("write \"{from}\" if it is one figure, or the largest"),
                ));
            }
        }
        _ => {}
    }
}

fn expected(holds: Holds) -> String {
    match holds {
        Holds::Code => "lower-case letters and digits joined by hyphens".to_owned(),
        Holds::Official => "the code as published".to_owned(),
        Holds::Text(most) => format!("a text of at most {most} characters"),
        Holds::OneOf(words) => format!("one of: {}", words.join(", ")),
        Holds::Whole(least, most) => format!("a whole number from {least} to {most}"),
        Holds::Day => "a day such as 2026-11-24".to_owned(),
        Holds::Ref(table) => format!("a code of {table}.csv"),
        Holds::Refs(table) => format!("codes of {table}.csv joined by |"),
        Holds::Words => "words joined by |".to_owned(),
    }
}

/// The codes of every table: what its rows are referred to by.
fn codes_of(tables: &Tables<'_>) -> BTreeMap<&'static str, BTreeSet<String>> {
    tables
        .iter()
        .map(|(name, rows)| (*name, rows.iter().filter_map(|row| row.values.first()).cloned().collect()))
        .collect()
}

/// Every reference of a row: its column, the table meant, the code.
fn references<'r>(row: &'r Row<'_>) -> impl Iterator<Item = (&'static str, &'static str, &'r str)> {
    row.table.columns.iter().zip(&row.values).flat_map(|(column, value)| {
        let table = match column.holds {
            Holds::Ref(table) | Holds::Refs(table) => Some(table),
            _ => None,
        };
        let list = matches!(column.holds, Holds::Refs(_));
        let codes = value.split(move |c| list && c == '|').map(str::trim).filter(|code| !code.is_empty());
        table.into_iter().flat_map(move |table| codes.clone().map(move |code| (column.name, table, code)))
    })
}

/// Every reference must name a row of its table.
fn check_references(tables: &mut Tables<'_>, partial: &BTreeSet<&str>, mistakes: &mut Vec<Diagnostic>) {
    let known = codes_of(tables);
    for row in tables.values_mut().flatten().filter(|row| row.values.len() == row.table.columns.len()) {
        let mut faults = Vec::new();
        for (column, table, code) in references(row) {
            // A table that could not be read has its own complaint.
            let Some(known) = known.get(table).filter(|_| !partial.contains(table)) else { continue };
            if known.contains(code) {
                continue;
            }
            let remedy = match nearest(code, known.iter().map(String::as_str)) {
                Some(near) => format!("write \"{near}\", or add a row \"{code}\" to {table}.csv"),
                None => format!("add a row \"{code}\" to {table}.csv, or write a code that is there"),
            };
            let mut fault = row.complain(column, "P0109", format!("{table}.csv has no \"{code}\""), remedy);
            fault.found = shown(code);
            faults.push(fault);
        }
        row.faulty |= !faults.is_empty();
        mistakes.append(&mut faults);
    }
}

/// Leaves only rows without a mistake whose references all name such rows.
fn keep_sound(tables: &mut Tables<'_>) {
    for rows in tables.values_mut() {
        rows.retain(|row| !row.faulty);
    }
    loop {
        let known = codes_of(tables);
        let mut dropped = false;
        for rows in tables.values_mut() {
            let before = rows.len();
            rows.retain(|row| {
                references(row).all(|(_, table, code)| known.get(table).is_some_and(|known| known.contains(code)))
            });
            dropped |= rows.len() < before;
        }
        if !dropped {
            return;
        }
    }
}
