//! What can go wrong, each with a stable code.

use crate::limits;
use crate::text::cut_chars;

/// A refusal of what came in. Reading plain text never fails; JSON, catalogue bytes and codes can.
///
/// # Design
///
/// One enum for the whole library: callers show the message and branch on [`Error::code`]. Messages speak in values
/// and limits and never repeat a person's text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The bytes are not a catalogue file of ours.
    #[error("these bytes are not a Padan catalogue: they begin with {found:02x?}, not with \"PADANCAT\"")]
    NotACatalog {
        /// The first bytes found.
        found: Vec<u8>,
    },
    /// The bytes are not a search index or a table of vectors of ours.
    #[error("these bytes are not a Padan index or table of vectors: they begin with {found:02x?}")]
    NotAnIndex {
        /// The first bytes found.
        found: Vec<u8>,
    },
    /// The catalogue ends too early.
    #[error("the catalogue is cut short: {needed} more bytes expected at byte {at}")]
    Truncated {
        /// Where it ended.
        at: usize,
        /// How many bytes were missing.
        needed: usize,
    },
    /// The catalogue's bytes were changed since it was written.
    #[error("the catalogue is damaged: its checksum does not match; fetch or bake it again")]
    Checksum,
    /// The catalogue was written by a newer version.
    #[error("the catalogue has format {found}, this version reads up to {supported}; needs padan >= {found}.0")]
    NewerFormat {
        /// The file's major format.
        found: u16,
        /// The newest this version reads.
        supported: u16,
    },
    /// The catalogue's checksum is right but its content contradicts itself.
    #[error("the catalogue contradicts itself in section {section}: {what}")]
    Corrupt {
        /// The section's name.
        section: &'static str,
        /// What was found.
        what: &'static str,
    },
    /// Something is larger than a limit of [`crate::limits`].
    #[error("{what} is over the limit: {actual} where {limit} are allowed")]
    LimitExceeded {
        /// What was measured.
        what: &'static str,
        /// The limit.
        limit: usize,
        /// What was found; where counting stopped at the limit, one more than it.
        actual: usize,
    },
    /// The text is not JSON.
    #[error("not valid JSON at line {line}, column {column}: {message}")]
    Json {
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
        /// What the parser expected.
        message: String,
    },
    /// The JSON is valid but has another shape than asked.
    #[error("{path} is {found}, expected {expected}")]
    WrongShape {
        /// JSON Pointer (RFC 6901) of the value; empty for the whole.
        path: String,
        /// What it is.
        found: String,
        /// What was expected.
        expected: &'static str,
    },
    /// A posting has neither title nor description.
    #[error("the posting has no words to read")]
    EmptyPosting,
    /// JSON-LD without a `JobPosting` in it.
    #[error(
        "no JobPosting found: expected an object with \"@type\": \"JobPosting\", alone, in an array or in \"@graph\""
    )]
    NoJobPosting,
    /// JSON-LD that is no `Course`.
    #[error("no Course found: expected an object with \"@type\": \"Course\", alone, in an array or in \"@graph\"")]
    NoCourse,
    /// A code that the catalogue does not have.
    #[error("the catalogue has no {kind} with code {found:?}")]
    UnknownCode {
        /// `competency`, `unit`, `track`, `region`.
        kind: &'static str,
        /// The code asked for, or its beginning.
        found: String,
    },
}

impl Error {
    /// An unknown code, of which no more is repeated than a code can be long.
    #[must_use]
    pub fn unknown(kind: &'static str, code: &str) -> Self {
        Self::UnknownCode { kind, found: cut_chars(code, limits::TOKEN_CHARS).0.to_owned() }
    }

    /// A code that never changes its meaning, `P` and four digits.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotACatalog { .. } => "P0001",
            Self::NotAnIndex { .. } => "P0006",
            Self::Truncated { .. } => "P0002",
            Self::Checksum => "P0003",
            Self::NewerFormat { .. } => "P0004",
            Self::Corrupt { .. } => "P0005",
            Self::LimitExceeded { .. } => "P0010",
            Self::Json { .. } => "P0020",
            Self::WrongShape { .. } => "P0021",
            Self::EmptyPosting => "P0022",
            Self::NoJobPosting => "P0023",
            Self::NoCourse => "P0024",
            Self::UnknownCode { .. } => "P0030",
        }
    }

    /// What to do about it, in one sentence.
    #[must_use]
    pub fn remedy(&self) -> String {
        match self {
            Self::Json { message, .. } => json_remedy(message).to_owned(),
            Self::WrongShape { expected, .. } => format!("write {expected}"),
            Self::LimitExceeded { limit, .. } => format!("keep it within {limit}"),
            Self::EmptyPosting => "give \"title\", \"description\" or \"text\"".to_owned(),
            Self::NoJobPosting => "write \"@type\": \"JobPosting\", or give \"title\" and \"description\"".to_owned(),
            Self::NoCourse => "write \"@type\": \"Course\", or give \"track\" and \"title\"".to_owned(),
            Self::UnknownCode { kind, .. } => match *kind {
                "competency" | "unit" => {
                    format!("use a {kind} code of the catalogue; `padan link TEXT --json` shows those of a text")
                }
                "track" => {
                    "use a track's code; `tracks` in `padan read posting --json` shows those of an advert".to_owned()
                }
                _ => format!("use a {kind} code of the catalogue"),
            },
            Self::NewerFormat { found, .. } => format!("update padan to {found}.0 or later"),
            Self::NotAnIndex { .. } => "build or learn it again".to_owned(),
            Self::NotACatalog { .. } | Self::Truncated { .. } | Self::Checksum | Self::Corrupt { .. } => {
                "bake or fetch the catalogue file again".to_owned()
            }
        }
    }

    /// Every code with a line on when it occurs, for documentation and for the test that each has a fixture.
    pub const CODES: &[(&str, &str)] = &[
        ("P0001", "the bytes are not a catalogue"),
        ("P0002", "the catalogue is cut short"),
        ("P0003", "the catalogue's checksum does not match"),
        ("P0004", "the catalogue needs a newer version"),
        ("P0005", "the catalogue contradicts itself"),
        ("P0006", "the bytes are not a search index or a table of vectors"),
        ("P0010", "a limit is exceeded"),
        ("P0020", "not valid JSON"),
        ("P0021", "valid JSON of another shape"),
        ("P0022", "a posting without words"),
        ("P0023", "JSON-LD without a JobPosting"),
        ("P0024", "JSON-LD without a Course"),
        ("P0030", "an unknown code"),
    ];
}

/// A result with this library's [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

/// What to do about what the JSON parser says.
fn json_remedy(message: &str) -> &'static str {
    const REMEDIES: &[(&str, &str)] = &[
        ("trailing comma", "delete the comma before this place"),
        ("trailing characters", "delete what follows the end of the JSON, or write one object a line"),
        ("EOF", "close what is still open with \", ] or }"),
        ("key must be a string", "put the name in double quotes"),
        ("control character", "write a line break within a text as \\n, a tab as \\t"),
        ("escape", "write a backslash within a text as \\\\"),
        ("expected `:`", "put a colon between the name and its value"),
        ("expected `,`", "put a comma between two entries, or close what is open"),
        ("invalid number", "write a number such as 1500000, without leading zeros or separators"),
        ("expected", "write a value: a text in double quotes, a number, true, false, null, a list or an object"),
    ];
    REMEDIES
        .iter()
        .find(|(said, _)| message.contains(said))
        .map_or("mend the JSON at this place, or give plain text", |(_, remedy)| remedy)
}
