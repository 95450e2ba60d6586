//! Tabiya's open taxonomy as CSV: `skills.csv`, `occupations.csv`, `occupation_to_skill_relations.csv`, headers in capitals.

use super::model::{Concept, ESSENTIAL, LEVEL, Model, Need, OPTIONAL, Told, isco_of, last_segment, line_of};
use super::sheet::{Folder, Row, Sheet};
use crate::input::Failure;
use std::collections::HashSet;

/// Weight of a relation that is said to be of middle signalling value.
const MEDIUM: u8 = 5;

struct Columns {
    id: Option<usize>,
    uri: Option<usize>,
    history: Option<usize>,
    label: Option<usize>,
    names: Option<usize>,
}

impl Columns {
    fn of(sheet: &Sheet) -> Result<Self, Failure> {
        Ok(Self {
            id: sheet.must(&["ID"])?,
            uri: sheet.may(&["ORIGINURI", "ESCOURI"])?,
            history: sheet.may(&["UUIDHISTORY", "ORIGINUUID"])?,
            label: sheet.must(&["PREFERREDLABEL"])?,
            names: sheet.may(&["ALTLABELS"])?,
        })
    }

    /// The concept of a row: called by the end of its origin's URI, or by the oldest of its UUIDs, or by its id.
    fn read<'s>(&self, row: &Row<'s>, seen: &mut HashSet<&'s str>, told: &mut Told) -> Option<Concept> {
        let (id, title) = (row.get(self.id), line_of(row.get(self.label)));
        if id.is_empty() || title.is_empty() {
            told.leave("rows without an ID or a PREFERREDLABEL", &row.place(), &format!("{id}{title}"));
            return None;
        }
        if !seen.insert(id) {
            told.leave("rows that repeat another's ID", &row.place(), id);
            return None;
        }
        let oldest = row.get(self.history).lines().last().unwrap_or("").trim();
        let called = [last_segment(row.get(self.uri)), oldest, id].into_iter().find(|code| !code.is_empty());
        let mut concept = Concept::new(id, called.unwrap_or(id), row.place());
        concept.titled("en", &title);
        concept.named("en", row.get(self.names), &['\n']);
        Some(concept)
    }
}

pub fn read(folder: &Folder, told: &mut Told) -> Result<Model, Failure> {
    let mut model = Model::default();
    let sheet = folder.must(&["skills.csv"], told)?;
    let columns = Columns::of(&sheet)?;
    let (sort, reuse) = (sheet.may(&["SKILLTYPE"])?, sheet.may(&["REUSELEVEL"])?);
    let mut seen = HashSet::new();
    for row in sheet.rows() {
        let Some(mut skill) = columns.read(&row, &mut seen, told) else { continue };
        skill.kind = match (row.get(sort).to_ascii_lowercase().as_str(), row.get(reuse).to_ascii_lowercase().as_str()) {
            ("language", _) => "language",
            ("attitude", _) | (_, "transversal") => "core",
            _ => "technical",
        };
        model.competencies.push(skill);
    }
    let occupations = folder.may(&["occupations.csv"], told)?;
    if let Some(sheet) = &occupations {
        let columns = Columns::of(sheet)?;
        let group = sheet.must(&["OCCUPATIONGROUPCODE", "ISCOGROUPCODE"])?;
        let code = sheet.may(&["CODE"])?;
        let mut seen = HashSet::new();
        for row in sheet.rows() {
            let Some(mut occupation) = columns.read(&row, &mut seen, told) else { continue };
            if !row.get(code).is_empty() {
                row.get(code).clone_into(&mut occupation.code);
            }
            occupation.isco = isco_of(row.get(group), &row.place(), told);
            model.occupations.push(occupation);
        }
    }
    let names = ["occupation_to_skill_relations.csv", "occupation_skill_relations.csv"];
    let Some(sheet) = folder.may(&names, told)? else { return Ok(model) };
    if occupations.is_none() {
        return Err(folder.refuse(
            "relations are there, and occupations.csv, of which they speak, is missing",
            "put occupations.csv there as well, or move the relations out",
        ));
    }
    let (from, to) = (sheet.must(&["OCCUPATIONID"])?, sheet.must(&["SKILLID"])?);
    let (sort, signal) = (sheet.must(&["RELATIONTYPE"])?, sheet.may(&["SIGNALLINGVALUELABEL"])?);
    for row in sheet.rows() {
        let weight = match (row.get(sort).to_ascii_lowercase().as_str(), row.get(signal).to_ascii_lowercase().as_str())
        {
            ("essential", _) | ("", "high") => ESSENTIAL,
            ("optional", _) | ("", "low") => OPTIONAL,
            ("", "medium") => MEDIUM,
            (other, _) => {
                told.leave("relations neither essential nor optional", &row.place(), other);
                continue;
            }
        };
        model.needs.push(Need {
            occupation: row.get(from).to_owned(),
            competency: row.get(to).to_owned(),
            weight,
            level: LEVEL,
            place: row.place(),
        });
    }
    Ok(model)
}
