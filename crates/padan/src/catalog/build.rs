//! From checked rows to a catalogue: ids, the vocabulary with its stems, the entries, how telling each competency is.

use super::lexicon::{Entry, Lexicon, Target, Use, WordId};
use super::model::{
    Catalog, Competency, CompetencyId, Field, FieldId, Kind, Need, Occupation, OccupationId, Programme, Region,
    RegionId, Relation, Scale, Taught, Track, Unit, UnitId, Venture, VentureNeed, VentureNeedKind,
};
use super::names::{joined, usual, words_of};
use super::source::{Diagnostic, Row, Tables};
use crate::lang::Title;
use crate::limits;
use crate::text::{Date, Tokens, fold, is_function_word, names_work, stem_candidates, strip_english};
use std::collections::{BTreeMap, BTreeSet};

/// How an entry may be used: its rule, whether it is a title, whether it names a person, its cues.
type Usage = (Use, bool, bool, Vec<WordId>);

/// Words that open official unit titles and say only that something is done.
const LEADS: &[&str] = &[
    "melakukan", "melaksanakan", "mengikuti", "prosedur", "menerapkan", "memberikan", "berdasarkan", "sesuai",
    "menggunakan", "tingkat",
];

/// An official title without its opening verb.
fn unit_words(title: &str) -> Vec<String> {
    let words = words_of(title);
    let skip = words.iter().take_while(|word| LEADS.contains(&word.as_str())).count();
    let rest: Vec<String> = words.iter().skip(skip).cloned().collect();
    if rest.len() >= 2 { rest } else { words }
}

struct Draft<'a> {
    target: Target,
    usage: Use,
    title: bool,
    person: bool,
    words: Vec<String>,
    cues: Vec<String>,
    row: &'a Row<'a>,
    column: &'static str,
}

pub(super) fn build(tables: &Tables<'_>, version: &str) -> Result<Catalog, Vec<Diagnostic>> {
    let empty = Vec::new();
    let rows = |name: &str| tables.get(name).unwrap_or(&empty);
    let mut mistakes = Vec::new();
    let title = |row: &Row<'_>, id: &str, en: &str| Title { id: row.get(id).into(), en: row.get(en).into() };
    let place = |codes: &[&str], code: &str| {
        codes.iter().position(|known| *known == code).and_then(|at| u16::try_from(at).ok()).unwrap_or(0)
    };
    let sorted = |name: &str| {
        let mut codes: Vec<&str> = rows(name).iter().map(|row| row.values.first().map_or("", String::as_str)).collect();
        codes.sort_unstable();
        codes
    };
    let by_code = |name: &str| {
        let mut list: Vec<&Row<'_>> = rows(name).iter().collect();
        list.sort_by(|a, b| a.values.first().cmp(&b.values.first()));
        list
    };

    // Fields keep the order of their table: where one text names competencies of two fields, the earlier is the default.
    let field_codes: Vec<&str> = rows("fields").iter().map(|row| row.get("code")).collect();
    let field_id = |code: &str| FieldId(place(&field_codes, code));
    let fields: Vec<Field> = rows("fields")
        .iter()
        .map(|row| Field {
            code: row.get("code").into(),
            title: title(row, "title_id", "title_en"),
            trade: row.get("trade") == "yes",
        })
        .collect();

    let unit_codes = sorted("units");
    let unit_id =
        |code: &str| UnitId(unit_codes.binary_search(&code).ok().and_then(|at| u16::try_from(at).ok()).unwrap_or(0));
    let units: Vec<Unit> = by_code("units")
        .iter()
        .map(|row| Unit {
            code: row.get("code").into(),
            title: row.get("title_id").into(),
            decree: row.get("decree").into(),
            date: Date::parse(row.get("date")),
            grade: row.get("grade").chars().next().unwrap_or('?'),
            superseded_by: row.get("superseded_by").into(),
        })
        .collect();

    let competency_codes = sorted("competencies");
    let competency_id = |code: &str| {
        CompetencyId(competency_codes.binary_search(&code).ok().and_then(|at| u16::try_from(at).ok()).unwrap_or(0))
    };
    let mut evidence: BTreeMap<CompetencyId, Vec<(u64, UnitId)>> = BTreeMap::new();
    for row in rows("evidence") {
        evidence
            .entry(competency_id(row.get("competency")))
            .or_default()
            .push((row.number("rank"), unit_id(row.get("unit"))));
    }

    let occupation_codes = sorted("occupations");
    let occupation_id = |code: &str| {
        OccupationId(occupation_codes.binary_search(&code).ok().and_then(|at| u16::try_from(at).ok()).unwrap_or(0))
    };
    let byte = |row: &Row<'_>, name: &str| u8::try_from(row.number(name)).unwrap_or(1);
    let mut needs: BTreeMap<&str, Vec<Need>> = BTreeMap::new();
    for row in rows("needs") {
        needs.entry(row.get("occupation")).or_default().push(Need {
            competency: competency_id(row.get("competency")),
            weight: byte(row, "weight"),
            level: byte(row, "level"),
        });
    }
    let mut needed_by: BTreeMap<CompetencyId, u32> = BTreeMap::new();
    for need in needs.values().flatten() {
        *needed_by.entry(need.competency).or_default() += 1;
    }
    for list in needs.values_mut() {
        list.sort_by_key(|need| (std::cmp::Reverse(need.weight), need.competency));
    }

    let competencies: Vec<Competency> = by_code("competencies")
        .iter()
        .map(|row| {
            let id = competency_id(row.get("code"));
            let mut units = evidence.get(&id).cloned().unwrap_or_default();
            units.sort_unstable();
            let kind = match row.get("kind") {
                "tool" => Kind::Tool,
                "core" => Kind::Core,
                "language" => Kind::Language,
                _ => Kind::Technical,
            };
            Competency {
                code: row.get("code").into(),
                title: title(row, "title_id", "title_en"),
                field: field_id(row.get("field")),
                kind,
                scale: if row.get("scale") == "bahasa" { Scale::Language } else { Scale::Work },
                no_substitute: row.get("no_substitute") == "yes",
                units: units.into_iter().map(|(_, unit)| unit).collect(),
                rarity: rarity(needed_by.get(&id).copied().unwrap_or(0), kind),
            }
        })
        .collect();

    let occupations: Vec<Occupation> = by_code("occupations")
        .iter()
        .map(|row| Occupation {
            code: row.get("code").into(),
            title: title(row, "title_id", "title_en"),
            isco: row.get("isco08").into(),
            fields: row.list("fields").map(field_id).collect(),
            needs: needs.get(row.get("code")).cloned().unwrap_or_default(),
        })
        .collect();

    let mut track_units: BTreeMap<&str, Vec<UnitId>> = BTreeMap::new();
    for row in rows("track_units") {
        track_units.entry(row.get("track")).or_default().push(unit_id(row.get("unit")));
    }
    let mut teaches: BTreeMap<&str, Vec<Taught>> = BTreeMap::new();
    for row in rows("teaches") {
        teaches
            .entry(row.get("track"))
            .or_default()
            .push(Taught { competency: competency_id(row.get("competency")), weight: byte(row, "weight") });
    }
    let tracks: Vec<Track> = by_code("tracks")
        .iter()
        .map(|row| {
            let code = row.get("code");
            let mut taught = teaches.get(code).cloned().unwrap_or_default();
            taught.sort_by_key(|taught| (std::cmp::Reverse(taught.weight), taught.competency));
            Track {
                code: code.into(),
                title: title(row, "title_id", "title_en"),
                field: field_id(row.get("field")),
                hours: u16::try_from(row.number("hours")).ok().filter(|hours| *hours > 0),
                kkni: row.get("kkni").into(),
                units: track_units.get(code).cloned().unwrap_or_default(),
                teaches: taught,
            }
        })
        .collect();

    let mut relations = Vec::new();
    for row in rows("relations") {
        let (have, need) = (competency_id(row.get("have")), competency_id(row.get("need")));
        if competencies.get(need.index()).is_some_and(|competency| competency.no_substitute) {
            mistakes.push(row.complain(
                "need",
                "P0119",
                "nothing may stand in for this competency (no_substitute)",
                "delete the row, or write no in its column no_substitute if safety and law allow that",
            ));
        }
        relations.push(Relation { have, need, share: u16::try_from(row.number("share")).unwrap_or(0) });
    }
    relations.sort_by_key(|relation| (relation.need, relation.have));

    let mut venture_needs: BTreeMap<&str, Vec<VentureNeed>> = BTreeMap::new();
    for row in rows("venture_needs") {
        let kind = match row.get("kind") {
            "tool" => VentureNeedKind::Tool,
            "permit" => VentureNeedKind::Permit,
            "certificate" => VentureNeedKind::Certificate,
            _ => VentureNeedKind::Competency,
        };
        venture_needs.entry(row.get("venture")).or_default().push(VentureNeed {
            kind,
            competency: (!row.get("code").is_empty()).then(|| competency_id(row.get("code"))),
            title: title(row, "text_id", "text_en"),
            must: row.get("importance") == "must",
        });
    }
    let ventures: Vec<Venture> = by_code("ventures")
        .iter()
        .map(|row| Venture {
            code: row.get("code").into(),
            title: title(row, "title_id", "title_en"),
            field: field_id(row.get("field")),
            capital: (row.number("capital_min_idr") > 0)
                .then(|| (row.number("capital_min_idr"), row.number("capital_max_idr"))),
            needs: venture_needs.get(row.get("code")).cloned().unwrap_or_default(),
        })
        .collect();
    let programmes: Vec<Programme> = by_code("programmes")
        .iter()
        .map(|row| Programme {
            code: row.get("code").into(),
            title: title(row, "title_id", "title_en"),
            fields: row.list("fields").map(field_id).collect(),
            offers: title(row, "offers_id", "offers_en"),
            conditions: title(row, "conditions_id", "conditions_en"),
            opens: Date::parse(row.get("opens")),
            closes: Date::parse(row.get("closes")),
        })
        .collect();

    let region_codes = sorted("regions");
    let region_id = |code: &str| {
        RegionId(region_codes.binary_search(&code).ok().and_then(|at| u16::try_from(at).ok()).unwrap_or(0))
    };
    let regions: Vec<Region> = by_code("regions")
        .iter()
        .map(|row| Region { code: row.get("code").into(), name: row.get("name").into() })
        .collect();
    let mut region_names: BTreeSet<(Box<str>, RegionId)> = usual(&regions).into_iter().collect();
    for row in rows("region_names") {
        region_names.insert((joined(row.get("text")).into(), region_id(row.get("region"))));
    }

    // Entries, in words.
    let mut drafts: Vec<Draft<'_>> = Vec::new();
    for row in rows("competencies") {
        let target = Target::Competency(competency_id(row.get("code")));
        for column in ["title_id", "title_en"] {
            drafts.push(Draft {
                target,
                usage: Use::Phrase,
                title: true,
                person: false,
                words: words_of(row.get(column)),
                cues: Vec::new(),
                row,
                column,
            });
        }
    }
    let mut best: BTreeMap<&str, (u64, &str)> = BTreeMap::new();
    for row in rows("evidence") {
        let claim = (row.number("rank"), row.get("competency"));
        let held = best.entry(row.get("unit")).or_insert(claim);
        *held = (*held).min(claim);
    }
    for row in rows("units") {
        if let Some((rank, competency)) = best.get(row.get("code")) {
            // A unit that a competency lists late is another thing than the competency.
            if *rank <= 3 {
                let target = Target::Competency(competency_id(competency));
                drafts.push(Draft {
                    target,
                    usage: Use::Phrase,
                    title: true,
                    person: false,
                    words: unit_words(row.get("title_id")),
                    cues: Vec::new(),
                    row,
                    column: "title_id",
                });
            }
        }
    }
    let mut alias_of: BTreeMap<(FieldId, String), (CompetencyId, &Row<'_>)> = BTreeMap::new();
    for row in rows("aliases") {
        let id = competency_id(row.get("competency"));
        let field = competencies.get(id.index()).map_or(FieldId(0), |competency| competency.field);
        let words = words_of(row.get("text"));
        if words.iter().all(|word| is_function_word(word)) {
            mistakes.push(row.complain(
                "text",
                "P0117",
                "no word of this alias counts: function words and signs alone name nothing",
                "delete the row, or add a word that names the thing",
            ));
        }
        match alias_of.get(&(field, words.join(" "))) {
            Some((other, first)) if *other != id => {
                let other = competencies.get(other.index()).map_or("", |competency| &*competency.code);
                mistakes.push(row.complain(
                    "text",
                    "P0116",
                    format!("the same words name {other} of the same field, in line {}", first.line()),
                    format!("delete the row, or line {}, or write other words", first.line()),
                ));
            }
            Some(_) => {}
            None => {
                alias_of.insert((field, words.join(" ")), (id, row));
            }
        }
        // "bisa motor" is left with one common word when its function words are gone: that word alone says too little.
        let bared = words.len() == 1 && Tokens::new(row.get("text")).len() > 1;
        let usage = match row.get("use") {
            "object" => Use::Object,
            "cued" => Use::Cued,
            _ if bared => Use::Object,
            _ => Use::Phrase,
        };
        let cues = row.list("cue").filter(|cue| *cue != "@field").flat_map(words_of).collect();
        drafts.push(Draft {
            target: Target::Competency(id),
            usage,
            title: false,
            person: row.get("style") == "job",
            words,
            cues,
            row,
            column: "text",
        });
    }
    for row in rows("job_titles") {
        let words = words_of(row.get("text"));
        if words.iter().all(|word| is_function_word(word)) {
            mistakes.push(row.complain(
                "text",
                "P0117",
                "no word of this job title counts: function words and signs alone name nothing",
                "delete the row, or add a word that names the work",
            ));
        }
        drafts.push(Draft {
            target: Target::Occupation(occupation_id(row.get("occupation"))),
            usage: Use::Phrase,
            title: false,
            person: true,
            words,
            cues: Vec::new(),
            row,
            column: "text",
        });
    }
    let own_titles = rows("occupations");
    for row in own_titles {
        for column in ["title_id", "title_en"] {
            drafts.push(Draft {
                target: Target::Occupation(occupation_id(row.get("code"))),
                usage: Use::Phrase,
                title: true,
                person: true,
                words: words_of(row.get(column)),
                cues: Vec::new(),
                row,
                column,
            });
        }
    }

    if let Some(draft) = drafts.get(limits::CATALOG_LABELS) {
        mistakes.push(draft.row.complain(
            draft.column,
            "P0125",
            format!("more than the {} names that a catalogue may have", limits::CATALOG_LABELS),
            "keep titles, aliases and job titles together within the limit: delete the rows from here on",
        ));
    }

    // The vocabulary: every word of an entry, cue or action, and the hand-made stems.
    let mut vocabulary: BTreeSet<String> =
        drafts.iter().flat_map(|draft| draft.words.iter().chain(&draft.cues)).cloned().collect();
    for row in rows("fields") {
        vocabulary.extend(row.list("cues").flat_map(words_of));
    }
    for row in rows("actions") {
        vocabulary.extend(words_of(row.get("text")));
    }
    let mut fixed: BTreeMap<String, String> = BTreeMap::new();
    for row in rows("stems") {
        let (word, stem) = (fold(row.get("word")), fold(row.get("stem")));
        let many = [("word", &word), ("stem", &stem)].into_iter().find(|(_, text)| Tokens::new(text).len() != 1);
        if let Some((column, text)) = many {
            mistakes.push(row.complain(
                column,
                "P0120",
                format!("{} words where one is read", Tokens::new(text).len()),
                "delete the row, or write a single word",
            ));
            continue;
        }
        vocabulary.insert(word.clone());
        vocabulary.insert(stem.clone());
        fixed.insert(word, stem);
    }
    let ordinary: Vec<Box<str>> = rows("ordinary_words")
        .iter()
        .map(|row| fold(row.get("word")))
        .filter(|word| !vocabulary.contains(word))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .map(Into::into)
        .collect();

    let words: Vec<Box<str>> = vocabulary.iter().map(|word| word.as_str().into()).collect();
    let word_id = |word: &str| {
        words.binary_search_by(|known| (**known).cmp(word)).ok().and_then(|at| u32::try_from(at).ok()).map(WordId)
    };
    let base = |word: &str| -> Option<String> {
        if let Some(stem) = fixed.get(word) {
            return Some(stem.clone()).filter(|stem| stem != word);
        }
        stem_candidates(word)
            .into_iter()
            .chain(strip_english(word))
            .find(|base| vocabulary.contains(base) && !is_function_word(base))
    };
    let mut stems = Vec::with_capacity(words.len());
    for word in &words {
        let mut stem = word.to_string();
        // Each base is shorter or set by hand; a circle of hand-made stems ends after as many steps as there are.
        for _ in 0..8 {
            match base(&stem) {
                Some(shorter) => stem = shorter,
                None => break,
            }
        }
        stems.push(word_id(&stem).unwrap_or(WordId(0)));
    }
    let stem_of = |word: &str| word_id(word).and_then(|id| stems.get(id.index()).copied());
    let row_of = |words: &[String]| words.iter().filter_map(|word| stem_of(word)).collect::<Vec<WordId>>();
    let set_of = |texts: &mut dyn Iterator<Item = &str>| {
        let set: BTreeSet<WordId> = texts.flat_map(words_of).filter_map(|word| stem_of(&word)).collect();
        set.into_iter().collect::<Vec<_>>()
    };
    // "pick up" shows cars; neither of its words does.
    let cues: Vec<Vec<Vec<WordId>>> = rows("fields")
        .iter()
        .map(|row| {
            let set: BTreeSet<Vec<WordId>> = row.list("cues").map(|cue| row_of(&words_of(cue))).collect();
            set.into_iter().filter(|row| !row.is_empty()).collect()
        })
        .collect();
    let actions: Vec<Vec<WordId>> = field_codes
        .iter()
        .map(|code| {
            set_of(&mut rows("actions").iter().filter(|row| row.get("field") == *code).map(|row| row.get("text")))
        })
        .collect();

    // One entry for each row of stems and target; of several, the one that asks least is kept.
    let mut unique: BTreeMap<(Vec<WordId>, Target), Usage> = BTreeMap::new();
    for draft in &drafts {
        let key = row_of(&draft.words);
        if key.is_empty() {
            mistakes.push(draft.row.complain(
                draft.column,
                "P0117",
                "no word of this name counts: signs alone name nothing",
                "write words that name the thing",
            ));
            continue;
        }
        let cues = row_of(&draft.cues);
        // "Penggajian" is work and "gaji" only a thing: of an alias that names the work on a thing, the bare thing is an object.
        let of_thing = !draft.title
            && draft.words.len() == 1
            && draft.words.iter().zip(&key).all(|(word, stem)| names_work(word) && word_id(word) != Some(*stem));
        let usage = if of_thing && draft.usage == Use::Phrase { Use::Object } else { draft.usage };
        unique
            .entry((key, draft.target))
            .and_modify(|held| {
                if !draft.title || usage < held.0 {
                    // An alias says more about how its words may be used than a title does.
                    if held.1 || usage < held.0 {
                        held.0 = usage;
                        held.3.clone_from(&cues);
                    }
                }
                held.1 |= draft.title;
                held.2 |= draft.person;
            })
            .or_insert((usage, draft.title, draft.person, cues));
    }
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let (mut keys, mut cue_words, mut entries) = (Vec::new(), Vec::new(), Vec::new());
    let range = |into: &mut Vec<WordId>, list: &[WordId]| {
        let from = into.len();
        into.extend_from_slice(list);
        (u32::try_from(from).unwrap_or(u32::MAX), u32::try_from(into.len()).unwrap_or(u32::MAX))
    };
    for ((key, target), (usage, title, person, cues)) in &unique {
        let key = range(&mut keys, key);
        let cues = range(&mut cue_words, cues);
        entries.push(Entry { target: *target, usage: *usage, title: *title, person: *person, key, cues });
    }
    let unit_keys = super::codes::unit_keys(&units);
    let mut lexicon = Lexicon {
        words: words.clone(),
        stems,
        keys,
        cue_words,
        entries,
        cues,
        actions,
        ordinary,
        region_names: region_names.into_iter().collect(),
        ..Lexicon::default()
    };
    lexicon.index();
    Ok(Catalog {
        version: version.into(),
        fields,
        competencies,
        units,
        occupations,
        tracks,
        relations,
        ventures,
        programmes,
        regions,
        lexicon,
        unit_keys,
    })
}

/// How telling a competency is, in per cent of a weight: 100 for one that a single occupation needs, less the more
/// occupations need it, by the binary logarithm; never under 40. Core abilities, which nearly every advert lists and hardly
/// any advert means as a difference between people, start at 60.
fn rarity(occupations: u32, kind: Kind) -> u16 {
    let doublings = u16::try_from(occupations.max(1).ilog2()).unwrap_or(0);
    let start: u16 = if kind == Kind::Core { 60 } else { 100 };
    start.saturating_sub(8 * doublings).max(40)
}
