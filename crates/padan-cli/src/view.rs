//! The JSON shapes that others call: codes instead of ids, words instead of enums.

use padan::catalog::{Catalog, CompetencyId, OccupationId, RegionId, TrackId};
use padan::link::{Linked, Stance};
use padan::posting::{Condition, Requirement};
use padan::{Lang, Match, Posting, Profile, Ranked};
use serde_json::{Value, json};

fn code(catalog: &Catalog, id: CompetencyId) -> Value {
    json!(&*catalog[id].code)
}

fn title(catalog: &Catalog, id: CompetencyId, lang: Lang) -> Value {
    json!(catalog[id].title.get(lang))
}

fn units(catalog: &Catalog, id: CompetencyId) -> Value {
    catalog[id].units.iter().map(|unit| json!(&*catalog[*unit].code)).collect()
}

fn tracks(catalog: &Catalog, ids: &[TrackId]) -> Value {
    ids.iter().map(|id| json!(&*catalog[*id].code)).collect()
}

fn occupations(catalog: &Catalog, ids: &[OccupationId]) -> Value {
    ids.iter().map(|id| json!(&*catalog[*id].code)).collect()
}

fn places(catalog: &Catalog, ids: &[RegionId]) -> Value {
    ids.iter().map(|id| json!({"code": &*catalog[*id].code, "name": &*catalog[*id].name})).collect()
}

/// What `padan link` prints.
pub fn linked(catalog: &Catalog, text: &str, linked: &Linked, lang: Lang) -> Value {
    let mentions: Value = linked
        .mentions
        .iter()
        .map(|m| json!({"start": m.start, "end": m.end, "competency": code(catalog, m.competency), "title": title(catalog, m.competency, lang), "via": m.via, "units": units(catalog, m.competency), "level": m.level}))
        .collect();
    let unknown: Value = linked
        .unknown
        .iter()
        .map(|u| json!({"start": u.start, "end": u.end, "text": text.get(u.start..u.end)}))
        .collect();
    json!({"text": text, "mentions": mentions, "unknown": unknown, "cut": linked.cut})
}

/// What `padan read profile` prints.
pub fn profile(catalog: &Catalog, profile: &Profile, lang: Lang) -> Value {
    let claims: Value = profile
        .claims
        .iter()
        .map(|claim| {
            let evidence: Value = claim
                .evidence
                .iter()
                .map(|e| json!({"kind": e.kind, "unit": e.unit.map(|unit| &*catalog[unit].code), "issuer": e.issuer, "valid_until": e.valid_until, "since": e.since}))
                .collect();
            json!({"competency": code(catalog, claim.competency), "title": title(catalog, claim.competency, lang), "units": units(catalog, claim.competency), "level": claim.level, "via": claim.via, "evidence": evidence})
        })
        .collect();
    let not_claimed: Value = profile
        .not_claimed
        .iter()
        .map(|(id, stance)| {
            let reason = match stance {
                Stance::Wished => "wished",
                Stance::OtherPerson => "other_person",
                _ => "negated",
            };
            json!({"competency": code(catalog, *id), "units": units(catalog, *id), "reason": reason})
        })
        .collect();
    let languages: Value = profile
        .claims
        .iter()
        .filter(|claim| catalog[claim.competency].kind == padan::catalog::Kind::Language)
        .map(|claim| code(catalog, claim.competency))
        .collect();
    let licences: Vec<&str> = profile.licences.iter().flatten().map(|licence| licence.name()).collect();
    json!({
        "claims": claims,
        "tracks": tracks(catalog, &profile.tracks),
        "not_claimed": not_claimed,
        "licences": licences,
        "licences_known": profile.licences.is_some(),
        "education": profile.education.map(padan::facts::Education::name),
        "experience_months": profile.experience_months,
        "languages": languages,
        "certificates": profile.certificates,
        "occupations": occupations(catalog, &profile.occupations),
        "places": places(catalog, &profile.places),
        "excluded_places": places(catalog, &profile.excluded_places),
        "unknown": profile.unknown,
        "cuts": profile.cuts,
    })
}

fn requirement(catalog: &Catalog, posting: &Posting, requirement: &Requirement, lang: Lang) -> Value {
    let text = requirement.span.and_then(|(start, end)| posting.text.get(start..end));
    json!({
        "competency": requirement.competency.map(|id| &*catalog[id].code),
        "title": requirement.competency.map(|id| catalog[id].title.get(lang)).or(text),
        "units": requirement.competency.map_or_else(|| json!([]), |id| units(catalog, id)),
        "level": requirement.level,
        "importance": requirement.importance,
        "origin": requirement.origin,
        "hard": requirement.hard,
        "start": requirement.span.map(|span| span.0),
        "end": requirement.span.map(|span| span.1),
        "text": text,
    })
}

/// What `padan read posting` prints.
pub fn posting(catalog: &Catalog, posting: &Posting, lang: Lang) -> Value {
    let gates = &posting.gates;
    let names = |list: &[padan::facts::Licence]| list.iter().map(|licence| licence.name()).collect::<Vec<_>>();
    let any_of: Value = gates
        .any_of
        .iter()
        .map(|group| {
            group
                .iter()
                .map(|condition| match condition {
                    Condition::Education(education) => json!({"kind": "education", "need": education.name()}),
                    Condition::Experience(months) => json!({"kind": "experience", "need": months}),
                    Condition::Licence(licence) => json!({"kind": "licence", "need": licence.name()}),
                    Condition::Certificate(words) => json!({"kind": "certificate", "need": words}),
                    _ => Value::Null,
                })
                .collect::<Value>()
        })
        .collect();
    let languages: Value = posting
        .requirements
        .iter()
        .filter_map(|r| r.competency)
        .filter(|id| catalog[*id].kind == padan::catalog::Kind::Language)
        .map(|id| code(catalog, id))
        .collect();
    let jobs: Value = posting.jobs.iter().map(|job| self::posting(catalog, job, lang)).collect();
    // A job's spans point into the whole advert's text.
    let whole = |requirement: &Requirement| self::requirement(catalog, posting, requirement, lang);
    json!({
        "id": posting.id,
        "title": posting.title,
        "organization": posting.organization,
        "url": posting.url,
        "occupations": occupations(catalog, &posting.occupations),
        "tracks": tracks(catalog, &posting.tracks),
        "requirements": posting.requirements.iter().map(whole).collect::<Value>(),
        "gates": {
            "education_min": gates.education_min.map(padan::facts::Education::name),
            "experience_min_months": gates.experience_min_months,
            "licences_required": names(&gates.licences_required),
            "licences_public": names(&gates.licences_public),
            "licences_preferred": names(&gates.licences_preferred),
            "certificates": gates.certificates,
            "certificates_preferred": gates.certificates_preferred,
            "languages": languages,
            "any_of": any_of,
        },
        "place": places(catalog, &posting.place),
        "relocation": posting.relocation,
        "employment_type": posting.employment_type,
        "closing_date": posting.closing_date,
        "pay": posting.pay,
        "remarks": posting.remarks,
        "jobs": jobs,
        "unknown": posting.unknown,
        "cuts": posting.cuts,
        "ignored_fields": posting.ignored_fields,
    })
}

/// What `padan match` prints.
pub fn result(catalog: &Catalog, source: &Posting, result: &Match) -> Value {
    let scored = result.job.and_then(|job| source.jobs.get(job)).unwrap_or(source);
    let outcomes: Value = result
        .outcomes
        .iter()
        .map(|outcome| {
            let span = scored.requirements.get(outcome.requirement).and_then(|requirement| requirement.span);
            json!({
                "competency": outcome.competency.map(|id| &*catalog[id].code),
                "status": outcome.status,
                "importance": outcome.importance,
                "origin": outcome.origin,
                "earned": outcome.earned,
                "possible": outcome.possible,
                "claim": outcome.claim.map(|id| &*catalog[id].code),
                "proof": outcome.proof,
                "start": span.map(|span| span.0),
                "end": span.map(|span| span.1),
            })
        })
        .collect();
    let reasons: Value = result
        .gate_reasons
        .iter()
        .map(|reason| json!({"kind": reason.kind, "status": reason.status, "need": reason.need, "have": reason.have}))
        .collect();
    let expired: Value = result
        .expired
        .iter()
        .map(|(id, date)| json!({"competency": code(catalog, *id), "valid_until": date}))
        .collect();
    json!({
        "id": source.id,
        "gate": result.gate,
        "gate_reasons": reasons,
        "fit": result.fit,
        "proof": result.proof,
        "enough": result.enough,
        "outcomes": outcomes,
        "expired": expired,
        "job": result.job,
        "remarks": source.remarks,
    })
}

/// One line of what `padan rank` prints.
pub fn ranked(catalog: &Catalog, source: &Posting, ranked: &Ranked, rank: usize) -> Value {
    let mut value = result(catalog, source, &ranked.result);
    if let Some(object) = value.as_object_mut() {
        object.insert("rank".to_owned(), json!(rank));
    }
    value
}
