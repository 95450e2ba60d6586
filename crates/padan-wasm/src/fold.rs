//! Unicode folding by the browser, which has the tables: with them inside, the module would be half again as large.
//!
//! The same steps as the library's own (`padan::text::fold_char`), by the standard methods of a JavaScript string.

use js_sys::{JsString, RegExp};
use std::cell::RefCell;

/// Letters, marks and signs up to here are remembered: the rest is rare.
const REMEMBERED: usize = 0x3000;

thread_local! {
    static MARKS: RegExp = RegExp::new("\\p{M}", "gu");
    static KNOWN: RefCell<Vec<Option<Box<str>>>> = RefCell::default();
}

/// NFKD, case by way of upper case, NFKD again, marks dropped.
fn ask(c: char) -> String {
    let plain = JsString::from(String::from(c)).normalize("NFKD");
    let plain = plain.to_lower_case().to_upper_case().to_lower_case().normalize("NFKD");
    MARKS.with(|marks| String::from(plain.replace_by_pattern(marks, "")))
}

/// Folds one character that is not ASCII.
pub fn fold(c: char) -> String {
    let at = c as usize;
    KNOWN.with_borrow_mut(|known| {
        if known.is_empty() {
            known.resize(REMEMBERED, None);
        }
        match known.get_mut(at) {
            Some(slot) => slot.get_or_insert_with(|| ask(c).into()).to_string(),
            None => ask(c),
        }
    })
}
