//! Which questions are asked, in which order, and that every walk ends.

use super::*;

/// The answers that every question may be given, the gentlest first, so that a walk on it leaves the level to what follows.
fn possible(question: &Question) -> Vec<Answers> {
    let mut all = Vec::new();
    if !question.choice {
        let mut none = Answers::default();
        none.none(question, true);
        all.push(none);
    }
    for entry in question.entries.iter().rev() {
        let mut answers = Answers::default();
        answers.tick(question, entry, true);
        all.push(answers);
    }
    let mut unsure = Answers::default();
    unsure.unsure(question, true);
    all.push(unsure);
    all
}

fn with(mut answers: Answers, more: &Answers) -> Answers {
    answers.ticks.extend(more.ticks.iter().cloned());
    answers.unsure.extend(more.unsure.iter().cloned());
    answers.none.extend(more.none.iter().cloned());
    answers
}

/// Goes on to the result with the gentlest answer to every question.
fn to_the_end(mut answers: Answers) -> Answers {
    while let Some(question) = rules().next(&answers) {
        match question.choice {
            true => answers.tick(question, question.entries.last().unwrap(), true),
            false => answers.none(question, true),
        }
    }
    answers
}

/// Every question, every tick and every page of a result is reached, and every walk ends: with one answer a question, all
/// walks that differ in what opens other questions.
#[test]
fn every_question_every_tick_and_every_result_is_reached_and_every_path_ends() {
    let rules = rules();
    let opens: BTreeSet<&Id> = rules
        .questions
        .iter()
        .flat_map(|question| &question.when)
        .collect();
    let mut reached = BTreeSet::new();
    let mut ticked = BTreeSet::new();
    let mut pages = BTreeSet::new();
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
            let possible = possible(question);
            if reached.insert((about == About::Me, question.id.clone())) {
                for answer in &possible {
                    let end = to_the_end(with(answers.clone(), answer));
                    let asked = rules.path(&end);
                    let counts = |id: &&Id| asked.iter().any(|asked| asked.entries.contains(id));
                    ticked.extend(end.ticks.iter().filter(counts).cloned());
                    let found = assess(rules, &end);
                    let page = GUIDES[0].page_of(found.level, &end).unwrap();
                    pages.insert(page.id.to_string());
                    if found.provisional {
                        pages.insert("asked".to_owned());
                    }
                }
            }
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
    let asked = |me: bool| {
        let questions = rules.questions.iter();
        let questions = questions.filter(move |question| !(me && question.friend));
        questions.map(move |question| (me, question.id.clone()))
    };
    assert_eq!(reached, asked(false).chain(asked(true)).collect());
    let all: BTreeSet<Id> = rules.entries.iter().map(|entry| entry.id.clone()).collect();
    assert_eq!(ticked, all);
    assert_eq!(pages, Guide::PAGES.map(str::to_owned).into());
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
fn what_was_ticked_stays_in_sight_though_its_topic_was_taken_back() {
    let rules = rules();
    let question = |name: &str| rules.question(&id(name)).unwrap();
    let is_asked = |answers: &Answers| {
        let path = rules.path(answers);
        path.iter().any(|asked| asked.id.as_str() == "violence")
    };
    let mut answers = ticks(&["topic-violence", "v11"]);
    answers.tick(question("topics"), &id("topic-violence"), false);
    assert!(is_asked(&answers));
    answers.tick(question("violence"), &id("v11"), false);
    assert!(!is_asked(&answers));
    answers.unsure(question("violence"), true);
    assert!(is_asked(&answers));
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

#[test]
fn an_open_question_is_asked_though_the_last_one_is_answered() {
    let mut answers = Answers::default();
    let last = rules().questions.last().unwrap();
    answers.tick(last, &id("u4"), true);
    let next = rules().next(&answers).unwrap();
    assert_eq!(next.id, rules().questions[0].id);
}

/// The answers of before were about before: what was "none of these" then may be there now.
#[test]
fn all_dangers_are_asked_anew_one_after_another_though_they_are_answered() {
    let rules = rules();
    let dangers: Vec<&Id> = rules
        .questions
        .iter()
        .filter(|question| question.danger)
        .map(|question| &question.id)
        .collect();
    assert_eq!(dangers.len(), 3);
    let mut answers = Answers::default();
    while let Some(question) = rules.next(&answers) {
        match question.choice {
            true => answers.tick(question, question.entries.last().unwrap(), true),
            false => answers.none(question, true),
        }
    }
    let mut asked = Vec::new();
    let mut after = None;
    while let Some(question) = rules.next_danger(&answers, after) {
        asked.push(&question.id);
        after = Some(&question.id);
    }
    assert_eq!(asked, dangers);
    // A danger that is ticked there is the result.
    answers.tick(rules.question(dangers[1]).unwrap(), &id("a7"), true);
    assert_eq!(rules.next_danger(&answers, Some(dangers[1])), None);
    assert_eq!(rules.next(&answers), None);
}
