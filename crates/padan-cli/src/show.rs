//! What people see in a terminal.

use anstyle::{AnsiColor, Style};
use padan::catalog::{Catalog, source::Mistakes};
use padan::certificate::{self, Validity};
use padan::link::{Linked, Stance};
use padan::plan::LeftOut;
use padan::view;
use padan::{Date, Gate, Lang, Match, Posting, Profile, explain};
use std::process::ExitCode;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const GOOD: Style = AnsiColor::Green.on_default();
const BAD: Style = AnsiColor::Red.on_default();
const OPEN: Style = AnsiColor::Yellow.on_default();

const fn say(lang: Lang, id: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Id => id,
        Lang::En => en,
    }
}

pub fn linked(catalog: &Catalog, text: &str, linked: &Linked, lang: Lang) {
    if linked.mentions.is_empty() {
        anstream::println!("{}", say(lang, "Tidak ada keahlian yang dikenali.", "No skill recognised."));
    }
    for mention in &linked.mentions {
        let stance = match mention.stance {
            Stance::Negated => say(lang, " (belum bisa)", " (cannot)"),
            Stance::Wished => say(lang, " (ingin)", " (would like)"),
            Stance::OtherPerson => say(lang, " (orang lain)", " (somebody else)"),
            Stance::Claimed => "",
        };
        anstream::println!(
            "  {:<32} {BOLD}{}{BOLD:#}{stance} {DIM}{}{DIM:#}",
            text.get(mention.start..mention.end).unwrap_or(""),
            catalog[mention.competency].title.get(lang),
            catalog[mention.competency].code
        );
    }
    let unknown: Vec<&str> = linked.unknown.iter().filter_map(|u| text.get(u.start..u.end)).collect();
    if !unknown.is_empty() {
        anstream::println!("  {DIM}{}: {}{DIM:#}", say(lang, "tidak dimengerti", "not understood"), unknown.join(", "));
    }
}

pub fn profile(catalog: &Catalog, profile: &Profile, on: Option<Date>, lang: Lang) {
    anstream::println!("{BOLD}{}{BOLD:#}", say(lang, "Bisa", "Can do"));
    for claim in &profile.claims {
        let level = claim.level.map_or(String::new(), |level| format!("  {}", explain::level(level, lang)));
        anstream::println!("  {GOOD}✓{GOOD:#} {}{DIM}{level}{DIM:#}", catalog[claim.competency].title.get(lang));
    }
    for held in certificate::held(catalog, profile, on) {
        let style = match held.validity {
            Validity::Expired(_) => BAD,
            Validity::Due(_) => OPEN,
            Validity::Valid(_) | Validity::Unknown => DIM,
        };
        anstream::println!("  {style}·{style:#} {}", explain::certificate(catalog, &held, lang));
    }
    for (id, stance) in &profile.not_claimed {
        let why = match stance {
            Stance::Wished => say(lang, "ingin", "would like to"),
            Stance::OtherPerson => say(lang, "orang lain", "somebody else"),
            _ => say(lang, "belum bisa", "cannot"),
        };
        anstream::println!("  {DIM}· {} ({why}){DIM:#}", catalog[*id].title.get(lang));
    }
    let dash = || "–".to_owned();
    let licences = profile
        .licences
        .as_ref()
        .map_or_else(dash, |held| held.iter().map(|l| l.name()).collect::<Vec<_>>().join(", "));
    anstream::println!("{BOLD}{:<12}{BOLD:#}{licences}", "SIM");
    anstream::println!(
        "{BOLD}{:<12}{BOLD:#}{}",
        say(lang, "Pendidikan", "Schooling"),
        profile.education.map_or_else(dash, |e| e.name().to_owned())
    );
    anstream::println!(
        "{BOLD}{:<12}{BOLD:#}{}",
        say(lang, "Pengalaman", "Experience"),
        profile.experience_months.map_or_else(dash, |months| explain::months(months, lang))
    );
    anstream::println!(
        "{BOLD}{:<12}{BOLD:#}{}",
        say(lang, "Jalur", "Tracks"),
        profile.tracks.iter().map(|t| catalog[*t].title.get(lang)).collect::<Vec<_>>().join(", ")
    );
}

pub fn posting(catalog: &Catalog, posting: &Posting, lang: Lang) {
    anstream::println!("{BOLD}{}{BOLD:#}", posting.title);
    for requirement in &posting.requirements {
        let name = match requirement.competency {
            Some(id) => catalog[id].title.get(lang).to_owned(),
            None => format!("“{}”", requirement.span.and_then(|(a, b)| posting.text.get(a..b)).unwrap_or("")),
        };
        let importance = explain::importance(requirement.importance, lang);
        anstream::println!("  {name:<44} {DIM}{importance}, {}{DIM:#}", explain::origin(requirement.origin, lang));
    }
    let gates = &posting.gates;
    if let Some(education) = gates.education_min {
        anstream::println!("  {}: {}", say(lang, "pendidikan minimal", "schooling at least"), education.name());
    }
    if let Some(months) = gates.experience_min_months {
        anstream::println!(
            "  {}: {months} {}",
            say(lang, "pengalaman minimal", "experience at least"),
            say(lang, "bulan", "months")
        );
    }
    for licence in &gates.licences_required {
        anstream::println!("  {}", licence.name());
    }
    for job in &posting.jobs {
        self::posting(catalog, job, lang);
    }
}

pub fn result(catalog: &Catalog, posting: &Posting, result: &Match, lang: Lang, rank: Option<usize>) {
    let scored = result.scored(posting);
    let style = match result.gate {
        Gate::Yes => GOOD,
        Gate::No => BAD,
        Gate::Unknown => OPEN,
    };
    let title = if scored.title.is_empty() { &posting.title } else { &scored.title };
    let number = rank.map_or(String::new(), |rank| format!("{rank:>3}. "));
    let employer =
        if posting.organization.is_empty() { String::new() } else { format!("  {DIM}{}{DIM:#}", posting.organization) };
    anstream::println!("{number}{BOLD}{title}{BOLD:#}{employer}");
    anstream::println!("     {} · {style}{}{style:#}", explain::fit(result, lang), explain::gate(result.gate, lang));
    let reasons = explain::reasons(catalog, posting, result, lang);
    for (sign, style, list) in [("+", GOOD, &reasons.pro), ("−", BAD, &reasons.con), ("?", OPEN, &reasons.open)] {
        if !list.is_empty() {
            anstream::println!("     {style}{sign}{style:#} {}", shortened(list, lang));
        }
    }
}

/// The weightiest reasons of a list, and how many more there are: one line.
fn shortened(list: &[String], lang: Lang) -> String {
    const SHOWN: usize = 4;
    let shown: Vec<&str> = list.iter().take(SHOWN).map(String::as_str).collect();
    match list.len().saturating_sub(SHOWN) {
        0 => shown.join(", "),
        more => format!("{}, {} {more}", shown.join(", "), say(lang, "dan lagi", "and more:")),
    }
}

/// A sum of rupiah with points between thousands.
fn rupiah(sum: u64) -> String {
    let digits = sum.to_string();
    let mut out = String::from("Rp");
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

fn key(one: &view::Key<'_>, lang: Lang) -> String {
    match one.kind {
        "track" => format!("{} {}", say(lang, "pelatihan", "track"), one.title),
        "certificate" if !one.title.starts_with("sertifi") => {
            format!("{} {}", say(lang, "sertifikat", "certificate"), one.title)
        }
        _ => one.title.to_owned(),
    }
}

pub fn unlock(shape: &view::Unlock<'_>, lang: Lang) {
    let line = |style: Style, count: usize, words: &str| {
        if count > 0 {
            anstream::println!("{style}{count:>5}{style:#} {words}");
        }
    };
    line(GOOD, shape.open.len(), say(lang, "lowongan terbuka sekarang", "jobs are open now"));
    line(
        OPEN,
        shape.unsaid.len(),
        say(
            lang,
            "hanya kurang yang belum Anda sebut atau tidak jelas",
            "lack only what you have not said or is not clear",
        ),
    );
    line(
        BAD,
        shape.closed.len(),
        say(
            lang,
            "tertutup oleh syarat yang tidak bisa dipelajari",
            "are closed by a condition that nothing learnt changes",
        ),
    );
    line(DIM, shape.unjudged.len(), say(lang, "tidak bisa dinilai", "cannot be judged"));
    anstream::println!(
        "\n{BOLD}{:>6} {:>6} {:>6}  {}{BOLD:#}",
        say(lang, "buka", "opens"),
        say(lang, "?", "?"),
        say(lang, "dekat", "closer"),
        say(lang, "bila Anda punya", "if you had")
    );
    for one in &shape.keys {
        let count = |list: &[&str]| if list.is_empty() { "·".to_owned() } else { list.len().to_string() };
        anstream::println!(
            "{GOOD}{:>6}{GOOD:#} {OPEN}{:>6}{OPEN:#} {DIM}{:>6}{DIM:#}  {BOLD}{}{BOLD:#}",
            count(&one.alone),
            count(&one.unsaid),
            count(&one.closer),
            key(&one.key, lang)
        );
        for pair in one.together.iter().take(2) {
            let with: Vec<String> = pair.with.iter().map(|other| key(other, lang)).collect();
            anstream::println!(
                "{:>22}{DIM}{} {} {}: {}{DIM:#}",
                "",
                say(lang, "membuka", "opens"),
                pair.opens.len(),
                say(lang, "bersama", "together with"),
                with.join(" + ")
            );
        }
    }
}

const fn reason(why: LeftOut, lang: Lang) -> &'static str {
    match why {
        LeftOut::TeachesNothingAsked => say(lang, "tidak mengajarkan yang diminta", "teaches nothing that is asked"),
        LeftOut::Full => say(lang, "penuh", "full"),
        LeftOut::Begun => say(lang, "sudah mulai", "has begun"),
        LeftOut::Hours => say(lang, "jamnya terlalu banyak", "too many hours"),
        LeftOut::HoursUnsaid => {
            say(lang, "jamnya tidak disebut (--hours-if-unsaid)", "does not say its hours (--hours-if-unsaid)")
        }
        LeftOut::Cost => say(lang, "terlalu mahal", "too dear"),
        LeftOut::CostUnsaid => {
            say(lang, "biayanya tidak disebut (--cost-if-unsaid)", "does not say its cost (--cost-if-unsaid)")
        }
        LeftOut::PlaceExcluded => say(lang, "di tempat yang Anda hindari", "in a place that you exclude"),
        LeftOut::TooFar => say(lang, "terlalu jauh, atau jaraknya tidak diketahui", "too far, or not known how far"),
        LeftOut::Prerequisite => say(lang, "syarat masuknya belum ada", "something must be there first"),
    }
}

/// A plan; `alone` for a goal that is no job, whose own words `postings` holds.
pub fn plan(shape: &view::Plan<'_>, postings: &[Posting], alone: bool, lang: Lang) {
    let name = |id: &&str| {
        let posting = postings.iter().find(|posting| *posting.id == **id);
        let title = posting.map_or("", |posting| &posting.title);
        if title.is_empty() { (*id).to_owned() } else { title.to_owned() }
    };
    let names = |ids: &[&str]| shortened(&ids.iter().map(name).collect::<Vec<_>>(), lang);
    if shape.steps.is_empty() {
        anstream::println!("{}", say(lang, "Tidak ada pelatihan di sini yang menolong.", "No course here helps."));
    } else {
        let sure = if shape.exact {
            say(lang, "tidak ada rencana yang lebih baik", "no other plan is better").to_owned()
        } else {
            let most = shape.bound.unwrap_or(0);
            format!(
                "{} {most}",
                say(lang, "pencarian dihentikan; paling banyak bisa", "the search was cut short; at most")
            )
        };
        let reached = match (alone, shape.opens.is_empty()) {
            (false, _) => format!("{} {}", say(lang, "Lowongan yang terbuka:", "Jobs opened:"), shape.opens.len()),
            (true, false) => {
                say(lang, "Semua yang harus bisa, tercapai", "All that must be there is reached").to_owned()
            }
            (true, true) => say(lang, "Belum semua tercapai", "Not all is reached").to_owned(),
        };
        anstream::println!("{BOLD}{reached}{BOLD:#}  {DIM}{sure}{DIM:#}");
    }
    if !shape.unsaid.is_empty() {
        let words = say(
            lang,
            "lagi hanya kurang yang belum Anda sebut atau tidak jelas",
            "more lack only what you have not said or is not clear",
        );
        anstream::println!("  {OPEN}{}{OPEN:#} {words}", shape.unsaid.len());
    }
    for (at, step) in shape.steps.iter().enumerate() {
        let course = &step.course;
        let mut about: Vec<String> = Vec::new();
        about.extend(step.hours.map(|hours| format!("{hours} JP")));
        about.extend(step.cost.map(rupiah));
        about.extend(Some(course.organization.to_owned()).filter(|text| !text.is_empty()));
        about.extend(course.place.first().map(|place| place.name.to_owned()));
        about.extend(course.starts.map(|day| format!("{} {}", say(lang, "mulai", "starts"), explain::date(day, lang))));
        anstream::println!("{BOLD}{:>3}. {}{BOLD:#}  {DIM}{}{DIM:#}", at + 1, course.title, about.join(" · "));
        if !step.opens.is_empty() && !alone {
            anstream::println!(
                "     {GOOD}+{GOOD:#} {} {}: {}",
                say(lang, "membuka", "opens"),
                step.opens.len(),
                names(&step.opens)
            );
        }
        if shape.steps.len() > 1 && !alone {
            anstream::println!("     {DIM}{} {}{DIM:#}", say(lang, "sendirian membuka", "alone it opens"), step.alone);
        }
        if !step.unsaid.is_empty() {
            let words = say(
                lang,
                "hanya kurang yang belum disebut atau tidak jelas",
                "lack only what is not said or not clear",
            );
            anstream::println!("     {OPEN}?{OPEN:#} {} {words}: {}", step.unsaid.len(), names(&step.unsaid));
        }
        if !step.closer.is_empty() && !alone {
            anstream::println!(
                "     {DIM}{} {}{DIM:#}",
                step.closer.len(),
                say(lang, "lagi jadi lebih dekat", "more come closer")
            );
        }
        let teaches: Vec<String> = step.teaches.iter().map(|one| one.title.to_owned()).collect();
        anstream::println!("     {} {}", say(lang, "mengajarkan", "teaches"), shortened(&teaches, lang));
    }
    let mut reasons: Vec<(LeftOut, usize)> = Vec::new();
    for one in shape.left_out.iter().filter(|one| one.reason != LeftOut::TeachesNothingAsked) {
        match reasons.iter_mut().find(|(why, _)| *why == one.reason) {
            Some((_, count)) => *count += 1,
            None => reasons.push((one.reason, 1)),
        }
    }
    for (why, count) in reasons {
        anstream::println!("  {DIM}{} {count}: {}{DIM:#}", say(lang, "tidak dihitung", "left out"), reason(why, lang));
    }
}

pub fn venture(shape: &view::Venture<'_>, lang: Lang) {
    let (have, all) = (shape.have.len(), shape.have.len() + shape.missing.len());
    anstream::println!(
        "{BOLD}{}{BOLD:#}  {DIM}{}{DIM:#}  {have}/{all} {}",
        shape.title,
        shape.code,
        say(lang, "keterampilan sudah ada", "skills are there")
    );
    let list = |sign: &str, style: Style, words: &str, list: &[&str]| {
        if !list.is_empty() {
            let list: Vec<String> = list.iter().map(|text| (*text).to_owned()).collect();
            anstream::println!("  {style}{sign}{style:#} {words}{}", shortened(&list, lang));
        }
    };
    list("+", GOOD, "", &shape.have);
    list("−", BAD, "", &shape.missing);
    list("·", DIM, say(lang, "alat: ", "tools: "), &shape.tools);
    list("·", DIM, say(lang, "izin: ", "permits: "), &shape.permits);
    list("·", DIM, say(lang, "sertifikat: ", "certificates: "), &shape.certificates);
    list("·", DIM, say(lang, "dukungan: ", "support: "), &shape.programmes);
    if let Some((from, to)) = shape.capital {
        anstream::println!("  {DIM}· {} {}–{}{DIM:#}", say(lang, "modal", "capital"), rupiah(from), rupiah(to));
    }
}

pub fn mistakes(mistakes: &Mistakes, json: bool) -> ExitCode {
    for mistake in &mistakes.reported {
        if json {
            anstream::println!("{}", serde_json::json!({"error": mistake}));
        } else {
            anstream::println!("{mistake}");
        }
    }
    if mistakes.more > 0 {
        anstream::println!("… and {} more", mistakes.more);
    }
    ExitCode::from(1)
}

pub fn checked(catalog: &Catalog, name: &str) {
    let mut sizes: Vec<usize> = catalog.competencies().iter().map(|c| c.units.len()).filter(|n| *n > 0).collect();
    sizes.sort_unstable();
    anstream::println!("{name}: baik / good");
    for (what, count) in catalog.counts() {
        anstream::println!("  {what:<14}{count:>7}");
    }
    anstream::println!(
        "  units a competency with any: median {}, largest {}",
        sizes.get(sizes.len() / 2).copied().unwrap_or(0),
        sizes.last().copied().unwrap_or(0)
    );
}
