//! `padan import` on small invented files of each classification (`tests/fixtures/import`), and on files with a mistake.
#![allow(clippy::type_complexity, reason = "tables of cases")]
#![allow(missing_docs, clippy::unwrap_used)]

use padan::catalog::{CompetencyId, Kind, OccupationId};
use padan::{Catalog, Padan};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

const SOURCES: [&str; 5] = ["esco", "onet", "kbji", "tabiya", "csv"];

struct Answer {
    code: i32,
    out: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|_| panic!("no JSON: {}", self.out))
    }
}

fn run(arguments: &[&str]) -> Answer {
    let output = Command::new(env!("CARGO_BIN_EXE_padan")).args(arguments).output().unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    let code = output.status.code().unwrap_or_else(|| panic!("{err}"));
    Answer { code, out: if out.is_empty() { err } else { out } }
}

/// An empty folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("import").join(name);
    if dir.exists() {
        std::fs::remove_dir_all(&dir).unwrap();
    }
    std::fs::create_dir_all(&dir).unwrap();
    dir
}

fn fixture(source: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/import").join(source)
}

/// A source's fixture, to be spoilt.
fn copied(source: &str, name: &str) -> PathBuf {
    let dir = folder(name);
    for entry in std::fs::read_dir(fixture(source)).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, dir.join(path.file_name().unwrap())).unwrap();
    }
    dir
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Imports a folder and gives what was said and the file's bytes.
fn imported(source: &str, dir: &Path, out: &Path) -> (Value, Vec<u8>) {
    let answer = run(&["import", source, text(dir), "--out", text(out), "--json"]);
    assert_eq!(answer.code, 0, "{}", answer.out);
    (answer.json(), std::fs::read(out).unwrap())
}

fn engine(source: &str, name: &str) -> (Value, Padan) {
    let out = folder(name).join("made.bin");
    let (told, bytes) = imported(source, &fixture(source), &out);
    (told, Padan::from_catalog(&bytes).unwrap())
}

fn competency(catalog: &Catalog, code: &str) -> CompetencyId {
    catalog.competency(code).unwrap_or_else(|| panic!("no competency {code}"))
}

fn occupation(catalog: &Catalog, code: &str) -> OccupationId {
    catalog.occupation(code).unwrap_or_else(|| panic!("no occupation {code}"))
}

/// What an occupation needs: code, weight, level.
fn needs(catalog: &Catalog, code: &str) -> Vec<(String, u8, u8)> {
    catalog[occupation(catalog, code)]
        .needs
        .iter()
        .map(|need| (catalog[need.competency].code.to_string(), need.weight, need.level))
        .collect()
}

fn need(code: &str, weight: u8, level: u8) -> (String, u8, u8) {
    (code.to_owned(), weight, level)
}

/// The first that a search finds.
fn found(padan: &Padan, query: &str) -> String {
    padan.search(query, 1).first().map_or_else(String::new, |hit| hit.id.to_string())
}

/// The codes of the competencies that a text names.
fn linked(padan: &Padan, text: &str) -> Vec<String> {
    padan.link(text).mentions.iter().map(|one| padan.catalog()[one.competency].code.to_string()).collect()
}

/// How often something was left out or written otherwise.
fn noted(told: &Value, list: &str, what: &str) -> u64 {
    let note = told[list].as_array().unwrap().iter().find(|note| note["what"].as_str() == Some(what));
    note.unwrap_or_else(|| panic!("nothing {what:?} in {told:#}"))["count"].as_u64().unwrap()
}

#[test]
fn esco_is_joined_over_its_languages() {
    let (told, padan) = engine("esco", "esco");
    let catalog = padan.catalog();
    let glaze = &catalog[competency(catalog, "aa11-01")];
    assert_eq!((&*glaze.title.id, &*glaze.title.en), ("mengglasir mangkuk tanah liat", "glaze clay bowls"));
    assert_eq!(catalog[competency(catalog, "aa11-06")].kind, Kind::Language);
    assert_eq!(catalog[competency(catalog, "aa11-04")].kind, Kind::Core);
    assert_eq!(found(&padan, "glaze cley bowls"), "aa11-01");
    assert_eq!(linked(&padan, "saya bisa oles glasir"), ["aa11-01"]);
    assert_eq!(linked(&padan, "I can stoke the kiln"), ["aa11-02"]);
    assert_eq!(needs(catalog, "7314.9"), [need("aa11-01", 8, 2), need("aa11-02", 3, 2)]);
    assert_eq!(&*catalog[occupation(catalog, "7314.9")].isco, "7314");
    assert_eq!(&*catalog[occupation(catalog, "bb22-02")].isco, "8181");
    // Nothing is lost in silence.
    assert_eq!(noted(&told, "left_out", "concepts that are not released"), 1);
    assert_eq!(noted(&told, "left_out", "relations neither essential nor optional"), 1);
    assert_eq!(noted(&told, "left_out", "needs of a competency that is not there"), 1);
    assert_eq!(noted(&told, "left_out", "aliases that name two competencies"), 2);
    assert_eq!(noted(&told, "left_out", "job titles without a word that counts"), 1);
    assert_eq!(noted(&told, "changed", "codes that stand twice and got a number"), 1);
    assert_eq!(told["not_read"], serde_json::json!(["skills_fr.csv"]));
    let first = told["left_out"][0]["first"].clone();
    assert_eq!((first["file"].as_str(), first["line"].as_u64()), (Some("skills_en.csv"), Some(9)));
}

#[test]
fn onet_gives_activities_technologies_and_rated_skills() {
    let (told, padan) = engine("onet", "onet");
    let catalog = padan.catalog();
    assert_eq!(
        needs(catalog, "99-1001.00"),
        [need("2-a-9-a", 8, 3), need("lumenlog-pro", 8, 2), need("4-a-9-z-1-i01-d01", 6, 2)]
    );
    assert_eq!(
        needs(catalog, "99-1002.00"),
        [need("2-b-3-z", 10, 2), need("4-a-9-z-1-i01-d02", 5, 2), need("lumenlog-pro", 3, 2)]
    );
    assert_eq!(catalog[competency(catalog, "lumenlog-pro")].kind, Kind::Tool);
    assert_eq!(catalog[competency(catalog, "2-a-9-a")].kind, Kind::Core);
    // A quote is a sign like any other in a file of tabs.
    assert_eq!(&*catalog[occupation(catalog, "99-1002.00")].title.en, "Rope Walkers' Mates");
    assert!(catalog[occupation(catalog, "99-1001.00")].isco.is_empty());
    assert_eq!(found(&padan, "splice tarred ropse"), "4-a-9-z-1-i01-d02");
    assert_eq!(found(&padan, "lamp trimmer"), "99-1001.00");
    assert_eq!(noted(&told, "left_out", "titles of occupations that are not there"), 1);
    assert_eq!(noted(&told, "left_out", "needs rated as not important (under 2 of 5)"), 1);
    assert_eq!(told["absent"], serde_json::json!(["Sample of Reported Titles.txt", "Knowledge.txt"]));
}

#[test]
fn kbji_gives_occupations_with_their_isco_code() {
    let (told, padan) = engine("kbji", "kbji");
    let catalog = padan.catalog();
    assert_eq!((catalog.competencies().len(), catalog.occupations().len()), (0, 3));
    assert_eq!(&*catalog[occupation(catalog, "7599.02")].isco, "7599");
    assert_eq!(found(&padan, "perajin layang layanh"), "7599");
    assert_eq!(found(&padan, "pengukir gasing"), "7599.01");
    assert_eq!(padan.link("lowongan penala gamelan bambu").jobs.len(), 1);
    assert_eq!(noted(&told, "left_out", "groups of occupations (fewer than four digits)"), 1);
}

#[test]
fn tabiya_keeps_the_ids_of_the_origin() {
    let (told, padan) = engine("tabiya", "tabiya");
    let catalog = padan.catalog();
    // The end of the origin's URI; the oldest UUID; the id.
    for code in ["cc33-01", "cc33-0a", "key-3"] {
        competency(catalog, code);
    }
    assert_eq!(&*catalog[competency(catalog, "cc33-0a")].title.en, "weave palm hats");
    assert_eq!(catalog[competency(catalog, "key-3")].kind, Kind::Core);
    assert_eq!(needs(catalog, "7318.8"), [need("cc33-01", 8, 2), need("key-3", 3, 2)]);
    assert_eq!(needs(catalog, "7318_3_1"), [need("cc33-0a", 5, 2)]);
    assert_eq!(&*catalog[occupation(catalog, "7318.8")].isco, "7318");
    assert!(catalog[occupation(catalog, "7318_3_1")].isco.is_empty());
    assert_eq!(found(&padan, "mend markt umbrellas"), "cc33-01");
    assert_eq!(linked(&padan, "I fix parasols"), ["cc33-01"]);
    assert_eq!(noted(&told, "left_out", "occupation groups that are no ISCO code"), 1);
    assert_eq!(noted(&told, "left_out", "relations neither essential nor optional"), 1);
}

#[test]
fn own_lists_keep_codes_that_fit_and_crosswalks() {
    let (told, padan) = engine("csv", "csv");
    let catalog = padan.catalog();
    assert_eq!(&*catalog[competency(catalog, "tambal-terpal")].title.id, "menambal terpal truk");
    assert_eq!(&*catalog[competency(catalog, "tambal-terpal-2")].title.id, "menambal tenda");
    assert_eq!(&*catalog[occupation(catalog, "7534.07")].isco, "7534");
    assert_eq!(&*catalog[occupation(catalog, "penganyam")].isco, "7317");
    assert_eq!(needs(catalog, "7534.07"), [need("tambal-terpal", 10, 2)]);
    assert_eq!(needs(catalog, "penganyam"), [need("anyam-tikar", 5, 2)]);
    assert_eq!(found(&padan, "menganyam tikr pandan"), "anyam-tikar");
    assert_eq!(linked(&padan, "bisa bikin tikar"), ["anyam-tikar"]);
    // Words that name two competencies name neither.
    assert_eq!(noted(&told, "left_out", "aliases that name two competencies"), 2);
    assert!(!linked(&padan, "tambal terpal").contains(&"sortir-1".to_owned()));
    assert_eq!(noted(&told, "changed", "occupations called by their KBJI code"), 1);
    assert_eq!(noted(&told, "changed", "codes that stand twice and got a number"), 1);
    // Places are read as with our own catalogue.
    let advert = padan.read_posting("Dicari penambal terpal di Kota Bandung, min. SMA");
    assert!(!advert.requirements.is_empty());
    assert_eq!(catalog.regions(), Padan::embedded().catalog().regions());
}

#[test]
fn a_code_that_fits_is_kept_though_another_becomes_the_same() {
    let dir = folder("fits");
    std::fs::write(dir.join("labels.csv"), "id,label\nA_b,satu hal\na-b,dua hal\na b,tiga hal\na-b-2,empat hal\n")
        .unwrap();
    let (told, bytes) = imported("csv", &dir, &dir.join("made.bin"));
    let catalog = Catalog::from_bytes(&bytes).unwrap();
    let codes: Vec<(&str, &str)> = catalog.competencies().iter().map(|one| (&*one.code, &*one.title.id)).collect();
    assert_eq!(codes, [("a-b", "dua hal"), ("a-b-2", "empat hal"), ("a-b-3", "satu hal"), ("a-b-4", "tiga hal")]);
    assert_eq!(noted(&told, "changed", "codes that stand twice and got a number"), 2);
}

#[test]
fn what_is_too_long_is_shortened_or_left_out() {
    let dir = folder("long");
    let long = "kata ".repeat(60);
    let rows = format!("id,label,aliases\na,{long},{long}|pendek\nb,???,tanda\nc,{},x\n", "각".repeat(190));
    std::fs::write(dir.join("labels.csv"), rows).unwrap();
    let (told, bytes) = imported("csv", &dir, &dir.join("made.bin"));
    let catalog = Catalog::from_bytes(&bytes).unwrap();
    assert_eq!(catalog.competencies().len(), 2);
    assert!(catalog[competency(&catalog, "a")].title.id.chars().count() <= 200);
    assert_eq!(noted(&told, "changed", "titles shortened"), 2);
    assert_eq!(noted(&told, "left_out", "aliases longer than 200 characters"), 1);
    assert_eq!(noted(&told, "left_out", "competencies whose title holds no word"), 1);
}

#[test]
fn two_runs_give_the_same_bytes() {
    for source in SOURCES {
        let dir = folder(&format!("twice-{source}"));
        let (_, once) = imported(source, &fixture(source), &dir.join("1.bin"));
        let (_, again) = imported(source, &fixture(source), &dir.join("2.bin"));
        assert!(once == again, "{source}");
    }
}

#[test]
fn the_tables_can_be_edited_and_baked() {
    for source in SOURCES {
        let dir = folder(&format!("tables-{source}"));
        let (tables, out, baked) = (dir.join("tables"), dir.join("1.bin"), dir.join("2.bin"));
        let from = fixture(source);
        let arguments =
            ["import", source, text(&from), "--out", text(&out), "--version", "v", "--tables", text(&tables)];
        assert_eq!(run(&arguments).code, 0);
        assert_eq!(run(&["bake", text(&tables), "--out", text(&baked), "--version", "v"]).code, 0);
        assert!(std::fs::read(&out).unwrap() == std::fs::read(&baked).unwrap(), "{source}");
        // They may have been edited since: they are not written over.
        let again = run(&arguments);
        assert_eq!(again.code, 2);
        assert!(again.out.contains("P0911"), "{}", again.out);
    }
}

#[test]
fn every_command_takes_the_file() {
    let dir = folder("commands");
    let (out, learned) = (dir.join("made.bin"), dir.join("learned.bin"));
    imported("csv", &fixture("csv"), &out);
    let catalog = ["--catalog", text(&out)];
    let with = |arguments: &[&str]| run(&[arguments, &catalog].concat());
    assert!(with(&["search", "menganyam tikr pandan"]).out.contains("anyam-tikar"));
    assert!(with(&["link", "bisa bikin tikar"]).out.contains("anyam-tikar"));
    assert!(with(&["read", "posting", "@Dicari penganyam tikar"]).out.contains("menganyam tikar pandan"));
    let ranked = with(&["rank", "@Dicari penganyam tikar", "--profile", "@bisa bikin tikar", "--json"]);
    assert_eq!(ranked.code, 0, "{}", ranked.out);
    let trained = with(&["train", "--out", text(&learned), "--bits", "8", "--dims", "8"]);
    assert_eq!(trained.code, 0, "{}", trained.out);
    let padan = Padan::from_catalog(&std::fs::read(&learned).unwrap()).unwrap();
    assert_eq!(found(&padan, "menganyam tikr pandan"), "anyam-tikar");
}

/// What spoils a file.
enum Spoil {
    Remove,
    Write(&'static [u8]),
    Change(&'static str, &'static str),
}
use Spoil::{Change, Remove, Write};

/// Source, file, what is done to it, code, file told, line, field, a part of the message or of what was found.
type Case = (&'static str, &'static str, Spoil, &'static str, &'static str, Option<u64>, &'static str, &'static str);

#[test]
fn broken_input_is_refused_with_its_place_and_a_remedy() {
    let cases: [Case; 23] = [
        (
            "esco",
            "skills_en.csv",
            Change("conceptUri", "uri"),
            "P0912",
            "skills_en.csv",
            Some(1),
            "conceptUri",
            "preferredLabel",
        ),
        (
            "esco",
            "skills_en.csv",
            Change("altLabels", "preferredLabel"),
            "P0912",
            "skills_en.csv",
            Some(1),
            "preferredLabel",
            "twice",
        ),
        ("esco", "skills_en.csv", Change("firing.\"", "firing."), "P0913", "skills_en.csv", Some(4), "", "goes on"),
        (
            "esco",
            "occupations_en.csv",
            Change("iscoGroup", "group"),
            "P0912",
            "occupations_en.csv",
            Some(1),
            "iscoGroup",
            "group",
        ),
        (
            "esco",
            "occupations_en.csv",
            Change(",kiln hand,,", ",kiln hand,"),
            "P0913",
            "occupations_en.csv",
            Some(4),
            "",
            "4 values",
        ),
        ("esco", "occupations_en.csv", Remove, "P0911", "", None, "", "no occupation"),
        (
            "esco",
            "occupationSkillRelations_en.csv",
            Change("relationType", "kind"),
            "P0912",
            "occupationSkillRelations_en.csv",
            Some(1),
            "relationType",
            "kind",
        ),
        (
            "esco",
            "occupations_en.csv",
            Write(b"conceptUri,preferredLabel\na,caf\xe9\n"),
            "P0903",
            "occupations_en.csv",
            Some(2),
            "",
            "0xe9",
        ),
        ("esco", "skills_id.csv", Write(b""), "P0912", "skills_id.csv", Some(1), "", "empty"),
        ("onet", "Occupation Data.txt", Remove, "P0911", "", None, "", "Occupation Data.txt is missing"),
        ("onet", "DWA Reference.txt", Remove, "P0911", "", None, "", "DWA Reference.txt"),
        ("onet", "Skills.txt", Change("4.12", "often"), "P0914", "Skills.txt", Some(2), "Data Value", "often"),
        (
            "onet",
            "Technology Skills.txt",
            Change("Example", "Tool"),
            "P0912",
            "Technology Skills.txt",
            Some(1),
            "Example",
            "Tool",
        ),
        ("kbji", "kbji.csv", Remove, "P0911", "", None, "", "kbji.csv is missing"),
        ("kbji", "kbji.csv", Change("Judul", "Isi"), "P0912", "kbji.csv", Some(1), "judul", "Uraian"),
        ("kbji", "kbji.csv", Change("7599.01", "7599/A"), "P0914", "kbji.csv", Some(4), "Kode", "7599/A"),
        (
            "kbji",
            "kbji.csv",
            Change("pengukir gasing\"", "pengukir gasing"),
            "P0913",
            "kbji.csv",
            Some(4),
            "",
            "closed",
        ),
        ("tabiya", "skills.csv", Remove, "P0911", "", None, "", "skills.csv is missing"),
        ("tabiya", "occupations.csv", Remove, "P0911", "", None, "", "occupations.csv"),
        (
            "tabiya",
            "occupations.csv",
            Change("OCCUPATIONGROUPCODE", "GROUP"),
            "P0912",
            "occupations.csv",
            Some(1),
            "OCCUPATIONGROUPCODE",
            "GROUP",
        ),
        ("csv", "labels.tsv", Remove, "P0911", "", None, "", "labels.tsv or labels.csv is missing"),
        ("csv", "relations.csv", Change("Terpal,10", "Terpal,11"), "P0914", "relations.csv", Some(2), "weight", "11"),
        ("csv", "occupations.csv", Change("7534.07", "x7"), "P0914", "occupations.csv", Some(2), "kbji", "x7"),
    ];
    for (at, (source, file, spoil, code, told_file, line, field, part)) in cases.into_iter().enumerate() {
        let dir = copied(source, &format!("broken-{at}"));
        let path = dir.join(file);
        match spoil {
            Remove => std::fs::remove_file(&path).unwrap(),
            Write(bytes) => std::fs::write(&path, bytes).unwrap(),
            Change(old, new) => {
                let text = std::fs::read_to_string(&path).unwrap();
                assert!(text.contains(old), "{file} holds no {old}");
                std::fs::write(&path, text.replacen(old, new, 1)).unwrap();
            }
        }
        let out = dir.join("made.bin");
        let answer = run(&["import", source, text(&dir), "--out", text(&out), "--json"]);
        let said = &answer.out;
        assert_eq!(answer.code, 2, "{at}: {said}");
        let error = &answer.json()["error"];
        assert_eq!(error["code"].as_str(), Some(code), "{at}: {said}");
        assert_eq!(
            error["file"].as_str(),
            Some(text(&if told_file.is_empty() { dir.clone() } else { dir.join(told_file) })),
            "{at}: {said}"
        );
        assert_eq!(error["line"].as_u64(), line, "{at}: {said}");
        assert_eq!(error["field"].as_str().unwrap_or(""), field, "{at}: {said}");
        let found = error["found"].as_str().unwrap();
        assert!(error["message"].as_str().unwrap().contains(part) || found.contains(part), "{at}: {said}");
        assert!(!found.is_empty() && !error["remedy"].as_str().unwrap().is_empty(), "{at}: {said}");
        assert!(!out.exists(), "{at}: nothing is written");
    }
}

#[test]
fn folders_are_refused_as_folders() {
    let none = folder("none");
    let missing = run(&["import", "csv", text(&none.join("gone")), "--out", text(&none.join("x.bin"))]);
    assert_eq!((missing.code, missing.out.contains("P0902")), (2, true), "{}", missing.out);
    std::fs::write(none.join("labels.csv"), "id,label\n").unwrap();
    let empty = run(&["import", "csv", text(&none), "--out", text(&none.join("x.bin"))]);
    assert_eq!((empty.code, empty.out.contains("P0915")), (2, true), "{}", empty.out);
    std::fs::write(none.join("labels.tsv"), "id\tlabel\na\tanyaman\n").unwrap();
    let both = run(&["import", "csv", text(&none), "--out", text(&none.join("x.bin"))]);
    assert!(both.out.contains("P0911") && both.out.contains("both"), "{}", both.out);
    let kbji = folder("two-tables");
    for name in ["a.csv", "b.csv"] {
        std::fs::write(kbji.join(name), "kode,judul\n7599,Perajin\n").unwrap();
    }
    let two = run(&["import", "kbji", text(&kbji), "--out", text(&kbji.join("x.bin"))]);
    assert!(two.out.contains("P0911") && two.out.contains("a.csv, b.csv"), "{}", two.out);
}

/// Windows line ends, blank lines, a byte-order mark, semicolons and columns in another order change nothing but lines.
#[test]
fn tables_are_read_as_they_come() {
    let dir = folder("as-they-come");
    let rows = "\u{feff}Aliases;LABEL;Id\r\n\r\nbikin tikar|jalin pandan;menganyam tikar;anyam\r\n;menyortir kerang;sortir\r\n";
    std::fs::write(dir.join("Labels.CSV"), rows).unwrap();
    let (told, bytes) = imported("csv", &dir, &dir.join("made.bin"));
    assert_eq!((told["competencies"].as_u64(), told["aliases"].as_u64()), (Some(2), Some(2)));
    assert_eq!(linked(&Padan::from_catalog(&bytes).unwrap(), "jalin pandan"), ["anyam"]);
    std::fs::write(dir.join("Labels.CSV"), rows.replace(";sortir", "")).unwrap();
    let broken = run(&["import", "csv", text(&dir), "--out", text(&dir.join("x.bin")), "--json"]);
    assert_eq!(broken.json()["error"]["line"].as_u64(), Some(4), "{}", broken.out);
}

/// ESCO's size: 14,000 concepts with 97,000 aliases.
#[test]
fn large_lists_are_read_in_seconds() {
    use std::fmt::Write as _;
    let dir = folder("large");
    let mut rows = String::from("id\tlabel\taliases\n");
    let word = |n: usize| -> String {
        let of = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap());
        [of(n), 'a', of(n / 26), 'o', of(n / 676), 'i', of(n / 3), 'u'].iter().collect()
    };
    for n in 0..14_000 {
        write!(rows, "id-{n}\tkerja {} {}\t", word(n), word(n * 7 + 1)).unwrap();
        for alias in 0..7 {
            write!(rows, "{}urus {} {} {}", if alias > 0 { "|" } else { "" }, word(n + alias), word(n), word(alias))
                .unwrap();
        }
        rows.push('\n');
    }
    std::fs::write(dir.join("labels.tsv"), rows).unwrap();
    let start = std::time::Instant::now();
    let (told, bytes) = imported("csv", &dir, &dir.join("made.bin"));
    let taken = start.elapsed();
    assert_eq!(told["competencies"].as_u64(), Some(14_000));
    let left: u64 = told["left_out"].as_array().unwrap().iter().map(|note| note["count"].as_u64().unwrap()).sum();
    assert_eq!(told["aliases"].as_u64().unwrap() + left, 98_000, "what is left out is counted: {told:#}");
    assert!(Catalog::from_bytes(&bytes).is_ok());
    assert!(taken.as_secs() < 60, "{taken:?}");
}
