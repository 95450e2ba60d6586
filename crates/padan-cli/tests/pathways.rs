//! `padan unlock`, `plan` and `ventures` as a person or a script meets them.
#![allow(missing_docs, clippy::unwrap_used)]

use serde_json::Value;
use std::process::{Command, Output};

const ADVERTS: &str = r#"@[{"id":"a","title":"Lowongan","description":"Kualifikasi:\n- bisa las listrik\n- bisa potong rambut\n- min. SMK"},
{"id":"b","title":"Lowongan","description":"Kualifikasi:\n- bisa las listrik\n- memiliki SIM A"}]"#;
const COURSES: &str = r#"@[{"id":"pagi","track":"las","title":"Las pagi","hours":240,"cost":1000000,"starts":"2027-01-04","ends":"2027-02-26"},
{"id":"salon","track":"tata-kecantikan","hours":200,"cost":500000,"starts":"2027-03-01","ends":"2027-04-02"},
{"id":"penuh","track":"las","seats":0},{"id":"lama","track":"las","hours":10,"cost":0,"starts":"2026-01-01"},{"track":"tidak-ada"}]"#;

fn padan(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_padan")).args(arguments).output().unwrap()
}

fn json(arguments: &[&str]) -> Value {
    let output = padan(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn unlock_tells_what_each_key_opens() {
    let all = json(&[
        "unlock",
        "--profile",
        r#"@{"education":"SMK","licences":["SIM C"],"claims":[{"competency":"rambut-potong"}]}"#,
        ADVERTS,
        "--json",
    ]);
    let keys = all["keys"].as_array().unwrap();
    let weld = keys.iter().find(|one| one["key"]["code"] == "las-smaw").unwrap();
    assert_eq!(weld["alone"], serde_json::json!(["a"]));
    assert_eq!(weld["together"][0]["with"][0]["code"], "SIM A");
    assert_eq!(weld["together"][0]["opens"], serde_json::json!(["b"]));
    let table = padan(&["unlock", "--profile", "@lulusan SMK", ADVERTS, "--lang", "en", "--top", "3"]);
    assert!(String::from_utf8(table.stdout).unwrap().contains("if you had"));
}

#[test]
fn plan_keeps_within_what_is_given() {
    let person = "@lulusan SMK, punya SIM A";
    let given = ["plan", "--profile", person, ADVERTS, "--offerings", COURSES, "--on", "2026-11-24", "--json"];
    let plan = json(&given);
    let taken = |plan: &Value| -> Vec<String> {
        let steps = plan["steps"].as_array().unwrap().iter();
        steps.map(|step| step["course"]["offering"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(taken(&plan), ["pagi", "salon"]);
    assert_eq!((&plan["opens"], &plan["exact"]), (&serde_json::json!(["a", "b"]), &Value::Bool(true)));
    assert_eq!((plan["hours"].as_u64(), plan["cost"].as_u64()), (Some(440), Some(1_500_000)));
    let reasons: Vec<&str> =
        plan["left_out"].as_array().unwrap().iter().map(|one| one["reason"].as_str().unwrap()).collect();
    assert_eq!(reasons, ["full", "begun"]);
    let poor = json(&[&given[..], &["--cost", "1000000"]].concat());
    assert_eq!(taken(&poor), ["pagi"]);
    // The course that is broken is told, with what to do.
    let told = String::from_utf8(padan(&given).stderr).unwrap();
    assert!(told.contains("P0030") && told.contains("course 5") && told.contains("remedy"), "{told}");
}

#[test]
fn plan_takes_other_goals() {
    let person = "@bisa ganti oli motor";
    let venture = json(&["plan", "--profile", person, "--goal", "venture:bengkel-motor", "--json"]);
    assert_eq!(venture["steps"][0]["course"]["track"], "otomotif-sepeda-motor");
    assert_eq!(venture["after"]["id"], "bengkel-motor");
    let occupation = json(&["plan", "--profile", person, "--goal", "occupation:7231.04", "--json"]);
    assert!(!occupation["steps"].as_array().unwrap().is_empty());
    let posting = json(&["plan", "--profile", "@lulusan SMK", ADVERTS, "--goal", "posting:a", "--json"]);
    assert_eq!(posting["opens"], serde_json::json!(["a"]));
    for wrong in ["posting:zz", "venture:zz", "jobs:1", "everything"] {
        let output = padan(&["plan", "--profile", person, ADVERTS, "--goal", wrong, "--json"]);
        assert_eq!(output.status.code(), Some(2), "{wrong}");
        let error: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((&error["error"]["code"], &error["error"]["found"]), (&"P0901".into(), &wrong.into()));
    }
    let nothing = padan(&["plan", "--profile", person]);
    assert_eq!(nothing.status.code(), Some(2));
}

#[test]
fn ventures_come_nearest_first() {
    let output =
        padan(&["ventures", "--profile", "@bisa servis motor injeksi, tune up, ganti oli", "--top", "2", "--json"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let all: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((all.len(), &all[0]["code"]), (2, &"bengkel-motor".into()));
}

#[test]
fn every_shape_has_a_schema_and_every_command_examples() {
    for name in ["unlock", "plan", "ventures"] {
        assert!(json(&["schema", name])["properties"].is_object());
        let help = String::from_utf8(padan(&[name, "--help"]).stdout).unwrap();
        assert!(help.contains("Examples:") && help.contains(&format!("padan {name}")), "{help}");
    }
}
