//! The whole course: a new learner on a phone answers every item once wrong and once right, plays every role-play, with a
//! reload and a stretch without network in every module, then passes the final assessment and gets the certificate.

use browser_tests::{Engine, Setup, Visit};
use serde_json::{Value, json};
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

/// The ids of the parts of every module, as the page of the training has them.
async fn modules(visit: &Visit, language: &str) -> WebDriverResult<Vec<Vec<String>>> {
    let list = format!(
        "fetch(new URL('data/{language}/training.json', document.baseURI)).then(answer => answer.json())\
         .then(unit => {{ window.modules = unit.Page[1].map(module => module.parts.map(part => part.page)); }}), window.modules"
    );
    visit.until("the modules are known", &list).await?;
    Ok(serde_json::from_value(visit.value("modules").await?)?)
}

async fn course(mut visit: Visit, language: &str) -> WebDriverResult<()> {
    let words = said(language);
    visit.open_live(&format!("{language}/modul/")).await?;
    visit.kept(language).await?;
    let mut faults = Vec::new();
    for parts in modules(&visit, language).await? {
        for (place, part) in parts.iter().enumerate() {
            let page = format!("{language}/modul/{part}/");
            let data = format!("data/{language}/{part}.json");
            // The third part without network; it comes back for the fourth.
            match place {
                2 => visit.cut_off(),
                3 => visit.connect().await,
                _ => {}
            }
            visit.open_live(&page).await?;
            let does = match part.contains("-r") {
                true => format!("play('{data}')"),
                false => format!("answers('{data}', {words})"),
            };
            faults.extend(learner(&visit, &does).await?);
            if place == 1 {
                // What was answered is there after a reload.
                visit.driver.refresh().await?;
                visit.live().await?;
                let result =
                    "document.querySelector('.result [translate]').innerText.match(/\\d+/g)";
                let counts = visit.value(result).await?;
                assert!(faults.is_empty(), "{}", faults.join("\n"));
                assert_eq!(counts[0], counts[1], "{part}: every item was right once");
            }
            if !part.contains("-r") {
                visit.press("#finish").await?;
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    visit.open_live(&format!("{language}/modul/t1/")).await?;
    let does = format!("assess('data/{language}/t1.json', {words})");
    faults.extend(learner(&visit, &does).await?);
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
    Setup::new(Engine::Chromium)
        .sized(360, 740)
        .run(move |visit| course(visit, language));
}

#[test]
fn taken_in_indonesian() {
    taken("id");
}

#[test]
fn taken_in_english() {
    taken("en");
}
