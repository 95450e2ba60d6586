//! Enormous input on a small stack: refused or cut, and answered in time. Alone in its file, so that nothing runs beside it.
#![allow(missing_docs, clippy::unwrap_used)]

use padan::catalog::Catalog;
use padan::limits::{self, FeedLimits};
use padan::link::link;
use padan::text::{self, Tokens};
use padan::{Error, Offering, Padan, Posting, Profile, json};
use std::fmt::Write;
use std::hint::black_box;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static PADAN: LazyLock<Padan> = LazyLock::new(Padan::embedded);

/// Two hundred and fifty-six KiB: what a small thread has.
const STACK: usize = 256 * 1024;
const TIMES: usize = 1_000_000;

type Work<'a> = Box<dyn Fn() + Send + Sync + 'a>;

/// What is refused, or is gone with the markup, is answered within 10 ms. Text that is cut at its limit is still up to 32,768
/// words, which are read: that is linear, and takes longer. Twenty times as long without the optimizer.
fn allowed(read: bool) -> Duration {
    Duration::from_millis(if read { 60 } else { 10 } * if cfg!(debug_assertions) { 20 } else { 1 })
}

/// The best of five tries, and of up to forty more while it is too slow, as the machine may be busy; on a thread with a small
/// stack.
fn timed(allowed: Duration, work: impl Fn() + Send + Sync) -> Duration {
    std::thread::scope(|scope| {
        let tries = || {
            let mut best = Duration::MAX;
            for number in 0..45 {
                if number >= 5 && best <= allowed {
                    break;
                }
                let start = Instant::now();
                work();
                best = best.min(start.elapsed());
            }
            best
        };
        std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, tries).unwrap().join().unwrap()
    })
}

#[test]
fn a_million_of_anything_is_answered_at_once() {
    let catalog = PADAN.catalog();
    let mut slow = String::new();
    let mut table = String::new();
    for piece in ["[", "{\"a\":", "<b>"] {
        let raw = piece.repeat(TIMES);
        let quoted = serde_json::to_string(&raw).unwrap();
        let person = format!("{{\"text\":{quoted}}}");
        let advert = format!("{{\"title\":\"las\",\"description\":{quoted}}}");
        let linked =
            format!("{{\"@type\":\"JobPosting\",\"title\":\"las\",\"description\":{quoted},\"skills\":{quoted}}}");
        let fields = format!(
            "{{\"title\":{quoted},\"education\":{quoted},\"employment_type\":{quoted},\"location\":{quoted},\"valid_through\":{quoted}}}"
        );
        let feed = FeedLimits::DEFAULT;
        let refused = |error: Option<Error>| {
            assert!(matches!(error, Some(Error::Json { .. } | Error::LimitExceeded { .. })), "{error:?}");
        };
        let cut = |cuts: &[limits::Cut]| assert!(!cuts.is_empty(), "nothing was cut");
        let works: Vec<(&str, Work<'_>)> = vec![
            ("json::check", Box::new(|| refused(json::check(&raw).err()))),
            ("Profile::from_json", Box::new(|| refused(Profile::from_json(catalog, &raw).err()))),
            ("Posting::from_json", Box::new(|| refused(Posting::from_json(catalog, &raw).err()))),
            ("Posting::feed", Box::new(|| refused(Posting::feed(catalog, &raw, feed).err()))),
            ("Offering::feed", Box::new(|| refused(Offering::feed(catalog, &raw).err()))),
            ("Catalog::from_bytes", Box::new(|| assert!(Catalog::from_bytes(raw.as_bytes()).is_err()))),
            ("link", Box::new(|| assert!(link(catalog, &raw).cut.is_some()))),
            ("Profile::from_text", Box::new(|| cut(&Profile::from_text(catalog, &raw).cuts))),
            ("Posting::from_text", Box::new(|| cut(&Posting::from_text(catalog, &raw).cuts))),
            (
                "Profile::from_json, as its text",
                Box::new(|| match Profile::from_json(catalog, &person) {
                    Ok(profile) => cut(&profile.cuts),
                    Err(error) => assert!(matches!(error, Error::LimitExceeded { .. })),
                }),
            ),
            (
                "Posting::from_json, as its description",
                Box::new(|| cut(&Posting::from_json(catalog, &advert).unwrap().cuts)),
            ),
            (
                "Posting::from_json, as linked data",
                Box::new(|| {
                    // Two texts of five million bytes are over the limit together.
                    match Posting::from_json(catalog, &linked) {
                        Ok(posting) => cut(&posting.cuts),
                        Err(error) => assert!(matches!(error, Error::LimitExceeded { .. })),
                    }
                }),
            ),
            (
                "Posting::from_json, as every field",
                Box::new(|| match Posting::from_json(catalog, &fields) {
                    Ok(posting) => cut(&posting.cuts),
                    Err(error) => assert!(matches!(error, Error::LimitExceeded { .. } | Error::EmptyPosting)),
                }),
            ),
        ];
        for (name, work) in works {
            // Of `[` no word is left, of `<b>` none in a description that holds markup; the letters of the others are words.
            let plain = matches!(name, "link" | "Profile::from_text" | "Posting::from_text");
            let read = match piece {
                "[" => false,
                "<b>" => plain,
                _ => plain || name.contains(", as"),
            };
            let allowed = allowed(read);
            let took = timed(allowed, work);
            let _ = writeln!(table, "{piece:6} {name:42} {:>6} µs", took.as_micros());
            if took > allowed {
                let _ = writeln!(slow, "{piece} x {TIMES}, {name}: {took:?}, allowed {allowed:?}");
            }
        }
        // These have no limit of their own: they take any text, in time linear in it, and no stack for each level.
        timed(Duration::MAX, || {
            black_box((text::html_to_text(&raw), text::looks_like_html(&raw), text::fold(&raw), Tokens::new(&raw)));
        });
    }
    println!("{table}");
    assert!(slow.is_empty(), "{slow}");
}
