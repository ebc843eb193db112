//! Forty written cases, answered on the real pages in both languages: each ends at the level that was written for it.

use crate::guide::{GUIDE, GUIDES, heading, moved_on};
use crate::help::with_host_file;
use browser_tests::{Engine, Setup, Visit};
use domain::guide::{About, Answers, Level};
use domain::id::Id;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;
use thirtyfour::prelude::*;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

/// A case: what is told, and what a careful reader answers.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    hard: bool,
    about: Whom,
    level: Level,
    rules: BTreeSet<Id>,
    ticks: BTreeSet<Id>,
    #[serde(default)]
    unsure: BTreeSet<Id>,
    id_text: String,
    en_text: String,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Whom {
    Friend,
    Me,
}

fn cases() -> Vec<Case> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../guide/cases.toml");
    let text = std::fs::read_to_string(file).expect("the cases");
    toml::from_str::<Cases>(&text).expect("cases").case
}

async fn tick(visit: &Visit, id: &str) -> WebDriverResult<()> {
    visit.press_inside(&format!("label[for='g-{id}']")).await
}

async fn on(visit: &Visit) -> WebDriverResult<()> {
    let before = heading(visit).await?;
    visit.press_inside("#g-on").await?;
    moved_on(visit, &before).await
}

/// Answers the guide, which is at its beginning, as the case says and checks the level it ends at.
async fn answer(visit: &Visit, language: &str, case: &Case) -> WebDriverResult<()> {
    let (_, guide) = GUIDES
        .iter()
        .find(|(code, _)| code == language)
        .expect("a guide");
    let mut answers = Answers::default();
    if case.about == Whom::Me {
        tick(visit, "about-me").await?;
        answers.about = About::Me;
    }
    while let Some(question) = guide.rules.next(&answers) {
        let mut given = false;
        for entry in question
            .entries
            .iter()
            .filter(|entry| case.ticks.contains(*entry))
        {
            tick(visit, entry.as_str()).await?;
            answers.tick(question, entry, true);
            given = true;
            if question.danger {
                break;
            }
        }
        if question.danger && given {
            break;
        }
        if case.unsure.contains(&question.id) {
            tick(visit, &format!("{}-unsure", question.id)).await?;
            answers.unsure(question, true);
        } else if !given {
            assert!(
                !question.choice,
                "{}: {} has no answer",
                case.id, question.id
            );
            tick(visit, &format!("{}-none", question.id)).await?;
            answers.none(question, true);
        }
        on(visit).await?;
    }
    visit
        .until("the level is shown", "document.querySelector('.level__w')")
        .await?;
    let shown = visit
        .value("[...document.querySelector('.level').classList].join(' ')")
        .await?;
    let place = Level::ALL
        .iter()
        .position(|level| *level == case.level)
        .expect("a level");
    let class = format!("level--{}", place + 1);
    assert!(
        shown
            .as_str()
            .is_some_and(|classes| classes.contains(&class)),
        "{} in {language}: {shown} instead of {class}",
        case.id
    );
    Ok(())
}

async fn begin_anew(visit: &Visit) -> WebDriverResult<()> {
    let shown = "document.getElementById('g-restart')";
    visit.until("the whole result is shown", shown).await?;
    let before = heading(visit).await?;
    visit.press_inside("#g-restart").await?;
    moved_on(visit, &before).await
}

fn all(language: &'static str) {
    Setup::new(Engine::Chromium).run(|visit| async move {
        visit.open_live(&format!("{language}/tanya/")).await?;
        for case in cases() {
            answer(&visit, language, &case).await?;
            begin_anew(&visit).await?;
        }
        Ok(())
    });
}

/// At the upper levels at least two numbers stand in the result, whatever became of the school's own file.
#[test]
fn a_result_has_its_numbers_though_the_hosts_file_is_broken_or_empty() {
    let broken = r#"{ "contacts": [ { "id": "bk" } ] }"#;
    for (name, file) in [("result-broken", broken), ("result-empty", "{}")] {
        with_host_file(name, file, |visit| async move {
            for level in [Level::Emergency, Level::SameDay] {
                let all = cases();
                let mut of_level = all.iter().filter(|case| case.level == level);
                let case = of_level.next().expect("a case of every level");
                visit.open_live(GUIDE).await?;
                answer(&visit, "id", case).await?;
                let numbers = "new Set([...document.querySelectorAll(\"#g-result .calls a[href^='tel:']\")].map(a => a.href)).size";
                visit
                    .until("two numbers at least", &format!("{numbers} >= 2"))
                    .await?;
            }
            Ok(())
        });
    }
}

#[test]
fn in_indonesian() {
    all("id");
}

#[test]
fn in_english() {
    all("en");
}

#[test]
fn there_are_forty_and_half_of_them_are_hard() {
    let cases = cases();
    assert!(cases.len() >= 40, "{}", cases.len());
    assert!(cases.iter().filter(|case| case.hard).count() >= 20);
    for level in Level::ALL {
        assert!(cases.iter().any(|case| case.level == level));
    }
    for case in &cases {
        assert!(
            case.rules.is_subset(&case.ticks) || !case.unsure.is_empty(),
            "{}",
            case.id
        );
        assert!(case.id_text.split_whitespace().count() > 40, "{}", case.id);
        assert!(case.en_text.split_whitespace().count() > 40, "{}", case.id);
    }
}
