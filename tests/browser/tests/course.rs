//! The whole course: a new learner on a phone answers every item once wrong and once right, plays every role-play, with a
//! reload, a closed browser and a stretch without network in every module, then passes the final assessment and gets the
//! certificate.

use crate::training::{document, open_with};
use browser_tests::{Engine, Setup, Visit, release};
use domain::assessment::{Assessment, draw};
use domain::block::Block;
use domain::id::Id;
use domain::quiz::{Item, Task, in_order};
use domain::unit::{ModuleLine, Unit};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use thirtyfour::prelude::*;

const LEARNER: &str = include_str!("../course/learner.js");

/// The words for right and for wrong in a language.
fn said(language: &str) -> Value {
    match language {
        "id" => json!({ "right": ["Tepat"], "wrong": ["Belum tepat", "Bisa melukai"] }),
        _ => json!({ "right": ["Right"], "wrong": ["Not quite", "This can hurt"] }),
    }
}

/// Lets the learner do something on the page that is open, and gives the faults.
async fn learner(visit: &Visit, does: &str) -> WebDriverResult<Vec<String>> {
    visit
        .run(&format!("if (!window.learner) {{ {LEARNER} }}"))
        .await?;
    visit
        .run(&format!(
            "window.faults = null; learner.{does}.then(found => {{ window.faults = found; }}, \
             error => {{ window.faults = [String(error.stack)]; }})"
        ))
        .await?;
    visit.until("the learner is done", "window.faults").await?;
    Ok(serde_json::from_value(visit.value("faults").await?)?)
}

/// The ids of the parts of every module.
fn modules(language: &str) -> Vec<Vec<String>> {
    let file = release().join(format!("data/{language}/training.json"));
    let text = std::fs::read_to_string(file).expect("the training");
    let Ok(Unit::Page(_, modules)) = domain::read::json(&text) else {
        panic!("the training is no page");
    };
    let parts = |module: ModuleLine| module.parts.into_iter().map(|part| part.page.to_string());
    modules
        .into_iter()
        .map(|module| parts(module).collect())
        .collect()
}

/// One part: every item wrong and right, or the role-play to its end.
async fn part(visit: &Visit, language: &str, part: &str) -> WebDriverResult<()> {
    // Whoever finished the part before is here already.
    let page = format!("{language}/modul/{part}/");
    let there = visit.driver.current_url().await?;
    if !there.as_str().ends_with(&page) {
        visit.open_live(&page).await?;
    }
    let data = format!("data/{language}/{part}.json");
    let does = match part.contains("-r") {
        true => format!("play('{data}')"),
        false => format!("answers('{data}', {})", said(language)),
    };
    let faults = learner(visit, &does).await?;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    if part.contains("-r") {
        return Ok(());
    }
    let heading = "document.querySelector('main h1')?.innerText";
    let before = visit.value(heading).await?;
    visit.press("#finish").await?;
    let opened = format!("{heading} && {heading} !== {before}");
    visit.until("the next page is there", &opened).await
}

/// Every item of this part was right once, and the page says so.
async fn is_remembered(visit: &Visit, language: &str, part: &str) -> WebDriverResult<()> {
    visit
        .open_live(&format!("{language}/modul/{part}/"))
        .await?;
    let counts = "document.querySelector('.result [translate]').innerText.match(/\\d+/g)";
    let counts = visit.value(counts).await?;
    assert_eq!(counts[0], counts[1], "{part}: every item was right once");
    Ok(())
}

/// The first two parts of a module, the second of them once more after a reload.
async fn begun(visit: Visit, language: &str, parts: &[String]) -> WebDriverResult<()> {
    part(&visit, language, &parts[0]).await?;
    part(&visit, language, &parts[1]).await?;
    visit.driver.refresh().await?;
    visit.live().await?;
    is_remembered(&visit, language, &parts[1]).await
}

/// The rest of the module in a browser that was closed and started anew, its first part without network.
async fn ended(mut visit: Visit, language: &str, parts: &[String]) -> WebDriverResult<()> {
    is_remembered(&visit, language, &parts[0]).await?;
    visit.kept(language).await?;
    visit.cut_off();
    part(&visit, language, &parts[2]).await?;
    visit.connect().await;
    for rest in &parts[3..] {
        part(&visit, language, rest).await?;
    }
    Ok(())
}

/// The final assessment, and the certificate.
async fn assessed(visit: Visit, language: &str) -> WebDriverResult<()> {
    visit.open_live(&format!("{language}/modul/t1/")).await?;
    let does = format!(
        "assess('data/{language}/t1.json', {}, 'start', false)",
        said(language)
    );
    let faults = learner(&visit, &does).await?;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // Whoever closes the page right after the last answer has passed.
    let passed = "JSON.parse(localStorage.getItem('sejawat:/:progress')).passed?.value.all === 36";
    visit.until("it is passed", passed).await?;
    visit.open_live(&format!("{language}/modul/t1/")).await?;
    visit.press("a[href$='modul/t2/']").await?;
    visit
        .until(
            "the certificate is there",
            "document.querySelector('.cert')",
        )
        .await?;
    let facts = visit
        .value("document.querySelector('.cert__facts').innerText")
        .await?;
    assert!(
        facts.as_str().is_some_and(|facts| facts.contains("36")),
        "{facts}"
    );
    Ok(())
}

fn taken(language: &'static str) {
    let modules = modules(language);
    Setup::keeping(Engine::Chromium)
        .sized(360, 740)
        .run_each_anew(2 * modules.len() + 1, |session, visit| {
            let parts = modules.get(session / 2).cloned();
            async move {
                match parts {
                    Some(parts) if session % 2 == 0 => begun(visit, language, &parts).await,
                    Some(parts) => ended(visit, language, &parts).await,
                    None => assessed(visit, language).await,
                }
            }
        });
}

/// The pool of the final assessment.
fn assessment(language: &str) -> Assessment {
    let file = release().join(format!("data/{language}/t1.json"));
    let text = std::fs::read_to_string(file).expect("the assessment");
    let Ok(Unit::Page(page, _)) = domain::read::json(&text) else {
        panic!("the assessment is no page");
    };
    let mut blocks = page.blocks.into_iter();
    let found = blocks.find_map(|block| match block {
        Block::Assessment(found) => Some(found),
        _ => None,
    });
    found.expect("an assessment")
}

/// Draws that bring every item: a seed, and those of its items that no draw before it brought.
fn draws(pool: &[Item]) -> Vec<(u32, BTreeSet<Id>)> {
    let mut left: BTreeSet<Id> = pool.iter().map(|item| item.id.clone()).collect();
    let mut draws = Vec::new();
    while !left.is_empty() {
        let of = |seed: u32| -> BTreeSet<Id> {
            let drawn = draw(pool, seed).into_iter().map(|item| item.id.clone());
            drawn.filter(|id| left.contains(id)).collect()
        };
        let (seed, new) = (0..300u32)
            .map(|seed| (seed, of(seed)))
            .max_by_key(|(_, new)| new.len())
            .expect("a seed");
        assert!(!new.is_empty(), "no draw brings {left:?}");
        left.retain(|id| !new.contains(id));
        draws.push((seed, new));
    }
    draws
}

/// Some answer, as if it had been given before.
fn given(item: &Item) -> BTreeSet<Id> {
    match &item.task {
        Task::Single(options) | Task::Multiple(options) => [options[0].id.clone()].into(),
        Task::Ordering(entries) => in_order(&entries.iter().collect::<Vec<_>>()),
        Task::Matching(entries, targets) | Task::Groups(entries, targets) => entries
            .iter()
            .filter_map(|entry| entry.id.join(&targets[0].id))
            .collect(),
    }
}

/// Every item that can be drawn, once wrong and once right; those of a draw that another draw asks are answered beforehand.
async fn every_item_of_the_pool(visit: Visit, language: &str) -> WebDriverResult<()> {
    let pool = assessment(language).pool;
    let page = format!("{language}/modul/t1/");
    let does = format!(
        "assess('data/{language}/t1.json', {}, 'resume', true)",
        said(language)
    );
    let mut faults = Vec::new();
    for (seed, new) in draws(&pool) {
        let before = draw(&pool, seed);
        let before = before.into_iter().filter(|item| !new.contains(&item.id));
        let mut answers: BTreeMap<Id, BTreeSet<Id>> =
            before.map(|item| (item.id.clone(), given(item))).collect();
        // One goes on only where something was answered; an item that is gone counts as such.
        answers.insert(Id::try_from("m1-a1-gone").expect("an id"), BTreeSet::new());
        let mut stored = document();
        stored["draw"] = json!({ "revision": 8, "value": { "seed": seed, "answers": answers } });
        open_with(&visit, &stored, &page).await?;
        faults.extend(learner(&visit, &does).await?);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

fn pool(language: &'static str) {
    Setup::new(Engine::Chromium)
        .sized(360, 740)
        .run(move |visit| every_item_of_the_pool(visit, language));
}

#[test]
fn every_item_of_the_pool_in_indonesian() {
    pool("id");
}

#[test]
fn every_item_of_the_pool_in_english() {
    pool("en");
}

#[test]
fn taken_in_indonesian() {
    taken("id");
}

#[test]
fn taken_in_english() {
    taken("en");
}
