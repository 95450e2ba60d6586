//! Unit codes: one unit, however its code is printed.

use super::{Unit, UnitId};
use crate::sorted::Arrange;

/// The form in which two unit codes are compared: without the version segment, without separators and case, with the
/// letter O for a zero where the old standards have letters, and with the prefix of a replaced decree brought to its
/// successor's.
///
/// Sources (see `data/SOURCES.md`): version suffixes differ within single decrees, so units are matched without them; decree
/// 27/2021 reissued the welding units of 98/2018 as `C.25LAS01` with the same numbers and titles as `C.24LAS01`; the codes
/// of 2004–2005 have the form `LLL.BBnn.nnn.vv`, in which the letter O is often typed as zero.
///
/// ```
/// use padan::catalog::canonical_unit_code;
/// assert_eq!(canonical_unit_code("G.45TSM01.018.2"), canonical_unit_code("g 45tsm01.018.1"));
/// assert_eq!(canonical_unit_code("C.24LAS01.005.1"), canonical_unit_code("C.25LAS01.005.1"));
/// assert_eq!(canonical_unit_code("LOG.0007.006.00"), canonical_unit_code("LOG.OO07.006.00"));
/// assert_ne!(canonical_unit_code("G.45TSM01.018.2"), canonical_unit_code("G.45TSM01.019.2"));
/// ```
#[must_use]
pub fn canonical_unit_code(code: &str) -> String {
    let upper: String =
        code.chars().filter(|c| c.is_ascii_graphic() || *c == ' ').collect::<String>().to_ascii_uppercase();
    let segments: Vec<&str> = upper.split(['.', ' ', '-', '/']).filter(|segment| !segment.is_empty()).collect();
    // The school standard of 2002 (`KYU.MBL.106(2)A`) has its version in brackets.
    if let Some((head, _)) = upper.split_once('(') {
        return head.chars().filter(char::is_ascii_alphanumeric).collect();
    }
    let versioned = segments.len() >= 3
        && segments.last().is_some_and(|last| last.len() <= 2 && last.bytes().all(|b| b.is_ascii_digit()))
        && segments
            .iter()
            .rev()
            .nth(1)
            .is_some_and(|number| number.len() >= 2 && number.bytes().all(|b| b.is_ascii_digit()));
    let kept = if versioned { segments.len() - 1 } else { segments.len() };
    let mut out = String::with_capacity(upper.len());
    // `LLL.BBnn`: three letters, then two letters and two digits, of which the letters may be typed as digits.
    let old_form =
        segments.first().is_some_and(|first| first.len() == 3 && first.bytes().all(|b| b.is_ascii_alphabetic()));
    for (at, segment) in segments.iter().take(kept).enumerate() {
        if old_form && at == 1 && segment.len() == 4 {
            let (letters, digits) = segment.split_at_checked(2).unwrap_or((segment, ""));
            out.push_str(&letters.replace('0', "O"));
            out.push_str(digits);
        } else {
            out.push_str(segment);
        }
    }
    // A category letter printed without its dot (`M74DKV13`) joins here by itself: separators are gone.
    out.strip_prefix("C24LAS").map_or(out.clone(), |rest| format!("C25LAS{rest}"))
}

/// The canonical code of every unit with its id, sorted, for looking units up.
pub(super) fn unit_keys(units: &[Unit]) -> Vec<(Box<str>, UnitId)> {
    let mut keys: Vec<(Box<str>, UnitId)> = units
        .iter()
        .zip(0u16..)
        .map(|(unit, at)| (canonical_unit_code(&unit.code).into_boxed_str(), UnitId(at)))
        .collect();
    keys.arrange();
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_and_printing_do_not_matter() {
        for (a, b) in [
            ("J.620100.005.02", "J.620100.005.01"),
            ("D.35.142.03.028.1", "D.35.142.03.028.2"),
            ("OTO.SM02.001.01", "oto.sm02.001.02"),
            ("KYU.MBL.106(2)A", "KYU.MBL.106 (3)B"),
            ("M.74DKV13.015.3", "M74DKV13.015.3"),
        ] {
            assert_eq!(canonical_unit_code(a), canonical_unit_code(b), "{a} {b}");
        }
    }

    #[test]
    fn different_units_stay_apart() {
        for (a, b) in [
            ("J.620100.005.02", "J.620100.006.02"),
            ("OTO.SM02.001.01", "OTO.SM01.001.01"),
            ("", "X"),
            ("I.563030.006.01", "I.563030.06.01"),
        ] {
            assert_ne!(canonical_unit_code(a), canonical_unit_code(b), "{a} {b}");
        }
    }
}
