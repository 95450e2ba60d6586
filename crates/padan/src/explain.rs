//! A match in words, in everyday Indonesian and in English.
//!
//! The engine answers in codes and numbers; every word that explains them is here, so that one reader can judge them all and
//! another language needs one file. Nothing here decides anything.

use crate::catalog::Catalog;
use crate::certificate::{Held, Sort, Validity};
use crate::posting::{Importance, Origin, Posting};
use crate::score::{GateKind, GateReason, Outcome, Status};
use crate::sorted::Arrange;
use crate::{Date, Gate, Lang, Match};

/// One of two words.
const fn say(lang: Lang, id: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Id => id,
        Lang::En => en,
    }
}

/// Whether the hard conditions hold.
#[must_use]
pub const fn gate(gate: Gate, lang: Lang) -> &'static str {
    match gate {
        Gate::Yes => say(lang, "syarat terpenuhi", "conditions met"),
        Gate::Unknown => say(lang, "ada syarat yang belum Anda sebut", "conditions you have not mentioned"),
        Gate::No => say(lang, "ada syarat yang tidak terpenuhi", "a condition is not met"),
    }
}

/// How a requirement fares.
#[must_use]
pub const fn status(status: Status, lang: Lang) -> &'static str {
    match status {
        Status::Met => say(lang, "bisa", "can do"),
        Status::Partly => say(lang, "bisa sebagian", "partly"),
        Status::Related => say(lang, "bisa yang mirip", "can do something related"),
        Status::Missing => say(lang, "belum", "not yet"),
        Status::Unknown => say(lang, "tidak dimengerti", "not understood"),
    }
}

/// How much a requirement matters.
#[must_use]
pub const fn importance(importance: Importance, lang: Lang) -> &'static str {
    match importance {
        Importance::Must => say(lang, "harus", "must"),
        Importance::Preferred => say(lang, "nilai plus", "a plus"),
    }
}

/// Where a requirement comes from.
#[must_use]
pub const fn origin(origin: Origin, lang: Lang) -> &'static str {
    match origin {
        Origin::Stated => say(lang, "tertulis", "stated"),
        Origin::Implied => say(lang, "biasanya diminta", "usually asked"),
        Origin::Unresolved => say(lang, "tidak dimengerti", "not understood"),
    }
}

/// A level of ability, 1..=3.
#[must_use]
pub const fn level(level: u8, lang: Lang) -> &'static str {
    match level {
        0 | 1 => say(lang, "dasar", "basic"),
        2 => say(lang, "terampil", "skilled"),
        _ => say(lang, "mahir", "expert"),
    }
}

/// The fit in words: a number where enough is known, else what can be said without one. Never a chance of being hired.
#[must_use]
pub fn fit(result: &Match, lang: Lang) -> String {
    if result.enough {
        return format!("{} {}", say(lang, "kecocokan", "fit"), result.fit);
    }
    let known = if result.fit.low > 0 {
        say(lang, "yang terbaca cocok", "what could be read fits")
    } else if result.fit.high > 0 {
        say(lang, "belum bisa dinilai", "cannot be judged")
    } else {
        say(lang, "yang terbaca belum cocok", "what could be read does not fit")
    };
    known.to_owned()
}

/// Months as people say them: "8 bulan", "1 tahun", "2 tahun 6 bulan".
#[must_use]
pub fn months(months: u32, lang: Lang) -> String {
    let plural =
        |n: u32, one: &'static str| if lang == Lang::En && n != 1 { format!("{one}s") } else { one.to_owned() };
    let years = |n: u32| format!("{n} {}", plural(n, say(lang, "tahun", "year")));
    let rest = |n: u32| format!("{n} {}", plural(n, say(lang, "bulan", "month")));
    match (months / 12, months % 12) {
        (0, n) => rest(n),
        (y, 0) => years(y),
        (y, n) => format!("{} {}", years(y), rest(n)),
    }
}

/// A date as people write it: "24 November 2026".
#[must_use]
pub fn date(date: Date, lang: Lang) -> String {
    const NAMES: [(&str, &str); 12] = [
        ("Januari", "January"),
        ("Februari", "February"),
        ("Maret", "March"),
        ("April", "April"),
        ("Mei", "May"),
        ("Juni", "June"),
        ("Juli", "July"),
        ("Agustus", "August"),
        ("September", "September"),
        ("Oktober", "October"),
        ("November", "November"),
        ("Desember", "December"),
    ];
    let name = NAMES.get(usize::from(date.month_number()).saturating_sub(1)).copied().unwrap_or(("", ""));
    format!("{} {} {}", date.day(), say(lang, name.0, name.1), date.year())
}

/// A certificate: for what, whose, and until when ("habis 40 hari lagi").
#[must_use]
pub fn certificate(catalog: &Catalog, held: &Held, lang: Lang) -> String {
    let sort = match held.sort {
        Sort::Competence => say(lang, "sertifikat kompetensi", "certificate of competence"),
        Sort::Training => say(lang, "sertifikat pelatihan", "certificate of training"),
        Sort::Unsaid => say(lang, "sertifikat", "certificate"),
    };
    let day = held.until.map_or_else(String::new, |until| format!(" ({})", date(until, lang)));
    let many = |count: i32, one: &'static str, more: &'static str| if count == 1 { one } else { more };
    let stands = match (held.validity, lang) {
        (Validity::Unknown, Lang::Id) => "masa berlakunya tidak diketahui".to_owned(),
        (Validity::Unknown, Lang::En) => "not known until when it is valid".to_owned(),
        (Validity::Valid(_), Lang::Id) => format!("masih berlaku{day}"),
        (Validity::Valid(_), Lang::En) => format!("valid{day}"),
        (Validity::Due(0), Lang::Id) => format!("habis hari ini{day}; perpanjang di LSP penerbitnya"),
        (Validity::Due(0), Lang::En) => format!("runs out today{day}; renew it with its issuer"),
        (Validity::Due(days), Lang::Id) => format!("habis {days} hari lagi{day}; perpanjang di LSP penerbitnya"),
        (Validity::Due(days), Lang::En) => {
            format!("runs out in {days} {}{day}; renew it with its issuer", many(days, "day", "days"))
        }
        (Validity::Expired(days), Lang::Id) => {
            format!("habis {days} hari yang lalu{day}; perpanjang di LSP penerbitnya")
        }
        (Validity::Expired(days), Lang::En) => {
            format!("ran out {days} {} ago{day}; renew it with its issuer", many(days, "day", "days"))
        }
    };
    let replaced = if held.superseded {
        say(
            lang,
            "; unitnya sudah diganti, yang baru diuji saat perpanjangan",
            "; its unit was replaced, the new one is assessed",
        )
    } else {
        ""
    };
    format!("{sort} {}: {stands}{replaced}", inside(catalog[held.competency].title.get(lang)))
}

/// One condition: what is asked and, where it fails, what the person has.
#[must_use]
pub fn condition(catalog: &Catalog, reason: &GateReason, lang: Lang) -> String {
    let of_months = |text: &str| text.parse().map_or_else(|_| text.to_owned(), |n| months(n, lang));
    let of_date = |text: &str| Date::parse(text).map_or_else(|| text.to_owned(), |day| date(day, lang));
    let (need, have) = match reason.kind {
        GateKind::Education => {
            (format!("{} {}", say(lang, "ijazah minimal", "schooling at least"), reason.need), reason.have.clone())
        }
        GateKind::Experience => (
            format!("{} {}", say(lang, "pengalaman", "experience of"), of_months(&reason.need)),
            reason.have.as_deref().map(of_months),
        ),
        GateKind::Licence => (reason.need.clone(), reason.have.clone().filter(|held| !held.is_empty())),
        GateKind::Certificate => (reason.need.clone(), None),
        GateKind::AnyOf => {
            let each = |one: &str| {
                if one.parse::<u32>().is_ok() {
                    format!("{} {}", say(lang, "pengalaman", "experience of"), of_months(one))
                } else {
                    one.to_owned()
                }
            };
            let all: Vec<String> = reason.need.split(" | ").map(each).collect();
            (all.join(say(lang, " atau ", " or ")), None)
        }
        GateKind::Place => {
            let name =
                |code: &str| catalog.region(code).map_or_else(|| code.to_owned(), |id| catalog[id].name.to_string());
            let all: Vec<String> = reason.need.split(", ").map(name).collect();
            (format!("{} {}", say(lang, "tempatnya", "it is in"), all.join(", ")), None)
        }
        GateKind::Competency => {
            let name = catalog.competency(&reason.need).map_or(&*reason.need, |id| catalog[id].title.get(lang));
            (format!("{} {}", say(lang, "wajib bisa:", "must be able to:"), inside(name)), None)
        }
        GateKind::Closed => (format!("{} {}", say(lang, "sudah ditutup", "closed on"), of_date(&reason.need)), None),
    };
    match (reason.status, have) {
        (Gate::No, Some(have)) => format!("{need} ({} {have})", say(lang, "Anda", "you:")),
        _ => need,
    }
}

/// A title inside a sentence: its first letter small, unless the word is an abbreviation ("CVT", "AC").
fn inside(title: &str) -> String {
    let mut chars = title.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if !second.is_ascii_uppercase() => {
            std::iter::once(first.to_ascii_lowercase()).chain(chars).collect()
        }
        _ => title.to_owned(),
    }
}

/// What speaks for a posting, what against it, and what is not known, each as short phrases with the weightiest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
#[non_exhaustive]
pub struct Reasons {
    /// What the person can do of what is asked.
    pub pro: Vec<String>,
    /// What is missing and which conditions fail.
    pub con: Vec<String>,
    /// Conditions that the person has not mentioned, requirements that were not understood, certificates that ran out.
    pub open: Vec<String>,
}

/// The reasons for, against and open of a match. Linear in its requirements.
#[must_use]
pub fn reasons(catalog: &Catalog, posting: &Posting, result: &Match, lang: Lang) -> Reasons {
    let scored = result.scored(posting);
    let mut reasons = Reasons::default();
    for reason in &result.gate_reasons {
        match reason.status {
            Gate::Yes => {}
            Gate::No => reasons.con.push(condition(catalog, reason, lang)),
            Gate::Unknown => reasons.open.push(condition(catalog, reason, lang)),
        }
    }
    let mut outcomes: Vec<&Outcome> = result.outcomes.iter().collect();
    outcomes.arrange_by_key(|outcome| (outcome.status, std::cmp::Reverse(outcome.possible), outcome.requirement));
    for outcome in outcomes {
        let Some(asked) = outcome.competency else {
            let span = scored.requirements.get(outcome.requirement).and_then(|requirement| requirement.span);
            let words = span.and_then(|(start, end)| posting.text.get(start..end)).unwrap_or("");
            reasons.open.push(format!("“{words}”"));
            continue;
        };
        let name = inside(catalog[asked].title.get(lang));
        match outcome.status {
            Status::Met => reasons.pro.push(name),
            Status::Partly => reasons.pro.push(format!("{name} ({})", status(Status::Partly, lang))),
            Status::Related => {
                let by = inside(outcome.claim.map_or("", |claim| catalog[claim].title.get(lang)));
                reasons.pro.push(format!("{name} ({} {by})", say(lang, "mirip:", "related:")));
            }
            Status::Missing => reasons.con.push(name),
            Status::Unknown => {}
        }
    }
    for (competency, last) in &result.expired {
        let name = inside(catalog[*competency].title.get(lang));
        let words = match lang {
            Lang::Id => format!("sertifikat {name} habis {}; perpanjang di LSP penerbitnya", date(*last, lang)),
            Lang::En => format!("certificate for {name} ran out on {}; renew it with its issuer", date(*last, lang)),
        };
        reasons.open.push(words);
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Padan;

    #[test]
    fn both_sides_are_said_in_both_languages() {
        let padan = Padan::embedded();
        let person = padan.read_profile("bisa servis karburator motor, lulusan SMP, punya SIM C");
        let advert = padan
            .read_posting("Kualifikasi:\n- min. SMK\n- pengalaman 18 bulan\n- servis karburator motor\n- las argon");
        let result = padan.score(&person, &advert);
        let id = reasons(padan.catalog(), &advert, &result, Lang::Id);
        assert!(id.con.iter().any(|line| line == "ijazah minimal SMA/SMK (Anda SMP)"), "{id:?}");
        assert!(id.open.iter().any(|line| line == "pengalaman 1 tahun 6 bulan"), "{id:?}");
        assert!(!id.pro.is_empty() && id.con.len() >= 2, "{id:?}");
        let en = reasons(padan.catalog(), &advert, &result, Lang::En);
        assert!(en.open.iter().any(|line| line == "experience of 1 year 6 months"), "{en:?}");
        assert_eq!((id.pro.len(), id.con.len()), (en.pro.len(), en.con.len()));
    }
}
