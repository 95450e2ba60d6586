//! JSON from strangers: read whole into a small tree, within limits.
//!
//! The reader is ours because it must keep numbers as they are written and drop what is over a limit while it reads, and because a
//! general one is a tenth of the module that a browser loads.

use crate::limits;
use crate::{Error, Result};

/// A JSON value of one posting or profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Tree {
    Null,
    Bool(bool),
    /// A number as written; its value is asked for where it is used.
    Number(Box<str>),
    Text(String),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

const EMPTY: &[Tree] = &[];

impl Tree {
    /// Reads one value from a text.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let mut reader = Reader { alone: true, ..Reader::new(text) };
        let read = reader.value(0).and_then(|tree| reader.end().map(|()| tree));
        reader.verdict(read)
    }

    /// Reads a text that holds one value or an array of many; each is handed on as soon as it is read, with its verdict, so
    /// that memory holds one at a time.
    pub(crate) fn each(text: &str, what: &'static str, most: usize, take: &mut dyn FnMut(Result<Self>)) -> Result<()> {
        if !text.trim_start().starts_with('[') {
            take(Ok(Self::parse(text)?));
            return Ok(());
        }
        let mut reader = Reader::new(text);
        if reader.next() != Some(b'[') {
            let fault = reader.fault(NO_VALUE);
            return reader.verdict(Err(fault));
        }
        reader.at += 1;
        for count in 0.. {
            match reader.more(b']', count == 0) {
                Ok(true) if count == most => {
                    return Err(Error::LimitExceeded { what, limit: most, actual: most + 1 });
                }
                Ok(true) => {
                    (reader.values, reader.broken) = (0, None);
                    match reader.value(0) {
                        Ok(tree) => take(reader.verdict(Ok(tree))),
                        Err(fault) => return reader.verdict(Err(fault)),
                    }
                }
                Ok(false) => break,
                Err(fault) => return Err(reader.refusal(&fault)),
            }
        }
        reader.end().map_err(|fault| reader.refusal(&fault))
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    pub(crate) fn as_object(&self) -> Option<&[(String, Self)]> {
        match self {
            Self::Object(entries) => Some(entries),
            _ => None,
        }
    }

    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Text, or a number in its written form.
    pub(crate) fn as_words(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    /// A whole number, also one written in a string, with points or commas between thousands, or with decimals that are
    /// dropped. None for a negative one.
    pub(crate) fn as_number(&self) -> Option<u64> {
        let text = self.as_words()?.trim();
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if matches!(self, Self::Text(_)) {
            for mark in ['.', ','] {
                let mut groups = text.split(mark);
                let first = groups.next().unwrap_or("");
                if groups.clone().next().is_some()
                    && digits(first)
                    && first.len() <= 3
                    && groups.all(|group| group.len() == 3 && digits(group))
                {
                    return text.replace(mark, "").parse().ok();
                }
            }
        }
        let (whole, rest) = text.split_once('.').unwrap_or((text, "0"));
        (digits(whole) && digits(rest)).then(|| whole.parse().ok()).flatten()
    }

    /// The items of a list; a single value is a list of itself; null is empty.
    pub(crate) fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            Self::Null => EMPTY,
            other => std::slice::from_ref(other),
        }
    }

    pub(crate) const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Says that this value has the wrong shape, without repeating a person's text.
    pub(crate) fn wrong(&self, path: &str, expected: &'static str) -> Error {
        let found = match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a number",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        };
        Error::WrongShape { path: path.to_owned(), found: found.to_owned(), expected }
    }
}

/// What is wrong with a text that is no JSON, and the byte after the one where it shows.
struct Fault {
    end: usize,
    message: &'static str,
}

type Step<T> = std::result::Result<T, Fault>;

const NO_VALUE: &str = "expected value";
const ENDS_IN_VALUE: &str = "EOF while parsing a value";
const ENDS_IN_TEXT: &str = "EOF while parsing a string";
const BAD_ESCAPE: &str = "invalid escape";
const LONE_SURROGATE: &str = "lone leading surrogate in hex escape";

/// Reads the grammar of RFC 8259, strictly. Once a limit is broken, what follows is read and dropped, so that what comes after
/// the value can still be read; where nothing comes after it, reading stops.
struct Reader<'t> {
    text: &'t str,
    /// The byte that is read next.
    at: usize,
    /// Nothing that follows the value is wanted.
    alone: bool,
    /// How many values have been read within the outermost.
    values: usize,
    /// The limit that was broken first.
    broken: Option<(&'static str, usize)>,
}

impl<'t> Reader<'t> {
    const fn new(text: &'t str) -> Self {
        Self { text, at: 0, alone: false, values: 0, broken: None }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no white space; it is not passed.
    fn next(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
        self.peek()
    }

    /// The text from a byte on up to where the reader is.
    fn since(&self, from: usize) -> &'t str {
        self.text.get(from..self.at).unwrap_or("")
    }

    /// The next byte is not what must stand here.
    const fn fault(&self, message: &'static str) -> Fault {
        Fault { end: self.at + 1, message }
    }

    /// The same, where the text may also be at its end.
    fn fault_or_end(&self, message: &'static str, at_end: &'static str) -> Fault {
        self.fault(if self.at < self.text.len() { message } else { at_end })
    }

    fn breaks(&mut self, what: &'static str, limit: usize) -> Step<()> {
        self.broken = self.broken.or(Some((what, limit)));
        if self.alone { Err(self.fault("over a limit")) } else { Ok(()) }
    }

    /// What has been read, unless a limit was broken on the way.
    fn verdict<T>(&self, read: Step<T>) -> Result<T> {
        if let Some((what, limit)) = self.broken {
            return Err(Error::LimitExceeded { what, limit, actual: limit + 1 });
        }
        read.map_err(|fault| self.refusal(&fault))
    }

    fn refusal(&self, fault: &Fault) -> Error {
        let end = fault.end.min(self.text.len());
        let before = self.text.as_bytes().get(..end).unwrap_or_default();
        let line = before.split(|byte| *byte == b'\n').count();
        let column = before.iter().rev().take_while(|byte| **byte != b'\n').count();
        Error::Json { line, column, message: fault.message.to_owned() }
    }

    /// Nothing but white space is left.
    fn end(&mut self) -> Step<()> {
        if self.next().is_some() { Err(self.fault("trailing characters")) } else { Ok(()) }
    }

    fn value(&mut self, depth: usize) -> Step<Tree> {
        if depth > 0 && self.broken.is_none() {
            self.values += 1;
            if self.values > limits::JSON_VALUES {
                self.breaks("values in the JSON", limits::JSON_VALUES)?;
            }
        }
        match self.next() {
            Some(b'"') => Ok(Tree::Text(self.string()?)),
            Some(b'[') => self.list(depth),
            Some(b'{') => self.object(depth),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.literal("true", Tree::Bool(true)),
            Some(b'f') => self.literal("false", Tree::Bool(false)),
            Some(b'n') => self.literal("null", Tree::Null),
            _ => Err(self.fault_or_end(NO_VALUE, ENDS_IN_VALUE)),
        }
    }

    fn list(&mut self, depth: usize) -> Step<Tree> {
        self.opens(depth)?;
        let mut items = Vec::new();
        let mut first = true;
        while self.broken.is_none() {
            if !self.more(b']', first)? {
                return Ok(Tree::List(items));
            }
            first = false;
            items.push(self.value(depth + 1)?);
        }
        self.skip(b']', first)
    }

    fn object(&mut self, depth: usize) -> Step<Tree> {
        self.opens(depth)?;
        let mut entries: Vec<(String, Tree)> = Vec::new();
        let mut first = true;
        while self.broken.is_none() {
            if !self.more(b'}', first)? {
                return Ok(Tree::Object(entries));
            }
            first = false;
            let key = self.key()?;
            let known = entries.iter().position(|(known, _)| *known == key);
            if known.is_none() && entries.len() >= limits::JSON_KEYS {
                self.breaks("keys in a JSON object", limits::JSON_KEYS)?;
            }
            let value = self.value(depth + 1)?;
            // Of a repeated key the last counts, as in every common parser.
            match known.and_then(|at| entries.get_mut(at)) {
                Some(held) => held.1 = value,
                None => entries.push((key, value)),
            }
        }
        self.skip(b'}', first)
    }

    /// Passes the bracket of a list or object at this depth.
    fn opens(&mut self, depth: usize) -> Step<()> {
        self.at += 1;
        if depth < limits::JSON_DEPTH { Ok(()) } else { self.breaks("nesting of the JSON", limits::JSON_DEPTH) }
    }

    /// Whether another entry follows, the comma before it passed; else the bracket that closes is passed.
    fn more(&mut self, close: u8, first: bool) -> Step<bool> {
        let list = close == b']';
        match self.next() {
            Some(byte) if byte == close => {
                self.at += 1;
                return Ok(false);
            }
            Some(b',') if !first => self.at += 1,
            Some(_) if first => {}
            Some(_) if list => return Err(self.fault("expected `,` or `]`")),
            Some(_) => return Err(self.fault("expected `,` or `}`")),
            None if list => return Err(self.fault("EOF while parsing a list")),
            None => return Err(self.fault("EOF while parsing an object")),
        }
        match self.next() {
            Some(byte) if byte == close => Err(self.fault("trailing comma")),
            Some(byte) if list || byte == b'"' => Ok(true),
            _ => Err(self.fault_or_end("key must be a string", ENDS_IN_VALUE)),
        }
    }

    /// A name and the colon after it.
    fn key(&mut self) -> Step<String> {
        let key = self.string()?;
        if self.next() != Some(b':') {
            return Err(self.fault_or_end("expected `:`", "EOF while parsing an object"));
        }
        self.at += 1;
        Ok(key)
    }

    /// Reads on past the bracket that closes a list or object, and keeps nothing. What is dropped may be nested to any depth.
    fn skip(&mut self, close: u8, mut first: bool) -> Step<Tree> {
        let mut open = vec![close];
        while let Some(close) = open.last().copied() {
            if !self.more(close, first)? {
                open.pop();
                first = false;
                continue;
            }
            if close == b'}' {
                self.key()?;
            }
            let inner = match self.next() {
                Some(b'[') => b']',
                Some(b'{') => b'}',
                _ => {
                    self.value(0)?;
                    first = false;
                    continue;
                }
            };
            self.at += 1;
            open.push(inner);
            first = true;
        }
        Ok(Tree::Null)
    }

    fn literal(&mut self, word: &str, tree: Tree) -> Step<Tree> {
        for byte in word.bytes() {
            if self.peek() != Some(byte) {
                return Err(self.fault_or_end("expected ident", ENDS_IN_VALUE));
            }
            self.at += 1;
        }
        Ok(tree)
    }

    fn number(&mut self) -> Step<Tree> {
        let from = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let zero = self.peek() == Some(b'0');
        let whole = self.at;
        self.digits()?;
        if zero && self.at > whole + 1 {
            // A zero may not lead.
            return Err(Fault { end: whole + 2, message: "invalid number" });
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        let mantissa = self.since(from);
        let mut power = "";
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            let sign = self.at;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.digits()?;
            power = self.since(sign);
        }
        let written = || self.since(from).to_owned();
        Ok(Tree::Number(plain(mantissa, power).unwrap_or_else(written).into()))
    }

    fn digits(&mut self) -> Step<()> {
        let from = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        if self.at == from { Err(self.fault_or_end("invalid number", ENDS_IN_VALUE)) } else { Ok(()) }
    }

    fn string(&mut self) -> Step<String> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let from = self.at;
            let rest = self.text.as_bytes().get(from..).unwrap_or_default();
            self.at += rest.iter().position(|byte| matches!(byte, ..b' ' | b'"' | b'\\')).unwrap_or(rest.len());
            out.push_str(self.since(from));
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => {
                    self.at += 1;
                    out.push(self.escaped()?);
                }
                _ => {
                    let control = "control character (\\u0000-\\u001F) found while parsing a string";
                    return Err(self.fault_or_end(control, ENDS_IN_TEXT));
                }
            }
        }
    }

    /// The character that a backslash stands before.
    fn escaped(&mut self) -> Step<char> {
        let c = match self.peek() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.code_point();
            }
            _ => return Err(self.fault_or_end(BAD_ESCAPE, ENDS_IN_TEXT)),
        };
        self.at += 1;
        Ok(c)
    }

    /// A character by the numbers of its UTF-16 units.
    fn code_point(&mut self) -> Step<char> {
        let mut code = self.unit()?;
        if let 0xd800..0xdc00 = code {
            for byte in *b"\\u" {
                if self.peek() != Some(byte) {
                    return Err(self.fault_or_end("unexpected end of hex escape", ENDS_IN_TEXT));
                }
                self.at += 1;
            }
            let low = self.unit()?;
            // What is no second half makes a number that is no character.
            code = low
                .checked_sub(0xdc00)
                .filter(|low| *low < 0x400)
                .map_or(code, |low| 0x1_0000 + ((code - 0xd800) << 10) + low);
        }
        char::from_u32(code).ok_or(Fault { end: self.at, message: LONE_SURROGATE })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Step<u32> {
        let Some(digits) = self.text.as_bytes().get(self.at..self.at + 4) else {
            return Err(Fault { end: self.text.len(), message: ENDS_IN_TEXT });
        };
        self.at += 4;
        let digit = |code: u32, digit: &u8| Some(code * 16 + char::from(*digit).to_digit(16)?);
        digits.iter().try_fold(0, digit).ok_or(Fault { end: self.at, message: BAD_ESCAPE })
    }
}

/// A number whose exponent is worked into its digits: "4.5e6" is "4500000". None without an exponent, or with one that leads
/// out of every range; such a number stays as it is written.
fn plain(mantissa: &str, power: &str) -> Option<String> {
    const LARGEST: isize = 308;
    let power: isize = power.parse().ok().filter(|power| (-LARGEST..=LARGEST).contains(power))?;
    let (whole, rest) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |whole| ("-", whole));
    let mut digits = [whole, rest].concat();
    let point = whole.len().checked_add_signed(power).unwrap_or_else(|| {
        // The point comes before every digit.
        let missing = power.unsigned_abs() - whole.len();
        digits.insert_str(0, &"0".repeat(missing));
        0
    });
    while digits.len() < point {
        digits.push('0');
    }
    let (whole, rest) = digits.split_at_checked(point)?;
    let whole = whole.trim_start_matches('0');
    let dot = if rest.is_empty() { "" } else { "." };
    Some([sign, if whole.is_empty() { "0" } else { whole }, dot, rest].concat())
}

/// Whether a text is JSON at all, by the strict grammar and within the limits of one posting or profile on nesting, keys and
/// values. What it holds is not kept.
///
/// # Errors
/// [`Error::Json`] or [`Error::LimitExceeded`].
pub fn check(text: &str) -> Result<()> {
    Tree::parse(text).map(drop)
}
