//! ESCO's download as CSV: `skills_en.csv`, `occupations_en.csv`, `occupationSkillRelations_en.csv`, one set for each language.

use super::model::{Concept, ESSENTIAL, LEVEL, Model, Need, OPTIONAL, Told, isco_of, last_segment, line_of};
use super::sheet::{Folder, Row, Sheet};
use crate::input::Failure;
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// The files `STEM_xx.csv` by language; `xx` is empty where the file is called `STEM.csv`.
fn languages<'f>(folder: &'f Folder, stem: &str) -> Vec<(String, &'f str)> {
    let mut found: Vec<(String, &str)> = folder
        .names()
        .iter()
        .filter_map(|name| {
            let (start, end) = name.split_at_checked(stem.len())?;
            let is_csv = Path::new(name).extension().is_some_and(|end| end.eq_ignore_ascii_case("csv"));
            let lang = end.rsplit_once('.')?.0;
            let lang = if lang.is_empty() { Some("") } else { lang.strip_prefix('_') }?;
            (is_csv && start.eq_ignore_ascii_case(stem)).then(|| (lang.to_lowercase(), name.as_str()))
        })
        .collect();
    // English first: its titles and its order of rows are what others translate.
    found.sort_by_key(|(lang, _)| (lang != "en", lang != "id", lang.clone()));
    found
}

/// The files of a stem that are read: English and Indonesian, or else the first.
fn chosen<'f>(folder: &'f Folder, stem: &str) -> Vec<(&'static str, &'f str)> {
    let all = languages(folder, stem);
    let ours = |lang: &str| lang == "en" || lang == "id";
    let any = all.iter().any(|(lang, _)| ours(lang));
    let most = if any { 2 } else { 1 };
    let read = all.into_iter().filter(|(lang, _)| ours(lang) || !any).take(most);
    read.map(|(lang, name)| (if lang == "id" { "id" } else { "en" }, name)).collect()
}

/// Concepts by URI, joined over the languages.
struct Joined {
    list: Vec<Concept>,
    place: HashMap<String, usize>,
}

impl Joined {
    fn read(
        folder: &Folder,
        stem: &str,
        told: &mut Told,
        code: impl Fn(&Sheet) -> Result<Option<usize>, Failure>,
        more: impl Fn(&Sheet) -> Result<Vec<Option<usize>>, Failure>,
        fill: impl Fn(&mut Concept, &Row<'_>, &[Option<usize>], &mut Told),
    ) -> Result<Self, Failure> {
        let mut joined = Self { list: Vec::new(), place: HashMap::new() };
        for (lang, name) in chosen(folder, stem) {
            let sheet = folder.sheet(name, told)?;
            let (uri, label) = (sheet.must(&["conceptUri"])?, sheet.must(&["preferredLabel"])?);
            let names = [sheet.may(&["altLabels"])?, sheet.may(&["hiddenLabels"])?];
            let (status, code, more) = (sheet.may(&["status"])?, code(&sheet)?, more(&sheet)?);
            let mut seen = HashSet::new();
            for row in sheet.rows() {
                let (id, title) = (row.get(uri), line_of(row.get(label)));
                if id.is_empty() || title.is_empty() {
                    told.leave("rows without a conceptUri or a preferredLabel", &row.place(), &title);
                } else if !matches!(row.get(status), "" | "released") {
                    told.leave("concepts that are not released", &row.place(), &title);
                } else if !seen.insert(id) {
                    told.leave("rows that repeat another's conceptUri", &row.place(), id);
                } else {
                    let at = *joined.place.entry(id.to_owned()).or_insert_with(|| {
                        let called = Some(row.get(code)).filter(|code| !code.is_empty()).unwrap_or(last_segment(id));
                        joined.list.push(Concept::new(id, called, row.place()));
                        joined.list.len() - 1
                    });
                    if let Some(concept) = joined.list.get_mut(at) {
                        concept.titled(lang, &title);
                        for column in names {
                            concept.named(lang, row.get(column), &['\n']);
                        }
                        fill(concept, &row, &more, told);
                    }
                }
            }
        }
        Ok(joined)
    }
}

pub fn read(folder: &Folder, told: &mut Told) -> Result<Model, Failure> {
    if languages(folder, "skills").is_empty() {
        return Err(folder.refuse(
            "skills_en.csv is missing",
            "put skills_en.csv (or skills_id.csv) there, or name the folder that holds it",
        ));
    }
    let mut skills = Joined::read(
        folder,
        "skills",
        told,
        |_| Ok(None),
        |sheet| Ok(vec![sheet.may(&["skillType"])?, sheet.may(&["reuseLevel"])?]),
        |concept, row, more, _| {
            let value = |at: usize| row.get(more.get(at).copied().flatten());
            if value(1).eq_ignore_ascii_case("transversal") || value(0).eq_ignore_ascii_case("attitude") {
                concept.kind = "core";
            }
            if value(0).eq_ignore_ascii_case("language") {
                concept.kind = "language";
            }
        },
    )?;
    for (_, name) in languages(folder, "languageSkillsCollection").into_iter().take(1) {
        let sheet = folder.sheet(name, told)?;
        let uri = sheet.must(&["conceptUri"])?;
        for row in sheet.rows() {
            if let Some(skill) = skills.place.get(row.get(uri)).and_then(|at| skills.list.get_mut(*at)) {
                skill.kind = "language";
            }
        }
    }
    let occupations = Joined::read(
        folder,
        "occupations",
        told,
        |sheet| sheet.may(&["code"]),
        |sheet| Ok(vec![sheet.must(&["iscoGroup"])?]),
        |concept, row, more, told| {
            if concept.isco.is_empty() {
                concept.isco = isco_of(row.get(more.first().copied().flatten()), &row.place(), told);
            }
        },
    )?;
    let relations = languages(folder, "occupationSkillRelations");
    if occupations.list.is_empty() {
        if let Some((_, name)) = relations.first() {
            let message = format!("{name} is there, and no occupation that it speaks of");
            return Err(folder.refuse(&message, "put occupations_en.csv there as well"));
        }
        told.absent.push("occupations_en.csv".to_owned());
    }
    let mut needs = Vec::new();
    match relations.first() {
        None => told.absent.push("occupationSkillRelations_en.csv".to_owned()),
        // Relations say the same in every language.
        Some((_, name)) => {
            let sheet = folder.sheet(name, told)?;
            let (from, to) = (sheet.must(&["occupationUri"])?, sheet.must(&["skillUri"])?);
            let sort = sheet.must(&["relationType"])?;
            for row in sheet.rows() {
                let weight = match row.get(sort).to_ascii_lowercase().as_str() {
                    "essential" => ESSENTIAL,
                    "optional" => OPTIONAL,
                    other => {
                        told.leave("relations neither essential nor optional", &row.place(), other);
                        continue;
                    }
                };
                needs.push(Need {
                    occupation: row.get(from).to_owned(),
                    competency: row.get(to).to_owned(),
                    weight,
                    level: LEVEL,
                    place: row.place(),
                });
            }
        }
    }
    Ok(Model { competencies: skills.list, occupations: occupations.list, needs })
}
