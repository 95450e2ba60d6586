//! What the writer says of a mention: can, cannot, would like to, somebody else can; and how well.
//!
//! A sentence is walked once from left to right with a state that negators, wishes and subjects set and that contrast
//! ("tapi"), a new claim ("…, bisa jahit") or the writer's own "saya" reset. Words inside a mention ("AC tidak dingin") do
//! not count as markers.

use super::reading::{Reading, set};
use crate::text::{Break, Word, is_stop_word, words};

/// What the writer says of a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// That they can do it, or simply names it.
    Claimed,
    /// That they cannot, or never did ("belum pernah", "tidak bisa").
    Negated,
    /// That they would like to ("ingin belajar", "cari kerja sebagai").
    Wished,
    /// That somebody else can ("bapak saya tukang las").
    OtherPerson,
}

const NEGATORS: &[Word] = words![
    "belom", "belum", "bkn", "blm", "bukan", "cannot", "engga", "enggak", "ga", "gak", "gk", "kaga", "kagak",
    "kecuali", "nda", "ndak", "never", "ngga", "nggak", "no", "not", "ora", "tak", "tanpa", "tdk", "tidak", "without",
    "awam", "buta", "dereng", "jangan", "lupa", "mboten",
];
/// After a negator these words make it no negation of ability: "tidak hanya", "tidak keberatan", "belum punya sertifikat".
const HARMLESS: &[Word] = words![
    "apa", "cuma", "hanya", "just", "keberatan", "malu", "masalah", "merokok", "only", "punya", "sekadar", "sekedar",
    "takut", "memiliki", "saja", "asing", "ada", "hal", "kalah", "lupa", "ragu", "sulit", "susah", "diragukan",
    "khawatir", "perlu", "usah",
];
/// "Gak pernah digaji", "belum pernah telat": nothing of what somebody can do.
const PAID: &[Word] = words!["bolos", "dibayar", "digaji", "gajian", "kursus", "libur", "paid", "telat", "terlambat"];
/// After a negator these words say "a little" rather than "not at all".
const NOT_VERY: &[Word] =
    words!["ahli", "begitu", "fasih", "jago", "lancar", "mahir", "sempurna", "seberapa", "terlalu", "very"];
const ABILITY: &[Word] = words![
    "able", "berani", "biasa", "bisa", "bs", "can", "coba", "dapat", "ikut", "know", "kuasai", "mampu", "mencoba",
    "menyentuh", "nyentuh", "nyoba", "pegang", "sempat", "mengerti", "menguasai", "ngerti", "paham", "pernah",
    "sanggup", "tahu", "tau", "bidang", "keahlian", "ranah", "saged", "spesialis", "tanya", "urusan",
];
/// A new claim begins.
const RESUME: &[Word] = words![
    "able", "ahli", "berpengalaman", "biasa", "bisa", "bs", "can", "jago", "lumayan", "mahir", "mampu", "mengerti",
    "menguasai", "ngerti", "paham", "pernah", "punya", "sanggup", "sering", "sudah", "terbiasa", "udah", "experienced",
    "skilled", "fasih", "lancar", "pinter", "pintar", "saged", "biasanya",
];
const WISHES: &[Word] = words![
    "berencana", "berharap", "berminat", "bercita", "cari", "cita", "harap", "hope", "impian", "ingin", "inginnya",
    "interested", "kelak", "kepengen", "kepingin", "lamar", "looking", "mau", "melamar", "mencari", "minat", "nyari",
    "pengen", "pengin", "pengennya", "pingin", "rencana", "seeking", "semoga", "penasaran", "tertarik", "want", "wish",
    "ajari", "ajarin", "andai", "andaikan", "seandainya", "would",
];
const CONTRAST: &[Word] = words![
    "but", "cuma", "however", "melainkan", "namun", "padahal", "sedangkan", "tapi", "tetapi", "tp", "although",
    "meski", "meskipun", "walau", "walaupun",
];
const SELF: &[Word] = words!["aku", "ane", "gue", "gua", "gw", "i", "kami", "saya", "sy", "kula"];
const OTHERS: &[Word] = words![
    "abah", "abang", "abi", "adek", "adik", "ayah", "bapak", "beliau", "bibi", "bos", "boss", "brother", "bude",
    "bulik", "bunda", "cousin", "daughter", "dia", "emak", "father", "friend", "husband", "ibu", "ipar", "istri",
    "isteri", "kakak", "kakek", "kawan", "mama", "mamak", "mbah", "mereka", "mertua", "mother", "neighbor",
    "neighbour", "nenek", "om", "ortu", "pacar", "pakde", "paklik", "paman", "papa", "sahabat", "saudara", "sepupu",
    "sister", "son", "suami", "tante", "teman", "tetangga", "umi", "uncle", "wife", "mas", "mbak",
];
/// Before a person, these say that the writer works with them, for them or at their place.
const ALONGSIDE: &[Word] = words![
    "bantu", "bantuin", "bareng", "bengkel", "bersama", "buat", "dari", "dengan", "di", "diajari", "diajarin", "for",
    "from", "gantikan", "help", "helped", "helping", "ikut", "jaga", "ke", "kepada", "kios", "membantu",
    "menggantikan", "milik", "mbantu", "nemenin", "oleh", "rumah", "sama", "tempat", "toko", "untuk", "usaha",
    "warung", "with", "yth", "kedai", "salon", "ajarin", "mengajari", "ngajari", "ngajarin", "ngebantu", "ngelatih",
    "melatih", "bantuan", "diajar", "disuruh", "nemani",
];
/// In somebody else's sentence, these bring the writer back in.
const JOINING: &[Word] = words![
    "bantu", "bantuin", "diajari", "diajarin", "help", "helped", "ikut", "membantu", "mbantu", "nemenin", "ngajari",
    "ngajarin", "mengajari", "ngebantu",
];

const LEVELS: &[(&str, u8)] = &[
    ("advanced", 3),
    ("ahli", 3),
    ("aktif", 2),
    ("basic", 1),
    ("beginner", 1),
    ("berpengalaman", 2),
    ("cakap", 2),
    ("dasar", 1),
    ("expert", 3),
    ("fasih", 3),
    ("fluent", 3),
    ("jago", 3),
    ("lancar", 2),
    ("mahir", 3),
    ("master", 3),
    ("menguasai", 2),
    ("pasif", 1),
    ("pemula", 1),
    ("proficient", 2),
    ("profesional", 3),
    ("sedikit", 1),
    ("skilled", 2),
    ("spesialis", 3),
    ("terampil", 2),
    ("terbiasa", 2),
];

/// How far a denial or wish reaches within its clause, in tokens; it also keeps the work linear.
const REACH: usize = 60;

/// The level a word states, if it is a word for a level.
pub(crate) fn level_word(word: &str) -> Option<u8> {
    LEVELS.iter().find(|(known, _)| *known == word).map(|(_, level)| *level)
}

/// Fills in stance and level of every mention and the stance of every job.
pub(super) fn mark(reading: &mut Reading<'_>) {
    let count = reading.tokens.len();
    let mut inside = vec![false; count];
    let mut begins: Vec<bool> = vec![false; count];
    for mention in &reading.mentions {
        set(&mut inside, mention.tokens);
    }
    for (from, _) in reading.mentions.iter().map(|m| m.tokens).chain(reading.jobs.iter().map(|j| j.tokens)) {
        set(&mut begins, (from, from));
    }
    let walked = walk(reading, &inside, &begins);
    let weak = |at: usize| walked.weak.get(at).copied().unwrap_or(false);
    let stance = |at: usize| walked.states.get(at).copied().unwrap_or(Stance::Claimed);
    let levels: Vec<Option<u8>> = reading
        .mentions
        .iter()
        .map(|m| if weak(m.tokens.0) { Some(1) } else { level_near(reading, m.tokens, &inside) })
        .collect();
    for (mention, level) in reading.mentions.iter_mut().zip(levels) {
        mention.stance = stance(mention.tokens.0);
        mention.level = level;
    }
    for job in &mut reading.jobs {
        job.stance = stance(job.tokens.0);
    }
    reading.stances = walked.states;
}

struct Walked {
    states: Vec<Stance>,
    /// Tokens whose mention is only just begun ("belum lancar", "sedang belajar").
    weak: Vec<bool>,
}

fn walk(reading: &Reading<'_>, inside: &[bool], begins: &[bool]) -> Walked {
    let tokens = &reading.tokens;
    let count = tokens.len();
    let mut walked = Walked { states: vec![Stance::Claimed; count], weak: vec![false; count] };
    let mut state = Stance::Claimed;
    let mut set_at = 0usize;
    let mut named_since = false;
    let mut weak = false;
    // "AC tidak dingin, isi freon": a negation of something else than ability ends at the comma.
    let mut of_ability = false;
    let mut clause = 0usize;
    for at in 0..count {
        let word = tokens.known(at);
        let before = tokens.before(at);
        if before >= Break::Sentence {
            (state, weak, named_since, clause) = (Stance::Claimed, false, false, at);
        } else if before == Break::Comma {
            clause = at;
            weak = false;
            if state == Stance::Negated && !of_ability {
                state = Stance::Claimed;
            }
        }
        // "mau belajar" may be a mention itself and still opens a wish.
        let free = !inside.get(at).copied().unwrap_or(false) || (word.is(WISHES) && !tokens.at(at).contains("cari"));
        if free {
            let shortened = word.is(words!("t"))
                && tokens.items().get(at).is_some_and(|t| t.joined)
                && at > 0
                && tokens.is(at - 1, words!("don" | "can" | "doesn" | "haven" | "didn" | "couldn" | "won" | "isn"));
            // "belum bisa las, kalau bubut sudah": another thing is taken up.
            let instead = before == Break::Comma && word.is(words!("kalau" | "kalo" | "klo"));
            let blank = word.is(words!("nol" | "bingung" | "nihil" | "gelap"))
                && at > clause
                && tokens.is(at - 1, words!("masih" | "tetap"));
            if blank && state == Stance::Claimed {
                for earlier in clause..at {
                    if let Some(held) = walked.states.get_mut(earlier) {
                        *held = Stance::Negated;
                    }
                }
            } else if word.is(CONTRAST) || instead {
                (state, weak, named_since, clause) = (Stance::Claimed, false, false, at);
            } else if word.is(NEGATORS)
                || shortened
                || (word.is(words!("kurang")) && (tokens.is(at + 1, ABILITY) || tokens.is(at + 1, NOT_VERY)))
            {
                // "mesin 2 tak" at the end of a line does not deny what the next begins with.
                let ahead = |step: usize| {
                    let joined = (1..=step).all(|s| tokens.before(at + s) < Break::Sentence);
                    if joined { tokens.known(at + step) } else { Word::OTHER }
                };
                let (next, second) = (ahead(1), ahead(2));
                if next.is(NOT_VERY) || (next.is(ABILITY) && second.is(NOT_VERY)) {
                    weak = true;
                    // "las belum lancar": what came before in the clause is meant.
                    for earlier in clause.max(at.saturating_sub(REACH))..at {
                        if let Some(weak) = walked.weak.get_mut(earlier) {
                            *weak = true;
                        }
                    }
                } else if tokens.before(at + 1) >= Break::Comma {
                    // "frais belum", "rakit panel tidak": the clause ends with it and is about what came before.
                    if state != Stance::OtherPerson
                        && word.is(words!(
                            "belum"
                                | "blm"
                                | "belom"
                                | "dereng"
                                | "tidak"
                                | "tdk"
                                | "gak"
                                | "ga"
                                | "nggak"
                                | "enggak"
                                | "ndak"
                        ))
                    {
                        for earlier in clause.max(at.saturating_sub(REACH))..at {
                            if let Some(held) = walked.states.get_mut(earlier) {
                                *held = Stance::Negated;
                            }
                        }
                    }
                } else if !next.is(HARMLESS) && !(at + 1..at + 4).any(|place| tokens.is(place, PAID)) {
                    let ahead = (at + 1..count.min(at + REACH))
                        .take_while(|next| tokens.before(*next) == Break::None && !tokens.is(*next, CONTRAST));
                    let forward = ahead.into_iter().any(|next| begins.get(next).copied().unwrap_or(false));
                    let able = next.is(ABILITY) || shortened;
                    if !forward && able && state != Stance::OtherPerson {
                        // "Mesin bubut? Belum pernah nyentuh": a clause of its own answers the one before.
                        // One that names a thing of its own, known or not, says nothing of what came before.
                        let bare = (at + 1..count.min(at + REACH))
                            .take_while(|next| tokens.before(*next) == Break::None)
                            .all(|next| tokens.is(next, ABILITY) || is_stop_word(tokens.at(next)));
                        let from = if at == clause && at > 0 && before < Break::Line && bare {
                            (at.saturating_sub(REACH)..at)
                                .rev()
                                .find(|earlier| tokens.before(*earlier) >= Break::Comma)
                                .unwrap_or(0)
                        } else {
                            clause
                        };
                        for earlier in from.max(at.saturating_sub(REACH))..at {
                            if let Some(held) = walked.states.get_mut(earlier) {
                                *held = Stance::Negated;
                            }
                        }
                    }
                    // In somebody else's sentence the negation is theirs too. One that answers what came before does not reach
                    // over the comma: "Excel ga bisa, Word lancar".
                    let spent = !forward && able && begins.iter().take(at).skip(clause).any(|begins| *begins);
                    if state != Stance::OtherPerson && !spent {
                        (state, set_at, named_since) = (Stance::Negated, at, false);
                        of_ability = able;
                    }
                }
            } else if word.is(WISHES) && matches!(state, Stance::Claimed | Stance::Wished) {
                let ahead = (at + 1..count.min(at + REACH))
                    .take_while(|next| tokens.before(*next) == Break::None && !tokens.is(*next, CONTRAST));
                let forward = ahead.into_iter().any(|next| begins.get(next).copied().unwrap_or(false));
                // "excel pengen belajar lagi": the wish is about what came before.
                let claimed = (clause..at).any(|earlier| tokens.is(earlier, RESUME));
                let learning = tokens.is(
                    at + 1,
                    words!("belajar" | "dipelajari" | "diajari" | "diajarin" | "bisa" | "mahir" | "lancar"),
                );
                // "drone pengen banget": nothing follows that could be wished for.
                let trailing =
                    tokens.is(at + 1, words!("banget" | "sekali" | "sih")) || tokens.before(at + 1) >= Break::Comma;
                if !forward && (learning || trailing && !claimed) {
                    for earlier in clause.max(at.saturating_sub(REACH))..at {
                        if let Some(held) = walked.states.get_mut(earlier) {
                            *held = Stance::Wished;
                        }
                    }
                }
                (state, set_at, named_since) = (Stance::Wished, at, false);
            } else if (word.is(OTHERS) || word.is(words!("anak")) && tokens.is(at + 1, SELF))
                && is_subject(reading, at, clause)
            {
                (state, set_at, named_since) = (Stance::OtherPerson, at, false);
            } else if state == Stance::OtherPerson {
                let own = word.is(SELF) && at > set_at + 1 && !tokens.is(at - 1, OTHERS);
                if own || word.is(JOINING) {
                    (state, named_since) = (Stance::Claimed, false);
                }
            } else if state != Stance::Claimed {
                // "tidak bisa las, bisa jahit" · "ingin kerja, sudah bisa las": an ability that does not belong to the marker.
                let apart = at > set_at + 2 && (named_since || before == Break::Comma || at > set_at + 3);
                let purpose = at > 0 && tokens.is(at - 1, words!("biar" | "supaya" | "agar" | "untuk" | "buat"));
                if (word.is(RESUME) && apart && !purpose) || (word.is(SELF) && before == Break::Comma) {
                    (state, named_since) = (Stance::Claimed, false);
                }
            } else if word.is(words!("belajar" | "learning"))
                && at > 0
                && tokens.is(at - 1, words!("sedang" | "lagi" | "masih" | "baru" | "am" | "still"))
            {
                weak = true;
            }
        }
        if begins.get(at).copied().unwrap_or(false) {
            named_since = true;
        }
        if let Some(held) = walked.states.get_mut(at)
            && *held == Stance::Claimed
        {
            *held = state;
        }
        if weak && let Some(held) = walked.weak.get_mut(at) {
            *held = true;
        }
    }
    walked
}

/// Whether a person named at `at` is who the clause is about.
fn is_subject(reading: &Reading<'_>, at: usize, clause: usize) -> bool {
    let tokens = &reading.tokens;
    let from = at.saturating_sub(3).max(clause);
    if (from..at).any(|earlier| tokens.is(earlier, ALONGSIDE) || tokens.is(earlier, JOINING)) {
        return false;
    }
    // "Bapak/Ibu HRD" addresses; "ibu rumah tangga" is what the writer is.
    let next = tokens.known(at + 1);
    // "emak-emak anak tiga" is the writer.
    if next.is(words!("anak")) && crate::facts::number(tokens.at(at + 2)).is_some() {
        return false;
    }
    !(tokens.is(at, words!("ibu" | "bapak" | "mas" | "mbak"))
        && (next.is(OTHERS)
            || next.is(words!("rumah" | "hrd" | "pimpinan" | "saya" | "aku")) && tokens.is(at, words!("mas" | "mbak"))
            || next.is(words!("rumah" | "hrd" | "pimpinan"))
            || (at > 0 && tokens.is(at - 1, words!("yth" | "kepada" | "seorang" | "bapak" | "sebagai")))))
}

/// The level that the nearest word in the clause states: up to 4 tokens before, 3 after.
fn level_near(reading: &Reading<'_>, (first, last): (usize, usize), inside: &[bool]) -> Option<u8> {
    let tokens = &reading.tokens;
    let level_at = |at: usize| if inside.get(at).copied().unwrap_or(true) { None } else { level_word(tokens.at(at)) };
    let mut at = first;
    let mut before = None;
    for distance in 1..=4 {
        if at == 0 || tokens.before(at) != Break::None {
            break;
        }
        at -= 1;
        if let Some(level) = level_at(at) {
            before = Some((distance, level));
            break;
        }
    }
    let mut after = None;
    for distance in 1..=3 {
        let at = last + distance;
        if at >= tokens.len() || tokens.before(at) != Break::None || inside.get(at).copied().unwrap_or(true) {
            break;
        }
        if let Some(level) = level_at(at) {
            after = Some((distance, level));
            break;
        }
    }
    match (before, after) {
        (Some((b, _)), Some((a, level))) if a < b => Some(level),
        (Some((_, level)), _) | (None, Some((_, level))) => Some(level),
        (None, None) => None,
    }
}
