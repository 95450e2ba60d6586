//! Postings from JSON: our own fields, and schema.org `JobPosting` (JSON-LD).

use super::Posting;
use super::read::{self, Raw, employment_field};
use crate::catalog::Catalog;
use crate::facts::{self, Pay, PayUnit};
use crate::json::Tree;
use crate::limits::{self, Cut, FeedLimits};
use crate::text::{Date, cut_chars, html_to_text, looks_like_html};
use crate::{Error, Result};
use std::fmt::Write;

/// Fields of our own object that are read. Any other is counted and passed over.
const KNOWN: &[&str] = &[
    "id", "title", "description", "text", "location", "education", "experience_years_min", "employment_type",
    "salary_min", "salary_max", "date_posted", "valid_through", "url", "organization",
];
const KNOWN_LD: &[&str] = &[
    "@context", "@type", "@id", "title", "description", "identifier", "url", "hiringOrganization", "jobLocation",
    "employmentType", "validThrough", "datePosted", "baseSalary", "educationRequirements", "experienceRequirements",
    "skills", "qualifications", "responsibilities", "name",
];

impl Posting {
    /// Reads one posting from JSON text, ours or schema.org's; of JSON-LD with several the first.
    ///
    /// # Errors
    /// [`Error::Json`], [`Error::WrongShape`], [`Error::EmptyPosting`], [`Error::NoJobPosting`], [`Error::LimitExceeded`].
    pub fn from_json(catalog: &Catalog, json: &str) -> Result<Self> {
        let mut all = Self::numbered(catalog, json, FeedLimits::DEFAULT, |_| String::new())?;
        if all.is_empty() { Err(Error::NoJobPosting) } else { all.swap_remove(0) }
    }

    /// Reads every posting of a feed: an array of our objects, one object, or JSON-LD (object, array, `@graph`). A broken
    /// posting is an `Err` at its place and spoils no other.
    ///
    /// # Errors
    /// For the feed as a whole: [`Error::Json`] and [`Error::LimitExceeded`].
    pub fn feed(catalog: &Catalog, json: &str, feed: FeedLimits) -> Result<Vec<Result<Self>>> {
        Self::numbered(catalog, json, feed, |number| number.to_string())
    }

    /// A feed whose postings without an id are called by their number, from 1.
    fn numbered(
        catalog: &Catalog,
        json: &str,
        feed: FeedLimits,
        name: impl Fn(usize) -> String,
    ) -> Result<Vec<Result<Self>>> {
        if json.len() > feed.bytes {
            return Err(Error::LimitExceeded { what: "bytes of the feed", limit: feed.bytes, actual: json.len() });
        }
        let mut out = Vec::new();
        let mut number = 0usize;
        let mut jobs = 0usize;
        Tree::each(json, "postings in the feed", feed.postings, &mut |tree| match tree {
            // One graph may hold many postings: past the limit nothing more is read.
            _ if number > feed.postings => out.clear(),
            Ok(tree) => {
                let nodes: Vec<&Tree> =
                    tree.get("@graph").map_or_else(|| vec![&tree], |graph| graph.items().iter().collect());
                let graph = nodes.len() != 1 || tree.get("@graph").is_some();
                for node in nodes {
                    if graph && !is_job(node) {
                        continue;
                    }
                    number += 1;
                    if number > feed.postings {
                        break;
                    }
                    let posting = from_tree(catalog, node, &name(number), feed.postings - jobs);
                    jobs += posting.as_ref().map_or(0, |posting| posting.jobs.len());
                    out.push(posting);
                }
            }
            Err(error) => {
                number += 1;
                out.push(Err(error));
            }
        })?;
        if number > feed.postings {
            return Err(Error::LimitExceeded { what: "postings in the feed", limit: feed.postings, actual: number });
        }
        Ok(out)
    }
}

fn is_job(tree: &Tree) -> bool {
    tree.get("@type")
        .map(Tree::items)
        .unwrap_or_default()
        .iter()
        .filter_map(Tree::as_text)
        .any(|kind| kind == "JobPosting" || kind.ends_with("/JobPosting"))
}

fn from_tree(catalog: &Catalog, tree: &Tree, number: &str, most_jobs: usize) -> Result<Posting> {
    if tree.as_object().is_none() {
        return Err(tree.wrong("", "a posting object"));
    }
    let mut raw = if is_job(tree) {
        linked_data(tree)
    } else if tree.get("@type").is_some() && tree.get("title").is_none() && tree.get("description").is_none() {
        return Err(Error::NoJobPosting);
    } else {
        own(tree)?
    };
    if raw.title.trim().is_empty() && raw.description.trim().is_empty() && raw.skills.trim().is_empty() {
        return Err(Error::EmptyPosting);
    }
    if raw.id.is_empty() {
        number.clone_into(&mut raw.id);
    }
    Ok(read::read(catalog, raw, most_jobs))
}

/// A short text field, cut at its limit.
fn field(tree: Option<&Tree>, name: &str, cuts: &mut Vec<Cut>) -> String {
    limits::shorten(tree.and_then(Tree::as_words).unwrap_or(""), name, limits::FIELD_CHARS, cuts).to_owned()
}

/// A text that names one of a few things; what is longer than a field names none of them.
fn term(tree: &Tree) -> Option<&str> {
    tree.as_text().map(|text| cut_chars(text, limits::FIELD_CHARS).0)
}

/// A long text without its markup. It is cut before any work is done on it; taking markup out only shortens it.
fn prose(text: &str, name: &str, cuts: &mut Vec<Cut>) -> String {
    let text = limits::shorten(text, name, limits::DESCRIPTION_CHARS, cuts);
    if looks_like_html(text) { html_to_text(text) } else { text.to_owned() }
}

fn unknown_fields(tree: &Tree, known: &[&str]) -> usize {
    tree.as_object().unwrap_or_default().iter().filter(|(name, _)| !known.contains(&name.as_str())).count()
}

fn own(tree: &Tree) -> Result<Raw> {
    let mut raw = Raw { ignored_fields: unknown_fields(tree, KNOWN), ..Raw::default() };
    let mut cuts = Vec::new();
    for (key, into) in [("title", &mut raw.title), ("description", &mut raw.description)] {
        match tree.get(key) {
            None | Some(Tree::Null) => {}
            Some(value) => {
                let text = value.as_words().ok_or_else(|| value.wrong(&format!("/{key}"), "text"))?;
                *into = prose(text, key, &mut cuts);
            }
        }
    }
    if raw.description.is_empty()
        && let Some(text) = tree.get("text").and_then(Tree::as_text)
    {
        raw.description = prose(text, "description", &mut cuts);
    }
    raw.id = field(tree.get("id"), "id", &mut cuts);
    raw.organization = field(tree.get("organization"), "organization", &mut cuts);
    raw.url = field(tree.get("url"), "url", &mut cuts);
    raw.location = field(tree.get("location"), "location", &mut cuts);
    raw.cuts = cuts;
    // A known field whose value says nothing usable is passed over too, and counted.
    let mut ignored = 0;
    raw.education = usable(tree, "education", &mut ignored, |value| {
        value.items().iter().filter_map(|item| facts::lowest_listed(term(item)?)).min()
    });
    raw.experience_months = usable(tree, "experience_years_min", &mut ignored, |years| months(years.as_words()?));
    raw.employment_type = usable(tree, "employment_type", &mut ignored, |value| {
        value.items().iter().find_map(|item| employment_field(term(item)?))
    });
    let low = usable(tree, "salary_min", &mut ignored, money);
    let high = usable(tree, "salary_max", &mut ignored, money);
    raw.pay = pay(low, high, PayUnit::Month);
    raw.valid_through = usable(tree, "valid_through", &mut ignored, |date| Date::parse(date.as_text()?));
    raw.ignored_fields += ignored;
    Ok(raw)
}

/// What a field says; a filled one that says nothing readable is counted.
fn usable<T>(tree: &Tree, key: &str, ignored: &mut usize, read: impl Fn(&Tree) -> Option<T>) -> Option<T> {
    let value = tree.get(key)?;
    let read = read(value);
    let filled = match value {
        Tree::Null => false,
        Tree::Text(text) => !text.trim().is_empty(),
        Tree::List(items) => !items.is_empty(),
        _ => true,
    };
    *ignored += usize::from(filled && read.is_none());
    read
}

/// A sum of rupiah up to [`facts::PAY_MOST`].
fn money(tree: &Tree) -> Option<u64> {
    tree.as_number().filter(|sum| *sum <= facts::PAY_MOST)
}

/// A pay from its ends; an end of zero is not said.
fn pay(low: Option<u64>, high: Option<u64>, unit: PayUnit) -> Option<Pay> {
    let (low, high) = (low.filter(|sum| *sum > 0), high.filter(|sum| *sum > 0));
    low.or(high).map(|one| Pay::new(low.unwrap_or(one), high.unwrap_or(one), unit))
}

/// Years, also with decimals ("1.5"), as months.
fn months(years: &str) -> Option<u32> {
    let years = years.trim();
    let (whole, rest) = years.split_once(['.', ',']).unwrap_or((years, "0"));
    if !whole.bytes().chain(rest.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    let whole: u32 = whole.parse().ok().filter(|years| *years <= 60)?;
    let tenth: u32 = rest.get(..1).and_then(|digit| digit.parse().ok()).unwrap_or(0);
    Some(whole * 12 + tenth * 12 / 10)
}

/// All text within a value: a name, a list of names.
fn words_in(tree: Option<&Tree>, name: &str, cuts: &mut Vec<Cut>) -> String {
    let mut out = Vec::new();
    for item in tree.map(Tree::items).unwrap_or_default() {
        if let Some(text) = item
            .as_words()
            .or_else(|| item.get("name").and_then(Tree::as_text))
            .or_else(|| item.get("credentialCategory").and_then(Tree::as_text))
        {
            out.push(prose(text, name, cuts));
        }
    }
    out.join("\n")
}

fn linked_data(tree: &Tree) -> Raw {
    let mut cuts = Vec::new();
    let mut raw = Raw { ignored_fields: unknown_fields(tree, KNOWN_LD), ..Raw::default() };
    raw.title = words_in(tree.get("title").or_else(|| tree.get("name")), "title", &mut cuts);
    raw.description = words_in(tree.get("description"), "description", &mut cuts);
    for (key, heading) in [("responsibilities", "Tanggung jawab:"), ("qualifications", "Kualifikasi:")] {
        let more = words_in(tree.get(key), "description", &mut cuts);
        if !more.is_empty() {
            let _ = write!(raw.description, "\n\n{heading}\n{more}");
        }
    }
    raw.skills = words_in(tree.get("skills"), "skills", &mut cuts).replace([',', ';'], "\n");
    let identifier = tree.get("identifier");
    raw.id = field(
        identifier
            .and_then(|id| id.get("value"))
            .or(identifier)
            .or_else(|| tree.get("@id"))
            .or_else(|| tree.get("url")),
        "id",
        &mut cuts,
    );
    raw.url = field(tree.get("url"), "url", &mut cuts);
    let organization = tree.get("hiringOrganization");
    raw.organization = field(organization.and_then(|org| org.get("name")).or(organization), "organization", &mut cuts);
    let mut place = Vec::new();
    for location in tree.get("jobLocation").map(Tree::items).unwrap_or_default() {
        let address = location.get("address").unwrap_or(location);
        if let Some(text) = address.as_text() {
            place.push(text.to_owned());
        }
        for key in ["addressLocality", "addressRegion"] {
            if let Some(text) = address.get(key).and_then(Tree::as_text) {
                place.push(text.to_owned());
            }
        }
    }
    limits::shorten(&place.join(", "), "location", limits::FIELD_CHARS, &mut cuts).clone_into(&mut raw.location);
    raw.employment_type = tree
        .get("employmentType")
        .map(Tree::items)
        .unwrap_or_default()
        .iter()
        .find_map(|item| employment_field(&term(item)?.replace('_', " ")));
    raw.valid_through = usable(tree, "validThrough", &mut raw.ignored_fields, |date| Date::parse(date.as_text()?));
    raw.education = tree
        .get("educationRequirements")
        .map(Tree::items)
        .unwrap_or_default()
        .iter()
        .filter_map(|item| {
            let text = term(item).or_else(|| item.get("credentialCategory").and_then(term))?;
            facts::lowest_listed(text)
        })
        .min();
    raw.experience_months = tree.get("experienceRequirements").and_then(|asked| {
        usable(asked, "monthsOfExperience", &mut raw.ignored_fields, |months| {
            months.as_number().and_then(|months| u32::try_from(months).ok()).filter(|months| *months <= 60 * 12)
        })
    });
    if let Some(text) = tree.get("experienceRequirements").and_then(Tree::as_text) {
        raw.description.push_str("\n\nPengalaman: ");
        raw.description.push_str(&prose(text, "description", &mut cuts));
    }
    raw.pay = usable(tree, "baseSalary", &mut raw.ignored_fields, |salary| {
        let value = salary.get("value").unwrap_or(salary);
        let unit = value
            .get("unitText")
            .or_else(|| salary.get("unitText"))
            .and_then(Tree::as_text)
            .map(str::to_ascii_uppercase);
        let unit = match unit.as_deref() {
            Some("HOUR") => PayUnit::Hour,
            Some("DAY") => PayUnit::Day,
            Some("WEEK") => PayUnit::Week,
            Some("YEAR") => PayUnit::Year,
            _ => PayUnit::Month,
        };
        let one = money(value).or_else(|| value.get("value").and_then(money));
        pay(value.get("minValue").and_then(money).or(one), value.get("maxValue").and_then(money).or(one), unit)
    });
    raw.cuts = cuts;
    raw
}
