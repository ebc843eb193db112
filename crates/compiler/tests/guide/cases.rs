//! The written cases against the engine: what they name as the reason is what the engine names, and it is enough.

use super::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    about: String,
    level: Level,
    rules: BTreeSet<Id>,
    ticks: BTreeSet<Id>,
    #[serde(default)]
    unsure: BTreeSet<Id>,
}

static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let text = fs::read_to_string(project().join("tests/guide/cases.toml")).unwrap();
    toml::from_str::<Cases>(&text).unwrap().case
});

/// The answers of a case, of which only some count.
fn answers(case: &Case, counts: impl Fn(&Id) -> bool) -> Answers {
    let given = |ids: &BTreeSet<Id>| ids.iter().filter(|id| counts(id)).cloned().collect();
    Answers {
        about: match case.about.as_str() {
            "me" => About::Me,
            _ => About::Friend,
        },
        ticks: given(&case.ticks),
        unsure: given(&case.unsure),
        none: BTreeSet::new(),
    }
}

#[test]
fn every_case_ends_at_its_level_for_the_reasons_it_names() {
    let age = rules().question(&id("age")).unwrap();
    for case in CASES.iter() {
        let name = &case.id;
        let found = assess(rules(), &answers(case, |_| true));
        assert_eq!(found.level, case.level, "{name}");
        let reasons: BTreeSet<Id> = found
            .reasons
            .iter()
            .map(|reason| reason.id.clone())
            .collect();
        assert!(case.rules.is_subset(&reasons), "{name}: {reasons:?}");
        // What is named is enough, and no circumstance of it is too much.
        let age = |id: &Id| age.id == *id || age.entries.contains(id);
        let enough = |id: &Id| age(id) || case.rules.contains(id);
        assert_eq!(level(&answers(case, enough)), case.level, "{name}");
        let is_circumstance = |id: &&Id| {
            let entry = rules().entry(id);
            !age(id) && entry.is_some_and(|entry| entry.level.is_none())
        };
        for circumstance in case.rules.iter().filter(is_circumstance) {
            let less = answers(case, |id| enough(id) && id != circumstance);
            assert!(level(&less) < case.level, "{name}: {circumstance}");
        }
    }
}

/// What a case answers is asked on its way; a tick that nobody asks for is a slip of the pen.
#[test]
fn every_answer_of_a_case_is_asked() {
    for case in CASES.iter() {
        let all = answers(case, |_| true);
        let path = rules().path(&all);
        for tick in &case.ticks {
            let asked = path.iter().any(|question| question.entries.contains(tick));
            assert!(asked, "{}: {tick}", case.id);
        }
        for question in &case.unsure {
            let asked = path.iter().any(|asked| asked.id == *question);
            assert!(asked, "{}: {question}", case.id);
        }
    }
}
