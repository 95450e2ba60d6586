//! `padan`: Padan's command line. See `padan --help`.

mod check;
mod eval;
mod input;
mod show;
mod view;

use clap::{Args, Parser, Subcommand};
use input::Failure;
use padan::posting::Posting;
use padan::{Board, Date, Lang, Padan, Profile};
use std::path::PathBuf;
use std::process::ExitCode;

/// Matches what people can do with what adverts ask, explainably.
#[derive(Parser)]
#[command(
    name = "padan",
    version,
    max_term_width = 110,
    after_help = "Examples:\n  padan link \"bisa nyetel karburator sama ganti kampas rem\"\n  padan read posting @\"Dibutuhkan mekanik motor, pengalaman 1 th\"\n  padan rank --profile @\"bisa servis motor injeksi, punya SIM C\" adverts.jsonl --top 10\n  padan rank --track otomotif-sepeda-motor adverts.jsonl --json"
)]
struct Cli {
    /// Print JSON, one object a line.
    #[arg(long, global = true)]
    json: bool,
    /// Language of titles and explanations: id or en.
    #[arg(long, global = true, default_value = "id")]
    lang: Lang,
    /// Today, for expiry and closing dates (YYYY-MM-DD). Without it they are unknown.
    #[arg(long, global = true, value_parser = day)]
    on: Option<Date>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Which competencies a text names, and where.
    Link(Texts),
    /// Reads a profile or a posting and shows what was understood.
    Read {
        #[command(subcommand)]
        what: What,
    },
    /// Scores one profile against one posting.
    Match {
        /// A file, `-`, or `@text`.
        profile: String,
        /// A file, `-`, or `@text`.
        posting: String,
    },
    /// Ranks postings for a profile or for the holder of a track.
    Rank {
        /// Postings: a file of JSON lines, a JSON array, JSON-LD, or plain text, `-` or `@text`.
        postings: String,
        /// The profile: a file, `-`, or `@text`.
        #[arg(long, required_unless_present = "track")]
        profile: Option<String>,
        /// A finished track, instead of or beside a profile; may be given several times.
        #[arg(long)]
        track: Vec<String>,
        /// How many to print; all without it.
        #[arg(long)]
        top: Option<usize>,
    },
    /// Checks catalogue tables (a folder of CSV), or profile and posting files.
    Check {
        /// Folders and files.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
    },
    /// Bakes a folder of catalogue tables into one file.
    Bake {
        /// The folder of CSV tables.
        dir: PathBuf,
        /// The file to write.
        #[arg(long, short)]
        out: PathBuf,
        /// The content version.
        #[arg(long, default_value = "local")]
        version: String,
    },
    /// Measures against labelled sets.
    Eval {
        #[command(subcommand)]
        what: eval::What,
    },
}

#[derive(Subcommand)]
enum What {
    /// A profile.
    Profile(Texts),
    /// A posting.
    Posting(Texts),
}

#[derive(Args)]
struct Texts {
    /// A file, `-` (standard input) or `@text`; for `link`, the text itself.
    text: Option<String>,
    /// A file with one text or JSON object a line.
    #[arg(long, conflicts_with = "text")]
    lines: Option<String>,
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text)
        .filter(|date| date.to_string() == text)
        .ok_or_else(|| format!("{text:?} is not a day; write it as 2026-11-24"))
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(&cli) {
        Ok(code) => code,
        Err(failure) => {
            if cli.json {
                anstream::println!("{}", failure.json());
            } else {
                anstream::eprintln!("{failure}");
            }
            ExitCode::from(2)
        }
    }
}

fn run(cli: &Cli) -> Result<ExitCode, Failure> {
    let padan = Padan::embedded();
    let catalog = padan.catalog();
    match &cli.command {
        Command::Link(texts) => each(texts, true, |text, _| {
            let linked = padan.link(text);
            if cli.json {
                anstream::println!("{}", view::linked(catalog, text, &linked, cli.lang));
            } else {
                show::linked(catalog, text, &linked, cli.lang);
            }
            Ok(())
        }),
        Command::Read { what: What::Profile(texts) } => each(texts, false, |text, _| {
            let profile = input::profile(catalog, text)?;
            if cli.json {
                anstream::println!("{}", view::profile(catalog, &profile, cli.lang));
            } else {
                show::profile(catalog, &profile, cli.lang);
            }
            Ok(())
        }),
        Command::Read { what: What::Posting(texts) } => each(texts, false, |text, line| {
            let posting = input::posting(catalog, text, line)?;
            if cli.json {
                anstream::println!("{}", view::posting(catalog, &posting, cli.lang));
            } else {
                show::posting(catalog, &posting, cli.lang);
            }
            Ok(())
        }),
        Command::Match { profile, posting } => {
            let profile = input::profile(catalog, &input::content(profile)?)?;
            let posting = input::posting(catalog, &input::content(posting)?, 1)?;
            let result = padan::score::score(catalog, &profile, &posting, cli.on);
            if cli.json {
                anstream::println!("{}", view::result(catalog, &posting, &result));
            } else {
                show::result(catalog, &posting, &result, cli.lang, None);
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Rank { postings, profile, track, top } => rank(cli, &padan, postings, profile.as_deref(), track, *top),
        Command::Check { paths } => Ok(check::run(catalog, paths, cli.json)),
        Command::Bake { dir, out, version } => {
            let files = input::tables(dir)?;
            match padan::catalog::source::read(&files, version) {
                Ok(catalog) => {
                    std::fs::write(out, catalog.to_bytes())
                        .map_err(|error| Failure::file(&out.display().to_string(), &error))?;
                    anstream::println!("{} ditulis / written", out.display());
                    Ok(ExitCode::SUCCESS)
                }
                Err(mistakes) => Ok(check::mistakes(&mistakes, cli.json)),
            }
        }
        Command::Eval { what } => eval::run(catalog, what),
    }
}

/// Answers every text; a broken line is reported and answered with an error, so that answers and lines pair up.
fn each(
    texts: &Texts,
    bare: bool,
    mut answer: impl FnMut(&str, usize) -> Result<(), Failure>,
) -> Result<ExitCode, Failure> {
    let Some(lines) = &texts.lines else {
        let given = texts.text.as_deref().ok_or_else(|| Failure::usage("give a text, a file, - or --lines FILE"))?;
        let text = if bare && given != "-" {
            given.strip_prefix('@').unwrap_or(given).to_owned()
        } else {
            input::content(given)?
        };
        answer(&text, 1)?;
        return Ok(ExitCode::SUCCESS);
    };
    let mut code = ExitCode::SUCCESS;
    for (number, line) in input::content(lines)?.lines().enumerate() {
        if let Err(failure) = answer(line, number + 1) {
            let failure = failure.at_line(number + 1);
            anstream::eprintln!("{failure}");
            anstream::println!("{}", failure.json());
            code = ExitCode::from(2);
        }
    }
    Ok(code)
}

fn rank(
    cli: &Cli,
    padan: &Padan,
    postings: &str,
    profile: Option<&str>,
    tracks: &[String],
    top: Option<usize>,
) -> Result<ExitCode, Failure> {
    let catalog = padan.catalog();
    let ids = input::track_ids(catalog, tracks)?;
    let mut person = Profile::tracks_holder(catalog, &ids);
    if let Some(profile) = profile {
        person.merge(input::profile(catalog, &input::content(profile)?)?);
    }
    let board = Board::new(input::postings(catalog, postings)?);
    let ranked = board.rank(catalog, &person, cli.on, top);
    let none = Posting::default();
    for (place, one) in ranked.iter().enumerate() {
        let posting = board.postings().get(one.posting).unwrap_or(&none);
        if cli.json {
            anstream::println!("{}", view::ranked(catalog, posting, one, place + 1));
        } else {
            show::result(catalog, posting, &one.result, cli.lang, Some(place + 1));
        }
    }
    Ok(ExitCode::SUCCESS)
}
