//! Words that follow from names: what of a label is compared, titles as entries, the usual spellings of a region.

use super::lexicon::Target;
use super::model::{Competency, CompetencyId, Occupation, OccupationId, Region, RegionId};
use crate::lang::Title;
use crate::limits;
use crate::text::{Tokens, is_function_word};
use std::collections::BTreeSet;

/// The words of a label that are compared, folded. Function words are dropped; when nothing would be left they stay.
pub(super) fn words_of(label: &str) -> Vec<String> {
    let tokens = Tokens::new(label);
    let all: Vec<String> = tokens.items().iter().map(|token| tokens.word(token).to_owned()).collect();
    let kept: Vec<String> = all.iter().filter(|word| !is_function_word(word)).cloned().collect();
    let mut kept = if kept.is_empty() { all } else { kept };
    kept.truncate(limits::LABEL_WORDS);
    kept
}

/// Every title of a competency or occupation, in words, and what it names.
pub(super) fn titles(competencies: &[Competency], occupations: &[Occupation]) -> Vec<(Vec<String>, Target)> {
    let mut out = Vec::new();
    let mut add = |title: &Title, target: Target| {
        out.push((words_of(&title.id), target));
        if title.en != title.id {
            out.push((words_of(&title.en), target));
        }
    };
    for (at, competency) in (0u16..).zip(competencies) {
        add(&competency.title, Target::Competency(CompetencyId(at)));
    }
    for (at, occupation) in (0u16..).zip(occupations) {
        add(&occupation.title, Target::Occupation(OccupationId(at)));
    }
    out
}

/// The words of all titles.
pub(super) fn title_words(competencies: &[Competency], occupations: &[Occupation]) -> BTreeSet<String> {
    titles(competencies, occupations).into_iter().flat_map(|(words, _)| words).collect()
}

/// The usual spellings of every region, sorted.
pub(super) fn usual(regions: &[Region]) -> Vec<(Box<str>, RegionId)> {
    let mut names: Vec<(Box<str>, RegionId)> = Vec::new();
    for (at, region) in (0u16..).zip(regions) {
        names.extend(spellings(&region.name).into_iter().map(|name| (name.into_boxed_str(), RegionId(at))));
    }
    names.sort_unstable();
    names.dedup();
    names
}

/// Folded words joined by one space.
pub(super) fn joined(name: &str) -> String {
    let tokens = Tokens::new(name);
    tokens.items().iter().map(|token| tokens.word(token)).collect::<Vec<_>>().join(" ")
}

/// The usual ways to write an official region name.
fn spellings(name: &str) -> Vec<String> {
    let full = joined(name);
    let mut out = vec![full.clone()];
    let heads: &[(&str, &[&str])] = &[
        ("kabupaten administrasi ", &["", "kab "]),
        ("kota administrasi ", &["", "kota "]),
        ("kabupaten ", &["", "kab "]),
        ("kota ", &["", "kodya "]),
        ("provinsi ", &[""]),
        ("daerah khusus ibukota ", &["", "dki "]),
        ("daerah istimewa ", &["", "di "]),
    ];
    if let Some((head, instead)) = heads.iter().find(|(head, _)| full.starts_with(head)) {
        let rest = full.strip_prefix(head).unwrap_or("");
        for lead in *instead {
            out.push(format!("{lead}{rest}"));
        }
        if *head == "kota " || *head == "kabupaten " {
            // Boards write "Bekasi Kabupaten", "Tangerang Kota".
            out.push(format!("{rest} {}", head.trim()));
        }
    }
    out
}
