//! Every limit on what comes in, in one place.
//!
//! Text past a limit is cut at a character boundary and reported (a [`Cut`]); structure past a limit is refused with
//! [`Error::LimitExceeded`](crate::Error::LimitExceeded). The figures keep the work of one call linear and small on a cheap phone; the
//! feed's are defaults that a native caller may raise with [`FeedLimits`].

use crate::text::cut_chars;

/// Bytes of one feed of postings: 5,000 adverts of 1.4 KB are 7 MB.
pub const FEED_BYTES: usize = 10 * 1024 * 1024;
/// Bytes of one profile in JSON: a text at its limit with every character escaped, and room for the rest.
pub const PROFILE_BYTES: usize = 1024 * 1024;
/// Postings in one feed; and, of adverts that hold several jobs, so many jobs in all: past it they are not taken apart.
pub const FEED_POSTINGS: usize = 5_000;
/// Nesting of arrays and objects in the JSON of one posting or profile.
pub const JSON_DEPTH: usize = 32;
/// Keys in one JSON object.
pub const JSON_KEYS: usize = 256;
/// Values in the JSON of one posting or profile, all levels together.
pub const JSON_VALUES: usize = 4_096;
/// Characters of a posting's title.
pub const TITLE_CHARS: usize = 300;
/// Characters of a posting's description, with its markup, or of a profile's text.
pub const DESCRIPTION_CHARS: usize = 65_536;
/// Characters of any other text field.
pub const FIELD_CHARS: usize = 1_000;
/// Characters of one query to `link`.
pub const QUERY_CHARS: usize = 65_536;
/// Characters of a token; a longer one is not looked up.
pub const TOKEN_CHARS: usize = 64;
/// Requirements of one posting, and claims of one profile.
pub const REQUIREMENTS: usize = 200;
/// Jobs in one advert.
pub const JOBS: usize = 20;
/// Courses in one list of offerings, each instance of a schema.org `Course` counted.
pub const OFFERINGS: usize = 2_000;
/// Steps of one training plan.
pub const PLAN_STEPS: usize = 8;
/// Sets of courses that the search for a plan looks at; past it the best found so far is given, with a proven bound.
pub const PLAN_SEARCH: u32 = 100_000;
/// Sets of changes to a profile that are tried on one posting.
pub const CHANGES_TRIED: usize = 20_000;
/// Bytes of a catalogue file.
pub const CATALOG_BYTES: usize = 32 * 1024 * 1024;
/// Competencies (and, apart, fields, units, occupations, tracks, ventures, programmes, regions) of a catalogue.
pub const CATALOG_CONCEPTS: usize = 50_000;
/// Rows of words in a catalogue (titles, aliases, job titles), and of any other list in it.
pub const CATALOG_LABELS: usize = 400_000;
/// Characters of a title or alias in a catalogue.
pub const LABEL_CHARS: usize = 200;
/// Words of an alias that are compared.
pub const LABEL_WORDS: usize = 16;
/// Concepts of a search index.
pub const SEARCH_CONCEPTS: usize = 200_000;
/// Names of all concepts of a search index together.
pub const SEARCH_NAMES: usize = 1_000_000;
/// Bytes of a stored search index.
pub const INDEX_BYTES: usize = 128 * 1024 * 1024;
/// Buckets of a table of sub-word vectors, as a power of two.
pub const VECTOR_BITS: u32 = 20;
/// Numbers of one vector.
pub const VECTOR_DIMS: usize = 512;
/// Steps of the word-by-word search for reordered phrases in one text; past it the text's rest is read by exact
/// phrases alone.
pub const SEARCH_STEPS: usize = 400_000;
/// Misspelt words looked up in one text; further ones count as not understood.
pub const SPELLING_LOOKUPS: usize = 2_000;
/// Mistakes reported at once; the rest is counted.
pub const ERRORS_REPORTED: usize = 100;

/// What was cut from a text that was too long.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cut {
    /// Which text: `title`, `description`, `text`, or a field's name; or which list: `requirements`, `claims`, `jobs`.
    pub what: String,
    /// How many characters, or of a list how many items, were kept.
    pub limit: usize,
}

/// The first `limit` characters of a text; what is lost is noted, once for each name.
pub(crate) fn shorten<'t>(text: &'t str, what: &str, limit: usize, cuts: &mut Vec<Cut>) -> &'t str {
    let (kept, was_cut) = cut_chars(text, limit);
    if was_cut {
        note(cuts, what, limit);
    }
    kept
}

/// Notes that something was cut; of the same thing cut twice the last limit is the one that holds.
pub(crate) fn note(cuts: &mut Vec<Cut>, what: &str, limit: usize) {
    match cuts.iter_mut().find(|cut| cut.what == what) {
        Some(known) => known.limit = limit,
        None => cuts.push(Cut { what: what.to_owned(), limit }),
    }
}

/// Limits of a feed of postings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct FeedLimits {
    /// Bytes of the whole feed.
    pub bytes: usize,
    /// Postings in it.
    pub postings: usize,
}

impl FeedLimits {
    /// The widget's limits, and the default.
    pub const DEFAULT: Self = Self { bytes: FEED_BYTES, postings: FEED_POSTINGS };

    /// Other limits, for a native caller with files of its own.
    #[must_use]
    pub const fn new(bytes: usize, postings: usize) -> Self {
        Self { bytes, postings }
    }
}

impl Default for FeedLimits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
