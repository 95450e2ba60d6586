//! The browser's side: the engine as WebAssembly, the widget around it, its tests and its demo page.

use crate::{root, run};
use std::path::{Path, PathBuf};
use std::process::Command;

fn there(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
}

/// A program, installed as a package of Debian where it is missing; or what is missing and the line that installs it.
fn need(program: &str, packages: &[&str]) -> Result<(), String> {
    if there(program) {
        return Ok(());
    }
    println!("== {program} is missing: apt-get install {}", packages.join(" "));
    let apt = |arguments: &[&str]| {
        Command::new("apt-get").args(arguments).args(["-q", "-y"]).status().is_ok_and(|status| status.success())
    };
    let installed = apt(&["update"]) && apt(&[&["install"], packages].concat()) && there(program);
    let line = format!("apt-get update && apt-get install -y {}", packages.join(" "));
    if installed { Ok(()) } else { Err(format!("{program} is missing; install it (as root) with: {line}")) }
}

/// Debian's Chromium, which the browser tests drive.
fn chromium() -> Result<(), String> {
    need("/usr/bin/chromium", &["chromium"])
}

fn www() -> PathBuf {
    root().join("www")
}

fn tool(name: &str) -> PathBuf {
    www().join("node_modules/.bin").join(name)
}

/// A program in `www`.
fn in_www(program: impl AsRef<std::ffi::OsStr>, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(www());
    command
}

/// What building needs: the wasm32 target, wasm-pack, node with the packages of `www/package-lock.json`.
fn prepare() -> Result<(), String> {
    println!("== tools");
    need("node", &["nodejs", "npm"])?;
    need("npm", &["npm"])?;
    run("wasm32 target", Command::new("rustup").args(["target", "add", "wasm32-unknown-unknown"]))?;
    if !there("wasm-pack") {
        run("wasm-pack (2 minutes)", Command::new("cargo").args(["install", "wasm-pack", "--locked"]))?;
    }
    // npm writes this file when an installation is complete.
    let installed = www().join("node_modules/.package-lock.json");
    let fresh = |path: &Path| path.metadata().and_then(|data| data.modified()).ok();
    if fresh(&installed).is_none_or(|at| fresh(&www().join("package-lock.json")).is_some_and(|lock| lock > at)) {
        run("npm ci", &mut in_www("npm", &["ci", "--no-audit", "--no-fund"]))?;
    }
    Ok(())
}

/// Features of WebAssembly that the compiler may use and phones of 2020 lack; each is lowered to what the first version has.
const LOWERED: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The engine into `www/glue`: the module, its twin without WebAssembly, wasm-bindgen's glue, the catalogues.
fn glue() -> Result<(), String> {
    let (pack, glue) = (root().join("target/wasm-pack"), www().join("glue"));
    std::fs::create_dir_all(&glue).map_err(|error| format!("{}: {error}", glue.display()))?;
    let mut build = Command::new("wasm-pack");
    build.args(["build", "crates/padan-wasm", "--target", "web", "--no-opt", "--profile", "wasm", "--out-dir"]);
    // The first time wasm-pack builds the wasm-bindgen program that fits, which takes 4 minutes.
    run("the engine for WebAssembly", build.arg(&pack).current_dir(root()))?;
    let copy = |from: &Path, to: &str| {
        std::fs::copy(from, glue.join(to)).map(drop).map_err(|error| format!("{}: {error}", from.display()))
    };
    copy(&pack.join("padan_wasm.js"), "padan_wasm.js")?;
    copy(&pack.join("padan_wasm.d.ts"), "padan_wasm.d.ts")?;
    let module = glue.join("padan.wasm");
    let mut lower = Command::new(tool("wasm-opt"));
    lower.args(LOWERED).args([
        "--llvm-memory-copy-fill-lowering",
        "--llvm-nontrapping-fptoint-lowering",
        "--signext-lowering",
        "-Oz",
        "--converge",
        "--strip-producers",
        "--strip-target-features",
    ]);
    run("wasm-opt", lower.arg(pack.join("padan_wasm_bg.wasm")).arg("-o").arg(&module))?;
    let mut first = Command::new(tool("wasm-opt"));
    run(
        "nothing beyond the first WebAssembly",
        first.args(["--mvp-features", "-O0"]).arg(&module).args(["-o", "/dev/null"]),
    )?;
    let mut twin = Command::new(tool("wasm2js"));
    run("the twin without WebAssembly", twin.arg("-Oz").arg(&module).arg("-o").arg(glue.join("padan-wasm2js.js")))?;
    for (name, bytes) in crate::catalogues()? {
        let path = glue.join(format!("catalog-{name}.bin"));
        std::fs::write(&path, bytes).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

/// `cargo xtask dist`: everything a partner gets, in `www/dist`. Fails when a part is over its budget.
pub(crate) fn dist(budget: bool) -> Result<(), String> {
    prepare()?;
    glue()?;
    run("types", &mut in_www(tool("tsc"), &["--noEmit"]))?;
    run("the widget", &mut in_www("node", if budget { &["build.mjs"] } else { &["build.mjs", "--no-budget"] }))
}

/// The browser's part of `cargo xtask demo`: serves the demo page until interrupted; with `check`, loads it once and ends.
pub(crate) fn demo(check: bool) -> Result<(), String> {
    if check {
        chromium()?;
    }
    dist(true)?;
    run("the demo page", &mut in_www("node", if check { &["serve.mjs", "--check"] } else { &["serve.mjs"] }))
}

/// What the library itself answers, for the browser tests to hold the module to.
fn samples() -> Result<(), String> {
    println!("== samples");
    let catalog = www().join("glue/catalog-full.bin");
    let example = ["run", "--quiet", "--release", "--package", "padan-tests", "--example", "samples", "--"];
    let output = crate::cargo(&example).arg(catalog).stderr(std::process::Stdio::inherit()).output();
    let output = output.map_err(|error| format!("cargo cannot be started: {error}"))?;
    if !output.status.success() {
        return Err("the samples could not be made".to_owned());
    }
    let path = www().join("glue/samples.json");
    std::fs::write(&path, output.stdout).map_err(|error| format!("{}: {error}", path.display()))
}

/// The browser tests; how many ran.
pub(crate) fn test() -> Result<usize, String> {
    chromium()?;
    dist(true)?;
    run("the reference is current", &mut in_www("node", &["build.mjs", "--reference", "--check"]))?;
    run("the demo pages are current", &mut in_www("node", &["demo/make.mjs", "--check"]))?;
    run("types of the engine", &mut in_www(tool("tsc"), &["--noEmit", "--project", "tsconfig.contract.json"]))?;
    samples()?;
    println!("== browser tests");
    crate::counted(&mut in_www("node", &["tests/run.mjs"]), |line| {
        line.split_once(" browser tests ran").and_then(|(count, _)| count.parse().ok())
    })
}
