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
    }
}

/// What is pressed on a page of the guide.
#[derive(Clone, Debug)]
enum Press {
    Tick(usize, usize),
    Unsure(usize),
    None(usize),
}

fn press(answers: &mut Answers, press: &Press, on: bool) {
    let question = |place: usize| &rules().questions[place];
    match *press {
        Press::Tick(place, entry) => {
            let entry = &question(place).entries[entry];
            answers.tick(question(place), entry, on);
        }
        Press::Unsure(place) => answers.unsure(question(place), on),
        Press::None(place) => answers.none(question(place), on),
    }
}

/// For every question what its answer is in the end.
fn any_presses() -> impl Strategy<Value = Vec<Vec<Press>>> {
    let of_question = |(place, question): (usize, &'static Question)| {
        let entries: Vec<usize> = (0..question.entries.len()).collect();
        let most = if question.choice {
            1
        } else {
            entries.len().min(3)
        };
        let ticks = prop::sample::subsequence(entries, 0..=most);
        (ticks, any::<bool>()).prop_map(move |(ticks, unsure)| {
            let is_alone = question.choice && !ticks.is_empty();
            let mut all: Vec<Press> = ticks
                .into_iter()
                .map(|entry| Press::Tick(place, entry))
                .collect();
            if unsure && !is_alone {
                all.push(Press::Unsure(place));
            } else if all.is_empty() && !question.choice {
                all.push(Press::None(place));
            }
            all
        })
    };
    let all: Vec<_> = rules()
        .questions
        .iter()
        .enumerate()
        .map(of_question)
        .collect();
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_answers_and_what_was_changed_back_do_not_matter(
        (given, order) in any_presses().prop_flat_map(|given| {
            let order = Just(given.concat()).prop_shuffle();
            (Just(given), order)
        }),
        detours in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..6),
    ) {
        let rules = rules();
        let mut straight = Answers::default();
        for one in given.iter().flatten() {
            press(&mut straight, one, true);
        }
        let mut winding = Answers::default();
        for one in &order {
            press(&mut winding, one, true);
        }
        // Something else is pressed and taken back, and the question is answered as before.
        for (question, what) in &detours {
            let place = question.index(rules.questions.len());
            let entries = rules.questions[place].entries.len();
            let other = match what.index(entries + 2) {
                entry if entry < entries => Press::Tick(place, entry),
                one if one == entries => Press::Unsure(place),
                _ => Press::None(place),
            };
            press(&mut winding, &other, true);
            press(&mut winding, &other, false);
            for one in &given[place] {
                press(&mut winding, one, true);
            }
        }
        prop_assert_eq!(assess(rules, &straight), assess(rules, &winding));
        prop_assert_eq!(rules.path(&straight), rules.path(&winding));
        prop_assert_eq!(rules.next(&straight), rules.next(&winding));
    }
}
