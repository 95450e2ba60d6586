//! Mistakes in the catalogue's tables: each is named with its place and a remedy, and the remedy helps.
//!
//! The mistakes stand in `suite/catalog_mistakes.tsv`, the messages in `suite/catalog_mistakes.golden`; after a change of
//! wording run with `UPDATE_EXPECT=1` and read the difference as a newcomer would.
#![allow(missing_docs, clippy::unwrap_used)]

use expect_test::expect_file;
use padan::catalog::source::{self, CODES, Diagnostic, TABLES};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

type Files = BTreeMap<String, Vec<u8>>;

/// The small sound catalogue in `suite/catalog/`.
fn sound() -> Files {
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/suite/catalog");
    let read = |name: &str| std::fs::read(format!("{dir}/{name}.csv")).unwrap();
    TABLES.iter().map(|table| (table.name.to_owned(), read(table.name))).collect()
}

fn check(files: &Files) -> Vec<Diagnostic> {
    let files: Vec<(String, Vec<u8>)> =
        files.iter().map(|(name, bytes)| (format!("{name}.csv"), bytes.clone())).collect();
    match source::read(&files, "test") {
        Ok(catalog) => {
            // What passes the checks must also be a catalogue that can be read back.
            assert_eq!(padan::Catalog::from_bytes(&catalog.to_bytes()).unwrap().counts(), catalog.counts());
            Vec::new()
        }
        Err(mistakes) => {
            assert_eq!(mistakes.more, 0);
            mistakes.reported
        }
    }
}

struct Mistake {
    what: &'static str,
    file: &'static str,
    edits: &'static str,
    expected: &'static str,
    mend: bool,
}

fn mistakes() -> Vec<Mistake> {
    include_str!("../suite/catalog_mistakes.tsv")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            let [what, file, edits, expected, mend] = columns[..] else { panic!("five columns: {line}") };
            assert!(["yes", "no"].contains(&mend), "{line}");
            Mistake { what, file, edits, expected, mend: mend == "yes" }
        })
        .collect()
}

/// Resolves `\n`, `\t`, `\xNN` and `{N*TEXT}`.
fn plain(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let escape = |n: usize| rest.get(..n).unwrap_or("");
        if escape(2) == "\\n" || escape(2) == "\\t" {
            out.push(if escape(2) == "\\n" { b'\n' } else { b'\t' });
            rest = &rest[2..];
        } else if escape(2) == "\\x" {
            out.push(u8::from_str_radix(&rest[2..4], 16).unwrap());
            rest = &rest[4..];
        } else if let Some((count, after)) = rest.strip_prefix('{').and_then(|rest| rest.split_once('*'))
            && let Ok(count) = count.parse::<usize>()
        {
            let (text, after) = after.split_once('}').unwrap();
            out.extend(text.repeat(count).bytes());
            rest = after;
        } else {
            out.extend(rest[..c.len_utf8()].bytes());
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

fn split_lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut lines: Vec<Vec<u8>> = bytes.split(|b| *b == b'\n').map(<[u8]>::to_vec).collect();
    if lines.last().is_some_and(Vec::is_empty) {
        lines.pop();
    }
    lines
}

fn join_lines(lines: &[Vec<u8>]) -> Vec<u8> {
    lines.iter().flat_map(|line| line.iter().copied().chain([b'\n'])).collect()
}

/// The cells of a line as they stand, quotes and all.
fn cells(line: &[u8]) -> Vec<Vec<u8>> {
    let mut out = vec![Vec::new()];
    let mut quoted = false;
    for byte in line {
        quoted ^= *byte == b'"';
        if *byte == b',' && !quoted {
            out.push(Vec::new());
        } else {
            out.last_mut().unwrap().push(*byte);
        }
    }
    out
}

fn place_of_column(table: &str, column: &str) -> usize {
    let table = TABLES.iter().find(|of| of.name == table).unwrap();
    table.columns.iter().position(|of| of.name == column).unwrap()
}

fn set_cell(files: &mut Files, table: &str, line: usize, column: usize, value: &[u8]) {
    let bytes = files.get_mut(table).unwrap();
    let mut lines = split_lines(bytes);
    let mut all = cells(&lines[line - 1]);
    all[column] = value.to_vec();
    lines[line - 1] = all.join(&b',');
    *bytes = join_lines(&lines);
}

/// Makes the mistake.
fn spoil(files: &mut Files, mistake: &Mistake) {
    for edit in mistake.edits.split(" && ") {
        let (table, edit) = match edit.split_once(": ") {
            Some((table, edit)) if files.contains_key(table) => (table, edit),
            _ => (mistake.file, edit),
        };
        if edit == "remove" {
            files.remove(table).unwrap();
        } else if let Some(name) = edit.strip_prefix("rename ") {
            let bytes = files.remove(table).unwrap();
            files.insert(name.to_owned(), bytes);
        } else if let Some(name) = edit.strip_prefix("+file ") {
            files.insert(name.to_owned(), b"a,b\n".to_vec());
        } else if let Some(line) = edit.strip_prefix("+ ") {
            let bytes = files.get_mut(table).unwrap();
            bytes.extend(plain(line));
            bytes.push(b'\n');
        } else if let Some((count, line)) = edit.strip_prefix("rows ").and_then(|rest| rest.split_once(' ')) {
            let bytes = files.get_mut(table).unwrap();
            for n in 1..=count.parse::<usize>().unwrap() {
                bytes.extend(line.replace("{n}", &n.to_string()).bytes());
                bytes.push(b'\n');
            }
        } else if let Some(text) = edit.strip_prefix(":= ") {
            files.insert(table.to_owned(), plain(text));
        } else if let Some((line, text)) = edit.split_once(" := ") {
            let bytes = files.get_mut(table).unwrap();
            let mut lines = split_lines(bytes);
            lines[line.parse::<usize>().unwrap() - 1] = plain(text);
            *bytes = join_lines(&lines);
        } else {
            let (cell, value) = edit.split_once(" = ").unwrap_or_else(|| panic!("no edit: {edit}"));
            let (line, column) = cell.split_once(' ').unwrap();
            set_cell(files, table, line.parse().unwrap(), place_of_column(table, column), &plain(value));
        }
    }
}

fn spoilt(mistake: &Mistake) -> Files {
    let mut files = sound();
    spoil(&mut files, mistake);
    files
}

fn table_of(mistake: &Diagnostic) -> String {
    mistake.file.strip_suffix(".csv").unwrap().to_owned()
}

/// The first text in double quotes.
fn quoted(text: &str) -> Option<&str> {
    text.split_once('"').and_then(|(_, rest)| rest.split_once('"')).map(|(value, _)| value)
}

/// Does what a remedy says, from its words alone; `false` where it leaves the choice of words to the person.
fn follow(files: &mut Files, mistake: &Diagnostic) -> bool {
    let table = table_of(mistake);
    let remedy = mistake.remedy.as_str();
    let column = || place_of_column(&table, &mistake.field);
    if let Some(rest) = remedy.strip_prefix("add the file ") {
        let mut quotes = rest.split('"').skip(1).step_by(2);
        let (name, header) = (quotes.next().unwrap(), quotes.next().unwrap());
        files.insert(name.strip_suffix(".csv").unwrap().to_owned(), format!("{header}\n").into_bytes());
    } else if remedy.starts_with("rename the file to ") {
        let bytes = files.remove(&table).unwrap();
        files.insert(quoted(remedy).unwrap().strip_suffix(".csv").unwrap().to_owned(), bytes);
    } else if remedy.starts_with("write the header ") {
        let mut lines = split_lines(&files[&table]);
        if lines.is_empty() {
            lines.push(Vec::new());
        }
        lines[mistake.line - 1] = quoted(remedy).unwrap().as_bytes().to_vec();
        files.insert(table, join_lines(&lines));
    } else if remedy.starts_with("delete the row") {
        let mut lines = split_lines(&files[&table]);
        lines.remove(mistake.line - 1);
        files.insert(table, join_lines(&lines));
    } else if let Some(rest) = remedy.strip_prefix("empty ") {
        let name = rest.split([' ', ',']).next().unwrap();
        let at = place_of_column(&table, name);
        set_cell(files, &table, mistake.line, at, b"");
    } else if let Some(rest) = remedy.strip_prefix("shorten it to ") {
        let most: usize = rest.split(' ').next().unwrap().parse().unwrap();
        let at = column();
        let lines = split_lines(&files[&table]);
        let old = String::from_utf8(cells(&lines[mistake.line - 1])[at].clone()).unwrap();
        let short: String = old.chars().take(most).collect();
        set_cell(files, &table, mistake.line, at, short.as_bytes());
    } else if let Some(rest) = remedy.strip_prefix("write one of: ") {
        set_cell(files, &table, mistake.line, column(), rest.split(',').next().unwrap().as_bytes());
    } else if let Some(rest) = remedy.strip_prefix("write a whole number from ") {
        set_cell(files, &table, mistake.line, column(), rest.split(' ').next().unwrap().as_bytes());
    } else if let Some(rest) = remedy.strip_prefix("write a day such as ") {
        set_cell(files, &table, mistake.line, column(), rest.as_bytes());
    } else if remedy.starts_with("write \"") {
        // Of several entries only the one that was found is meant.
        let at = column();
        let lines = split_lines(&files[&table]);
        let old = String::from_utf8(cells(&lines[mistake.line - 1])[at].clone()).unwrap();
        let new = quoted(remedy).unwrap();
        let value = if old.split('|').any(|entry| entry == mistake.found) {
            old.split('|').map(|entry| if entry == mistake.found { new } else { entry }).collect::<Vec<_>>().join("|")
        } else {
            new.to_owned()
        };
        set_cell(files, &table, mistake.line, at, value.as_bytes());
    } else {
        return false;
    }
    true
}

#[test]
fn the_base_is_sound() {
    assert_eq!(check(&sound()), []);
}

#[test]
fn every_mistake_is_named_with_its_place() {
    let all = mistakes();
    assert!(all.len() >= 60, "{}", all.len());
    let mut golden = String::new();
    let mut wrong = Vec::new();
    let mut covered = BTreeSet::new();
    for mistake in &all {
        let found = check(&spoilt(mistake));
        let _ = writeln!(golden, "# {}\n", mistake.what);
        for one in &found {
            let _ = writeln!(golden, "{one}\n");
            covered.insert(one.code);
        }
        let places: Vec<String> = found
            .iter()
            .map(|one| {
                let field = if one.field.is_empty() { "-" } else { &one.field };
                format!("{} {}:{} {field}", one.code, one.line, one.column)
            })
            .collect();
        let places = places.join(" && ");
        if places != mistake.expected {
            wrong.push(format!("{}\n  expected {}\n  found    {places}", mistake.what, mistake.expected));
        }
        for one in &found {
            assert!(!one.message.is_empty() && one.remedy.len() > 8, "{one}");
            assert!(!one.found.is_empty() || !one.field.is_empty(), "what was found is said: {one}");
            assert!(one.found.chars().count() <= 81, "what was found is shown in short: {one}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let known: BTreeSet<&str> = CODES.iter().map(|(code, _)| *code).collect();
    assert_eq!(covered, known, "every code has a mistake that shows it");
    expect_file!["../suite/catalog_mistakes.golden"].assert_eq(&golden);
}

/// The place expected of a changed cell is where the cell stands in the changed line, worked out here once more.
#[test]
fn expected_places_are_the_changed_cells() {
    let mut held = 0;
    for mistake in mistakes().iter().filter(|mistake| !mistake.edits.contains("&&")) {
        let Some((cell, _)) = mistake.edits.split_once(" = ") else { continue };
        let (line, column) = cell.split_once(' ').unwrap();
        if mistake.expected.contains("&&") || !mistake.expected.ends_with(&format!(" {column}")) {
            continue;
        }
        let files = spoilt(mistake);
        let lines = split_lines(&files[mistake.file]);
        let before = &cells(&lines[line.parse::<usize>().unwrap() - 1])[..place_of_column(mistake.file, column)];
        let place: usize = before.iter().map(|cell| String::from_utf8_lossy(cell).chars().count() + 1).sum();
        assert!(
            mistake.expected.contains(&format!(" {line}:{} ", place + 1)),
            "{}: {line}:{}",
            mistake.what,
            place + 1
        );
        held += 1;
    }
    assert!(held >= 40, "{held}");
}

#[test]
fn doing_what_the_remedy_says_mends_the_tables() {
    let mut mended = 0;
    for mistake in mistakes() {
        let mut files = spoilt(&mistake);
        let first = check(&files).remove(0);
        let followed = follow(&mut files, &first);
        if mistake.mend {
            assert!(followed, "{}: {:?} is nothing to be done literally", mistake.what, first.remedy);
            let left = check(&files);
            assert!(left.is_empty(), "{}: {:?} leaves {}", mistake.what, first.remedy, left[0]);
            mended += 1;
        }
    }
    assert!(mended >= 25, "{mended}");
    println!("{mended} mended by their remedies");
}

/// Every code that the sources can give is in the table of codes, and none stands there that they do not give.
#[test]
fn the_table_of_codes_is_whole() {
    let mut literal = BTreeSet::new();
    for text in [
        include_str!("../../crates/padan/src/catalog/source.rs"),
        include_str!("../../crates/padan/src/catalog/build.rs"),
    ] {
        let table = text.find("pub const CODES").map_or(0..0, |from| from..from + text[from..].find("];").unwrap());
        for (at, _) in text.match_indices("\"P01") {
            if !table.contains(&at) {
                literal.insert(&text[at + 1..at + 6]);
            }
        }
    }
    let listed: BTreeSet<&str> = CODES.iter().map(|(code, _)| *code).collect();
    assert_eq!(literal, listed);
    assert_eq!(listed.len(), CODES.len(), "no code stands twice");
    let engine: BTreeSet<&str> = padan::Error::CODES.iter().map(|(code, _)| *code).collect();
    assert!(engine.is_disjoint(&listed));
}

#[test]
fn messages_speak_of_tables_not_of_code() {
    for mistake in mistakes() {
        for one in check(&spoilt(&mistake)) {
            let text = format!("{} {}", one.message, one.remedy);
            for word in
                ["::", "Some(", "None", "Err(", "Option", "usize", "u64", "u16", "Holds", "Row", "&str", "unwrap"]
            {
                assert!(!text.contains(word), "{word}: {text}");
            }
            // A name such as CompetencyId: a capital after a small letter.
            let named =
                text.as_bytes().windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
            assert!(!named, "{text}");
        }
    }
}

#[test]
fn a_hundred_mistakes_are_told_and_the_rest_counted() {
    let mut files = sound();
    for n in 0..150 {
        files.get_mut("needs").unwrap().extend(format!("7234,tidak-ada-{n},9,2\n").bytes());
    }
    let list: Vec<(String, Vec<u8>)> = files.into_iter().map(|(name, bytes)| (format!("{name}.csv"), bytes)).collect();
    let told = source::read(&list, "test").unwrap_err();
    assert_eq!((told.reported.len(), told.more), (100, 50));
    assert!(told.reported.is_sorted());
}

/// Misspelt columns and tables are refused with the name that was meant.
#[test]
fn misspelt_columns_and_tables_are_asked_about() {
    let columns = [
        ("fields", "title_en", "titel_en"),
        ("fields", "trade", "trad"),
        ("units", "decree", "decre"),
        ("units", "superseded_by", "supersededby"),
        ("competencies", "no_substitute", "no_subtitute"),
        ("competencies", "scale", "Scale"),
        ("evidence", "competency", "competancy"),
        ("aliases", "style", "stile"),
        ("aliases", "source", "sorce"),
        ("occupations", "isco08", "isco8"),
        ("job_titles", "occupation", "ocupation"),
        ("needs", "weight", "wieght"),
        ("tracks", "hours_note", "hour_note"),
        ("tracks", "kejuruan", "kejurusan"),
        ("ventures", "capital_max_idr", "capital_max_rp"),
        ("venture_needs", "importance", "importence"),
        ("programmes", "conditions_id", "condition_id"),
        ("region_names", "region", "regoin"),
    ];
    let tables = [
        ("competencies", "competences"),
        ("venture_needs", "venture-needs"),
        ("ordinary_words", "ordinary_word"),
        ("programmes", "programs"),
    ];
    for (table, meant, written) in columns {
        let mut files = sound();
        set_cell(&mut files, table, 1, place_of_column(table, meant), written.as_bytes());
        let found = check(&files);
        assert_eq!(found.len(), 1, "{written}: {found:#?}");
        assert_eq!((found[0].code, &*found[0].found, &*found[0].field), ("P0102", written, meant));
        assert!(found[0].message.contains(&format!("did you mean \"{meant}\"?")), "{}", found[0]);
    }
    for (table, written) in tables {
        let mut files = sound();
        let bytes = files.remove(table).unwrap();
        files.insert(written.to_owned(), bytes);
        let found = check(&files);
        assert_eq!(found.len(), 1, "{written}: {found:#?}");
        assert_eq!((found[0].code, &*found[0].file), ("P0124", &*format!("{written}.csv")));
        assert!(found[0].message.contains(&format!("did you mean {table}.csv?")), "{}", found[0]);
    }
}

/// No number that is not a whole one in range passes, in any column of numbers.
#[test]
fn numbers_out_of_range_are_refused() {
    let mut tried = 0;
    for table in TABLES {
        for column in table.columns.iter().filter(|column| matches!(column.holds, source::Holds::Whole(..))) {
            let refused = [
                "NaN",
                "nan",
                "inf",
                "-inf",
                "1e400",
                "1e3",
                "-0",
                "+1",
                "-1",
                "0",
                "0x10",
                "1.5",
                "1,5",
                "½",
                "٣",
                "３",
                "18446744073709551616",
                "99999999999999999999999999",
                "-99999999999999999999",
            ];
            for value in refused {
                let mut files = sound();
                set_cell(
                    &mut files,
                    table.name,
                    2,
                    place_of_column(table.name, column.name),
                    format!("\"{value}\"").as_bytes(),
                );
                let found = check(&files);
                assert!(
                    found.iter().any(|one| one.code == "P0111"
                        && one.line == 2
                        && one.field == column.name
                        && one.found == value),
                    "{}.{} = {value}: {found:#?}",
                    table.name,
                    column.name
                );
                tried += 1;
            }
        }
    }
    assert!(tried >= 100, "{tried}");
}

/// Whatever stands in one cell, the checks answer and the tables never bake into something unreadable.
#[test]
fn hostile_cells_give_an_answer() {
    let (long, wide, marks) = ("z".repeat(100_000), "㌀".repeat(200), format!("a{}", "\u{301}".repeat(199)));
    let values = [
        &wide, &marks, "", " ", "\"", "\"\"", "|", "||", "\u{0}", "\u{feff}", "\u{202e}x", "a\rb", "ﷺ", "-", "@field",
        "=1+1", &long,
    ];
    for table in TABLES {
        for column in 0..table.columns.len() {
            for value in values {
                let mut files = sound();
                set_cell(&mut files, table.name, 2, column, value.as_bytes());
                for one in check(&files) {
                    assert!(CODES.iter().any(|(code, _)| *code == one.code), "{one}");
                }
            }
        }
    }
}
