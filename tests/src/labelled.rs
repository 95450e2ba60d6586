//! Adverts with what a careful reader says of them, as a domain expert writes and edits them; the form is described in
//! `suite/labelled_adverts/README.md`.

use padan::Catalog;
use std::collections::BTreeMap;

/// What a reader says of one job, or of a whole advert.
#[derive(Debug, Clone, Default)]
pub struct Gold {
    /// Each key with its values, as written; a key without a value is left out.
    lines: BTreeMap<&'static str, Vec<String>>,
}

impl Gold {
    /// The values of a key; none if nothing is said.
    #[must_use]
    pub fn get(&self, key: &str) -> &[String] {
        self.lines.get(key).map_or(&[], Vec::as_slice)
    }

    /// Whether one of the keys lists the value.
    #[must_use]
    pub fn lists(&self, keys: &[&str], value: &str) -> bool {
        keys.iter().any(|key| self.get(key).iter().any(|listed| listed == value))
    }
}

/// One advert and its labels.
#[derive(Debug, Clone, Default)]
pub struct Labelled {
    /// A name of its own among all files.
    pub name: String,
    /// The advert.
    pub text: String,
    /// Of the whole advert.
    pub whole: Gold,
    /// Of each job, where there are several.
    pub jobs: Vec<Gold>,
}

/// What a value of a key must be.
enum Value {
    Competency,
    Occupation,
    Track,
    Education,
    Licence,
    Number,
    Place,
    Pay,
    Date,
    Remark,
    Words,
}

/// The keys, what stands behind them, and whether they are of the whole advert only.
const KEYS: &[(&str, Value, bool)] = &[
    ("must", Value::Competency, false),
    ("preferred", Value::Competency, false),
    ("may", Value::Competency, false),
    ("not", Value::Competency, false),
    ("unlisted", Value::Words, false),
    ("education", Value::Education, false),
    ("experience_months", Value::Number, false),
    ("licences", Value::Licence, false),
    ("licences_preferred", Value::Licence, false),
    ("certificates", Value::Words, false),
    ("certificates_preferred", Value::Words, false),
    ("any_of", Value::Words, false),
    ("occupations", Value::Occupation, false),
    ("tracks", Value::Track, false),
    ("jobs", Value::Number, true),
    ("place", Value::Place, true),
    ("pay", Value::Pay, true),
    ("closing", Value::Date, true),
    ("remarks", Value::Remark, true),
];

const REMARKS: &[&str] = &["age", "sex", "marital", "looks", "religion", "ethnicity", "health"];
const EDUCATIONS: &[&str] = &["SD", "SMP", "SMA/SMK", "D1", "D2", "D3", "D4", "S1", "S2", "S3"];

impl Value {
    /// The value in the form that it is compared in, or what is wrong with it.
    fn read(&self, catalog: &Catalog, text: &str) -> Result<String, String> {
        let right = match self {
            Self::Competency => catalog.competency(text).is_some(),
            Self::Occupation => catalog.occupation(text).is_some(),
            Self::Track => catalog.track(text).is_some(),
            Self::Education => {
                let level = if matches!(text, "SMA" | "SMK") { "SMA/SMK" } else { text };
                return if EDUCATIONS.contains(&level) {
                    Ok(level.to_owned())
                } else {
                    Err(format!("`{text}` is no level of schooling: {}", EDUCATIONS.join(", ")))
                };
            }
            Self::Licence => {
                let class = text.strip_suffix(" UMUM").unwrap_or(text);
                matches!(class, "SIM A" | "SIM B1" | "SIM B2" | "SIM C" | "SIM D")
            }
            Self::Number => text.parse::<u32>().is_ok(),
            Self::Place => catalog.regions().iter().any(|region| named(&region.name, text)),
            Self::Pay => is_pay(text),
            Self::Date => is_date(text),
            Self::Remark => REMARKS.contains(&text),
            Self::Words => true,
        };
        if right {
            return Ok(text.to_owned());
        }
        let what = match self {
            Self::Competency => "no competency of the catalogue (data/competencies.csv)",
            Self::Occupation => "no occupation of the catalogue (data/occupations.csv)",
            Self::Track => "no track of the catalogue (data/tracks.csv)",
            Self::Licence => "no licence, such as `SIM C` or `SIM B2 UMUM`",
            Self::Number => "no whole number",
            Self::Place => "no region of the catalogue (data/regions.csv)",
            Self::Pay => "no pay, such as `2800000-3500000 month`",
            Self::Date => "no date, such as `2026-03-15`",
            _ => "not one of age, sex, marital, looks, religion, ethnicity, health",
        };
        Err(format!("`{text}` is {what}"))
    }
}

/// Whether a region is the one that a label names: "Kabupaten Bogor" is named by "Bogor".
#[must_use]
pub fn named(region: &str, label: &str) -> bool {
    region.to_lowercase().contains(&label.to_lowercase())
}

fn is_pay(text: &str) -> bool {
    let Some((range, unit)) = text.split_once(' ') else { return false };
    let Some((min, max)) = range.split_once('-') else { return false };
    let (Ok(min), Ok(max)) = (min.parse::<u64>(), max.parse::<u64>()) else { return false };
    min <= max && matches!(unit, "hour" | "day" | "week" | "month" | "year" | "piece")
}

fn is_date(text: &str) -> bool {
    let parts: Vec<Option<u8>> = text.split('-').skip(1).map(|part| part.parse().ok()).collect();
    text.len() == 10 && matches!(parts[..], [Some(1..=12), Some(1..=31)])
}

/// Reads one file. Every mistake is told with its file and line.
///
/// # Errors
///
/// The mistakes, one each.
pub fn read(catalog: &Catalog, file: &str, text: &str) -> Result<Vec<Labelled>, Vec<String>> {
    let mut adverts: Vec<Labelled> = Vec::new();
    let mut errors: Vec<String> = Vec::new();
    let mut in_gold = true;
    let mut headed = 0;
    for (number, line) in (1..).zip(text.lines()) {
        let mut wrong = |message: String| errors.push(format!("{file}:{number}: {message}"));
        if let Some(name) = line.strip_prefix("=== ") {
            if !in_gold {
                wrong(format!("no `--- gold` for the advert above, headed in line {headed}"));
            }
            if adverts.iter().any(|advert| advert.name == name.trim()) {
                wrong(format!("a second advert named `{}`", name.trim()));
            }
            adverts.push(Labelled { name: name.trim().to_owned(), ..Labelled::default() });
            (in_gold, headed) = (false, number);
            continue;
        }
        let Some(advert) = adverts.last_mut() else {
            if !line.trim().is_empty() && !line.starts_with('#') {
                wrong("words before the first `=== name`".to_owned());
            }
            continue;
        };
        if !in_gold {
            if line.trim() == "--- gold" {
                in_gold = true;
                if advert.text.trim().is_empty() {
                    wrong("an advert without words".to_owned());
                }
            } else {
                advert.text.push_str(line);
                advert.text.push('\n');
            }
            continue;
        }
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        if let Err(message) = label(catalog, advert, line) {
            wrong(message);
        }
    }
    if !in_gold {
        errors.push(format!("{file}:{headed}: no `--- gold` for this advert"));
    }
    for advert in &adverts {
        let said = advert.whole.get("jobs").first().and_then(|jobs| jobs.parse().ok()).unwrap_or(0);
        if said != advert.jobs.len() {
            errors.push(format!("{file}: {}: `jobs: {said}`, and labels for {}", advert.name, advert.jobs.len()));
        }
    }
    if errors.is_empty() { Ok(adverts) } else { Err(errors) }
}

/// Reads one line of labels.
fn label(catalog: &Catalog, advert: &mut Labelled, line: &str) -> Result<(), String> {
    let Some((key, values)) = line.split_once(':') else { return Err("not `key: value | value`".to_owned()) };
    let (key, values) = (key.trim(), values.trim());
    if key == "job" {
        advert.jobs.push(Gold::default());
        let next = advert.jobs.len();
        return if values == next.to_string() {
            Ok(())
        } else {
            Err(format!("`job: {values}`, and the next is {next}"))
        };
    }
    let Some((key, value, whole_only)) = KEYS.iter().find(|(known, ..)| *known == key) else {
        let known: Vec<&str> = KEYS.iter().map(|(known, ..)| *known).collect();
        return Err(format!("no key `{key}`: {}", known.join(", ")));
    };
    if *whole_only && !advert.jobs.is_empty() {
        return Err(format!("`{key}` is of the whole advert; write it before `job: 1`"));
    }
    let gold = advert.jobs.last_mut().unwrap_or(&mut advert.whole);
    if gold.lines.contains_key(key) {
        return Err(format!("`{key}` twice"));
    }
    let mut read: Vec<String> = Vec::new();
    for text in values.split(['|', ' ']).map(str::trim).filter(|_| matches!(value, Value::Remark)) {
        read.push(value.read(catalog, text)?);
    }
    for text in values.split('|').map(str::trim).filter(|text| !matches!(value, Value::Remark) && !text.is_empty()) {
        let text = value.read(catalog, text)?;
        let listed = matches!(value, Value::Competency) && gold.lists(&["must", "preferred", "may", "not"], &text);
        if listed || read.contains(&text) {
            return Err(format!("`{text}` twice"));
        }
        read.push(text);
    }
    read.retain(|text| !text.is_empty());
    if !read.is_empty() {
        gold.lines.insert(key, read);
    }
    Ok(())
}
