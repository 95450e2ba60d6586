//! `cargo xtask bench`: runs the benchmarks and puts their figures into tables, and into `target/bench.json`.

use super::{cargo, root, run};
use std::path::{Path, PathBuf};

/// Where one figure stands: the group, the function, the size if it has one.
struct Figure {
    name: String,
    size: Option<u64>,
    /// Nanoseconds of one run, the median of the samples.
    nanoseconds: u64,
}

pub(super) fn bench() -> Result<(), String> {
    for bench in ["engine", "plan"] {
        run("benchmarks", &mut cargo(&["bench", "--package", "padan", "--bench", bench, "--", "--quiet", "--noplot"]))?;
    }
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let mut figures = Vec::new();
    collect(&target.join("criterion"), &mut Vec::new(), &mut figures)?;
    if figures.is_empty() {
        return Err("the benchmarks left no figures under target/criterion".to_owned());
    }
    println!("\n{:<36}{:>10}{:>14}{:>18}", "", "postings", "ms", "ns a posting");
    for figure in figures.iter().filter(|figure| figure.size.is_some()) {
        let size = figure.size.unwrap_or(1);
        println!(
            "{:<36}{size:>10}{:>14}{:>18}",
            figure.name,
            thousandths(figure.nanoseconds / 1000),
            figure.nanoseconds / size
        );
    }
    println!();
    for figure in figures.iter().filter(|figure| figure.size.is_none()) {
        println!("{:<60}{:>12} ms", figure.name, thousandths(figure.nanoseconds / 1000));
    }
    let file = target.join("bench.json");
    let json: Vec<serde_json::Value> = figures
        .iter()
        .map(|f| serde_json::json!({"name": f.name, "postings": f.size, "median_ns": f.nanoseconds}))
        .collect();
    std::fs::write(&file, serde_json::Value::from(json).to_string())
        .map_err(|error| format!("{}: {error}", file.display()))?;
    println!("\nwritten: {}", file.display());
    Ok(())
}

fn thousandths(n: u64) -> String {
    format!("{}.{:03}", n / 1000, n % 1000)
}

/// Every `new/estimates.json` under a folder, by name and then by size.
fn collect(dir: &Path, names: &mut Vec<String>, figures: &mut Vec<Figure>) -> Result<(), String> {
    let estimates = dir.join("new/estimates.json");
    if estimates.exists() {
        let text = std::fs::read_to_string(&estimates).map_err(|error| format!("{}: {error}", estimates.display()))?;
        let value: serde_json::Value =
            serde_json::from_str(&text).map_err(|error| format!("{}: {error}", estimates.display()))?;
        let median = value.pointer("/median/point_estimate").map(ToString::to_string).unwrap_or_default();
        let nanoseconds = median.split('.').next().and_then(|whole| whole.parse().ok());
        let size = names.last().and_then(|name| name.parse().ok());
        let name = names.iter().filter(|name| name.parse::<u64>().is_err()).cloned().collect::<Vec<_>>().join(": ");
        figures.push(Figure {
            name,
            size,
            nanoseconds: nanoseconds.ok_or_else(|| format!("{}: no median", estimates.display()))?,
        });
        return Ok(());
    }
    let entries = std::fs::read_dir(dir).map_err(|error| format!("{}: {error}", dir.display()))?;
    let mut inner: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir()).collect();
    let number = |path: &PathBuf| path.file_name().and_then(|name| name.to_str()?.parse::<u64>().ok());
    inner.sort_by_key(|path| (number(path), path.clone()));
    for path in inner {
        names.push(path.file_name().unwrap_or_default().to_string_lossy().into_owned());
        collect(&path, names, figures)?;
        names.pop();
    }
    Ok(())
}
