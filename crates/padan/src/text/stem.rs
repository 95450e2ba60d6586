//! Indonesian light stemming, without deciding: a list of possible bases, likeliest first.
//!
//! Indonesian prefixes melt into the base (`setel` → *menyetel*, *nyetel*; `kuras` → *menguras*, *nguras*), so the base of
//! a word cannot be told from the word alone: *mengelas* is `las` with *menge-*, *mengelap* is `elap`, `kelap` or `lap`.
//! The stemmer of Nazief and Adriani asks a dictionary of root words; here the catalogue's own vocabulary is the
//! dictionary (see `catalog::Lexicon::stem`), and this module only lists what the morphology allows.
//!
//! Rules: the prefix allomorphs of standard Indonesian (*meN-, peN-, di-, ter-, ber-, per-, memper-, ke-…-an*), the
//! suffixes *-kan, -i, -an, -nya, -ku, -mu, -lah, -kah, -pun*, and the colloquial *N-* and *-in* of spoken Indonesian
//! (*ngelas, nyetel, motong, nambal, bersihin*). Source of the standard rules: Adriani, Asian, Nazief, Tahaghoghi and
//! Williams, "Stemming Indonesian: a confix-stripping approach", ACM TALIP 6(4), 2007.

/// Words longer than this are not Indonesian words with affixes; they are left as they are.
const LONGEST: usize = 32;

const fn is_vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Whether a word has the form in which a thing becomes the work on it ("penggajian", "pergudangan").
pub(crate) fn names_work(word: &str) -> bool {
    word.len() >= 8 && word.starts_with("pe") && word.ends_with("an")
}

/// Bases the folded word may be built on, likeliest first, without the word itself and without repeats.
/// Bounded: at most a few dozen candidates, each no longer than the word plus one letter.
///
/// ```
/// use padan::text::stem_candidates;
/// assert!(stem_candidates("nyetel").contains(&"setel".to_owned()));
/// assert!(stem_candidates("pengelasan").contains(&"las".to_owned()));
/// assert!(stem_candidates("dibersihkan").contains(&"bersih".to_owned()));
/// ```
#[must_use]
pub fn stem_candidates(word: &str) -> Vec<String> {
    let mut found = Vec::new();
    if word.len() > LONGEST || word.len() < 4 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return found;
    }
    let mut bare = vec![word];
    for ending in ["lah", "kah", "pun", "nya", "ku", "mu"] {
        if let Some(rest) = word.strip_suffix(ending).filter(|rest| rest.len() >= 3) {
            bare.push(rest);
        }
    }
    for whole in &bare {
        if *whole != word {
            push(&mut found, whole);
        }
        prefixes(whole, &mut found);
        for ending in ["an", "kan", "in", "i"] {
            let Some(rest) = whole.strip_suffix(ending).filter(|rest| rest.len() >= 3) else { continue };
            // Three letters are a base behind a prefix ("ngecatin"), not on their own ("kopi", "lasan").
            if rest.len() >= 4 {
                push(&mut found, rest);
            }
            prefixes(rest, &mut found);
            if ending == "an"
                && let Some(inner) = rest.strip_prefix("ke")
            {
                push(&mut found, inner);
            }
        }
    }
    found.retain(|candidate| candidate != word);
    found
}

fn push(found: &mut Vec<String>, candidate: &str) {
    if candidate.len() >= 3 && !found.iter().any(|known| known == candidate) {
        found.push(candidate.to_owned());
    }
}

/// Adds the bases left when one prefix, or *memper-* and its like, is taken off.
fn prefixes(word: &str, found: &mut Vec<String>) {
    for lead in ["me", "pe", ""] {
        if let Some(rest) = word.strip_prefix(lead) {
            nasal(rest, lead, found);
        }
    }
    for lead in ["memper", "diper", "teper", "per", "ber", "ter", "di", "be", "te"] {
        if let Some(rest) = word.strip_prefix(lead) {
            push(found, rest);
            if lead == "di"
                && let Some(inner) = rest.strip_prefix("pe")
            {
                nasal(inner, "pe", found);
            }
        }
    }
}

/// What may stand behind the nasal of *me-*, *pe-* or, with an empty `lead`, of the colloquial bare nasal.
fn nasal(rest: &str, lead: &str, found: &mut Vec<String>) {
    let restored = |letter: &str, tail: &str, found: &mut Vec<String>| push(found, &format!("{letter}{tail}"));
    let starts_with_vowel = |tail: &str| tail.bytes().next().is_some_and(is_vowel);
    if let Some(tail) = rest.strip_prefix("ng") {
        if let Some(short) = tail.strip_prefix('e').filter(|short| short.len() >= 3) {
            push(found, short);
        }
        push(found, tail);
        if starts_with_vowel(tail) {
            restored("k", tail, found);
        }
    } else if let Some(tail) = rest.strip_prefix("ny") {
        if starts_with_vowel(tail) {
            restored("s", tail, found);
            restored("c", tail, found);
        }
    } else if let Some(tail) = rest.strip_prefix('n') {
        // Many words begin with n or m by themselves, so the bare nasal is undone only in longer ones.
        if !starts_with_vowel(tail) {
            push(found, tail);
        } else if !lead.is_empty() || tail.len() >= 4 {
            restored("t", tail, found);
        }
    } else if let Some(tail) = rest.strip_prefix('m') {
        if !starts_with_vowel(tail) {
            push(found, tail);
        } else if !lead.is_empty() || tail.len() >= 4 {
            restored("p", tail, found);
        }
    }
    if !lead.is_empty() {
        push(found, rest);
    }
}

/// English bases of a folded word (`welding` → `weld`, `batteries` → `battery`), likeliest first.
///
/// Only inflection, not derivation: whether a base is a word is for the caller's vocabulary to say.
///
/// ```
/// assert_eq!(padan::text::strip_english("welding"), ["weld", "welde"]);
/// assert!(padan::text::strip_english("batteries").contains(&"battery".to_owned()));
/// ```
#[must_use]
pub fn strip_english(word: &str) -> Vec<String> {
    let mut found = Vec::new();
    if word.len() > LONGEST || word.len() < 4 || !word.is_ascii() {
        return found;
    }
    if let Some(rest) = word.strip_suffix("ies") {
        push(&mut found, &format!("{rest}y"));
    }
    for ending in ["ing", "ed", "es", "s", "er"] {
        if let Some(rest) = word.strip_suffix(ending).filter(|rest| rest.len() >= 3) {
            push(&mut found, rest);
            if matches!(ending, "ing" | "ed" | "er") {
                push(&mut found, &format!("{rest}e"));
                let mut tail = rest.bytes().rev();
                if let (Some(last), Some(before)) = (tail.next(), tail.next())
                    && last == before
                    && !is_vowel(last)
                {
                    push(&mut found, rest.get(..rest.len() - 1).unwrap_or(rest));
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_the_base_of_common_forms() {
        for (word, base) in [
            ("mengganti", "ganti"),
            ("menyetel", "setel"),
            ("penyetelan", "setel"),
            ("memotong", "potong"),
            ("motong", "potong"),
            ("ngelas", "las"),
            ("mengelas", "las"),
            ("pengelasan", "las"),
            ("ngecat", "cat"),
            ("nambal", "tambal"),
            ("nyuci", "cuci"),
            ("bersihin", "bersih"),
            ("membersihkan", "bersih"),
            ("dibongkar", "bongkar"),
            ("nguras", "kuras"),
            ("menguras", "kuras"),
            ("perawatan", "rawat"),
            ("merawat", "rawat"),
            ("pemasangan", "pasang"),
            ("masangin", "pasang"),
            ("terpasang", "pasang"),
            ("memperbaiki", "baik"),
            ("jahitan", "jahit"),
            ("menjahitkan", "jahit"),
            ("kelistrikan", "listrik"),
            ("mesinnya", "mesin"),
            ("memasak", "masak"),
            ("nyolder", "solder"),
            ("ngoprek", "oprek"),
            ("bekerja", "kerja"),
            ("melayani", "layan"),
        ] {
            assert!(
                stem_candidates(word).contains(&base.to_owned()),
                "{word} should offer {base}: {:?}",
                stem_candidates(word)
            );
        }
    }

    #[test]
    fn leaves_other_scripts_and_short_words() {
        for word in ["las", "한국어한국어", "", "co2co2", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]
        {
            assert!(stem_candidates(word).is_empty(), "{word}");
        }
    }
}
