//! A folder of tables as others write them: comma, semicolon or tab; columns by their header, in any order and case.

use super::model::{Place, Told};
use crate::input::Failure;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// A folder and the names of its files.
pub struct Folder {
    dir: PathBuf,
    names: Vec<String>,
}

impl Folder {
    pub fn open(dir: &Path) -> Result<Self, Failure> {
        let shown = dir.display().to_string();
        let refuse = |error: &std::io::Error| Failure::file(&shown, error);
        let mut names = Vec::new();
        for entry in std::fs::read_dir(dir).map_err(|error| refuse(&error))? {
            let entry = entry.map_err(|error| refuse(&error))?;
            if entry.path().is_file() {
                names.push(entry.file_name().to_string_lossy().into_owned());
            }
        }
        names.sort();
        Ok(Self { dir: dir.to_owned(), names })
    }

    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// A refusal that speaks of the folder and shows what is in it.
    pub fn refuse(&self, message: &str, remedy: &str) -> Failure {
        let found = if self.names.is_empty() { "no file".to_owned() } else { self.names.join(", ") };
        let found = if found.chars().count() > 300 { format!("{} files", self.names.len()) } else { found };
        Failure::told("P0911", message, remedy).in_file(&self.dir.display().to_string()).finding("", &found)
    }

    /// The file of one of these names, in any case.
    fn find(&self, names: &[&str]) -> Result<Option<&str>, Failure> {
        let mut found = self.names.iter().filter(|name| names.iter().any(|wanted| name.eq_ignore_ascii_case(wanted)));
        let first = found.next();
        if let (Some(first), Some(second)) = (first, found.next()) {
            let message = format!("{first} and {second} are both there, and one is read");
            return Err(self.refuse(&message, "move one of them out of the folder"));
        }
        Ok(first.map(String::as_str))
    }

    /// A table that must be there, by one of its names.
    pub fn must(&self, names: &[&str], told: &mut Told) -> Result<Sheet, Failure> {
        match self.find(names)? {
            Some(name) => self.sheet(name, told),
            None => Err(self.refuse(
                &format!("{} is missing", names.join(" or ")),
                &format!("put {} there, or name the folder that holds it", names.first().unwrap_or(&"the file")),
            )),
        }
    }

    /// A table that may be missing, which is then told.
    pub fn may(&self, names: &[&str], told: &mut Told) -> Result<Option<Sheet>, Failure> {
        if let Some(name) = self.find(names)? {
            return self.sheet(name, told).map(Some);
        }
        told.absent.push((*names.first().unwrap_or(&"")).to_owned());
        Ok(None)
    }

    /// A table that is there.
    pub fn sheet(&self, name: &str, told: &mut Told) -> Result<Sheet, Failure> {
        let path = self.dir.join(name);
        let shown = path.display().to_string();
        let bytes = std::fs::read(&path).map_err(|error| Failure::file(&shown, &error))?;
        let sheet = Sheet::read(&shown, name, bytes)?;
        told.read.push((name.to_owned(), sheet.rows.len()));
        Ok(sheet)
    }
}

/// A table.
pub struct Sheet {
    shown: String,
    name: Rc<str>,
    headers: Vec<String>,
    rows: Vec<(usize, csv::StringRecord)>,
}

impl Sheet {
    fn read(shown: &str, name: &str, bytes: Vec<u8>) -> Result<Self, Failure> {
        let text = String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes();
            let good = String::from_utf8_lossy(bytes.get(..at).unwrap_or_default()).into_owned();
            let column = good.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
            Failure::not_utf8(shown, good.matches('\n').count() + 1, column, bytes.get(at).copied().unwrap_or(0))
        })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let first = text.trim_start().lines().next().unwrap_or("");
        let ends = |end: &str| Path::new(name).extension().is_some_and(|have| have.eq_ignore_ascii_case(end));
        // A file of tabs is written without quotes: what looks like one is a sign of the text.
        let tabs = ends("tsv") || ends("txt");
        let mark = if tabs {
            b'\t'
        } else {
            *[b',', b';', b'\t']
                .iter()
                .rev()
                .max_by_key(|mark| first.bytes().filter(|b| b == *mark).count())
                .unwrap_or(&b',')
        };
        if let Some((line, message)) = (!tabs).then(|| misquoted(text, mark)).flatten() {
            let found = text.lines().nth(line - 1).unwrap_or("");
            let remedy = "close it with \" at the end of the value, or write \"\" for a quote inside a quoted value";
            return Err(Failure::told("P0913", message, remedy)
                .in_file(shown)
                .at_line(line)
                .finding("", &short(found)));
        }
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(mark)
            .quoting(!tabs)
            .from_reader(text.as_bytes());
        let mut sheet = Self { shown: shown.to_owned(), name: name.into(), headers: Vec::new(), rows: Vec::new() };
        let (mut counted, mut line) = (0, 1);
        for record in reader.records() {
            // What is read is text, and any number of values is taken: no record is refused.
            let Ok(record) = record else { continue };
            let start = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
            let blank = text.get(start..).map_or(0, |rest| rest.len() - rest.trim_start_matches(['\r', '\n']).len());
            let start = start + blank;
            line += text.get(counted..start).map_or(0, |before| before.matches('\n').count());
            counted = start;
            if sheet.headers.is_empty() {
                sheet.headers = record.iter().map(|header| header.trim().to_owned()).collect();
                continue;
            }
            let (have, want) = (record.len(), sheet.headers.len());
            // Tables of tabs leave out what is empty at the end of a row.
            if have > want || have < want && !tabs {
                return Err(Failure::told(
                    "P0913",
                    &format!("this row has {have} values, the header has {want}"),
                    "put a value that holds the separator or a line break in quotes, and write \"\" for a quote inside it",
                )
                .in_file(shown)
                .at_line(line)
                .finding("", &short(&record.iter().collect::<Vec<_>>().join(" | "))));
            }
            if record.iter().any(|value| !value.trim().is_empty()) {
                sheet.rows.push((line, record));
            }
        }
        if sheet.headers.is_empty() {
            return Err(Failure::told("P0912", "the file is empty", "write a header and rows, or remove the file")
                .in_file(shown)
                .at_line(1)
                .finding("", "no header"));
        }
        Ok(sheet)
    }

    /// The column of one of these names.
    pub fn may(&self, names: &[&str]) -> Result<Option<usize>, Failure> {
        for name in names {
            let mut found = (0..).zip(&self.headers).filter(|(_, header)| plain(header) == plain(name));
            if let Some((at, header)) = found.next() {
                if found.next().is_some() {
                    let message = format!("the column \"{header}\" stands twice");
                    return Err(self.refuse_column(&message, name, "rename or remove one of them"));
                }
                return Ok(Some(at));
            }
        }
        Ok(None)
    }

    /// The column of one of these names, which must be there.
    pub fn must(&self, names: &[&str]) -> Result<Option<usize>, Failure> {
        let found = self.may(names)?;
        if found.is_none() {
            let name = names.first().copied().unwrap_or("");
            let remedy = match names {
                [_] | [] => format!("name the column that holds it \"{name}\""),
                [_, others @ ..] => {
                    format!("name the column that holds it \"{name}\" (read too: {})", others.join(", "))
                }
            };
            return Err(self.refuse_column(&format!("there is no column \"{name}\""), name, &remedy));
        }
        Ok(found)
    }

    fn refuse_column(&self, message: &str, name: &str, remedy: &str) -> Failure {
        Failure::told("P0912", message, remedy)
            .in_file(&self.shown)
            .at_line(1)
            .finding(name, &short(&self.headers.join(", ")))
    }

    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, cells)| Row { sheet: self, line: *line, cells })
    }
}

/// One row.
pub struct Row<'s> {
    sheet: &'s Sheet,
    line: usize,
    cells: &'s csv::StringRecord,
}

impl<'s> Row<'s> {
    /// The value in a column, trimmed; empty where there is no such column.
    pub fn get(&self, column: Option<usize>) -> &'s str {
        column.and_then(|at| self.cells.get(at)).unwrap_or("").trim()
    }

    pub fn place(&self) -> Place {
        Place { file: Rc::clone(&self.sheet.name), line: self.line }
    }

    /// A refusal of the value in a column.
    pub fn refuse(&self, column: Option<usize>, message: &str, remedy: &str) -> Failure {
        let header = column.and_then(|at| self.sheet.headers.get(at)).map_or("", String::as_str);
        Failure::told("P0914", message, remedy)
            .in_file(&self.sheet.shown)
            .at_line(self.line)
            .finding(header, &short(self.get(column)))
    }

    /// A whole number in a range; `None` where the value is empty.
    pub fn whole(&self, column: Option<usize>, least: u8, most: u8) -> Result<Option<u8>, Failure> {
        let value = self.get(column);
        if value.is_empty() {
            return Ok(None);
        }
        let number = value.parse().ok().filter(|number| (least..=most).contains(number));
        number.map(Some).ok_or_else(|| {
            let range = format!("a whole number from {least} to {most}");
            self.refuse(column, &format!("this is not {range}"), &format!("write {range}, or nothing"))
        })
    }
}

/// The line where a quote is opened that nothing closes, or that is closed with the value going on after it: then it has most
/// likely swallowed other rows.
fn misquoted(text: &str, mark: u8) -> Option<(usize, &'static str)> {
    #[derive(PartialEq)]
    enum In {
        Start,
        Plain,
        Quoted,
        Closed,
    }
    let (mut line, mut opened, mut now) = (1, 1, In::Start);
    for byte in text.bytes() {
        now = match (now, byte) {
            (In::Quoted, b'"') => In::Closed,
            // Two quotes are one of the text.
            (In::Closed, b'"') | (In::Quoted, _) => In::Quoted,
            (In::Start, b'"') => {
                opened = line;
                In::Quoted
            }
            (_, b'\n' | b'\r') => In::Start,
            (_, other) if other == mark => In::Start,
            (In::Closed, _) => {
                return Some((opened, "a quote is opened in this line, and the value goes on after it is closed"));
            }
            _ => In::Plain,
        };
        line += usize::from(byte == b'\n');
    }
    (now == In::Quoted).then_some((opened, "a quote is opened in this line and never closed"))
}

/// A header as it is compared: its letters and digits, small.
fn plain(header: &str) -> String {
    header.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A value as shown in a message.
pub fn short(value: &str) -> String {
    let (kept, was_cut) = padan::text::cut_chars(value, 120);
    if was_cut { format!("{kept}…") } else { kept.to_owned() }
}
