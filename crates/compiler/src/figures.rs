//! What can be counted of the training: how its items are built, how long its sentences and lessons are, and what of
//! that is not as it must be before anybody is given a certificate.

use crate::Language;
use crate::problem::Problems;
use crate::wording::sentences;
use domain::block::items;
use domain::id::Id;
use domain::quiz::{Item, Task};
use domain::text::plain;
use domain::unit::{Part, PartKind, Unit};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The right option may be the longest in so many of a hundred items of one answer.
const LONGEST: usize = 30;
/// Of a hundred items with four options the right one stands in each place between so many and so many times.
const PLACES: std::ops::RangeInclusive<usize> = 18..=32;
/// Fewest items for an objective, over its lesson, the check of its module and the final assessment.
const OF_OBJECTIVE: usize = 2;
/// Fewest items for a competency.
const OF_COMPETENCY: usize = 10;
/// Characters a minute: the mean of young adults reading aloud in seventeen languages (Trauzettel-Klosinski and Dietz
/// 2012, "Standardized assessment of reading performance", 863 ± 234). Characters and not words, since a text needs fewer
/// words in Indonesian than in English and no less time; aloud and not silently, since ours read to act on it.
const PACE: usize = 863;
/// A sentence with fewer words may stand in two lessons: greetings, numbers to call, the questions that must not vary.
const OWN_SENTENCE: usize = 9;

/// A page as it was read: what is asked of its words once all pages are there.
#[derive(Debug)]
pub(crate) struct Reading {
    /// Its file, as problems name it.
    pub(crate) file: String,
    /// Its page.
    pub(crate) page: Id,
    /// Everything a person reads, piece by piece with its line.
    pub(crate) prose: Vec<(usize, String)>,
    /// Its items with their lines.
    pub(crate) items: Vec<(Id, usize)>,
    /// Words of those.
    pub(crate) item_words: usize,
}

/// The figures of a language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Of a hundred items of one answer, in how many the right option is the longest.
    pub items_right_longest: usize,
    /// How often the right one of four options stands in the first place, the second and so on.
    pub right_positions: [usize; 4],
    /// The middle length of the sentences of the training, in words.
    pub median_sentence_words: usize,
    /// Items that are safety-critical.
    pub safety_critical_items: usize,
    /// Items that the final assessment draws from.
    pub assessment_pool: usize,
    /// Words of each lesson with its practice, items left out.
    pub lesson_words: BTreeMap<Id, usize>,
    /// Minutes that each lesson takes: its characters, of each item of one answer the feedback to one option, and half a
    /// minute of thought an item.
    pub lesson_minutes: BTreeMap<Id, usize>,
    /// Items for each objective, named `m1-l1-o1`.
    pub objective_items: BTreeMap<String, usize>,
    /// Items for each competency.
    pub competency_items: BTreeMap<String, usize>,
}

/// Counts a language while the items of the final assessment still stand beside its parts.
pub(crate) fn figures(language: &Language) -> Figures {
    let mut figures = Figures::default();
    let (mut longest, mut singles) = (0, 0);
    for part in parts(language) {
        let module = part.page.id.as_str().split('-').next().unwrap_or_default();
        let asked = items(&part.page.blocks);
        for item in &asked {
            figures.safety_critical_items += usize::from(item.critical);
            figures.assessment_pool += usize::from(is_pool(part));
            let objective = match part.kind {
                PartKind::Check => format!("{module}-{}", item.objective),
                _ => format!("{}-{}", part.page.id, item.objective),
            };
            *figures.objective_items.entry(objective).or_default() += 1;
            let competency = item.competency.clone();
            *figures.competency_items.entry(competency).or_default() += 1;
            let Task::Single(options) = &item.task else {
                continue;
            };
            let length = |at: usize| plain(&options[at].words).chars().count();
            let Some(right) = options.iter().position(|option| option.right) else {
                continue;
            };
            singles += 1;
            let others = (0..options.len()).filter(|at| *at != right);
            longest += usize::from(others.map(length).all(|other| other < length(right)));
            if options.len() == 4 {
                figures.right_positions[right] += 1;
            }
        }
        for (id, _) in &part.objectives {
            let name = format!("{}-{id}", part.page.id);
            figures.objective_items.entry(name).or_default();
        }
        if part.kind == PartKind::Lesson {
            let lesson = &part.page.id;
            let (words, characters) = length(language, lesson);
            let read = characters.saturating_sub(unseen(&asked));
            let minutes = (read.div_ceil(PACE / 2) + asked.len()).div_ceil(2);
            figures.lesson_words.insert(lesson.clone(), words);
            figures.lesson_minutes.insert(lesson.clone(), minutes);
        }
    }
    figures.items_right_longest = (100 * longest).checked_div(singles).unwrap_or(0);
    figures.median_sentence_words = median(language);
    figures
}

fn parts(language: &Language) -> impl Iterator<Item = &Part> {
    language.units.values().filter_map(|unit| match unit {
        Unit::Part(_, part) => Some(part),
        _ => None,
    })
}

/// Whether a part is none to read, but holds items for the final assessment.
pub(crate) fn is_pool(part: &Part) -> bool {
    part.kind == PartKind::Check && part.part.as_str().starts_with('a')
}

/// Words of a page without its items, and characters of all of it.
fn length(language: &Language, page: &Id) -> (usize, usize) {
    let (mut words, mut characters) = (0, 0);
    for reading in language
        .readings
        .iter()
        .filter(|reading| reading.page == *page)
    {
        for (_, text) in &reading.prose {
            words += text.split_whitespace().count();
            characters += text.chars().count();
        }
        words = words.saturating_sub(reading.item_words);
    }
    (words, characters)
}

/// Characters of feedback that a learner does not see who answers each item once.
fn unseen(items: &[&Item]) -> usize {
    let count = |text: &[domain::text::Inline]| plain(text).chars().count();
    let unseen = |item: &&Item| match &item.task {
        Task::Single(options) => {
            let all: usize = options.iter().map(|option| count(&option.feedback)).sum();
            all - all / options.len().max(1)
        }
        _ => 0,
    };
    items.iter().map(unseen).sum()
}

/// The readings of the training with the sentences of each.
fn sentences_of(language: &Language) -> impl Iterator<Item = (&Reading, usize, &str)> {
    let is_training = |reading: &&Reading| reading.file.contains("/training/");
    let readings = language.readings.iter().filter(is_training);
    readings.flat_map(|reading| {
        let prose = reading.prose.iter();
        prose.flat_map(move |(line, text)| {
            sentences(text)
                .into_iter()
                .map(move |sentence| (reading, *line, sentence))
        })
    })
}

fn median(language: &Language) -> usize {
    let lengths = sentences_of(language).map(|(.., sentence)| sentence.split_whitespace().count());
    let mut lengths: Vec<usize> = lengths.filter(|length| *length > 0).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() / 2).copied().unwrap_or(0)
}

/// Notes what is not as it must be, where the course ends in an assessment.
pub(crate) fn check(language: &Language, problems: &Problems) {
    let figures = &language.figures;
    let training = problems.of(format!("content/{}/training", language.code));
    if figures.items_right_longest > LONGEST {
        training.error(
            0,
            format!(
                "the right option is the longest in {} of 100 items",
                figures.items_right_longest
            ),
            format!("make wrong options longer or right ones shorter; {LONGEST} are the most"),
        );
    }
    let all: usize = figures.right_positions.iter().sum();
    for (place, count) in figures.right_positions.iter().enumerate() {
        let share = (100 * count).checked_div(all).unwrap_or(25);
        if !PLACES.contains(&share) {
            training.error(
                0,
                format!(
                    "the right one of four options stands at place {} in {share} of 100 items",
                    place + 1
                ),
                "give items whose right option stands there other option ids: those decide the order shown",
            );
        }
    }
    if figures.median_sentence_words > language.sentence {
        training.error(
            0,
            format!(
                "the sentences of the training have {} words in the middle",
                figures.median_sentence_words
            ),
            format!("write shorter ones; {} are the most", language.sentence),
        );
    }
    for (competency, count) in &figures.competency_items {
        if *count < OF_COMPETENCY {
            training.error(
                0,
                format!("the competency {competency} has {count} items"),
                format!("write more, in lessons, checks or for the final assessment; {OF_COMPETENCY} are the fewest"),
            );
        }
    }
    objectives(language, problems);
    alike(language, problems);
    repeated(language, problems);
}

/// An objective that hardly anything asks for.
fn objectives(language: &Language, problems: &Problems) {
    for part in parts(language) {
        for (id, _) in &part.objectives {
            let name = format!("{}-{id}", part.page.id);
            let count = language.figures.objective_items[&name];
            if count < OF_OBJECTIVE {
                let mut readings = language.readings.iter();
                let file = readings.find(|reading| reading.page == part.page.id);
                problems
                    .of(file.map_or_else(String::new, |reading| reading.file.clone()))
                    .error(
                        0,
                        format!("the objective `{id}` has {count} items"),
                        format!("write more; {OF_OBJECTIVE} are the fewest"),
                    );
            }
        }
    }
}

/// Feedback that stands at two options word for word.
fn alike(language: &Language, problems: &Problems) {
    let mut seen: BTreeMap<String, Id> = BTreeMap::new();
    for part in parts(language) {
        for item in items(&part.page.blocks) {
            let (Task::Single(options) | Task::Multiple(options)) = &item.task else {
                continue;
            };
            for option in options {
                let before = seen.insert(plain(&option.feedback), item.id.clone());
                // Two alike in one item are named when that is read.
                let Some(other) = before.filter(|other| *other != item.id) else {
                    continue;
                };
                let (file, line) = place(language, &item.id);
                problems.of(file).error(
                    line,
                    format!(
                        "the feedback of `{}` stands also at the item {other}",
                        option.id
                    ),
                    "write what this option does, and not what any wrong one does",
                );
            }
        }
    }
}

/// File and line of an item.
fn place(language: &Language, item: &Id) -> (String, usize) {
    let found = language.readings.iter().find_map(|reading| {
        let line = reading.items.iter().find(|(id, _)| id == item)?.1;
        Some((reading.file.clone(), line))
    });
    found.unwrap_or_default()
}

/// A sentence that stands in two lessons.
fn repeated(language: &Language, problems: &Problems) {
    let lessons: BTreeSet<&Id> = parts(language)
        .filter(|part| part.kind == PartKind::Lesson)
        .map(|part| &part.page.id)
        .collect();
    let mut seen: BTreeMap<String, &Reading> = BTreeMap::new();
    for (reading, line, sentence) in sentences_of(language) {
        if !lessons.contains(&reading.page) || sentence.split_whitespace().count() < OWN_SENTENCE {
            continue;
        }
        let key = sentence
            .trim_matches(|sign: char| !sign.is_alphanumeric())
            .to_lowercase();
        match seen.get(&key) {
            Some(other) if other.page != reading.page => problems.of(&reading.file).warning(
                line,
                format!("the sentence `{sentence}` stands also in {}", other.file),
                "say it in other words, or only once",
            ),
            _ => {
                seen.insert(key, reading);
            }
        }
    }
}
