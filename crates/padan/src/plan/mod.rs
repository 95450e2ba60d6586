//! Which courses to take, in which order: the best set of at most so many, exactly.
//!
//! Opening a job is all or nothing, so that courses judged one at a time mislead: where three jobs ask for A, B and C, each course
//! alone opens none and all three open three. So sets of courses are compared, by branch and bound (`search`).
//!
//! **What is best**: the most jobs opened; then the most jobs that lack nothing but what the person has not said or the advert does
//! not make clear; then the most must-haves closed over all jobs that are not ruled out; then the fewest hours; the lowest cost; the
//! nearest; the first by code. What *open* means is said in [`crate::unlock`], and agrees with [`crate::score`]: a related competency
//! opens nothing, and no course opens a job whose gate fails.
//!
//! A board stands for what is asked around here: whether a posting is closed is judged on `on`, not on the day a course ends.

mod search;

use crate::bits::Bits;
use crate::catalog::{Catalog, CompetencyId, OccupationId, RegionId, TrackId, VentureId};
use crate::lack::{Lack, holds};
use crate::limits;
use crate::offering::{Offering, Prerequisite};
use crate::posting::{Importance, Origin, Posting, Requirement};
use crate::profile::{Claim, Evidence, EvidenceKind, Profile};
use crate::score::{self, Check, Gate, Match};
use crate::sorted::{Arrange, distinct};
use crate::text::Date;
use crate::{Board, venture};
use search::{Choice, Row, Search, Task};
use std::cmp::Reverse;

/// What a plan is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
#[non_exhaustive]
pub enum Goal {
    /// As many jobs of the board as possible.
    #[default]
    Jobs,
    /// One posting, by its place on the board.
    Posting(usize),
    /// What an occupation usually needs: its needs of weight 5 and more, which an advert that names only the occupation is
    /// read as asking.
    Occupation(OccupationId),
    /// What a self-employment route needs of abilities.
    Venture(VentureId),
}

/// How far a course may be from where the person lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub enum Reach {
    /// In the same regency or city.
    Regency,
    /// In the same province.
    Province,
    /// Anywhere.
    #[default]
    Anywhere,
}

/// What may be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Course {
    /// A track of the catalogue, wherever it may be held.
    Track(TrackId),
    /// An offering, by its place in the list given.
    Offering(usize),
}

/// Under what a plan is made.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct PlanOptions<'a> {
    /// What it is for.
    pub goal: Goal,
    /// The courses to choose from; without a list, the catalogue's tracks.
    pub offerings: Option<&'a [Offering]>,
    /// At most so many courses; 3 unless said, up to [`limits::PLAN_STEPS`].
    pub steps: usize,
    /// Lesson hours (JP) in all.
    pub hours: Option<u32>,
    /// Rupiah in all.
    pub cost: Option<u64>,
    /// The hours of a course that does not say them. Without it, such a course is left out under a limit on hours.
    pub hours_if_unsaid: Option<u32>,
    /// The cost of a course that does not say it. Without it, such a course is left out under a limit on cost.
    pub cost_if_unsaid: Option<u64>,
    /// Lesson hours a week, from which the last day of a course is worked out that says its first day and its hours alone.
    /// Without it no dated course may follow such a one.
    pub hours_a_week: Option<u32>,
    /// How far away a course may be.
    pub reach: Reach,
    /// Today: courses that have begun are left out, and what has expired or closed is known.
    pub on: Option<Date>,
    /// How many sets of courses the search may look at; [`limits::PLAN_SEARCH`] unless said.
    pub search: u32,
}

impl Default for PlanOptions<'_> {
    fn default() -> Self {
        Self {
            goal: Goal::Jobs,
            offerings: None,
            steps: 3,
            hours: None,
            cost: None,
            hours_if_unsaid: None,
            cost_if_unsaid: None,
            hours_a_week: None,
            reach: Reach::Anywhere,
            on: None,
            search: limits::PLAN_SEARCH,
        }
    }
}

/// How sure it is that no other plan is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// Every other plan within the options is no better.
    Exact,
    /// The search ran out of its budget. The plan is at least as good as the greedy one.
    Bounded {
        /// No plan within the options opens more jobs than this.
        bound: usize,
    },
}

/// Why a course was not considered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LeftOut {
    /// It teaches nothing that the goal asks and the person lacks.
    TeachesNothingAsked,
    /// No seats are left.
    Full,
    /// It has begun.
    Begun,
    /// It alone takes more hours than there are.
    Hours,
    /// It does not say its hours, and hours are limited.
    HoursUnsaid,
    /// It alone costs more than there is.
    Cost,
    /// It does not say its cost, and cost is limited.
    CostUnsaid,
    /// It is in a place that the person excluded.
    PlaceExcluded,
    /// It is further away than wanted, or it is not known how far.
    TooFar,
    /// Something must be there before it that the person does not have and no course here teaches.
    Prerequisite,
}

/// One course of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step {
    /// The course.
    pub course: Course,
    /// Jobs that it opens after the steps before it, by their place on the board.
    pub opens: Vec<usize>,
    /// Jobs that then lack nothing but what is not said or not clear.
    pub unsaid: Vec<usize>,
    /// Jobs that it brings closer without opening them.
    pub closer: Vec<usize>,
    /// How many jobs it would open alone, without any other step.
    pub alone: usize,
    /// What it teaches that the goal asks and was lacking, by competency.
    pub teaches: Vec<CompetencyId>,
    /// Lesson hours, where said.
    pub hours: Option<u32>,
    /// Rupiah, where said.
    pub cost: Option<u64>,
}

/// The best set of courses, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Plan {
    /// The courses in the order in which to take them; none when none helps.
    pub steps: Vec<Step>,
    /// Jobs that it opens, by their place on the board; for an occupation or a venture, 0 when all that it needs is there.
    pub opens: Vec<usize>,
    /// Jobs that then lack nothing but what is not said or not clear.
    pub unsaid: Vec<usize>,
    /// Jobs that it brings closer without opening them.
    pub closer: Vec<usize>,
    /// Jobs of the goal that are open without any course.
    pub open_already: Vec<usize>,
    /// Must-haves that it closes, over all jobs that are not ruled out, each job of an advert counted.
    pub closes: u64,
    /// Lesson hours of the steps that say them.
    pub hours: u64,
    /// Rupiah of the steps that say it.
    pub cost: u64,
    /// How sure it is that this is the best.
    pub certainty: Certainty,
    /// For a goal of one posting, occupation or venture: its match after the plan. What is still missing stands in it.
    pub after: Option<Match>,
    /// The courses that were not considered, in order, and why.
    pub left_out: Vec<(Course, LeftOut)>,
}

/// What an occupation asks of abilities, in the shape of a posting: its needs of weight 5 and more must be there, as where an
/// advert names only the occupation; the others are welcome.
#[must_use]
pub fn asked(catalog: &Catalog, id: OccupationId) -> Posting {
    let occupation = &catalog[id];
    let mut requirements: Vec<Requirement> = occupation
        .needs
        .iter()
        .map(|need| Requirement {
            competency: Some(need.competency),
            level: None,
            importance: if need.weight >= 5 { Importance::Must } else { Importance::Preferred },
            origin: Origin::Stated,
            hard: false,
            need: need.weight,
            span: None,
        })
        .collect();
    requirements.arrange_by_key(|asked| asked.competency);
    requirements.dedup_by_key(|asked| asked.competency);
    Posting { id: occupation.code.clone(), title: occupation.title.id.clone(), requirements, ..Posting::default() }
}

/// A person after some courses: what these teach at level 2 by training, and the certificates that they end with.
#[must_use]
pub fn after(catalog: &Catalog, profile: &Profile, courses: &[Course], offerings: &[Offering]) -> Profile {
    let mut learnt = profile.clone();
    for course in courses {
        let (track, taught, certificate) = match course {
            Course::Track(track) => (Some(*track), taught(catalog, *track), ""),
            Course::Offering(at) => match offerings.get(*at) {
                Some(one) => (Some(one.track), one.taught(catalog), &*one.certificate),
                None => (None, Vec::new(), ""),
            },
        };
        for competency in taught {
            let unit = catalog[competency].units.first().copied();
            let reason = Evidence { unit, ..Evidence::of(EvidenceKind::Training) };
            learnt.learn(Claim::new(competency, Some(2), reason));
        }
        if !certificate.is_empty() {
            learnt.certificates.insert(certificate.into());
        }
        learnt.tracks.extend(track.filter(|track| !profile.tracks.contains(track)));
    }
    learnt.tracks.dedup();
    learnt
}

fn taught(catalog: &Catalog, track: TrackId) -> Vec<CompetencyId> {
    catalog[track].teaches.iter().map(|taught| taught.competency).collect()
}

/// A course with what is known of it.
struct Candidate<'a> {
    course: Course,
    offering: Option<&'a Offering>,
    track: TrackId,
    teaches: Vec<CompetencyId>,
    certificate: &'a str,
    hours: Option<u32>,
    cost: Option<u64>,
    /// 0 same regency, 1 same province, 2 elsewhere, 3 unknown.
    distance: u64,
    span: Option<(i32, i32)>,
    wants: Vec<CompetencyId>,
}

/// How far some places are from where the person lives: the nearest counts.
fn distance(catalog: &Catalog, profile: &Profile, places: &[RegionId]) -> u64 {
    let province = |id: &RegionId| catalog[*id].code.get(..2).unwrap_or("");
    let same = |own: &RegionId, place: &RegionId| {
        if catalog.region_within(*place, *own) || catalog.region_within(*own, *place) {
            // A person who names only a province may live anywhere in it.
            u64::from(!catalog[*own].code.contains('.') || !catalog[*place].code.contains('.'))
        } else {
            2 - u64::from(province(own) == province(place))
        }
    };
    let pairs = profile.places.iter().flat_map(|own| places.iter().map(move |place| same(own, place)));
    pairs.min().unwrap_or(3)
}

/// Whether a person has what must be there before a course, and else which competencies would do.
fn wanted(catalog: &Catalog, profile: &Profile, asked: &Prerequisite) -> Result<Vec<CompetencyId>, LeftOut> {
    let lacking = |all: Vec<CompetencyId>| all.into_iter().filter(|id| profile.claim_of(*id).is_none()).collect();
    let met = match asked {
        Prerequisite::Track(track) => return Ok(lacking(taught(catalog, *track))),
        Prerequisite::Competency(id) => return Ok(lacking(vec![*id])),
        Prerequisite::Education(asked) => profile.education.is_some_and(|held| held.reaches(*asked)),
        Prerequisite::Licence(asked) => profile.licences.iter().flatten().any(|own| own.serves(*asked)),
        Prerequisite::Words(_) => false,
    };
    if met { Ok(Vec::new()) } else { Err(LeftOut::Prerequisite) }
}

/// The courses to choose from, each judged on its own.
fn candidates<'a>(
    catalog: &Catalog,
    profile: &Profile,
    options: &PlanOptions<'a>,
    left_out: &mut Vec<(Course, LeftOut)>,
) -> Vec<Candidate<'a>> {
    let mut all: Vec<Candidate<'a>> = Vec::new();
    match options.offerings {
        None => all.extend(catalog.track_ids().map(|track| Candidate {
            course: Course::Track(track),
            offering: None,
            track,
            teaches: taught(catalog, track),
            certificate: "",
            hours: catalog[track].hours.map(u32::from),
            cost: None,
            distance: 3,
            span: None,
            wants: Vec::new(),
        })),
        Some(offerings) => all.extend(offerings.iter().enumerate().map(|(at, one)| Candidate {
            course: Course::Offering(at),
            offering: Some(one),
            track: one.track,
            teaches: one.taught(catalog),
            certificate: &one.certificate,
            hours: one.hours,
            cost: one.cost,
            distance: distance(catalog, profile, &one.places),
            span: one.starts.map(|starts| (starts.ordinal(), last_day(one, starts, options.hours_a_week))),
            wants: Vec::new(),
        })),
    }
    all.retain_mut(|one| {
        one.teaches.arrange();
        let why = unfit(catalog, profile, options, one);
        left_out.extend(why.map(|why| (one.course, why)));
        why.is_none()
    });
    all
}

/// The last day of an offering as an ordinal; never, where it cannot be known.
fn last_day(one: &Offering, starts: Date, hours_a_week: Option<u32>) -> i32 {
    let worked_out = || {
        let days = (one.hours? * 7).div_ceil(hours_a_week.filter(|hours| *hours > 0)?);
        Some(starts.ordinal() + i32::try_from(days).ok()?.max(1) - 1)
    };
    one.ends.map(Date::ordinal).or_else(worked_out).unwrap_or(i32::MAX)
}

/// Why a course cannot be part of any plan; else its prerequisites that other courses may teach are noted.
fn unfit(catalog: &Catalog, profile: &Profile, options: &PlanOptions<'_>, one: &mut Candidate<'_>) -> Option<LeftOut> {
    one.hours = one.hours.or(options.hours_if_unsaid);
    one.cost = one.cost.or(options.cost_if_unsaid);
    if let Some(offering) = one.offering {
        if offering.seats == Some(0) {
            return Some(LeftOut::Full);
        }
        if options.on.zip(offering.starts).is_some_and(|(today, starts)| starts < today) {
            return Some(LeftOut::Begun);
        }
        let excluded = |place: &RegionId| profile.excluded_places.iter().any(|out| catalog.region_within(*place, *out));
        if !offering.places.is_empty() && offering.places.iter().all(excluded) {
            return Some(LeftOut::PlaceExcluded);
        }
        for asked in &offering.prerequisites {
            match wanted(catalog, profile, asked) {
                Ok(more) => one.wants.extend(more),
                Err(why) => return Some(why),
            }
        }
    }
    let far = match options.reach {
        Reach::Regency => one.distance > 0,
        Reach::Province => one.distance > 1,
        Reach::Anywhere => false,
    };
    let (hours, cost) = (options.hours.zip(one.hours), options.cost.zip(one.cost));
    match () {
        () if far => Some(LeftOut::TooFar),
        () if options.hours.is_some() && one.hours.is_none() => Some(LeftOut::HoursUnsaid),
        () if hours.is_some_and(|(most, own)| own > most) => Some(LeftOut::Hours),
        () if options.cost.is_some() && one.cost.is_none() => Some(LeftOut::CostUnsaid),
        () if cost.is_some_and(|(most, own)| own > most) => Some(LeftOut::Cost),
        () => None,
    }
}

/// The best set and order of courses for a goal.
///
/// Exact within [`PlanOptions::search`] sets looked at, each in time linear in the jobs that can still be opened; past that the
/// answer says how many jobs any plan could open at most. A posting that is not on the board opens nothing.
#[must_use]
pub fn plan(catalog: &Catalog, profile: &Profile, board: &Board, options: &PlanOptions<'_>) -> Plan {
    let single = match options.goal {
        Goal::Jobs => None,
        Goal::Posting(at) => board.postings().get(at).map(|posting| (at, posting.clone())),
        Goal::Occupation(id) => Some((0, asked(catalog, id))),
        Goal::Venture(id) => Some((0, venture::asked(catalog, id))),
    };
    let on = options.on;
    let lacks = match &single {
        None if options.goal == Goal::Jobs => Lack::of_all(catalog, profile, on, board.postings()),
        None => Vec::new(),
        Some((at, posting)) => {
            let own = Lack::of_all(catalog, profile, on, std::slice::from_ref(posting));
            own.into_iter().map(|lack| Lack { posting: *at, ..lack }).collect()
        }
    };
    let places = board.postings().len().max(single.as_ref().map_or(0, |(at, _)| at + 1));

    let mut left_out = Vec::new();
    let mut courses = candidates(catalog, profile, options, &mut left_out);
    drop_barred(&mut courses, &mut left_out);
    let (needs, rows) = closable(catalog, on, &lacks, &courses);
    drop_idle(catalog, profile, &needs, &mut courses, &mut left_out);
    left_out.arrange();

    let size = needs.len();
    let closes: Vec<Bits> = courses
        .iter()
        .map(|one| {
            Bits::of(size, (0..).zip(&needs).filter(|(_, need)| closed(catalog, on, one, need)).map(|(at, _)| at))
        })
        .collect();
    let (mut open, mut reached) = (Bits::new(places), Bits::new(places));
    let mut tasks = Vec::with_capacity(rows.len());
    for row in rows {
        if !row.needs.is_empty() {
            tasks.push(row);
            continue;
        }
        reached.insert(row.posting);
        if row.opens {
            open.insert(row.posting);
        }
    }
    tasks.retain(|row| !open.contains(row.posting));

    let mut codes: Vec<usize> = (0..courses.len()).collect();
    codes.arrange_by_key(|at| {
        courses.get(*at).map(|one| {
            let offering = one
                .offering
                .map(|one| (one.places.first().map(|place| &catalog[*place].code), one.starts, &one.url, &one.id));
            (&catalog[one.track].code, offering, one.course)
        })
    });
    let longest = courses.iter().filter_map(|one| one.hours).max().unwrap_or(1);
    let dearest = courses.iter().filter_map(|one| one.cost).max().unwrap_or(0);
    let all = catalog.competencies().len();
    let choices: Vec<Choice> = courses
        .iter()
        .zip(&closes)
        .enumerate()
        .map(|(at, (one, closes))| Choice {
            closes: closes.clone(),
            // What is not said counts as much as the most that is.
            hours: u64::from(one.hours.unwrap_or(longest)),
            cost: one.cost.unwrap_or(dearest),
            distance: one.distance,
            span: one.span,
            wants: Bits::of(all, one.wants.iter().map(|id| id.index())),
            teaches: Bits::of(all, one.teaches.iter().map(|id| id.index())),
            code: codes.iter().position(|place| *place == at).unwrap_or(at),
        })
        .collect();
    let task = Task {
        rows: tasks,
        needs: size,
        open,
        reached,
        steps: options.steps.min(limits::PLAN_STEPS),
        hours: options.hours.map(u64::from),
        cost: options.cost,
        budget: options.search,
        choices,
    };
    let found = Search::new(&task).run();
    let mut plan = told(&task, &found.steps, &courses, &needs);
    plan.certainty = found
        .bound
        .map_or(Certainty::Exact, |bound| Certainty::Bounded { bound: usize::try_from(bound).unwrap_or(usize::MAX) });
    plan.left_out = left_out;
    plan.after = single.map(|(_, posting)| {
        let taken: Vec<Course> = plan.steps.iter().map(|step| step.course).collect();
        let learnt = after(catalog, profile, &taken, options.offerings.unwrap_or_default());
        score::score(catalog, &learnt, &posting, on)
    });
    plan
}

/// Whether a course, whatever else is there, closes a need.
fn closed(catalog: &Catalog, on: Option<Date>, one: &Candidate<'_>, need: &Check) -> bool {
    match need {
        Check::Competency(id) => one.teaches.binary_search(id).is_ok(),
        _ if one.certificate.is_empty() => false,
        check => {
            let mut holder = Profile::default();
            holder.certificates.insert(one.certificate.into());
            !matches!(check, Check::Place(_) | Check::Closes(_)) && holds(catalog, &holder, on, check)
        }
    }
}

/// The distinct needs, and the jobs with what they need. A job that is ruled out by what no course closes is left out; what is
/// unsaid and what no course closes keeps a job from opening, and not from being reached.
fn closable(catalog: &Catalog, on: Option<Date>, lacks: &[Lack], courses: &[Candidate<'_>]) -> (Vec<Check>, Vec<Row>) {
    let every: Vec<Check> = lacks.iter().flat_map(|lack| lack.needs.iter().map(|(need, _)| need.clone())).collect();
    let (needs, numbers) = distinct(every);
    let helped: Vec<bool> = needs.iter().map(|need| courses.iter().any(|one| closed(catalog, on, one, need))).collect();
    let mut numbers = numbers.into_iter();
    let mut rows = Vec::with_capacity(lacks.len());
    for lack in lacks {
        let mut row = Row { posting: lack.posting, needs: Vec::new(), opens: lack.unread == 0, within_reach: true };
        let mut ruled_out = false;
        for ((need, gate), number) in lack.needs.iter().zip(&mut numbers) {
            let number = number as usize;
            let helped = helped.get(number).copied().unwrap_or(false);
            match (need, gate) {
                (Check::Competency(_), _) => {
                    row.needs.push(number);
                    row.within_reach &= helped;
                }
                _ if helped => row.needs.push(number),
                (_, Gate::No) => ruled_out = true,
                _ => row.opens = false,
            }
        }
        if !ruled_out {
            rows.push(row);
        }
    }
    (needs, rows)
}

/// Leaves out the courses whose prerequisites nothing here teaches.
fn drop_barred(courses: &mut Vec<Candidate<'_>>, left_out: &mut Vec<(Course, LeftOut)>) {
    loop {
        let mut taught: Vec<CompetencyId> = courses.iter().flat_map(|one| one.teaches.iter().copied()).collect();
        taught.arrange();
        taught.dedup();
        let before = courses.len();
        courses.retain(|one| {
            let can = one.wants.iter().all(|id| taught.binary_search(id).is_ok());
            if !can {
                left_out.push((one.course, LeftOut::Prerequisite));
            }
            can
        });
        if courses.len() == before {
            break;
        }
    }
}

/// Leaves out the courses that teach nothing asked, neither by the goal nor by another course.
fn drop_idle(
    catalog: &Catalog,
    profile: &Profile,
    needs: &[Check],
    courses: &mut Vec<Candidate<'_>>,
    left_out: &mut Vec<(Course, LeftOut)>,
) {
    let mut wanted: Vec<CompetencyId> = courses.iter().flat_map(|one| one.wants.iter().copied()).collect();
    wanted.extend(needs.iter().filter_map(|need| match need {
        Check::Competency(id) => Some(*id),
        _ => None,
    }));
    wanted.retain(|id| profile.claim_of(*id).is_none());
    wanted.arrange();
    wanted.dedup();
    courses.retain(|one| {
        let useful = one.teaches.iter().any(|id| wanted.binary_search(id).is_ok())
            || needs.iter().any(|need| closed(catalog, None, one, need));
        if !useful {
            left_out.push((one.course, LeftOut::TeachesNothingAsked));
        }
        useful
    });
    // The most useful first, so that the search soon finds what is hard to beat.
    courses.arrange_by_key(|one| Reverse(one.teaches.iter().filter(|id| wanted.binary_search(id).is_ok()).count()));
}

/// A plan told step by step.
fn told(task: &Task, steps: &[usize], courses: &[Candidate<'_>], needs: &[Check]) -> Plan {
    let mut plan = Plan {
        steps: Vec::with_capacity(steps.len()),
        opens: Vec::new(),
        unsaid: Vec::new(),
        closer: Vec::new(),
        open_already: task.open.iter().collect(),
        closes: 0,
        hours: 0,
        cost: 0,
        certainty: Certainty::Exact,
        after: None,
        left_out: Vec::new(),
    };
    let mut have = Bits::new(task.needs);
    let size = plan.open_already.last().map_or(0, |last| last + 1);
    let size = task.rows.iter().map(|row| row.posting + 1).max().unwrap_or(0).max(size);
    let standing = |have: &Bits| {
        let (mut open, mut reached) = (Bits::new(size), Bits::new(size));
        for row in &task.rows {
            if row.needs.iter().all(|need| have.contains(*need)) {
                reached.insert(row.posting);
                if row.opens {
                    open.insert(row.posting);
                }
            }
        }
        (open, reached)
    };
    let touched = |closes: &Bits, have: &Bits, open: &Bits, reached: &Bits| {
        let mut closer = Bits::new(size);
        for row in &task.rows {
            let gains = row.needs.iter().any(|need| closes.contains(*need) && !have.contains(*need));
            if gains && !open.contains(row.posting) && !reached.contains(row.posting) {
                closer.insert(row.posting);
            }
        }
        closer
    };
    let nothing = have.clone();
    let (mut open, mut reached) = standing(&have);
    for at in steps {
        let (Some(choice), Some(one)) = (task.choices.get(*at), courses.get(*at)) else { continue };
        let fresh: Vec<usize> = choice.closes.beyond(&have).collect();
        let rows_with = |need: usize| task.rows.iter().filter(|row| row.needs.contains(&need)).count() as u64;
        plan.closes += fresh.iter().map(|need| rows_with(*need)).sum::<u64>();
        let before = have.clone();
        have.add(&choice.closes);
        let (now_open, now_reached) = standing(&have);
        let taught = fresh.iter().filter_map(|need| match needs.get(*need) {
            Some(Check::Competency(id)) => Some(*id),
            _ => None,
        });
        plan.steps.push(Step {
            course: one.course,
            opens: now_open.beyond(&open).collect(),
            unsaid: now_reached.beyond(&reached).filter(|at| !now_open.contains(*at)).collect(),
            closer: touched(&choice.closes, &before, &now_open, &now_reached).iter().collect(),
            alone: standing(&choice.closes).0.count(),
            teaches: taught.collect(),
            hours: one.hours,
            cost: one.cost,
        });
        plan.hours += u64::from(one.hours.unwrap_or(0));
        plan.cost += one.cost.unwrap_or(0);
        (open, reached) = (now_open, now_reached);
    }
    plan.closer = touched(&have, &nothing, &open, &reached).iter().collect();
    plan.opens = open.iter().collect();
    let already = &task.reached;
    plan.unsaid = reached.iter().filter(|at| !open.contains(*at) && !already.contains(*at)).collect();
    plan
}
