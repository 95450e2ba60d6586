//! Many postings, compiled once, ranked for any profile.

mod columns;

use crate::Gate;
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
#[derive(Debug, Clone, Default)]
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

/// Where a posting stands, without its reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Standing {
    /// Its place on the board.
    pub posting: usize,
    /// Whether its hard conditions hold.
    pub gate: Gate,
    /// Whether anything that it asks for is there.
    pub fits: bool,
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

    /// The postings, to make another board of.
    #[must_use]
    pub fn into_postings(self) -> Vec<Posting> {
        self.postings
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
            .filter_map(|standing| self.scored(catalog, profile, &ability, on, standing.posting))
            .collect()
    }

    fn scored(
        &self,
        catalog: &Catalog,
        profile: &Profile,
        ability: &Ability,
        on: Option<Date>,
        at: usize,
    ) -> Option<Ranked> {
        let posting = self.postings.get(at)?;
        Some(Ranked { posting: at, result: score::score_with(catalog, profile, ability, posting, on) })
    }

    /// The matches of a profile with the postings at these places, in this order; places beyond the board are passed over.
    #[must_use]
    pub fn matches(&self, catalog: &Catalog, profile: &Profile, on: Option<Date>, places: &[usize]) -> Vec<Ranked> {
        let ability = Ability::new(catalog, profile, on);
        places.iter().filter_map(|at| self.scored(catalog, profile, &ability, on, *at)).collect()
    }

    /// Where the best `top` postings stand for a profile, best first: the order of [`Board::rank`] without the matches.
    ///
    /// For a caller that shows few of many, filters, or compares orders.
    #[must_use]
    pub fn order(&self, catalog: &Catalog, profile: &Profile, on: Option<Date>, top: Option<usize>) -> Vec<Standing> {
        let ability = Ability::new(catalog, profile, on);
        self.columns.order(catalog, profile, &ability, on, top.unwrap_or(usize::MAX))
    }
}
