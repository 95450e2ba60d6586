//! The laws of the score, on random profiles and postings of the embedded catalogue.
#![allow(missing_docs, clippy::unwrap_used)]

use padan::posting::Posting;
use padan::profile::{Claim, Evidence, EvidenceKind, Profile};
use padan::{Board, Gate, Padan, score};
use padan_tests::{CONDITIONS, PHRASES};
use proptest::prelude::*;
use std::sync::LazyLock;

static PADAN: LazyLock<Padan> = LazyLock::new(Padan::embedded);

fn advert() -> impl Strategy<Value = String> {
    (prop::collection::vec((0..PHRASES.len(), 0..4u8), 1..12), 0..CONDITIONS.len(), 0..3u8)
        .prop_map(|(lines, condition, unknown)| padan_tests::advert(&lines, condition, unknown))
}

fn person() -> impl Strategy<Value = Profile> {
    (
        prop::collection::vec((0..PADAN.catalog().competencies().len(), 0..4u8, 0..4u8), 0..25),
        prop::collection::vec(0..PHRASES.len(), 0..6),
    )
        .prop_map(|(claims, words)| {
            let text: Vec<&str> = words.iter().map(|at| PHRASES[*at]).collect();
            let mut profile = PADAN.read_profile(&format!("bisa {}", text.join(", ")));
            let ids: Vec<_> = PADAN.catalog().competency_ids().collect();
            for (at, level, kind) in claims {
                let kind =
                    [EvidenceKind::Declared, EvidenceKind::Work, EvidenceKind::Training, EvidenceKind::Certificate]
                        [usize::from(kind)];
                profile.claim(Claim::new(ids[at], (level > 0).then_some(level), Evidence::of(kind)));
            }
            profile
        })
}

fn scored(profile: &Profile, posting: &Posting) -> padan::Match {
    score::score(PADAN.catalog(), profile, posting, None)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// (a) bounds, (g) outcomes add up, and the naive scorer agrees.
    #[test]
    fn bounds_sums_and_reference(text in advert(), profile in person()) {
        let posting = PADAN.read_posting(&text);
        let result = scored(&profile, &posting);
        prop_assert!(result.fit.low <= result.fit.high && result.fit.high <= 10_000 && result.proof <= 10_000);
        prop_assert_eq!(result.outcomes.iter().map(|o| o.earned).sum::<u32>(), result.fit.low);
        let whole = if posting.requirements.is_empty() { 0 } else { 10_000 };
        prop_assert_eq!(result.outcomes.iter().map(|o| o.possible).sum::<u32>(), whole);
        prop_assert!(result.outcomes.iter().all(|o| o.earned <= o.possible));
        prop_assert_eq!(padan_tests::reference_fit(PADAN.catalog(), &profile, &posting), (result.fit.low, result.fit.high));
    }

    /// (b) no overlap is zero; everything met is whole.
    #[test]
    fn nothing_and_everything(text in advert()) {
        let posting = PADAN.read_posting(&text);
        let nobody = scored(&Profile::default(), &posting);
        prop_assert_eq!(nobody.fit.low, 0);
        let resolved = posting.requirements.iter().all(|r| r.competency.is_some());
        if resolved {
            prop_assert_eq!(nobody.fit.high, 0);
        }
        let mut master = Profile::default();
        for id in posting.requirements.iter().filter_map(|r| r.competency) {
            master.claim(Claim::new(id, Some(3), Evidence::of(EvidenceKind::Certificate)));
        }
        if resolved && !posting.requirements.is_empty() {
            prop_assert_eq!(scored(&master, &posting).fit.low, 10_000);
        }
    }

    /// (c) one more claim, or a higher level, or a certificate, never lowers fit or proof.
    #[test]
    fn more_never_lowers(text in advert(), profile in person(), at in 0..500usize, level in 1..=3u8, kind in 0..4usize) {
        let posting = PADAN.read_posting(&text);
        let before = scored(&profile, &posting);
        let ids: Vec<_> = PADAN.catalog().competency_ids().collect();
        let mut more = profile.clone();
        let asked: Vec<_> = posting.requirements.iter().filter_map(|r| r.competency).collect();
        let id = if at % 2 == 0 && !asked.is_empty() { asked[at % asked.len()] } else { ids[at % ids.len()] };
        let level = profile.claim_of(id).map_or(level, |held| held.level.unwrap_or(3).max(level));
        let kind = [EvidenceKind::Declared, EvidenceKind::Work, EvidenceKind::Training, EvidenceKind::Certificate][kind];
        more.claim(Claim::new(id, Some(level), Evidence::of(kind)));
        let after = scored(&more, &posting);
        prop_assert!(after.fit.low >= before.fit.low && after.fit.high >= before.fit.high, "{:?} {:?}", before.fit, after.fit);
        prop_assert!(after.proof >= before.proof);
    }

    /// (d) an unmet requirement never raises the fit; an unresolved one never raises its low end nor narrows the interval.
    #[test]
    fn asking_more_never_raises(text in advert(), profile in person(), word in 0..PHRASES.len()) {
        let before = scored(&profile, &PADAN.read_posting(&text));
        let unresolved = scored(&profile, &PADAN.read_posting(&format!("{text}- zzqxw kkvbn\n")));
        prop_assert!(unresolved.fit.low <= before.fit.low);
        prop_assert!(unresolved.fit.high - unresolved.fit.low >= before.fit.high - before.fit.low || before.outcomes.is_empty());
        let mut posting = PADAN.read_posting(&text);
        let extra = PADAN.read_posting(&format!("Kualifikasi:\n- bisa {}", PHRASES[word]));
        for requirement in extra.requirements {
            let known = posting.requirements.iter().any(|r| r.competency == requirement.competency);
            let met = requirement.competency.is_some_and(|id| scored(&profile, &posting_of(&requirement)).fit.high > 0 || profile.claim_of(id).is_some());
            if !known && !met {
                posting.requirements.push(requirement);
            }
        }
        prop_assert!(scored(&profile, &posting).fit.low <= before.fit.low);
    }

    /// (e) other postings and their order change nothing; (f) batch equals single.
    #[test]
    fn neighbours_do_not_matter(texts in prop::collection::vec(advert(), 1..6), profile in person()) {
        let postings: Vec<Posting> = texts.iter().map(|text| PADAN.read_posting(text)).collect();
        let board = Board::new(PADAN.catalog(), postings.clone());
        let ranked = PADAN.rank(&profile, &board);
        prop_assert_eq!(ranked.len(), postings.len());
        for one in &ranked {
            prop_assert_eq!(&one.result, &scored(&profile, &postings[one.posting]));
        }
        let fits: Vec<_> = ranked.iter().map(|r| (r.result.gate != Gate::No, r.result.fit.low > 0)).collect();
        prop_assert!(fits.is_sorted_by(|a, b| a >= b));
    }

    /// (h) casing and invisible characters change nothing; repetition and the other forms are in `metamorphic.rs`.
    #[test]
    fn spelling_forms_do_not_matter(text in advert(), profile in person()) {
        let before = scored(&profile, &PADAN.read_posting(&text));
        let upper = scored(&profile, &PADAN.read_posting(&text.to_uppercase()));
        prop_assert_eq!(before.fit, upper.fit);
        let hidden: String = text.chars().flat_map(|c| if c.is_alphabetic() { vec![c, '\u{200b}'] } else { vec![c] }).collect();
        prop_assert_eq!(before.fit, scored(&profile, &PADAN.read_posting(&hidden)).fit);
    }

    /// (k) sex, age, religion, marital status, ethnicity and looks change nothing.
    #[test]
    fn traits_change_nothing(text in advert(), a in 0..TRAITS.len(), b in 0..TRAITS.len(), words in prop::collection::vec(0..PHRASES.len(), 1..5)) {
        let own: Vec<&str> = words.iter().map(|at| PHRASES[*at]).collect();
        let profile = |term: &str| PADAN.read_profile(&format!("saya {term}, bisa {}", own.join(", ")));
        let posting = |term: &str| PADAN.read_posting(&format!("{text}- {term}\n"));
        let first = scored(&profile(TRAITS[a]), &posting(TRAITS[a]));
        let second = scored(&profile(TRAITS[b]), &posting(TRAITS[b]));
        prop_assert_eq!(first.fit, second.fit);
        prop_assert_eq!(first.gate, second.gate);
        prop_assert_eq!(first.proof, second.proof);
    }
}

const TRAITS: &[&str] = &[
    "pria",
    "wanita",
    "laki-laki",
    "perempuan",
    "usia maks. 27 tahun",
    "umur 20 tahun",
    "belum menikah",
    "menikah",
    "beragama Islam",
    "Kristen",
    "muslimah",
    "suku Jawa",
    "orang Batak",
    "penampilan menarik",
    "tinggi badan min 160 cm",
    "tidak buta warna",
    "sehat jasmani dan rohani",
    "non muslim",
    "janda",
    "disabilitas",
];

fn posting_of(requirement: &padan::posting::Requirement) -> Posting {
    let mut posting = Posting::default();
    posting.requirements.push(requirement.clone());
    posting
}
