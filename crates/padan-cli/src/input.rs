//! What comes in: arguments to texts, texts to profiles and postings, and refusals that say where and what to do.

use indicatif::{ProgressBar, ProgressStyle};
use padan::catalog::{Catalog, TrackId};
use padan::limits::FeedLimits;
use padan::plan::Goal;
use padan::view::Refusal;
use padan::{Error, Offering, Padan, Posting, Profile};
use serde_json::{Value, json};
use std::io::Read;
use std::path::Path;

/// A refusal, with its place.
#[derive(Debug)]
pub struct Failure(Box<Refusal>);

impl Failure {
    pub fn usage(message: &str) -> Self {
        Self(Box::new(Refusal {
            code: "P0901",
            message: message.to_owned(),
            remedy: "see padan --help".to_owned(),
            ..Refusal::default()
        }))
    }

    pub fn file(name: &str, error: &std::io::Error) -> Self {
        Self(Box::new(Refusal {
            code: "P0902",
            message: format!("{name} cannot be read or written: {error}"),
            file: Some(name.to_owned()),
            remedy: "check the path; give text itself as @text".to_owned(),
            ..Refusal::default()
        }))
    }

    fn no_tables(dir: &str) -> Self {
        Self(Box::new(Refusal {
            code: "P0902",
            message: format!("{dir} holds no CSV file"),
            file: Some(dir.to_owned()),
            remedy: "name the folder that holds the catalogue's tables, such as crates/padan/data".to_owned(),
            ..Refusal::default()
        }))
    }

    /// Any other refusal: its code, what is wrong, what to do.
    pub fn told(code: &'static str, message: &str, remedy: &str) -> Self {
        Self(Box::new(Refusal { code, message: message.to_owned(), remedy: remedy.to_owned(), ..Refusal::default() }))
    }

    pub fn at_line(mut self, line: usize) -> Self {
        self.0.line = Some(line);
        self
    }

    pub fn at(mut self, (line, column): (usize, usize)) -> Self {
        (self.0.line, self.0.column) = (Some(line), Some(column));
        self
    }

    /// Says it in other words.
    pub fn saying(mut self, message: &str) -> Self {
        message.clone_into(&mut self.0.message);
        self
    }

    /// Names the value at fault by its JSON Pointer, empty for the whole, and shows it.
    pub fn finding(mut self, pointer: &str, found: &str) -> Self {
        self.0.field = Some(pointer.to_owned()).filter(|pointer| !pointer.is_empty());
        self.0.found = Some(found.to_owned());
        self
    }

    pub fn not_utf8(name: &str, line: usize, column: usize, byte: u8) -> Self {
        Self(Box::new(Refusal {
            code: "P0903",
            message: "the file is not UTF-8".to_owned(),
            file: Some(name.to_owned()),
            line: Some(line),
            column: Some(column),
            field: None,
            found: Some(format!("byte 0x{byte:02x}")),
            remedy: "save the file as UTF-8".to_owned(),
        }))
    }

    pub fn in_file(mut self, file: &str) -> Self {
        self.0.file = Some(file.to_owned());
        self
    }

    pub fn json(&self) -> Value {
        json!({ "error": *self.0 })
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Refusal { code, message, file, line, column, field, found, remedy } = &*self.0;
        let name = file.as_deref().unwrap_or("input");
        match (line, column) {
            (Some(line), Some(column)) => write!(f, "{name}:{line}:{column}: ")?,
            (Some(line), None) => write!(f, "{name}:{line}: ")?,
            _ if file.is_some() => write!(f, "{name}: ")?,
            _ => {}
        }
        write!(f, "{code} {message}")?;
        if let Some(field) = field.as_deref().filter(|field| !field.is_empty()) {
            write!(f, "\n    field:  {field}")?;
        }
        if let Some(found) = found {
            write!(f, "\n    found:  {found}")?;
        }
        write!(f, "\n    remedy: {remedy}")
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self(Box::new(Refusal::from(&error)))
    }
}

/// The engine with a catalogue file.
pub fn engine(path: &Path) -> Result<Padan, Failure> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| Failure::file(&name, &error))?;
    Padan::from_catalog(&bytes).map_err(|error| Failure::from(error).in_file(&name))
}

/// The content of an argument: a file's, standard input's for `-`, or what follows `@`.
pub fn content(argument: &str) -> Result<String, Failure> {
    if let Some(text) = argument.strip_prefix('@') {
        return Ok(text.to_owned());
    }
    let mut bytes = Vec::new();
    if argument == "-" {
        std::io::stdin().read_to_end(&mut bytes).map_err(|error| Failure::file("-", &error))?;
    } else {
        bytes = std::fs::read(argument).map_err(|error| Failure::file(argument, &error))?;
    }
    Ok(String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_owned())
}

fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// A profile from plain text or JSON.
pub fn profile(catalog: &Catalog, text: &str) -> Result<Profile, Failure> {
    Ok(Profile::read(catalog, text)?)
}

/// A posting from plain text or JSON; one without an id is called by its line.
pub fn posting(catalog: &Catalog, text: &str, line: usize) -> Result<Posting, Failure> {
    let mut posting =
        if is_json(text) { Posting::from_json(catalog, text)? } else { Posting::from_text(catalog, text) };
    if posting.id.is_empty() {
        posting.id = line.to_string().into();
    }
    Ok(posting)
}

/// Many postings: JSON lines, one JSON document, or plain text, one advert a line. Broken lines are reported and left out.
pub fn postings(catalog: &Catalog, argument: &str) -> Result<Vec<Posting>, Failure> {
    let text = content(argument)?;
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let by_line = lines.len() > 1 && lines.iter().all(|line| line.trim_start().starts_with('{')) || !is_json(&text);
    if !by_line {
        let limits = FeedLimits::new(usize::MAX, 10_000_000);
        let mut good = Vec::new();
        for (at, one) in Posting::feed(catalog, &text, limits)?.into_iter().enumerate() {
            match one {
                Ok(posting) => good.push(posting),
                Err(error) => anstream::eprintln!("{}", Failure::from(error).in_file(argument).at_line(at + 1)),
            }
        }
        return Ok(good);
    }
    let mut good = Vec::new();
    let progress = progress(lines.len());
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        progress.inc(1);
        match posting(catalog, line, at + 1) {
            Ok(posting) => good.push(posting),
            Err(failure) => {
                progress.suspend(|| anstream::eprintln!("{}", failure.in_file(argument).at_line(at + 1)));
            }
        }
    }
    progress.finish_and_clear();
    Ok(good)
}

/// Courses of a list; broken ones are reported and left out.
pub fn offerings(catalog: &Catalog, argument: &str) -> Result<Vec<Offering>, Failure> {
    let all = Offering::feed(catalog, &content(argument)?).map_err(|error| Failure::from(error).in_file(argument))?;
    let mut good = Vec::with_capacity(all.len());
    for (at, one) in all.into_iter().enumerate() {
        match one {
            Ok(offering) => good.push(offering),
            Err(error) => {
                let number = at + 1;
                let message = format!("course {number}: {error}");
                anstream::eprintln!("{}", Failure::from(error).saying(&message).in_file(argument));
            }
        }
    }
    Ok(good)
}

/// What a plan is for: `jobs`, `posting:ID`, `occupation:CODE` or `venture:CODE`.
pub fn goal(catalog: &Catalog, postings: &[Posting], text: &str) -> Result<Goal, Failure> {
    let unknown =
        |what: &str, code: &str| Failure::usage(&format!("there is no {what} {code:?}")).finding("--goal", text);
    match text.split_once(':') {
        None if text == "jobs" => Ok(Goal::Jobs),
        Some(("posting", id)) => {
            let at = postings.iter().position(|posting| &*posting.id == id);
            at.map(Goal::Posting).ok_or_else(|| unknown("posting with the id", id))
        }
        Some(("occupation", code)) => {
            catalog.occupation(code).map(Goal::Occupation).ok_or_else(|| unknown("occupation with the code", code))
        }
        Some(("venture", code)) => {
            let found = catalog.venture_ids().find(|id| *catalog[*id].code == *code);
            found.map(Goal::Venture).ok_or_else(|| unknown("venture with the code", code))
        }
        _ => Err(Failure::usage("a goal is jobs, posting:ID, occupation:CODE or venture:CODE").finding("--goal", text)),
    }
}

/// How far a long work has come, on standard error, and only where that is a terminal.
pub fn progress(steps: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {human_pos}/{human_len}  {eta} ");
    let bar = ProgressBar::new(u64::try_from(steps).unwrap_or(0))
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    if steps < 1_000 { ProgressBar::hidden() } else { bar }
}

/// The tracks of codes.
pub fn track_ids(catalog: &Catalog, codes: &[String]) -> Result<Vec<TrackId>, Failure> {
    codes
        .iter()
        .map(|code| {
            catalog.track(code).ok_or_else(|| Failure::from(Error::UnknownCode { kind: "track", found: code.clone() }))
        })
        .collect()
}

/// Every CSV file of a folder of catalogue tables.
pub fn tables(dir: &Path) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let refuse = |error: &std::io::Error| Failure::file(&dir.display().to_string(), error);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(dir).map_err(|error| refuse(&error))? {
        let path = entry.map_err(|error| refuse(&error))?.path();
        if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv")) {
            let name = path.display().to_string();
            let bytes = std::fs::read(&path).map_err(|error| Failure::file(&name, &error))?;
            files.push((name, bytes));
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(Failure::no_tables(&dir.display().to_string()));
    }
    Ok(files)
}
