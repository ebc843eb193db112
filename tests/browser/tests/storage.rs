//! Storage that is denied, full, broken, newer, shared or in two tabs: it stops nothing and loses nothing.

use crate::lesson::{LESSON, RIGHT, check, choose, counted};
use browser_tests::{Engine, Setup, Visit};
use serde_json::json;
use thirtyfour::prelude::*;

/// Storage that has room while `window.room` is true.
pub const ROOM: &str = "const real = Storage.prototype.setItem; window.room = true; \
    Storage.prototype.setItem = function (...all) { \
    if (!window.room) throw new DOMException('full', 'QuotaExceededError'); return real.apply(this, all); };";

const STORED: &str = "localStorage.getItem('sejawat:/:progress')";

/// Waits until the line at the top of the page holds these words.
async fn line(visit: &Visit, words: &str) -> WebDriverResult<()> {
    let said = format!("document.querySelector('.bars').innerText.includes('{words}')");
    visit.until("a plain line says so", &said).await
}

async fn answer(visit: &Visit) -> WebDriverResult<()> {
    choose(visit, RIGHT).await?;
    check(visit).await?;
    counted(visit).await
}

#[test]
fn denied() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        let denied = "Object.defineProperty(window, 'localStorage', \
                      { get() { throw new DOMException('no', 'SecurityError'); } });";
        visit.before_each_page(denied).await?;
        visit.open_live(LESSON).await?;
        answer(&visit).await?;
        line(&visit, "tidak mengizinkan").await
    });
}

#[test]
fn denied_in_firefox() {
    Setup::new(Engine::Firefox)
        .preference("dom.storage.enabled", false)
        .run(|visit| async move {
            visit.open_live(LESSON).await?;
            answer(&visit).await?;
            line(&visit, "tidak mengizinkan").await
        });
}

async fn full_on_the_way(visit: Visit) -> WebDriverResult<()> {
    visit.open("jadwal/").await?;
    visit.run("localStorage.setItem('other', 'x')").await?;
    visit.open_live(LESSON).await?;
    visit
        .until(
            "the visit is stored",
            &format!("{STORED}?.includes('m1-l1')"),
        )
        .await?;
    let before = visit.value(STORED).await?;
    visit.run("window.room = false").await?;
    answer(&visit).await?;
    line(&visit, "penuh").await?;
    assert_eq!(visit.value(STORED).await?, before, "what was stored stays");
    visit.run("window.room = true").await?;
    choose(&visit, "a").await?;
    check(&visit).await?;
    visit
        .until(
            "with room again everything is stored",
            &format!("{STORED}.includes('\"right\":true')"),
        )
        .await
}

async fn broken_is_set_aside_and_newer_is_left_alone(visit: Visit) -> WebDriverResult<()> {
    visit.open("jadwal/").await?;
    visit
        .run("localStorage.setItem('sejawat:/:progress', '{broken')")
        .await?;
    visit.open_live(LESSON).await?;
    answer(&visit).await?;
    let kept = "localStorage.getItem('sejawat:/:progress:kept:1') === '{broken'";
    visit.until("the damaged document is kept", kept).await?;
    visit
        .until(
            "the new one is stored",
            &format!("{STORED}.includes('m1-l1-q1')"),
        )
        .await?;
    line(&visit, "rusak").await?;
    let newer = "{\"version\":99,\"new\":1}";
    visit
        .run(&format!(
            "localStorage.setItem('sejawat:/:progress', '{newer}')"
        ))
        .await?;
    visit.open_live(LESSON).await?;
    answer(&visit).await?;
    line(&visit, "lebih baru").await?;
    assert_eq!(visit.value(STORED).await?, newer);
    Ok(())
}

async fn two_tabs_lose_nothing(visit: Visit) -> WebDriverResult<()> {
    visit.open_live(LESSON).await?;
    let first = visit.driver.window().await?;
    let second = visit.driver.new_tab().await?;
    visit.driver.switch_to_window(second.clone()).await?;
    visit.open_live("id/modul/m1-l2/").await?;
    visit.driver.switch_to_window(first).await?;
    answer(&visit).await?;
    visit.driver.switch_to_window(second).await?;
    visit.press("#finish").await?;
    let both = format!(
        "{STORED}.includes('\"m1-l2\":{{\"finished\":true}}') && {STORED}.includes('m1-l1-q1')"
    );
    visit.until("both tabs' work is stored", &both).await?;
    // What another tab wrote is joined even if this one was never told of it.
    visit
        .run(
            "const name = 'sejawat:/:progress', stored = JSON.parse(localStorage.getItem(name)); \
         stored.parts.p2 = { finished: true }; localStorage.setItem(name, JSON.stringify(stored))",
        )
        .await?;
    visit
        .until(
            "the next lesson is there",
            "document.querySelector('#finish') && location.pathname.endsWith('/m1-l3/')",
        )
        .await?;
    visit.press("#finish").await?;
    let joined = format!(
        "{STORED}.includes('\"m1-l3\":{{\"finished\":true}}') && {STORED}.includes('\"p2\"')"
    );
    visit.until("it is joined all the same", &joined).await
}

async fn another_app_of_the_same_origin_is_left_alone(visit: Visit) -> WebDriverResult<()> {
    visit.open("jadwal/").await?;
    visit.run(
        "localStorage.setItem('progress', 'theirs'); localStorage.setItem('sejawat:/other/:progress', 'another folder')",
    )
    .await?;
    visit.open_live(LESSON).await?;
    answer(&visit).await?;
    visit.open_live("id/data/").await?;
    visit.press("#wipe").await?;
    visit.press("#wipe-sure").await?;
    visit
        .until("our own is gone", &format!("{STORED} === null"))
        .await?;
    let theirs =
        "[localStorage.getItem('progress'), localStorage.getItem('sejawat:/other/:progress')]";
    assert_eq!(
        visit.value(theirs).await?,
        json!(["theirs", "another folder"])
    );
    let ours = "Object.keys(localStorage).filter(key => key.startsWith('sejawat:/:'))";
    assert_eq!(visit.value(ours).await?, json!([]));
    Ok(())
}

in_both_engines!(
    broken_is_set_aside_and_newer_is_left_alone,
    two_tabs_lose_nothing,
    another_app_of_the_same_origin_is_left_alone,
);

async fn full_before_the_first_visit_it_says_so_and_saves_once_there_is_room(
    visit: Visit,
) -> WebDriverResult<()> {
    visit.open("jadwal/").await?;
    visit.run("localStorage.setItem('other', 'x')").await?;
    visit.open_live(LESSON).await?;
    line(&visit, "penuh").await?;
    assert_eq!(visit.value(STORED).await?, json!(null));
    visit.run("window.room = true").await?;
    answer(&visit).await?;
    visit.until("it is stored now", STORED).await
}

in_both_engines_after!(ROOM; full_on_the_way);
in_both_engines_after!(
    &format!("{ROOM} window.room = false;");
    full_before_the_first_visit_it_says_so_and_saves_once_there_is_room
);

#[test]
fn what_is_deleted_in_one_tab_is_not_written_again_by_another() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        visit.open_live(LESSON).await?;
        answer(&visit).await?;
        let first = visit.driver.window().await?;
        let second = visit.driver.new_tab().await?;
        visit.driver.switch_to_window(second.clone()).await?;
        visit.open_live("id/data/").await?;
        visit.press("#wipe").await?;
        visit.press("#wipe-sure").await?;
        visit
            .until("nothing is stored", &format!("!{STORED}"))
            .await?;
        visit.driver.switch_to_window(first).await?;
        visit
            .run("document.querySelector('.own textarea').value = 'Kata baru'")
            .await?;
        visit.press(".own .btns .btn").await?;
        visit
            .until(
                "what is new is stored",
                &format!("{STORED}?.includes('Kata baru')"),
            )
            .await?;
        let answers = format!("{STORED}.includes('m1-l1-q')");
        assert_eq!(visit.value(&answers).await?, false);
        Ok(())
    });
}
