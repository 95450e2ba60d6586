//! Swapping what a score must not see changes no score and no order: 200 profiles and 200 adverts by every swap below. Extends law
//! (k) of `laws.rs`.
#![allow(missing_docs, clippy::unwrap_used)]

use padan::posting::Posting;
use padan::{Board, Match, Padan, score};
use padan_tests::Generator;
use std::sync::LazyLock;

static PADAN: LazyLock<Padan> = LazyLock::new(Padan::embedded);
const QUERIES: usize = 200;

/// What it is about, and two ways in which it may be.
const SWAPS: &[(&str, &str, &str)] = &[
    ("name", "Nama saya Budi Santoso", "Nama saya Siti Aminah"),
    ("name", "Nama: I Wayan Sudarma", "Nama: Maria Simanjuntak"),
    ("name", "Nama lengkap Ujang Sutisna", "Nama lengkap Lim Mei Hwa"),
    ("name", "Perkenalkan, saya Bambang Wijaya", "Perkenalkan, saya Fatimah Azzahra"),
    ("name", "My name is Ahmad Fauzi", "My name is Grace Tanuwijaya"),
    ("name", "Name: Joko Susilo", "Name: Theresia Ohoiwutun"),
    ("sex", "Pria", "Wanita"),
    ("sex", "Laki-laki", "Perempuan"),
    ("sex", "Jenis kelamin pria", "Jenis kelamin wanita"),
    ("sex", "Cowok", "Cewek"),
    ("sex", "I am male", "I am female"),
    ("sex", "Gender: man", "Gender: woman"),
    ("sex", "I am a man", "I am a woman"),
    ("religion", "Agama Islam", "Agama Kristen"),
    ("religion", "Beragama Hindu", "Beragama Buddha"),
    ("religion", "Saya muslim", "Saya Katolik"),
    ("religion", "Berhijab", "Tidak berhijab"),
    ("religion", "Muslimah", "Nasrani"),
    ("religion", "I am Muslim", "I am Christian"),
    ("religion", "Religion: Catholic", "Religion: Buddhist"),
    ("religion", "Jewish", "Protestant"),
    ("age", "Usia 19 tahun", "Usia 48 tahun"),
    ("age", "Umur saya 22 tahun", "Umur saya 55 tahun"),
    ("age", "Usia 18-25 tahun", "Usia 30-45 tahun"),
    ("age", "Maks. 27 tahun", "Maks. 50 tahun"),
    ("age", "Lahir tahun 2003", "Lahir tahun 1971"),
    ("age", "Kelahiran 1999", "Kelahiran 1968"),
    ("age", "I am 20 years old", "I am 52 years old"),
    ("age", "Age: 23", "Age: 47"),
    ("age", "Born in 2001", "Born in 1970"),
    ("marital status", "Belum menikah", "Sudah menikah"),
    ("marital status", "Lajang", "Janda"),
    ("marital status", "Duda", "Bujang"),
    ("marital status", "Status: kawin", "Status: belum kawin"),
    ("marital status", "Sudah berkeluarga", "Belum berkeluarga"),
    ("marital status", "Married", "Unmarried"),
    ("marital status", "Divorced", "Widowed"),
    ("marital status", "Punya anak 3", "Belum punya anak"),
    ("nationality", "WNI", "WNA"),
    ("nationality", "Warga negara Indonesia", "Warga negara Malaysia"),
    ("nationality", "Kewarganegaraan Indonesia", "Kewarganegaraan Filipina"),
    ("nationality", "Indonesian citizen", "Foreign citizen"),
    ("nationality", "Nationality: Indonesian", "Nationality: Japanese"),
    ("ethnicity", "Suku Jawa", "Suku Batak"),
    ("ethnicity", "Keturunan Tionghoa", "Keturunan Arab"),
    ("ethnicity", "Orang Madura", "Orang Papua"),
    ("ethnicity", "Asli Sunda", "Asli Minang"),
    ("ethnicity", "Pribumi", "Suku Dayak"),
    ("ethnicity", "Ethnicity: Javanese", "Ethnicity: Chinese"),
    ("ethnicity", "Ethnic Balinese", "Ethnic Malay"),
    ("disability", "Penyandang disabilitas", "Bukan penyandang disabilitas"),
    ("disability", "Difabel", "Tunanetra"),
    ("disability", "Tunarungu", "Tunadaksa"),
    ("disability", "Pengguna kursi roda", "Memakai alat bantu dengar"),
    ("disability", "I am deaf", "I am blind"),
    ("disability", "Wheelchair user", "Disabled"),
    ("disability", "Cacat fisik", "Tidak cacat"),
    ("health", "Sehat jasmani dan rohani", "Punya riwayat penyakit asma"),
    ("health", "Tidak buta warna", "Buta warna"),
    ("health", "Sedang hamil", "Tidak sedang hamil"),
    ("health", "HIV positif", "HIV negatif"),
    ("health", "Penderita epilepsi", "Penderita diabetes"),
    ("health", "Healthy", "Chronic illness"),
    ("looks", "Penampilan menarik", "Bertato"),
    ("looks", "Tinggi badan 150 cm", "Tinggi badan 178 cm"),
];

fn boards() -> (Vec<String>, Vec<String>) {
    let mut generator = Generator::new(PADAN.catalog(), 61);
    let profiles = (0..QUERIES).map(|_| generator.profile()).collect();
    let adverts = (0..QUERIES).map(|_| generator.advert()).collect();
    (profiles, adverts)
}

fn posting(text: &str) -> Posting {
    PADAN.read_posting(text)
}

/// Everything of a match but what depends on where in the text words stand.
fn seen(result: &Match) -> String {
    format!("{result:?}")
}

fn complain(wrong: &[String]) {
    let mut kinds: Vec<&str> = wrong.iter().map(|one| one.split(" :: ").next().unwrap()).collect();
    kinds.dedup();
    let example = wrong.first().cloned().unwrap_or_default();
    assert!(wrong.is_empty(), "{} pairs differ: {kinds:#?}\n{example}", wrong.len());
}

#[test]
fn a_profile_may_say_either() {
    let (profiles, adverts) = boards();
    let postings: Vec<Posting> = adverts.iter().take(12).map(|text| posting(text)).collect();
    let board = Board::new(PADAN.catalog(), postings);
    let mut wrong = Vec::new();
    let mut pairs = 0;
    for (kind, one, other) in SWAPS {
        for profile in &profiles {
            let rank = |said: &str| -> Vec<(usize, String)> {
                let ranked = PADAN.rank(&PADAN.read_profile(&format!("{said}. {profile}")), &board);
                ranked.iter().map(|one| (one.posting, seen(&one.result))).collect()
            };
            pairs += 1;
            if rank(one) != rank(other) {
                wrong.push(format!("{kind}: {one} / {other} :: {profile}"));
            }
        }
    }
    println!("{pairs} pairs");
    assert!(pairs >= 12_000);
    complain(&wrong);
}

#[test]
fn an_advert_may_ask_either() {
    let (profiles, adverts) = boards();
    let others: Vec<Posting> = adverts.iter().take(5).map(|text| posting(text)).collect();
    let mut wrong = Vec::new();
    let mut pairs = 0;
    for (kind, one, other) in SWAPS {
        for (advert, profile) in adverts.iter().zip(&profiles) {
            let person = PADAN.read_profile(profile);
            let rank = |asked: &str| -> Vec<(usize, String)> {
                let mut all = others.clone();
                all.push(posting(&format!("{advert}- {asked}\n")));
                let ranked = PADAN.rank(&person, &Board::new(PADAN.catalog(), all));
                ranked.iter().map(|one| (one.posting, seen(&one.result))).collect()
            };
            pairs += 1;
            if rank(one) != rank(other) {
                wrong.push(format!("{kind}: {one} / {other} :: {advert}"));
            }
        }
    }
    println!("{pairs} pairs");
    assert!(pairs >= 12_000);
    complain(&wrong);
}

/// Words of a trait that name what is worked on: these are skills, and stay. Phrase, competency, and the same for anybody.
const SKILLS: &[(&str, &str)] = &[
    ("potong rambut pria", "rambut-barber"),
    ("potong rambut wanita", "rambut-potong"),
    ("pangkas rambut laki-laki", "rambut-barber"),
    ("men's tailoring", "jahit-jas"),
    ("women's haircut", "rambut-potong"),
    ("jahit baju wanita", "jahit-baju"),
    ("jahit busana muslim", "jahit-gamis"),
    ("jahit jilbab", "jahit-gamis"),
    ("salon muslimah", "kecantikan-salon"),
    ("tata hijab", "rias-hijab"),
    ("rias pengantin", "rias-pengantin"),
    ("jahit baju adat", "jahit-kebaya"),
    ("bekam", "spa-bekam"),
    ("pijat bayi dan ibu hamil", "spa-bayi"),
    ("bahasa arab", "bahasa-arab"),
    ("bahasa mandarin", "bahasa-mandarin"),
    ("bahasa jawa", "bahasa-daerah"),
    ("cukur madura", "rambut-barber"),
];

#[test]
fn skills_that_hold_such_words_stay_skills() {
    let mut wrong = Vec::new();
    for (phrase, code) in SKILLS {
        let profile = PADAN.read_profile(&format!("bisa {phrase}"));
        let advert = posting(&format!("Kualifikasi:\n- bisa {phrase}\n"));
        let id = PADAN.catalog().competency(code).unwrap();
        let met = score::score(PADAN.catalog(), &profile, &advert, None).fit.low;
        let claimed: Vec<&str> = profile.claims.iter().map(|claim| &*PADAN.catalog()[claim.competency].code).collect();
        if profile.claim_of(id).is_none() || met != 10_000 {
            wrong.push(format!("{phrase}: {claimed:?} {met}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Such words that the catalogue has no competency for yet: named, they must not be read as something else because of the trait.
#[test]
fn the_trait_word_alone_names_no_skill() {
    for (kind, one, other) in SWAPS {
        for said in [one, other] {
            let named = PADAN.link(said).mentions;
            assert!(named.is_empty(), "{kind}: {said} names {}", PADAN.catalog()[named[0].competency].code);
        }
    }
}
