//! What people see in a terminal.

use anstyle::{AnsiColor, Style};
use padan::catalog::{Catalog, source::Mistakes};
use padan::link::{Linked, Stance};
use padan::{Gate, Lang, Match, Posting, Profile, explain};
use std::process::ExitCode;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const GOOD: Style = AnsiColor::Green.on_default();
const BAD: Style = AnsiColor::Red.on_default();
const OPEN: Style = AnsiColor::Yellow.on_default();

fn say(lang: Lang, id: &'static str, en: &'static str) -> &'static str {
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

pub fn profile(catalog: &Catalog, profile: &Profile, lang: Lang) {
    anstream::println!("{BOLD}{}{BOLD:#}", say(lang, "Bisa", "Can do"));
    for claim in &profile.claims {
        let level = claim.level.map_or(String::new(), |level| format!("  {}", explain::level(level, lang)));
        anstream::println!("  {GOOD}✓{GOOD:#} {}{DIM}{level}{DIM:#}", catalog[claim.competency].title.get(lang));
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
