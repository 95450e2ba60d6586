//! Postings as columns: what ordering needs of each, and nothing else.
//!
//! A requirement becomes a slot in a table of the person's credits and a weight; a condition becomes a place in a list of
//! the board's distinct conditions, each judged once for a person. So a posting costs a few table look-ups, and the rest
//! of it is not touched.

use super::Standing;
use crate::catalog::{Catalog, RegionId};
use crate::posting::Posting;
use crate::profile::Profile;
use crate::score::{Ability, Check, Credits, Gate, Order, checks, verdict, weight_of};
use crate::sorted::{Arrange, distinct};
use crate::text::Date;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// One requirement: where the person's credit for it stands, and what it weighs.
#[derive(Debug, Clone, Copy)]
struct Ask {
    slot: u32,
    weight: u32,
}

/// One job: a posting, or one of several in it.
#[derive(Debug, Clone, Copy)]
struct Row {
    /// Where its requirements end in `asks`; they begin where the previous row's end.
    asks_end: u32,
    /// Where its conditions end in `conditions`.
    conditions_end: u32,
    /// What its requirements weigh together.
    total: u32,
    /// Its posting.
    posting: u32,
}

/// What is compared: how well it does, how it fares in a tie; its posting and gate.
type Candidate = (Order, Reverse<u32>, u32, Gate);

#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    rows: Vec<Row>,
    asks: Vec<Ask>,
    /// Places in `checks`.
    conditions: Vec<u32>,
    /// The board's distinct conditions.
    checks: Vec<Check>,
    /// For each posting, its place in `place_sets`.
    places: Vec<u32>,
    /// The board's distinct sets of places.
    place_sets: Vec<Vec<RegionId>>,
    /// For each posting, how it fares in a tie: smaller is better.
    ties: Vec<u32>,
}

/// A length as a column holds it. Boards of more than 4,294,967,295 requirements do not fit in memory.
fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

impl Columns {
    pub(super) fn new(catalog: &Catalog, postings: &[Posting]) -> Self {
        let (mut rows, mut asks, mut conditions, mut places) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (at, posting) in postings.iter().enumerate() {
            let alone = std::slice::from_ref(posting);
            for job in if posting.jobs.is_empty() { alone } else { &posting.jobs } {
                let mut total = 0u32;
                for requirement in &job.requirements {
                    let weight = weight_of(catalog, requirement);
                    total += weight;
                    // What was not understood weighs in the total alone.
                    if let Some(slot) = requirement.competency.map(|asked| Credits::slot(asked, requirement.level)) {
                        asks.push(Ask { slot, weight });
                    }
                }
                conditions.extend(checks(job));
                let (asks_end, conditions_end) = (count(asks.len()), count(conditions.len()));
                rows.push(Row { asks_end, conditions_end, total, posting: count(at) });
            }
            places.push(posting.place.clone());
        }
        let mut sorted: Vec<u32> = (0..count(postings.len())).collect();
        sorted.arrange_by_key(|at| {
            postings.get(*at as usize).map(|posting| (Reverse(posting.closing_date), &*posting.id, *at))
        });
        let mut ties = vec![0; postings.len()];
        for (rank, at) in (0..).zip(sorted) {
            if let Some(tie) = ties.get_mut(at as usize) {
                *tie = rank;
            }
        }
        let (checks, conditions) = distinct(conditions);
        let (place_sets, places) = distinct(places);
        Self { rows, asks, conditions, checks, places, place_sets, ties }
    }

    /// The best `top` postings, best first.
    pub(super) fn order(
        &self,
        catalog: &Catalog,
        profile: &Profile,
        ability: &Ability,
        on: Option<Date>,
        top: usize,
    ) -> Vec<Standing> {
        let top = top.min(self.ties.len());
        if top == 0 {
            return Vec::new();
        }
        let credits = ability.credits();
        let verdicts: Vec<Gate> =
            self.checks.iter().map(|check| verdict(catalog, profile, on, check).unwrap_or(Gate::Yes)).collect();
        let near: Vec<bool> = self.place_sets.iter().map(|places| profile.lives_near(catalog, places)).collect();

        // The best so far, the worst of them on top. Most postings of a large board are turned away by one comparison.
        let mut best: BinaryHeap<Reverse<Candidate>> = BinaryHeap::with_capacity(top.saturating_add(1));
        let mut offer = |(order, gate, posting): (Order, Gate, u32)| {
            let near = self.places.get(posting as usize).and_then(|set| near.get(*set as usize)).copied();
            let tie = self.ties.get(posting as usize).copied().unwrap_or(u32::MAX);
            let entry = Reverse((order.with_nearness(near.unwrap_or(false)), Reverse(tie), posting, gate));
            if best.len() < top {
                best.push(entry);
            } else if let Some(mut worst) = best.peek_mut()
                && entry < *worst
            {
                *worst = entry;
            }
        };
        let (mut asks, mut conditions) = (self.asks.as_slice(), self.conditions.as_slice());
        let (mut asks_begin, mut conditions_begin) = (0, 0);
        let mut held: Option<(Order, Gate, u32)> = None;
        for row in &self.rows {
            let (own, rest) = asks.split_at_checked((row.asks_end - asks_begin) as usize).unwrap_or((asks, &[]));
            (asks, asks_begin) = (rest, row.asks_end);
            let (terms, rest) = conditions
                .split_at_checked((row.conditions_end - conditions_begin) as usize)
                .unwrap_or((conditions, &[]));
            (conditions, conditions_begin) = (rest, row.conditions_end);

            let (mut earned, mut proven) = (0u64, 0u64);
            for ask in own {
                let credit = credits.at(ask.slot);
                earned += u64::from(ask.weight) * u64::from(credit.low);
                proven += u64::from(ask.weight) * u64::from(credit.proven);
            }
            let of = |term: &u32| verdicts.get(*term as usize).copied().unwrap_or(Gate::Unknown);
            let gate = terms.iter().map(of).min().unwrap_or(Gate::Yes);
            let order = Order::new(gate, earned, u64::from(row.total), proven);
            // Of several jobs in one advert the best counts, of equal ones the first.
            let row = (order, gate, row.posting);
            held = match held {
                Some(other) if other.2 == row.2 => Some(if row.0 > other.0 { row } else { other }),
                Some(other) => {
                    offer(other);
                    Some(row)
                }
                None => Some(row),
            };
        }
        if let Some(last) = held {
            offer(last);
        }
        best.into_sorted_vec()
            .into_iter()
            .map(|Reverse((order, _, posting, gate))| Standing { posting: posting as usize, gate, fits: order.fits() })
            .collect()
    }
}
