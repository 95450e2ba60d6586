//! x
fn main() {
    let dir = std::path::Path::new("crates/padan/data");
    let files: Vec<(String, Vec<u8>)> = padan::catalog::source::TABLES.iter().filter_map(|t| { let p = dir.join(format!("{}.csv", t.name)); std::fs::read(&p).ok().map(|b| (p.display().to_string(), b)) }).collect();
    match padan::catalog::source::read(&files, "2026.11") {
        Ok(c) => { let b = c.to_bytes(); println!("{:?} {}", c.counts(), b.len()); std::fs::write(dir.join("catalog.bin"), b).unwrap(); }
        Err(m) => { for d in &m.reported { println!("{d}"); } println!("and {} more", m.more); std::process::exit(1); }
    }
}
