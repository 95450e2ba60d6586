//! Regions named in a text.

use super::Fact;
use crate::catalog::{Catalog, RegionId};
use crate::sorted::Arrange;
use crate::text::{Break, Tokens, Word, words};

/// Words of the longest region name that is looked up.
const LONGEST: usize = 5;
const LEADS: &[Word] = words![
    "lokasi", "penempatan", "ditempatkan", "domisili", "berdomisili", "wilayah", "area", "daerah", "di", "kota", "kab",
    "kabupaten", "sekitar", "location", "based", "placement", "alamat", "tinggal", "asal", "in", "cabang", "outlet",
    "untuk",
];

/// Regions of the name that begins at a token, longest name first, and its last token.
fn named_at(catalog: &Catalog, tokens: &Tokens, at: usize) -> Option<(Vec<RegionId>, usize)> {
    let mut name = String::new();
    let mut best = None;
    for last in at..(at + LONGEST).min(tokens.len()) {
        if last > at {
            if tokens.before(last) > Break::None {
                break;
            }
            name.push(' ');
        }
        name.push_str(tokens.at(last));
        let (regions, longer) = catalog.lexicon().regions_at(&name);
        if !regions.is_empty() {
            best = Some((regions.iter().map(|(_, region)| *region).collect(), last));
        }
        if !longer {
            break;
        }
    }
    best
}

/// Names that are also everyday words or first names, and so need a word of place before them.
const EVERYDAY: &[Word] = words![
    "agam", "banjar", "belu", "bone", "buton", "lembata", "nagan", "ngada", "rote", "sabang", "sabu", "sula", "tana",
    "barru", "batu", "bima", "buru", "deli", "ende", "fakfak", "jaya", "kaur", "kupang", "lahat", "malang", "metro",
    "nias", "pati", "palu", "padang", "sigi", "solo", "solok", "tual", "raya",
];
/// Behind these the name says what sort a dish, a craft or a language is: "sate Madura", "batik Pekalongan".
const SORTS: &[Word] = words![
    "adat", "asal", "bahasa", "bakso", "batik", "bebek", "bika", "coto", "gudeg", "khas", "kopi", "masakan", "mie",
    "nasi", "orang", "pengantin", "rawon", "rias", "rm", "sate", "soto", "suku", "tari", "tenun", "ukir", "ukiran",
];

/// Every region whose name means nothing else ("Magelang"), or that stands behind a word of place ("penempatan", "domisili", "di"), or beside another
/// region. Each fact holds all candidates of an ambiguous name. Linear.
pub(crate) fn places_in(catalog: &Catalog, tokens: &Tokens) -> Vec<Fact<Vec<RegionId>>> {
    let mut found: Vec<Fact<Vec<RegionId>>> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((regions, last)) = named_at(catalog, tokens, at) else {
            at += 1;
            continue;
        };
        let near = (at.saturating_sub(2)..at).any(|place| {
            tokens.is(place, LEADS) && (place + 1..=at).all(|between| tokens.before(between) < Break::Line)
        });
        // "Kab. Pati", "Kota Batu" say what they are; a name alone between commas or sentence ends can hardly mean anything else.
        let titled = last > at && tokens.is(at, words!("kab" | "kabupaten" | "kota" | "kodya"));
        let alone = tokens.before(at) >= Break::Comma && tokens.before(last + 1) >= Break::Comma;
        let sort = at > 0 && tokens.before(at) == Break::None && tokens.is(at - 1, SORTS);
        let everyday = last == at && tokens.is(at, EVERYDAY);
        let plain = !sort && !everyday;
        let near = near || titled || alone || plain;
        let beside = found.last().is_some_and(|fact| {
            at - fact.last <= 2 && (fact.last + 1..=at).all(|between| tokens.before(between) <= Break::Comma)
        });
        if near || beside {
            found.push(Fact { value: regions, first: at, last });
        }
        at = last + 1;
    }
    found
}

/// Regions of a field that holds a place ("Tangerang", "Kab. Bogor, Jawa Barat"). Where both a regency and its province are
/// named, the regency is meant; regencies outside a named province are dropped.
pub(crate) fn place_of(catalog: &Catalog, field: &str) -> Vec<RegionId> {
    let tokens = Tokens::new(field);
    let mut all: Vec<RegionId> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match named_at(catalog, &tokens, at) {
            Some((regions, last)) => {
                all.extend(regions);
                at = last + 1;
            }
            None => at += 1,
        }
    }
    narrow(catalog, all)
}

/// Drops provinces of which a regency is named too, and, where that leaves some, regencies outside the named provinces.
pub(crate) fn narrow(catalog: &Catalog, mut all: Vec<RegionId>) -> Vec<RegionId> {
    all.arrange();
    all.dedup();
    let is_province = |region: &RegionId| !catalog[*region].code.contains('.');
    let provinces: Vec<RegionId> = all.iter().copied().filter(is_province).collect();
    if !provinces.is_empty() {
        let inside: Vec<RegionId> = all
            .iter()
            .copied()
            .filter(|region| {
                !is_province(region) && provinces.iter().any(|province| catalog.region_within(*region, *province))
            })
            .collect();
        if !inside.is_empty() {
            return inside;
        }
    }
    all
}
