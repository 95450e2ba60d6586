//! What comes in: arguments to texts, texts to profiles and postings, and refusals that say where and what to do.

use padan::catalog::{Catalog, TrackId};
use padan::limits::FeedLimits;
use padan::view::Refusal;
use padan::{Error, Posting, Profile};
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

    pub fn at_line(mut self, line: usize) -> Self {
        self.0.line = Some(line);
        self
    }

    fn in_file(mut self, file: &str) -> Self {
        self.0.file = Some(file.to_owned());
        self
    }

    pub fn json(&self) -> Value {
        json!({ "error": *self.0 })
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Refusal { code, message, file, line, column, remedy, .. } = &*self.0;
        let name = file.as_deref().unwrap_or("input");
        match (line, column) {
            (Some(line), Some(column)) => write!(f, "{name}:{line}:{column}: ")?,
            (Some(line), None) => write!(f, "{name}:{line}: ")?,
            _ if file.is_some() => write!(f, "{name}: ")?,
            _ => {}
        }
        write!(f, "{code} {message}\n    remedy: {remedy}")
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self(Box::new(Refusal::from(&error)))
    }
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
    if text.trim_start().starts_with('{') {
        Ok(Profile::from_json(catalog, text)?)
    } else {
        Ok(Profile::from_text(catalog, text))
    }
}

/// A posting from plain text or JSON; one without an id is called by its line.
pub fn posting(catalog: &Catalog, text: &str, line: usize) -> Result<Posting, Failure> {
    let mut posting =
        if is_json(text) { Posting::from_json(catalog, text)? } else { Posting::from_text(catalog, text) };
    if posting.id.is_empty() || (is_json(text) && &*posting.id == "1") {
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
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match posting(catalog, line, at + 1) {
            Ok(posting) => good.push(posting),
            Err(failure) => anstream::eprintln!("{}", failure.in_file(argument).at_line(at + 1)),
        }
    }
    Ok(good)
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

/// The catalogue tables of a folder.
pub fn tables(dir: &Path) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let mut files = Vec::new();
    for table in padan::catalog::source::TABLES {
        let path = dir.join(format!("{}.csv", table.name));
        if path.exists() {
            let name = path.display().to_string();
            let bytes = std::fs::read(&path).map_err(|error| Failure::file(&name, &error))?;
            files.push((name, bytes));
        }
    }
    Ok(files)
}

/// What is wrong with a file of profiles or postings.
pub fn broken(catalog: &Catalog, name: &str, text: &str) -> Vec<Failure> {
    let one = |text: &str| {
        if text.contains("\"claims\"") {
            profile(catalog, text).map(|_| ())
        } else {
            posting(catalog, text, 1).map(|_| ())
        }
    };
    let by_line = text.lines().filter(|line| !line.trim().is_empty()).count() > 1
        && text.trim_start().starts_with('{')
        && text.lines().next().is_some_and(|line| line.trim_end().ends_with('}'));
    if !by_line {
        return one(text).err().map(|failure| failure.in_file(name)).into_iter().collect();
    }
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .filter_map(|(at, line)| one(line).err().map(|failure| failure.in_file(name).at_line(at + 1)))
        .collect()
}
