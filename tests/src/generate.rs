//! Profiles and adverts made of the catalogue's own titles and aliases.

use crate::Random;
use padan::catalog::{Catalog, Target};
use padan::{Lang, Posting};
use std::fmt::Write;

/// Writes texts; the same catalogue and seed give the same texts everywhere.
#[derive(Debug, Clone)]
pub struct Generator {
    /// For each field, titles in both languages and the words of every alias.
    phrases: Vec<Vec<String>>,
    jobs: Vec<String>,
    places: Vec<String>,
    random: Random,
}

const LEADS: &[&str] = &["Saya bisa", "Bisa", "Pengalaman", "Pernah kursus", "Mahir", "I can do", "Sertifikat BNSP"];
const WISHES: &[&str] = &["Belum bisa", "Ingin belajar", "Tidak bisa", "Bapak saya ahli"];
const FACTS: &[&str] = &[
    "Lulusan SMK.",
    "Lulus SMP.",
    "S1.",
    "Punya SIM C.",
    "Punya SIM A dan SIM C.",
    "SIM B2.",
    "Pengalaman kerja 2 tahun.",
    "Pengalaman 6 bulan.",
    "Tidak punya SIM.",
    "Punya sertifikat las berlaku sampai 24 Oktober 2026.",
];
const ASKED: &[&str] = &["bisa", "wajib bisa", "diutamakan bisa", "menguasai", "mahir", "mengerti dasar", "able to"];
const CONDITIONS: &[&str] = &[
    "Min. SMK",
    "Pendidikan minimal SMA/SMK sederajat",
    "Pengalaman min 1 tahun",
    "Memiliki SIM C",
    "SIM A atau SIM C",
    "D3 atau pengalaman 3 tahun",
    "Wajib punya SIM B1",
    "Sertifikat las",
    "Batas lamaran 30 November 2026",
    "Ditutup 1 November 2026",
    "qwzxjk vbnmpl",
];

impl Generator {
    /// From a catalogue and a seed.
    #[must_use]
    pub fn new(catalog: &Catalog, seed: u64) -> Self {
        let mut phrases: Vec<Vec<String>> = vec![Vec::new(); catalog.fields().len()];
        let mut jobs = Vec::new();
        for competency in catalog.competencies() {
            for lang in [Lang::Id, Lang::En] {
                phrases[competency.field.index()].push(competency.title.get(lang).to_owned());
            }
        }
        let lexicon = catalog.lexicon();
        for entry in lexicon.entries() {
            let words: Vec<&str> = lexicon.row(entry).iter().map(|word| lexicon.word(*word)).collect();
            match entry.target {
                Target::Competency(id) => phrases[catalog[id].field.index()].push(words.join(" ")),
                Target::Occupation(_) => jobs.push(words.join(" ")),
            }
        }
        // A single letter or an abbreviation before a full stop reads as one.
        let ends_well = |phrase: &String| {
            let last = phrase.rsplit(' ').next().unwrap_or("");
            last.len() > 1
                && !["jln", "jl", "kel", "kom", "st", "lt", "no", "min", "max", "maks", "th", "cv", "pt"]
                    .contains(&last)
        };
        for field in &mut phrases {
            field.retain(ends_well);
        }
        jobs.retain(ends_well);
        phrases.retain(|field| !field.is_empty());
        // A name with an abbreviation in it would blur where sentences end.
        let places = catalog.regions().iter().map(|region| region.name.to_string());
        let places = places.filter(|name| !name.contains('.')).collect();
        Self { phrases, jobs, places, random: Random::new(seed) }
    }

    /// The same words, from another seed.
    #[must_use]
    pub fn reseeded(&self, seed: u64) -> Self {
        Self { random: Random::new(seed), ..self.clone() }
    }

    /// A phrase of a field; once in eight, of any.
    fn phrase(&mut self, field: usize) -> String {
        let field = if self.random.once_in(8) { self.random.below(self.phrases.len()) } else { field };
        self.random.pick(&self.phrases[field]).clone()
    }

    fn field(&mut self) -> usize {
        self.random.below(self.phrases.len())
    }

    /// What a person might write of themselves: one field's phrases, some denials, some facts.
    pub fn profile(&mut self) -> String {
        let field = self.field();
        let mut text = String::new();
        for _ in 0..=self.random.below(4) {
            let some: Vec<String> = (0..=self.random.below(4)).map(|_| self.phrase(field)).collect();
            let _ = write!(text, "{} {}. ", self.random.word(LEADS), some.join(", "));
        }
        if self.random.once_in(3) {
            let phrase = self.phrase(field);
            let _ = write!(text, "{} {phrase}. ", self.random.word(WISHES));
        }
        if self.random.once_in(4) {
            let _ = write!(text, "Saya {}. ", self.random.pick(&self.jobs));
        }
        for _ in 0..self.random.below(4) {
            text.push_str(self.random.word(FACTS));
            text.push(' ');
        }
        if self.random.once_in(2) {
            let _ = write!(text, "Tinggal di {}.", self.random.pick(&self.places));
        }
        text
    }

    /// What an advert might say: a job title, lines of what is asked, conditions, a place; once in ten, two jobs.
    pub fn advert(&mut self) -> String {
        if self.random.once_in(10) {
            let (first, second) = (self.one_job(), self.one_job());
            return format!("Lowongan\n1. {first}\n2. {second}");
        }
        self.one_job()
    }

    fn one_job(&mut self) -> String {
        let field = self.field();
        let mut text = format!("{}\nKualifikasi:\n", self.random.pick(&self.jobs));
        for _ in 0..=self.random.below(8) {
            let phrase = self.phrase(field);
            let _ = writeln!(text, "- {} {phrase}", self.random.word(ASKED));
        }
        for _ in 0..self.random.below(4) {
            let _ = writeln!(text, "- {}", self.random.word(CONDITIONS));
        }
        if self.random.once_in(2) {
            let _ = writeln!(text, "Penempatan: {}", self.random.pick(&self.places));
        }
        text
    }
}

/// Texts of profiles and adverts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Samples {
    /// What people write of themselves.
    pub profiles: Vec<String>,
    /// What adverts say.
    pub adverts: Vec<String>,
}

impl Samples {
    /// So many profiles and adverts from a seed.
    #[must_use]
    pub fn new(catalog: &Catalog, seed: u64, profiles: usize, adverts: usize) -> Self {
        let mut generator = Generator::new(catalog, seed);
        Self {
            profiles: (0..profiles).map(|_| generator.profile()).collect(),
            adverts: (0..adverts).map(|_| generator.advert()).collect(),
        }
    }

    /// The adverts read, each with an id of its own.
    #[must_use]
    pub fn postings(&self, catalog: &Catalog) -> Vec<Posting> {
        let read = |(at, text): (usize, &String)| {
            let mut posting = Posting::from_text(catalog, text);
            posting.id = format!("{at:05}").into();
            posting
        };
        self.adverts.iter().enumerate().map(read).collect()
    }
}
