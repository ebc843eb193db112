//! What the note to an adult tells.

use super::*;
use domain::guide::Because;

fn told(answers: &Answers) -> Vec<String> {
    let found = assess(rules(), answers);
    let told = found.told(rules());
    told.iter().map(|reason| reason.id.to_string()).collect()
}

#[test]
fn what_raised_the_level_is_never_cut_off() {
    let many = [
        "s1",
        "s2",
        "s3",
        "s6",
        "m6",
        "m4",
        "intoxicated",
        "recent-loss",
        "alone",
    ];
    let told = told(&ticks(&many));
    for name in ["intoxicated", "recent-loss", "alone"] {
        assert!(
            told.iter().any(|told| told == name),
            "{name} is not in {told:?}"
        );
    }
    assert_eq!(told.len(), 5);
    assert_eq!(told[0], "s1");
}

#[test]
fn what_nobody_knows_is_named_where_it_counted() {
    let mut answers = ticks(&["d1"]);
    answers.unsure.insert(id("asked"));
    assert_eq!(told(&answers), ["d1", "asked"]);
    // An age that made no difference is not.
    let mut answers = ticks(&["m1"]);
    answers.unsure.insert(id("age"));
    assert_eq!(told(&answers), ["m1"]);
    let mut answers = ticks(&["r1"]);
    answers.unsure.insert(id("age"));
    assert_eq!(told(&answers), ["r1", "age"]);
}

#[test]
fn what_stands_about_the_supporter_is_told_only_where_the_level_rests_on_it() {
    assert_eq!(told(&ticks(&["s1", "u3"])), ["s1"]);
    assert_eq!(told(&ticks(&["m7", "u3"])), ["u3", "m7"]);
    assert_eq!(told(&ticks(&["m1", "u1"])), ["m1", "u1"]);
}

proptest! {
    #[test]
    fn the_note_has_all_that_raised_and_one_reason_of_the_level(answers in laws::any_answers()) {
        let found = assess(rules(), &answers);
        let told = found.told(rules());
        for reason in &found.reasons {
            if !matches!(reason.because, Because::Sign(_)) {
                prop_assert!(told.iter().any(|told| told.id == reason.id), "{reason:?}");
            }
        }
        let gravest = |because| match because {
            Because::Sign(level) | Because::Unsure(level) | Because::Together(level) => Some(level),
            Because::Raised => None,
        };
        let all = found.reasons.iter().filter_map(|reason| gravest(reason.because)).max();
        let mut named = found.reasons.iter().filter(|reason| gravest(reason.because) == all);
        prop_assert!(all.is_none() || named.any(|reason| told.iter().any(|told| told.id == reason.id)));
    }
}

/// A reason without a word for it would be missing in the note.
#[test]
fn whatever_makes_a_level_has_words_for_the_note() {
    for guide in GUIDES.iter() {
        for entry in &guide.rules.entries {
            let said = !guide.entry_words(&entry.id).unwrap().short.is_empty();
            let makes = entry.level.is_some() || !entry.effects.is_empty();
            assert!(said || !makes || entry.is_under_13(), "{}", entry.id);
        }
        for question in &guide.rules.questions {
            assert!(!guide.question_words(&question.id).unwrap().group.is_empty());
        }
    }
}
