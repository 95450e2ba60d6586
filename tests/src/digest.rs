//! Every result in one number: what must be the same in every build, on every platform, in any order.

use crate::Samples;
use padan::catalog::Catalog;
use padan::{Board, Date, Match, Padan, Posting, Profile, score};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The day on which the results are worked out.
const TODAY: Option<Date> = Date::new(2026, 11, 24);

/// The digest over 100 profiles by 100 adverts that the embedded catalogue's words make.
#[must_use]
pub fn digest(padan: &Padan) -> String {
    let samples = Samples::new(padan.catalog(), 20_261_124, 100, 100);
    let board = Board::new(padan.catalog(), samples.postings(padan.catalog()));
    let results: Vec<String> = samples.profiles.iter().map(|text| results(padan, &board, text)).collect();
    sha256(&results)
}

/// The SHA-256 of texts one after the other, in hexadecimal.
#[must_use]
pub fn sha256(texts: &[String]) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update(text.as_bytes());
    }
    let mut out = String::new();
    for byte in hash.finalize() {
        let _ = write!(out, "{byte:02x}");
    }
    out
}

/// One profile against a board: a line for each posting, by id, and a line with the order of the ids.
#[must_use]
pub fn results(padan: &Padan, board: &Board, profile: &str) -> String {
    let ranked = board.rank(padan.catalog(), &padan.read_profile(profile), TODAY, None);
    let id = |at: usize| board.postings().get(at).map_or("", |posting| &*posting.id);
    let mut lines: Vec<String> = ranked.iter().map(|one| line(padan.catalog(), id(one.posting), &one.result)).collect();
    lines.sort_unstable();
    let order: Vec<&str> = ranked.iter().map(|one| id(one.posting)).collect();
    format!("{}order {}\n", lines.concat(), order.join(" "))
}

/// The lines of [`results`] without the order, each pair read and scored on its own.
#[must_use]
pub fn results_one_by_one(padan: &Padan, postings: &[Posting], profile: &str) -> String {
    let single = |posting: &Posting| {
        let profile: Profile = padan.read_profile(profile);
        line(padan.catalog(), &posting.id, &score::score(padan.catalog(), &profile, posting, TODAY))
    };
    let mut lines: Vec<String> = postings.iter().map(single).collect();
    lines.sort_unstable();
    lines.concat()
}

/// Everything a match says, in one line.
fn line(catalog: &Catalog, id: &str, result: &Match) -> String {
    let mut out = format!("{id} {} {}-{} proof {}", result.gate, result.fit.low, result.fit.high, result.proof);
    let _ = write!(out, " enough {} job {:?}", result.enough, result.job);
    for reason in &result.gate_reasons {
        let _ = write!(out, "; {:?} {} {} {:?}", reason.kind, reason.status, reason.need, reason.have);
    }
    let code = |competency: Option<padan::catalog::CompetencyId>| competency.map_or("-", |id| &*catalog[id].code);
    for outcome in &result.outcomes {
        let _ = write!(
            out,
            "; {} {} {:?} {:?} {:?} {}/{} by {} {}",
            outcome.requirement,
            code(outcome.competency),
            outcome.status,
            outcome.importance,
            outcome.origin,
            outcome.earned,
            outcome.possible,
            code(outcome.claim),
            outcome.proof
        );
    }
    for (competency, date) in &result.expired {
        let _ = write!(out, "; expired {} {date}", catalog[*competency].code);
    }
    out.push('\n');
    out
}
