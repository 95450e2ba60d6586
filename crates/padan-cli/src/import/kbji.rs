//! KBJI, Indonesia's classification of occupations: one table of codes and titles, as somebody typed it.

use super::model::{Concept, Model, Told, line_of};
use super::sheet::Folder;
use crate::input::Failure;
use std::collections::HashSet;
use std::path::Path;

/// Fewer digits than these name a group of occupations.
const DIGITS: usize = 4;

pub fn read(folder: &Folder, told: &mut Told) -> Result<Model, Failure> {
    let is_table = |name: &&String| {
        Path::new(name.as_str())
            .extension()
            .is_some_and(|end| ["csv", "tsv", "txt"].iter().any(|known| end.eq_ignore_ascii_case(known)))
    };
    let tables: Vec<&String> = folder.names().iter().filter(is_table).collect();
    let named = tables
        .iter()
        .find(|name| ["kbji.csv", "kbji.tsv", "kbji.txt"].iter().any(|known| name.eq_ignore_ascii_case(known)));
    let name = match (named, tables.as_slice()) {
        (Some(name), _) | (None, [name]) => *name,
        (None, []) => return Err(folder.refuse("kbji.csv is missing", "put the table there as kbji.csv or kbji.tsv")),
        (None, _) => {
            return Err(
                folder.refuse("several tables are there, and one is read", "call the one that is meant kbji.csv")
            );
        }
    };
    let sheet = folder.sheet(name, told)?;
    let code = sheet.must(&["kode", "code", "kode kbji", "kbji"])?;
    let title = sheet.must(&["judul", "title", "nama", "label", "nama jabatan", "jabatan", "judul_id", "title_id"])?;
    let english = sheet.may(&["judul_en", "title_en", "english", "inggris"])?;
    let examples = sheet.may(&["contoh", "aliases", "alias", "contoh jabatan", "job titles", "sebutan"])?;
    let mut occupations = Vec::new();
    let mut seen = HashSet::new();
    for row in sheet.rows() {
        let (id, title) = (row.get(code), line_of(row.get(title)));
        let digits: String = id.chars().filter(char::is_ascii_digit).collect();
        if id.is_empty() || title.is_empty() {
            told.leave("rows without a code or a title", &row.place(), &title);
        } else if digits.is_empty() || id.chars().any(|c| !c.is_ascii_digit() && !matches!(c, '.' | '-' | ' ')) {
            return Err(row.refuse(
                code,
                "this is no code of KBJI",
                "write four digits or six, such as 7231 or 7231.04",
            ));
        } else if digits.len() < DIGITS {
            told.leave("groups of occupations (fewer than four digits)", &row.place(), &title);
        } else if !seen.insert(digits.clone()) {
            told.leave("rows that repeat another's code", &row.place(), id);
        } else {
            let mut occupation = Concept::new(id, id, row.place());
            occupation.isco = digits.chars().take(DIGITS).collect();
            occupation.titled("id", &title);
            occupation.titled("en", &line_of(row.get(english)));
            occupation.named("id", row.get(examples), &['|', ';', '\n']);
            occupations.push(occupation);
        }
    }
    Ok(Model { occupations, ..Model::default() })
}
