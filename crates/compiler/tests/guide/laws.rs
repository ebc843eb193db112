//! Laws that hold for all answers there can be.

use super::*;

pub fn any_answers() -> impl Strategy<Value = Answers> {
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
        // Somebody says it is nothing, and nobody has asked: that alone is looked at within days (asked.md).
        let mut answers = answers;
        answers.ticks.remove(&id("not-asked"));
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
