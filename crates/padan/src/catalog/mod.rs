//! The catalogue: competencies, units, occupations, tracks, ventures, regions and the words for all of them.
//!
//! A [`Catalog`] is immutable and validated: whoever holds one can rely on every id in it. The embedded one is baked
//! from the CSV tables in `data/` (feature `bake`); another is read from bytes.

mod binary;
#[cfg(feature = "bake")]
mod build;
mod codes;
#[cfg(feature = "bake")]
mod lean;
mod lexicon;
mod model;
mod names;
#[cfg(feature = "bake")]
pub mod source;

pub use codes::canonical_unit_code;
#[cfg(feature = "bake")]
pub use lean::LeanOptions;
pub use lexicon::{Entry, Lexicon, Target, Use, WordId};
pub use model::{
    Catalog, Competency, CompetencyId, Field, FieldId, Kind, Need, Occupation, OccupationId, Programme, Region,
    RegionId, Relation, Scale, Taught, Track, TrackId, Unit, UnitId, Venture, VentureId, VentureNeed, VentureNeedKind,
};

/// The catalogue that ships with the library, as committed bytes.
#[cfg(feature = "embedded")]
pub const EMBEDDED: &[u8] = include_bytes!("../../data/catalog.bin");
