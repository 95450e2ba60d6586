//! A list of one's own: `labels.tsv` or `labels.csv`, and where there are some `occupations.csv` and `relations.csv`.

use super::model::{Concept, LEVEL, Model, Need, Told, isco_of, line_of};
use super::sheet::{Folder, Row, Sheet};
use crate::input::Failure;
use std::collections::HashSet;

/// Weight of a relation that states none.
const WEIGHT: u8 = 5;
const KINDS: [&str; 4] = ["technical", "tool", "core", "language"];

struct Columns {
    id: Option<usize>,
    label: Option<usize>,
    english: Option<usize>,
    names: Option<usize>,
}

impl Columns {
    fn of(sheet: &Sheet) -> Result<Self, Failure> {
        Ok(Self {
            id: sheet.must(&["id", "code", "kode"])?,
            label: sheet.must(&["label", "label_id", "title", "title_id", "judul", "nama"])?,
            english: sheet.may(&["label_en", "title_en", "judul_en"])?,
            names: sheet.may(&["aliases", "alias"])?,
        })
    }

    fn read<'s>(&self, row: &Row<'s>, seen: &mut HashSet<&'s str>, told: &mut Told) -> Option<Concept> {
        let (id, title) = (row.get(self.id), line_of(row.get(self.label)));
        if id.is_empty() || title.is_empty() {
            told.leave("rows without an id or a label", &row.place(), &format!("{id}{title}"));
            return None;
        }
        if !seen.insert(id) {
            told.leave("rows that repeat another's id", &row.place(), id);
            return None;
        }
        let mut concept = Concept::new(id, id, row.place());
        concept.titled("id", &title);
        concept.titled("en", &line_of(row.get(self.english)));
        concept.named("id", row.get(self.names), &['|', '\n']);
        Some(concept)
    }
}

pub fn read(folder: &Folder, told: &mut Told) -> Result<Model, Failure> {
    let mut model = Model::default();
    let sheet = folder.must(&["labels.tsv", "labels.csv"], told)?;
    let columns = Columns::of(&sheet)?;
    let kind = sheet.may(&["kind"])?;
    let mut seen = HashSet::new();
    for row in sheet.rows() {
        let Some(mut competency) = columns.read(&row, &mut seen, told) else { continue };
        if !row.get(kind).is_empty() {
            let known = KINDS.iter().find(|known| row.get(kind).eq_ignore_ascii_case(known));
            competency.kind = known.ok_or_else(|| {
                row.refuse(
                    kind,
                    "this is no kind of competency",
                    &format!("write one of {}, or nothing", KINDS.join(", ")),
                )
            })?;
        }
        model.competencies.push(competency);
    }
    let occupations = folder.may(&["occupations.csv", "occupations.tsv"], told)?;
    if let Some(sheet) = &occupations {
        let columns = Columns::of(sheet)?;
        let (isco, kbji) = (sheet.may(&["isco", "isco08"])?, sheet.may(&["kbji"])?);
        let mut seen = HashSet::new();
        for row in sheet.rows() {
            let Some(mut occupation) = columns.read(&row, &mut seen, told) else { continue };
            let official = row.get(kbji);
            if !official.is_empty() {
                // The catalogue calls an occupation by its code of KBJI, whose first digits are ISCO's.
                let digits: String = official.chars().filter(char::is_ascii_digit).take(4).collect();
                if digits.len() < 4 {
                    let remedy = "write four digits or six, such as 7231 or 7231.04, or nothing";
                    return Err(row.refuse(kbji, "this is no code of KBJI", remedy));
                }
                if official != occupation.id {
                    told.change("occupations called by their KBJI code", &row.place(), &occupation.id);
                }
                official.clone_into(&mut occupation.code);
                occupation.isco = digits;
            }
            let stated = isco_of(row.get(isco), &row.place(), told);
            if !stated.is_empty() {
                occupation.isco = stated;
            }
            model.occupations.push(occupation);
        }
    }
    let Some(sheet) = folder.may(&["relations.csv", "relations.tsv"], told)? else { return Ok(model) };
    if occupations.is_none() {
        return Err(folder.refuse(
            "relations are there, and occupations.csv, of which they speak, is missing",
            "put occupations.csv there as well, or move the relations out",
        ));
    }
    let (from, to) = (sheet.must(&["occupation"])?, sheet.must(&["competency", "skill"])?);
    let (weight, level) = (sheet.may(&["weight"])?, sheet.may(&["level"])?);
    for row in sheet.rows() {
        model.needs.push(Need {
            occupation: row.get(from).to_owned(),
            competency: row.get(to).to_owned(),
            weight: row.whole(weight, 1, 10)?.unwrap_or(WEIGHT),
            level: row.whole(level, 1, 3)?.unwrap_or(LEVEL),
            place: row.place(),
        });
    }
    Ok(model)
}
