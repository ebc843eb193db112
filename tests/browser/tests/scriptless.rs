//! Without scripts: every page reads, the quiz answers, numbers can be called.

use crate::lesson::{HARMFUL, ITEM, LESSON, check, choose};
use crate::pages::PAGES;
use browser_tests::{Engine, Setup, Visit};
use thirtyfour::prelude::*;

async fn reads_and_answers(visit: Visit) -> WebDriverResult<()> {
    visit.open(LESSON).await?;
    choose(&visit, HARMFUL).await?;
    check(&visit).await?;
    let fold = format!("section[aria-labelledby='{ITEM}-h'] .check");
    let shown = visit.driver.find(By::Css(fold)).await?.text().await?;
    assert!(
        shown.contains("Bisa melukai") && !shown.contains("Tepat\n"),
        "{shown}"
    );
    visit.open("id/kontak/").await?;
    let call = visit.driver.find(By::Css("a[href='tel:119']")).await?;
    assert!(call.is_displayed().await? && call.text().await?.contains("119"));
    visit.open("id/modul/m1-r1/").await?;
    let text = visit.driver.find(By::Css("main")).await?.text().await?;
    assert!(
        text.contains("Kepala yang ribut"),
        "the role-play's steps are sections"
    );
    visit.open("id/mandiri/p2/").await?;
    visit.press(".gate label").await?;
    visit.press(".gate summary").await?;
    let gate = visit.driver.find(By::Css(".gate")).await?.text().await?;
    assert!(
        gate.contains("Terima kasih"),
        "a yes leads to a person: {gate}"
    );
    for page in PAGES {
        visit.open(page).await?;
        let main = visit.driver.find(By::Css("main")).await?.text().await?;
        assert!(main.split_whitespace().count() > 40, "{page}: {main}");
        let dead = visit.driver.find_all(By::Css("main button")).await?;
        assert!(
            dead.is_empty(),
            "{page} has a button that needs the program"
        );
    }
    Ok(())
}

#[test]
fn chromium() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        visit.scripts(false).await?;
        reads_and_answers(visit).await
    });
}

#[test]
fn firefox() {
    Setup::new(Engine::Firefox)
        .preference("javascript.enabled", false)
        .run(reads_and_answers);
}
