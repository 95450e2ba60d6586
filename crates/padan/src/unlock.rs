//! What a track changes: which postings it opens, and which it leaves one ability away.
//!
//! Every figure comes from scoring again with what the track teaches; nothing is estimated.

use crate::catalog::{Catalog, CompetencyId, TrackId};
use crate::posting::{Importance, Origin};
use crate::profile::Profile;
use crate::score::{self, Ability, Match, Status};
use crate::sorted::{Arrange, Table};
use crate::text::Date;
use crate::{Board, Gate};
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

/// The must-haves stated by the advert that a match lacks; what was not understood counts, since nobody can know.
fn lacking(result: &Match) -> impl Iterator<Item = Option<CompetencyId>> + '_ {
    result.outcomes.iter().filter_map(|outcome| {
        let open = matches!(outcome.status, Status::Missing | Status::Related | Status::Unknown);
        (open && outcome.importance == Importance::Must && outcome.origin != Origin::Implied)
            .then_some(outcome.competency)
    })
}

/// What each track that the person has not finished would change on a board, the most useful first: by what it opens, by
/// what it brings nearer, by how much it teaches that is asked, by code. A gate that fails keeps a posting closed, whatever
/// is learnt.
///
/// Scores the board once, and then for each track the postings that ask for something it teaches.
#[must_use]
pub fn tracks(catalog: &Catalog, board: &Board, profile: &Profile, on: Option<Date>) -> Vec<TrackUnlock> {
    let ability = Ability::new(catalog, profile, on);
    let mut before: Vec<Vec<Option<CompetencyId>>> = Vec::with_capacity(board.postings().len());
    let mut wanted: Table<CompetencyId, usize> = Table::default();
    for posting in board.postings() {
        let result = score::score_with(catalog, profile, &ability, posting, on);
        let asked = result.outcomes.iter().any(|one| one.origin == Origin::Stated && one.competency.is_some());
        let lacks: Vec<_> = if result.gate == Gate::No || !asked { Vec::new() } else { lacking(&result).collect() };
        for competency in lacks.iter().flatten() {
            *wanted.held(*competency, 0) += 1;
        }
        before.push(lacks);
    }
    // What is learnt can also stand in for what is asked, so the postings to look at again are those asking for either.
    let reached = |taught: &[CompetencyId]| -> Vec<usize> {
        let serves = |need: CompetencyId| {
            taught.contains(&need) || catalog.stand_ins(need).iter().any(|relation| taught.contains(&relation.have))
        };
        let touched = |lacks: &Vec<Option<CompetencyId>>| lacks.iter().flatten().any(|need| serves(*need));
        before.iter().enumerate().filter(|(_, lacks)| touched(lacks)).map(|(at, _)| at).collect()
    };
    let taught = |track: TrackId| catalog[track].teaches.iter().map(|one| one.competency).collect::<Vec<_>>();
    let measure = |tracks: &[TrackId]| -> (Vec<usize>, usize) {
        let mut learnt = profile.clone();
        learnt.merge(Profile::tracks_holder(catalog, tracks));
        let ability = Ability::new(catalog, &learnt, on);
        let (mut opens, mut nearer) = (Vec::new(), 0);
        for at in reached(&tracks.iter().flat_map(|track| taught(*track)).collect::<Vec<_>>()) {
            let (Some(posting), Some(was)) = (board.postings().get(at), before.get(at)) else { continue };
            let result = score::score_with(catalog, &learnt, &ability, posting, on);
            let left = lacking(&result).count();
            match left {
                _ if result.gate == Gate::No || left >= was.len() => {}
                0 => opens.push(at),
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
            let mut teaches: Vec<CompetencyId> = taught(track).into_iter().filter(|id| asked(id).is_some()).collect();
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
