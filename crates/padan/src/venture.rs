//! Self-employment routes, scored by the same engine as jobs.

use crate::catalog::{Catalog, VentureId, VentureNeedKind};
use crate::posting::{Importance, Origin, Posting, Requirement};
use crate::profile::Profile;
use crate::score::{self, Match};
use crate::sorted::Arrange;
use crate::text::Date;

/// A venture with the score of what one must be able to do for it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct VentureMatch {
    /// Which venture.
    pub venture: VentureId,
    /// What it asks of abilities, as a posting asks it.
    pub asked: Posting,
    /// The score.
    pub result: Match,
}

/// What a venture asks of abilities, in the shape of a posting: so that one score serves jobs and ventures. Tools, permits
/// and certificates are not abilities and stay in the catalogue's row.
#[must_use]
pub fn asked(catalog: &Catalog, id: VentureId) -> Posting {
    let venture = &catalog[id];
    let mut requirements: Vec<Requirement> = venture
        .needs
        .iter()
        .filter(|need| need.kind == VentureNeedKind::Competency)
        .filter_map(|need| {
            Some(Requirement {
                competency: Some(need.competency?),
                level: None,
                importance: if need.must { Importance::Must } else { Importance::Preferred },
                origin: Origin::Stated,
                hard: false,
                need: 0,
                span: None,
            })
        })
        .collect();
    requirements.arrange_by_key(|asked| asked.competency);
    requirements.dedup_by_key(|asked| asked.competency);
    Posting { id: venture.code.clone(), title: venture.title.id.clone(), requirements, ..Posting::default() }
}

/// Every venture of the catalogue with its score for a profile, best first: by fit, then by proof, then by code. Linear in
/// the ventures beside the sorting.
#[must_use]
pub fn ventures(catalog: &Catalog, profile: &Profile, on: Option<Date>) -> Vec<VentureMatch> {
    let mut all: Vec<VentureMatch> = catalog
        .venture_ids()
        .map(|venture| {
            let asked = asked(catalog, venture);
            let result = score::score(catalog, profile, &asked, on);
            VentureMatch { venture, asked, result }
        })
        .collect();
    all.arrange_by_key(|one| std::cmp::Reverse((one.result.fit.low, one.result.proof)));
    all
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::Padan;

    #[test]
    fn a_mechanic_is_nearest_to_a_workshop() {
        let padan = Padan::embedded();
        let person = padan.read_profile("servis motor injeksi, tune up, ganti oli, servis rem, servis cvt");
        let all = ventures(padan.catalog(), &person, None);
        assert_eq!(all.len(), padan.catalog().ventures().len());
        assert!(all[0].result.fit.low > 0, "{:?}", all[0]);
        assert!(padan.catalog()[all[0].venture].title.id.to_lowercase().contains("motor"), "{:?}", all[0]);
        assert_eq!(ventures(padan.catalog(), &Profile::default(), None)[0].result.fit.low, 0);
    }
}
