//! Everything about language that needs no catalogue: folding, tokens, the Indonesian light stemmer, stop words,
//! dates and HTML.
//!
//! Nothing here fails: every function takes any `&str` and answers in time linear in its length.

mod date;
mod fold;
mod html;
mod stem;
mod stop;
mod tokens;
mod word;

pub use date::Date;
pub use fold::{Folder, fold, fold_char, is_ignorable, set_folder};
pub use html::{html_to_text, looks_like_html};
pub(crate) use stem::names_work;
pub use stem::{stem_candidates, strip_english};
pub use stop::{is_function_word, is_stop_word};
pub use tokens::{Break, Token, Tokens, cut_chars};
pub(crate) use word::{Word, words};
