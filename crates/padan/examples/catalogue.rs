//! A catalogue of your own: tables in memory, checked, baked to bytes, and used.
//!
//! `cargo run -p padan --example catalogue --features bake -- FOLDER`: the folder holds the tables as CSV, as
//! `crates/padan/data` does.

use padan::Padan;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("name the folder that holds the tables")?;
    let mut tables = Vec::new();
    for entry in std::fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "csv") {
            tables.push((path.display().to_string(), std::fs::read(&path)?));
        }
    }
    tables.sort();
    match padan::catalog::source::read(&tables, "example") {
        Ok(catalog) => {
            let bytes = catalog.to_bytes();
            let padan = Padan::from_catalog(&bytes)?;
            println!("{} bytes, {:?}", bytes.len(), padan.catalog().counts());
        }
        Err(mistakes) => {
            for mistake in &mistakes.reported {
                println!("{mistake}");
            }
        }
    }
    Ok(())
}
