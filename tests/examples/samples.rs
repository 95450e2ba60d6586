//! Prints what the browser tests hold the module to: 100 profiles, 100 adverts and, for each profile, every match as the
//! library gives it natively. `cargo run --release --package padan-tests --example samples -- catalogue.bin`
#![allow(clippy::unwrap_used, reason = "a tool of the tests: it stops where something is wrong")]

use padan::view::Viewer;
use padan::{Board, Date, Lang, Padan};
use padan_tests::Samples;

fn main() {
    let path = std::env::args().nth(1).expect("the path of a catalogue file");
    let padan = Padan::from_catalog(&std::fs::read(path).unwrap()).unwrap();
    let catalog = padan.catalog();
    // The texts are those of the digest, whatever catalogue then reads them.
    let samples = Samples::new(Padan::embedded().catalog(), 20_261_124, 100, 100);
    let feed: Vec<_> =
        (0..).zip(&samples.adverts).map(|(at, text)| serde_json::json!({"id": at.to_string(), "text": text})).collect();
    let json = serde_json::to_string(&feed).unwrap();
    let read = padan::Posting::feed(catalog, &json, padan::limits::FeedLimits::DEFAULT).unwrap();
    let board = Board::new(catalog, read.into_iter().map(Result::unwrap).collect());
    let viewer = Viewer::new(catalog, Lang::Id);
    let matches = |text: &String| {
        let ranked = board.rank(catalog, &padan.read_profile(text), Date::new(2026, 11, 24), None);
        ranked
            .iter()
            .map(|one| serde_json::to_value(viewer.result(&board.postings()[one.posting], &one.result)).unwrap())
            .collect::<Vec<_>>()
    };
    let results: Vec<_> = samples.profiles.iter().map(matches).collect();
    println!("{}", serde_json::json!({"profiles": samples.profiles, "feed": json, "results": results}));
}
