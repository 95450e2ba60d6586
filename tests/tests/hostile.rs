//! Random input made to break things: no panic, and answers within the contract.
#![allow(missing_docs, clippy::unwrap_used)]

use padan::catalog::{Catalog, canonical_unit_code, source};
use padan::change::{self, Target};
use padan::facts::{Education, Licence, Pay, PayUnit, months_stated};
use padan::limits::{self, FeedLimits};
use padan::link::{Linked, link};
use padan::text::{self, Date, Tokens};
use padan::{
    Board, Error, Lang, Match, Offering, Padan, PlanOptions, Posting, Profile, certificate, json, ladder, score,
};
use padan_tests::file::{Draft, seal};
use padan_tests::hostile::{GENERATORS, Rng, input};
use std::hint::black_box;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

static PADAN: LazyLock<Padan> = LazyLock::new(Padan::embedded);

/// The seed of every change; `PADAN_SEED` gives another, `PADAN_INPUTS` another number of inputs.
const SEED: u64 = 20_261_124;
const INPUTS: usize = 200_000;
const THREADS: usize = 2;

fn setting<T: std::str::FromStr>(name: &str, default: T) -> T {
    match std::env::var(name) {
        Ok(value) => value.parse().unwrap_or_else(|_| panic!("{name}={value:?} is not a number")),
        Err(_) => default,
    }
}

#[test]
fn random_input_never_panics() {
    let (seed, inputs) = (setting("PADAN_SEED", SEED), setting("PADAN_INPUTS", INPUTS));
    println!(
        "seed {seed}, {inputs} inputs from {} generators; PADAN_SEED and PADAN_INPUTS change that",
        GENERATORS.len()
    );
    LazyLock::force(&PADAN);
    let share = inputs.div_ceil(THREADS);
    let reports: Vec<Report> = std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..THREADS).map(|at| scope.spawn(move || run(seed, at * share..((at + 1) * share).min(inputs)))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let sum = |of: fn(&Report) -> usize| reports.iter().map(of).sum::<usize>();
    println!(
        "{} inputs; JSON: {} postings, {} profiles read; {} damaged catalogues read; {} mentions",
        sum(|r| r.inputs),
        sum(|r| r.postings),
        sum(|r| r.profiles),
        sum(|r| r.catalogues),
        sum(|r| r.mentions)
    );
    assert_eq!(sum(|r| r.inputs), inputs);
    // Input that is refused at the door tests nothing behind it.
    assert!(
        sum(|r| r.postings) > inputs / 20 && sum(|r| r.profiles) > inputs / 20,
        "the generators make too little that is JSON"
    );
    assert!(sum(|r| r.catalogues) > inputs / 200, "no damaged catalogue was read");
    assert!(sum(|r| r.mentions) > inputs / 10, "hardly any text names anything");
}

#[derive(Default)]
struct Report {
    inputs: usize,
    postings: usize,
    profiles: usize,
    catalogues: usize,
    mentions: usize,
}

fn run(seed: u64, turns: std::ops::Range<usize>) -> Report {
    let mut report = Report::default();
    let little = Draft::little().content();
    let mut held = (Profile::default(), Posting::default());
    for turn in turns {
        // Each turn has its own stream, so that one input can be made again without those before it.
        let mut rng = Rng::new(seed ^ u64::try_from(turn).unwrap().wrapping_mul(0x2545_f491_4f6c_dd1d));
        let bytes = input(&mut rng, turn);
        let done = catch_unwind(AssertUnwindSafe(|| {
            let text = String::from_utf8_lossy(&bytes);
            plain(&mut rng, &text);
            readers(&mut rng, &text, &mut held, &mut report);
            files(&mut rng, &bytes, &text, &little, &mut report);
        }));
        assert!(
            done.is_ok(),
            "panic: seed {seed}, input {turn} ({}): {:?}",
            GENERATORS[turn % GENERATORS.len()],
            String::from_utf8_lossy(&bytes)
        );
        report.inputs += 1;
    }
    report
}

/// The error of a result, of which the code must be a known one.
fn typed<T>(result: Result<T, Error>) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(error) => {
            assert!(Error::CODES.iter().any(|(code, _)| *code == error.code()), "{error:?}");
            assert!(!error.to_string().is_empty());
            None
        }
    }
}

/// What asks nothing of its input.
fn plain(rng: &mut Rng, text: &str) {
    let folded = text::fold(text);
    assert_eq!(text::fold(&folded), folded, "folding twice");
    for c in text.chars().take(20) {
        black_box(text::is_ignorable(c));
        text::fold_char(c, &mut |f| {
            black_box(f);
        });
    }
    let limit = rng.below(text.len() + 2);
    let (kept, cut) = text::cut_chars(text, limit);
    assert!(text.starts_with(kept) && kept.chars().count() <= limit && cut == (kept.len() < text.len()));
    let tokens = Tokens::new(text);
    let mut floor = 0;
    for token in tokens.items() {
        assert!(token.start >= floor && token.end >= token.start && text.get(token.start..token.end).is_some());
        floor = token.end;
        black_box(tokens.word(token));
    }
    black_box((tokens.len(), tokens.is_empty(), tokens.before(limit), tokens.at(limit)));
    black_box(months_stated(&tokens));
    let plain = text::html_to_text(text);
    assert!(plain.len() <= text.len() + 1, "markup only shrinks");
    black_box(text::looks_like_html(text));
    if let Some(date) = Date::parse(text) {
        assert_eq!(Date::parse(&date.to_string()), Some(date));
        black_box(date.days_until(Date::new(2026, 11, 24).unwrap()));
    }
    black_box(Date::month(text));
    let small = |n: u64| u8::try_from(n & 0x3f).unwrap();
    black_box(
        Date::new(u16::try_from(rng.bits() & 0xfff).unwrap(), small(rng.bits() >> 2), small(rng.bits()))
            .map(Date::ordinal),
    );
    black_box((text::is_function_word(text), text::is_stop_word(text)));
    let lexicon = PADAN.catalog().lexicon();
    let first = tokens.at(0);
    for word in [text, &*folded, first] {
        black_box((text::stem_candidates(word), text::strip_english(word)));
        black_box((lexicon.stem(word), lexicon.is_ordinary(word), lexicon.correct(word), lexicon.regions_named(word)));
    }
    if let Some(stem) = lexicon.stem(first) {
        assert!((2..=10).contains(&lexicon.weight(stem)) && !lexicon.word(stem).is_empty());
    }
    let catalog = PADAN.catalog();
    black_box(canonical_unit_code(text));
    black_box((catalog.competency(text), catalog.track(text), catalog.occupation(text), catalog.region(text)));
    if let Some(unit) = catalog.unit(text) {
        black_box(catalog.evidenced_by(unit));
    }
    black_box(text.parse::<Lang>().map_err(|error| error.len()).ok());
    black_box(serde_json::from_str::<Date>(text).ok());
    typed(json::check(text));
    let (a, b) = (rng.bits() >> rng.below(64), rng.bits() >> rng.below(64));
    let pay = Pay::new(a, b, PayUnit::Day);
    assert!(pay.min <= pay.max);
    for licence in Licence::ALL {
        black_box((licence.name(), licence.serves(Licence::ALL[rng.below(5)])));
    }
    for education in Education::ALL {
        black_box((education.name(), education.reaches(Education::ALL[rng.below(10)])));
    }
}

/// Spans that a caller can cut the text by.
fn sound(text: &str, linked: &Linked) {
    let mut floor = 0;
    for mention in &linked.mentions {
        assert!(mention.start >= floor && text.get(mention.start..mention.end).is_some(), "{mention:?}");
        floor = mention.end;
    }
    for job in &linked.jobs {
        assert!(text.get(job.start..job.end).is_some(), "{job:?}");
    }
    for word in &linked.unknown {
        assert!(text.get(word.start..word.end).is_some_and(|word| !word.is_empty()), "{word:?}");
    }
}

fn adds_up(result: &Match) {
    let earned: u32 = result.outcomes.iter().map(|outcome| outcome.earned).sum();
    let possible: u32 = result.outcomes.iter().map(|outcome| outcome.possible).sum();
    assert!(result.fit.low <= result.fit.high && result.fit.high <= score::WHOLE && result.proof <= score::WHOLE);
    assert_eq!(earned, result.fit.low);
    assert!(possible == score::WHOLE || result.outcomes.is_empty());
    assert!(result.gaps().len() <= result.outcomes.len());
}

/// Everything that reads a text or JSON, and everything that takes what was read.
fn readers(rng: &mut Rng, text: &str, held: &mut (Profile, Posting), report: &mut Report) {
    let catalog = PADAN.catalog();
    let linked = PADAN.link(text);
    sound(text, &linked);
    report.mentions += linked.mentions.len();
    let mut profile = PADAN.read_profile(text);
    let mut postings = vec![PADAN.read_posting(text)];
    for requirement in postings.iter().flat_map(|p| p.jobs.iter().chain([p])).flat_map(|p| &p.requirements) {
        black_box(score::weight_of(catalog, requirement));
    }
    if let Some(posting) = typed(Posting::from_json(catalog, text)) {
        report.postings += 1;
        postings.push(posting);
    }
    let feed = FeedLimits::new(rng.below(20_000), rng.below(6));
    if let Some(all) = typed(Posting::feed(catalog, text, feed)) {
        assert!(all.len() <= feed.postings);
        postings.extend(all.into_iter().filter_map(typed));
    }
    let offerings: Vec<Offering> =
        typed(Offering::feed(catalog, text)).into_iter().flatten().filter_map(typed).collect();
    if let Some(read) = typed(Profile::from_json(catalog, text)) {
        report.profiles += 1;
        profile.merge(read);
    }
    for claim in &profile.claims {
        assert!(profile.claim_of(claim.competency).is_some() && !profile.denies(claim.competency));
    }
    let on = if rng.once_in(2) { Date::new(2026, 11, 24) } else { None };
    // With what came before too, so that texts of unlike kinds meet.
    for posting in postings.iter().chain([&held.1]) {
        assert!(posting.resolved() <= posting.requirements.len());
        for span in posting.requirements.iter().filter_map(|requirement| requirement.span) {
            assert!(posting.text.get(span.0..span.1).is_some(), "{span:?}");
        }
        adds_up(&score::score(catalog, &profile, posting, on));
        adds_up(&PADAN.score(&held.0, posting));
    }
    let tracks = catalog.tracks().len();
    if rng.once_in(50) {
        let tracks: Vec<_> = profile.tracks.iter().copied().take(tracks).collect();
        let holder = Profile::tracks_holder(catalog, &tracks);
        profile.merge(holder);
    }
    let last = postings.last().cloned().unwrap_or_default();
    let board = Board::new(catalog, postings);
    let top = rng.below(6);
    let ranked = board.rank(catalog, &profile, on, Some(top));
    assert_eq!(ranked.len(), top.min(board.postings().len()));
    assert_eq!(PADAN.rank(&held.0, &board).len(), board.postings().len());
    if !offerings.is_empty() || rng.once_in(16) {
        let mut options = PlanOptions::default();
        options.offerings = (!offerings.is_empty()).then_some(&offerings);
        (options.on, options.steps, options.search) = (on, rng.below(6), 50);
        assert!(PADAN.plan(&profile, &board, &options).steps.len() <= options.steps);
        black_box(PADAN.unlock(&profile, &board));
        black_box(certificate::held(catalog, &profile, on));
        black_box(ladder::of_person(catalog, &profile));
        if let Some(posting) = board.postings().first().filter(|posting| posting.requirements.len() < 12) {
            black_box(change::changes(catalog, &profile, posting, Target::Open, on));
        }
    }
    *held = (profile, last);
}

/// Catalogue files, whole and damaged, and the tables they are made of.
fn files(rng: &mut Rng, bytes: &[u8], text: &str, little: &[u8], report: &mut Report) {
    assert!(typed(Catalog::from_bytes(bytes)).is_none());
    assert!(typed(Padan::from_catalog(bytes)).is_none());
    // A file of which the checksum holds and the content does not.
    let mut content = little.to_vec();
    for _ in 0..=rng.below(3) {
        let at = 12 + rng.below(content.len() - 12);
        match rng.below(4) {
            0 => content[at] ^= 1 << rng.below(8),
            1 => content[at] = content[at].wrapping_add(1),
            2 => content[at] = bytes.first().copied().unwrap_or(0),
            _ => {
                let end = (at + bytes.len().min(8)).min(content.len());
                content[at..end].copy_from_slice(&bytes[..end - at]);
            }
        }
    }
    if let Some(catalog) = typed(Catalog::from_bytes(&seal(content))) {
        report.catalogues += 1;
        // Whatever is read as a catalogue can be used as one.
        let mixed = format!("{text} bisa las dan bubut mesin, kasir, rem");
        sound(&mixed, &link(&catalog, &mixed));
        let (profile, posting) = (Profile::from_text(&catalog, &mixed), Posting::from_text(&catalog, &mixed));
        adds_up(&score::score(&catalog, &profile, &posting, None));
        for id in catalog.competency_ids() {
            black_box((&catalog[id].title, catalog.stand_ins(id)));
        }
        assert!(catalog.to_bytes().len() > 12);
    }
    let table = source::TABLES[rng.below(source::TABLES.len())];
    let header = table.columns.iter().map(|column| column.name).collect::<Vec<_>>().join(",");
    let csv = if rng.once_in(2) { text.as_bytes().to_vec() } else { format!("{header}\n{text}").into_bytes() };
    let csv = if rng.once_in(4) { bytes.to_vec() } else { csv };
    let mistakes = source::read(&[(format!("{}.csv", table.name), csv)], text).unwrap_err();
    assert!(!mistakes.reported.is_empty() && mistakes.reported.len() <= limits::ERRORS_REPORTED);
    for mistake in &mistakes.reported {
        assert!(source::CODES.iter().any(|(code, _)| *code == mistake.code) && mistake.line > 0, "{mistake:?}");
    }
}
