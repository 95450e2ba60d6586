//! Sentences that tell of the world and of no ability: "oli motor sekarang naik harganya", "listrik padam", "where is the
//! hotel?".
//!
//! People write what they can do mostly without saying that they can ("servis motor, ganti oli"), so a mention counts
//! unless its sentence shows that it tells something else. A word of ability keeps the whole sentence. Adverts are not
//! asked: what they name, they ask for.

use super::reading::Reading;
use crate::text::{Break, Word, words};

/// With one of these the sentence speaks of work or ability, whatever else it tells.
const ABILITY: &[Word] = words![
    "able", "ahli", "berani", "berpengalaman", "bekerja", "biasa", "bisa", "bs", "can", "certified", "experience",
    "experienced", "freelance", "jago", "karyawan", "keahlian", "kerja", "krja", "kursus", "learned", "lulus",
    "lulusan", "magang", "mahir", "mampu", "mengerti", "menguasai", "montir", "ngerti", "paham", "pelatihan",
    "pengalaman", "pkl", "proficient", "saged", "sanggup", "sertifikat", "skill", "skilled", "spesialis", "teknisi",
    "terampil", "terbiasa", "tukang", "work", "worked", "working",
];
/// Judging and asking: with one of these and no word of ability nothing in the sentence is claimed.
const JUDGES: &[Word] = words![
    "berapa", "enak", "expensive", "how", "kapan", "kenapa", "keren", "konser", "lezat", "lucu", "mahal", "mahalnya",
    "namanya", "ditempel", "where", "why",
];
/// Consuming and paying: the same, unless the word is part of what is done ("tawarkan paket menginap").
const CONSUMES: &[Word] = words![
    "beli", "dibeli", "eat", "harga", "harganya", "langganan", "makan", "membeli", "menginap", "menginep", "menonton",
    "minum", "murah", "nginap", "nginep", "ngopi", "nonton", "price", "watch",
];
/// Liking one of these is a pastime.
const PASTIMES: &[Word] =
    words!["nonton", "baca", "dengar", "dengerin", "lihat", "liat", "main", "makan", "minum", "ngopi"];
/// How a thing is or where: nothing is done unless the sentence has a verb of work.
const STATES: &[Word] = words![
    "bocor", "broken", "bunyi", "bunyinya", "cold", "depan", "dekat", "dingin", "gampang", "habis", "hilang", "jadi",
    "jerawatan", "kebesaran", "kekecilan", "kenceng", "kotor", "lelet", "lemot", "macet", "mati", "mogok", "naik",
    "padam", "patah", "pecah", "penuh", "putus", "ramai", "robek", "rusak", "samping", "sebelah", "seberang", "sepi",
    "slow", "sobek", "tutup", "turun", "village", "telat", "live",
];
/// Behind "saya" these are no deed.
const NO_ACT: &[Word] = words![
    "belum", "blm", "di", "ga", "gak", "ini", "itu", "nggak", "punya", "sekarang", "semua", "sudah", "tidak", "udah",
    "yang",
];
const OWNERS: &[Word] = words!["aku", "itu", "kami", "kita", "my", "our", "saya", "sy", "this"];

/// Takes out the mentions and jobs of sentences that claim nothing.
pub(super) fn drop_told(reading: &mut Reading<'_>, text: &str) {
    let count = reading.tokens.len();
    let mut told: Vec<bool> = vec![false; count];
    let mut from = 0;
    while from < count {
        let mut to = from;
        while to + 1 < count && reading.tokens.before(to + 1) < Break::Sentence {
            to += 1;
        }
        tells(reading, text, (from, to), &mut told);
        from = to + 1;
    }
    let keep = |(first, _): (usize, usize)| !told.get(first).copied().unwrap_or(false);
    reading.mentions.retain(|mention| keep(mention.tokens));
    reading.jobs.retain(|job| keep(job.tokens));
}

/// Marks the mentions of one sentence that are only told of.
fn tells(reading: &Reading<'_>, text: &str, (from, to): (usize, usize), told: &mut [bool]) {
    let tokens = &reading.tokens;
    let word = |at: usize| tokens.known(at);
    let has = |list: &[Word]| (from..=to).any(|at| word(at).is(list));
    let own = (from..=to).any(|at| {
        word(at).is(ABILITY) && !(at > 0 && word(at).is(words!("kerja")) && word(at - 1).is(words!("tempat")))
    });
    // What follows a colon belongs to what stands before it: "Saya bisa: servis motor".
    let mark = |at: usize| tokens.items().get(at).map_or(' ', |token| token.mark);
    if own || mark(from) == ':' {
        return;
    }
    let question = if to + 1 < tokens.len() { mark(to + 1) == '?' } else { text.trim_end().ends_with('?') };
    let addressed = has(words!("kamu" | "anda" | "kak" | "min" | "you" | "apakah" | "apa" | "dong"));
    let pastime = (from..to).any(|at| {
        word(at).is(words!("suka" | "hobi" | "sering" | "senang" | "like" | "love")) && word(at + 1).is(PASTIMES)
    });
    let state = has(STATES);
    // A verb of work, or what the writer does: "sok bocor saya bongkar".
    let done = (from..=to).any(|at| {
        let acts = word(at).is(words!("saya" | "sy" | "aku" | "i"))
            && at < to
            && !word(at + 1).is(STATES)
            && !word(at + 1).is(NO_ACT);
        acts || reading.is_work(at) || word(at).is(words!("cari" | "nyari" | "mencari"))
    });
    // Within what is done the word is part of it: "tawarkan paket menginap".
    let consumes = (from..=to).any(|at| word(at).is(CONSUMES) && !reading.is_within(at, 3));
    let all = has(JUDGES) || consumes || (question && addressed) || pastime;
    // Both lists are sorted, so those of the sentence stand together.
    let mentions = reading.mentions.get(reading.mentions.partition_point(|m| m.tokens.0 < from)..).unwrap_or(&[]);
    let jobs = reading.jobs.get(reading.jobs.partition_point(|job| job.tokens.0 < from)..).unwrap_or(&[]);
    let (mentions, jobs) = (mentions.iter().map(|m| m.tokens), jobs.iter().map(|job| job.tokens));
    let here = |(first, _): &(usize, usize)| *first <= to;
    for (first, last) in mentions.take_while(here).chain(jobs.take_while(here)) {
        let possessed = last < to && word(last + 1).is(OWNERS) && tokens.before(last + 1) == Break::None;
        let visited = first > from && word(first - 1).is(words!("ke"));
        if all || visited || ((state || possessed) && !done) {
            for flag in told.iter_mut().take(last + 1).skip(first) {
                *flag = true;
            }
        }
    }
}
