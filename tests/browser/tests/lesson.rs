//! The first quiz item of the first lesson, as the journeys use it.

use browser_tests::{Engine, Setup, Visit};
use thirtyfour::prelude::*;

pub const LESSON: &str = "id/modul/m1-l1/";
pub const ITEM: &str = "m1-l1-q1";
pub const RIGHT: &str = "c";
pub const HARMFUL: &str = "a";

/// Words of the feedback that is shown for the item.
pub const SHOWN: &str = "[...document.querySelectorAll(\"section[aria-labelledby='m1-l1-q1-h'] .fb\")]\
    .filter(box => box.getClientRects().length).map(box => box.innerText).join(' ')";

/// Chooses an option.
pub async fn choose(visit: &Visit, option: &str) -> WebDriverResult<()> {
    visit.press(&format!("label[for='{ITEM}-{option}']")).await
}

/// Presses the button that checks the answer.
pub async fn check(visit: &Visit) -> WebDriverResult<()> {
    let button = format!("section[aria-labelledby='{ITEM}-h'] details.check > summary");
    visit.press(&button).await
}

/// Waits until the feedback of the item holds these words.
pub async fn feedback(visit: &Visit, words: &str) -> WebDriverResult<()> {
    let shown = format!("{SHOWN}.includes('{words}')");
    visit
        .until(&format!("the feedback says {words}"), &shown)
        .await
}

/// Waits until the lesson's result counts one item.
pub async fn counted(visit: &Visit) -> WebDriverResult<()> {
    let counted = "document.querySelector('.result').innerText.includes('1 dari 5')";
    visit.until("the result counts it", counted).await
}

/// Finishes the first lesson and waits for the second.
pub async fn finish(visit: &Visit) -> WebDriverResult<()> {
    visit.press("#finish").await?;
    let next = "location.pathname.endsWith('/m1-l2/')";
    visit.until("the next lesson opens", next).await
}

async fn answered_and_finished(visit: Visit) -> WebDriverResult<()> {
    visit.open_live(LESSON).await?;
    choose(&visit, HARMFUL).await?;
    check(&visit).await?;
    feedback(&visit, "Bisa melukai").await?;
    choose(&visit, RIGHT).await?;
    let taken_back = format!("{SHOWN} === ''");
    visit
        .until("a changed choice takes the feedback back", &taken_back)
        .await?;
    check(&visit).await?;
    feedback(&visit, "Tepat").await?;
    counted(&visit).await?;
    finish(&visit).await?;
    let focused = "document.activeElement === document.querySelector('main h1')";
    visit.until("its heading has the focus", focused).await?;
    let said = "document.querySelector('#said').innerText.includes('Pelajaran 1.2')";
    visit.until("the new page is announced", said).await
}

async fn gone_on_with(visit: Visit) -> WebDriverResult<()> {
    visit.open_live("id/").await?;
    let goes_on = "document.querySelector('#resume')?.innerText.includes('Validasi')";
    visit
        .until("home goes on where one left off", goes_on)
        .await?;
    visit.press("section[aria-labelledby='resume'] a").await?;
    visit
        .until("that lesson opens", "location.pathname.endsWith('/m1-l2/')")
        .await?;
    visit.open_live("id/modul/m1/").await?;
    let done = "document.querySelector('.toc li').innerText.includes('Selesai')";
    visit.until("the first lesson is done", done).await?;
    visit.open_live(LESSON).await?;
    let kept = format!("document.getElementById('{ITEM}-{RIGHT}').checked");
    visit
        .until("what was chosen last is still chosen", &kept)
        .await
}

async fn checked_without_a_choice_it_asks_for_one(visit: Visit) -> WebDriverResult<()> {
    visit.open_live(LESSON).await?;
    check(&visit).await?;
    feedback(&visit, "Pilih satu").await?;
    let trace = "Object.values(localStorage).some(text => text.includes('m1-l1-q1'))";
    assert_eq!(visit.value(trace).await?, false);
    Ok(())
}

#[test]
fn a_closed_chromium_goes_on_where_one_left_off() {
    Setup::keeping(Engine::Chromium).run_and_come_back(answered_and_finished, gone_on_with);
}

#[test]
fn a_closed_firefox_goes_on_where_one_left_off() {
    Setup::keeping(Engine::Firefox).run_and_come_back(answered_and_finished, gone_on_with);
}

in_both_engines!(Setup::keeping; checked_without_a_choice_it_asks_for_one,);
