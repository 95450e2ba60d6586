//! What a text states beside skills: schooling, experience, licences, certificates, pay, dates, places; and the traits
//! that nothing may score.
//!
//! Each recogniser looks at a few words around each word and says what stands there (a `Fact`); whether a fact is a
//! condition of a posting or a claim of a person is for [`crate::posting`] and [`crate::profile`] to say.

mod education;
mod experience;
mod licence;
mod pay;
mod place;
mod traits;

pub use education::Education;
pub use experience::months_stated;
pub use licence::Licence;
pub use pay::{Pay, PayUnit};
pub use traits::Trait;

pub(crate) use education::{educations, lowest_listed};
pub(crate) use experience::{Experience, experiences};
pub(crate) use licence::{Joined, Named, licences};
pub(crate) use pay::{PAY_MOST, pays};
pub(crate) use place::{narrow, place_of, places_in};
pub(crate) use traits::{names, traits};

/// Something recognised at tokens `first..=last`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fact<T> {
    pub(crate) value: T,
    pub(crate) first: usize,
    pub(crate) last: usize,
}

/// A small number written in digits or as a word.
pub(crate) fn number(word: &str) -> Option<u32> {
    const WORDS: &[(&str, u32)] = &[
        ("satu", 1),
        ("se", 1),
        ("dua", 2),
        ("tiga", 3),
        ("empat", 4),
        ("lima", 5),
        ("enam", 6),
        ("tujuh", 7),
        ("delapan", 8),
        ("sembilan", 9),
        ("sepuluh", 10),
        ("one", 1),
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("ten", 10),
    ];
    if word.len() <= 6 && !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit()) {
        return word.parse().ok();
    }
    WORDS.iter().find(|(known, _)| *known == word).map(|(_, n)| *n)
}
