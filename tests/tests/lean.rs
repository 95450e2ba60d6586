//! The lean catalogue: what it must keep.
#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use padan::catalog::{LeanOptions, canonical_unit_code};
use padan::{Catalog, Lang, Padan, Profile};

fn lean(lang: Lang) -> (Catalog, Padan) {
    let made = Padan::embedded().catalog().lean(lang, LeanOptions::first_load(lang));
    let read = Padan::from_catalog(&made.to_bytes()).unwrap();
    (made, read)
}

#[test]
fn everything_that_is_matched_is_there_under_the_same_number() {
    let full = Padan::embedded();
    for lang in [Lang::Id, Lang::En] {
        let (made, lean) = lean(lang);
        assert!(made == *lean.catalog(), "what is written is read");
        let codes = |catalog: &Catalog| -> Vec<String> {
            let competencies = catalog.competencies().iter().map(|c| &c.code);
            let occupations = catalog.occupations().iter().map(|o| &o.code);
            let tracks = catalog.tracks().iter().map(|t| &t.code);
            let regions = catalog.regions().iter().map(|r| &r.code);
            competencies.chain(occupations).chain(tracks).chain(regions).map(ToString::to_string).collect()
        };
        assert_eq!(codes(lean.catalog()), codes(full.catalog()));
        assert_eq!(lean.catalog().relations(), full.catalog().relations());
        for (own, whole) in lean.catalog().competencies().iter().zip(full.catalog().competencies()) {
            assert_eq!(own.title.get(lang), whole.title.get(lang));
            assert_eq!(own.title.id, own.title.en, "one language stands for both");
            assert_eq!(
                (own.field, own.kind, own.scale, own.rarity),
                (whole.field, whole.kind, whole.scale, whole.rarity)
            );
            assert_eq!(own.no_substitute, whole.no_substitute);
        }
        for (own, whole) in lean.catalog().tracks().iter().zip(full.catalog().tracks()) {
            assert_eq!(own.teaches, whole.teaches);
        }
    }
}

#[test]
fn every_title_is_understood_as_in_the_full_catalogue() {
    let full = Padan::embedded();
    for lang in [Lang::Id, Lang::En] {
        let (_, lean) = lean(lang);
        let missed: Vec<&str> = full
            .catalog()
            .competencies()
            .iter()
            .zip(full.catalog().competency_ids())
            .filter(|(competency, id)| {
                let text = competency.title.get(lang);
                // Read alone: the search behind `Padan::link` belongs to the full catalogue's table.
                let found = |padan: &Padan| {
                    padan::link::link(padan.catalog(), text).mentions.iter().any(|mention| mention.competency == *id)
                };
                found(&full) && !found(&lean)
            })
            .map(|(competency, _)| competency.title.get(lang))
            .collect();
        assert_eq!(missed, [""; 0], "{lang:?}");
    }
}

#[test]
fn the_same_catalogue_gives_the_same_bytes() {
    let full = Padan::embedded();
    for lang in [Lang::Id, Lang::En] {
        let bytes = || full.catalog().lean(lang, LeanOptions::first_load(lang)).to_bytes();
        assert_eq!(bytes(), bytes());
        // Packed it is about a third of this; `docs/catalogue-sizes.md` has the figures. Was 94,000 before twelve tracks and a
        // third more competencies came in; below this the floors of `everyday_phrases` do not hold.
        assert!(bytes().len() <= 114_000, "{lang:?}: {}", bytes().len());
    }
}

#[test]
fn fewer_entries_are_fewer_bytes_and_none_is_sound() {
    let full = Padan::embedded();
    let sizes: Vec<usize> = [0, 500, 1_000]
        .into_iter()
        .map(|entries| full.catalog().lean(Lang::Id, LeanOptions::new(entries)).to_bytes())
        .map(|bytes| Padan::from_catalog(&bytes).map(|_| bytes.len()).unwrap())
        .collect();
    assert!(sizes.is_sorted(), "{sizes:?}");
    // A catalogue without names is made lean too.
    let empty = Padan::from_catalog(&full.catalog().lean(Lang::En, LeanOptions::new(0)).to_bytes()).unwrap();
    let again = empty.catalog().lean(Lang::En, LeanOptions::new(0));
    assert_eq!(again.competencies().len(), full.catalog().competencies().len());
}

#[test]
fn a_person_and_an_advert_read_with_it_are_matched() {
    let (_, lean) = lean(Lang::Id);
    let person = lean.read_profile("bisa las listrik dan las argon, punya SIM C");
    let advert = lean.read_posting("Dicari tukang las. Kualifikasi:\n- las listrik\n- las argon\n- SIM C");
    let fit = lean.score(&person, &advert).fit;
    let full = Padan::embedded();
    let whole = full.score(
        &full.read_profile("bisa las listrik dan las argon, punya SIM C"),
        &full.read_posting("Dicari tukang las. Kualifikasi:\n- las listrik\n- las argon\n- SIM C"),
    );
    assert!(fit.low > 0 && fit.low.abs_diff(whole.fit.low) <= 1_000, "{fit} {}", whole.fit);
    let track = lean.catalog().track("las").unwrap();
    assert!(lean.score(&Profile::track_holder(lean.catalog(), track), &advert).fit.low > 0);
}

/// As `unseen_everyday_phrases` in `cases.rs`; units are those of the full catalogue. The floors may only rise.
#[test]
fn everyday_phrases() {
    let full = Padan::embedded();
    for (lang, floor) in [(Lang::Id, 495), (Lang::En, 460)] {
        let (_, lean) = lean(lang);
        let phrases = include_str!("../suite/phrases.tsv").lines().skip(1).filter(|row| !row.is_empty());
        let right = phrases.filter(|row| {
            let mut columns = row.split('\t');
            let (phrase, units) = (columns.next().unwrap(), columns.next().unwrap());
            let wanted: Vec<String> = units.split('|').map(canonical_unit_code).collect();
            lean.link(phrase).mentions.iter().take(2).any(|mention| {
                let units = full.catalog()[mention.competency].units.iter().take(3);
                units.map(|unit| canonical_unit_code(&full.catalog()[*unit].code)).any(|unit| wanted.contains(&unit))
            })
        });
        let right = right.count();
        println!("{lang:?}: {right} phrases");
        assert!(right >= floor, "{lang:?}: {right}");
    }
}
