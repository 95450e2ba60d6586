//! Suggestions while a person types: competencies whose words begin so.

use crate::Lang;
use crate::catalog::{Catalog, CompetencyId, Target, Use, WordId};
use crate::sorted::{Arrange, Table};
use crate::text::{Tokens, is_function_word};

/// Competencies that the words typed so far may mean, likeliest first, at most `limit`.
///
/// Every word but the last must occur in a title or an alias (in any form of the same stem); the last may be unfinished. A
/// competency is likelier the more of its row of words is there, by a title rather than an alias, and by a row that begins
/// with what was typed. Fewer than two letters suggest nothing. Ties go by code. Linear in the vocabulary and in the rows
/// that hold the rarest word.
///
/// ```
/// let padan = padan::Padan::embedded();
/// let codes = padan::suggest::suggest(padan.catalog(), "servis karb", padan::Lang::Id, 5);
/// assert!(padan.catalog()[codes[0]].title.id.to_lowercase().contains("karburator"));
/// ```
#[must_use]
pub fn suggest(catalog: &Catalog, typed: &str, lang: Lang, limit: usize) -> Vec<CompetencyId> {
    let tokens = Tokens::new(typed);
    let words: Vec<&str> = tokens.items().iter().map(|token| tokens.word(token)).collect();
    let Some((last, before)) = words.split_last() else { return Vec::new() };
    if last.chars().count() < 2 && before.is_empty() {
        return Vec::new();
    }
    let lexicon = catalog.lexicon();
    let whole: Vec<WordId> =
        before.iter().filter(|word| !is_function_word(word)).filter_map(|word| lexicon.stem(word)).collect();
    let mut ends: Vec<WordId> = lexicon.beginning(last);
    ends.extend(lexicon.stem(last));
    ends.arrange();
    ends.dedup();
    let mut best: Table<CompetencyId, usize> = Table::default();
    for end in ends {
        for entry in lexicon.holding(end) {
            let Target::Competency(id) = entry.target else { continue };
            let row = lexicon.row(entry);
            if !whole.iter().all(|word| row.contains(word)) {
                continue;
            }
            let there = (whole.len() + 1) * 100 / row.len().max(whole.len() + 1);
            let starts = row.first().is_some_and(|first| *first == *whole.first().unwrap_or(&end));
            let points = there + if entry.title { 40 } else { 0 } + if starts { 20 } else { 0 }
                - if entry.usage == Use::Phrase { 0 } else { 20 };
            let held = best.held(id, 0);
            *held = points.max(*held);
        }
    }
    // What the title itself says outweighs every alias: a person sees the title only.
    let mut found: Vec<(usize, CompetencyId)> = best
        .into_entries()
        .into_iter()
        .map(|(id, points)| {
            let title = Tokens::new(catalog[id].title.get(lang));
            let shown = title.items().iter().any(|token| title.word(token).starts_with(last));
            (points + if shown { 50 } else { 0 }, id)
        })
        .collect();
    found.arrange_by_key(|(points, id)| (std::cmp::Reverse(*points), *id));
    found.into_iter().take(limit).map(|(_, id)| id).collect()
}
