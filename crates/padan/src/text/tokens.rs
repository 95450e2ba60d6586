//! Words with their places, and what stands between them.

use super::fold::{fold_char, is_ignorable};
use super::word::Word;

/// What separates a token from the one before it. Ordered: a larger break ends more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Break {
    /// White space, a hyphen, a slash, an abbreviation's full stop: nothing ends.
    None,
    /// A comma or bracket: a list goes on.
    Comma,
    /// The end of a sentence or clause (`.`, `;`, `!`, `?`, `:`, `•`).
    Sentence,
    /// A line break, or the start of the text.
    Line,
}

/// One word or number of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Byte offset of its start in the text read.
    pub start: usize,
    /// Byte offset past its end.
    pub end: usize,
    /// What stands before it.
    pub before: Break,
    /// A hyphen, slash, dot, plus or the like (no white space) is all that joins it to the token before.
    pub joined: bool,
    /// The last punctuation before it, `' '` where there is none.
    pub(crate) mark: char,
    /// What it is to the rules.
    known: Word,
    folded: (usize, usize),
}

/// The tokens of a text. See [`Tokens::new`].
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    folded: String,
    items: Vec<Token>,
}

/// Abbreviations whose full stop does not end a sentence. Those that usually end one anyway ("dll.", "lewat HP.") are not here.
const ABBREVIATIONS: &[&str] = &[
    "bhs", "bln", "bpk", "cth", "cv", "dr", "drs", "gd", "ir", "jl", "jln", "kab", "kec", "kel", "kep", "kom", "ket",
    "lt", "maks", "max", "min", "mr", "mrs", "ms", "no", "pend", "peng", "pt", "rp", "sdr", "st", "tgl", "th", "thn",
    "tlp", "telp", "ud", "utk", "yg",
];

impl Tokens {
    /// Cuts a text into words and numbers. Never fails; linear time; a token is a run of letters and digits after
    /// folding, so offsets are those of the text while the words are folded. Offsets lie on character boundaries, are
    /// sorted and do not overlap. A doubled word ("baju-baju", "kecil2") is one token of the single word.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut out = Self { folded: String::with_capacity(text.len()), items: Vec::with_capacity(text.len() / 6) };
        let mut open: Option<(usize, usize)> = None;
        let mut between = Between { pending: Break::Line, joined: false, dot: false, space: false, mark: ' ' };
        // Words and what divides them take two bytes together at least. Only ligatures that stand for whole phrases (U+FDFA is
        // four words) could give more; of a text made of those the rest is not read.
        let most = text.len() / 2 + 1;
        for (at, c) in text.char_indices() {
            if out.items.len() > most {
                break;
            }
            if c.is_ascii_alphanumeric() {
                if open.is_none() {
                    out.meet(&mut between);
                    open = Some((at, out.folded.len()));
                }
                out.folded.push(c.to_ascii_lowercase());
            } else if c.is_ascii() {
                if let Some((start, from)) = open.take() {
                    out.close(start, at, from, &mut between);
                }
                between.see(c);
            } else {
                let end = at + c.len_utf8();
                let mut any = false;
                fold_char(c, &mut |f| {
                    any = true;
                    if f.is_alphanumeric() {
                        if open.is_none() {
                            out.meet(&mut between);
                            open = Some((at, out.folded.len()));
                        }
                        out.folded.push(f);
                    } else {
                        if let Some((start, from)) = open.take() {
                            out.close(start, if start == at { end } else { at }, from, &mut between);
                        }
                        between.see(f);
                    }
                });
                // White space that folds away is still white space; a lone mark or invisible character is nothing.
                if !any && c.is_whitespace() && !is_ignorable(c) {
                    if let Some((start, from)) = open.take() {
                        out.close(start, at, from, &mut between);
                    }
                    between.see(' ');
                }
            }
        }
        if let Some((start, from)) = open.take() {
            out.close(start, text.len(), from, &mut between);
        }
        out
    }

    /// Decides, now that a word follows, whether the full stop before it ended a sentence.
    fn meet(&mut self, between: &mut Between) {
        if between.dot {
            let initial = |word: &str| word.len() == 1 && !word.starts_with(|c: char| c.is_ascii_digit());
            let abbreviated = self.items.last().is_some_and(|last| {
                let word = self.word(last);
                // "punya SIM C. Saya …", "SIM A/C. …": a class, not an initial.
                let class = || {
                    self.items.iter().rev().take(6).map(|item| self.word(item)).find(|word| !initial(word))
                        == Some("sim")
                };
                initial(word) && !class() || ABBREVIATIONS.contains(&word)
            });
            if between.space && !abbreviated {
                between.pending = between.pending.max(Break::Sentence);
            }
        }
    }

    fn close(&mut self, start: usize, end: usize, from: usize, between: &mut Between) {
        let floor = self.items.last().map_or(0, |last| last.end);
        let start = start.max(floor);
        let token = Token {
            start,
            end: end.max(start),
            before: between.pending,
            joined: between.joined,
            mark: between.mark,
            known: Word::OTHER,
            folded: (from, self.folded.len()),
        };
        *between = Between { pending: Break::None, joined: true, dot: false, space: false, mark: ' ' };
        // "kecil2", "macam2nya": the digit says the word twice.
        let word = self.folded.get(from..).unwrap_or("");
        if let Some((single, rest)) = word.split_once('2')
            && single.len() >= 3
            && single.chars().all(char::is_alphabetic)
            && matches!(rest, "" | "an" | "nya" | "kan")
        {
            let joined = format!("{single}{rest}");
            self.folded.truncate(from);
            self.folded.push_str(&joined);
        }
        let token = Token { folded: (from, self.folded.len()), ..token };
        if token.joined
            && token.before == Break::None
            && let Some(last) = self.items.last().copied()
        {
            let (old, new) = (self.word(&last), self.folded.get(from..).unwrap_or(""));
            let doubled = old.len() >= 3
                && old.chars().all(char::is_alphabetic)
                && new.starts_with(old)
                && matches!(new.strip_prefix(old), Some("" | "an" | "nya" | "kan" | "in"));
            if doubled {
                let kept = if new == old { last.folded } else { token.folded };
                let known = Word::find(self.word(&Token { folded: kept, ..token }));
                if let Some(last) = self.items.last_mut() {
                    last.end = token.end;
                    last.folded = kept;
                    last.known = known;
                }
                return;
            }
        }
        self.items.push(Token { known: Word::find(self.word(&token)), ..token });
    }

    /// The tokens, in order.
    #[must_use]
    pub fn items(&self) -> &[Token] {
        &self.items
    }

    /// The folded word of a token.
    #[must_use]
    pub fn word(&self, token: &Token) -> &str {
        self.folded.get(token.folded.0..token.folded.1).unwrap_or("")
    }

    /// The folded word at a place in [`Tokens::items`], `""` past the end.
    #[must_use]
    pub fn at(&self, index: usize) -> &str {
        self.items.get(index).map_or("", |token| self.word(token))
    }

    /// What the word at a place is to the rules; past the end, none that they name.
    pub(crate) fn known(&self, index: usize) -> Word {
        self.items.get(index).map_or(Word::OTHER, |token| token.known)
    }

    /// Whether the word at a place is one of these.
    #[inline(never)]
    pub(crate) fn is(&self, index: usize, words: &[Word]) -> bool {
        self.known(index).is(words)
    }

    /// Takes out the tokens for which `gone` holds, as if they and the white space after them had not been written: the
    /// break before a run of them passes to what follows.
    pub(crate) fn remove(&mut self, gone: &[bool]) {
        let mut carried = Break::None;
        let mut kept = Vec::with_capacity(self.items.len());
        for (at, token) in self.items.iter().enumerate() {
            if gone.get(at).copied().unwrap_or(false) {
                carried = carried.max(token.before);
            } else {
                kept.push(Token {
                    before: token.before.max(carried),
                    joined: token.joined && carried == Break::None,
                    ..*token
                });
                carried = Break::None;
            }
        }
        self.items = kept;
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The break before the token at `index`; the end of the text is a line break.
    #[must_use]
    pub fn before(&self, index: usize) -> Break {
        self.items.get(index).map_or(Break::Line, |token| token.before)
    }
}

/// What has been seen since the last word.
struct Between {
    pending: Break,
    joined: bool,
    dot: bool,
    space: bool,
    mark: char,
}

impl Between {
    fn see(&mut self, c: char) {
        if !c.is_whitespace() {
            self.mark = c;
        }
        match c {
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                self.pending = Break::Line;
                self.joined = false;
            }
            ';' | '!' | '?' | ':' | '•' | '●' | '▪' | '·' | '|' | '。' | '؛' | '؟' => {
                self.pending = self.pending.max(Break::Sentence);
                self.joined = false;
            }
            ',' | '(' | ')' | '[' | ']' | '{' | '}' | '、' | '،' | '“' | '”' | '"' => {
                self.pending = self.pending.max(Break::Comma);
                self.joined = false;
            }
            '.' => self.dot = true,
            c if c.is_whitespace() => {
                self.space = true;
                self.joined = false;
            }
            '–' | '—' | '*'
                // A dash with white space around it divides; within a word it joins.
                if self.space => {
                    self.pending = self.pending.max(Break::Comma);
                }
            _ => {}
        }
    }
}

/// The first `limit` characters of a text, and whether anything was cut.
///
/// ```
/// assert_eq!(padan::text::cut_chars("jalan", 3), ("jal", true));
/// assert_eq!(padan::text::cut_chars("jalan", 5), ("jalan", false));
/// ```
#[must_use]
pub fn cut_chars(text: &str, limit: usize) -> (&str, bool) {
    // Fewer bytes than the limit cannot hold more characters than the limit.
    if text.len() <= limit {
        return (text, false);
    }
    match text.char_indices().nth(limit) {
        Some((at, _)) => (text.get(..at).unwrap_or(text), true),
        None => (text, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let tokens = Tokens::new(text);
        tokens.items().iter().map(|t| tokens.word(t).to_owned()).collect()
    }

    #[test]
    fn cuts_words_numbers_and_marks() {
        assert_eq!(words("Servis AC, Rp2.500.000/bln"), ["servis", "ac", "rp2", "500", "000", "bln"]);
        assert_eq!(words("v-belt & e\u{301}clair CO2"), ["v", "belt", "eclair", "co2"]);
        assert_eq!(
            words("baju-baju kecil2 usaha kecil2an jalan-jalan sayur-mayur"),
            ["baju", "kecil", "usaha", "kecilan", "jalan", "sayur", "mayur"]
        );
    }

    #[test]
    fn breaks_are_what_a_reader_sees() {
        let tokens = Tokens::new("Min. SMK, bisa las. Wajib\nrajin: ya");
        let breaks: Vec<_> = tokens.items().iter().map(|t| t.before).collect();
        assert_eq!(
            breaks,
            [Break::Line, Break::None, Break::Comma, Break::None, Break::Sentence, Break::Line, Break::Sentence]
        );
    }

    #[test]
    fn spans_are_sorted_disjoint_and_on_boundaries() {
        for text in ["½ﷺ a", "e\u{301}\u{200b}x", "\u{feff}", "한국어½½", "ａ-ａ", "ß2 abc2", ""] {
            let tokens = Tokens::new(text);
            let mut floor = 0;
            for t in tokens.items() {
                assert!(t.start >= floor && t.end >= t.start, "{text:?} {t:?}");
                assert!(text.is_char_boundary(t.start) && text.is_char_boundary(t.end));
                floor = t.end;
            }
        }
    }

    #[test]
    fn invisible_characters_do_not_break_words() {
        assert_eq!(words("ser\u{200b}vis mo\u{301}tor"), ["servis", "motor"]);
    }
}
