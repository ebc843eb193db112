//! What every result says, in every language.

use super::*;

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

const AN_ADULT_TAKES_OVER: [&str; 9] = [
    "first", "who", "outside", "wait", "say", "dont", "share", "after", "raise",
];
const NOBODY_TAKES_OVER: [&str; 7] = ["first", "say", "dont", "share", "after", "raise", "who"];

/// What the sections of each page are: what to do first, whom to call and how long to wait, what to say, what not, what may
/// be shared, when to look again, what changes the level (`domain.md` 3.7). At the gentlest level nobody is waited for, and
/// nothing is above an emergency.
const SECTIONS: [(&str, &str, &[&str]); 10] = [
    (
        "emergency",
        "now",
        &[
            "first",
            "who",
            "call",
            "outside",
            "wait",
            "say",
            "dont",
            "share",
            "meanwhile",
            "after",
        ],
    ),
    (
        "emergency-me",
        "menow",
        &[
            "first",
            "who",
            "outside",
            "wait",
            "say",
            "dont",
            "share",
            "meanwhile",
            "after",
        ],
    ),
    ("same-day", "today", &AN_ADULT_TAKES_OVER),
    ("same-day-me", "metoday", &AN_ADULT_TAKES_OVER),
    ("within-days", "days", &AN_ADULT_TAKES_OVER),
    ("within-days-me", "medays", &AN_ADULT_TAKES_OVER),
    ("peer-support", "beside", &NOBODY_TAKES_OVER),
    ("peer-support-me", "mebeside", &NOBODY_TAKES_OVER),
    ("young", "young", &["first", "call"]),
    (
        "asked",
        "ask",
        &[
            "first",
            "questions",
            "answers",
            "unable",
            "silent",
            "dont",
            "help",
        ],
    ),
];

#[test]
fn every_page_has_every_section_and_none_is_empty() {
    use domain::block::{Block, ListKind};
    let named: BTreeSet<&str> = SECTIONS.iter().map(|(name, _, _)| *name).collect();
    assert_eq!(named, Guide::PAGES.into());
    for guide in GUIDES.iter() {
        for (name, start, sections) in SECTIONS {
            let mut found: Vec<(String, Vec<&Block>)> = Vec::new();
            for block in &guide.page(name).unwrap().blocks {
                match (block, found.last_mut()) {
                    (Block::Heading(2, id, _), _) => found.push((id.to_string(), Vec::new())),
                    (other, Some((_, blocks))) => blocks.push(other),
                    (other, None) => panic!("{name} begins with {other:?}"),
                }
            }
            let ids: Vec<&str> = found.iter().map(|(id, _)| id.as_str()).collect();
            let expected: Vec<String> = sections
                .iter()
                .map(|one| format!("{start}-{one}"))
                .collect();
            assert_eq!(ids, expected, "{name}");
            for ((id, blocks), section) in found.iter().zip(sections) {
                let is_there = |block: &&Block| match *section {
                    "first" if name == "asked" => matches!(block, Block::Paragraph(_)),
                    "first" => {
                        matches!(block, Block::List(ListKind::Steps, steps) if steps.len() >= 3)
                    }
                    "dont" => matches!(block, Block::List(ListKind::Dont, rows) if rows.len() >= 3),
                    "who" => matches!(block, Block::Contacts(_, lines) if lines.len() >= 2),
                    "wait" => matches!(block, Block::Wait(times) if times.len() >= 2),
                    "raise" => matches!(block, Block::List(_, rows) if rows.len() >= 5),
                    _ => true,
                };
                assert!(
                    blocks.iter().any(is_there),
                    "{name} says too little in {id}"
                );
            }
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

/// Each id has its own words, and about oneself those for oneself.
#[test]
fn words_are_those_of_the_id_and_of_who_it_is_about() {
    use domain::text::plain;
    for (guide, language) in GUIDES.iter().zip(["id", "en"]) {
        let file = project().join(format!("content/{language}/guide.toml"));
        let table: toml::Table = fs::read_to_string(file).unwrap().parse().unwrap();
        let said = |kind: &str, id: &Id, key: &str| {
            let value = table[kind][id.as_str()].get(key);
            value.map(|value| value.as_str().unwrap().to_owned())
        };
        for entry in &guide.rules.entries {
            let words = guide.entry_words(&entry.id).unwrap();
            let id = &entry.id;
            assert_eq!(
                Some(words.label(About::Friend).to_owned()),
                said("entry", id, "friend")
            );
            assert_eq!(
                Some(words.label(About::Me).to_owned()),
                said("entry", id, "me")
            );
            let [friend, me] = [About::Friend, About::Me].map(|about| plain(words.note(about)));
            assert_eq!(
                friend.is_empty(),
                said("entry", id, "note").is_none(),
                "{id}"
            );
            match (said("entry", id, "note"), said("entry", id, "note_me")) {
                (note, Some(note_me)) => assert_eq!(me == friend, note == Some(note_me), "{id}"),
                (_, None) => assert_eq!(me, friend, "{id}"),
            }
        }
        for question in &guide.rules.questions {
            let words = guide.question_words(&question.id).unwrap();
            let title = said("question", &question.id, "title").unwrap();
            let me = said("question", &question.id, "me").unwrap_or_else(|| title.clone());
            assert_eq!(words.title(About::Friend), title);
            assert_eq!(words.title(About::Me), me);
        }
        for level in Level::ALL {
            let name = level.name().replace('_', "-");
            let page = guide.result(level, About::Friend).unwrap();
            assert_eq!(page.id.as_str(), name);
            let page = guide.result(level, About::Me).unwrap();
            assert_eq!(page.id.as_str(), format!("{name}-me"));
        }
    }
}
