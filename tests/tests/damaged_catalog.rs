//! Catalogue files that were changed: without the right checksum they are refused, with it they never bring the engine down.
#![allow(missing_docs, clippy::unwrap_used)]

use padan::catalog::{EMBEDDED, source};
use padan::{Catalog, Error, Padan};
use sha2::{Digest, Sha256};

/// The small catalogue of `suite/catalog/`, baked.
fn small() -> Vec<u8> {
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/suite/catalog");
    let files: Vec<(String, Vec<u8>)> = source::TABLES
        .iter()
        .map(|table| format!("{}.csv", table.name))
        .map(|name| (name.clone(), std::fs::read(format!("{dir}/{name}")).unwrap()))
        .collect();
    source::read(&files, "small").unwrap().to_bytes()
}

fn refusal(bytes: &[u8]) -> &'static str {
    let code = Catalog::from_bytes(bytes).unwrap_err().code();
    assert!(Error::CODES.iter().any(|(known, _)| *known == code));
    code
}

/// A sequence without a pattern, the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

#[test]
fn every_bit_and_every_cut_of_a_small_catalogue() {
    let bytes = small();
    let mut broken = bytes.clone();
    for at in 0..bytes.len() {
        for bit in 0..8 {
            broken[at] ^= 1 << bit;
            refusal(&broken);
            broken[at] ^= 1 << bit;
        }
        refusal(&bytes[..at]);
    }
    assert!(bytes.len() > 1_000, "{}", bytes.len());
    assert!(Catalog::from_bytes(&bytes).is_ok());
}

#[test]
fn a_thousand_bits_and_cuts_of_the_shipped_catalogue() {
    let mut dice = Dice(1);
    let mut broken = EMBEDDED.to_vec();
    for _ in 0..1_000 {
        let (at, bit) = (dice.below(EMBEDDED.len()), dice.below(8));
        broken[at] ^= 1 << bit;
        refusal(&broken);
        broken[at] ^= 1 << bit;
        refusal(&EMBEDDED[..dice.below(EMBEDDED.len())]);
    }
}

#[test]
fn what_follows_the_end_is_refused() {
    let mut bytes = small();
    bytes.push(0);
    refusal(&bytes);
    bytes.extend(EMBEDDED);
    refusal(&bytes);
}

/// Changes a file's content and makes its checksum right again.
fn forge(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut content = bytes[..bytes.len() - 32].to_vec();
    for _ in 0..=dice.below(3) {
        let at = 12 + dice.below(content.len() - 12);
        match dice.below(7) {
            0 => content[at] ^= 1 << dice.below(8),
            1 => content[at] = [0, 1, 0x7f, 0x80, 0xff][dice.below(5)],
            2 => content[at] = content[at].wrapping_add(1),
            3 => {
                content.remove(at);
            }
            4 => content.insert(at, [0, 0x7f, 0x80, 0xff][dice.below(4)]),
            5 => content.truncate(at.max(13)),
            _ => {
                let to = 12 + dice.below(content.len() - 12);
                let (from, until) = (at.min(to), at.max(to).min(at.min(to) + 40));
                let copy = content[from..until].to_vec();
                content.splice(to..to, copy);
            }
        }
    }
    let sum = Sha256::digest(&content);
    content.extend_from_slice(&sum);
    content
}

#[test]
fn forged_catalogues_bring_nothing_down() {
    let small = small();
    let mut dice = Dice(2);
    let mut opened = 0;
    for round in 0..3_000 {
        let forged = forge(if round % 15 == 0 { EMBEDDED } else { &small }, &mut dice);
        match Padan::from_catalog(&forged) {
            Err(error) => assert!(Error::CODES.iter().any(|(code, _)| *code == error.code())),
            Ok(padan) => {
                opened += 1;
                let person = padan.read_profile("bisa benerin rem sepeda, ganti ban, racik jamu, tinggal di Karang");
                let advert = "Dibutuhkan montir sepeda. Kualifikasi:\n- setel rem sepeda\n- tambal ban\n- SIM C";
                let board = padan.board([padan.read_posting(advert), padan.read_posting("penjual jamu gendong")]);
                for one in padan.rank(&person, &board) {
                    assert!(one.result.fit.low <= one.result.fit.high && one.result.fit.high <= 10_000);
                }
            }
        }
    }
    assert!(opened >= 100, "some changes leave a sound catalogue: {opened}");
}
