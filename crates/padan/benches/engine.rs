//! How long reading and ranking take. `cargo xtask bench` runs this and prints the figures as tables.
//!
//! Adverts are put together from the catalogue's own titles, as long as real ones are (about 1,080 characters).
#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark")]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use padan::{Board, Lang, Padan, Posting, Profile};
use std::collections::HashMap;
use std::fmt::Write;
use std::hint::black_box;
use std::time::Duration;

/// Marsaglia's xorshift: the same adverts every time.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(n).unwrap()).unwrap()
    }
}

const ASKED: usize = 12;

/// An advert asking twelve competencies, with conditions, of the length of a real one.
fn advert(padan: &Padan, random: &mut Random) -> String {
    let all = padan.catalog().competencies();
    // What an advert asks belongs together: neighbours in the catalogue do.
    let near = random.below(all.len());
    let mut text = String::from("Lowongan kerja\nKami membuka kesempatan bergabung bersama tim kami.\nKualifikasi:\n");
    text.push_str(["- min. SMK/sederajat\n", "- pendidikan D3\n", "- lulusan SMA\n", ""][random.below(4)]);
    text.push_str(
        ["- pengalaman min 1 tahun\n", "- fresh graduate dipersilakan\n", "- punya SIM C\n", ""][random.below(4)],
    );
    for _ in 0..ASKED {
        let one = &all[(near + random.below(40)) % all.len()];
        let cue = ["bisa", "wajib menguasai", "diutamakan bisa", "terbiasa"][random.below(4)];
        let _ = writeln!(text, "- {cue} {}", one.title.get(Lang::Id));
    }
    text.push_str("Penempatan Bekasi. Gaji Rp 4.500.000 per bulan.\n");
    while text.chars().count() < 1_080 {
        text.push_str("Kami perusahaan yang tumbuh bersama karyawan dan pelanggan di seluruh Indonesia. ");
    }
    text
}

fn adverts(padan: &Padan, n: usize) -> Vec<String> {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    (0..n).map(|_| advert(padan, &mut random)).collect()
}

fn person(padan: &Padan) -> Profile {
    padan.read_profile(
        "Saya lulusan SMK, bisa servis motor injeksi, ganti oli, tune up, kampas rem, CVT, kelistrikan motor. \
         Kerja di bengkel 2 tahun. Punya SIM C. Bisa las listrik, microsoft excel, melayani pelanggan. Tinggal di Bekasi.",
    )
}

/// The way to score that first comes to mind: sets of names in a hash map. Knows no levels, gates or related skills.
fn by_names(person: &HashMap<&str, u32>, postings: &[Vec<(String, u32)>], top: usize) -> Vec<(u32, usize)> {
    let mut scores: Vec<(u32, usize)> = postings
        .iter()
        .enumerate()
        .map(|(at, asked)| {
            let total: u32 = asked.iter().map(|(_, weight)| weight).sum();
            let met: u32 =
                asked.iter().map(|(name, weight)| person.get(name.as_str()).map_or(0, |has| has * weight)).sum();
            ((met * 10_000).checked_div(total).unwrap_or(0), at)
        })
        .collect();
    scores.sort_unstable_by(|a, b| b.cmp(a));
    scores.truncate(top);
    scores
}

fn ranking(c: &mut Criterion) {
    let padan = Padan::embedded();
    let catalog = padan.catalog();
    let person = person(&padan);
    let distinct: Vec<Posting> = adverts(&padan, 5_000).iter().map(|text| padan.read_posting(text)).collect();
    let asked: usize = distinct.iter().map(|posting| posting.requirements.len()).sum();
    println!("requirements a posting, on average: {}.{}", asked / 5_000, asked * 10 / 5_000 % 10);
    let mut group = c.benchmark_group("rank");
    group.sample_size(20).measurement_time(Duration::from_secs(3)).warm_up_time(Duration::from_secs(1));
    for n in [1_000, 10_000, 100_000] {
        group.throughput(Throughput::Elements(n));
        let n = usize::try_from(n).unwrap();
        let board = Board::new(catalog, distinct.iter().cycle().take(n).cloned().collect());
        group.bench_function(BenchmarkId::new("board, top 20 in order", n), |b| {
            b.iter(|| board.order(catalog, black_box(&person), None, Some(20)));
        });
        group.bench_function(BenchmarkId::new("board, top 20 explained", n), |b| {
            b.iter(|| board.rank(catalog, black_box(&person), None, Some(20)));
        });
        let names: Vec<Vec<(String, u32)>> = board
            .postings()
            .iter()
            .map(|posting| {
                let asked = posting.requirements.iter().filter_map(|requirement| requirement.competency);
                asked.map(|id| (catalog[id].code.to_string(), 6)).collect()
            })
            .collect();
        let has: HashMap<&str, u32> = person.claims.iter().map(|claim| (&*catalog[claim.competency].code, 1)).collect();
        group.bench_function(BenchmarkId::new("hash maps of names", n), |b| {
            b.iter(|| by_names(black_box(&has), &names, 20));
        });
    }
    group.finish();
}

fn reading(c: &mut Criterion) {
    let padan = Padan::embedded();
    let texts = adverts(&padan, 500);
    let mut group = c.benchmark_group("read");
    group.sample_size(10).throughput(Throughput::Elements(500));
    group.bench_function("adverts of 1,080 characters", |b| {
        b.iter(|| texts.iter().map(|text| padan.read_posting(black_box(text)).requirements.len()).sum::<usize>());
    });
    let phrase = "bisa nyetel karburator sama ganti kampas rem, tukang las listrik";
    group.throughput(Throughput::Elements(1));
    group.bench_function("one sentence", |b| b.iter(|| padan.link(black_box(phrase))));
    group.bench_function("the embedded catalogue", |b| b.iter(Padan::embedded));
    group.finish();
}

criterion_group!(benches, ranking, reading);
criterion_main!(benches);
