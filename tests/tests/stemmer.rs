//! The stemmer beside two kept ones on a list of our own: which share of words meets its base, and which pairs stay apart.
//!
//! Run with `--nocapture` to see the figures.
#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use padan::Padan;

struct Figures {
    met: usize,
    same: usize,
    apart: usize,
    differ: usize,
}

fn measure(name: &str, stem: impl Fn(&str) -> String) -> Figures {
    let mut figures = Figures { met: 0, same: 0, apart: 0, differ: 0 };
    let mut missed = Vec::new();
    for row in include_str!("../suite/stems_gold.tsv").lines().skip(2) {
        let columns: Vec<&str> = row.split('\t').collect();
        let [kind, word, base] = columns[..] else { panic!("{row}") };
        let one = stem(word) == stem(base);
        if kind == "same" {
            figures.same += 1;
            figures.met += usize::from(one);
            if !one {
                missed.push(format!("{word}/{base}"));
            }
        } else {
            figures.differ += 1;
            figures.apart += usize::from(!one);
            if one {
                missed.push(format!("{word}={base}"));
            }
        }
    }
    println!(
        "{name}: {} of {} meet, {} of {} stay apart; {}",
        figures.met,
        figures.same,
        figures.apart,
        figures.differ,
        missed.join(" ")
    );
    figures
}

#[test]
fn words_meet_their_bases_more_often_than_with_kept_stemmers() {
    let padan = Padan::embedded();
    let lexicon = padan.catalog().lexicon();
    let ours = measure("padan", |word| lexicon.stem(word).map_or(word, |id| lexicon.word(id)).to_owned());
    let snowball = snowball_stemmers_rs::Stemmer::create(snowball_stemmers_rs::Algorithm::Indonesian);
    let porter = measure("snowball_stemmers_rs", |word| snowball.stem(word).into_owned());
    let dictionary = sastrawi::Dictionary::new();
    let sastrawi = sastrawi::Stemmer::new(&dictionary);
    let nazief = measure("sastrawi-rs", |word| sastrawi.stem_word(word).to_string());
    for peer in [porter, nazief] {
        assert!(ours.met > peer.met && ours.apart >= peer.apart);
    }
}
