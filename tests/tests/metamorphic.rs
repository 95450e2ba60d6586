//! Laws of the form "change the input so, and the output changes so", on texts made of the whole catalogue's words; 5,000 cases
//! each, or `PADAN_CASES`.
//!
//! These stand in `laws.rs`, on 10,000 cases each: a score is between 0 and 10,000 and its parts add up (`bounds_sums_and_reference`),
//! adding or raising a claim never lowers (`more_never_lowers`), adding an unmet requirement never raises (`asking_more_never_raises`).
#![allow(missing_docs, clippy::unwrap_used)]

use padan::limits::FeedLimits;
use padan::posting::Posting;
use padan::profile::{Claim, Evidence, EvidenceKind, Profile};
use padan::{Board, Match, Padan, score};
use padan_tests::{Generator, Random, cases};
use std::fmt::{Debug, Write};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

static PADAN: LazyLock<Padan> = LazyLock::new(Padan::embedded);
static GENERATOR: LazyLock<Generator> = LazyLock::new(|| Generator::new(PADAN.catalog(), 0));

/// Runs a law on random pairs of profile and advert.
fn law(seed: u64, mut check: impl FnMut(&mut Random, &str, &str, &str)) {
    let mut generator = GENERATOR.reseeded(seed);
    let mut random = Random::new(seed);
    for case in 0..cases() {
        let (profile, advert) = (generator.profile(), generator.advert());
        check(&mut random, &profile, &advert, &format!("case {case} of seed {seed}\n{profile}\n{advert}"));
    }
}

/// What a profile says, without the places of its words.
fn claims(text: &str) -> Profile {
    let mut profile = PADAN.read_profile(text);
    profile.unknown.clear();
    profile.occupations.sort_unstable();
    profile
}

/// What a posting asks, without the places of its words.
fn asks(text: &str) -> Posting {
    fn bare(posting: &mut Posting) {
        posting.text = "".into();
        posting.title = "".into();
        posting.unknown.clear();
        for requirement in &mut posting.requirements {
            requirement.span = None;
        }
        posting.requirements.sort_by_key(|one| (one.competency.is_none(), one.competency, one.importance));
        posting.jobs.iter_mut().for_each(bare);
    }
    let mut posting = PADAN.read_posting(text);
    bare(&mut posting);
    posting
}

fn scored(profile: &Profile, posting: &Posting) -> Match {
    score::score(PADAN.catalog(), profile, posting, None)
}

/// Two values are equal; if not, only the lines that differ are shown.
fn equal<T: Debug + PartialEq>(before: &T, after: &T, what: &str, changed: &str) {
    if before != after {
        let (before, after) = (format!("{before:#?}"), format!("{after:#?}"));
        let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
        let at = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
        let near = |lines: &[&str]| lines[at.saturating_sub(8).min(lines.len())..lines.len().min(at + 12)].join("\n");
        let shown: String = changed.chars().take(1_000).collect();
        panic!("{what}\n--\n{shown}\n<<\n{}\n>>\n{}", near(&old), near(&new));
    }
}

/// Both texts mean the same, and so does the score.
fn same(profile: (&str, &str), advert: (&str, &str), what: &str) {
    let (before, after) = (claims(profile.0), claims(profile.1));
    equal(&before, &after, what, profile.1);
    let (asked, again) = (asks(advert.0), asks(advert.1));
    equal(&asked, &again, what, advert.1);
    equal(&scored(&before, &asked), &scored(&after, &again), what, advert.1);
}

/// A text with something done to each character.
fn each(random: &mut Random, text: &str, mut change: impl FnMut(&mut Random, char, &mut String)) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        change(random, c, &mut out);
    }
    out
}

#[test]
fn the_order_of_sentences_changes_nothing() {
    law(1, |random, profile, advert, what| {
        let mut sentences: Vec<&str> =
            profile.split_inclusive(". ").map(|one| one.trim_end_matches(['.', ' '])).collect();
        random.shuffle(&mut sentences);
        same((profile, &(sentences.join(". ") + ".")), (advert, advert), what);
    });
}

#[test]
fn the_order_of_claims_changes_nothing() {
    law(2, |random, profile, advert, what| {
        let read = claims(profile);
        let mut order = read.claims.clone();
        random.shuffle(&mut order);
        let mut shuffled = read.clone();
        shuffled.claims.clear();
        for claim in order {
            shuffled.claim(claim);
        }
        assert_eq!(shuffled, read, "{what}");
        let posting = asks(advert);
        assert_eq!(scored(&shuffled, &posting), scored(&read, &posting));
    });
}

#[test]
fn the_order_of_requirements_changes_nothing() {
    law(3, |random, profile, advert, what| {
        let (head, lines) = advert.split_once("Kualifikasi:\n").unwrap();
        // A job of several ends where the next begins, and of two last days the first counts. Not held yet: of "D3 atau
        // pengalaman 3 tahun" beside another condition of school or work, the reader sees only the first alternative.
        if lines.contains("Kualifikasi")
            || lines.contains("D3 atau")
            || lines.contains("Ditutup") && lines.contains("Batas")
        {
            return;
        }
        let mut lines: Vec<&str> = lines.lines().filter(|line| !line.is_empty()).collect();
        random.shuffle(&mut lines);
        same((profile, profile), (advert, &format!("{head}Kualifikasi:\n{}\n", lines.join("\n"))), what);
    });
}

#[test]
fn the_order_of_postings_changes_nothing() {
    let mut generator = GENERATOR.reseeded(4);
    let mut random = Random::new(4);
    let mut pool: Vec<Posting> = (0..60).map(|_| asks(&generator.advert())).collect();
    for (at, posting) in pool.iter_mut().enumerate() {
        posting.id = at.to_string().into();
    }
    for case in 0..cases() {
        let profile = claims(&generator.profile());
        random.shuffle(&mut pool);
        let mut some = pool[..8].to_vec();
        let order = |board: &Board| -> Vec<(String, Match)> {
            let ranked = PADAN.rank(&profile, board);
            ranked.into_iter().map(|one| (board.postings()[one.posting].id.to_string(), one.result)).collect()
        };
        let before = order(&Board::new(PADAN.catalog(), some.clone()));
        random.shuffle(&mut some);
        assert_eq!(before, order(&Board::new(PADAN.catalog(), some)), "case {case}");
    }
}

#[test]
fn saying_it_twice_changes_nothing() {
    law(5, |_, profile, advert, what| {
        // Times of work add up, so only what is not one is said twice.
        let again: Vec<&str> = profile.split(". ").filter(|one| !one.starts_with("Pengalaman")).collect();
        let twice = format!("{profile}. {}", again.join(". "));
        let mut lines = String::new();
        for line in advert.lines() {
            let times = if line.starts_with("- ") { 2 } else { 1 };
            for _ in 0..times {
                let _ = writeln!(lines, "{line}");
            }
        }
        // A line that nobody understands counts for as many lines as it is, as each may be another ability.
        if !advert.contains("qwzxjk") && !advert.contains("D3 atau") {
            same((profile, &twice), (advert, &lines), what);
        }
        let mut merged = claims(profile);
        merged.merge(claims(profile));
        let posting = asks(advert);
        assert_eq!(scored(&merged, &posting), scored(&claims(profile), &posting), "{what}");
    });
}

#[test]
fn keyword_stuffing_a_thousandfold_changes_nothing() {
    let mut generator = GENERATOR.reseeded(6);
    for case in 0..cases() {
        let (profile, advert) = (generator.profile(), generator.advert());
        let short = |line: &&str| line.starts_with("- ") && line.len() < 64 && !line.contains("qwzxjk");
        let line = advert.lines().find(short).unwrap_or("- bisa las");
        let head = advert.split_once("Kualifikasi:\n").unwrap().0;
        let once = format!("{head}Kualifikasi:\n{line}\n");
        let often = format!("{head}Kualifikasi:\n{}", format!("{line}\n").repeat(1_000));
        // A thousand of the shorter lines are within the limit on a text's length.
        let sentence =
            profile.split(". ").find(|one| one.len() < 64 && !one.starts_with("Pengalaman")).unwrap_or("Bisa las");
        let what = format!("case {case}\n{once}\n{sentence}");
        if case % 2 == 0 {
            same((sentence, &format!("{sentence}. ").repeat(1_000)), (&once, &once), &what);
        } else {
            same((sentence, sentence), (&once, &often), &what);
        }
    }
}

#[test]
fn the_unicode_form_changes_nothing() {
    law(7, |random, profile, advert, what| {
        let mut forms = |text: &str| {
            let dressed = each(random, text, |random, c, out| {
                if !c.is_ascii_alphanumeric() || !random.once_in(4) {
                    return out.push(c);
                }
                match random.below(3) {
                    // Full-width.
                    0 => out.push(char::from_u32(u32::from(c) + 0xfee0).unwrap()),
                    // An accent, then perhaps another below.
                    1 if c.is_alphabetic() => out.extend([c, '\u{301}', '\u{323}']),
                    2 if c.is_alphabetic() => out.extend([c, '\u{308}']),
                    _ => out.push(c),
                }
            });
            let ligatures = dressed.replace("fi", "ﬁ").replace("ij", "ĳ").replace("st", "ﬆ").replace("lj", "ǉ");
            [
                ligatures.nfc().collect::<String>(),
                ligatures.nfd().collect(),
                ligatures.nfkc().collect(),
                ligatures.nfkd().collect(),
                ligatures,
            ]
        };
        for (own, asked) in forms(profile).iter().zip(&forms(advert)) {
            same((profile, own), (advert, asked), what);
        }
    });
}

#[test]
fn letter_case_changes_nothing() {
    law(8, |random, profile, advert, what| {
        let mut mixed = |text: &str| {
            each(random, text, |random, c, out| {
                if random.once_in(2) { out.extend(c.to_uppercase()) } else { out.extend(c.to_lowercase()) }
            })
        };
        same((profile, &mixed(profile)), (advert, &mixed(advert)), what);
    });
}

/// Inserts characters anywhere, also within words.
fn sprinkled(random: &mut Random, text: &str, with: &[char]) -> String {
    each(random, text, |random, c, out| {
        while random.once_in(3) {
            out.push(*random.pick(with));
        }
        out.push(c);
    })
}

#[test]
fn zero_width_characters_change_nothing() {
    let zero_width = ['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{ad}', '\u{fe0f}', '\u{34f}'];
    law(9, |random, profile, advert, what| {
        let (own, asked) = (sprinkled(random, profile, &zero_width), sprinkled(random, advert, &zero_width));
        same((profile, &own), (advert, &asked), what);
    });
}

#[test]
fn bidi_controls_change_nothing() {
    let bidi = [
        '\u{61c}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}',
        '\u{2067}', '\u{2068}', '\u{2069}',
    ];
    law(10, |random, profile, advert, what| {
        let (own, asked) = (sprinkled(random, profile, &bidi), sprinkled(random, advert, &bidi));
        same((profile, &own), (advert, &asked), what);
    });
}

#[test]
fn punctuation_changes_nothing() {
    law(11, |random, profile, advert, what| {
        let mut lines = String::new();
        for line in advert.lines() {
            let (bullet, words) = line.strip_prefix("- ").map_or(("", line), |words| ("- ", words));
            let bullet = if bullet.is_empty() {
                ""
            } else {
                random.word(&["- ", "• ", "* ", "– ", "-", "✓ ", "· ", "> "])
            };
            let end = if bullet.is_empty() { "" } else { random.word(&["", ".", ";", "!", " ;", "...", ","]) };
            let _ = writeln!(lines, "{bullet}{words}{end}");
        }
        let own = each(random, profile, |random, c, out| match c {
            ' ' if random.once_in(6) => out.push_str("  "),
            '.' if random.once_in(2) => out.push_str(random.word(&["!", ";", "...", " .", "."])),
            ',' if random.once_in(2) => out.push_str(random.word(&[" ,", ",,", "،", "，"])),
            c => out.push(c),
        });
        same((profile, &own), (advert, &lines), what);
    });
}

#[test]
fn white_space_changes_nothing() {
    law(12, |random, profile, advert, what| {
        let mut spaced = |text: &str| {
            each(random, text, |random, c, out| match c {
                ' ' => out.push_str(random.word(&[" ", "  ", "\t", "\u{a0}", "\u{3000}", "\u{2009}", "\u{202f}"])),
                '\n' => out.push_str(random.word(&["\n", "\r\n", "\n\n", " \n", "\n \n", "\u{2028}", "\u{85}", "\r"])),
                c => out.push(c),
            })
        };
        same((profile, &spaced(profile)), (advert, &spaced(advert)), what);
    });
}

#[test]
fn asking_what_is_there_never_lowers() {
    law(13, |random, profile, advert, what| {
        let mut person = claims(profile);
        let mut posting = asks(advert);
        if !posting.jobs.is_empty() || posting.requirements.is_empty() {
            return;
        }
        let before = scored(&person, &posting);
        let ids: Vec<_> = PADAN.catalog().competency_ids().collect();
        let id = *random.pick(&ids);
        if posting.requirements.iter().any(|one| one.competency == Some(id)) {
            return;
        }
        person.claim(Claim::new(id, Some(3), Evidence::of(EvidenceKind::Certificate)));
        let without = scored(&person, &posting);
        let mut asked = posting.requirements[0].clone();
        asked.competency = Some(id);
        posting.requirements.push(asked);
        let after = scored(&person, &posting);
        assert!(after.fit.low >= without.fit.low && without.fit.low >= before.fit.low, "{what}");
        assert!(after.proof >= without.proof, "{what}");
    });
}

#[test]
fn a_feed_is_its_postings_one_by_one() {
    let mut generator = GENERATOR.reseeded(14);
    for case in 0..cases() / 5 {
        let person = claims(&generator.profile());
        let adverts: Vec<serde_json::Value> = (0..5)
            .map(|at| serde_json::json!({"id": format!("n{at}"), "title": "", "description": generator.advert()}))
            .collect();
        let feed = serde_json::Value::Array(adverts.clone()).to_string();
        let many: Vec<Posting> = Posting::feed(PADAN.catalog(), &feed, FeedLimits::DEFAULT)
            .unwrap()
            .into_iter()
            .map(Result::unwrap)
            .collect();
        let single: Vec<Posting> =
            adverts.iter().map(|one| Posting::from_json(PADAN.catalog(), &one.to_string()).unwrap()).collect();
        assert_eq!(many, single, "case {case}");
        for (advert, posting) in adverts.iter().zip(&many) {
            let text = PADAN.read_posting(advert["description"].as_str().unwrap());
            assert_eq!(scored(&person, posting), scored(&person, &text), "case {case}");
        }
    }
}
