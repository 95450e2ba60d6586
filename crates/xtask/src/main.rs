//! What a person types: `cargo xtask demo`, `test`, `dist`, `bake`, `bench`.

mod bench;
mod learn;
mod widget;

use padan::catalog::LeanOptions;
use padan::{Catalog, Lang};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

const VERSION: &str = "2026.11";

const HELP: &str = "\
cargo xtask demo [--check]      rank invented adverts for a profile, then build the widget and serve its demo page
                                until interrupted; with --check load the page once in a browser and end
cargo xtask test                every test; --rust or --browser for one side alone
cargo xtask dist [--no-budget]  what a partner gets, in www/dist; fails when a part is over its budget
cargo xtask bake [--check]      the catalogue file from its tables, or whether it is current
cargo xtask bench               how long reading and ranking take";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["demo"] => demo(false),
        ["demo", "--check"] => demo(true),
        ["test"] => test(),
        ["test", "--rust"] => native_tests().map(drop),
        ["test", "--browser"] => widget::test().map(drop),
        ["bake"] => bake(false),
        ["bake", "--check"] => bake(true),
        ["dist"] => widget::dist(true),
        ["dist", "--no-budget"] => widget::dist(false),
        ["bench"] => bench::bench(),
        _ => {
            println!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new(".")).to_owned()
}

/// Runs a program and prints its name; an error names the whole line.
fn run(step: &str, command: &mut Command) -> Result<(), String> {
    println!("== {step}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("failed ({status}): {command:?}")),
        Err(error) => Err(format!("cannot be started ({error}): {command:?}")),
    }
}

/// Runs a program, passes its lines on as they come, and sums what `count` reads from them.
fn counted(command: &mut Command, count: impl Fn(&str) -> Option<usize>) -> Result<usize, String> {
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|error| format!("cannot be started ({error}): {command:?}"))?;
    let mut sum = 0;
    for line in child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).lines()) {
        let line = line.map_err(|error| format!("{command:?}: {error}"))?;
        println!("{line}");
        sum += count(&line).unwrap_or(0);
    }
    let status = child.wait().map_err(|error| format!("{command:?}: {error}"))?;
    if status.success() { Ok(sum) } else { Err(format!("failed ({status}): {command:?}")) }
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()));
    command.args(arguments).current_dir(root());
    command
}

fn demo(check: bool) -> Result<(), String> {
    let profile = "@Saya lulusan BLK Komunitas, bisa servis motor injeksi, ganti oli, tune up, kampas rem dan CVT. Bantu paman di bengkel 2 tahun. Lulus SMK, punya SIM C. Belum bisa las.";
    println!("Profil / profile: {}\n", profile.trim_start_matches('@'));
    let adverts = root().join("tests/suite/demo_adverts.jsonl").display().to_string();
    let rank = ["run", "--quiet", "--release", "--package", "padan-cli", "--", "rank", "--profile", profile, &adverts];
    run("padan rank", cargo(&rank).args(["--on", "2026-11-24"]))?;
    widget::demo(check)
}

fn test() -> Result<(), String> {
    let native = native_tests()?;
    let browser = widget::test()?;
    println!(
        "{} tests ran: {native} native and {browser} in the browser; and bake --check, rustfmt, rustdoc, clippy, dist with its budgets",
        native + browser
    );
    Ok(())
}

fn native_tests() -> Result<usize, String> {
    bake(true)?;
    run("rustfmt", &mut cargo(&["fmt", "--all", "--check"]))?;
    println!("== tests");
    let ran = counted(&mut cargo(&["test", "--workspace", "--release"]), |line| {
        line.strip_prefix("test result: ok. ")?.split(' ').next()?.parse().ok()
    })?;
    let document = ["rustdoc", "--quiet", "--package", "padan", "--all-features", "--", "-D", "warnings"];
    run("documentation", &mut cargo(&document))?;
    let clippy = ["clippy", "--workspace", "--all-targets", "--all-features", "--quiet", "--", "-D", "warnings"];
    run("clippy", &mut cargo(&clippy))?;
    println!("{ran} native tests ran");
    Ok(ran)
}

/// The tables in `crates/padan/data` as a catalogue.
fn catalogue() -> Result<Catalog, String> {
    let dir = root().join("crates/padan/data");
    let mut files = Vec::new();
    let entries = std::fs::read_dir(&dir).map_err(|error| format!("{}: {error}", dir.display()))?;
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        if path.extension().is_some_and(|extension| extension == "csv") {
            let bytes = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            files.push((path.strip_prefix(root()).unwrap_or(&path).display().to_string(), bytes));
        }
    }
    files.sort();
    padan::catalog::source::read(&files, VERSION).map_err(|mistakes| {
        for mistake in &mistakes.reported {
            println!("{mistake}");
        }
        format!("{} mistakes in the tables", mistakes.reported.len() + mistakes.more)
    })
}

/// The catalogue files of the widget by name: one language each for the first list, and the whole one.
fn catalogues() -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    let whole = catalogue()?;
    let lean = |lang| whole.lean(lang, LeanOptions::first_load(lang)).to_bytes();
    Ok(vec![("id", lean(Lang::Id)), ("en", lean(Lang::En)), ("full", whole.to_bytes())])
}

fn bake(check: bool) -> Result<(), String> {
    let catalog = catalogue()?;
    let bytes = catalog.to_bytes();
    let target = root().join("crates/padan/data/catalog.bin");
    if check {
        if !std::fs::read(&target).is_ok_and(|held| held == bytes) {
            return Err("catalog.bin is not what the tables say; run: cargo xtask bake".to_owned());
        }
        println!("== catalog.bin is current");
    } else {
        std::fs::write(&target, &bytes).map_err(|error| format!("{}: {error}", target.display()))?;
        println!("{} bytes {:?}", bytes.len(), catalog.counts());
    }
    learn::run(&catalog, check)
}
