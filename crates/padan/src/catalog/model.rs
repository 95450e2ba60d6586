//! What a catalogue holds.

use super::Lexicon;
use crate::lang::Title;
use crate::sorted::Arrange;
use crate::text::Date;
use std::ops::Index;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+) => {$(
        $(#[$doc])*
        ///
        /// An index into one catalogue; it means nothing outside it. Codes travel, ids stay inside.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(crate) u16);

        impl $name {
            /// The place in the catalogue's list.
            #[must_use]
            pub fn index(self) -> usize {
                usize::from(self.0)
            }
        }
    )+};
}

ids! {
    /// A competency's place in its catalogue.
    CompetencyId,
    /// A unit's place in its catalogue.
    UnitId,
    /// An occupation's place in its catalogue.
    OccupationId,
    /// A track's place in its catalogue.
    TrackId,
    /// A field's place in its catalogue.
    FieldId,
    /// A region's place in its catalogue.
    RegionId,
    /// A venture's place in its catalogue.
    VentureId
}

/// What sort of ability a competency is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The work of a trade.
    Technical,
    /// Using a tool or program.
    Tool,
    /// What every job asks for: teamwork, honesty, care.
    Core,
    /// A foreign language.
    Language,
}

/// Which ladder a competency's levels 1 to 3 are on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scale {
    /// 1 dasar (with help), 2 terampil (alone), 3 mahir (teaches others).
    Work,
    /// 1 pasif (understands simple words), 2 aktif (converses), 3 fasih (works in it).
    Language,
}

/// A trade or other field of work, to which competencies belong.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Field {
    /// Stable code, a track's where there is one.
    pub code: Box<str>,
    /// Everyday title.
    pub title: Title,
    /// Whether its competencies are a trade's (not core, driving, trade in goods).
    pub trade: bool,
}

/// Something a person can do, in everyday words.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Competency {
    /// Stable code.
    pub code: Box<str>,
    /// Everyday title.
    pub title: Title,
    /// The field it belongs to.
    pub field: FieldId,
    /// What sort of ability it is.
    pub kind: Kind,
    /// The ladder of its levels.
    pub scale: Scale,
    /// Whether safety or law demands exactly this: no related competency stands in for it.
    pub no_substitute: bool,
    /// Units that evidence it, best first.
    pub units: Vec<UnitId>,
    /// How telling it is, in per cent of a weight: baked from how many occupations need it, 40..=100.
    pub rarity: u16,
}

/// An official unit of competency (SKKNI).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unit {
    /// Code as published.
    pub code: Box<str>,
    /// Official title, Indonesian.
    pub title: Box<str>,
    /// The decree that sets it, empty where unknown.
    pub decree: Box<str>,
    /// The decree's date where known.
    pub date: Option<Date>,
    /// Grade of the source: `A` decree text, `B` certification body naming the decree, `C` one secondary source, `?` unread.
    pub grade: char,
    /// The decree that replaced its own, empty where none is known.
    pub superseded_by: Box<str>,
}

/// A competency an occupation usually needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// What is needed.
    pub competency: CompetencyId,
    /// How much the job is this, 1..=10.
    pub weight: u8,
    /// The usual level, 1..=3.
    pub level: u8,
}

/// A job family of KBJI 2014 (which is ISCO-08 down to four digits), or of an imported classification.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Occupation {
    /// KBJI code; in an imported catalogue the code of its classification.
    pub code: Box<str>,
    /// Our own title.
    pub title: Title,
    /// ISCO-08 code, empty where unknown.
    pub isco: Box<str>,
    /// Fields it works in.
    pub fields: Vec<FieldId>,
    /// What it usually needs, most important first.
    pub needs: Vec<Need>,
}

/// A competency a track teaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taught {
    /// What is taught.
    pub competency: CompetencyId,
    /// How central it is, 1..=10.
    pub weight: u8,
}

/// A training programme.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Track {
    /// Stable code (`otomotif-sepeda-motor`).
    pub code: Box<str>,
    /// Everyday title.
    pub title: Title,
    /// Its field.
    pub field: FieldId,
    /// Hours of training (JP, "jam pelajaran"), where a source states them.
    pub hours: Option<u16>,
    /// Level on the national qualification framework (KKNI), as the source words it.
    pub kkni: Box<str>,
    /// Units of the track.
    pub units: Vec<UnitId>,
    /// What its graduates can do.
    pub teaches: Vec<Taught>,
}

/// Having one competency stands in for a share of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relation {
    /// What one has.
    pub have: CompetencyId,
    /// What is needed.
    pub need: CompetencyId,
    /// The share, in basis points.
    pub share: u16,
}

/// What a self-employment route needs beside competencies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VentureNeedKind {
    /// A competency.
    Competency,
    /// A tool or machine.
    Tool,
    /// A permit or registration.
    Permit,
    /// A certificate.
    Certificate,
}

/// One thing a venture needs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct VentureNeed {
    /// What sort of thing.
    pub kind: VentureNeedKind,
    /// The competency, when it is one.
    pub competency: Option<CompetencyId>,
    /// In words, when it is not.
    pub title: Title,
    /// Whether one cannot start without it.
    pub must: bool,
}

/// A self-employment route.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Venture {
    /// Stable code.
    pub code: Box<str>,
    /// Everyday title.
    pub title: Title,
    /// Its field.
    pub field: FieldId,
    /// Capital to start with, in rupiah, where a source states it: from, to.
    pub capital: Option<(u64, u64)>,
    /// What it needs.
    pub needs: Vec<VentureNeed>,
}

/// A support programme, with its window where dated.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Programme {
    /// Stable code.
    pub code: Box<str>,
    /// Title.
    pub title: Title,
    /// Fields it is for; empty: all.
    pub fields: Vec<FieldId>,
    /// What it gives.
    pub offers: Title,
    /// For whom.
    pub conditions: Title,
    /// First day of its window, where dated.
    pub opens: Option<Date>,
    /// Last day of its window, where dated.
    pub closes: Option<Date>,
}

/// A province or a regency or city.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Region {
    /// Code of the Ministry of Home Affairs (Kemendagri): `32` or `32.01`.
    pub code: Box<str>,
    /// Official name.
    pub name: Box<str>,
}

/// An immutable, validated catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalog {
    pub(crate) version: Box<str>,
    pub(crate) fields: Vec<Field>,
    pub(crate) competencies: Vec<Competency>,
    pub(crate) units: Vec<Unit>,
    pub(crate) occupations: Vec<Occupation>,
    pub(crate) tracks: Vec<Track>,
    /// Sorted by `need`, then `have`.
    pub(crate) relations: Vec<Relation>,
    pub(crate) ventures: Vec<Venture>,
    pub(crate) programmes: Vec<Programme>,
    /// Sorted by code: a province stands before its regencies.
    pub(crate) regions: Vec<Region>,
    pub(crate) lexicon: Lexicon,
    /// Canonical unit code to unit, sorted.
    pub(crate) unit_keys: Vec<(Box<str>, UnitId)>,
}

/// Finds the place of a code in a list sorted by code.
fn find<T>(list: &[T], code: &str, key: impl Fn(&T) -> &str) -> Option<u16> {
    list.binary_search_by(|item| key(item).cmp(code)).ok().and_then(|at| u16::try_from(at).ok())
}

/// The numbers of a list's items.
fn numbers(length: usize) -> std::ops::Range<u16> {
    0..u16::try_from(length).unwrap_or(u16::MAX)
}

impl Catalog {
    /// The content version.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// All fields.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// All competencies, sorted by code.
    #[must_use]
    pub fn competencies(&self) -> &[Competency] {
        &self.competencies
    }

    /// All units, sorted by code.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// All occupations, sorted by code.
    #[must_use]
    pub fn occupations(&self) -> &[Occupation] {
        &self.occupations
    }

    /// All tracks, sorted by code.
    #[must_use]
    pub fn tracks(&self) -> &[Track] {
        &self.tracks
    }

    /// All relations.
    #[must_use]
    pub fn relations(&self) -> &[Relation] {
        &self.relations
    }

    /// All ventures, sorted by code.
    #[must_use]
    pub fn ventures(&self) -> &[Venture] {
        &self.ventures
    }

    /// All support programmes, sorted by code.
    #[must_use]
    pub fn programmes(&self) -> &[Programme] {
        &self.programmes
    }

    /// All regions, sorted by code.
    #[must_use]
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// The words for all of it.
    #[must_use]
    pub const fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The competency with a code. Logarithmic.
    #[must_use]
    pub fn competency(&self, code: &str) -> Option<CompetencyId> {
        find(&self.competencies, code, |c| &c.code).map(CompetencyId)
    }

    /// The track with a code; `_` is read as `-`. Logarithmic.
    #[must_use]
    pub fn track(&self, code: &str) -> Option<TrackId> {
        find(&self.tracks, &code.replace('_', "-"), |t| &t.code).map(TrackId)
    }

    /// The occupation with a KBJI code. Logarithmic.
    #[must_use]
    pub fn occupation(&self, code: &str) -> Option<OccupationId> {
        find(&self.occupations, code, |o| &o.code).map(OccupationId)
    }

    /// The region with a Kemendagri code, with or without its dot. Logarithmic.
    #[must_use]
    pub fn region(&self, code: &str) -> Option<RegionId> {
        let dotted;
        let code = match code.split_at_checked(2) {
            Some((province, rest)) if rest.len() == 2 && rest.bytes().all(|b| b.is_ascii_digit()) => {
                dotted = format!("{province}.{rest}");
                &dotted
            }
            _ => code,
        };
        find(&self.regions, code, |r| &r.code).map(RegionId)
    }

    /// The unit with a code in any printing or version, see [`super::canonical_unit_code`]. Logarithmic.
    #[must_use]
    pub fn unit(&self, code: &str) -> Option<UnitId> {
        let key = super::canonical_unit_code(code);
        let exact = self
            .units
            .binary_search_by(|unit| (*unit.code).cmp(code))
            .ok()
            .and_then(|at| u16::try_from(at).ok())
            .map(UnitId);
        exact.or_else(|| {
            let at = self.unit_keys.partition_point(|(known, _)| **known < *key);
            self.unit_keys.get(at).filter(|(known, _)| **known == *key).map(|(_, unit)| *unit)
        })
    }

    /// Competencies a unit evidences, those it evidences best first. Linear in the number of competencies.
    #[must_use]
    pub fn evidenced_by(&self, unit: UnitId) -> Vec<CompetencyId> {
        let key = |id: UnitId| super::canonical_unit_code(&self[id].code);
        let wanted = key(unit);
        let mut found: Vec<(usize, CompetencyId)> = Vec::new();
        for (at, competency) in self.competencies.iter().enumerate() {
            if let Some(rank) = competency.units.iter().position(|own| *own == unit || key(*own) == wanted)
                && let Ok(at) = u16::try_from(at)
            {
                found.push((rank, CompetencyId(at)));
            }
        }
        found.arrange();
        found.into_iter().map(|(_, id)| id).collect()
    }

    /// Relations by which other competencies stand in for one. Logarithmic.
    #[must_use]
    pub fn stand_ins(&self, need: CompetencyId) -> &[Relation] {
        let from = self.relations.partition_point(|r| r.need < need);
        let to = self.relations.partition_point(|r| r.need <= need);
        self.relations.get(from..to).unwrap_or(&[])
    }

    /// Every competency's id, in order.
    pub fn competency_ids(&self) -> impl Iterator<Item = CompetencyId> + use<> {
        numbers(self.competencies.len()).map(CompetencyId)
    }

    /// Every track's id, in order.
    pub fn track_ids(&self) -> impl Iterator<Item = TrackId> + use<> {
        numbers(self.tracks.len()).map(TrackId)
    }

    /// Every venture's id, in order.
    pub fn venture_ids(&self) -> impl Iterator<Item = VentureId> + use<> {
        numbers(self.ventures.len()).map(VentureId)
    }

    /// Whether a region is in another or the same: a regency is in its province.
    #[must_use]
    pub fn region_within(&self, inner: RegionId, outer: RegionId) -> bool {
        let (inner, outer) = (&self[inner].code, &self[outer].code);
        inner == outer || inner.strip_prefix(&**outer).is_some_and(|rest| rest.starts_with('.'))
    }
}

macro_rules! indexed {
    ($($id:ty => $list:ident: $item:ty),+) => {$(
        impl Index<$id> for Catalog {
            type Output = $item;

            /// # Panics
            /// When the id comes from another, larger catalogue. Ids are only made by a catalogue, for itself.
            #[expect(clippy::indexing_slicing, reason = "an id is an index its catalogue made; the reader checked every one")]
            fn index(&self, id: $id) -> &$item {
                &self.$list[id.index()]
            }
        }
    )+};
}

indexed! {
    CompetencyId => competencies: Competency,
    UnitId => units: Unit,
    OccupationId => occupations: Occupation,
    TrackId => tracks: Track,
    FieldId => fields: Field,
    RegionId => regions: Region,
    VentureId => ventures: Venture
}
