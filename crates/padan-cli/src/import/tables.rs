//! A classification as the catalogue's tables: what they refuse is shortened or left out, and told.

use super::model::{Alias, Concept, Model, Place, Told, line_of};
use crate::input::Failure;
use padan::catalog::Catalog;
use padan::catalog::source::{self, Mistakes, TABLES};
use padan::limits;
use padan::text::{Tokens, cut_chars, fold, is_function_word};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;

/// The one field of an imported catalogue.
const FIELD: &str = "impor";
/// How often complained rows are left out before the tables are refused; each time a hundred are told.
const ROUNDS: usize = 10;
/// Bytes of a label with its signs written out, as the tables allow.
const FOLDED: usize = 3 * limits::LABEL_CHARS;

/// Tables about language and places, which every catalogue needs, as our own has them.
const OURS: [(&str, &str); 4] = [
    ("regions", include_str!("../../../padan/data/regions.csv")),
    ("region_names", include_str!("../../../padan/data/region_names.csv")),
    ("stems", include_str!("../../../padan/data/stems.csv")),
    ("ordinary_words", include_str!("../../../padan/data/ordinary_words.csv")),
];
/// Our verbs of work, by field: that they are such is the language's.
const ACTIONS: &str = include_str!("../../../padan/data/actions.csv");

/// A row and, where it stands for one of the source, its place there.
struct Line<'m> {
    cells: Vec<Cow<'m, str>>,
    place: Option<Place>,
}

#[derive(Default)]
pub struct Tables<'m> {
    rows: BTreeMap<&'static str, Vec<Line<'m>>>,
}

/// The files of the tables: names and bytes.
pub type Files = Vec<(String, Vec<u8>)>;

impl<'m> Tables<'m> {
    pub fn of(model: &'m Model, told: &mut Told) -> Result<Self, Failure> {
        let mut tables = Self::default();
        tables.add("fields", None, [FIELD, "Impor", "Imported", "yes", ""]);
        let verbs: BTreeSet<&str> =
            ACTIONS.lines().skip(1).filter_map(|line| line.split_once(',')).map(|row| row.1).collect();
        for verb in verbs {
            tables.add("actions", None, [FIELD, verb.trim_matches('"')]);
        }
        let competencies = concepts(&model.competencies, as_code, "competencies whose title holds no word", told);
        let occupations = concepts(&model.occupations, as_official, "occupations whose title holds no word", told);
        for one in &competencies {
            let scale = if one.from.kind == "language" { "bahasa" } else { "kerja" };
            let [id, en] = one.titles.clone();
            let cells: [Cow<'m, str>; 8] = [
                one.code.clone().into(),
                FIELD.into(),
                id,
                en,
                one.from.kind.into(),
                scale.into(),
                "no".into(),
                "imported".into(),
            ];
            tables.add("competencies", Some(&one.from.place), cells);
        }
        for one in &occupations {
            let [id, en] = one.titles.clone();
            let source = line_of(&one.from.id);
            let source = cut_chars(&source, limits::LABEL_CHARS).0.trim().to_owned();
            let cells: [Cow<'m, str>; 6] =
                [one.code.clone().into(), id, en, one.from.isco.as_str().into(), FIELD.into(), source.into()];
            tables.add("occupations", Some(&one.from.place), cells);
        }
        tables.aliases(&competencies, told);
        tables.job_titles(&occupations, told);
        tables.needs(model, &competencies, &occupations, told);
        tables.within_limits()?;
        Ok(tables)
    }

    fn add<C: Into<Cow<'m, str>>>(
        &mut self,
        table: &'static str,
        place: Option<&Place>,
        cells: impl IntoIterator<Item = C>,
    ) {
        let cells = cells.into_iter().map(Into::into).collect();
        self.rows.entry(table).or_default().push(Line { cells, place: place.cloned() });
    }

    /// How many rows a table has.
    pub fn count(&self, table: &str) -> usize {
        self.rows.get(table).map_or(0, Vec::len)
    }

    /// An alias is written where no other competency has the same words: words that name two name neither.
    fn aliases(&mut self, competencies: &[Named<'m>], told: &mut Told) {
        let mut titles: HashMap<String, usize> = HashMap::new();
        for (at, one) in competencies.iter().enumerate() {
            for title in &one.titles {
                titles.entry(words(title).join(" ")).or_insert(at);
            }
        }
        let mut owners: HashMap<String, Option<usize>> = HashMap::new();
        let mut kept = Vec::new();
        for (at, one) in competencies.iter().enumerate() {
            let mut own: HashSet<String> = one.titles.iter().map(|title| words(title).join(" ")).collect();
            for alias in &one.from.aliases {
                let place = &one.from.place;
                let Some((text, key)) = usable(alias, "aliases", place, told) else { continue };
                if !own.insert(key.clone()) {
                    told.leave("aliases that repeat the words of another name of theirs", place, &text);
                } else if titles.get(&key).is_some_and(|other| *other != at) {
                    told.leave("aliases that are another competency's title", place, &text);
                } else {
                    owners.entry(key.clone()).and_modify(|owner| *owner = None).or_insert(Some(at));
                    kept.push((one, alias, text, key));
                }
            }
        }
        for (one, alias, text, key) in kept {
            if owners.get(&key).is_some_and(Option::is_none) {
                told.leave("aliases that name two competencies", &one.from.place, &text);
                continue;
            }
            let cells: [Cow<'m, str>; 7] = [
                one.code.clone().into(),
                text,
                alias.lang.into(),
                "phrase".into(),
                "formal".into(),
                "".into(),
                "imported".into(),
            ];
            self.add("aliases", Some(&one.from.place), cells);
        }
    }

    fn job_titles(&mut self, occupations: &[Named<'m>], told: &mut Told) {
        for one in occupations {
            let mut own: HashSet<String> = one.titles.iter().map(|title| words(title).join(" ")).collect();
            for alias in &one.from.aliases {
                let Some((text, key)) = usable(alias, "job titles", &one.from.place, told) else { continue };
                if own.insert(key) {
                    let cells: [Cow<'m, str>; 4] =
                        [one.code.clone().into(), text, alias.lang.into(), "imported".into()];
                    self.add("job_titles", Some(&one.from.place), cells);
                } else {
                    told.leave("job titles that repeat the words of another name of theirs", &one.from.place, &text);
                }
            }
        }
    }

    fn needs(&mut self, model: &'m Model, competencies: &[Named<'m>], occupations: &[Named<'m>], told: &mut Told) {
        let by_id = |list: &[Named<'m>]| -> HashMap<&'m str, String> {
            list.iter().map(|one| (one.from.id.as_str(), one.code.clone())).collect()
        };
        let (competencies, occupations) = (by_id(competencies), by_id(occupations));
        let mut seen = HashSet::new();
        for need in &model.needs {
            let Some(occupation) = occupations.get(need.occupation.as_str()) else {
                told.leave("needs of an occupation that is not there", &need.place, &need.occupation);
                continue;
            };
            let Some(competency) = competencies.get(need.competency.as_str()) else {
                told.leave("needs of a competency that is not there", &need.place, &need.competency);
                continue;
            };
            if !seen.insert((&need.occupation, &need.competency)) {
                told.leave("needs that repeat another", &need.place, &need.competency);
                continue;
            }
            let cells: [Cow<'m, str>; 4] = [
                occupation.clone().into(),
                competency.clone().into(),
                need.weight.to_string().into(),
                need.level.to_string().into(),
            ];
            self.add("needs", Some(&need.place), cells);
        }
    }

    fn within_limits(&self) -> Result<(), Failure> {
        let (competencies, occupations) = (self.count("competencies"), self.count("occupations"));
        let names = 2 * (competencies + occupations) + self.count("aliases") + self.count("job_titles");
        let counted = [
            ("competencies", competencies, limits::CATALOG_CONCEPTS),
            ("occupations", occupations, limits::CATALOG_CONCEPTS),
            ("names", names, limits::CATALOG_LABELS),
            ("needs", self.count("needs"), limits::CATALOG_LABELS),
        ];
        if competencies + occupations == 0 {
            let remedy = "fill the tables, or name the folder that holds them";
            return Err(Failure::told("P0915", "there is no competency and no occupation to import", remedy));
        }
        match counted.iter().find(|(_, count, most)| count > most) {
            Some((what, count, most)) => Err(Failure::told(
                "P0915",
                &format!("more {what} than the {most} that a catalogue may have"),
                "import a part of them: remove rows that you do not need",
            )
            .finding(what, &count.to_string())),
            None => Ok(()),
        }
    }

    /// Every table as a CSV file.
    pub fn files(&self) -> Files {
        let file = |table: &source::Table| {
            let mut writer = csv::Writer::from_writer(Vec::new());
            let header = table.columns.iter().map(|column| column.name);
            // Writing into memory does not fail, and every row is as long as the header.
            let mut written = writer.write_record(header).is_ok();
            for line in self.rows.get(table.name).into_iter().flatten() {
                written &= writer.write_record(line.cells.iter().map(|cell| cell.as_bytes())).is_ok();
            }
            debug_assert!(written, "{}", table.name);
            writer.into_inner().unwrap_or_default()
        };
        TABLES
            .iter()
            .map(|table| {
                let ours = OURS.iter().find(|(name, _)| *name == table.name);
                let bytes = ours.map_or_else(|| file(table), |(_, text)| text.as_bytes().to_vec());
                (format!("{}.csv", table.name), bytes)
            })
            .collect()
    }

    /// The catalogue, and the files that it is made of. Rows that the tables' own checks still refuse are left out and told.
    pub fn bake(&mut self, version: &str, told: &mut Told) -> Result<(Catalog, Files), Failure> {
        let mut first = None;
        for _ in 0..ROUNDS {
            let files = self.files();
            let mistakes = match source::read(&files, version) {
                Ok(catalog) => return Ok((catalog, files)),
                Err(mistakes) => mistakes,
            };
            let left = self.leave(&mistakes, told);
            first = first.or_else(|| mistakes.reported.into_iter().next());
            if !left {
                break;
            }
        }
        let failure = first.map_or_else(
            || Failure::told("P0915", "the tables made of these files are refused", "see the files"),
            |one| {
                let message = format!("the tables made of these files are refused: {} {}", one.code, one.message);
                Failure::told("P0915", &message, &one.remedy)
                    .in_file(&one.file)
                    .at_line(one.line)
                    .finding(&one.field, &one.found)
            },
        );
        Err(failure)
    }

    /// Leaves out the rows complained of and what speaks of them; whether there were any.
    fn leave(&mut self, mistakes: &Mistakes, told: &mut Told) -> bool {
        let mut any = false;
        let mut gone: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for mistake in &mistakes.reported {
            let name = mistake.file.trim_end_matches(".csv");
            // Every row is one line, after the header.
            if let (Some(table), Some(at)) =
                (TABLES.iter().find(|table| table.name == name), mistake.line.checked_sub(2))
            {
                gone.entry(table.name).or_default().insert(at);
            }
        }
        for (table, places) in gone {
            let Some(rows) = self.rows.get_mut(table) else { continue };
            let mut at = 0;
            rows.retain(|line| {
                let keep = !places.contains(&at);
                at += 1;
                if let (false, Some(place)) = (keep, &line.place) {
                    told.leave("rows that the catalogue's own checks refuse", place, &line.cells.join(", "));
                    any = true;
                }
                keep || line.place.is_none()
            });
        }
        for (of, column, table) in [
            ("competencies", 0, "aliases"),
            ("competencies", 1, "needs"),
            ("occupations", 0, "job_titles"),
            ("occupations", 0, "needs"),
        ] {
            let known: HashSet<String> = self
                .rows
                .get(of)
                .into_iter()
                .flatten()
                .filter_map(|line| line.cells.first())
                .map(ToString::to_string)
                .collect();
            if let Some(rows) = self.rows.get_mut(table) {
                rows.retain(|line| {
                    let keep = line.cells.get(column).is_some_and(|code| known.contains(&**code));
                    if let (false, Some(place)) = (keep, &line.place) {
                        told.leave("rows about what was left out", place, &line.cells.join(", "));
                    }
                    keep
                });
            }
        }
        any
    }
}

/// A concept with the code and the titles it gets.
struct Named<'m> {
    from: &'m Concept,
    code: String,
    titles: [Cow<'m, str>; 2],
}

fn concepts<'m>(
    list: &'m [Concept],
    written: fn(&str) -> String,
    untitled: &'static str,
    told: &mut Told,
) -> Vec<Named<'m>> {
    let mut named = Vec::with_capacity(list.len());
    // Codes are unique in small letters; of one that stands several times the next number.
    let mut taken: HashSet<String> = list.iter().map(|one| written(&one.code).to_lowercase()).collect();
    // One that is written so already keeps it, though it may come later.
    let mut kept: HashMap<String, &str> = HashMap::new();
    for code in list.iter().map(|one| &one.code).filter(|code| written(code) == **code) {
        kept.entry(code.to_lowercase()).or_insert(code);
    }
    let mut given: HashSet<String> = HashSet::new();
    let mut counted: HashMap<String, usize> = HashMap::new();
    for from in list {
        let id = if from.title_id.is_empty() { &from.title_en } else { &from.title_id };
        let en = if from.title_en.is_empty() { &from.title_id } else { &from.title_en };
        let titles = [id, en].map(|title| fitting(title));
        if titles.iter().any(|title| Tokens::new(title).is_empty()) {
            told.leave(untitled, &from.place, id);
            continue;
        }
        if titles.iter().zip([id, en]).any(|(title, whole)| **title != **whole) {
            told.change("titles shortened", &from.place, id);
        }
        let base = written(&from.code);
        let small = base.to_lowercase();
        let mut code = base.clone();
        let is_kept = kept.get(&small).is_none_or(|kept| *kept == from.code);
        if !(is_kept && given.insert(small.clone())) {
            let count = counted.entry(small).or_insert(1);
            while !taken.insert(code.to_lowercase()) {
                *count += 1;
                code = format!("{base}-{count}");
            }
            told.change("codes that stand twice and got a number", &from.place, &format!("{} → {code}", from.code));
        } else if code != from.code {
            let written = format!("{} → {code}", from.code);
            told.change("codes written in letters that a code may have", &from.place, &written);
        }
        named.push(Named { from, code, titles });
    }
    named
}

/// A code of ours: small letters and digits joined by hyphens.
fn as_code(id: &str) -> String {
    let folded = fold(id);
    let parts = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let code = parts.collect::<Vec<_>>().join("-");
    let code = code.get(..limits::LABEL_CHARS - 10).unwrap_or(&code).trim_end_matches('-').to_owned();
    if code.is_empty() { "k".to_owned() } else { code }
}

/// A code as published, without white space.
fn as_official(id: &str) -> String {
    let code: String = id.chars().map(|c| if c.is_whitespace() || c.is_control() { '-' } else { c }).collect();
    cut_chars(&code, limits::LABEL_CHARS - 10).0.to_owned()
}

/// A title as long as titles may be, cut after a word where there is one.
fn fitting(title: &str) -> Cow<'_, str> {
    let fits = |text: &str| text.is_ascii() || fold(text).len() <= FOLDED;
    let (mut kept, was_cut) = cut_chars(title, limits::LABEL_CHARS);
    if !was_cut && fits(kept) {
        return Cow::Borrowed(title);
    }
    loop {
        kept =
            kept.rsplit_once(' ').map_or_else(|| cut_chars(kept, kept.chars().count() * 9 / 10).0, |(start, _)| start);
        if fits(kept) {
            return Cow::Owned(kept.trim().to_owned());
        }
    }
}

/// The words of a name that are compared: those of the catalogue's own reading.
fn words(text: &str) -> Vec<String> {
    let tokens = Tokens::new(text);
    let all: Vec<String> = tokens.items().iter().map(|token| tokens.word(token).to_owned()).collect();
    let kept: Vec<String> = all.iter().filter(|word| !is_function_word(word)).cloned().collect();
    let mut kept = if kept.is_empty() { all } else { kept };
    kept.truncate(limits::LABEL_WORDS);
    kept
}

/// An alias in one line with its words, or why there is none.
fn usable<'m>(alias: &'m Alias, what: &'static str, place: &Place, told: &mut Told) -> Option<(Cow<'m, str>, String)> {
    let clean = !alias.text.contains(char::is_whitespace)
        || alias.text.split(' ').all(|word| !word.is_empty() && !word.contains(char::is_whitespace));
    let text: Cow<'m, str> = if clean { alias.text.as_str().into() } else { line_of(&alias.text).into() };
    let (long, empty) = match what {
        "aliases" => ("aliases longer than 200 characters", "aliases without a word that counts"),
        _ => ("job titles longer than 200 characters", "job titles without a word that counts"),
    };
    if fitting(&text).len() != text.len() {
        told.leave(long, place, &text);
        return None;
    }
    let key = words(&text);
    if key.iter().all(|word| is_function_word(word)) {
        told.leave(empty, place, &text);
        return None;
    }
    Some((text, key.join(" ")))
}

/// Writes the tables into a folder that holds none of them yet.
pub fn write(dir: &Path, files: &Files) -> Result<(), Failure> {
    std::fs::create_dir_all(dir).map_err(|error| Failure::file(&dir.display().to_string(), &error))?;
    for (name, bytes) in files {
        let path = dir.join(name);
        std::fs::write(&path, bytes).map_err(|error| Failure::file(&path.display().to_string(), &error))?;
    }
    Ok(())
}

/// Refuses a folder that holds tables already: they may have been edited.
pub fn empty(dir: &Path) -> Result<(), Failure> {
    match TABLES.iter().map(|table| dir.join(format!("{}.csv", table.name))).find(|path| path.exists()) {
        Some(path) => Err(Failure::told(
            "P0911",
            "this folder holds tables already, which are not written over",
            "name an empty folder, or remove the tables first",
        )
        .in_file(&dir.display().to_string())
        .finding("", &path.display().to_string())),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::super::model::{LEVEL, Need};
    use super::*;

    /// What only the tables' own checks see is left out with all that speaks of it, and told.
    #[test]
    fn rows_that_the_checks_refuse_are_left_out_and_told() {
        let place = Place { file: "list.csv".into(), line: 2 };
        let concept = |id: &str, title: &str, alias: &str| {
            let mut concept = Concept::new(id, id, place.clone());
            concept.titled("id", title);
            concept.named("id", alias, &[]);
            concept
        };
        let mut model = Model::default();
        model.competencies.push(concept("anyam", "menganyam", "jalin pandan"));
        model.occupations.push(concept("1", "Penganyam", "tukang anyam"));
        model.occupations.push(concept("2", "Penjalin", "tukang jalin"));
        model.occupations.last_mut().unwrap().isco = "73 17".to_owned();
        for occupation in ["1", "2"] {
            let (occupation, competency) = (occupation.to_owned(), "anyam".to_owned());
            model.needs.push(Need { occupation, competency, weight: 5, level: LEVEL, place: place.clone() });
        }
        let mut told = Told::default();
        let mut tables = Tables::of(&model, &mut told).unwrap();
        let (catalog, _) = tables.bake("test", &mut told).unwrap();
        assert_eq!((catalog.competencies().len(), catalog.occupations().len()), (1, 1));
        assert_eq!((tables.count("job_titles"), tables.count("needs")), (1, 1));
        let left: Vec<(&str, usize)> = told.left.iter().map(|note| (note.what, note.count)).collect();
        assert_eq!(left, [("rows that the catalogue's own checks refuse", 1), ("rows about what was left out", 2)]);
    }
}
