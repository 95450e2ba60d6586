//! What would open jobs: each competency, certificate, licence and track on its own, and what it needs beside it.
//!
//! A job is **open** when its advert states at least one ability that was understood, every must-have that it states is claimed (at
//! whatever level; a related competency opens nothing), and its gate is `Yes`. All or nothing: where three jobs ask for A, B and C of
//! somebody who has none, A alone opens none of them, and A with B and C opens three.
//!
//! A condition of which the person has said nothing does not count as met, so it keeps a job from being open. Where it is a
//! licence or a certificate, that licence or certificate is itself a key here, whether the person lacks it or has not said it.
//! Where it is schooling, time of work or something that was not understood, nothing here can supply it: such a job is told as
//! *unsaid*, apart from those that open. A condition that is known to fail and that no key meets (schooling too low, an excluded
//! place, a closing date that has passed) keeps a job closed whatever is learnt.

mod tracks;

pub use tracks::{TrackUnlock, tracks};

use crate::Board;
use crate::bits::Bits;
use crate::catalog::{Catalog, CompetencyId, TrackId};
use crate::facts::Licence;
use crate::lack::{Lack, holds};
use crate::posting::Condition;
use crate::profile::Profile;
use crate::score::{Check, Gate};
use crate::sorted::{Arrange, distinct};
use crate::text::Date;
use std::cmp::Reverse;

/// Something that a person may come to have.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// Being able to do something.
    Competency(CompetencyId),
    /// A driving licence.
    Licence(Licence),
    /// A certificate, in folded words.
    Certificate(Box<str>),
    /// All that a track teaches.
    Track(TrackId),
}

/// Jobs that open with some other keys beside one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Together {
    /// The other keys; with any of them left out nothing opens.
    pub with: Vec<Key>,
    /// The jobs, by their place on the board.
    pub opens: Vec<usize>,
}

/// What one key would change.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unlocks {
    /// The key.
    pub key: Key,
    /// Jobs that it opens alone, by their place on the board.
    pub alone: Vec<usize>,
    /// Jobs that with it lack nothing but what the person has not said or the advert does not make clear.
    pub unsaid: Vec<usize>,
    /// Jobs that it opens only together with up to [`TOGETHER`] others, by these: the fewest others first, then the most jobs.
    pub together: Vec<Together>,
    /// Jobs that it brings a step closer and neither opens nor leaves at what is unsaid; those of `together` are among them.
    pub closer: Vec<usize>,
}

/// A board as it stands for a person, and what each key would change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Unlock {
    /// Jobs that are open, by their place on the board.
    pub open: Vec<usize>,
    /// Jobs that lack nothing but what the person has not said or the advert does not make clear.
    pub unsaid: Vec<usize>,
    /// Jobs that stay closed whatever is learnt: a condition is known to fail that no key meets.
    pub closed: Vec<usize>,
    /// Postings that state no ability that was understood: nothing can be said of them.
    pub unjudged: Vec<usize>,
    /// The keys that change anything, the most useful first: by the jobs opened alone, then by those left at what is unsaid,
    /// then by those opened with one other key, then by those brought closer, then in the order of [`Key`].
    pub keys: Vec<Unlocks>,
}

/// A job that needs more others than this is only brought closer.
pub const TOGETHER: usize = 4;

/// A job with the needs that keys can meet.
struct Row {
    posting: usize,
    needs: Vec<usize>,
    /// Whether it is open once they are met.
    opens: bool,
}

/// The licences and certificates that a condition names.
fn named(check: &Check) -> impl Iterator<Item = Key> + '_ {
    let conditions = match check {
        Check::One(one) => std::slice::from_ref(one),
        Check::AnyOf(group) => group,
        _ => &[],
    };
    conditions.iter().filter_map(|condition| match condition {
        Condition::Licence(asked) => Some(Key::Licence(*asked)),
        Condition::Certificate(words) => Some(Key::Certificate(words.clone())),
        _ => None,
    })
}

/// Whether a key alone meets a need.
fn meets(catalog: &Catalog, key: &Key, need: &Check) -> bool {
    let mut holder = Profile::default();
    match (key, need) {
        (Key::Competency(own), Check::Competency(asked)) => return own == asked,
        (Key::Track(track), Check::Competency(asked)) => {
            return catalog[*track].teaches.iter().any(|taught| taught.competency == *asked);
        }
        (Key::Competency(_) | Key::Track(_), _) | (_, Check::Competency(_) | Check::Place(_) | Check::Closes(_)) => {
            return false;
        }
        (Key::Licence(own), _) => {
            holder.licences.get_or_insert_default().insert(*own);
        }
        (Key::Certificate(words), _) => {
            holder.certificates.insert(words.clone());
        }
    }
    holds(catalog, &holder, None, need)
}

/// The fewest keys that meet some needs, such that none can be left out: each need's own, but for what another meets too.
fn others(needs: &[(Check, Vec<Key>)], rest: &[usize], catalog: &Catalog) -> Vec<Key> {
    let mut all: Vec<Key> = Vec::new();
    for need in rest {
        let Some((need, keys)) = needs.get(*need) else { continue };
        if all.iter().any(|key| meets(catalog, key, need)) {
            continue;
        }
        // Of several alternatives the one that meets most of what is left, then the first.
        let serves = |key: &&Key| {
            let met = rest.iter().filter_map(|at| needs.get(*at)).filter(|(other, _)| meets(catalog, key, other));
            (Reverse(met.count()), (*key).clone())
        };
        all.extend(keys.iter().min_by_key(serves).cloned());
    }
    all.arrange();
    // What came later may have made an earlier one idle.
    let mut at = 0;
    while at < all.len() {
        let without: Vec<&Key> = all.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, key)| key).collect();
        let met = |need: &usize| {
            needs.get(*need).is_some_and(|(need, _)| without.iter().any(|key| meets(catalog, key, need)))
        };
        if rest.iter().all(met) {
            all.remove(at);
        } else {
            at += 1;
        }
    }
    all
}

/// What each competency, certificate, licence and track would change for a person on a board. `on` is today, for closing dates.
///
/// Every figure is exact and agrees with [`crate::score`] of the person with the key added. Of an advert with several jobs the one
/// nearest to open counts. Linear, for each key, in the jobs that ask for it.
///
/// ```
/// use padan::{Padan, unlock};
/// let padan = Padan::embedded();
/// let advert = "Dibutuhkan mekanik. Kualifikasi:\n- bisa servis karburator motor\n- bisa las listrik\n- punya SIM C";
/// let board = padan.board([padan.read_posting(advert)]);
/// let person = padan.read_profile("bisa las listrik, punya SIM C");
/// let unlock = unlock::unlock(padan.catalog(), &person, &board, None);
/// assert_eq!(unlock.keys[0].alone, [0]);
/// let beginner = unlock::unlock(padan.catalog(), &padan.read_profile("punya SIM C"), &board, None);
/// assert!(beginner.keys.iter().all(|key| key.alone.is_empty()));
/// ```
#[must_use]
pub fn unlock(catalog: &Catalog, profile: &Profile, board: &Board, on: Option<Date>) -> Unlock {
    let places = board.postings().len();
    let lacks = Lack::of_all(catalog, profile, on, board.postings());
    let (needs, numbers) =
        distinct(lacks.iter().flat_map(|lack| lack.needs.iter().map(|(need, _)| need.clone())).collect());
    let needs: Vec<(Check, Vec<Key>)> = needs
        .into_iter()
        .map(|need| {
            let keys = match &need {
                Check::Competency(id) => vec![Key::Competency(*id)],
                check => named(check).collect(),
            };
            (need, keys)
        })
        .collect();

    let (mut open, mut unsaid, mut closed) = (Bits::new(places), Bits::new(places), Bits::new(places));
    let mut judged = Bits::new(places);
    let mut rows: Vec<Row> = Vec::with_capacity(lacks.len());
    let mut numbers = numbers.into_iter();
    for lack in &lacks {
        judged.insert(lack.posting);
        let mut row = Row { posting: lack.posting, needs: Vec::new(), opens: lack.unread == 0 };
        let mut ruled_out = false;
        for ((_, gate), number) in lack.needs.iter().zip(&mut numbers) {
            let number = number as usize;
            match gate {
                _ if needs.get(number).is_some_and(|(_, keys)| !keys.is_empty()) => row.needs.push(number),
                Gate::No => ruled_out = true,
                _ => row.opens = false,
            }
        }
        if ruled_out {
            closed.insert(lack.posting);
            continue;
        }
        if row.needs.is_empty() {
            if row.opens {
                open.insert(row.posting)
            } else {
                unsaid.insert(row.posting)
            };
        }
        rows.push(row);
    }
    // Another job of the same advert may still be within reach.
    rows.retain(|row| !open.contains(row.posting) && !row.needs.is_empty());
    let within = Bits::of(places, rows.iter().map(|row| row.posting));
    let apart = |bits: &Bits, others: &[&Bits]| -> Vec<usize> {
        bits.iter().filter(|at| !others.iter().any(|other| other.contains(*at))).collect()
    };

    let mut asked_by: Vec<Vec<usize>> = vec![Vec::new(); needs.len()];
    for (at, row) in rows.iter().enumerate() {
        for need in &row.needs {
            if let Some(list) = asked_by.get_mut(*need) {
                list.push(at);
            }
        }
    }
    let asked = |need: usize| asked_by.get(need).is_some_and(|rows| !rows.is_empty());
    let mut keys: Vec<Key> =
        (0..).zip(&needs).filter(|(at, _)| asked(*at)).flat_map(|(_, (_, keys))| keys.clone()).collect();
    keys.extend(catalog.track_ids().map(Key::Track));
    keys.arrange();
    keys.dedup();
    let mut all = Unlock {
        closed: apart(&closed, &[&open, &unsaid, &within]),
        unsaid: apart(&unsaid, &[&open]),
        unjudged: (0..places).filter(|at| !judged.contains(*at)).collect(),
        open: open.iter().collect(),
        keys: Vec::with_capacity(keys.len()),
    };
    for key in keys {
        let met = Bits::of(
            needs.len(),
            (0..).zip(&needs).filter(|(_, (need, _))| meets(catalog, &key, need)).map(|(at, _)| at),
        );
        let mut touched: Vec<usize> = met.iter().filter_map(|need| asked_by.get(need)).flatten().copied().collect();
        touched.arrange();
        touched.dedup();
        let opens = |posting: usize, held: &[&Key]| {
            let from = rows.partition_point(|row| row.posting < posting);
            let jobs = rows.iter().skip(from).take_while(|row| row.posting == posting);
            let met = |need: &usize| {
                needs.get(*need).is_some_and(|(need, _)| held.iter().any(|key| meets(catalog, key, need)))
            };
            // Of a single job `others` leaves out nothing that could be.
            jobs.clone().nth(1).is_some() && jobs.clone().any(|row| row.opens && row.needs.iter().all(met))
        };
        let one = of_key(catalog, key, &met, touched.iter().filter_map(|at| rows.get(*at)), &needs, &unsaid, &opens);
        if !one.alone.is_empty() || !one.unsaid.is_empty() || !one.closer.is_empty() {
            all.keys.push(one);
        }
    }
    all.keys.arrange_by_key(|one| {
        let pairs = one.together.iter().filter(|pair| pair.with.len() == 1).map(|pair| pair.opens.len()).max();
        Reverse((one.alone.len(), one.unsaid.len(), pairs.unwrap_or(0), one.closer.len()))
    });
    all
}

/// What one key would change on the jobs that it touches.
fn of_key<'r>(
    catalog: &Catalog,
    key: Key,
    met: &Bits,
    touched: impl Iterator<Item = &'r Row>,
    needs: &[(Check, Vec<Key>)],
    already: &Bits,
    opens_with: &dyn Fn(usize, &[&Key]) -> bool,
) -> Unlocks {
    // For each posting the job that is nearest: what is left to meet, whether something stays unsaid.
    let mut nearest: Vec<(usize, Vec<usize>, bool)> = Vec::new();
    for row in touched {
        let rest: Vec<usize> = row.needs.iter().copied().filter(|need| !met.contains(*need)).collect();
        let order = |rest: &[usize], opens: bool| (!rest.is_empty(), rest.len(), !opens);
        match nearest.last_mut() {
            Some(held) if held.0 == row.posting => {
                if order(&rest, row.opens) < order(&held.1, held.2) {
                    *held = (row.posting, rest, row.opens);
                }
            }
            _ => nearest.push((row.posting, rest, row.opens)),
        }
    }
    let mut one = Unlocks { key, alone: Vec::new(), unsaid: Vec::new(), together: Vec::new(), closer: Vec::new() };
    let mut groups: Vec<(Vec<Key>, usize)> = Vec::new();
    for (posting, rest, opens) in nearest {
        if !rest.is_empty() {
            one.closer.push(posting);
            let with = if opens && rest.len() <= TOGETHER * 2 { others(needs, &rest, catalog) } else { Vec::new() };
            // Another job of the same advert may open with fewer.
            let every: Vec<&Key> = with.iter().chain([&one.key]).collect();
            let spare = |out: &usize| {
                let fewer: Vec<&Key> = (0..).zip(&every).filter(|(at, _)| at != out).map(|(_, key)| *key).collect();
                opens_with(posting, &fewer)
            };
            if !with.is_empty() && with.len() <= TOGETHER && !(0..every.len()).any(|out| spare(&out)) {
                groups.push((with, posting));
            }
        } else if opens {
            one.alone.push(posting);
        } else if !already.contains(posting) {
            one.unsaid.push(posting);
        }
    }
    groups.arrange();
    for (with, posting) in groups {
        match one.together.last_mut() {
            Some(held) if held.with == with => held.opens.push(posting),
            _ => one.together.push(Together { with, opens: vec![posting] }),
        }
    }
    one.together.arrange_by_key(|pair| (pair.with.len(), Reverse(pair.opens.len())));
    one
}
