//! What is to be learned: concepts as names and clauses of descriptions.

use padan::search::{Label, words};

/// Words of a clause that count.
const CLAUSE_WORDS: usize = 24;

/// One concept's texts, as words.
pub struct Concept {
    pub names: Vec<Vec<String>>,
    pub clauses: Vec<Vec<String>>,
}

impl Concept {
    pub fn of(label: &Label) -> Self {
        let mut names: Vec<Vec<String>> = Vec::new();
        for name in label.names() {
            let name = words(name);
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        let clauses = label
            .description
            .split(['.', ';', ':', '/'])
            .map(|clause| words(clause).into_iter().take(CLAUSE_WORDS).collect::<Vec<_>>())
            .filter(|clause| clause.iter().map(String::len).sum::<usize>() > 3)
            .collect();
        Self { names, clauses }
    }
}

/// The left sides of an epoch: each concept's names in turn, as concept and name. A concept with one name and a description
/// comes twice; what has nothing to be paired with is paired with itself, less what is left out at random.
pub fn sides(concepts: &[Concept]) -> Vec<(u32, u32)> {
    let mut sides = Vec::new();
    for (concept, at) in concepts.iter().zip(0u32..) {
        if concept.names.is_empty() {
            continue;
        }
        let turns = concept.names.len().max(if concept.clauses.is_empty() { 1 } else { 2 });
        sides.extend((0..turns).map(|turn| (at, (turn % concept.names.len()) as u32)));
    }
    sides
}
