//! The best set of courses, exactly, by branch and bound over bitsets.
//!
//! A set is judged by what it opens, reaches and brings closer; all three only grow as a set grows, so that what is left to gain can
//! be bounded from above. The bound on jobs: a job that is still closed needs, of what can be added, one course out of each of some
//! sets of courses that have none in common (its *pivots*). So a job with `p` pivots gives each course in them a `p`-th of itself,
//! and no `k` courses open more than the `k` largest sums. A branch that cannot beat the best found so far is left.

use crate::bits::Bits;
use crate::limits;
use crate::sorted::{Arrange, distinct};
use std::cmp::Reverse;

/// A job is shared out among its pivots in parts of this, which every number up to [`limits::PLAN_STEPS`] divides.
const WHOLE: u64 = 840;
/// Courses that close the same needs share a bucket. Where there are more sorts than buckets, several share one; bounds then get
/// looser and stay true.
const BUCKETS: usize = 128;

/// One course, as the search sees it.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    /// The needs that it closes.
    pub(super) closes: Bits,
    pub(super) hours: u64,
    pub(super) cost: u64,
    pub(super) distance: u64,
    /// First and last day, as ordinals, where it is dated.
    pub(super) span: Option<(i32, i32)>,
    /// Competencies that must be there first and that the person lacks.
    pub(super) wants: Bits,
    /// Competencies that it teaches.
    pub(super) teaches: Bits,
    /// Its place in the order of codes, for ties.
    pub(super) code: usize,
}

/// A job that is not open yet.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) posting: usize,
    /// The needs that must be closed.
    pub(super) needs: Vec<usize>,
    /// Whether it is open once they are; else something stays unsaid or was not understood.
    pub(super) opens: bool,
    /// Whether every need can be closed by some course.
    pub(super) within_reach: bool,
}

/// What is to be found.
#[derive(Debug)]
pub(super) struct Task {
    pub(super) choices: Vec<Choice>,
    pub(super) rows: Vec<Row>,
    /// How many needs there are.
    pub(super) needs: usize,
    /// Postings that are open already.
    pub(super) open: Bits,
    /// Postings that are open already but for what is unsaid; all that are open are among them.
    pub(super) reached: Bits,
    pub(super) steps: usize,
    pub(super) hours: Option<u64>,
    pub(super) cost: Option<u64>,
    /// How many sets may be looked at.
    pub(super) budget: u32,
}

/// What a set of courses comes to, better ones larger: jobs opened; jobs reached; must-haves closed; hours, cost and distance, the
/// fewer the better.
pub(super) type Merit = (u64, u64, u64, Reverse<u64>, Reverse<u64>, Reverse<u64>);

/// The best set found.
#[derive(Debug)]
pub(super) struct Found {
    /// Its courses in the order in which they are to be taken.
    pub(super) steps: Vec<usize>,
    /// How many jobs any set could open at most, where that is not settled.
    pub(super) bound: Option<u64>,
}

/// A set of courses with what it comes to.
#[derive(Debug, Clone)]
struct Set {
    chosen: Vec<usize>,
    have: Bits,
    open: Bits,
    reached: Bits,
    merit: Merit,
    /// Jobs that may still be opened.
    left: Left,
}

/// A job that is not open, with the end of its needs in the list of all; they begin where those of the job before end.
#[derive(Debug, Clone, Copy)]
struct Job {
    posting: usize,
    opens: bool,
    end: usize,
}

/// Jobs that are not open, with the needs that are not closed yet, those with the fewest closers first. One list of all needs,
/// since it is walked through for every set that is looked at.
#[derive(Debug, Clone, Default)]
struct Left {
    jobs: Vec<Job>,
    needs: Vec<usize>,
}

impl Left {
    fn with_room_of(other: &Self) -> Self {
        Self { jobs: Vec::with_capacity(other.jobs.len()), needs: Vec::with_capacity(other.needs.len()) }
    }

    fn push(&mut self, job: Job, needs: impl Iterator<Item = usize>) {
        self.needs.extend(needs);
        self.jobs.push(Job { end: self.needs.len(), ..job });
    }

    fn iter(&self) -> impl Iterator<Item = (Job, &[usize])> + '_ {
        let (mut rest, mut from) = (self.needs.as_slice(), 0);
        self.jobs.iter().map(move |job| {
            let (own, more) = rest.split_at_checked(job.end - from).unwrap_or((rest, &[]));
            (rest, from) = (more, job.end);
            (*job, own)
        })
    }
}

/// Courses that close the same needs.
struct Sort {
    closes: Bits,
    bucket: usize,
}

pub(super) struct Search<'t> {
    task: &'t Task,
    sorts: Vec<Sort>,
    /// For each course, its sort and its bucket.
    sort_of: Vec<(usize, usize)>,
    /// For each need, the buckets of the courses that close it.
    closers: Vec<u128>,
    /// For each need, how many jobs have it.
    weights: Vec<u64>,
    /// For each course, those that overlap it.
    clashes: Vec<Bits>,
    /// The courses in the order in which they are tried: what is worth most first, so that what comes later can be bounded low.
    turns: Vec<usize>,
    /// The set of no courses.
    nothing: Set,
    best: Set,
    looked: u32,
    bound: Option<u64>,
}

/// What may be gained from a set onwards.
struct Gains {
    open: [u64; BUCKETS],
    reached: [u64; BUCKETS],
    /// By sort.
    closer: Vec<u64>,
    /// Jobs that may be opened in the steps that are left.
    left: Left,
}

/// The largest of some numbers.
#[derive(Debug, Clone, Copy, Default)]
struct Top([u64; limits::PLAN_STEPS]);

impl Top {
    fn add(&mut self, mut value: u64) {
        for place in &mut self.0 {
            if value > *place {
                std::mem::swap(place, &mut value);
            }
        }
    }

    fn sum(&self, count: usize) -> u64 {
        self.0.iter().take(count).sum()
    }
}

impl<'t> Search<'t> {
    pub(super) fn new(task: &'t Task) -> Self {
        let (sorts, numbers) = distinct(task.choices.iter().map(|one| one.closes.iter().collect::<Vec<_>>()).collect());
        let sorts: Vec<Sort> = (0..)
            .zip(sorts)
            .map(|(at, closes): (usize, Vec<usize>)| Sort {
                closes: Bits::of(task.needs, closes),
                bucket: at % BUCKETS,
            })
            .collect();
        let sort_of: Vec<(usize, usize)> =
            numbers.iter().map(|number| (*number as usize, *number as usize % BUCKETS)).collect();
        let mut closers = vec![0u128; task.needs];
        for sort in &sorts {
            for need in sort.closes.iter() {
                if let Some(mask) = closers.get_mut(need) {
                    *mask |= 1 << sort.bucket;
                }
            }
        }
        let mut weights = vec![0u64; task.needs];
        for need in task.rows.iter().flat_map(|row| &row.needs) {
            if let Some(weight) = weights.get_mut(*need) {
                *weight += 1;
            }
        }
        let rare = |need: &usize| (closers.get(*need).map_or(0, |mask| mask.count_ones()), *need);
        let mut left = Left::default();
        for row in task.rows.iter().filter(|row| row.within_reach) {
            let mut needs = row.needs.clone();
            needs.arrange_by_key(rare);
            left.push(Job { posting: row.posting, opens: row.opens, end: 0 }, needs.into_iter());
        }
        let size = task.choices.len();
        let meet = |a: &Choice, b: &Choice| match (a.span, b.span) {
            (Some((a_from, a_to)), Some((b_from, b_to))) => a_from <= b_to && b_from <= a_to,
            _ => false,
        };
        let others = |one| (0..).zip(&task.choices).filter(move |(_, other)| meet(one, other)).map(|(at, _)| at);
        let clashes = task.choices.iter().map(|one| Bits::of(size, others(one))).collect();
        let best = Set {
            chosen: Vec::new(),
            have: Bits::new(task.needs),
            open: task.open.clone(),
            reached: task.reached.clone(),
            merit: (0, 0, 0, Reverse(0), Reverse(0), Reverse(0)),
            left,
        };
        let turns = (0..size).collect();
        let mut search = Self {
            task,
            sorts,
            sort_of,
            closers,
            weights,
            clashes,
            turns,
            nothing: best.clone(),
            best,
            looked: 0,
            bound: None,
        };
        let gains = search.gains(&search.best, &search.best.left, 0, task.steps);
        let worth = |at: &usize| {
            let (sort, bucket) = search.sort_of.get(*at).copied().unwrap_or((0, 0));
            Reverse((gains.open.get(bucket).copied(), gains.closer.get(sort).copied()))
        };
        let mut turns = search.turns.clone();
        turns.arrange_by_key(worth);
        search.turns = turns;
        search
    }

    /// The best set: greedily first, so that there is always that; then by exchange; then exactly, as far as the budget goes.
    pub(super) fn run(mut self) -> Found {
        let nothing = self.nothing.clone();
        let mut set = nothing.clone();
        for _ in 0..self.task.steps {
            match self.next(&set) {
                Some(more) if more.merit > set.merit => set = more,
                _ => break,
            }
        }
        // Then each course for a better one, as long as that helps: the better the first answer, the sooner a branch is left.
        let mut place = 0;
        while place < set.chosen.len() {
            let mut rest = set.chosen.iter().enumerate().filter(|(at, _)| *at != place);
            let fewer = rest.try_fold(nothing.clone(), |set, (_, at)| self.with(&set, *at));
            match fewer.and_then(|fewer| self.next(&fewer)) {
                Some(more) if self.better(&more, &set) => (set, place) = (more, 0),
                _ => place += 1,
            }
        }
        self.best = set;
        if self.task.steps > 0 {
            self.visit(&nothing, &nothing.left, 0, self.task.steps);
        }
        let steps = self.order(&self.best.chosen).unwrap_or_default();
        let opened = self.best.merit.0;
        Found { steps, bound: self.bound.map(|bound| bound.max(opened)) }
    }

    /// A set with the one more course that helps most and leaves an order.
    fn next(&self, set: &Set) -> Option<Set> {
        let mut next: Option<Set> = None;
        for at in 0..self.task.choices.len() {
            let Some(judged) = self.judged(set, at, &set.left) else { continue };
            if next.as_ref().is_some_and(|held| judged.0 < held.merit) {
                continue;
            }
            let Some(more) = self.with(set, at) else { continue };
            if next.as_ref().is_none_or(|held| self.better(&more, held)) && self.order(&more.chosen).is_some() {
                next = Some(more);
            }
        }
        next
    }

    /// What a set comes to with one more course, and that course; `None` where it is there already, over a budget or overlaps.
    /// `left` are the jobs to look at, of those of the set.
    fn judged(&self, set: &Set, at: usize, left: &Left) -> Option<(Merit, &'t Choice)> {
        let (mut merit, choice) = (set.merit, self.task.choices.get(at)?);
        let clashing = self.clashes.get(at)?;
        if set.chosen.iter().any(|held| *held == at || clashing.contains(*held)) {
            return None;
        }
        let (hours, cost) = (merit.3.0 + choice.hours, merit.4.0 + choice.cost);
        if self.task.hours.is_some_and(|most| hours > most) || self.task.cost.is_some_and(|most| cost > most) {
            return None;
        }
        // The jobs of one advert stand together; it counts once.
        let (mut opened, mut reached) = (None, None);
        for (job, needs) in left.iter() {
            if needs.iter().all(|need| choice.closes.contains(*need)) {
                if job.opens && opened != Some(job.posting) && !set.open.contains(job.posting) {
                    opened = Some(job.posting);
                    merit.0 += 1;
                }
                if reached != Some(job.posting) && !set.reached.contains(job.posting) {
                    reached = Some(job.posting);
                    merit.1 += 1;
                }
            }
        }
        let weight = |need: usize| self.weights.get(need).copied().unwrap_or(0);
        merit.2 += choice.closes.beyond(&set.have).map(weight).sum::<u64>();
        (merit.3, merit.4) = (Reverse(hours), Reverse(cost));
        merit.5.0 += choice.distance;
        Some((merit, choice))
    }

    /// A set with one more course of which the merit is known.
    fn joined(set: &Set, at: usize, (merit, choice): (Merit, &Choice), left: &Left) -> Set {
        let mut more = Set {
            chosen: set.chosen.clone(),
            have: set.have.clone(),
            open: set.open.clone(),
            reached: set.reached.clone(),
            merit,
            left: Left::default(),
        };
        more.chosen.push(at);
        more.have.add(&choice.closes);
        // Where nothing is reached nothing is opened.
        if merit.1 > set.merit.1 || merit.0 > set.merit.0 {
            for (job, _) in left.iter().filter(|(_, needs)| needs.iter().all(|need| choice.closes.contains(*need))) {
                more.reached.insert(job.posting);
                if job.opens {
                    more.open.insert(job.posting);
                }
            }
        }
        more
    }

    fn with(&self, set: &Set, at: usize) -> Option<Set> {
        let mut more = self.judged(set, at, &set.left).map(|judged| Self::joined(set, at, judged, &set.left))?;
        more.left = Left::with_room_of(&set.left);
        for (job, needs) in set.left.iter() {
            let open = |need: &&usize| !more.have.contains(**need);
            if needs.iter().any(|need| open(&need)) {
                more.left.push(job, needs.iter().filter(open).copied());
            }
        }
        Some(more)
    }

    /// Whether one set is better than another: by merit, then by the codes of its courses.
    fn better(&self, one: &Set, than: &Set) -> bool {
        let codes = |set: &Set| {
            let mut codes: Vec<usize> =
                set.chosen.iter().filter_map(|at| self.task.choices.get(*at)).map(|choice| choice.code).collect();
            codes.arrange();
            codes
        };
        one.merit > than.merit || one.merit == than.merit && codes(one) < codes(than)
    }

    /// The courses of a set in an order in which they can be taken: by date where dated, what a course wants before it. Of those
    /// that can be next, the one that then opens most, brings most closer, begins first, by code. `None` without such an order.
    fn order(&self, chosen: &[usize]) -> Option<Vec<usize>> {
        let mut left: Vec<usize> = chosen.to_vec();
        let mut out = Vec::with_capacity(left.len());
        let mut held: Option<Bits> = None;
        let mut set = self.nothing.clone();
        while !left.is_empty() {
            let next = left
                .iter()
                .filter_map(|at| Some((*at, self.task.choices.get(*at)?)))
                .filter(|(_, choice)| {
                    let earlier = |at: &usize| {
                        let other = self.task.choices.get(*at).and_then(|other| other.span);
                        choice.span.zip(other).is_some_and(|(own, other)| other < own)
                    };
                    let ready = match &held {
                        Some(held) => choice.wants.beyond(held).next().is_none(),
                        None => choice.wants.is_empty(),
                    };
                    ready && !left.iter().any(earlier)
                })
                .filter_map(|(at, choice)| {
                    let more = self.with(&set, at)?;
                    let merit = (more.merit.0, more.merit.1, more.merit.2);
                    Some(((Reverse(merit), choice.span, choice.code), at, more))
                })
                .min_by_key(|(key, _, _)| *key)?;
            let (_, at, more) = next;
            set = more;
            if let Some(choice) = self.task.choices.get(at) {
                match &mut held {
                    Some(held) => held.add(&choice.teaches),
                    None => held = Some(choice.teaches.clone()),
                }
            }
            left.retain(|other| *other != at);
            out.push(at);
        }
        Some(out)
    }

    /// What the courses of the turns from `from` on may add to a set in `steps` steps.
    fn gains(&self, set: &Set, left: &Left, from: usize, steps: usize) -> Gains {
        let mut allowed = 0u128;
        for at in self.turns.iter().skip(from) {
            let (Some((_, bucket)), Some(choice)) = (self.sort_of.get(*at), self.task.choices.get(*at)) else {
                continue;
            };
            let within = |most: Option<u64>, sum: u64| most.is_none_or(|most| sum <= most);
            if within(self.task.hours, set.merit.3.0 + choice.hours)
                && within(self.task.cost, set.merit.4.0 + choice.cost)
            {
                allowed |= 1 << bucket;
            }
        }
        let mut gains =
            Gains { open: [0; BUCKETS], reached: [0; BUCKETS], closer: Vec::new(), left: Left::with_room_of(left) };
        for (job, needs) in left.iter() {
            // Another job of the same advert may have opened it.
            if set.open.contains(job.posting) || !job.opens && set.reached.contains(job.posting) {
                continue;
            }
            let begin = gains.left.needs.len();
            let (mut used, mut pivots) = (0u128, 0u64);
            for need in needs.iter().copied().filter(|need| !set.have.contains(*need)) {
                gains.left.needs.push(need);
                let mask = self.closers.get(need).copied().unwrap_or(0) & allowed;
                if steps == 1 {
                    // One course must close all that is left.
                    (used, pivots) = (if pivots == 0 { mask } else { used & mask }, 1);
                } else if mask & used == 0 {
                    used |= mask;
                    pivots += 1;
                }
                if mask == 0 || used == 0 || pivots > steps as u64 {
                    pivots = u64::MAX;
                    break;
                }
            }
            if pivots == 0 || pivots > steps as u64 {
                gains.left.needs.truncate(begin);
                continue;
            }
            gains.left.push(job, std::iter::empty());
            let part = WHOLE / pivots;
            while used != 0 {
                let bucket = used.trailing_zeros() as usize;
                used &= used - 1;
                if job.opens
                    && let Some(gain) = gains.open.get_mut(bucket)
                {
                    *gain += part;
                }
                if let Some(gain) = gains.reached.get_mut(bucket) {
                    *gain += part;
                }
            }
        }
        let weight = |need: usize| self.weights.get(need).copied().unwrap_or(0);
        let closer = |sort: &Sort| {
            if allowed >> sort.bucket & 1 == 0 { 0 } else { sort.closes.beyond(&set.have).map(weight).sum() }
        };
        gains.closer = self.sorts.iter().map(closer).collect();
        gains
    }

    /// Looks at every set that adds to this one at most `steps` courses of the turns from `from` on, but for those that cannot be
    /// better than the best.
    fn visit(&mut self, set: &Set, left: &Left, from: usize, steps: usize) {
        let gains = self.gains(set, left, from, steps);
        let gain = |list: &[u64], place: usize| list.get(place).copied().unwrap_or(0);
        // For each course, the most that those after it can add in the steps that are then left; a sort counts once.
        let mut rests: Vec<(u64, u64, u64)> = Vec::with_capacity(self.turns.len());
        let (mut open, mut reached, mut closer) = (Top::default(), Top::default(), Top::default());
        let (mut buckets, mut sorts) = (0u128, Bits::new(self.sorts.len()));
        for (sort, bucket) in self.turns.iter().skip(from).rev().filter_map(|at| self.sort_of.get(*at)) {
            rests.push((open.sum(steps - 1), reached.sum(steps - 1), closer.sum(steps - 1)));
            if buckets >> bucket & 1 == 0 {
                buckets |= 1 << bucket;
                open.add(gain(&gains.open, *bucket));
                reached.add(gain(&gains.reached, *bucket));
            }
            if sorts.insert(*sort) {
                closer.add(gain(&gains.closer, *sort));
            }
        }
        for turn in from..self.turns.len() {
            let (Some(at), Some(rest)) = (self.turns.get(turn).copied(), rests.pop()) else { continue };
            let (Some(choice), Some((sort, bucket))) = (self.task.choices.get(at), self.sort_of.get(at)) else {
                continue;
            };
            let merit = &set.merit;
            let most = (
                merit.0 + (gain(&gains.open, *bucket) + rest.0) / WHOLE,
                merit.1 + (gain(&gains.reached, *bucket) + rest.1) / WHOLE,
                merit.2 + gain(&gains.closer, *sort) + rest.2,
                Reverse(merit.3.0 + choice.hours),
                Reverse(merit.4.0 + choice.cost),
                Reverse(merit.5.0 + choice.distance),
            );
            if most < self.best.merit {
                continue;
            }
            if self.looked >= self.task.budget {
                self.bound = self.bound.max(Some(most.0));
                continue;
            }
            self.looked += 1;
            let Some(judged) = self.judged(set, at, &gains.left) else { continue };
            if steps == 1 && judged.0 < self.best.merit {
                continue;
            }
            let more = Self::joined(set, at, judged, &gains.left);
            if self.better(&more, &self.best) && self.order(&more.chosen).is_some() {
                self.best = more.clone();
            }
            if steps > 1 {
                self.visit(&more, &gains.left, turn + 1, steps - 1);
            }
        }
    }
}
