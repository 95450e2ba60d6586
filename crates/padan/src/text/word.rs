//! The words that the rules of this library name, each by its place in one table.
//!
//! A token is looked up once; after that a rule compares numbers and a list of words is a list of numbers. It is faster than
//! comparing texts, and a quarter of the size in the browser.

/// Every word that [`words!`] names, one a line, sorted by bytes.
const TABLE: &[u8] = include_bytes!("words.txt");

/// A word of the table, or [`Word::OTHER`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Word(u16);

impl Word {
    /// Any word that no rule names, and no word at all.
    pub(crate) const OTHER: Self = Self(0);

    /// A word that a rule names. The program does not build when `words.txt` lacks it.
    pub(crate) const fn of(word: &str) -> Self {
        let found = Self::find(word);
        assert!(found.0 > 0, "add the word to crates/padan/src/text/words.txt");
        found
    }

    /// A folded word of a text.
    pub(crate) const fn find(word: &str) -> Self {
        let (mut from, mut to) = (0, TABLE.len());
        while from < to {
            let mut line = usize::midpoint(from, to);
            while line > from && byte(TABLE, line - 1) != b'\n' {
                line -= 1;
            }
            let mut same = 0;
            loop {
                let (wanted, held) = (byte(word.as_bytes(), same), byte(TABLE, line + same));
                if wanted < held {
                    to = line;
                    break;
                }
                if wanted > held {
                    from = line + same;
                    while byte(TABLE, from) != b'\n' {
                        from += 1;
                    }
                    from += 1;
                    break;
                }
                if same == word.len() {
                    return Self::at(line);
                }
                same += 1;
            }
        }
        Self::OTHER
    }

    #[expect(clippy::cast_possible_truncation, reason = "the table has 64 KiB at most, which its test holds")]
    const fn at(line: usize) -> Self {
        Self(line as u16 + 1)
    }

    /// How it is written.
    #[cfg(test)]
    pub(crate) fn text(self) -> &'static str {
        let rest = usize::from(self.0).checked_sub(1).and_then(|line| include_str!("words.txt").get(line..));
        rest.and_then(|rest| rest.lines().next()).unwrap_or("")
    }

    /// Whether it is one of these.
    #[inline(never)]
    pub(crate) fn is(self, words: &[Self]) -> bool {
        self != Self::OTHER && words.contains(&self)
    }
}

/// A byte of a text; past its end, what ends a line.
const fn byte(text: &[u8], at: usize) -> u8 {
    match text.split_at_checked(at) {
        Some((_, [byte, ..])) => *byte,
        _ => b'\n',
    }
}

/// A list of words, as `words!("satu" | "dua")`.
macro_rules! words {
    ($($word:literal)|+) => {
        const { &[$($crate::text::Word::of($word)),+] as &[$crate::text::Word] }
    };
    ($($word:literal),+ $(,)?) => {
        const { &[$($crate::text::Word::of($word)),+] as &[$crate::text::Word] }
    };
}
pub(crate) use words;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_every_word_of_it_is_used() {
        fn read(dir: &std::path::Path, all: &mut String) {
            for entry in std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()) {
                if entry.is_dir() {
                    read(&entry, all);
                } else if entry.extension().is_some_and(|ending| ending == "rs") {
                    all.push_str(&std::fs::read_to_string(&entry).unwrap());
                }
            }
        }
        let table = include_str!("words.txt");
        assert!(table.ends_with('\n') && table.len() < usize::from(u16::MAX));
        let words: Vec<&str> = table.lines().collect();
        assert!(words.is_sorted_by(|a, b| a < b));
        let mut sources = String::new();
        read(concat!(env!("CARGO_MANIFEST_DIR"), "/src").as_ref(), &mut sources);
        for (at, word) in words.iter().enumerate() {
            assert!(sources.contains(&format!("\"{word}\"")), "no rule names {word}");
            assert_ne!(Word::find(word), Word::OTHER, "{word}");
            assert!(words.get(at + 1).is_none_or(|next| Word::find(word) < Word::find(next)));
            assert_eq!(Word::find(&format!("{word}q0")), Word::OTHER);
        }
        assert_eq!(Word::find(""), Word::OTHER);
        assert!(Word::of("atau").is(words!("atau" | "or")) && !Word::OTHER.is(words!("atau" | "or")));
    }
}
