//! One person's words against a few adverts, best first, with the reasons.
//!
//! `cargo run -p padan --example rank`

use padan::{Lang, Padan, explain};

fn main() {
    let padan = Padan::embedded();
    let profile = padan.read_profile(
        "lulusan SMK, bisa las listrik dan las argon, baca gambar kerja; punya SIM C. Kerja 2 tahun di bengkel teralis.",
    );
    let board = padan.board(
        [
            "Dibutuhkan tukang las: las listrik, pasang pagar dan kanopi. Pengalaman 1 tahun.",
            "Welder, SMAW and GTAW, min. SMK, sertifikat BNSP diutamakan, penempatan Batam.",
            "Dicari penjahit, bisa obras dan pasang resleting.",
        ]
        .map(|advert| padan.read_posting(advert)),
    );
    for (place, ranked) in padan.rank(&profile, &board).iter().enumerate() {
        let posting = &board.postings()[ranked.posting];
        let reasons = explain::reasons(padan.catalog(), posting, &ranked.result, Lang::Id);
        println!("{}. {}", place + 1, posting.title);
        println!("   {}, {}", explain::fit(&ranked.result, Lang::Id), explain::gate(ranked.result.gate, Lang::Id));
        println!("   + {}\n   - {}\n   ? {}", reasons.pro.join(", "), reasons.con.join(", "), reasons.open.join(", "));
    }
}
