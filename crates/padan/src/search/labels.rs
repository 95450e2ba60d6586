//! A catalogue as labels.

use super::Label;
use crate::Lang;
use crate::catalog::{Catalog, Entry, Target};
use crate::lang::Title;

/// Which things of a catalogue are labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LabelKind {
    /// Competencies, with their titles and aliases.
    Competency,
    /// Occupations, with their titles and job titles.
    Occupation,
    /// Tracks, with their titles.
    Track,
}

impl LabelKind {
    /// All kinds, in the order of [`Label::of_catalog`].
    pub const ALL: [Self; 3] = [Self::Competency, Self::Occupation, Self::Track];
}

impl Label {
    /// The labels of a catalogue, named in a language; the words of both languages are among their names. An id is the thing's
    /// code. Aliases stand as the catalogue holds them, by the stems of their words. Linear.
    #[must_use]
    pub fn of_catalog(catalog: &Catalog, lang: Lang, kinds: &[LabelKind]) -> Vec<Self> {
        let lexicon = catalog.lexicon();
        let said =
            |entry: &Entry| lexicon.row(entry).iter().map(|word| lexicon.word(*word)).collect::<Vec<_>>().join(" ");
        let named = |code: &str, title: &Title| Self {
            aliases: [&title.id, &title.en].into_iter().map(ToString::to_string).collect(),
            ..Self::new(code, title.get(lang))
        };
        let mut labels = Vec::new();
        let (mut competencies, mut occupations) = (None, None);
        for kind in kinds {
            match kind {
                LabelKind::Competency => {
                    competencies = Some(labels.len());
                    labels.extend(catalog.competencies().iter().map(|one| named(&one.code, &one.title)));
                }
                LabelKind::Occupation => {
                    occupations = Some(labels.len());
                    labels.extend(catalog.occupations().iter().map(|one| named(&one.code, &one.title)));
                }
                LabelKind::Track => labels.extend(catalog.tracks().iter().map(|one| named(&one.code, &one.title))),
            }
        }
        for entry in lexicon.entries() {
            let at = match entry.target {
                Target::Competency(id) => competencies.map(|first| first + id.index()),
                Target::Occupation(id) => occupations.map(|first| first + id.index()),
            };
            if let Some(label) = at.and_then(|at| labels.get_mut(at)) {
                label.aliases.push(said(entry));
            }
        }
        labels
    }
}
