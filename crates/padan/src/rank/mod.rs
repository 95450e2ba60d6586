//! Many postings, compiled once, ranked for any profile.

mod columns;

use crate::catalog::Catalog;
use crate::posting::Posting;
use crate::profile::Profile;
use crate::score::{self, Ability, Match};
use crate::text::Date;
use columns::Columns;

/// A board of postings, compiled into columns so that ranking touches no posting it does not show.
///
/// Compiling sorts the postings once for ties: O(n log n). A board takes, beside its postings, about 30 bytes a posting
/// and 8 a requirement.
#[derive(Debug, Clone)]
pub struct Board {
    postings: Vec<Posting>,
    columns: Columns,
}

/// A posting with its place and its score.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Ranked {
    /// Its place on the board.
    pub posting: usize,
    /// Its score.
    pub result: Match,
}

impl Board {
    /// A board of these postings, read with this catalogue.
    #[must_use]
    pub fn new(catalog: &Catalog, postings: Vec<Posting>) -> Self {
        let columns = Columns::new(catalog, &postings);
        Self { postings, columns }
    }

    /// The postings, in input order.
    #[must_use]
    pub fn postings(&self) -> &[Posting] {
        &self.postings
    }

    /// The best `top` postings for a profile, best first, each with its match; all of them when `top` is `None`.
    ///
    /// The order is total and stable: gate `No` last; postings without any fit after those with some; the fit, shrunk;
    /// proof; nearness; the later closing date; id bytes; input order. Other postings never move one. Linear in the
    /// board, beside O(`top` · log `top`); only what is returned is scored in full.
    #[must_use]
    pub fn rank(&self, catalog: &Catalog, profile: &Profile, on: Option<Date>, top: Option<usize>) -> Vec<Ranked> {
        let ability = Ability::new(catalog, profile, on);
        self.columns
            .order(catalog, profile, &ability, on, top.unwrap_or(usize::MAX))
            .into_iter()
            .filter_map(|at| {
                let posting = self.postings.get(at)?;
                Some(Ranked { posting: at, result: score::score_with(catalog, profile, &ability, posting, on) })
            })
            .collect()
    }

    /// The places on the board of the best `top` postings, best first: what [`Board::rank`] returns, without the matches.
    ///
    /// For a caller that shows few of many, or compares orders.
    #[must_use]
    pub fn order(&self, catalog: &Catalog, profile: &Profile, on: Option<Date>, top: Option<usize>) -> Vec<usize> {
        let ability = Ability::new(catalog, profile, on);
        self.columns.order(catalog, profile, &ability, on, top.unwrap_or(usize::MAX))
    }
}
