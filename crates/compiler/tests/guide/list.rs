//! The list without scripts: what its style sheet shows is never gentler than what the questions find.

use super::*;

/// A rule of the style sheet: the ticks that must be set, in their order, and the results it shows or hides.
struct Shows {
    ticked: Vec<Vec<String>>,
    result: String,
    hides: bool,
}

/// The rules of the style sheet that look at ticks.
static SHEET: LazyLock<Vec<Shows>> = LazyLock::new(|| {
    let css = fs::read_to_string(project().join("style/parts/guide.css")).unwrap();
    let mut rules = Vec::new();
    for line in css.lines().filter(|line| line.contains(":checked ~ .")) {
        let (selectors, body) = line.split_once(" {").unwrap();
        for selector in selectors.split(", ") {
            let mut parts: Vec<&str> = selector.split(" ~ ").collect();
            let result = parts.pop().unwrap();
            let classes = |part: &&str| {
                let part = part.trim_start_matches('.').trim_end_matches(":checked");
                part.split('.').map(str::to_owned).collect()
            };
            rules.push(Shows {
                ticked: parts.iter().map(classes).collect(),
                result: result.trim_start_matches('.').to_owned(),
                hides: body.contains("none"),
            });
        }
    }
    assert!(rules.len() > 20, "the style sheet is read wrongly");
    rules
});

/// What may be ticked in the list, in its order, with its classes.
static LIST: LazyLock<Vec<(Id, Vec<String>)>> = LazyLock::new(|| {
    let rules = rules();
    let young = rules.entries.iter().filter(|entry| entry.is_under_13());
    let asked = rules
        .questions
        .iter()
        .flat_map(|question| &question.entries);
    let signs = asked.filter_map(|id| rules.entry(id));
    let signs = signs.filter(|entry| entry.effects.is_empty() && entry.level.is_some());
    let all = young.chain(signs).chain(rules.circumstances());
    all.map(|entry| {
        let classes = entry.listed_class();
        let classes = classes.split(' ').map(str::to_owned).collect();
        (entry.id.clone(), classes)
    })
    .collect()
});

/// The level that the style sheet shows; `None` where nothing is ticked.
fn shown(ticks: &[&str]) -> Option<Level> {
    let ticked: Vec<&Vec<String>> = LIST
        .iter()
        .filter(|(id, _)| ticks.contains(&id.as_str()))
        .map(|(_, classes)| classes)
        .collect();
    assert_eq!(
        ticked.len(),
        ticks.len(),
        "{ticks:?} are not all in the list"
    );
    let holds = |rule: &&Shows| {
        let mut rest = ticked.iter();
        let mut wanted = rule.ticked.iter();
        wanted.all(|wanted| rest.any(|classes| wanted.iter().all(|one| classes.contains(one))))
    };
    let holding: Vec<&Shows> = SHEET.iter().filter(holds).collect();
    let is_shown = |level: usize| {
        // A result bears its number, and that it is gentler than each one above it.
        let is_meant = |rule: &&&Shows| {
            let gentler = rule
                .result
                .strip_prefix("lt")
                .map(|than| than.parse::<usize>());
            rule.result == format!("r{level}") || gentler.is_some_and(|than| level > than.unwrap())
        };
        let meant: Vec<&&Shows> = holding.iter().filter(is_meant).collect();
        !meant.is_empty() && !meant.iter().any(|rule| rule.hides)
    };
    let mut found = None;
    for (place, level) in Level::ALL.into_iter().enumerate() {
        if is_shown(place + 1) {
            assert_eq!(found, None, "two levels are shown at once: {ticks:?}");
            found = Some(level);
        }
    }
    found
}

/// The level of the questions. The list asks for no age, and an unknown age counts as a child's.
fn asked(names: &[&str]) -> Level {
    let mut answers = ticks(names);
    answers.unsure.insert(id("age"));
    level(&answers)
}

fn names(of: impl Fn(&domain::guide::Entry) -> bool) -> Vec<&'static str> {
    let list = LIST.iter().map(|(id, _)| id.as_str());
    list.filter(|name| of(rules().entry(&id(name)).unwrap()))
        .collect()
}

#[test]
fn every_sign_alone_has_its_level_and_every_circumstance_alone_none_gentler() {
    assert_eq!(shown(&[]), None);
    for sign in names(|entry| entry.effects.is_empty()) {
        assert_eq!(shown(&[sign]), Some(asked(&[sign])), "{sign}");
    }
    for circumstance in names(|entry| !entry.effects.is_empty()) {
        assert!(
            shown(&[circumstance]) >= Some(asked(&[circumstance])),
            "{circumstance}"
        );
    }
    for raises in ["u1", "doubt", "intoxicated"] {
        assert_eq!(shown(&[raises]), Some(Level::WithinDays), "{raises}");
    }
    assert_eq!(shown(&["refused"]), Some(Level::SameDay));
}

#[test]
fn circumstances_together_are_never_gentler_than_the_questions() {
    let circumstances = names(|entry| !entry.effects.is_empty());
    let signs = names(|entry| entry.effects.is_empty());
    let none = || std::iter::once(None);
    let mut tried = 0;
    for sign in none().chain(signs.iter().map(Some)) {
        for (first, one) in circumstances.iter().enumerate() {
            for other in none().chain(circumstances[first + 1..].iter().map(Some)) {
                let all: Vec<&str> = sign
                    .into_iter()
                    .chain([one])
                    .chain(other)
                    .copied()
                    .collect();
                let (list, questions) = (shown(&all), asked(&all));
                assert!(
                    list >= Some(questions),
                    "{all:?}: {list:?}, not {questions:?}"
                );
                tried += 1;
            }
        }
    }
    assert!(tried > 10_000);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_ticked_the_list_is_never_gentler(
        circumstances in prop::sample::subsequence(names(|entry| !entry.effects.is_empty()), 0..6),
        signs in prop::sample::subsequence(names(|entry| entry.effects.is_empty()), 0..4),
    ) {
        let all: Vec<&str> = signs.into_iter().chain(circumstances).collect();
        let (list, questions) = (shown(&all), asked(&all));
        prop_assert!(all.is_empty() || list >= Some(questions), "{:?}: {:?}, not {:?}", all, list, questions);
    }
}

/// Order and classes of the circumstances, written by hand: style sheets add up what stands behind, so both change levels.
#[test]
fn style_sheets_are_told_of_every_circumstance_in_this_order() {
    let told: Vec<String> = rules()
        .circumstances()
        .into_iter()
        .map(|entry| format!("{}: {}", entry.id, entry.listed_class()))
        .collect();
    assert_eq!(
        told,
        [
            "refused: t t2 up pv",
            "means: t t1",
            "unsafe-home: t t1 up",
            "unreachable: t t2 up",
            "not-asked: t t4 na pv",
            "u1: t t3 up",
            "intoxicated: t t3 up",
            "discharge: t t3 up",
            "perpetrator-knows: t t3 up",
            "dependent: t t3 up",
            "refuses-contact: t t3 up",
            "doubt: t t3 up",
            "agitated: t t4 up upp",
            "alone: t t4 up",
            "recent-loss: t t4 up",
        ]
    );
}
