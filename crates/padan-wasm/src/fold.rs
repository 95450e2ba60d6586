//! Unicode folding by the browser, which has the tables: with them inside, the module would be half again as large.
//!
//! The same steps as the library's own (`padan::text::fold_char`), by the standard methods of a JavaScript string.

use std::cell::RefCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// A JavaScript string.
    #[wasm_bindgen(js_name = String)]
    type Text;
    #[wasm_bindgen(static_method_of = Text, js_class = "String", js_name = fromCodePoint)]
    fn from_code_point(code: u32) -> Text;
    #[wasm_bindgen(method)]
    fn normalize(this: &Text, form: &str) -> Text;
    #[wasm_bindgen(method, js_name = toLowerCase)]
    fn to_lower_case(this: &Text) -> Text;
    #[wasm_bindgen(method, js_name = toUpperCase)]
    fn to_upper_case(this: &Text) -> Text;
    #[wasm_bindgen(method)]
    fn replace(this: &Text, pattern: &RegExp, by: &str) -> String;
    /// A regular expression.
    type RegExp;
    #[wasm_bindgen(constructor)]
    fn new(pattern: &str, flags: &str) -> RegExp;
}

/// Letters, marks and signs up to here are remembered: the rest is rare.
const REMEMBERED: usize = 0x3000;

thread_local! {
    static MARKS: RegExp = RegExp::new("\\p{M}", "gu");
    static KNOWN: RefCell<Vec<Option<Box<str>>>> = RefCell::default();
}

/// NFKD, case by way of upper case, NFKD again, marks dropped.
fn ask(c: char) -> String {
    let plain = Text::from_code_point(u32::from(c)).normalize("NFKD");
    let plain = plain.to_lower_case().to_upper_case().to_lower_case().normalize("NFKD");
    MARKS.with(|marks| plain.replace(marks, ""))
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
