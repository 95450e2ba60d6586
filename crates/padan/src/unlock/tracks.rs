//! What each track changes: which postings it opens, and which it leaves one ability away.

use crate::Board;
use crate::catalog::{Catalog, CompetencyId, TrackId};
use crate::lack::Lack;
use crate::profile::Profile;
use crate::score::{Check, Gate};
use crate::sorted::{Arrange, Table};
use crate::text::Date;
use std::cmp::Reverse;

/// What one track would change for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TrackUnlock {
    /// The track.
    pub track: TrackId,
    /// Postings whose stated must-haves are all met with it and were not before, by their place on the board.
    pub opens: Vec<usize>,
    /// How many postings then lack exactly one must-have, and lacked more before.
    pub nearer: usize,
    /// What it teaches of that which postings ask and the person lacks, most asked first.
    pub teaches: Vec<CompetencyId>,
    /// The second track that opens most together with it, and how many the two open; only where that is more than both
    /// open apart.
    pub partner: Option<(TrackId, usize)>,
}

/// Of the likeliest tracks so many are tried in pairs.
const FIRSTS: usize = 3;
/// With so many of the next.
const SECONDS: usize = 6;

/// A job with what it lacks that can be learnt.
struct Row {
    posting: usize,
    lacks: Vec<CompetencyId>,
    /// Must-haves that were not understood: no track teaches them.
    unread: usize,
}

/// What each track that the person has not finished would change on a board, the most useful first: by what it opens, by
/// what it brings nearer, by how much it teaches that is asked, by code. A gate that fails keeps a posting closed, whatever
/// is learnt; one of which nothing is known does not, for here the question is what to learn. ([`super::unlock`] keeps the two
/// apart.)
///
/// Linear, for each track, in the jobs of the board.
#[must_use]
pub fn tracks(catalog: &Catalog, board: &Board, profile: &Profile, on: Option<Date>) -> Vec<TrackUnlock> {
    let mut rows: Vec<Row> = Vec::new();
    for lack in Lack::of_all(catalog, profile, on, board.postings()) {
        let mut row = Row { posting: lack.posting, lacks: Vec::new(), unread: lack.unread };
        let mut shut = false;
        for (need, gate) in lack.needs {
            match need {
                Check::Competency(id) => row.lacks.push(id),
                _ => shut |= gate == Gate::No,
            }
        }
        if !shut {
            rows.push(row);
        }
    }
    // Of an advert with several jobs the one that lacks least counts.
    let least = |left: &dyn Fn(&Row) -> usize| {
        let mut all: Vec<(usize, usize)> = Vec::new();
        for row in &rows {
            match all.last_mut() {
                Some((posting, held)) if *posting == row.posting => *held = left(row).min(*held),
                _ => all.push((row.posting, left(row))),
            }
        }
        all
    };
    let before = least(&|row| row.lacks.len() + row.unread);
    let mut wanted: Table<CompetencyId, usize> = Table::default();
    for id in rows.iter().flat_map(|row| &row.lacks) {
        *wanted.held(*id, 0) += 1;
    }
    let teaches = |track: TrackId, id: CompetencyId| catalog[track].teaches.iter().any(|one| one.competency == id);
    let measure = |tracks: &[TrackId]| -> (Vec<usize>, usize) {
        let unmet = |id: &&CompetencyId| !tracks.iter().any(|track| teaches(*track, **id));
        let after = least(&|row| row.lacks.iter().filter(unmet).count() + row.unread);
        let (mut opens, mut nearer) = (Vec::new(), 0);
        for ((posting, was), (_, left)) in before.iter().zip(&after) {
            match left {
                _ if left >= was => {}
                0 => opens.push(*posting),
                1 => nearer += 1,
                _ => {}
            }
        }
        (opens, nearer)
    };
    let mut all: Vec<TrackUnlock> = catalog
        .track_ids()
        .filter(|track| !profile.tracks.contains(track))
        .filter_map(|track| {
            let asked = |id: &CompetencyId| wanted.get(id).copied();
            let taught = catalog[track].teaches.iter().map(|one| one.competency);
            let mut teaches: Vec<CompetencyId> = taught.filter(|id| asked(id).is_some()).collect();
            teaches.arrange_by_key(|id| (Reverse(asked(id)), *id));
            let (opens, nearer) = measure(&[track]);
            (!opens.is_empty() || nearer > 0).then_some(TrackUnlock { track, opens, nearer, teaches, partner: None })
        })
        .collect();
    all.arrange_by_key(|one| Reverse((one.opens.len(), one.nearer, one.teaches.len(), Reverse(one.track))));
    let others: Vec<(TrackId, Vec<usize>)> =
        all.iter().take(SECONDS).map(|one| (one.track, one.opens.clone())).collect();
    for first in all.iter_mut().take(FIRSTS) {
        for (second, opens) in others.iter().filter(|(second, _)| *second != first.track) {
            let mut apart = first.opens.clone();
            apart.extend(opens);
            apart.arrange();
            apart.dedup();
            let together = measure(&[first.track, *second]).0.len();
            if together > first.partner.map_or(0, |(_, most)| most).max(apart.len()) {
                first.partner = Some((*second, together));
            }
        }
    }
    all
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::Padan;

    #[test]
    fn a_track_opens_what_it_teaches_and_a_gate_stays_shut() {
        let padan = Padan::embedded();
        let board = padan.board(
            [
                "Dibutuhkan mekanik. Kualifikasi:\n- bisa servis motor injeksi\n- bisa tune up motor",
                "Dibutuhkan mekanik. Kualifikasi:\n- minimal S1\n- bisa servis motor injeksi\n- bisa tune up motor",
                "Dibutuhkan penjahit. Kualifikasi:\n- bisa membuat pola baju",
            ]
            .iter()
            .map(|text| padan.read_posting(text)),
        );
        let person = padan.read_profile("lulusan SMP, bisa sapu lantai");
        let all = tracks(padan.catalog(), &board, &person, None);
        let motor = all.iter().find(|one| &*padan.catalog()[one.track].code == "otomotif-sepeda-motor").unwrap();
        assert_eq!(motor.opens, [0], "the second asks for a degree");
        let mut graduate = person;
        graduate.merge(Profile::track_holder(padan.catalog(), motor.track));
        let after = tracks(padan.catalog(), &board, &graduate, None);
        assert!(after.iter().all(|one| one.track != motor.track && !one.opens.contains(&0)), "{after:?}");
    }
}
