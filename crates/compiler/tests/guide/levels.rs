//! What every sign means, alone and with others, against the table written by hand.

use super::*;

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
    use Level::{Emergency, PeerSupport, SameDay, WithinDays};
    let cases: [(&[&str], Level); 44] = [
        (&[], PeerSupport),
        (&["d1", "unsafe-home"], WithinDays),
        (&["m7", "intoxicated", "discharge"], SameDay),
        (&["m7", "intoxicated", "discharge", "dependent"], Emergency),
        (&["r1", "minor", "intoxicated"], Emergency),
        // Under 13 is under 18 too, wherever a rule or a circumstance asks for that.
        (&["d1", "unsafe-home", "minor"], Emergency),
        (&["d1", "unsafe-home", "under-13"], Emergency),
        (&["r1", "under-13"], SameDay),
        (&["v3", "under-13", "intoxicated"], Emergency),
        (&["y4", "under-13"], SameDay),
        (&["under-13"], SameDay),
        // Whoever disappears is looked for the same day, and then nothing may be added.
        (&["unreachable"], SameDay),
        (&["m1", "intoxicated", "unreachable"], Emergency),
        (&["m1", "agitated", "unreachable"], Emergency),
        (&["unreachable", "intoxicated"], Emergency),
        (&["unreachable", "refuses-contact"], Emergency),
        (&["unreachable", "alone"], Emergency),
        // Asked directly, and no clear answer.
        (&["refused"], SameDay),
        (&["refused", "d1"], SameDay),
        (&["refused", "alone"], Emergency),
        (&["refused", "agitated"], Emergency),
        (&["refused", "intoxicated"], Emergency),
        (&["refused", "unreachable"], Emergency),
        (&["s10", "refused", "unreachable"], Emergency),
        // What the pages of the results name as more urgent, from the level that was reached by other circumstances.
        (&["agitated"], PeerSupport),
        (&["agitated", "m7"], PeerSupport),
        (&["agitated", "m7", "intoxicated"], SameDay),
        (&["agitated", "m1", "intoxicated"], Emergency),
        (&["agitated", "m1", "alone"], Emergency),
        (&["alone"], PeerSupport),
        (&["alone", "m1", "intoxicated"], Emergency),
        (&["alone", "m7", "intoxicated"], WithinDays),
        // A hint that became the same day by something else is one of the same day for "alone tonight".
        (&["s12", "agitated", "alone"], Emergency),
        (&["s12", "doubt", "alone"], Emergency),
        (&["s7", "recent-loss", "alone"], Emergency),
        (&["s10", "not-asked", "alone"], Emergency),
        // Not asked yet: alone it only makes the result provisional.
        (&["not-asked"], PeerSupport),
        (&["not-asked", "d1"], PeerSupport),
        (&["not-asked", "promised"], PeerSupport),
        (&["not-asked", "joking", "y4"], PeerSupport),
        (&["not-asked", "m1", "agitated"], SameDay),
        (&["not-asked", "m3", "doubt"], WithinDays),
        (&["not-asked", "s12", "intoxicated"], Emergency),
        (&["not-asked", "s8b", "recent-loss"], Emergency),
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
    for question in ["gate-life", "asked", "thoughts", "acts"] {
        for circumstance in ["agitated", "alone", "recent-loss"] {
            let mut hint = ticks(&[circumstance]);
            hint.unsure.insert(id(question));
            assert_eq!(level(&hint), Level::Emergency, "{question} {circumstance}");
        }
    }
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
