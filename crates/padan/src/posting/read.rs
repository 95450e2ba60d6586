//! From the words of an advert to requirements, gates and remarks.

use super::{Condition, EmploymentType, Importance, Origin, Posting, Requirement};
use crate::catalog::{Catalog, CompetencyId, FieldId, Kind, OccupationId, RegionId, TrackId};
use crate::facts::{self, Education, Experience, Fact, Joined, Pay};
use crate::limits::{self, Cut};
use crate::link::{Mention, Reading, Stance};
use crate::profile::{certificate_words, date_at};
use crate::sorted::{Arrange, Set, Table};
use crate::text::{Break, Date, Tokens, Word, cut_chars, is_stop_word, words};

/// An advert's fields before reading; what is empty is unknown.
#[derive(Debug, Clone, Default)]
pub(crate) struct Raw {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) organization: String,
    pub(crate) url: String,
    pub(crate) location: String,
    pub(crate) education: Option<Education>,
    pub(crate) experience_months: Option<u32>,
    pub(crate) employment_type: Option<EmploymentType>,
    pub(crate) pay: Option<Pay>,
    pub(crate) valid_through: Option<Date>,
    pub(crate) skills: String,
    pub(crate) ignored_fields: usize,
    pub(crate) cuts: Vec<Cut>,
}

/// What part of an advert a line stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    /// Before any heading.
    Lead,
    Duties,
    Qualifications,
    /// Benefits, how to apply, working hours, the company: asks nothing.
    Aside,
}

const DUTIES: &[Word] = words![
    "tanggung", "tugas", "jobdesk", "jobdesc", "deskripsi", "responsibilities", "responsibility", "duties", "uraian",
    "description", "jobdes", "pekerjaannya",
];
const QUALIFICATIONS: &[Word] = words![
    "kualifikasi", "persyaratan", "syarat", "kriteria", "requirements", "requirement", "qualification",
    "qualifications", "keahlian", "skill", "skills", "kemampuan", "keterampilan", "ketentuan", "kompetensi",
    "dibutuhkan",
];
const ASIDES: &[Word] = words![
    "benefit", "benefits", "fasilitas", "tunjangan", "insentif", "keuntungan", "jam", "waktu", "cara", "alamat",
    "tentang", "profil", "about", "kontak", "contact", "lokasi", "penempatan", "apply", "kompensasi", "offer",
    "menawarkan", "perks", "gaji", "salary", "interview", "catatan", "note", "info", "bonus", "hubungi", "kirim",
    "lamaran",
];
const COMPANY: &[Word] =
    words!["perusahaan", "bergerak", "didirikan", "berdiri", "company", "founded", "brand", "klien"];
const PREFERRED: &[Word] = words![
    "diutamakan", "disukai", "plus", "tambah", "prioritas", "diprioritaskan", "preferred", "preferable", "preferably",
    "advantage", "optional", "opsional", "prefer", "poin", "mengutamakan", "utamakan", "dipertimbangkan", "desirable",
    "bonus",
];
const HARD: &[Word] = words!["wajib", "harus", "mutlak", "must", "mandatory", "diwajibkan", "required", "hrs"];
const NOT_NEEDED: &[Word] = words![
    "perlu", "harus", "wajib", "diperlukan", "butuh", "dibutuhkan", "diutamakan", "required", "necessary", "masalah",
    "diwajibkan",
];
const ASKING: &[Word] = words![
    "dibutuhkan", "dicari", "mencari", "membutuhkan", "lowongan", "posisi", "hiring", "loker", "butuh", "cari",
    "sebagai", "kebutuhan", "open", "rekrutmen", "recruitment", "position", "menerima", "needed", "wanted",
];
/// Words that say nothing of a requirement line's content beyond that something is asked.
const FRAME: &[Word] = words![
    "mampu", "memiliki", "mengerti", "memahami", "menguasai", "kemampuan", "pengetahuan", "pengalaman", "baik",
    "bidang", "bidangnya", "sejenis", "terkait", "bersedia", "siap", "bekerja", "kerja",
];

/// The tokens of one line, with its section.
struct Line {
    first: usize,
    last: usize,
    section: Section,
    /// The words that make it a heading, from, to, if it is one: they say what follows and ask nothing.
    heading: Option<(usize, usize)>,
}

fn lines(tokens: &Tokens) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut section = Section::Lead;
    let mut first = 0;
    while first < tokens.len() {
        let mut last = first;
        while last + 1 < tokens.len() && tokens.before(last + 1) < Break::Line {
            last += 1;
        }
        // A heading is a short line, or the words before a colon.
        let colon = (first + 1..=last.min(first + 6)).find(|at| tokens.before(*at) == Break::Sentence);
        let head_last = colon.map_or(last, |at| at - 1);
        let head = head_last - first < 5 && (colon.is_some() || last - first < 5);
        let found = head
            .then(|| {
                (first..=head_last).find_map(|at| {
                    let word = tokens.known(at);
                    // "Wajib bisa tugas produksi" and "mengerti dasar tugas desain" ask, and are no headings.
                    let asks = tokens.is(first, FRAME) || tokens.is(first, HARD) || tokens.is(first, words!("bisa"));
                    if word.is(DUTIES)
                        && !(colon.is_none() && at > first && (asks || at > first + 1))
                        && !(word.is(words!("tanggung"))
                            && (!tokens.is(at + 1, words!("jawab")) || (colon.is_none() && at > first)))
                    {
                        Some((Section::Duties, at))
                    } else if word.is(QUALIFICATIONS) && (colon.is_some() || at <= first + 2) {
                        Some((Section::Qualifications, at))
                    } else if word.is(ASIDES) && (at == first || colon.is_some()) {
                        Some((Section::Aside, at))
                    } else {
                        None
                    }
                })
            })
            .flatten();
        let mut here = section;
        let mut heading = None;
        if let Some((found, word)) = found {
            // "Dibutuhkan mekanik motor" names the job; it opens no section. An aside with words of its own after the colon
            // ("Gaji: …", "Penempatan: …") is a line, not a heading.
            let opens = !(tokens.is(first, words!("dibutuhkan" | "deskripsi"))
                && colon.is_none()
                && (last > first + 1 || tokens.is(last, words!("segera" | "cepat" | "urgent"))));
            if opens {
                here = found;
                heading = Some((word, if found == Section::Duties { head_last } else { word }));
                if found != Section::Aside || colon.is_none() {
                    section = found;
                }
            }
        } else if section == Section::Lead
            && (first..=last).any(|at| tokens.is(at, COMPANY))
            && !(first..=last).any(|at| tokens.is(at, ASKING))
        {
            here = Section::Aside;
        }
        out.push(Line { first, last, section: here, heading });
        first = last + 1;
    }
    out
}

impl Posting {
    /// Reads an advert in plain text. Never fails: text over the limit is cut and said so. Linear.
    #[must_use]
    pub fn from_text(catalog: &Catalog, text: &str) -> Self {
        let mut cuts = Vec::new();
        let text = limits::shorten(text, "description", limits::DESCRIPTION_CHARS, &mut cuts);
        read(catalog, Raw { description: text.to_owned(), cuts, ..Raw::default() }, limits::JOBS)
    }
}

/// Reads an advert from its fields, with at most so many jobs of its own.
pub(crate) fn read(catalog: &Catalog, mut raw: Raw, most_jobs: usize) -> Posting {
    let mut cuts = std::mem::take(&mut raw.cuts);
    let mut cut = |text: &mut String, what: &str, limit: usize| {
        let kept = limits::shorten(text, what, limit, &mut cuts);
        if kept.len() < text.len() {
            *text = kept.to_owned();
        }
    };
    cut(&mut raw.title, "title", limits::TITLE_CHARS);
    cut(&mut raw.description, "description", limits::DESCRIPTION_CHARS);
    cut(&mut raw.skills, "skills", limits::FIELD_CHARS);
    let mut text = String::with_capacity(raw.title.len() + raw.description.len() + raw.skills.len() + 16);
    if !raw.title.is_empty() {
        text.push_str(&raw.title);
        text.push_str("\n\n");
    }
    text.push_str(&raw.description);
    if !raw.skills.is_empty() {
        text.push_str("\n\nKeahlian:\n");
        text.push_str(&raw.skills);
    }
    let (mut posting, reading) = one(catalog, &text, &raw, 0);
    cuts.append(&mut posting.cuts);
    posting.cuts = cuts;
    posting.ignored_fields = raw.ignored_fields;
    // Without a title the text was read without hints already, as it is wanted here.
    let reading = if raw.title.is_empty() {
        Some(reading)
    } else {
        (posting.occupations.len() > 1).then(|| Reading::new(catalog, &text, &[]))
    };
    if let Some(reading) = reading {
        several(&reading, &text, &raw, &mut posting, most_jobs.min(limits::JOBS));
    }
    posting.text = text.into();
    posting
}

/// Splits an advert that holds several jobs and reads each with the lines that all share.
fn several(reading: &Reading<'_>, text: &str, raw: &Raw, posting: &mut Posting, most: usize) {
    let catalog = reading.catalog;
    let tokens = &reading.tokens;
    let lines = lines(tokens);
    // A job's head: a job title at the start of a line, numbered or followed by a colon, bracket or line end.
    let mut heads: Vec<(usize, OccupationId)> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        if line.section == Section::Duties && !heads.is_empty() && line.last - line.first > 4 {
            continue;
        }
        let next = reading.jobs.partition_point(|job| job.tokens.0 < line.first);
        let Some(job) =
            reading.jobs.get(next).filter(|job| job.tokens.0 <= line.first + 2 && job.tokens.1 <= line.last)
        else {
            continue;
        };
        let lead = (line.first..job.tokens.0).all(|at| {
            tokens.at(at).len() <= 2
                || facts::number(tokens.at(at)).is_some()
                || tokens
                    .is(at, words!("posisi" | "staff" | "staf" | "senior" | "junior" | "helper" | "asisten" | "orang"))
        });
        let next = job.tokens.1 + 1;
        let numbered =
            tokens.at(line.first).bytes().all(|b| b.is_ascii_digit()) || tokens.is(line.first, words!("posisi"));
        // "1. Teknisi AC - SMK, pengalaman 1 tahun": a number and the job at once.
        let listed = numbered && job.tokens.0 == line.first + 1;
        let ends = listed || next > line.last || tokens.before(next) >= Break::Comma || next == line.last;
        if lead
            && ends
            && (numbered || number > 0 || tokens.before(next) >= Break::Comma)
            && heads.iter().all(|(_, known)| *known != job.occupation)
        {
            heads.push((line.first, job.occupation));
        }
    }
    // "Dibutuhkan: 1 kasir, 2 barista (SIM C)": counted jobs within one line.
    if heads.len() < 2 {
        heads.clear();
        for job in &reading.jobs {
            let counted = job.tokens.0 > 0
                && facts::number(tokens.at(job.tokens.0 - 1)).is_some_and(|n| n <= 50)
                && tokens.before(job.tokens.0) == Break::None;
            if counted && heads.iter().all(|(_, known)| *known != job.occupation) {
                heads.push((job.tokens.0 - 1, job.occupation));
            }
        }
    }
    if heads.len() < 2 {
        heads = heads_in_line(reading);
    }
    if heads.len() < 2 {
        return;
    }
    let start = |at: usize| tokens.items().get(at).map_or(text.len(), |token| token.start);
    let opening = heads.first().map_or("", |(at, _)| text.get(..start(*at)).unwrap_or(""));
    let shared = Raw { title: String::new(), description: String::new(), ..raw.clone() };
    let (common, _) = one(catalog, opening, &shared, 0);
    if heads.len() > most {
        limits::note(&mut posting.cuts, "jobs", most);
        if most == 0 {
            return;
        }
    }
    for (place, (at, _)) in heads.iter().enumerate().take(most) {
        let from = start(*at);
        let to = heads.get(place + 1).map_or(text.len(), |(next, _)| start(*next));
        let own = text.get(from..to).unwrap_or("");
        let (mut job, _) = one(catalog, own, &shared, from);
        if job.place.is_empty() {
            job.place.clone_from(&common.place);
        }
        job.pay = job.pay.or(common.pay);
        // What is said before the first job binds them all.
        job.gates.education_min = job.gates.education_min.or(common.gates.education_min);
        job.gates.experience_min_months = job.gates.experience_min_months.or(common.gates.experience_min_months);
        if job.gates.licences_required.is_empty() && job.gates.any_of.is_empty() {
            job.gates.licences_required.clone_from(&common.gates.licences_required);
        }
        job.closing_date = job.closing_date.or(common.closing_date);
        job.employment_type = job.employment_type.or(common.employment_type);
        job.id = format!("{}#{}", raw.id, place + 1).into();
        posting.jobs.push(job);
    }
    // Conditions of one job bind only that job.
    posting.requirements.clear();
    posting.gates = super::Gates::default();
}

/// Heads of jobs within a line: "Mekanik motor: SIM C, SMK. Mekanik mobil: SIM A"; "penjahit obras (SD boleh) dan tukang potong
/// (pengalaman 1 th)". Each job stands at the start of its clause and is followed by a colon or an opening bracket.
fn heads_in_line(reading: &Reading<'_>) -> Vec<(usize, OccupationId)> {
    let tokens = &reading.tokens;
    let mut heads: Vec<(usize, OccupationId)> = Vec::new();
    for job in &reading.jobs {
        let (first, last) = job.tokens;
        let opens =
            tokens.before(first) >= Break::Comma || first > 0 && tokens.is(first - 1, words!("dan" | "and" | "serta"));
        // A job's whole name may be longer than the words that are known: "penjahit obras (".
        let follows = (last + 1..=last + 3).find(|at| tokens.before(*at) > Break::None);
        let ends = follows.is_some_and(|at| at < tokens.len());
        if opens && ends && heads.iter().all(|(_, known)| *known != job.occupation) {
            let mark = follows.and_then(|at| tokens.items().get(at)).map_or(' ', |token| token.mark);
            if mark == ':' && follows == Some(last + 1) || mark == '(' {
                heads.push((first, job.occupation));
            }
        }
    }
    heads
}

/// Reads the words of one job; `offset` is where they begin in the whole text. Also gives what the words were read as.
fn one<'c>(catalog: &'c Catalog, text: &str, raw: &Raw, offset: usize) -> (Posting, Reading<'c>) {
    // The title's own occupation tells which trade ambiguous words belong to.
    let title_reading = Reading::new(catalog, &raw.title, &[]);
    let mut hints: Vec<FieldId> = Vec::new();
    if let Some(job) = best_job(&title_reading) {
        hints.extend(catalog[job].fields.iter().take(2));
    }
    let mut reading = Reading::new(catalog, text, &hints);
    if raw.title.is_empty() {
        // An advert without a title says in its first words what it looks for.
        let leanings = opening_job(&reading).map_or(&[][..], |job| &catalog[job].fields);
        if !leanings.is_empty() {
            reading = Reading::leaning(catalog, text, &[], leanings.get(..2).unwrap_or(leanings));
        }
    }
    let tokens = &reading.tokens;
    let lines = lines(tokens);
    let mut posting = Posting {
        id: raw.id.as_str().into(),
        organization: raw.organization.as_str().into(),
        url: raw.url.as_str().into(),
        ..Posting::default()
    };
    posting.remarks.clone_from(&reading.traits);
    posting.remarks.arrange();
    posting.remarks.dedup();
    posting.title =
        if raw.title.is_empty() { first_line(text, tokens, &lines).into() } else { raw.title.as_str().into() };
    posting.occupations = occupations(&reading, &lines, &title_reading);
    let stated = Stated::of(tokens);
    requirements(catalog, &reading, &lines, &stated, &mut posting, offset);
    imply(catalog, &mut posting);
    gates(&reading, &lines, &stated, raw, &mut posting);
    surroundings(catalog, text, &reading, raw, &mut posting);
    posting.tracks = tracks_for(catalog, &posting);
    let unknown: Set<String> = reading
        .linked()
        .unknown
        .iter()
        .filter_map(|word| text.get(word.start..word.end))
        .map(str::to_ascii_lowercase)
        .collect();
    posting.unknown = unknown.into_iter().collect();
    (posting, reading)
}

/// The job that the first three lines name, as far as they stand before any heading.
fn opening_job(reading: &Reading<'_>) -> Option<OccupationId> {
    let lines = lines(&reading.tokens);
    let opening = lines.iter().take(3).take_while(|line| matches!(line.section, Section::Lead | Section::Aside));
    let last = opening.last()?.last;
    let named = reading.jobs.iter().take_while(|job| job.tokens.1 <= last);
    named.max_by_key(|job| (job.words, std::cmp::Reverse(job.start))).map(|job| job.occupation)
}

fn first_line(text: &str, tokens: &Tokens, lines: &[Line]) -> String {
    let Some(line) = lines.first() else { return String::new() };
    let last = (line.first..=line.last.min(line.first + 11))
        .take_while(|at| *at == line.first || tokens.before(*at) < Break::Sentence)
        .last()
        .unwrap_or(line.first);
    let items = tokens.items();
    let (start, end) = (items.get(line.first).map_or(0, |t| t.start), items.get(last).map_or(0, |t| t.end));
    cut_chars(text.get(start..end).unwrap_or(""), limits::TITLE_CHARS).0.to_owned()
}

fn best_job(reading: &Reading<'_>) -> Option<OccupationId> {
    reading.jobs.iter().max_by_key(|job| (job.words, std::cmp::Reverse(job.start))).map(|job| job.occupation)
}

/// Occupations, best first: the title's, else those behind "dibutuhkan" and its like, else the first one named in the lead.
fn occupations(reading: &Reading<'_>, lines: &[Line], title: &Reading<'_>) -> Vec<OccupationId> {
    let untitled = title.tokens.is_empty();
    let mut found: Vec<(u32, usize, OccupationId)> = Vec::new();
    for job in &title.jobs {
        found.push((100 + u32::try_from(job.words).unwrap_or(0), job.start, job.occupation));
    }
    let tokens = &reading.tokens;
    for job in &reading.jobs {
        let Some(line) = line_of(lines, job.tokens.0) else { continue };
        let number = lines.partition_point(|line| line.last < job.tokens.0);
        let asked = (job.tokens.0.saturating_sub(5)..job.tokens.0)
            .any(|at| tokens.is(at, ASKING) && (at + 1..=job.tokens.0).all(|b| tokens.before(b) < Break::Line));
        let words = u32::try_from(job.words).unwrap_or(0);
        let score = if untitled && number == 0 {
            90 + words + if asked { 5 } else { 0 }
        } else if asked && line.section != Section::Aside {
            40 + words
        } else if untitled && number < 3 && line.section == Section::Lead {
            30 + words
        } else {
            continue;
        };
        found.push((score, job.start, job.occupation));
    }
    found.arrange_by_key(|(score, start, _)| (std::cmp::Reverse(*score), *start));
    let mut out: Vec<OccupationId> = Vec::new();
    let best = found.first().map_or(0, |(score, _, _)| *score);
    for (score, _, occupation) in found {
        if !out.contains(&occupation) && score + 20 > best {
            out.push(occupation);
        }
    }
    out.truncate(4);
    out
}

fn has(tokens: &Tokens, from: usize, to: usize, words: &[Word]) -> Option<usize> {
    (from..=to).find(|at| {
        tokens.is(*at, words)
            && !(*at > 0 && tokens.is(at - 1, words!("tidak" | "tdk" | "nggak" | "bukan")) && *at > from)
    })
}

/// The tokens before a place on its own line, at most so many.
fn words_before(tokens: &Tokens, at: usize, most: usize) -> std::ops::Range<usize> {
    let mut from = at;
    while from > 0 && at - from < most && tokens.before(from) < Break::Line {
        from -= 1;
    }
    from..at
}

/// How far within a sentence a word like "diutamakan" reaches, in tokens; it also keeps the work linear.
const REACH: usize = 100;

/// The line that a token stands on.
fn line_of(lines: &[Line], at: usize) -> Option<&Line> {
    lines.get(lines.partition_point(|line| line.last < at)).filter(|line| line.first <= at)
}

/// The mentions that begin on a line.
fn mentions_on<'a>(reading: &'a Reading<'_>, line: &Line) -> &'a [Mention] {
    let from = reading.mentions.partition_point(|mention| mention.tokens.0 < line.first);
    let to = reading.mentions.partition_point(|mention| mention.tokens.0 <= line.last);
    reading.mentions.get(from..to).unwrap_or(&[])
}

/// The part of a line between commas around a place, and the part between sentence ends.
fn around(tokens: &Tokens, at: usize, least: Break) -> (usize, usize) {
    let mut from = at;
    while from > 0 && at - from < REACH && tokens.before(from) < least {
        from -= 1;
    }
    let mut to = at;
    while to + 1 < tokens.len() && to - at < REACH && tokens.before(to + 1) < least {
        to += 1;
    }
    (from, to)
}

/// Whether what stands at `first..=last` is only welcome: a word of preference before it in the sentence or line, or after it in
/// the clause.
fn preferred(tokens: &Tokens, first: usize, last: usize) -> bool {
    let (sentence, _) = around(tokens, first, Break::Sentence);
    let ahead = (sentence..first).rev().find(|at| tokens.is(*at, PREFERRED) || tokens.is(*at, HARD));
    let negated = |at: usize| at > 0 && tokens.is(at - 1, words!("tidak" | "tdk" | "bukan" | "not"));
    if let Some(at) = ahead {
        let apart = (at + 1..=first).any(|between| tokens.before(between) == Break::Comma);
        // "bisa las diutamakan, rajin": the word closes its own clause.
        let closes = apart && tokens.before(at + 1) >= Break::Comma;
        if tokens.is(at, PREFERRED) && !negated(at) && !closes && (!tokens.is(at, words!("bonus"))) {
            return true;
        }
        if tokens.is(at, HARD) && !closes {
            return false;
        }
    }
    // "Diutamakan: bisa kamera": the word before the colon governs what follows.
    if sentence > 0
        && tokens.before(sentence) == Break::Sentence
        && ahead.is_none()
        && tokens.is(sentence - 1, PREFERRED)
        && (sentence == 1
            || tokens.before(sentence - 1) >= Break::Sentence
            || tokens.is(sentence - 2, words!("nilai" | "poin" | "lebih")))
    {
        return true;
    }
    let (_, clause_end) = around(tokens, last, Break::Comma);
    (last + 1..=clause_end.min(last + 12)).take_while(|at| !tokens.is(*at, HARD)).any(|at| {
        // "ada SIM C lebih bagus"
        let better = tokens.is(at, words!("lebih")) && tokens.is(at + 1, words!("bagus" | "baik" | "oke" | "afdol"));
        better || tokens.is(at, PREFERRED) && !negated(at) && !tokens.is(at, words!("bonus"))
    })
}

fn requirements(
    catalog: &Catalog,
    reading: &Reading<'_>,
    lines: &[Line],
    stated: &Stated,
    posting: &mut Posting,
    offset: usize,
) {
    let tokens = &reading.tokens;
    let trained = beginners_are_trained(tokens);
    let mut by_competency: Table<CompetencyId, Requirement> = Table::default();
    for line in lines.iter().filter(|line| line.section != Section::Aside) {
        for mention in mentions_on(reading, line) {
            let (first, last) = mention.tokens;
            if line.heading.is_some_and(|(from, to)| first >= from && last <= to) || is_subject(reading, &stated.schools, first)
                // A licence is a condition: "memiliki SIM A dan motor" is no driving.
                || stated.licences.iter().any(|fact| first <= fact.last && last >= fact.first)
                || is_paper(tokens, first, last)
                || is_given(reading, first, last)
            {
                continue;
            }
            if mention.stance == Stance::Negated && words_before(tokens, first, 4).any(|at| tokens.is(at, NOT_NEEDED)) {
                continue;
            }
            let taught = words_before(tokens, first, 5)
                .any(|at| tokens.is(at, words!("dilatih" | "diajari" | "diajarkan" | "dibimbing" | "ditraining")));
            let welcome = preferred(tokens, first, last) || taught || (line.section == Section::Duties && trained);
            let (from, to) = around(tokens, first, Break::Comma);
            let hard = !welcome
                && (has(tokens, from, to, HARD).is_some()
                    || has(tokens, line.first.max(first.saturating_sub(REACH)), first, HARD).is_some());
            let fresh = Requirement {
                competency: Some(mention.competency),
                level: mention.level,
                importance: if welcome { Importance::Preferred } else { Importance::Must },
                origin: Origin::Stated,
                hard,
                need: 0,
                span: Some((mention.start + offset, mention.end + offset)),
            };
            // A title names the job and a later line may say that it is only welcome; otherwise the stronger counts.
            let held = by_competency.held(mention.competency, fresh.clone());
            held.importance = held.importance.max(fresh.importance);
            held.level = held.level.max(fresh.level);
            held.hard |= fresh.hard;
        }
    }
    if by_competency.len() > limits::REQUIREMENTS {
        limits::note(&mut posting.cuts, "requirements", limits::REQUIREMENTS);
    }
    posting.requirements =
        by_competency.into_entries().into_iter().map(|(_, asked)| asked).take(limits::REQUIREMENTS).collect();
    // Lines of qualifications in which nothing at all was understood.
    let facts_at = stated.tokens(tokens);
    let mut unresolved = 0;
    for line in lines.iter().filter(|line| line.section == Section::Qualifications && line.last >= line.first) {
        let ends = reading.mentions.partition_point(|mention| mention.tokens.1 < line.first);
        let understood = reading.mentions.get(ends).is_some_and(|mention| mention.tokens.0 <= line.last)
            || facts_at.between(&line.first, &line.last).next().is_some();
        let unknown = (line.first..=line.last)
            .filter(|at| reading.known.get(*at).is_some_and(|known| known.stem.is_none() && !known.function))
            .filter(|at| {
                !is_stop_word(tokens.at(*at))
                    && !catalog.lexicon().is_ordinary(tokens.at(*at))
                    && !tokens.is(*at, FRAME)
            })
            .count();
        let heading = tokens.is(line.first, QUALIFICATIONS) || line.last - line.first < 1;
        if !understood
            && unknown >= 1
            && !heading
            && unresolved < 20
            && posting.requirements.len() < limits::REQUIREMENTS
        {
            unresolved += 1;
            let (start, end) = reading.span(line.first, line.last);
            posting.requirements.push(Requirement {
                competency: None,
                level: None,
                importance: if preferred(tokens, line.first, line.last)
                    || has(tokens, line.first, line.last, PREFERRED).is_some()
                {
                    Importance::Preferred
                } else {
                    Importance::Must
                },
                origin: Origin::Unresolved,
                hard: false,
                need: 0,
                span: Some((start + offset, end + offset)),
            });
        }
    }
}

/// How many words after a school name its subject.
const SUBJECT: usize = 8;

/// Whether a mention's first word stands in what a school teaches: "SMK Listrik", "D3/S1 Teknik Mesin atau Elektro". A subject
/// says what somebody learnt, and is no requirement of its own; a word of ability or work begins anew ("SMK bisa las").
fn is_subject(reading: &Reading<'_>, schools: &[Fact<Education>], first: usize) -> bool {
    let tokens = &reading.tokens;
    let next = schools.partition_point(|school| school.last < first);
    let Some(school) = next.checked_sub(1).and_then(|at| schools.get(at)) else { return false };
    first - school.last <= SUBJECT
        && (school.last + 1..=first).all(|at| tokens.before(at) == Break::None)
        && !(school.last + 1..=first).any(|at| {
            reading.is_work(at)
                || tokens.is(
                    at,
                    words!(
                        "bisa"
                            | "mampu"
                            | "dapat"
                            | "paham"
                            | "mengerti"
                            | "memahami"
                            | "menguasai"
                            | "dengan"
                            | "pengalaman"
                            | "berpengalaman"
                            | "experience"
                            | "with"
                            | "yang"
                    ),
                )
        })
}

/// What applicants send or bring.
const PAPERS: &[Word] = words![
    "ktp", "kk", "skck", "ijazah", "ijasah", "cv", "lamaran", "transkrip", "npwp", "foto", "fotokopi", "fotocopy",
    "fc", "pasfoto", "materai", "vaksin", "resume",
];

/// Whether a mention stands in a list of the papers to send ("fotokopi KTP, KK, surat sehat").
fn is_paper(tokens: &Tokens, first: usize, last: usize) -> bool {
    let (from, to) = around(tokens, first, Break::Sentence);
    let named = |at: &usize| tokens.is(*at, PAPERS);
    (from.max(first.saturating_sub(12))..=to.min(last + 12)).filter(named).take(2).count() == 2
}

/// Whether a mention is of what workers are given: "makan ditanggung", "antar jemput disediakan", "dapat surat keterangan".
fn is_given(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    let tokens = &reading.tokens;
    let (from, to) = around(tokens, first, Break::Comma);
    let behind = (last + 1..=to.min(last + 2)).any(|at| {
        tokens.is(at, words!("ditanggung" | "disediakan" | "provided" | "gratis" | "free"))
            && !(at > 0 && tokens.is(at - 1, words!("tidak" | "tdk" | "belum" | "not")))
    });
    // "Dapat" is also "can", before a verb.
    let before = (from.max(first.saturating_sub(2))..first).any(|at| {
        tokens.is(at, words!("disediakan" | "mendapat" | "mendapatkan" | "free" | "gratis"))
            || tokens.is(at, words!("dapat")) && at + 1 == first && !reading.is_work(first)
    });
    behind || before
}

/// Schooling, time of work and licences that a text speaks of, read once for all who ask.
struct Stated {
    schools: Vec<Fact<Education>>,
    experiences: Vec<Fact<Experience>>,
    licences: Vec<Fact<facts::Named>>,
}

impl Stated {
    fn of(tokens: &Tokens) -> Self {
        Self {
            schools: facts::educations(tokens),
            experiences: facts::experiences(tokens),
            licences: facts::licences(tokens),
        }
    }

    /// Tokens of conditions and of certificates, so that their lines are not taken for unresolved requirements.
    fn tokens(&self, tokens: &Tokens) -> Set<usize> {
        let mut out: Set<usize> = Set::default();
        out.extend(self.schools.iter().map(|fact| fact.first));
        out.extend(self.experiences.iter().map(|fact| fact.first));
        out.extend(self.licences.iter().map(|fact| fact.first));
        out.extend((0..tokens.len()).filter(|at| {
            tokens.is(
                *at,
                words!(
                    "ijazah"
                        | "sertifikat"
                        | "sertifikasi"
                        | "certificate"
                        | "domisili"
                        | "berdomisili"
                        | "penempatan"
                        | "ditempatkan"
                        | "jurusan"
                        | "kendaraan"
                        | "shift"
                        | "laptop"
                        | "lembur"
                        | "bergabung"
                        | "join"
                ),
            )
        }));
        out
    }
}

fn beginners_are_trained(tokens: &Tokens) -> bool {
    (0..tokens.len()).any(|at| {
        let next = tokens.at(at + 1);
        match (tokens.at(at), next) {
            ("akan", "diberikan") => tokens.is(at + 2, words!("pelatihan" | "training")),
            ("akan", "dilatih" | "ditraining" | "dibimbing" | "diajari")
            | ("siap", "dilatih")
            | ("tanpa", "pengalaman")
            | ("tidak" | "belum", "berpengalaman")
            | ("training" | "pelatihan", "disediakan" | "diberikan" | "provided") => true,
            ("pengalaman", "tidak") => {
                tokens.is(at + 2, words!("diutamakan" | "wajib" | "diperlukan" | "perlu" | "harus" | "dibutuhkan"))
            }
            _ => false,
        }
    })
}

/// What the best occupation usually needs and the advert does not say.
fn imply(catalog: &Catalog, posting: &mut Posting) {
    let Some(occupation) = posting.occupations.first() else { return };
    for need in &catalog[*occupation].needs {
        // Core abilities are implied by every job and so tell nothing; an advert that wants them says so.
        if catalog[need.competency].kind == Kind::Core || posting.requirements.len() >= limits::REQUIREMENTS {
            continue;
        }
        if posting.requirements.iter().all(|requirement| requirement.competency != Some(need.competency)) {
            posting.requirements.push(Requirement {
                competency: Some(need.competency),
                level: None,
                importance: if need.weight >= 5 { Importance::Must } else { Importance::Preferred },
                origin: Origin::Implied,
                hard: false,
                need: need.weight,
                span: None,
            });
        }
    }
    posting
        .requirements
        .arrange_by_key(|requirement| (requirement.competency.is_none(), requirement.competency, requirement.span));
}

fn gates(reading: &Reading<'_>, lines: &[Line], stated: &Stated, raw: &Raw, posting: &mut Posting) {
    let tokens = &reading.tokens;
    let gates = &mut posting.gates;
    let asked = |at: usize| line_of(lines, at).is_none_or(|line| line.section != Section::Aside);

    // Schooling: the lowest level that a line asks for without preferring it.
    let mut lowest: Option<(Education, usize, usize)> = None;
    let school_words = words![
        "min", "minimal", "minimum", "pendidikan", "lulusan", "lulus", "ijazah", "ijasah", "sederajat", "setara",
        "tamatan", "tamat", "education", "jurusan", "boleh", "graduate", "degree", "jenjang", "lulusannya",
        "setingkat", "pend", "diploma", "bachelor", "or", "wajib", "harus",
    ];
    let schools = &stated.schools;
    for fact in schools {
        let (from, to) = around(tokens, fact.first, Break::Line);
        let cue =
            (from.max(fact.first.saturating_sub(8))..=to.min(fact.last + 8)).any(|at| tokens.is(at, school_words));
        let opens = fact.first <= from + 1 || tokens.before(fact.first) >= Break::Comma;
        let teacher = fact.first > 0
            && tokens
                .is(fact.first - 1, words!("guru" | "anak" | "siswa" | "tingkat" | "tutor" | "mengajar" | "murid"));
        let optional = preferred_here(tokens, schools, fact.first, fact.last) && lowest.is_some();
        if (cue || opens)
            && !teacher
            && asked(fact.first)
            && !optional
            && lowest.is_none_or(|(held, _, _)| fact.value < held)
        {
            lowest = Some((fact.value, fact.first, fact.last));
        }
    }
    let preferred_only = lowest.is_some_and(|(_, first, last)| {
        preferred_here(tokens, schools, first, last)
            && !words_before(tokens, first, 3).any(|at| {
                tokens.is(at, words!("min" | "minimal"))
                    && (at + 1..=first).all(|between| tokens.before(between) < Break::Sentence)
            })
    });
    gates.education_min =
        raw.education.or(if preferred_only { None } else { lowest.map(|(education, _, _)| education) });
    let no_diploma = (0..tokens.len()).any(|at| {
        tokens.is(at, words!("tanpa")) && tokens.is(at + 1, words!("ijazah" | "ijasah"))
            || tokens.is(at, words!("tidak"))
                && (tokens.is(at + 1, words!("perlu" | "butuh" | "harus"))
                    && tokens.is(at + 2, words!("ijazah" | "sekolah")))
    });
    if no_diploma && raw.education.is_none() {
        gates.education_min = None;
    }

    // Experience.
    let mut least: Option<(u32, usize)> = None;
    let mut none = false;
    for fact in &stated.experiences {
        if !asked(fact.first) {
            continue;
        }
        match fact.value {
            Experience::None => none = true,
            Experience::Months(months)
                if !preferred(tokens, fact.first, fact.last) && least.is_none_or(|(held, _)| months > held) =>
            {
                least = Some((months, fact.first));
            }
            _ => {}
        }
    }
    let trained = beginners_are_trained(tokens);
    gates.experience_min_months = if none || (trained && least.is_none()) {
        Some(0)
    } else {
        raw.experience_months.or(least.map(|(months, _)| months))
    };

    // "D3 atau pengalaman 3 tahun", "SMK, atau berpengalaman minimal 2 tahun".
    if let (Some((education, _, school_last)), Some((months, work))) = (lowest, least) {
        let (from, to) = (school_last.min(work), school_last.max(work));
        let joined = (from..=to).any(|at| tokens.is(at, words!("atau" | "or")))
            && (from + 1..=to).all(|at| {
                tokens.before(at) < Break::Sentence
                    || tokens.before(at) < Break::Line && tokens.is(at - 1, words!("min" | "minimal"))
            })
            && to - from <= 8;
        let or_last = (from..=to).rev().find(|at| tokens.is(*at, words!("atau" | "or")));
        // In "SMA atau SMK, pengalaman 1 tahun" the word joins two schools.
        let splits = or_last.is_some_and(|at| {
            (at + 1..work.max(at + 1)).all(|between| !schools.iter().any(|school| school.first == between))
        });
        if joined && splits && !none {
            gates.any_of.push(vec![Condition::Education(education), Condition::Experience(months)]);
            gates.education_min = None;
            gates.experience_min_months = None;
        }
    }

    // "D3 atau SMK dengan pengalaman 4 tahun": the higher school, or the lower with experience.
    if raw.education.is_none()
        && let Some((months, work)) = least.filter(|_| !none)
        && let Some(pair) = schools.windows(2).find_map(|pair| match pair {
            [high, low] => Some((high, low)),
            _ => None,
        })
        && pair.0.value > pair.1.value
        && pair.1.first > 0
        && tokens.is(pair.1.first - 1, words!("atau" | "or"))
        && (pair.1.last + 1..=work).any(|at| tokens.is(at, words!("dengan" | "with" | "plus")))
        && (pair.0.first + 1..=work).all(|at| tokens.before(at) < Break::Comma)
    {
        gates.any_of.push(vec![Condition::Education(pair.0.value), Condition::Experience(months)]);
        gates.education_min = Some(pair.1.value);
        gates.experience_min_months = None;
    }
    // "Bachelor's degree or equivalent experience" asks for no diploma.
    if let Some((_, _, last)) = lowest
        && (last + 1..(last + 8).min(tokens.len())).any(|at| {
            tokens.is(at, words!("or" | "atau"))
                && (last + 1..=at).all(|between| tokens.before(between) < Break::Sentence)
                && matches!(
                    (tokens.at(at + 1), tokens.at(at + 2)),
                    ("equivalent" | "relevant", "experience")
                        | ("self", "taught")
                        | ("pengalaman", "setara" | "sebanding")
                )
        })
    {
        gates.education_min = raw.education;
    }

    // Licences.
    let named = &stated.licences;
    let mut at = 0;
    while let Some(fact) = named.get(at) {
        let mut group = vec![fact.value.0];
        let mut next = at + 1;
        while let Some(more) = named.get(next).filter(|more| more.value.1 == Joined::Or) {
            group.push(more.value.0);
            next += 1;
        }
        let welcome = preferred(tokens, fact.first, fact.last);
        let not_needed = words_before(tokens, fact.first, 3).any(|place| tokens.is(place, words!("tidak" | "tanpa")));
        if !asked(fact.first) || not_needed {
        } else if welcome {
            gates.licences_preferred.extend(group);
        } else if group.len() > 1 {
            gates.any_of.push(group.into_iter().map(Condition::Licence).collect());
        } else {
            gates.licences_required.extend(group);
            if fact.value.2 {
                gates.licences_public.push(fact.value.0);
            }
        }
        at = next;
    }
    for list in [&mut gates.licences_required, &mut gates.licences_preferred, &mut gates.licences_public] {
        list.arrange();
        list.dedup();
    }
    // Alternatives said twice are one condition.
    gates.any_of.arrange();
    gates.any_of.dedup();
    let required = gates.licences_required.clone();
    gates.licences_preferred.retain(|licence| !required.contains(licence));

    // Certificates.
    for at in 0..tokens.len() {
        let word = tokens.known(at);
        let named = word.is(words!(
            "sertifikat"
                | "sertifikasi"
                | "bersertifikat"
                | "certificate"
                | "certification"
                | "certified"
                | "brevet"
                | "sio"
                | "str"
        )) || (word.is(words!("bnsp"))
            && !words_before(tokens, at, 4).any(|b| tokens.at(b).contains("sertifi")));
        let offered = words_before(tokens, at, 4).any(|b| {
            tokens.is(
                b,
                words!(
                    "mendapat"
                        | "mendapatkan"
                        | "dapat"
                        | "diberikan"
                        | "fotokopi"
                        | "tidak"
                        | "penahanan"
                        | "tanah"
                        | "fc"
                ),
            )
        });
        if !named || offered || !asked(at) || tokens.is(at + 1, words!("tanah")) {
            continue;
        }
        let words: Box<str> = certificate_words(tokens, at).into();
        if preferred(tokens, at, at) {
            gates.certificates_preferred.push(words);
        } else {
            gates.certificates.push(words);
        }
    }
    for list in [&mut gates.certificates, &mut gates.certificates_preferred] {
        list.arrange();
        list.dedup();
    }
}

/// Whether a word of preference in the same clause is about what stands at `first..=last`: before it ("diutamakan S1"), or
/// after it ("SMK DKV diutamakan") unless it is about another level that follows ("minimal SMA diutamakan S1").
fn preferred_here(tokens: &Tokens, schools: &[Fact<Education>], first: usize, last: usize) -> bool {
    let (from, to) = around(tokens, first, Break::Comma);
    let from = from.max(first.saturating_sub(REACH));
    let prefers = |at: usize| tokens.is(at, PREFERRED) && !(at > 0 && tokens.is(at - 1, words!("tidak" | "tdk")));
    // Schools stand in order.
    let next = schools.get(schools.partition_point(|school| school.first <= last));
    (from..first).any(prefers)
        || (last + 1..=to.min(last + 5)).any(|at| prefers(at) && next.is_none_or(|school| school.first > to))
}

fn surroundings(catalog: &Catalog, text: &str, reading: &Reading<'_>, raw: &Raw, posting: &mut Posting) {
    let tokens = &reading.tokens;
    let mut place: Vec<RegionId> = facts::place_of(catalog, &raw.location);
    if place.is_empty() {
        let mut all = facts::places_in(catalog, tokens);
        // A word of a longer name of work is no place: "jangka sorong", "las kuningan", "masakan Padang".
        all.retain(|fact| !reading.ends_name(fact.first, fact.last));
        place = facts::narrow(catalog, all.into_iter().flat_map(|fact| fact.value).collect());
    }
    posting.place = place;
    posting.relocation = (0..tokens.len()).any(|at| {
        tokens.is(at, words!("ditempatkan"))
            || (tokens.is(at, words!("seluruh")) && tokens.is(at + 1, words!("indonesia")))
    });
    posting.pay = raw.pay.or_else(|| facts::pays(text, tokens).first().map(|fact| fact.value));
    posting.closing_date = raw.valid_through.or_else(|| {
        (0..tokens.len()).find_map(|at| {
            let closes = tokens.is(
                at,
                words!(
                    "batas"
                        | "deadline"
                        | "ditutup"
                        | "lambat"
                        | "penutupan"
                        | "berakhir"
                        | "closing"
                        | "sebelum"
                        | "before"
                        | "paling"
                        | "terakhir"
                        | "until"
                        | "hingga"
                        | "sampai"
                        | "closes"
                        | "tutup"
                        | "by"
                        | "lamar"
                        | "lamaran"
                        | "apply"
                ),
            );
            closes.then(|| (at + 1..(at + 7).min(tokens.len())).find_map(|place| date_at(tokens, place))).flatten()
        })
    });
    posting.employment_type = raw.employment_type.or_else(|| (0..tokens.len()).find_map(|at| employment(tokens, at)));
}

/// An employment type named at a token.
fn employment(tokens: &Tokens, at: usize) -> Option<EmploymentType> {
    let next = tokens.at(at + 1);
    Some(match (tokens.at(at), next) {
        ("full", "time")
        | ("purna" | "penuh", "waktu")
        | ("waktu", "penuh")
        | ("fulltime" | "permanent", _)
        | ("karyawan" | "pegawai" | "status", "tetap") => EmploymentType::FullTime,
        ("part", "time") | ("paruh", "waktu") | ("parttime", _) => EmploymentType::PartTime,
        ("kontrak" | "pkwt" | "freelance" | "freelancer" | "kemitraan" | "contract", _)
            if !tokens.is(at + 1, words!("rumah" | "bangunan" | "proyek")) =>
        {
            EmploymentType::Contractor
        }
        ("harian", "lepas") => EmploymentType::PerDiem,
        ("sementara" | "musiman" | "temporary" | "seasonal", _) => EmploymentType::Temporary,
        ("magang" | "internship" | "intern", _)
            if !tokens.is(at.wrapping_sub(1), words!("pengalaman" | "lulusan" | "pernah")) =>
        {
            EmploymentType::Intern
        }
        _ => return None,
    })
}

/// The employment type a field names, in schema.org's words or a board's.
pub(super) fn employment_field(field: &str) -> Option<EmploymentType> {
    let tokens = Tokens::new(field);
    (0..tokens.len()).find_map(|at| employment(&tokens, at)).or_else(|| {
        Some(match tokens.at(0) {
            "full" => EmploymentType::FullTime,
            "part" => EmploymentType::PartTime,
            "contractor" => EmploymentType::Contractor,
            "intern" => EmploymentType::Intern,
            "volunteer" => EmploymentType::Volunteer,
            "per" | "kasual" | "casual" | "harian" => EmploymentType::PerDiem,
            "temporary" => EmploymentType::Temporary,
            "" => return None,
            _ => EmploymentType::Other,
        })
    })
}

/// Tracks that prepare for the posting, best first: by what of its requirements they teach, and whether its occupation works in
/// their field. At most five.
fn tracks_for(catalog: &Catalog, posting: &Posting) -> Vec<TrackId> {
    let mut scored: Vec<(u32, TrackId)> = Vec::new();
    let field = posting.occupations.first().map(|occupation| &catalog[*occupation].fields);
    for (at, track) in (0u16..).zip(catalog.tracks()) {
        let mut score: u32 = posting
            .requirements
            .iter()
            .filter_map(|requirement| Some((requirement, requirement.competency?)))
            .filter(|(_, competency)| track.teaches.iter().any(|taught| taught.competency == *competency))
            .map(|(requirement, competency)| {
                let own = if catalog[competency].field == track.field { 3 } else { 1 };
                let origin = if requirement.origin == Origin::Stated { 3 } else { 1 };
                u32::from(catalog[competency].rarity) * own * origin
            })
            .sum();
        if let Some(place) = field.and_then(|fields| fields.iter().position(|field| *field == track.field)) {
            score += 1500 / u32::try_from(place + 1).unwrap_or(1);
        }
        if score > 0 {
            scored.push((score, TrackId(at)));
        }
    }
    scored.arrange_by_key(|(score, track)| (std::cmp::Reverse(*score), *track));
    let best = scored.first().map_or(0, |(score, _)| *score);
    scored.into_iter().filter(|(score, _)| *score * 4 >= best).take(5).map(|(_, track)| track).collect()
}
