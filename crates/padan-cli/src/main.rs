//! `padan`: Padan's command line. See `padan --help`.

mod check;
mod eval;
mod import;
mod input;
mod labels;
mod search;
mod show;
mod train;
mod unknown;

use clap::{Args, Parser, Subcommand};
use input::Failure;
use padan::catalog::{Catalog, LeanOptions};
use padan::plan::{Goal, Reach};
use padan::posting::Posting;
use padan::view::{self, Viewer};
use padan::{Board, Date, Lang, Padan, PlanOptions, Profile};
use std::path::PathBuf;
use std::process::ExitCode;

/// Matches what people can do with what adverts ask, explainably.
#[derive(Parser)]
#[command(
    name = "padan",
    version,
    max_term_width = 110,
    after_help = "Examples:\n  padan link \"bisa nyetel karburator sama ganti kampas rem\"\n  padan read posting @\"Dibutuhkan mekanik motor, pengalaman 1 th\"\n  padan rank --profile @\"bisa servis motor injeksi, punya SIM C\" adverts.jsonl --top 10\n  padan rank --track otomotif-sepeda-motor adverts.jsonl --json\n  padan plan --profile @\"lulusan SMK, bisa ganti oli\" adverts.jsonl --steps 2\n  padan ventures --profile @\"bisa servis motor injeksi\" --top 3"
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
    /// Another catalogue file (padan bake) instead of the one that is compiled in.
    #[arg(long, global = true)]
    catalog: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Which competencies a text names, and where.
    #[command(
        after_help = "Examples:\n  padan link \"bisa nyetel karburator sama ganti kampas rem\"\n  padan link --lines phrases.txt --json"
    )]
    Link(Texts),
    /// Reads a profile or a posting and shows what was understood.
    Read {
        #[command(subcommand)]
        what: What,
    },
    /// Scores one profile against one posting.
    #[command(
        after_help = "Examples:\n  padan match @\"bisa las listrik\" advert.txt\n  padan match profile.json posting.json --json --on 2026-11-24"
    )]
    Match {
        /// A file, `-`, or `@text`.
        profile: String,
        /// A file, `-`, or `@text`.
        posting: String,
    },
    /// Ranks postings for a profile or for the holder of a track.
    #[command(
        after_help = "Examples:\n  padan rank --profile @\"bisa servis motor injeksi, punya SIM C\" adverts.jsonl --top 10\n  padan rank --track otomotif-sepeda-motor adverts.jsonl --json"
    )]
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
    /// What would open jobs: each competency, licence, certificate and track alone, and with which others.
    #[command(
        after_help = "A job is open when every must-have that it states is claimed and every condition holds. What has not been said\nholds for nothing: name your schooling, work and licences (\"lulusan SMK, kerja 2 tahun, punya SIM C\").\n\nExamples:\n  padan unlock --profile @\"lulusan SMK, bisa las listrik\" adverts.jsonl --top 10\n  padan unlock --profile profile.json adverts.jsonl --json --on 2026-11-24"
    )]
    Unlock {
        /// Postings: a file of JSON lines, a JSON array, JSON-LD, or plain text, `-` or `@text`.
        postings: String,
        /// The profile: a file, `-`, or `@text`.
        #[arg(long)]
        profile: String,
        /// How many to print; all without it.
        #[arg(long)]
        top: Option<usize>,
    },
    /// The best set and order of tracks or courses for a goal, exactly.
    #[command(
        after_help = "Examples:\n  padan plan --profile @\"lulusan SMK, bisa ganti oli\" adverts.jsonl --steps 2\n  padan plan --profile @\"…\" adverts.jsonl --offerings courses.json --hours 500 --cost 2000000 --steps 3 --on 2026-11-24\n  padan plan --profile me.txt --goal venture:bengkel-motor\n  padan plan --profile me.txt --goal occupation:7231.04 --json\n  padan plan --profile me.txt adverts.jsonl --goal posting:demo-01"
    )]
    Plan(Planning),
    /// Self-employment routes, the nearest first: what is there, what is missing, tools, permits, support.
    #[command(
        after_help = "Examples:\n  padan ventures --profile @\"bisa servis motor injeksi, tune up, ganti oli\" --top 3\n  padan ventures --profile profile.json --json --lang en"
    )]
    Ventures {
        /// The profile: a file, `-`, or `@text`.
        #[arg(long)]
        profile: String,
        /// How many to print; all without it.
        #[arg(long)]
        top: Option<usize>,
    },
    /// Checks catalogue tables (a folder of CSV), or profile and posting files.
    #[command(after_help = "Examples:\n  padan check catalogue/\n  padan check adverts.jsonl profile.json")]
    Check {
        /// Folders and files.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
    },
    /// Bakes a folder of catalogue tables into one file.
    #[command(
        after_help = "Examples:\n  padan bake catalogue/ --out my.bin --version 2026.11\n  padan bake catalogue/ --out first.bin --lean id"
    )]
    Bake {
        /// The folder of CSV tables.
        dir: PathBuf,
        /// The file to write.
        #[arg(long, short)]
        out: PathBuf,
        /// The content version.
        #[arg(long, default_value = "local")]
        version: String,
        /// Only what a first list needs, in one language (id or en), small enough to load at once.
        #[arg(long)]
        lean: Option<Lang>,
        /// How many aliases and job titles a lean catalogue keeps beside the titles.
        #[arg(long, requires = "lean")]
        entries: Option<usize>,
    },
    /// Prints the JSON Schema of what a command prints with --json.
    #[command(after_help = "Examples:\n  padan schema rank\n  padan schema posting > posting.schema.json")]
    Schema {
        /// Which shape.
        #[arg(value_parser = clap::builder::PossibleValuesParser::new(view::SCHEMAS))]
        name: String,
    },
    /// Finds competencies, occupations and tracks by a phrase or a title, forgiving of typing errors.
    #[command(
        after_help = "Examples:\n  padan search \"pasang keramik\"\n  padan search --lines titles.txt --json --top 3\n  padan search \"web developer\" --catalog esco.bin"
    )]
    Search {
        /// The words; `-` reads them from standard input.
        #[arg(required_unless_present = "lines")]
        query: Option<String>,
        /// A file with one query a line.
        #[arg(long, conflicts_with = "query")]
        lines: Option<String>,
        /// How many to print.
        #[arg(long, default_value_t = 10)]
        top: usize,
        /// Print also what is not near, from this score (0 to 10000) on.
        #[arg(long)]
        least: Option<u32>,
    },
    /// Collects what was not understood in texts, most frequent first, so that words can be added to the catalogue.
    #[command(after_help = "Examples:\n  padan unknown adverts.jsonl\n  padan unknown phrases.txt --top 50 --json")]
    Unknown {
        /// Files of adverts or texts, one a line, or one JSON document.
        #[arg(required = true)]
        files: Vec<String>,
        /// How many to print.
        #[arg(long, default_value_t = 100)]
        top: usize,
    },
    /// Learns sub-word vectors from a catalogue's own words and stores them in its file, for a better search.
    #[command(
        after_help = "Examples:\n  padan train --catalog esco.bin --out esco.bin\n  padan train --out padan-learned.bin --bits 13 --dims 48"
    )]
    Train {
        /// The catalogue file to write; the catalogue that is read is the one of --catalog, or the one compiled in.
        #[arg(long, short)]
        out: PathBuf,
        /// A folder with labels.tsv to learn from as well; may be given several times.
        #[arg(long)]
        also: Vec<PathBuf>,
        /// Buckets of the table, as a power of two.
        #[arg(long, default_value_t = 15)]
        bits: u32,
        /// Numbers of a vector.
        #[arg(long, default_value_t = 96)]
        dims: usize,
    },
    /// Makes a catalogue file of another classification: ESCO, O*NET, KBJI, Tabiya's CSV, or a list of labels.
    #[command(
        after_help = "Examples:\n  padan import esco ESCO-dataset/ --out esco.bin\n  padan import csv my-labels/ --out my.bin && padan search \"juru las\" --catalog my.bin"
    )]
    Import {
        /// Whose files they are.
        from: import::From,
        /// The folder that holds them.
        dir: PathBuf,
        /// The file to write.
        #[arg(long, short)]
        out: PathBuf,
        /// The content version.
        #[arg(long, default_value = "imported")]
        version: String,
        /// Also write the tables, to be edited and baked.
        #[arg(long)]
        tables: Option<PathBuf>,
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
    #[command(
        after_help = "Examples:\n  padan read profile @\"saya tukang las, lulusan SMK, kerja 2 tahun\"\n  padan read profile cv.txt --json"
    )]
    Profile(Texts),
    /// A posting.
    #[command(
        after_help = "Examples:\n  padan read posting @\"Dibutuhkan mekanik motor, pengalaman 1 th\"\n  padan read posting --lines adverts.jsonl --json"
    )]
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

#[derive(Args)]
struct Planning {
    /// Postings, as for `rank`; not needed for a goal of an occupation or a venture.
    postings: Option<String>,
    /// The profile: a file, `-`, or `@text`.
    #[arg(long)]
    profile: String,
    /// Courses to choose from, as JSON: our own shape or schema.org Course. Without them, the catalogue's tracks.
    #[arg(long)]
    offerings: Option<String>,
    /// What it is for: jobs, posting:ID, occupation:CODE or venture:CODE.
    #[arg(long, default_value = "jobs")]
    goal: String,
    /// At most so many courses, up to 8.
    #[arg(long, default_value_t = 3, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(0..=8))]
    steps: usize,
    /// Lesson hours (JP) in all.
    #[arg(long)]
    hours: Option<u32>,
    /// Rupiah in all.
    #[arg(long)]
    cost: Option<u64>,
    /// Hours of a course that does not say them; without it such a course is left out under --hours.
    #[arg(long)]
    hours_if_unsaid: Option<u32>,
    /// Rupiah of a course that does not say its cost; without it such a course is left out under --cost.
    #[arg(long)]
    cost_if_unsaid: Option<u64>,
    /// Lesson hours a week, to work out when a course ends that only says when it starts.
    #[arg(long)]
    hours_a_week: Option<u32>,
    /// How far a course may be from where you live: regency, province or anywhere.
    #[arg(long, default_value = "anywhere", value_parser = reach)]
    reach: Reach,
    /// How many sets of courses to look at before giving the best so far with a bound.
    #[arg(long, default_value_t = padan::limits::PLAN_SEARCH)]
    search: u32,
}

fn reach(text: &str) -> Result<Reach, String> {
    match text {
        "regency" => Ok(Reach::Regency),
        "province" => Ok(Reach::Province),
        "anywhere" => Ok(Reach::Anywhere),
        _ => Err("use regency, province or anywhere".to_owned()),
    }
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
    let padan = match &cli.catalog {
        Some(path) => input::engine(path)?,
        None => Padan::embedded(),
    };
    let catalog = padan.catalog();
    let viewer = Viewer::new(catalog, cli.lang);
    match &cli.command {
        Command::Link(texts) => each(texts, true, |text, _| {
            let linked = padan.link(text);
            if cli.json {
                anstream::println!("{}", printed(&viewer.linked(text, &linked)));
            } else {
                show::linked(catalog, text, &linked, cli.lang);
            }
            Ok(())
        }),
        Command::Read { what: What::Profile(texts) } => each(texts, false, |text, _| {
            let profile = input::profile(catalog, text)?;
            if cli.json {
                anstream::println!("{}", printed(&viewer.profile(&profile)));
            } else {
                show::profile(catalog, &profile, cli.on, cli.lang);
            }
            Ok(())
        }),
        Command::Read { what: What::Posting(texts) } => each(texts, false, |text, line| {
            let posting = input::posting(catalog, text, line)?;
            if cli.json {
                anstream::println!("{}", printed(&viewer.posting(&posting)));
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
                anstream::println!("{}", printed(&viewer.result(&posting, &result)));
            } else {
                show::result(catalog, &posting, &result, cli.lang, None);
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Rank { postings, profile, track, top } => rank(cli, &padan, postings, profile.as_deref(), track, *top),
        Command::Unlock { postings, profile, top } => {
            let person = input::profile(catalog, &input::content(profile)?)?;
            let board = Board::new(catalog, input::postings(catalog, postings)?);
            let mut found = padan::unlock::unlock(catalog, &person, &board, cli.on);
            found.keys.truncate(top.unwrap_or(usize::MAX));
            let shape = viewer.unlock(&found, &board);
            if cli.json {
                anstream::println!("{}", printed(&shape));
            } else {
                show::unlock(&shape, cli.lang);
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Plan(asked) => plan(cli, catalog, asked),
        Command::Ventures { profile, top } => {
            let person = input::profile(catalog, &input::content(profile)?)?;
            let mut all = padan::venture::ventures(catalog, &person, cli.on);
            all.truncate(top.unwrap_or(usize::MAX));
            for shape in viewer.ventures(&all) {
                if cli.json {
                    anstream::println!("{}", printed(&shape));
                } else {
                    show::venture(&shape, cli.lang);
                }
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Check { paths } => Ok(check::run(catalog, paths, cli.json)),
        Command::Bake { dir, out, version, lean, entries } => {
            let files = input::tables(dir)?;
            match padan::catalog::source::read(&files, version) {
                Ok(mut catalog) => {
                    if let Some(lang) = lean {
                        let options = entries.map_or(LeanOptions::first_load(*lang), LeanOptions::new);
                        catalog = catalog.lean(*lang, options);
                    }
                    std::fs::write(out, catalog.to_bytes())
                        .map_err(|error| Failure::file(&out.display().to_string(), &error))?;
                    anstream::println!("{} ditulis / written", out.display());
                    Ok(ExitCode::SUCCESS)
                }
                Err(mistakes) => Ok(check::mistakes(&mistakes, cli.json)),
            }
        }
        Command::Schema { name } => {
            let schema = view::schema(name).ok_or_else(|| Failure::usage("there is no such shape"))?;
            anstream::println!("{}", serde_json::to_string_pretty(&schema).unwrap_or_default());
            Ok(ExitCode::SUCCESS)
        }
        Command::Search { query, lines, top, least } => {
            search::run(&padan, query.as_deref(), lines.as_deref(), *top, *least, cli.json)
        }
        Command::Unknown { files, top } => unknown::run(&padan, files, *top, cli.json),
        Command::Train { out, also, bits, dims } => {
            train::run(&padan, cli.catalog.as_deref(), out, also, &train::options(Some(*bits), Some(*dims)), cli.json)
        }
        Command::Import { from, dir, out, version, tables } => {
            import::run(*from, dir, out, version, tables.as_deref(), cli.json)
        }
        Command::Eval { what } => eval::run(catalog, what),
    }
}

/// A shape as one line of JSON.
fn printed(shape: &impl serde::Serialize) -> String {
    serde_json::to_string(shape).unwrap_or_default()
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
    let text = input::content(lines)?;
    let progress = input::progress(text.lines().count());
    for (number, line) in text.lines().enumerate() {
        progress.inc(1);
        if let Err(failure) = answer(line, number + 1) {
            let failure = failure.at_line(number + 1);
            anstream::eprintln!("{failure}");
            anstream::println!("{}", failure.json());
            code = ExitCode::from(2);
        }
    }
    progress.finish_and_clear();
    Ok(code)
}

fn plan(cli: &Cli, catalog: &Catalog, asked: &Planning) -> Result<ExitCode, Failure> {
    let person = input::profile(catalog, &input::content(&asked.profile)?)?;
    let alone = asked.goal.starts_with("occupation:") || asked.goal.starts_with("venture:");
    let postings = match &asked.postings {
        Some(postings) => input::postings(catalog, postings)?,
        None if alone => Vec::new(),
        None => return Err(Failure::usage("give postings, or a goal such as venture:bengkel-motor")),
    };
    let goal = input::goal(catalog, &postings, &asked.goal)?;
    let board = Board::new(catalog, postings);
    let offerings = asked.offerings.as_deref().map(|list| input::offerings(catalog, list)).transpose()?;
    let mut options = PlanOptions::default();
    (options.goal, options.offerings, options.on) = (goal, offerings.as_deref(), cli.on);
    (options.steps, options.hours, options.cost) = (asked.steps, asked.hours, asked.cost);
    (options.hours_if_unsaid, options.cost_if_unsaid) = (asked.hours_if_unsaid, asked.cost_if_unsaid);
    (options.hours_a_week, options.reach, options.search) = (asked.hours_a_week, asked.reach, asked.search);
    let plan = padan::plan::plan(catalog, &person, &board, &options);
    let single = match goal {
        Goal::Posting(at) => board.postings().get(at).cloned(),
        Goal::Occupation(id) => Some(padan::plan::asked(catalog, id)),
        Goal::Venture(id) => Some(padan::venture::asked(catalog, id)),
        _ => None,
    };
    let postings = if alone { single.as_slice() } else { board.postings() };
    let viewer = Viewer::new(catalog, cli.lang);
    let shape = viewer.plan(&plan, offerings.as_deref().unwrap_or_default(), postings, single.as_ref());
    if cli.json {
        anstream::println!("{}", printed(&shape));
    } else {
        show::plan(&shape, postings, alone, cli.lang);
        if let (Some(posting), Some(after)) = (&single, &plan.after) {
            show::result(catalog, posting, after, cli.lang, None);
        }
    }
    Ok(ExitCode::SUCCESS)
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
    let board = Board::new(catalog, input::postings(catalog, postings)?);
    let ranked = board.rank(catalog, &person, cli.on, top);
    let none = Posting::default();
    for (place, one) in ranked.iter().enumerate() {
        let posting = board.postings().get(one.posting).unwrap_or(&none);
        if cli.json {
            anstream::println!("{}", printed(&Viewer::new(catalog, cli.lang).ranked(posting, one, place + 1)));
        } else {
            show::result(catalog, posting, &one.result, cli.lang, Some(place + 1));
        }
    }
    Ok(ExitCode::SUCCESS)
}
