//! A feed of schema.org `JobPosting`s, read one at a time: a broken one spoils no other.
//!
//! `cargo run -p padan --example feed`

use padan::limits::FeedLimits;
use padan::{Lang, Padan, Posting, view::Viewer};

const FEED: &str = r#"{"@context": "https://schema.org", "@graph": [
    {"@type": "JobPosting", "identifier": "A1", "title": "Teknisi AC",
     "description": "<p>Kualifikasi:</p><ul><li>Cuci dan bongkar pasang AC</li><li>Isi freon</li><li>SIM C</li></ul>",
     "baseSalary": {"@type": "MonetaryAmount", "currency": "IDR",
                    "value": {"@type": "QuantitativeValue", "minValue": 4000000, "unitText": "MONTH"}}},
    {"@type": "JobPosting", "identifier": "A2"}
]}"#;

fn main() -> padan::Result<()> {
    let padan = Padan::embedded();
    let viewer = Viewer::new(padan.catalog(), Lang::En);
    for one in Posting::feed(padan.catalog(), FEED, FeedLimits::DEFAULT)? {
        match one {
            Ok(posting) => {
                let view = viewer.posting(&posting);
                println!("{}: {}", view.id, view.title);
                for requirement in &view.requirements {
                    println!(
                        "    {:?} {:?}: {}",
                        requirement.importance,
                        requirement.origin,
                        requirement.title.unwrap_or("")
                    );
                }
            }
            Err(error) => println!("left out: {} {error}; {}", error.code(), error.remedy()),
        }
    }
    Ok(())
}
