//! Many postings, compiled once, ranked for any profile.

use crate::catalog::Catalog;
use crate::posting::Posting;
use crate::profile::Profile;
use crate::score::{self, Ability, Gate, Match};
use crate::text::Date;
use std::cmp::Reverse;

/// A board of postings. Adding one costs its requirements; ranking touches each posting once.
#[derive(Debug, Clone, Default)]
pub struct Board {
    postings: Vec<Posting>,
}

/// A posting's place in the order.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Ranked {
    /// Its place on the board.
    pub posting: usize,
    /// Its score.
    pub result: Match,
}

impl Board {
    /// A board of these postings.
    #[must_use]
    pub const fn new(postings: Vec<Posting>) -> Self {
        Self { postings }
    }

    /// The postings, in input order.
    #[must_use]
    pub fn postings(&self) -> &[Posting] {
        &self.postings
    }

    /// The best `top` postings for a profile, best first; all of them when `top` is `None`.
    ///
    /// The order is total and stable: gate `No` last; postings without any fit after those with some; the shrunk fit; proof;
    /// nearness; the later closing date; id bytes; input order. Other postings never move one.
    #[must_use]
    pub fn rank(&self, catalog: &Catalog, profile: &Profile, on: Option<Date>, top: Option<usize>) -> Vec<Ranked> {
        let ability = Ability::new(catalog, profile, on);
        let mut all: Vec<Ranked> = self
            .postings
            .iter()
            .enumerate()
            .map(|(at, posting)| Ranked {
                posting: at,
                result: score::score_with(catalog, profile, &ability, posting, on),
            })
            .collect();
        all.sort_by_cached_key(|ranked| {
            let posting = self.postings.get(ranked.posting);
            let result = &ranked.result;
            let near = posting.is_some_and(|posting| {
                posting.place.iter().any(|place| {
                    profile
                        .places
                        .iter()
                        .any(|own| catalog.region_within(*place, *own) || catalog.region_within(*own, *place))
                })
            });
            (
                Reverse(result.gate != Gate::No),
                Reverse(result.fit.low > 0),
                Reverse(result.key),
                Reverse(result.proof),
                Reverse(near),
                Reverse(posting.and_then(|posting| posting.closing_date)),
                posting.map(|posting| &*posting.id),
                ranked.posting,
            )
        });
        all.truncate(top.unwrap_or(usize::MAX));
        all
    }
}
