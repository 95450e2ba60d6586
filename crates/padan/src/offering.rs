//! Courses that can be joined: a track at a centre, with dates, seats and cost, from a partner's list.
//!
//! The catalogue holds none: dates and prices come from the centre that holds the course, as JSON of our own shape or as
//! schema.org [`Course`](https://schema.org/Course) with its `CourseInstance`s.

use crate::catalog::{Catalog, CompetencyId, RegionId, TrackId};
use crate::facts::{self, Education, Licence};
use crate::json::Tree;
use crate::limits::{self, Cut};
use crate::sorted::Arrange;
use crate::text::{Date, Tokens, fold};
use crate::{Error, Result};

/// Something that must be there before a course begins.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Prerequisite {
    /// All that a track teaches.
    Track(TrackId),
    /// A competency.
    Competency(CompetencyId),
    /// At least this schooling.
    Education(Education),
    /// This licence, or one that serves for it.
    Licence(Licence),
    /// Something that was not understood; nobody is known to have it.
    Words(Box<str>),
}

/// A track at a centre.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Offering {
    /// The source's id, or its number in the list.
    pub id: Box<str>,
    /// Its name.
    pub title: Box<str>,
    /// The track.
    pub track: TrackId,
    /// What it teaches where that is not just what the track teaches; else empty.
    pub competencies: Vec<CompetencyId>,
    /// The certificate that it ends with, in folded words; empty without one. A centre's own certificate of training is none.
    pub certificate: Box<str>,
    /// Where; every candidate of an ambiguous name, empty when unknown.
    pub places: Vec<RegionId>,
    /// First day.
    pub starts: Option<Date>,
    /// Last day.
    pub ends: Option<Date>,
    /// Seats that are left.
    pub seats: Option<u32>,
    /// What it costs, in rupiah.
    pub cost: Option<u64>,
    /// Lesson hours (JP, "jam pelajaran" of 45 minutes); at least 1.
    pub hours: Option<u32>,
    /// What must be there before it begins.
    pub prerequisites: Vec<Prerequisite>,
    /// Who holds it.
    pub organization: Box<str>,
    /// Where it is announced.
    pub url: Box<str>,
    /// How many fields of the source were passed over: not known, or with a value that says nothing usable.
    pub ignored_fields: usize,
    /// What was too long and cut.
    pub cuts: Vec<Cut>,
}

/// The most hours, seats and rupiah that are taken for true.
const HOURS_MOST: u64 = 20_000;
const SEATS_MOST: u64 = 1_000_000;
const COST_MOST: u64 = 100_000_000_000;
/// Minutes of a lesson hour (JP). Source: the hours notes of `data/tracks.csv`.
const LESSON_MINUTES: u64 = 45;

const KNOWN: &[&str] = &[
    "id", "title", "name", "track", "competencies", "certificate", "provider", "organization", "place", "location",
    "region", "hours", "starts", "startDate", "ends", "endDate", "seats", "cost", "prerequisites", "url",
];
const KNOWN_LD: &[&str] = &[
    "@context",
    "@type",
    "@id",
    "name",
    "courseCode",
    "identifier",
    "teaches",
    "educationalCredentialAwarded",
    "provider",
    "location",
    "startDate",
    "endDate",
    "courseWorkload",
    "timeRequired",
    "remainingAttendeeCapacity",
    "maximumAttendeeCapacity",
    "offers",
    "coursePrerequisites",
    "url",
    "hasCourseInstance",
    "description",
];

const DAY: &str = "a day such as 2026-11-24";
const CODE: &str = "a track's code, such as otomotif-sepeda-motor";
const ASKED: &str = "codes of tracks or competencies, schooling such as SMP, or a licence such as SIM C";

impl Offering {
    /// A course of a track of which nothing else is known.
    #[must_use]
    pub fn of(track: TrackId) -> Self {
        Self {
            id: Box::default(),
            title: Box::default(),
            track,
            competencies: Vec::new(),
            certificate: Box::default(),
            places: Vec::new(),
            starts: None,
            ends: None,
            seats: None,
            cost: None,
            hours: None,
            prerequisites: Vec::new(),
            organization: Box::default(),
            url: Box::default(),
            ignored_fields: 0,
            cuts: Vec::new(),
        }
    }

    /// Reads every course of a list: an array of our objects, one object, or schema.org `Course`s (object, array, `@graph`). A
    /// `Course` gives one offering for each of its instances. A broken course is an `Err` at its place and spoils no other.
    ///
    /// # Errors
    /// For the list as a whole: [`Error::Json`], and [`Error::LimitExceeded`] past [`limits::FEED_BYTES`] or
    /// [`limits::OFFERINGS`]. For one course: [`Error::WrongShape`], [`Error::UnknownCode`], [`Error::NoCourse`],
    /// [`Error::LimitExceeded`].
    pub fn feed(catalog: &Catalog, json: &str) -> Result<Vec<Result<Self>>> {
        const WHAT: &str = "courses in the list";
        if json.len() > limits::FEED_BYTES {
            let (limit, actual) = (limits::FEED_BYTES, json.len());
            return Err(Error::LimitExceeded { what: "bytes of the list of courses", limit, actual });
        }
        let mut out: Vec<Result<Self>> = Vec::new();
        Tree::each(json, WHAT, limits::OFFERINGS, &mut |tree| match tree {
            // One graph may hold many: past the limit nothing more is read.
            _ if out.len() > limits::OFFERINGS => {}
            Err(error) => out.push(Err(error)),
            Ok(tree) => {
                let graph = tree.get("@graph");
                for node in graph.map_or(std::slice::from_ref(&tree), Tree::items) {
                    if graph.is_none() || is_a(node, "Course") || is_a(node, "CourseInstance") {
                        read(catalog, node, &mut out);
                    }
                }
            }
        })?;
        if out.len() > limits::OFFERINGS {
            return Err(Error::LimitExceeded { what: WHAT, limit: limits::OFFERINGS, actual: out.len() });
        }
        for (number, one) in (1usize..).zip(&mut out) {
            if let Ok(one) = one
                && one.id.is_empty()
            {
                one.id = number.to_string().into();
            }
        }
        Ok(out)
    }

    /// What somebody can do after it, by competency.
    #[must_use]
    pub fn taught(&self, catalog: &Catalog) -> Vec<CompetencyId> {
        if self.competencies.is_empty() {
            catalog[self.track].teaches.iter().map(|taught| taught.competency).collect()
        } else {
            self.competencies.clone()
        }
    }
}

/// Whether a node is of a schema.org type.
fn is_a(tree: &Tree, kind: &str) -> bool {
    let kinds = tree.get("@type").map(Tree::items).unwrap_or_default().iter().filter_map(Tree::as_text);
    kinds.into_iter().any(|own| own.rsplit('/').next() == Some(kind))
}

fn read(catalog: &Catalog, tree: &Tree, out: &mut Vec<Result<Offering>>) {
    if tree.as_object().is_none() {
        out.push(Err(tree.wrong("", "a course object")));
        return;
    }
    if tree.get("@type").is_none() {
        out.push(own(catalog, tree));
        return;
    }
    if !is_a(tree, "Course") && !is_a(tree, "CourseInstance") {
        out.push(Err(Error::NoCourse));
        return;
    }
    match tree.get("hasCourseInstance").filter(|list| !list.items().is_empty()) {
        Some(list) => {
            let many = matches!(list, Tree::List(_));
            for (at, instance) in list.items().iter().enumerate().take(limits::OFFERINGS) {
                let path = if many { format!("/hasCourseInstance/{at}") } else { "/hasCourseInstance".to_owned() };
                out.push(linked_data(catalog, tree, instance, &path));
            }
        }
        None => out.push(linked_data(catalog, tree, tree, "")),
    }
}

/// The fields of one object with their place, for messages.
struct Fields<'t> {
    tree: &'t Tree,
    path: &'t str,
}

impl<'t> Fields<'t> {
    /// The first of some names that has a value.
    fn any(&self, names: &[&'static str]) -> Option<(&'static str, &'t Tree)> {
        names.iter().find_map(|name| self.tree.get(name).filter(|value| !empty(value)).map(|value| (*name, value)))
    }

    fn at(&self, name: &str) -> String {
        format!("{}/{name}", self.path)
    }

    fn text(&self, names: &[&'static str], cuts: &mut Vec<Cut>) -> Result<Box<str>> {
        let Some((name, value)) = self.any(names) else { return Ok(Box::default()) };
        let text = value.as_words().or_else(|| value.get("name").and_then(Tree::as_words));
        let text = text.or_else(|| value.get("value").and_then(Tree::as_words));
        let text = text.ok_or_else(|| value.wrong(&self.at(name), "text"))?;
        Ok(limits::shorten(text, name, limits::FIELD_CHARS, cuts).trim().into())
    }

    fn day(&self, names: &[&'static str]) -> Result<Option<Date>> {
        let Some((name, value)) = self.any(names) else { return Ok(None) };
        match value.as_text().and_then(Date::parse) {
            Some(day) => Ok(Some(day)),
            None => Err(value.wrong(&self.at(name), DAY)),
        }
    }

    fn number(&self, names: &[&'static str], from: u64, to: u64, expected: &'static str) -> Result<Option<u64>> {
        let Some((name, value)) = self.any(names) else { return Ok(None) };
        match value.as_number().filter(|number| (from..=to).contains(number)) {
            Some(number) => Ok(Some(number)),
            None => Err(value.wrong(&self.at(name), expected)),
        }
    }

    fn competencies(&self, catalog: &Catalog, name: &'static str) -> Result<Vec<CompetencyId>> {
        let mut all = Vec::new();
        for item in self.tree.get(name).map(Tree::items).unwrap_or_default().iter().take(limits::REQUIREMENTS) {
            let code = item.as_text().or_else(|| item.get("termCode").and_then(Tree::as_text));
            let code = code.ok_or_else(|| item.wrong(&self.at(name), "codes of competencies"))?;
            all.push(catalog.competency(code).ok_or_else(|| Error::unknown("competency", code))?);
        }
        all.arrange();
        all.dedup();
        Ok(all)
    }

    /// What is asked before; words that say nothing known are refused, or kept as words where the list is free text.
    fn prerequisites(&self, catalog: &Catalog, name: &'static str, prose: bool) -> Result<Vec<Prerequisite>> {
        let mut all = Vec::new();
        for item in self.tree.get(name).map(Tree::items).unwrap_or_default().iter().take(limits::REQUIREMENTS) {
            let text = item.as_text().or_else(|| item.get("name").and_then(Tree::as_text));
            let text = text.ok_or_else(|| item.wrong(&self.at(name), ASKED))?;
            let text = crate::text::cut_chars(text, limits::FIELD_CHARS).0.trim();
            let known = catalog.track(text).map(Prerequisite::Track);
            let known = known.or_else(|| catalog.competency(text).map(Prerequisite::Competency));
            if let Some(known) = known {
                all.push(known);
                continue;
            }
            let before = all.len();
            all.extend(facts::lowest_listed(text).map(Prerequisite::Education));
            all.extend(facts::licences(&Tokens::new(text)).iter().map(|fact| Prerequisite::Licence(fact.value.0)));
            if all.len() == before {
                if !prose {
                    return Err(item.wrong(&self.at(name), ASKED));
                }
                all.push(Prerequisite::Words(text.into()));
            }
        }
        all.arrange();
        all.dedup();
        Ok(all)
    }
}

/// A value that says nothing.
fn empty(value: &Tree) -> bool {
    match value {
        Tree::Null => true,
        Tree::Text(text) => text.trim().is_empty(),
        Tree::List(items) => items.is_empty(),
        _ => false,
    }
}

fn passed_over(tree: &Tree, known: &[&str]) -> usize {
    tree.as_object().unwrap_or_default().iter().filter(|(name, _)| !known.contains(&name.as_str())).count()
}

fn small(number: Option<u64>) -> Option<u32> {
    number.and_then(|number| u32::try_from(number).ok())
}

/// A course that ends before it begins is refused.
fn in_order(offering: Offering, path: &str) -> Result<Offering> {
    match (offering.starts, offering.ends) {
        (Some(starts), Some(ends)) if ends < starts => Err(Error::WrongShape {
            path: path.to_owned(),
            found: format!("{ends}, before it starts"),
            expected: "a day that is not before the first",
        }),
        _ => Ok(offering),
    }
}

/// The regions that a text names; a text that names none is counted.
fn places(catalog: &Catalog, text: &str, ignored: &mut usize) -> Vec<RegionId> {
    let found = catalog.region(text).map_or_else(|| facts::place_of(catalog, text), |region| vec![region]);
    *ignored += usize::from(found.is_empty() && !text.is_empty());
    found
}

fn own(catalog: &Catalog, tree: &Tree) -> Result<Offering> {
    let fields = Fields { tree, path: "" };
    let mut cuts = Vec::new();
    let track = tree.get("track").unwrap_or(&Tree::Null);
    let code = track.as_text().filter(|code| !code.trim().is_empty()).ok_or_else(|| track.wrong("/track", CODE))?;
    let track = catalog.track(code.trim()).ok_or_else(|| Error::unknown("track", code))?;
    let mut ignored = passed_over(tree, KNOWN);
    let region = fields.text(&["region"], &mut cuts)?;
    let places = if region.is_empty() {
        places(catalog, &fields.text(&["place", "location"], &mut cuts)?, &mut ignored)
    } else {
        vec![catalog.region(&region).ok_or_else(|| Error::unknown("region", &region))?]
    };
    let offering = Offering {
        id: fields.text(&["id"], &mut cuts)?,
        title: fields.text(&["title", "name"], &mut cuts)?,
        competencies: fields.competencies(catalog, "competencies")?,
        certificate: fold(&fields.text(&["certificate"], &mut cuts)?).into(),
        places,
        starts: fields.day(&["starts", "startDate"])?,
        ends: fields.day(&["ends", "endDate"])?,
        seats: small(fields.number(&["seats"], 0, SEATS_MOST, "how many seats are left, a whole number")?),
        cost: fields.number(&["cost"], 0, COST_MOST, "rupiah, a whole number")?,
        hours: small(fields.number(&["hours"], 1, HOURS_MOST, "lesson hours, 1 to 20000")?),
        prerequisites: fields.prerequisites(catalog, "prerequisites", false)?,
        organization: fields.text(&["provider", "organization"], &mut cuts)?,
        url: fields.text(&["url"], &mut cuts)?,
        ignored_fields: ignored,
        cuts,
        ..Offering::of(track)
    };
    in_order(offering, "/ends")
}

/// One course of a `Course` and one of its instances; what the instance does not say the course says.
fn linked_data(catalog: &Catalog, course: &Tree, instance: &Tree, path: &str) -> Result<Offering> {
    if instance.as_object().is_none() {
        return Err(instance.wrong(path, "a CourseInstance object"));
    }
    let alone = std::ptr::eq(course, instance);
    let (whole, own) = (Fields { tree: course, path: "" }, Fields { tree: instance, path });
    let mut cuts = Vec::new();
    let code = whole.text(&["courseCode", "identifier"], &mut cuts)?;
    if code.is_empty() {
        return Err(course.get("courseCode").unwrap_or(&Tree::Null).wrong("/courseCode", CODE));
    }
    let track = catalog.track(&code).ok_or_else(|| Error::unknown("track", &code))?;
    let mut ignored = passed_over(course, KNOWN_LD) + if alone { 0 } else { passed_over(instance, KNOWN_LD) };
    let mut address = Vec::new();
    let holder = own.any(&["location"]).or_else(|| whole.any(&["location"]));
    for location in holder.map(|(_, value)| value.items()).unwrap_or_default() {
        let address_of = location.get("address").unwrap_or(location);
        address.extend(address_of.as_text());
        address.extend(["addressLocality", "addressRegion"].iter().filter_map(|key| address_of.get(key)?.as_text()));
        if address_of.as_text().is_none() && location.get("address").is_none() {
            address.extend(location.get("name").and_then(Tree::as_text));
        }
    }
    let address = address.join(", ");
    let places = places(catalog, limits::shorten(&address, "location", limits::FIELD_CHARS, &mut cuts), &mut ignored);
    let either = |name: &'static str| {
        own.any(&[name]).map(|found| (&own, found)).or_else(|| whole.any(&[name]).map(|found| (&whole, found)))
    };
    let mut hours = None;
    if let Some((fields, (name, value))) = either("courseWorkload").or_else(|| either("timeRequired")) {
        let expected = "a duration such as PT240H";
        let lessons = value.as_text().and_then(minutes).map(|minutes| minutes.div_ceil(LESSON_MINUTES));
        let lessons = lessons.filter(|lessons| (1..=HOURS_MOST).contains(lessons));
        hours = small(Some(lessons.ok_or_else(|| value.wrong(&fields.at(name), expected))?));
    }
    let mut cost = None;
    if let Some((fields, (name, value))) = either("offers") {
        let path = fields.at(name);
        for offer in value.items() {
            let currency = offer.get("priceCurrency").and_then(Tree::as_text);
            if currency.is_some_and(|currency| !currency.trim().eq_ignore_ascii_case("IDR")) {
                let value = offer.get("priceCurrency").unwrap_or(offer);
                return Err(value.wrong(&format!("{path}/priceCurrency"), "IDR"));
            }
            let price =
                Fields { tree: offer, path: &path }.number(&["price"], 0, COST_MOST, "rupiah, a whole number")?;
            // Of several prices the highest, so that nobody is told less than they pay.
            cost = cost.max(price);
        }
    }
    let seats = "how many seats are left, a whole number";
    let left = own.number(&["remainingAttendeeCapacity"], 0, SEATS_MOST, seats)?;
    let prerequisites = whole.prerequisites(catalog, "coursePrerequisites", true)?;
    let organizer = whole.text(&["provider"], &mut cuts)?;
    let url = own.text(&["url"], &mut cuts)?;
    let offering = Offering {
        id: own.text(&["identifier", "@id"], &mut cuts)?,
        title: own.text(&["name"], &mut cuts)?,
        competencies: whole.competencies(catalog, "teaches")?,
        certificate: fold(&whole.text(&["educationalCredentialAwarded"], &mut cuts)?).into(),
        places,
        starts: own.day(&["startDate"])?,
        ends: own.day(&["endDate"])?,
        seats: small(match left {
            Some(left) => Some(left),
            None => own.number(&["maximumAttendeeCapacity"], 0, SEATS_MOST, seats)?,
        }),
        cost,
        hours,
        prerequisites,
        organization: organizer,
        url: if url.is_empty() { whole.text(&["url"], &mut cuts)? } else { url },
        ignored_fields: ignored,
        cuts,
        ..Offering::of(track)
    };
    let mut offering = in_order(offering, &own.at("endDate"))?;
    if offering.title.is_empty() {
        offering.title = whole.text(&["name"], &mut offering.cuts)?;
    }
    // A course's own identifier is its track, not a name for one instance.
    if alone && offering.id == code {
        offering.id = Box::default();
    }
    Ok(offering)
}

/// The minutes of an ISO 8601 duration in hours and minutes: `PT240H`, `PT1H30M`.
fn minutes(text: &str) -> Option<u64> {
    let rest = text.trim().strip_prefix("PT")?;
    let (hours, rest) =
        rest.split_once('H').map_or((0, rest), |(hours, rest)| (hours.parse().unwrap_or(u64::MAX), rest));
    let more: u64 = match rest.strip_suffix('M') {
        Some(minutes) => minutes.parse().ok()?,
        None if rest.is_empty() => 0,
        None => return None,
    };
    hours.checked_mul(60)?.checked_add(more)
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::Padan;

    #[test]
    fn our_own_shape_is_that_of_the_partner_guide() {
        let padan = Padan::embedded();
        let json = r#"[{ "title": "Las SMAW dasar", "track": "las", "provider": "Balai Latihan Contoh", "place": "Kabupaten Gresik",
            "hours": 240, "starts": "2027-02-02", "ends": "2027-03-12", "seats": 16, "cost": "1.500.000",
            "prerequisites": ["SMP", "softskill-umum", "SIM C"], "warna": "biru", "url": "https://centre.example/welding" },
            { "name": "Peracik kopi", "track": "barista", "provider": {"name": "BLK"}, "startDate": "2027-02-10" }]"#;
        let all: Vec<Offering> =
            Offering::feed(padan.catalog(), json).unwrap().into_iter().map(|one| one.unwrap()).collect();
        let first = &all[0];
        assert_eq!((first.hours, first.cost, first.seats), (Some(240), Some(1_500_000), Some(16)));
        assert_eq!((first.starts, first.ends), (Date::new(2027, 2, 2), Date::new(2027, 3, 12)));
        assert_eq!(&*padan.catalog()[first.places[0]].name, "Kabupaten Gresik");
        assert_eq!((first.ignored_fields, &*first.id, &*first.organization), (1, "1", "Balai Latihan Contoh"));
        assert_eq!(first.prerequisites.len(), 3);
        assert_eq!((&*all[1].title, &*all[1].organization, &*all[1].id), ("Peracik kopi", "BLK", "2"));
        assert_eq!(all[1].taught(padan.catalog()).len(), padan.catalog()[all[1].track].teaches.len());
    }

    #[test]
    fn schema_org_gives_one_for_each_instance() {
        let padan = Padan::embedded();
        let json = r#"{"@context": "https://schema.org", "@graph": [{"@type": "Person"}, {"@type": "Course", "name": "Las dasar",
            "courseCode": "las", "provider": {"@type": "Organization", "name": "BLK"}, "teaches": ["las-smaw"],
            "coursePrerequisites": ["Minimal lulusan SMP", "berani"],
            "offers": {"@type": "Offer", "price": 750000, "priceCurrency": "IDR"},
            "hasCourseInstance": [
              {"@type": "CourseInstance", "startDate": "2027-01-04", "endDate": "2027-02-26", "courseWorkload": "PT180H",
               "location": {"@type": "Place", "address": {"addressLocality": "Kabupaten Gresik", "addressRegion": "Jawa Timur"}}},
              {"@type": "CourseInstance", "startDate": "2027-03-04", "remainingAttendeeCapacity": 0}]}]}"#;
        let json = json.replace(
            "las-smaw",
            &padan.catalog()[padan.catalog()[padan.catalog().track("las").unwrap()].teaches[0].competency].code,
        );
        let all: Vec<Offering> =
            Offering::feed(padan.catalog(), &json).unwrap().into_iter().map(|one| one.unwrap()).collect();
        assert_eq!(all.len(), 2);
        assert_eq!((all[0].hours, all[0].cost, all[1].seats), (Some(240), Some(750_000), Some(0)));
        assert_eq!((all[0].places.len(), &*all[1].title, &*all[1].id), (1, "Las dasar", "2"));
        assert_eq!(all[0].competencies.len(), 1);
        assert_eq!(
            all[0].prerequisites,
            [Prerequisite::Education(Education::Smp), Prerequisite::Words("berani".into())]
        );
    }

    #[test]
    fn what_is_wrong_is_refused_with_its_place() {
        let padan = Padan::embedded();
        let refused = |json: &str| match Offering::feed(padan.catalog(), json).unwrap().swap_remove(0) {
            Err(Error::WrongShape { path, .. }) => path,
            Err(error) => error.code().to_owned(),
            Ok(_) => "none".to_owned(),
        };
        for (json, expected) in [
            (r#"{"title":"x"}"#, "/track"),
            (r#"{"track":"no-such"}"#, "P0030"),
            (r#"{"track":"las","hours":0}"#, "/hours"),
            (r#"{"track":"las","cost":-1}"#, "/cost"),
            (r#"{"track":"las","starts":"besok"}"#, "/starts"),
            (r#"{"track":"las","starts":"2027-01-02","ends":"2027-01-01"}"#, "/ends"),
            (r#"{"track":"las","prerequisites":["rajin"]}"#, "/prerequisites"),
            (r#"{"track":"las","competencies":["x"]}"#, "P0030"),
            (r#"{"track":"las","region":"99"}"#, "P0030"),
            (r#"{"@type":"Course","name":"x"}"#, "/courseCode"),
            (r#"{"@type":"Person","name":"x"}"#, "P0024"),
            (
                r#"{"@type":"Course","courseCode":"las","offers":{"price":1,"priceCurrency":"USD"}}"#,
                "/offers/priceCurrency",
            ),
            (r#"{"@type":"Course","courseCode":"las","timeRequired":"P3M"}"#, "/timeRequired"),
            (
                r#"{"@type":"Course","courseCode":"las","hasCourseInstance":[{"startDate":"x"}]}"#,
                "/hasCourseInstance/0/startDate",
            ),
            ("3", ""),
        ] {
            assert_eq!(refused(json), expected, "{json}");
        }
        let many = format!("[{}{{}}]", "{},".repeat(limits::OFFERINGS));
        assert!(matches!(Offering::feed(padan.catalog(), &many), Err(Error::LimitExceeded { .. })));
    }
}
