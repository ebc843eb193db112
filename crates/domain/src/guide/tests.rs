//! Rules of our own making, for what the real ones happen not to need.

use super::*;

fn id(name: &str) -> Id {
    Id::try_from(name).expect("an id")
}

fn circumstance(name: &str, when: When, to: Level) -> Entry {
    Entry {
        id: id(name),
        level: None,
        minor: None,
        hint: false,
        provisional: false,
        effects: vec![Effect { when, to: Some(to) }],
    }
}

#[test]
fn not_knowing_a_circumstance_counts_its_level_only_where_that_holds_always() {
    let with = When::With(vec![id("other")]);
    let rules = Rules {
        entries: vec![
            circumstance("always", When::Always, Level::SameDay),
            circumstance("together", with, Level::Emergency),
        ],
        questions: vec![],
    };
    assert_eq!(
        rules.unsure_of(&[id("always")]),
        Unsure::Level(Level::SameDay)
    );
    assert_eq!(rules.unsure_of(&[id("together")]), Unsure::Raise);
}
