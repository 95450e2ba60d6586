//! How long somebody worked, or should have.

use super::{Fact, number};
use crate::text::{Break, Tokens, Word, words};

/// What a text says of experience at one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Experience {
    /// At least so many months.
    Months(u32),
    /// None is needed, or there is none: "fresh graduate", "tanpa pengalaman", "belum pernah kerja".
    None,
    /// Some, without a figure.
    Some,
}

const WORK: &[Word] =
    words!["pengalaman", "berpengalaman", "experience", "experienced", "pengalamannya", "berpengalamn", "pengalamn"];
const NOT_WORK: &[Word] = words![
    "usia", "umur", "age", "kontrak", "contract", "garansi", "percobaan", "probation", "training", "pelatihan",
    "kursus", "berdiri", "lalu", "sejak", "pkl", "sekolah", "kuliah", "ijazah", "penahanan", "masa", "ikatan", "lulus",
    "plthn", "magang", "internship", "bootcamp", "course", "semester", "menganggur", "nganggur", "vakum",
];

/// Months of a duration that begins at `at`: "2 tahun", "1,5 th", "6 bulan", "1 (satu) tahun", "1-2 tahun", "setahun", "2+ years";
/// with the last token. Of a range the smaller end.
pub(crate) fn duration(tokens: &Tokens, at: usize) -> Option<(u32, usize)> {
    match tokens.at(at) {
        "setahun" => return Some((12, at)),
        "sebulan" => return Some((1, at)),
        "setengah" if tokens.is(at + 1, words!("tahun")) => return Some((6, at + 1)),
        _ => {}
    }
    if let Some((figure, months)) = glued(tokens.at(at)) {
        return (figure <= 50 || months == 1 && figure <= 600).then_some((figure * months, at));
    }
    let whole = number(tokens.at(at))?;
    let mut half = false;
    for next in at + 1..at + 5 {
        match tokens.at(next) {
            "tahun" | "taun" | "thn" | "th" | "year" | "years" | "yr" | "yrs" | "tahunan" => {
                return (whole <= 50).then_some((whole * 12 + if half { 6 } else { 0 }, next));
            }
            "bulan" | "bln" | "month" | "months" => return (whole <= 600).then_some((whole, next)),
            "setengah" => half = true,
            "sampai" | "hingga" | "to" | "s" | "d" | "sd" => {}
            // "1,5 tahun" has a comma between its digits; "1 - 2 tahun" a range; "1 (satu) tahun" says it twice.
            word => match number(word) {
                Some(5)
                    if tokens.items().get(next).is_some_and(|token| {
                        token.start == tokens.items().get(at).map_or(0, |first| first.end) + 1
                    }) && (tokens.before(next) != Break::None
                        || tokens.items().get(next).is_some_and(|token| token.joined && token.mark == '.')) =>
                {
                    half = true;
                }
                Some(_) => {}
                None => return None,
            },
        }
        if tokens.before(next) >= Break::Sentence {
            return None;
        }
    }
    None
}

/// A duration written as one word ("2th", "6bln"): its figure, and how many months one of it has.
fn glued(word: &str) -> Option<(u32, u32)> {
    let (digits, unit) = word.split_at_checked(word.find(|c: char| !c.is_ascii_digit())?)?;
    let months = match unit {
        "th" | "thn" | "tahun" | "yr" | "yrs" => 12,
        "bln" | "bulan" => 1,
        _ => return None,
    };
    Some((number(digits)?, months))
}

/// Every statement about experience. Linear.
pub(crate) fn experiences(tokens: &Tokens) -> Vec<Fact<Experience>> {
    let mut found: Vec<Fact<Experience>> = Vec::new();
    let joined = |from: usize, to: usize| {
        (from + 1..=to).all(|at| {
            tokens.before(at) < Break::Line && (tokens.before(at) < Break::Sentence || tokens.is(at - 1, words!("min")))
        })
    };
    for at in 0..tokens.len() {
        let next = |step: usize| if joined(at, at + step) { tokens.known(at + step) } else { Word::OTHER };
        match tokens.at(at) {
            "fresh" | "freshgraduate" | "fresgraduate" | "fresh-graduate"
                if !tokens.is(at, words!("fresh")) || joined(at, at + 1) && tokens.at(at + 1).starts_with("grad") =>
            {
                found.push(Fact {
                    value: Experience::None,
                    first: at,
                    last: at + usize::from(tokens.is(at, words!("fresh"))),
                });
            }
            "freshgrad" => found.push(Fact { value: Experience::None, first: at, last: at }),
            "baru" if next(1).is(words!("lulus")) => {
                found.push(Fact { value: Experience::None, first: at, last: at + 1 });
            }
            // "FG boleh": fresh graduates.
            "fg" if next(1).is(words!("boleh" | "welcome" | "silakan" | "dipersilakan" | "ok")) => {
                found.push(Fact { value: Experience::None, first: at, last: at });
            }
            "tanpa" | "tidak" | "nggak" | "gak" | "ga" | "ngga" | "enggak" | "belum" | "blm" | "belom" | "tdk"
            | "non" | "no" | "without" => {
                // "tanpa pengalaman", "belum punya pengalaman (kerja)", "tidak harus berpengalaman", "belum pernah kerja".
                let ahead = (1..=3).find(|step| next(*step).is(WORK));
                let never = tokens.is(at, words!("belum" | "blm" | "belom" | "tidak" | "nggak" | "gak"))
                    && (next(1).is(words!("pernah" | "prnh")) && next(2).is(words!("kerja" | "bekerja" | "krja"))
                        || next(1).is(words!("kerja" | "bekerja")));
                if never {
                    found.push(Fact { value: Experience::None, first: at, last: at + 2 });
                } else if let Some(step) = ahead
                    && (1..step).all(|s| {
                        next(s).is(words!(
                            "ada"
                                | "punya"
                                | "memiliki"
                                | "harus"
                                | "perlu"
                                | "wajib"
                                | "butuh"
                                | "berpengalaman"
                                | "pernah"
                                | "diperlukan"
                                | "diutamakan"
                                | "prior"
                                | "previous"
                                | "work"
                        ))
                    })
                {
                    found.push(Fact { value: Experience::None, first: at, last: at + step });
                }
            }
            // "min. 1 tahun di bidangnya", "2 years min", "…, 3 years": the word itself is left out.
            word if (number(word).is_some() || glued(word).is_some())
                && !(at > 0 && tokens.before(at) == Break::None && number(tokens.at(at - 1)).is_some())
                && let Some((months, last)) = duration(tokens, at)
                && months < 15 * 12
                && plausible(tokens, at) =>
            {
                let least =
                    |word: Word| word.is(words!("min" | "minimal" | "minimum" | "least" | "sedikitnya" | "kurangnya"));
                let before = (at.saturating_sub(2)..at).any(|place| least(tokens.known(place)) && joined(place, at));
                let after = tokens.before(last + 1) == Break::None && least(tokens.known(last + 1));
                let alone = tokens.at(last).starts_with('y')
                    && tokens.before(at) >= Break::Comma
                    && (last + 1 >= tokens.len()
                        || tokens.before(last + 1) >= Break::Comma
                        || tokens.is(last + 1, words!("in" | "as")));
                // "1 thn di posisi yang sama"
                let likewise =
                    tokens.is(last + 1, words!("di")) && tokens.is(last + 2, words!("posisi" | "bidang" | "bidangnya"));
                let other =
                    tokens.is(last + 1, words!("kontrak" | "contract" | "old" | "garansi" | "warranty" | "ago"));
                if (before || after || alone || likewise) && !other {
                    found.push(Fact { value: Experience::Months(months), first: at, last });
                }
            }
            // "kerja belum pernah sama sekali"
            "kerja" | "bekerja" | "ngantor"
                if next(1).is(words!("belum" | "blm" | "belom"))
                    && next(2).is(words!("pernah" | "prnh" | "ada"))
                    && !(at > 0 && tokens.is(at - 1, WORK)) =>
            {
                found.push(Fact { value: Experience::None, first: at, last: at + 2 });
            }
            _ if tokens.is(at, WORK) => {
                // "pengalaman tidak diutamakan / diperlukan / wajib", "no experience required" are covered above or here.
                if (1..=3).any(|step| {
                    next(step).is(words!("tidak" | "not"))
                        && next(step + 1).is(words!(
                            "diutamakan"
                                | "diperlukan"
                                | "wajib"
                                | "perlu"
                                | "harus"
                                | "required"
                                | "needed"
                                | "dibutuhkan"
                                | "masalah"
                                | "disyaratkan"
                                | "menjadi"
                        ))
                }) {
                    found.push(Fact { value: Experience::None, first: at, last: at + 2 });
                    continue;
                }
                if found.last().is_some_and(|fact| fact.value == Experience::None && fact.last >= at) {
                    continue;
                }
                // The nearest duration: after within 9 words of the line, else before within 6.
                let after =
                    (at + 1..(at + 10).min(tokens.len())).take_while(|place| joined(at, *place)).find_map(|place| {
                        duration(tokens, place)
                            .filter(|_| plausible(tokens, place))
                            .map(|(months, last)| (months, place, last))
                    });
                let before = (at.saturating_sub(7)..at).rev().filter(|place| joined(*place, at)).find_map(|place| {
                    duration(tokens, place)
                        .filter(|(_, last)| *last < at && plausible(tokens, place))
                        .map(|(months, last)| (months, place, last))
                });
                let value = match (after, before) {
                    (Some((months, _, last)), _) => Fact { value: Experience::Months(months), first: at, last },
                    (None, Some((months, place, _))) => {
                        Fact { value: Experience::Months(months), first: place, last: at }
                    }
                    (None, None) => Fact { value: Experience::Some, first: at, last: at },
                };
                found.push(value);
            }
            _ => {}
        }
    }
    // "min. 1 tahun" inside "pengalaman min. 1 tahun" is the same statement.
    found.dedup_by(|later, earlier| later.value == earlier.value && later.first <= earlier.last);
    found
}

/// Whether something in the sentence says that a long time was worked, and is not an age.
fn worked(tokens: &Tokens, first: usize, last: usize) -> bool {
    let sentence =
        |place: usize| (place.min(first) + 1..=place.max(last)).all(|between| tokens.before(between) < Break::Sentence);
    (first.saturating_sub(6)..(last + 5).min(tokens.len())).any(|place| {
        let word = tokens.known(place);
        (word.is(WORK)
            || word.is(words!(
                "kerja"
                    | "bekerja"
                    | "usaha"
                    | "bantu"
                    | "jualan"
                    | "worked"
                    | "selama"
                    | "jadi"
                    | "tukang"
                    | "sebagai"
                    | "menjahit"
            ))
            || (word.is(words!("sudah")) || word.is(words!("udah"))) && place + 1 == first)
            && sentence(place)
    })
}

/// Whether a duration is not one of something else: an age, a contract, a course.
fn plausible(tokens: &Tokens, at: usize) -> bool {
    !(at.saturating_sub(3)..at).any(|place| {
        tokens.is(place, NOT_WORK)
            && !(place > 0 && tokens.is(place, words!("sekolah")) && tokens.is(place - 1, words!("kepala")))
            && (place + 1..=at).all(|between| tokens.before(between) < Break::Sentence)
    })
}

/// The time of work a text of a person states, in months: the sum of the durations it names ("kerja 7 bulan di salon, sebelumnya 1
/// tahun di pangkas") that are not of something else (an age, a course, a school), or 0 when it says there was none. `None` when it
/// says nothing. Linear.
#[must_use]
pub fn months_stated(tokens: &Tokens) -> Option<u32> {
    let none = experiences(tokens).iter().any(|fact| fact.value == Experience::None);
    let mut total: Option<u32> = None;
    let mut at = 0;
    while at < tokens.len() {
        let Some((mut months, mut last)) = duration(tokens, at) else {
            at += 1;
            continue;
        };
        // "2 tahun 3 bulan" is one duration.
        if let Some((more, end)) = duration(tokens, last + 1)
            .filter(|(more, _)| *more < 12 && months >= 12 && tokens.before(last + 1) == Break::None)
        {
            months += more;
            last = end;
        }
        let before = |step: usize| at.checked_sub(step).map_or(Word::OTHER, |place| tokens.known(place));
        let other = at > 0 && number(tokens.at(at - 1)).is_some() && tokens.before(at) == Break::None
            || tokens.is(last + 1, words!("lalu" | "yang" | "old" | "pelatihan" | "kursus" | "training" | "berlaku" | "ke" | "terakhir" | "garansi"))
            || before(1).is(words!("semester" | "kelas" | "tiap" | "setiap" | "plthn" | "blk"))
            || (before(1).is(words!("selama")) && before(2).is(words!("pelatihan")))
            // So many years are an age unless something says that they were worked.
            || (months >= 15 * 12 && !worked(tokens, at, last));
        if !other && plausible(tokens, at) {
            total = Some(total.unwrap_or(0).saturating_add(months));
        }
        at = last + 1;
    }
    // Somebody who says they never worked has counted courses and placements, not work.
    if none { Some(0) } else { total }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(text: &str) -> Vec<Experience> {
        experiences(&Tokens::new(text)).iter().map(|fact| fact.value).collect()
    }

    #[test]
    fn adverts() {
        for (text, value) in [
            ("Pengalaman min. 1 tahun", Experience::Months(12)),
            ("pengalaman 1 th", Experience::Months(12)),
            ("Berpengalaman minimal 6 bulan di bidangnya", Experience::Months(6)),
            ("min 2 tahun pengalaman sebagai barista", Experience::Months(24)),
            ("Pengalaman kerja 1 - 2 tahun", Experience::Months(12)),
            ("pengalaman 1 (satu) tahun", Experience::Months(12)),
            ("pengalaman 1,5 tahun", Experience::Months(18)),
            ("at least 3 years of experience", Experience::Months(36)),
            ("Fresh graduate dipersilakan", Experience::None),
            ("tanpa pengalaman", Experience::None),
            ("pengalaman tidak diutamakan", Experience::None),
            ("tidak harus berpengalaman", Experience::None),
            ("diutamakan berpengalaman", Experience::Some),
        ] {
            assert_eq!(asked(text), [value], "{text}");
        }
        for text in ["usia maksimal 30 tahun", "kontrak 1 tahun", "training 3 bulan", "garansi 1 tahun"] {
            assert_eq!(asked(text), [], "{text}");
        }
    }

    #[test]
    fn people() {
        for (text, months) in [
            ("kerja di bengkel 2 tahun", Some(24)),
            ("pernah jadi kasir 6 bulan", Some(6)),
            ("bantu bapak di bengkel selama setahun", Some(12)),
            ("belum pernah kerja", Some(0)),
            ("fresh graduate", Some(0)),
            ("umur 20 tahun", None),
            ("kursus 3 bulan di BLK", None),
            ("bisa las", None),
            // An age without the word for it, and how often something is done.
            ("sy Ridwan 21 th, bisa ganti oli", None),
            ("servis berkala tiap 3 bulan", None),
            ("kerja 20 tahun di bengkel", Some(240)),
            ("pengalaman 1,5 tahun sebagai barista", Some(18)),
        ] {
            assert_eq!(months_stated(&Tokens::new(text)), months, "{text}");
        }
    }
}
