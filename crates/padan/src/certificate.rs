//! The certificates behind a person's claims: whose they are, until when they hold, and whether their unit has been replaced.
//!
//! A certificate of training (from a BLK, a course) says that somebody took part; a certificate of competence (from an LSP, which
//! BNSP licenses) says that they were assessed and found competent. The one does not stand for the other: who fails the
//! assessment still gets the first. (UU 13/2003 art. 18; PP 10/2018.)

use crate::catalog::{Catalog, CompetencyId, UnitId};
use crate::profile::{EvidenceKind, Profile};
use crate::sorted::Arrange;
use crate::text::{Date, fold};

/// Whose certificate it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// Of training: it says that a course was taken.
    Training,
    /// Of whom is not said.
    Unsaid,
    /// Of competence, by an LSP that BNSP licenses.
    Competence,
}

impl Sort {
    /// The sort that some words speak of: an issuer's name, or a certificate's.
    #[must_use]
    pub fn of(words: &str) -> Self {
        let folded = fold(words);
        let has = |list: &[&str]| folded.split(' ').any(|word| list.contains(&word));
        if has(&["bnsp", "lsp"])
            || folded.contains("sertifikat kompetensi")
            || folded.contains("sertifikasi kompetensi")
        {
            Self::Competence
        } else if has(&[
            "pelatihan", "kursus", "diklat", "training", "course", "blk", "blkk", "bpvp", "bbpvp", "lpk", "workshop",
        ]) {
            Self::Training
        } else {
            Self::Unsaid
        }
    }

    /// Whether it is enough where another is asked: where a certificate of competence is, only that; `None` when it is not known
    /// whose it is.
    #[must_use]
    pub fn serves(self, asked: Self) -> Option<bool> {
        match (self, asked) {
            (_, Self::Training | Self::Unsaid) | (Self::Competence, Self::Competence) => Some(true),
            (Self::Training, Self::Competence) => Some(false),
            (Self::Unsaid, Self::Competence) => None,
        }
    }
}

/// So many days before its last one a certificate is due for renewal. An assessment has to be found, booked and paid for; no rule
/// sets a number, three months is ours.
pub const RENEWAL_DAYS: i32 = 90;

/// How a certificate stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Validity {
    /// Its last day was so many days ago, 1 and up.
    Expired(i32),
    /// Its last day is in so many days, 0 to [`RENEWAL_DAYS`]: time to renew it.
    Due(i32),
    /// Its last day is in more days than that.
    Valid(i32),
    /// Its last day, or today, is not known.
    Unknown,
}

/// How a last day stands on a day. Constant time.
///
/// ```
/// use padan::certificate::{Validity, validity};
/// use padan::Date;
/// let today = Date::new(2026, 11, 24);
/// assert_eq!(validity(Date::new(2027, 1, 3), today), Validity::Due(40));
/// assert_eq!(validity(Date::new(2026, 10, 24), today), Validity::Expired(31));
/// assert_eq!(validity(None, today), Validity::Unknown);
/// ```
#[must_use]
pub fn validity(until: Option<Date>, on: Option<Date>) -> Validity {
    let Some((until, today)) = until.zip(on) else { return Validity::Unknown };
    match today.days_until(until) {
        days if days < 0 => Validity::Expired(-days),
        days if days <= RENEWAL_DAYS => Validity::Due(days),
        days => Validity::Valid(days),
    }
}

/// A certificate that a person has for something they can do.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Held {
    /// What it is for.
    pub competency: CompetencyId,
    /// Whose it is.
    pub sort: Sort,
    /// Who issued it, where said.
    pub issuer: Option<Box<str>>,
    /// The unit that it certifies, where known.
    pub unit: Option<UnitId>,
    /// Its last day, where said.
    pub until: Option<Date>,
    /// How it stands.
    pub validity: Validity,
    /// Whether the decree that sets its unit has been replaced: at renewal the new unit is assessed.
    pub superseded: bool,
}

/// Every certificate among a person's claims, what needs attention first: expired ones, the longest ago last; those due, the
/// soonest first; then the rest. O(n · log n).
#[must_use]
pub fn held(catalog: &Catalog, profile: &Profile, on: Option<Date>) -> Vec<Held> {
    let mut all: Vec<Held> = Vec::new();
    for claim in &profile.claims {
        for reason in &claim.evidence {
            let sort = match reason.kind {
                EvidenceKind::Certificate => reason.issuer.as_deref().map_or(Sort::Unsaid, Sort::of),
                _ => continue,
            };
            all.push(Held {
                competency: claim.competency,
                sort,
                issuer: reason.issuer.clone(),
                unit: reason.unit,
                until: reason.valid_until,
                validity: validity(reason.valid_until, on),
                superseded: reason.unit.is_some_and(|unit| !catalog[unit].superseded_by.is_empty()),
            });
        }
    }
    all.arrange_by_key(|one| (one.validity, one.competency));
    all
}

/// Whether two codes print one unit, if perhaps in different versions: a certificate of an older version is for the same unit.
/// See [`crate::catalog::canonical_unit_code`].
#[must_use]
pub fn same_unit(one: &str, other: &str) -> bool {
    let key = crate::catalog::canonical_unit_code;
    key(one) == key(other)
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::{Lang, Padan, explain};

    #[test]
    fn what_is_due_comes_first_and_is_said() {
        let padan = Padan::embedded();
        let person = Profile::from_json(
            padan.catalog(),
            r#"{"claims": [
                {"competency": "las-smaw", "evidence": [{"kind": "certificate", "issuer": "LSP Las", "valid_until": "2027-01-03"}]},
                {"competency": "motor-oli", "evidence": [{"kind": "certificate", "issuer": "BLK Bekasi", "valid_until": "2026-10-24"}]},
                {"competency": "ac-cuci", "evidence": [{"kind": "training"}, {"kind": "certificate"}]}]}"#,
        );
        let person = person.unwrap();
        let all = held(padan.catalog(), &person, Date::new(2026, 11, 24));
        let seen: Vec<(Sort, Validity)> = all.iter().map(|one| (one.sort, one.validity)).collect();
        assert_eq!(
            seen,
            [
                (Sort::Training, Validity::Expired(31)),
                (Sort::Competence, Validity::Due(40)),
                (Sort::Unsaid, Validity::Unknown)
            ]
        );
        let said = explain::certificate(padan.catalog(), &all[1], Lang::Id);
        assert!(said.contains("habis 40 hari lagi (3 Januari 2027)"), "{said}");
        assert!(explain::certificate(padan.catalog(), &all[0], Lang::En).contains("ran out 31 days ago"));
        assert!(held(padan.catalog(), &person, None).iter().all(|one| one.validity == Validity::Unknown));
    }

    #[test]
    fn training_is_not_competence() {
        for (words, sort) in [
            ("sertifikat BNSP las", Sort::Competence),
            ("LSP Otomotif", Sort::Competence),
            ("sertifikat pelatihan las", Sort::Training),
            ("BLK Komunitas", Sort::Training),
            ("sertifikat las", Sort::Unsaid),
        ] {
            assert_eq!(Sort::of(words), sort, "{words}");
        }
        assert_eq!(Sort::Training.serves(Sort::Competence), Some(false));
        assert_eq!(Sort::Unsaid.serves(Sort::Competence), None);
        assert_eq!(Sort::Competence.serves(Sort::Unsaid), Some(true));
        assert!(same_unit("G.45TSM01.018.2", "g.45tsm01.018.1") && !same_unit("G.45TSM01.018.2", "G.45TSM01.019.2"));
    }
}
