//! The O*NET database as text: tables separated by tabs, with a header.
//!
//! Competencies are its detailed work activities, technologies, skills and knowledge, as far as their files are there.

use super::model::{Concept, ESSENTIAL, LEVEL, Model, Need, OPTIONAL, Told, line_of};
use super::sheet::{Folder, Sheet};
use crate::input::Failure;
use std::collections::HashMap;

const SOC: &[&str] = &["O*NET-SOC Code"];
/// Importance of a skill in hundredths, one to five, under which it is not needed: "not important".
const NEEDED: u32 = 200;

/// Concepts by id, each made once.
#[derive(Default)]
struct Once {
    list: Vec<Concept>,
    place: HashMap<String, usize>,
}

impl Once {
    fn add(&mut self, concept: Concept) -> bool {
        if self.place.contains_key(&concept.id) {
            return false;
        }
        self.place.insert(concept.id.clone(), self.list.len());
        self.list.push(concept);
        true
    }
}

pub fn read(folder: &Folder, told: &mut Told) -> Result<Model, Failure> {
    let mut occupations = Once::default();
    let sheet = folder.must(&["Occupation Data.txt"], told)?;
    let (code, title) = (sheet.must(SOC)?, sheet.must(&["Title"])?);
    for row in sheet.rows() {
        let (id, title) = (row.get(code), line_of(row.get(title)));
        if id.is_empty() || title.is_empty() {
            told.leave("rows without a code or a title", &row.place(), &title);
            continue;
        }
        let mut occupation = Concept::new(id, id, row.place());
        occupation.titled("en", &title);
        if !occupations.add(occupation) {
            told.leave("rows that repeat another's code", &row.place(), id);
        }
    }
    for (file, columns) in [
        ("Alternate Titles.txt", ["Alternate Title", "Short Title"]),
        ("Sample of Reported Titles.txt", ["Reported Job Title", ""]),
    ] {
        let Some(sheet) = folder.may(&[file], told)? else { continue };
        let [title, short] = columns;
        let code = sheet.must(SOC)?;
        let names = [sheet.must(&[title])?, if short.is_empty() { None } else { sheet.may(&[short])? }];
        for row in sheet.rows() {
            let at = occupations.place.get(row.get(code));
            let Some(occupation) = at.and_then(|at| occupations.list.get_mut(*at)) else {
                told.leave("titles of occupations that are not there", &row.place(), row.get(code));
                continue;
            };
            // "n/a" stands where a title has no short form.
            for name in names.iter().map(|column| row.get(*column)).filter(|name| !name.eq_ignore_ascii_case("n/a")) {
                occupation.named("en", name, &[]);
            }
        }
    }
    let mut competencies = Once::default();
    let mut needs = Vec::new();
    activities(folder, told, &mut competencies, &mut needs)?;
    if let Some(sheet) = folder.may(&["Technology Skills.txt"], told)? {
        technologies(&sheet, told, &mut competencies, &mut needs)?;
    }
    for file in ["Skills.txt", "Knowledge.txt"] {
        if let Some(sheet) = folder.may(&[file], told)? {
            rated(&sheet, told, &mut competencies, &mut needs)?;
        }
    }
    Ok(Model { competencies: competencies.list, occupations: occupations.list, needs })
}

/// Detailed work activities, needed by the occupations whose tasks they are.
fn activities(folder: &Folder, told: &mut Told, competencies: &mut Once, needs: &mut Vec<Need>) -> Result<(), Failure> {
    let tasks = folder.may(&["Tasks to DWAs.txt"], told)?;
    let Some(sheet) = folder.may(&["DWA Reference.txt"], told)? else {
        return match tasks {
            Some(_) => Err(folder.refuse(
                "Tasks to DWAs.txt is there, and DWA Reference.txt, which names the activities, is missing",
                "put DWA Reference.txt there as well, or move Tasks to DWAs.txt out",
            )),
            None => Ok(()),
        };
    };
    let (code, title) = (sheet.must(&["DWA ID"])?, sheet.must(&["DWA Title"])?);
    for row in sheet.rows() {
        let (id, title) = (row.get(code), line_of(row.get(title)));
        if id.is_empty() || title.is_empty() {
            told.leave("rows without a code or a title", &row.place(), &title);
            continue;
        }
        let mut activity = Concept::new(id, id, row.place());
        activity.titled("en", title.trim_end_matches('.'));
        if !competencies.add(activity) {
            told.leave("rows that repeat another's code", &row.place(), id);
        }
    }
    let Some(sheet) = tasks else { return Ok(()) };
    let (code, activity) = (sheet.must(SOC)?, sheet.must(&["DWA ID"])?);
    let mut place: HashMap<(&str, &str), usize> = HashMap::new();
    for row in sheet.rows() {
        let key = (row.get(code), row.get(activity));
        // The more tasks are this, the more the occupation is.
        if let Some(need) = place.get(&key).and_then(|at| needs.get_mut(*at)) {
            need.weight = (need.weight + 1).min(10);
            continue;
        }
        place.insert(key, needs.len());
        needs.push(Need {
            occupation: key.0.to_owned(),
            competency: key.1.to_owned(),
            weight: 5,
            level: LEVEL,
            place: row.place(),
        });
    }
    Ok(())
}

/// Programs and machines by their names.
fn technologies(sheet: &Sheet, told: &mut Told, competencies: &mut Once, needs: &mut Vec<Need>) -> Result<(), Failure> {
    let (code, example) = (sheet.must(SOC)?, sheet.must(&["Example", "Workplace Example"])?);
    let hot = [sheet.may(&["Hot Technology"])?, sheet.may(&["In Demand"])?];
    for row in sheet.rows() {
        let title = line_of(row.get(example));
        if title.is_empty() {
            told.leave("rows without a code or a title", &row.place(), row.get(code));
            continue;
        }
        let id = format!("technology {}", title.to_lowercase());
        let mut technology = Concept::new(&id, &title, row.place());
        technology.kind = "tool";
        technology.titled("en", &title);
        competencies.add(technology);
        let asked = hot.iter().any(|column| row.get(*column).eq_ignore_ascii_case("y"));
        needs.push(Need {
            occupation: row.get(code).to_owned(),
            competency: id,
            weight: if asked { ESSENTIAL } else { OPTIONAL },
            level: LEVEL,
            place: row.place(),
        });
    }
    Ok(())
}

/// Skills and knowledge with their importance (scale IM, 1 to 5) and level (scale LV, 0 to 7).
fn rated(sheet: &Sheet, told: &mut Told, competencies: &mut Once, needs: &mut Vec<Need>) -> Result<(), Failure> {
    let code = sheet.must(SOC)?;
    let (element, title) = (sheet.must(&["Element ID"])?, sheet.must(&["Element Name"])?);
    let (scale, value) = (sheet.must(&["Scale ID"])?, sheet.must(&["Data Value"])?);
    let suppress = sheet.may(&["Recommend Suppress"])?;
    let mut levels: HashMap<(&str, &str), u8> = HashMap::new();
    let mut important = Vec::new();
    for row in sheet.rows() {
        let Some(hundredths) = hundredths(row.get(value)) else {
            return Err(row.refuse(value, "this is not a number", "write a number such as 3.12"));
        };
        let key = (row.get(code), row.get(element));
        match row.get(scale) {
            "LV" => {
                levels.insert(
                    key,
                    if hundredths < 250 {
                        1
                    } else if hundredths < 450 {
                        2
                    } else {
                        3
                    },
                );
            }
            "IM" => important.push((row, key, hundredths)),
            other => told.leave("ratings on another scale than importance or level", &row.place(), other),
        }
    }
    for (row, key, hundredths) in important {
        let title = line_of(row.get(title));
        if key.1.is_empty() || title.is_empty() {
            told.leave("rows without a code or a title", &row.place(), &title);
            continue;
        }
        let mut skill = Concept::new(key.1, key.1, row.place());
        skill.kind = kind(key.1);
        skill.titled("en", &title);
        competencies.add(skill);
        if row.get(suppress).eq_ignore_ascii_case("y") {
            told.leave("needs that their source advises to suppress", &row.place(), &title);
        } else if hundredths < NEEDED {
            told.leave("needs rated as not important (under 2 of 5)", &row.place(), &title);
        } else {
            // One to five becomes one to ten.
            let weight = 1 + (hundredths.min(500).saturating_sub(100) * 9 + 200) / 400;
            needs.push(Need {
                occupation: key.0.to_owned(),
                competency: key.1.to_owned(),
                weight: u8::try_from(weight).unwrap_or(10),
                level: levels.get(&key).copied().unwrap_or(LEVEL),
                place: row.place(),
            });
        }
    }
    Ok(())
}

/// Technical skills (2.B.3) and knowledge (2.C) are a trade's; the other skills are what every job asks.
fn kind(element: &str) -> &'static str {
    if element.starts_with("2.A.") || element.starts_with("2.B.") && !element.starts_with("2.B.3") {
        "core"
    } else {
        "technical"
    }
}

/// A decimal number in hundredths, cut after the second place.
fn hundredths(text: &str) -> Option<u32> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 4 || !digits(whole) || !digits(part) {
        return None;
    }
    let part: String = part.chars().chain("00".chars()).take(2).collect();
    Some(whole.parse::<u32>().ok()? * 100 + part.parse::<u32>().ok()?)
}
