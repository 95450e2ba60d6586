//! Unicode folding: one spelling for one word.

use std::sync::OnceLock;
#[cfg(feature = "unicode")]
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Folds one character that is not ASCII: what [`fold_char`] says, by somebody who has the tables.
pub type Folder = fn(char) -> String;

static FOLDER: OnceLock<Folder> = OnceLock::new();

/// Gives the library what it folds with when it is built without its own tables (feature `unicode`): a browser has the same
/// tables, and they are the larger half of a small build. To be called once, before anything is read; a second call changes
/// nothing. Until then characters beyond ASCII stay as they are. With the feature `unicode` nothing is asked of it.
pub fn set_folder(folder: Folder) {
    let _ = FOLDER.set(folder);
}

/// Whether a character is invisible or only steers the direction of text: zero-width characters, soft hyphens,
/// bidirectional controls, variation selectors, tags, the byte-order mark.
///
/// The set is Unicode's `Default_Ignorable_Code_Point` and `Bidi_Control` (Unicode Standard Annex 44), by range.
#[must_use]
pub const fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Folds one character and hands each resulting character to `emit`: compatibility decomposition (NFKD), combining
/// marks and ignorable characters dropped, case folded by way of upper case (so that `ß`, `ſ`, `ı` and `ς` meet their
/// partners), Arabic-Indic digits as 0–9. Letters of other scripts that only look alike stay apart.
///
/// Constant time: no character expands to more than a few dozen.
pub fn fold_char(c: char, emit: &mut impl FnMut(char)) {
    if c.is_ascii() {
        emit(c.to_ascii_lowercase());
        return;
    }
    if is_ignorable(c) {
        return;
    }
    expand(c, &mut |plain| {
        if !is_ignorable(plain) {
            emit(western_digit(plain));
        }
    });
}

/// Decomposes, drops marks, folds case.
#[cfg(feature = "unicode")]
fn expand(c: char, emit: &mut dyn FnMut(char)) {
    decompose_compatible(c, |d| {
        // To lower first, since the capital `ẞ` has no other way to `ss`.
        for upper in d.to_lowercase().flat_map(char::to_uppercase) {
            for lower in upper.to_lowercase() {
                // Case mapping can compose or leave a mark behind (`İ`), so marks are dropped last.
                decompose_compatible(lower, |plain| {
                    if !is_combining_mark(plain) {
                        emit(plain);
                    }
                });
            }
        }
    });
}

/// Decomposes, drops marks, folds case, by what [`set_folder`] was given.
#[cfg(not(feature = "unicode"))]
fn expand(c: char, emit: &mut dyn FnMut(char)) {
    match FOLDER.get() {
        Some(folder) => folder(c).chars().for_each(emit),
        None => emit(c),
    }
}

/// The digit 0–9 for an Arabic-Indic or Extended Arabic-Indic one, which some keyboards write; any other character as it is.
fn western_digit(c: char) -> char {
    let value = match c {
        '\u{660}'..='\u{669}' => u32::from(c) - 0x660,
        '\u{6f0}'..='\u{6f9}' => u32::from(c) - 0x6f0,
        _ => return c,
    };
    char::from_digit(value, 10).unwrap_or(c)
}

/// Folds a whole text, see [`fold_char`]. Linear time.
///
/// ```
/// assert_eq!(padan::text::fold("Ｓｅｒｖｉｓ CAFÉ\u{200b}"), "servis cafe");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, &mut |f| out.push(f));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn forms_and_cases_meet() {
        for text in ["Café", "STRASSE straße", "İstanbul ı", "Ως", "ﬁ ﬂ", "½ kg", "ａＣ", "한국어", "Ǆ ǆ"]
        {
            let folded = fold(text);
            assert_eq!(folded, fold(&text.nfd().collect::<String>()), "NFD of {text}");
            assert_eq!(folded, fold(&text.nfc().collect::<String>()), "NFC of {text}");
            assert_eq!(folded, fold(&text.nfkc().collect::<String>()), "NFKC of {text}");
            assert_eq!(folded, fold(&folded), "folding {text} twice");
        }
        assert_eq!(fold("STRASSE"), fold("straße"));
        assert_eq!(fold("STRAẞE"), fold("straße"));
    }

    #[test]
    fn invisible_characters_vanish() {
        assert_eq!(fold("se\u{200d}r\u{ad}vis\u{202e}"), "servis");
    }
}
