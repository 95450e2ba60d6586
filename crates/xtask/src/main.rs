//! What a person types: `cargo xtask demo`, `test`, `bake`, `bench`.

mod bench;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

const VERSION: &str = "2026.11";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["demo"] => demo(),
        ["test"] => test(),
        ["bake"] => bake(false),
        ["bake", "--check"] => bake(true),
        ["bench"] => bench::run(),
        _ => {
            println!(
                "cargo xtask demo           read a profile and rank invented adverts\ncargo xtask test           every test\ncargo xtask bake [--check] the catalogue file from its tables, or whether it is current\ncargo xtask bench          how long reading and ranking take"
            );
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

fn cargo(step: &str, arguments: &[&str]) -> Result<String, String> {
    println!("== {step}");
    let output = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()))
        .args(arguments)
        .current_dir(root())
        .stderr(std::process::Stdio::inherit())
        .output();
    let output = output.map_err(|error| format!("cargo cannot be started: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    print!("{text}");
    if output.status.success() { Ok(text) } else { Err(format!("failed: cargo {}", arguments.join(" "))) }
}

fn demo() -> Result<(), String> {
    let profile = "@Saya lulusan BLK Komunitas, bisa servis motor injeksi, ganti oli, tune up, kampas rem dan CVT. Bantu paman di bengkel 2 tahun. Lulus SMK, punya SIM C. Belum bisa las.";
    println!("Profil / profile: {}\n", profile.trim_start_matches('@'));
    let adverts = root().join("tests/suite/demo_adverts.jsonl");
    let adverts = adverts.display().to_string();
    cargo(
        "padan rank",
        &[
            "run", "--quiet", "--release", "--package", "padan-cli", "--", "rank", "--profile", profile, &adverts,
            "--on", "2026-11-24",
        ],
    )
    .map(|_| ())
}

fn test() -> Result<(), String> {
    bake(true)?;
    cargo("rustfmt", &["fmt", "--all", "--check"])?;
    let output = cargo("tests", &["test", "--workspace", "--release"])?;
    let ran = output
        .lines()
        .filter_map(|line| line.strip_prefix("test result: ok. ")?.split(' ').next()?.parse::<usize>().ok())
        .sum::<usize>();
    cargo("documentation", &["rustdoc", "--quiet", "--package", "padan", "--all-features", "--", "-D", "warnings"])?;
    let clippy = ["clippy", "--workspace", "--all-targets", "--all-features", "--quiet", "--", "-D", "warnings"];
    cargo("clippy", &clippy)?;
    println!("== wasm32");
    let added = Command::new("rustup").args(["target", "add", "wasm32-unknown-unknown"]).status();
    if !added.is_ok_and(|status| status.success()) {
        return Err(
            "the wasm32 target is missing; install it with: rustup target add wasm32-unknown-unknown".to_owned()
        );
    }
    cargo("the library for wasm32", &["build", "--quiet", "--package", "padan", "--target", "wasm32-unknown-unknown"])?;
    println!("{ran} tests ran, and bake --check, rustfmt, rustdoc, clippy and the wasm32 build");
    Ok(())
}

fn bake(check: bool) -> Result<(), String> {
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
    let catalog = padan::catalog::source::read(&files, VERSION).map_err(|mistakes| {
        for mistake in &mistakes.reported {
            println!("{mistake}");
        }
        format!("{} mistakes in the tables", mistakes.reported.len() + mistakes.more)
    })?;
    let bytes = catalog.to_bytes();
    let target = dir.join("catalog.bin");
    if check {
        if std::fs::read(&target).is_ok_and(|held| held == bytes) {
            println!("== catalog.bin is current");
            return Ok(());
        }
        return Err("catalog.bin is not what the tables say; run: cargo xtask bake".to_owned());
    }
    std::fs::write(&target, &bytes).map_err(|error| format!("{}: {error}", target.display()))?;
    println!("{} bytes {:?}", bytes.len(), catalog.counts());
    Ok(())
}
