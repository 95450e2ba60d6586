//! What the suites share: a naive scorer of another construction to hold the engine against, a seeded generator of profiles
//! and adverts, random hostile input, catalogue files written by hand, and one digest over many results.
//!
//! Nothing here reads a file or a clock, so that the same code runs natively and in WebAssembly.

pub mod digest;
pub mod file;
mod generate;
pub mod hostile;
pub mod labelled;
pub mod pathways;
mod random;
mod reference;

pub use digest::digest;
pub use generate::{Generator, Samples};
pub use random::Random;
pub use reference::{Reference, reference_fit, reference_match, reference_order};

use std::fmt::Write;

/// Everyday phrases of many trades, each of which names a competency.
pub const PHRASES: &[&str] = &[
    "servis karburator motor",
    "ganti oli motor",
    "las argon",
    "las listrik",
    "jahit kebaya",
    "bikin pola",
    "isi freon AC",
    "cuci AC",
    "microsoft excel",
    "input data",
    "desain logo",
    "edit video",
    "latte art",
    "espresso",
    "masak nasi goreng",
    "bubut",
    "pasang instalasi listrik",
    "servis rem mobil",
    "spooring",
    "potong rambut",
    "facial",
    "melayani pelanggan",
    "kerja tim",
    "jujur",
    "crimping kabel LAN",
    "setting mikrotik",
    "membersihkan kamar hotel",
    "resepsionis",
    "arsip surat",
    "bahasa inggris",
];

/// Conditions as adverts word them; the first is none.
pub const CONDITIONS: &[&str] = &[
    "",
    "- min. SMK\n",
    "- pengalaman min 1 tahun\n",
    "- memiliki SIM C\n",
    "- D3 atau pengalaman 3 tahun\n",
    "- SIM A atau SIM C\n",
];

/// An advert of requirement lines (a place in [`PHRASES`] and how it is asked, 0..4), a place in [`CONDITIONS`], and lines of
/// words that nobody knows.
#[must_use]
pub fn advert(lines: &[(usize, u8)], condition: usize, unknown: u8) -> String {
    let mut text = String::from("Lowongan\nKualifikasi:\n");
    for (phrase, asked) in lines {
        text.push_str(match asked {
            0 => "- bisa ",
            1 => "- diutamakan bisa ",
            2 => "- wajib bisa ",
            _ => "- mahir ",
        });
        text.push_str(PHRASES.get(*phrase).unwrap_or(&""));
        text.push('\n');
    }
    text.push_str(CONDITIONS.get(condition).unwrap_or(&""));
    for n in 0..unknown {
        let _ = writeln!(text, "- qwzxjk{n} vbnmpl{n}");
    }
    text
}

/// How many cases a law is tried on: 5,000, or what `PADAN_CASES` says at run time.
#[must_use]
pub fn cases() -> usize {
    std::env::var("PADAN_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(5_000)
}
