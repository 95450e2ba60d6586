//! `padan check`: what is wrong with catalogue tables and with files of profiles and postings, each with its place.

use crate::input::{self, Failure};
use crate::show;
use padan::catalog::source::{self, Mistakes};
use padan::limits::FeedLimits;
use padan::{Catalog, Error, Posting, Profile};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Checks every path and says so; 1 when something is wrong with a content, 2 when a path cannot be read.
pub fn run(catalog: &Catalog, paths: &[PathBuf], as_json: bool) -> ExitCode {
    let mut code = 0;
    for path in paths {
        let found = if path.is_dir() { tables(path, as_json) } else { texts(catalog, path, as_json) };
        match found {
            Ok(sound) => code = code.max(u8::from(!sound)),
            Err(failure) => {
                if as_json {
                    anstream::println!("{}", failure.json());
                } else {
                    anstream::eprintln!("{failure}");
                }
                code = 2;
            }
        }
    }
    ExitCode::from(code)
}

fn tables(dir: &Path, as_json: bool) -> Result<bool, Failure> {
    let name = dir.display().to_string();
    match source::read(&input::tables(dir)?, "check") {
        Ok(checked) if as_json => {
            let counts: serde_json::Map<String, Value> =
                checked.counts().iter().map(|(what, count)| ((*what).to_owned(), json!(count))).collect();
            anstream::println!("{}", json!({"file": name, "good": true, "counts": counts}));
            Ok(true)
        }
        Ok(checked) => {
            show::checked(&checked, &name);
            Ok(true)
        }
        Err(found) => {
            mistakes(&found, as_json);
            Ok(false)
        }
    }
}

/// Prints the mistakes of tables; those past the limit are counted.
pub fn mistakes(found: &Mistakes, as_json: bool) -> ExitCode {
    if !as_json {
        return show::mistakes(found, false);
    }
    for mistake in &found.reported {
        anstream::println!("{}", json!({"error": mistake}));
    }
    if found.more > 0 {
        anstream::println!("{}", json!({"more": found.more}));
    }
    ExitCode::from(1)
}

fn texts(catalog: &Catalog, path: &Path, as_json: bool) -> Result<bool, Failure> {
    let name = path.display().to_string();
    let bytes = if name == "-" {
        input::content("-")?.into_bytes()
    } else {
        std::fs::read(path).map_err(|error| Failure::file(&name, &error))?
    };
    let checked = match std::str::from_utf8(&bytes) {
        Ok(text) => broken(catalog, text.trim_start_matches('\u{feff}')),
        Err(error) => {
            let good = String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default()).into_owned();
            let (line, column) = line_and_column(&good, good.len());
            let byte = bytes.get(error.valid_up_to()).copied().unwrap_or(0);
            Checked { failures: vec![Failure::not_utf8(&name, line, column, byte)], good: 0, ignored: 0 }
        }
    };
    let sound = checked.failures.is_empty();
    let most = padan::limits::ERRORS_REPORTED;
    let more = checked.failures.len().saturating_sub(most);
    for failure in checked.failures.into_iter().take(most) {
        let failure = failure.in_file(&name);
        if as_json { anstream::println!("{}", failure.json()) } else { anstream::println!("{failure}") }
    }
    match (more, as_json) {
        (0, _) => {}
        (_, true) => anstream::println!("{}", json!({"more": more})),
        (_, false) => anstream::println!("… and {more} more"),
    }
    if sound && as_json {
        let (read, ignored) = (checked.good, checked.ignored);
        anstream::println!("{}", json!({"file": name, "good": true, "read": read, "ignored_fields": ignored}));
    } else if sound {
        anstream::println!("{name}: baik / good");
        if checked.ignored > 0 {
            anstream::println!("  fields passed over, not known or not usable: {}", checked.ignored);
        }
    }
    Ok(sound)
}

struct Checked {
    failures: Vec<Failure>,
    /// How many profiles and postings could be read.
    good: usize,
    /// Fields of postings that were passed over.
    ignored: usize,
}

impl Checked {
    /// Checks one object that stands in `text` from byte `from`; places are those of the whole text.
    fn one(&mut self, catalog: &Catalog, text: &str, from: usize, to: usize) {
        let object = text.get(from..to).unwrap_or("");
        let read = if is_profile(object) {
            Profile::from_json(catalog, object).map(|_| 0)
        } else {
            read_postings(catalog, object)
        };
        match read {
            Ok(ignored) => {
                self.good += 1;
                self.ignored += ignored;
            }
            Err(error) => self.failures.push(placed(error, text, from, object)),
        }
    }
}

/// One posting, or every one of a `@graph`; the fields passed over.
fn read_postings(catalog: &Catalog, object: &str) -> Result<usize, Error> {
    let read = Posting::feed(catalog, object, FeedLimits::new(usize::MAX, usize::MAX))?;
    if read.is_empty() {
        return Err(Error::NoJobPosting);
    }
    read.into_iter().map(|one| one.map(|posting| posting.ignored_fields)).sum()
}

/// What is wrong with the text of a file of profiles or postings: plain text, one JSON document, or one object a line.
fn broken(catalog: &Catalog, text: &str) -> Checked {
    let mut checked = Checked { failures: Vec::new(), good: 0, ignored: 0 };
    let start = text.len() - text.trim_start().len();
    let whole = text.trim();
    if !whole.starts_with(['{', '[']) {
        // Plain text is always read.
        checked.good = text.lines().filter(|line| !line.trim().is_empty()).count();
        return checked;
    }
    if whole.starts_with('{') && is_by_line(text) {
        let mut from = 0;
        for line in text.split_inclusive('\n') {
            let lead = line.len() - line.trim_start().len();
            if !line.trim().is_empty() {
                checked.one(catalog, text, from + lead, from + line.trim_end().len());
            }
            from += line.len();
        }
        return checked;
    }
    if whole.starts_with('[') && padan::json::check(whole).is_ok() {
        for (from, to) in items(text, start) {
            checked.one(catalog, text, from, to);
        }
        return checked;
    }
    checked.one(catalog, text, start, start + whole.len());
    checked
}

/// Whether a text that opens with `{` holds one object a line rather than one object over several lines.
fn is_by_line(text: &str) -> bool {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    lines().count() > 1
        && padan::json::check(text).is_err()
        && (lines().filter(|line| line.starts_with('{')).count() > 1
            || lines().next().is_some_and(|line| padan::json::check(line).is_ok()))
}

/// Whether an object is a profile: it has a profile's fields and no posting's. What cannot be read tells nothing.
fn is_profile(object: &str) -> bool {
    const PROFILE: &[&str] =
        &["claims", "not_claimed", "skills", "licences", "experience_months", "certificates", "summary", "about"];
    if !object.starts_with('{') || padan::json::check(object).is_err() {
        return false;
    }
    let fields = members(object, 0);
    let has = |names: &[&str]| fields.iter().any(|(name, _)| names.contains(&name.as_str()));
    has(PROFILE) && !has(&["title", "description", "@type", "@graph"])
}

/// The refusal of an object that stands at byte `from` of a text, placed in that text.
fn placed(error: Error, text: &str, from: usize, object: &str) -> Failure {
    let place = |at: usize| line_and_column(text, from + at);
    match &error {
        Error::Json { line, column, message } => {
            // The parser counts columns in bytes, and lines from the start of the object.
            let lines = object.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
            let at = (lines + column.saturating_sub(1)).min(object.len());
            let at = (0..=at).rev().find(|at| object.is_char_boundary(*at)).unwrap_or(0);
            let rest = object.get(at..).and_then(|rest| rest.lines().next()).unwrap_or("");
            let found = if rest.is_empty() { "the end of it".to_owned() } else { shortened(rest) };
            let message = format!("not valid JSON: {message}");
            Failure::from(error).saying(&message).at(place(at)).finding("", &found)
        }
        Error::UnknownCode { found, .. } => {
            let (pointer, at) = find_text(object, skip_space(object, 0), found).unwrap_or_default();
            let found = found.clone();
            Failure::from(error).at(place(at)).finding(&pointer, &found)
        }
        Error::WrongShape { path, .. } if !path.is_empty() => {
            let (path, at) = (path.clone(), pointed(object, path));
            let value = object.get(at..after_value(object, at)).unwrap_or("");
            Failure::from(error).at(place(at)).finding(&path, &shortened(value))
        }
        Error::LimitExceeded { .. } => Failure::from(error).at(place(0)),
        _ => Failure::from(error).at(place(0)).finding("", &shortened(object)),
    }
}

fn shortened(value: &str) -> String {
    let line = value.lines().next().unwrap_or("");
    let short: String = line.chars().take(80).collect();
    if short.len() < value.len() { format!("{short}…") } else { short }
}

/// Line and column, from 1, of a byte; columns are counted in characters.
fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let last = before.rsplit('\n').next().unwrap_or("");
    (before.matches('\n').count() + 1, last.chars().count() + 1)
}

fn skip_space(text: &str, at: usize) -> usize {
    text.get(at..).map_or(at, |rest| at + rest.len() - rest.trim_start().len())
}

/// The byte after the JSON value at `at`; the text is known to be JSON.
fn after_value(text: &str, at: usize) -> usize {
    let (mut depth, mut quoted, mut escaped) = (0usize, false, false);
    for (offset, byte) in text.bytes().enumerate().skip(at) {
        if quoted {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => {
                    quoted = false;
                    if depth == 0 {
                        return offset + 1;
                    }
                }
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => quoted = true,
            b'[' | b'{' => depth += 1,
            b']' | b'}' => {
                if depth <= 1 {
                    return if depth == 1 { offset + 1 } else { offset };
                }
                depth -= 1;
            }
            b',' | b' ' | b'\n' | b'\r' | b'\t' if depth == 0 => return offset,
            _ => {}
        }
    }
    text.len()
}

/// Where the items of the array at `at` stand.
fn items(text: &str, at: usize) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut from = skip_space(text, at + 1);
    while from < text.len() && !text.get(from..).unwrap_or("").starts_with(']') {
        let to = after_value(text, from);
        out.push((from, to));
        let next = skip_space(text, to);
        if !text.get(next..).unwrap_or("").starts_with(',') {
            break;
        }
        from = skip_space(text, next + 1);
    }
    out
}

/// The members of the object at `at`: name and where the value stands.
fn members(text: &str, at: usize) -> Vec<(String, usize)> {
    let mut out = Vec::new();
    let mut key = skip_space(text, at + 1);
    while text.get(key..).is_some_and(|rest| rest.starts_with('"')) {
        let end = after_value(text, key);
        let name = text.get(key..end).and_then(|name| serde_json::from_str(name).ok()).unwrap_or_default();
        let value = skip_space(text, skip_space(text, end) + 1);
        out.push((name, value));
        let next = skip_space(text, after_value(text, value));
        if !text.get(next..).unwrap_or("").starts_with(',') {
            break;
        }
        key = skip_space(text, next + 1);
    }
    out
}

/// The parts of the list or object at `at`, by their step in a JSON Pointer.
fn parts(text: &str, at: usize) -> Vec<(String, usize)> {
    match text.get(at..).and_then(|rest| rest.chars().next()) {
        Some('[') => items(text, at).iter().enumerate().map(|(n, (from, _))| (n.to_string(), *from)).collect(),
        Some('{') => members(text, at),
        _ => Vec::new(),
    }
}

/// Where the value of a JSON Pointer stands, or the innermost of its parents that is there.
fn pointed(text: &str, pointer: &str) -> usize {
    let mut at = skip_space(text, 0);
    for step in pointer.split('/').skip(1) {
        let step = step.replace("~1", "/").replace("~0", "~");
        match parts(text, at).into_iter().find(|(name, _)| *name == step) {
            Some((_, inner)) => at = inner,
            None => break,
        }
    }
    at
}

/// The JSON Pointer and the place of a text that stands as a value somewhere within the value at `at`.
fn find_text(text: &str, at: usize, wanted: &str) -> Option<(String, usize)> {
    let value = text.get(at..after_value(text, at)).unwrap_or("");
    if value.starts_with('"') {
        let same = serde_json::from_str::<String>(value).is_ok_and(|value| value == wanted);
        return same.then(|| (String::new(), at));
    }
    parts(text, at).into_iter().find_map(|(step, inner)| {
        let (pointer, place) = find_text(text, inner, wanted)?;
        Some((format!("/{}{pointer}", step.replace('~', "~0").replace('/', "~1")), place))
    })
}
