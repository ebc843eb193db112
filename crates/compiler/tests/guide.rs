//! The guide of the real content: every rule against the table written by hand, and the laws that hold for all answers.

use domain::guide::{About, Answers, Guide, Level, Question, Rules, Unsure, assess};
use domain::id::Id;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The guide of every language, the source language first.
static GUIDES: LazyLock<Vec<Guide>> = LazyLock::new(|| {
    let compiled = compiler::compile(&project().join("content"));
    assert!(!compiled.has_errors(), "{:?}", compiled.problems);
    let guides = compiled.languages.iter().map(|language| language.guide());
    guides.map(|guide| guide.unwrap().clone()).collect()
});

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn rules() -> &'static Rules {
    &GUIDES[0].rules
}

fn id(name: &str) -> Id {
    Id::try_from(name).unwrap()
}

fn ticks(names: &[&str]) -> Answers {
    Answers {
        ticks: names.iter().map(|name| id(name)).collect(),
        ..Answers::default()
    }
}

fn level(answers: &Answers) -> Level {
    assess(rules(), answers).level
}

fn letter(letter: &str) -> Level {
    match letter {
        "N" => Level::Emergency,
        "T" => Level::SameDay,
        "D" => Level::WithinDays,
        "B" => Level::PeerSupport,
        other => panic!("{other} is no level"),
    }
}

#[test]
fn every_rule_alone_and_with_every_circumstance_has_the_level_written_by_hand() {
    let table = fs::read_to_string(project().join("tests/guide/levels.txt")).unwrap();
    let mut rows = table.lines().filter(|line| !line.starts_with('#'));
    let circumstances: Vec<&str> = rows.next().unwrap().split_whitespace().skip(2).collect();
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for row in rows {
        let mut cells = row.split_whitespace();
        let sign = cells.next().unwrap();
        seen.insert(id(sign));
        let alone = std::iter::once(None);
        let columns = alone.chain(circumstances.iter().copied().map(Some));
        for (circumstance, cell) in columns.zip(cells) {
            // The table names the column so, since "alone" is the sign by itself.
            let other = circumstance.map(|name| {
                if name == "alone-tonight" {
                    "alone"
                } else {
                    name
                }
            });
            let names: Vec<&str> = std::iter::once(sign).chain(other).collect();
            let found = level(&ticks(&names));
            if found != letter(cell) {
                wrong.push(format!(
                    "{}: {} instead of {cell}",
                    names.join("+"),
                    found.name()
                ));
            }
        }
    }
    let signs = rules().entries.iter().filter(|entry| entry.level.is_some());
    let signs: BTreeSet<Id> = signs.map(|entry| entry.id.clone()).collect();
    assert_eq!(seen, signs, "the table does not hold every sign");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn circumstances_that_need_a_third_thing() {
    let cases: [(&[&str], Level); 12] = [
        (&["d1", "unsafe-home", "minor"], Level::Emergency),
        (&["d1", "unsafe-home"], Level::WithinDays),
        (&["m7", "intoxicated", "discharge"], Level::SameDay),
        (
            &["m7", "intoxicated", "discharge", "dependent"],
            Level::Emergency,
        ),
        (&["r1", "minor", "intoxicated"], Level::Emergency),
        (&["m1", "intoxicated", "unreachable"], Level::Emergency),
        (&["y4", "under-13"], Level::SameDay),
        (&["under-13"], Level::SameDay),
        (&["unreachable"], Level::PeerSupport),
        (&["refused"], Level::WithinDays),
        (&["s10", "refused", "unreachable"], Level::Emergency),
        (&[], Level::PeerSupport),
    ];
    for (names, expected) in cases {
        assert_eq!(level(&ticks(names)), expected, "{names:?}");
    }
}

#[test]
fn not_knowing_counts_as_the_more_serious_answer() {
    let cases = [
        ("gate-life", Level::SameDay),
        ("gate-body", Level::SameDay),
        ("gate-violence", Level::SameDay),
        ("age", Level::PeerSupport),
        ("asked", Level::SameDay),
        ("thoughts", Level::SameDay),
        ("acts", Level::SameDay),
        ("topics", Level::WithinDays),
        ("violence", Level::SameDay),
        ("relationship", Level::SameDay),
        ("mind", Level::SameDay),
        ("others", Level::SameDay),
        ("substances", Level::SameDay),
        ("body", Level::SameDay),
        ("mood", Level::WithinDays),
        ("loss", Level::WithinDays),
        ("family", Level::SameDay),
        ("statements", Level::WithinDays),
        ("context", Level::SameDay),
        ("supporter", Level::SameDay),
    ];
    let asked: Vec<&str> = cases.iter().map(|(name, _)| *name).collect();
    let questions = rules().questions.iter();
    let all: Vec<&str> = questions.map(|question| question.id.as_str()).collect();
    assert_eq!(asked, all);
    for (name, expected) in cases {
        let answers = Answers {
            unsure: [id(name)].into(),
            ..Answers::default()
        };
        assert_eq!(level(&answers), expected, "{name}");
    }
    // An unknown age counts as a child's.
    let mut unknown = ticks(&["r1"]);
    assert_eq!(level(&unknown), Level::WithinDays);
    unknown.unsure.insert(id("age"));
    assert_eq!(level(&unknown), Level::SameDay);
    // Not knowing about a danger, and nobody reaches them: it is taken as true.
    let mut away = ticks(&["unreachable"]);
    away.unsure.insert(id("gate-life"));
    assert_eq!(level(&away), Level::Emergency);
    // A hint that nobody could rule out is a hint.
    let mut hint = ticks(&["recent-loss"]);
    hint.unsure.insert(id("thoughts"));
    assert_eq!(level(&hint), Level::Emergency);
}

#[test]
fn results_are_provisional_until_the_person_was_asked() {
    for (name, provisional) in [
        ("not-asked", true),
        ("refused", true),
        ("u5", true),
        ("asked-no", false),
        ("ask-yes", false),
        ("s1", false),
    ] {
        let found = assess(rules(), &ticks(&[name]));
        assert_eq!(found.provisional, provisional, "{name}");
    }
}

#[test]
fn statements_that_reassure_change_nothing_and_say_why() {
    for guide in GUIDES.iter() {
        let mut statements = 0;
        for (entry, words) in guide.rules.entries.iter().zip(&guide.entries) {
            if !words.why.is_empty() {
                statements += 1;
                assert_eq!(entry.level, None);
                assert!(entry.effects.is_empty() && !entry.provisional);
            }
        }
        assert_eq!(statements, 6);
    }
}

/// The answers that every question may be given, for walking.
fn possible(question: &Question) -> Vec<Answers> {
    let mut all = Vec::new();
    for entry in &question.entries {
        let mut answers = Answers::default();
        answers.tick(question, entry, true);
        all.push(answers);
    }
    let mut unsure = Answers::default();
    unsure.unsure(question, true);
    all.push(unsure);
    if !question.choice {
        let mut none = Answers::default();
        none.none(question, true);
        all.push(none);
    }
    all
}

fn with(mut answers: Answers, more: &Answers) -> Answers {
    answers.ticks.extend(more.ticks.iter().cloned());
    answers.unsure.extend(more.unsure.iter().cloned());
    answers.none.extend(more.none.iter().cloned());
    answers
}

/// Every question and every tick is reached, and every walk ends: with one answer a question, all walks that differ in
/// what opens other questions.
#[test]
fn every_question_is_reached_and_every_path_ends() {
    let rules = rules();
    let opens: BTreeSet<&Id> = rules
        .questions
        .iter()
        .flat_map(|question| &question.when)
        .collect();
    let mut reached = BTreeSet::new();
    for about in [About::Friend, About::Me] {
        let mut waiting = vec![Answers {
            about,
            ..Answers::default()
        }];
        let mut walks = 0;
        while let Some(answers) = waiting.pop() {
            walks += 1;
            assert!(walks < 100_000, "the walk does not end");
            let Some(question) = rules.next(&answers) else {
                continue;
            };
            reached.insert(question.id.clone());
            let possible = possible(question);
            let opens_more = question.entries.iter().any(|id| opens.contains(id));
            let differ = |answer: &Answers| {
                opens_more
                    || answer
                        .ticks
                        .iter()
                        .any(|id| question.danger || id.as_str() == "under-13")
            };
            let (open, same): (Vec<_>, Vec<_>) = possible.into_iter().partition(differ);
            for answer in open.into_iter().chain(same.into_iter().take(1)) {
                let more = with(answers.clone(), &answer);
                assert!(rules.path(&more).len() <= rules.questions.len());
                waiting.push(more);
            }
        }
    }
    let all: BTreeSet<Id> = rules
        .questions
        .iter()
        .map(|question| question.id.clone())
        .collect();
    assert_eq!(reached, all);
}

#[test]
fn a_danger_ends_the_questions_and_so_does_the_age_under_13() {
    for question in rules().questions.iter().filter(|question| question.danger) {
        for entry in &question.entries {
            let mut answers = Answers::default();
            answers.tick(question, entry, true);
            let last = rules().path(&answers).last().map(|last| last.id.clone());
            assert_eq!(last.as_ref(), Some(&question.id));
            assert_eq!(level(&answers), Level::Emergency);
        }
    }
    let path = rules().path(&ticks(&["under-13"])).len();
    let age = rules()
        .questions
        .iter()
        .position(|question| question.id.as_str() == "age");
    assert_eq!(Some(path - 1), age);
}

#[test]
fn a_changed_answer_asks_only_what_it_opens() {
    let rules = rules();
    let mut answers = Answers::default();
    while let Some(question) = rules.next(&answers) {
        match question.choice {
            true => answers.tick(question, question.entries.last().unwrap(), true),
            false => answers.none(question, true),
        }
    }
    let topics = rules.question(&id("topics")).unwrap();
    answers.tick(topics, &id("topic-mind"), true);
    let open = rules.next(&answers).unwrap();
    assert_eq!(open.id.as_str(), "mind");
    answers.none(open, true);
    assert_eq!(rules.next(&answers), None);
    // Taking it back asks nothing, and what was answered stays.
    answers.tick(topics, &id("topic-mind"), false);
    answers.none(topics, true);
    assert_eq!(rules.next(&answers), None);
    answers.tick(topics, &id("topic-mind"), true);
    assert_eq!(rules.next(&answers), None);
}

#[test]
fn about_oneself_nobody_asks_about_the_supporter() {
    let me = Answers {
        about: About::Me,
        ..Answers::default()
    };
    let asks = |answers: &Answers| {
        let path = rules().path(answers);
        path.iter().any(|question| question.friend)
    };
    assert!(asks(&Answers::default()));
    assert!(!asks(&me));
}

#[test]
fn one_answer_of_a_choice_and_none_beside_no_other() {
    let age = rules().question(&id("age")).unwrap();
    let mut answers = Answers::default();
    answers.tick(age, &id("adult"), true);
    answers.tick(age, &id("minor"), true);
    assert_eq!(answers.ticks, [id("minor")].into());
    answers.unsure(age, true);
    assert!(answers.ticks.is_empty() && answers.unsure.contains(&id("age")));
    answers.unsure(age, false);
    assert!(!answers.has_answer(age));
    let mood = rules().question(&id("mood")).unwrap();
    answers.tick(mood, &id("m1"), true);
    answers.unsure(mood, true);
    assert!(answers.ticks.contains(&id("m1")));
    answers.none(mood, true);
    assert!(!answers.ticks.contains(&id("m1")) && !answers.unsure.contains(&id("mood")));
    answers.tick(mood, &id("m2"), true);
    assert!(answers.none.is_empty());
    answers.none(mood, true);
    answers.none(mood, false);
    assert!(!answers.has_answer(mood));
}

/// Every result of every language is whole: a page with what to do, whom to call, what to say, what not.
#[test]
fn every_result_is_whole_in_every_language() {
    for guide in GUIDES.iter() {
        for name in Guide::PAGES {
            let page = guide.page(name).unwrap_or_else(|| panic!("no page {name}"));
            assert!(!page.title.is_empty() && !page.lead.is_empty(), "{name}");
            let json = serde_json::to_string(&page.blocks).unwrap();
            if name == "asked" {
                continue;
            }
            // Calls in the text, and telephone lines that can be called.
            let calls = json.matches("{\"c\":\"").count() + json.matches("\"call\":[\"").count();
            assert!(calls >= 2, "{name} names {calls} numbers to call");
            if name == "young" {
                continue;
            }
            for part in ["\"Steps\"", "\"Dont\""] {
                assert!(json.contains(part), "{name} has no {part}");
            }
        }
        for entry in &guide.rules.entries {
            let words = guide.entry_words(&entry.id).unwrap();
            assert!(
                !words.friend.is_empty() && !words.me.is_empty(),
                "{}",
                entry.id
            );
        }
    }
}

#[test]
fn chat_stands_never_alone_and_never_first_at_the_upper_levels() {
    use domain::block::{Block, walk};
    for guide in GUIDES.iter() {
        for name in [
            "emergency",
            "same-day",
            "emergency-me",
            "same-day-me",
            "young",
        ] {
            walk(&guide.page(name).unwrap().blocks, &mut |block| {
                if let Block::Contacts(_, lines) = block {
                    assert!(!lines[0].chat_only, "{name}");
                    let calls = lines.iter().filter(|line| !line.call.is_empty()).count();
                    assert!(calls >= 2, "{name}");
                }
            });
        }
    }
}

#[test]
fn rules_are_the_same_in_every_language() {
    for guide in GUIDES.iter() {
        assert_eq!(guide.rules, *rules());
    }
    assert_ne!(GUIDES[0].version, GUIDES[1].version);
}

#[test]
fn what_is_not_known_is_never_gentler_than_what_the_question_asks_for() {
    for question in &rules().questions {
        if let Unsure::As(_) = question.unsure {
            continue;
        }
        // What a yes alone leads to.
        let gravest = question
            .entries
            .iter()
            .map(|id| level(&ticks(&[id.as_str()])));
        let expected = match gravest.max() {
            Some(Level::Emergency | Level::SameDay) => vec![Unsure::Level(Level::SameDay)],
            // Signs of that level, or circumstances that only raise.
            Some(Level::WithinDays) => vec![Unsure::Level(Level::WithinDays), Unsure::Raise],
            _ => vec![Unsure::Raise],
        };
        assert!(expected.contains(&question.unsure), "{}", question.id);
    }
}

fn any_answers() -> impl Strategy<Value = Answers> {
    let names: Vec<Id> = rules()
        .entries
        .iter()
        .map(|entry| entry.id.clone())
        .collect();
    let questions: Vec<Id> = rules().questions.iter().map(|one| one.id.clone()).collect();
    let few = prop::collection::btree_set(prop::sample::select(names), 0..7);
    let unsure = prop::collection::btree_set(prop::sample::select(questions.clone()), 0..3);
    let none = prop::collection::btree_set(prop::sample::select(questions), 0..5);
    (few, unsure, none, any::<bool>()).prop_map(|(ticks, unsure, none, me)| Answers {
        about: if me { About::Me } else { About::Friend },
        ticks,
        unsure,
        none,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn one_answer_more_never_lowers_the_level(answers in any_answers(), which in any::<prop::sample::Index>()) {
        let rules = rules();
        let before = assess(rules, &answers);
        let mut more = answers.clone();
        let place = which.index(rules.entries.len() + rules.questions.len());
        match rules.entries.get(place) {
            Some(entry) => more.ticks.insert(entry.id.clone()),
            None => more.unsure.insert(rules.questions[place - rules.entries.len()].id.clone()),
        };
        let after = assess(rules, &more);
        prop_assert!(after.level >= before.level, "{before:?} -> {after:?}");
        prop_assert!(after.provisional >= before.provisional);
    }

    #[test]
    fn statements_and_answers_of_no_weight_change_nothing(answers in any_answers()) {
        let rules = rules();
        let mut more = answers.clone();
        for name in ["promised", "psychiatrist", "joking", "faith", "usual", "long-ago", "adult", "asked-no"] {
            more.ticks.insert(id(name));
        }
        more.none.extend(rules.questions.iter().map(|question| question.id.clone()));
        let (before, after) = (assess(rules, &answers), assess(rules, &more));
        prop_assert_eq!(before, after);
    }

    #[test]
    fn no_urgent_tick_ends_at_a_gentle_level(answers in any_answers()) {
        let rules = rules();
        let found = assess(rules, &answers);
        let gravest = answers.ticks.iter().filter_map(|id| rules.entry(id)?.level).max();
        prop_assert!(gravest.is_none_or(|gravest| found.level >= gravest));
        prop_assert_eq!(found.level > Level::PeerSupport, !found.reasons.iter().all(|reason| {
            matches!(reason.because, domain::guide::Because::Sign(Level::PeerSupport))
        }));
    }

    #[test]
    fn every_path_ends_whatever_was_answered(answers in any_answers()) {
        let rules = rules();
        let mut answers = answers;
        let mut steps = 0;
        while let Some(question) = rules.next(&answers) {
            answers.unsure(question, true);
            steps += 1;
            prop_assert!(steps <= rules.questions.len());
        }
        // The order of the answers does not matter: the path is that of the set.
        let again = answers.clone();
        prop_assert_eq!(rules.path(&answers), rules.path(&again));
    }
}
