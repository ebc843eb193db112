//! The guide "when to refer" as people answer it: danger one press away, answers that can be changed, nothing left half-way.

use crate::takeover::HOLD;
use browser_tests::{Engine, Setup, Visit};
use domain::guide::Guide;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::LazyLock;
use thirtyfour::prelude::*;

pub const GUIDE: &str = "id/tanya/";
/// The word of the level that is shown.
pub const LEVEL: &str = "document.querySelector('.level__w').innerText";

/// The guides of the content, the source language first.
pub static GUIDES: LazyLock<Vec<(String, Guide)>> = LazyLock::new(|| {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let compiled = compiler::compile(&content);
    let guides = compiled.languages.iter().map(|language| {
        let guide = language.guide().expect("a guide");
        (language.code.clone(), guide.clone())
    });
    guides.collect()
});

/// A question, or a result with all that stands below its first screen.
pub const WHOLE: &str = "(document.getElementById('g-on') || document.getElementById('g-restart'))";

/// Ticks something by its label, as a thumb would.
pub async fn tick(visit: &Visit, id: &str) -> WebDriverResult<()> {
    visit.press(&format!("label[for='g-{id}']")).await
}

/// Presses "on" and waits for the next page of the guide. Its heading takes the focus with the frame after, and the page
/// scrolls along: whoever presses before that presses beside.
pub async fn on(visit: &Visit) -> WebDriverResult<()> {
    let before = heading(visit).await?;
    visit.press("#g-on").await?;
    moved_on(visit, &before).await
}

/// What the page of the guide asks.
pub async fn heading(visit: &Visit) -> WebDriverResult<Value> {
    let heading = "document.getElementById('g-heading').innerText";
    visit.value(heading).await
}

/// Waits for the page after the one with this heading.
pub async fn moved_on(visit: &Visit, before: &Value) -> WebDriverResult<()> {
    let moved = format!(
        "document.getElementById('g-heading').innerText !== {before} && {WHOLE} \
         && document.activeElement.id === 'g-heading'"
    );
    visit.until("the guide goes on", &moved).await
}

/// Answers the questions up to one with "none of these" and the age with "adult".
pub async fn up_to(visit: &Visit, until: &str) -> WebDriverResult<()> {
    for (question, answer) in [
        ("gate-life", "gate-life-none"),
        ("gate-body", "gate-body-none"),
        ("gate-violence", "gate-violence-none"),
        ("age", "adult"),
        ("asked", "asked-no"),
        ("thoughts", "thoughts-none"),
        ("acts", "acts-none"),
        ("topics", "topics-none"),
        ("statements", "statements-none"),
        ("context", "context-none"),
        ("supporter", "supporter-none"),
    ] {
        if question == until {
            return Ok(());
        }
        tick(visit, answer).await?;
        on(visit).await?;
    }
    Ok(())
}

async fn without_an_answer_it_does_not_go_on(visit: Visit) -> WebDriverResult<()> {
    visit.open_live(GUIDE).await?;
    visit.press("#g-on").await?;
    let said = "document.querySelector('[role=alert]').innerText.includes('Pilih satu jawaban')";
    visit.until("it says what is missing", said).await
}

async fn answers_stay_on_the_way_back_and_a_change_asks_only_what_it_opens(
    visit: Visit,
) -> WebDriverResult<()> {
    visit.open_live(GUIDE).await?;
    up_to(&visit, "the end").await?;
    assert_eq!(visit.value(LEVEL).await?, "Dampingi dulu");
    assert_eq!(
        visit.value(&format!("/\\baman\\b/i.test({LEVEL})")).await?,
        false
    );
    // From the summary back to the topics: what was answered is still there.
    let topics = domain::id::Id::try_from("topics").expect("an id");
    let topics = GUIDES[0].1.question_words(&topics).expect("words");
    let change = format!(
        "[...document.querySelectorAll('.given button')].find(button => button.getAttribute('aria-label').includes({})).click()",
        json!(topics.title(domain::guide::About::Friend))
    );
    visit.run(&change).await?;
    visit
        .until(
            "the topics are asked",
            "document.getElementById('g-topics-none')?.checked",
        )
        .await?;
    tick(&visit, "topic-mood").await?;
    let exclusive = "document.getElementById('g-topics-none').checked";
    assert_eq!(
        visit.value(exclusive).await?,
        false,
        "a tick takes \"none\" back"
    );
    on(&visit).await?;
    tick(&visit, "m1").await?;
    on(&visit).await?;
    visit
        .until(
            "only what it opened was asked",
            "document.querySelector('.level__w')",
        )
        .await?;
    assert_eq!(visit.value(LEVEL).await?, "Dalam beberapa hari");
    Ok(())
}

async fn a_danger_is_one_press_away_everywhere(visit: Visit) -> WebDriverResult<()> {
    visit.open_live(GUIDE).await?;
    up_to(&visit, "asked").await?;
    danger(&visit).await?;
    let kept = "document.getElementById('g-gate-life-none').checked";
    assert_eq!(visit.value(kept).await?, true);
    // Each danger is asked for anew, though it was answered: from the life to the body.
    on(&visit).await?;
    visit
        .until(
            "the body is asked",
            "document.getElementById('g-gate-body-none')?.checked",
        )
        .await?;
    tick(&visit, "a7").await?;
    visit.until("the level is shown", LEVEL).await?;
    assert_eq!(visit.value(LEVEL).await?, "Darurat sekarang");
    Ok(())
}

async fn behind_all_dangers_one_is_back_where_one_was(visit: Visit) -> WebDriverResult<()> {
    visit.open_live(GUIDE).await?;
    up_to(&visit, "asked").await?;
    danger(&visit).await?;
    for asked in ["gate-body", "gate-violence"] {
        on(&visit).await?;
        let kept = format!("document.getElementById('g-{asked}-none')?.checked");
        visit.until("the next danger is asked", &kept).await?;
    }
    on(&visit).await?;
    visit
        .until(
            "one is back",
            "document.getElementById('g-asked-no') && !document.querySelector('main .opts input:checked')",
        )
        .await
}

async fn a_danger_is_one_press_away_from_a_result(visit: Visit) -> WebDriverResult<()> {
    visit.open_live(GUIDE).await?;
    up_to(&visit, "the end").await?;
    visit.until("a result is shown", LEVEL).await?;
    danger(&visit).await?;
    on(&visit).await?;
    on(&visit).await?;
    on(&visit).await?;
    visit.until("the result is shown again", LEVEL).await?;
    assert_eq!(visit.value(LEVEL).await?, "Dampingi dulu");
    danger(&visit).await?;
    on(&visit).await?;
    tick(&visit, "a7").await?;
    visit.until("the level is shown", LEVEL).await?;
    assert_eq!(visit.value(LEVEL).await?, "Darurat sekarang");
    let there = "document.getElementById('g-danger')";
    visit
        .until("an emergency has the button too", there)
        .await?;
    Ok(())
}

/// Presses "is there danger now?" and waits until the first danger is asked, as [`on`] does.
async fn danger(visit: &Visit) -> WebDriverResult<()> {
    visit
        .until("the button is there", "document.getElementById('g-danger')")
        .await?;
    visit.press("#g-danger").await?;
    let asked = format!(
        "document.getElementById('g-gate-life-none')?.checked && {WHOLE} && document.activeElement.id === 'g-heading'"
    );
    visit.until("the danger is asked", &asked).await
}

async fn left_half_way_it_says_so_and_a_reload_begins_anew(visit: Visit) -> WebDriverResult<()> {
    visit.open_live(GUIDE).await?;
    up_to(&visit, "age").await?;
    visit.press(".foot a[href='id/tentang/']").await?;
    let said = "document.querySelector('.bars').innerText.includes('belum selesai')";
    visit.until("it says that it is not finished", said).await?;
    visit.driver.back().await?;
    visit
        .until("the guide begins anew", "document.getElementById('g-a2')")
        .await?;
    assert_eq!(
        visit
            .value("document.querySelectorAll('main .opts input:checked').length")
            .await?,
        1
    );
    tick(&visit, "gate-life-none").await?;
    on(&visit).await?;
    visit.driver.refresh().await?;
    visit.live().await?;
    visit
        .until("it begins anew", "document.getElementById('g-a2')")
        .await?;
    let none = "document.getElementById('g-gate-life-none').checked";
    assert_eq!(visit.value(none).await?, false);
    Ok(())
}

async fn by_keyboard_alone(visit: Visit) -> WebDriverResult<()> {
    visit.open_live(GUIDE).await?;
    for question in ["gate-life", "gate-body", "gate-violence"] {
        visit
            .run(&format!(
                "document.getElementById('g-{question}-none').focus()"
            ))
            .await?;
        visit.keys(" ").await?;
        let ticked = format!("document.getElementById('g-{question}-none').checked");
        visit.until("the space bar ticks", &ticked).await?;
        // From the last answer one Tab leads to "on".
        visit.keys(Key::Tab + "").await?;
        visit
            .until(
                "unsure has the focus",
                &format!("document.activeElement.id === 'g-{question}-unsure'"),
            )
            .await?;
        visit.keys(Key::Tab + "").await?;
        visit
            .until("on has the focus", "document.activeElement.id === 'g-on'")
            .await?;
        visit.keys(Key::Enter + "").await?;
        visit
            .until(
                "the heading has the focus",
                "document.activeElement.id === 'g-heading'",
            )
            .await?;
    }
    visit
        .until("the age is asked", "document.getElementById('g-minor')")
        .await
}

in_both_engines!(
    without_an_answer_it_does_not_go_on,
    answers_stay_on_the_way_back_and_a_change_asks_only_what_it_opens,
    a_danger_is_one_press_away_everywhere,
    behind_all_dangers_one_is_back_where_one_was,
    a_danger_is_one_press_away_from_a_result,
    left_half_way_it_says_so_and_a_reload_begins_anew,
    by_keyboard_alone,
);

#[test]
fn a_tick_before_the_program_is_there_counts_after_it() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        visit.before_each_page(HOLD).await?;
        visit.open(GUIDE).await?;
        visit.until("the program waits", "window.go").await?;
        tick(&visit, "a7").await?;
        let shown = "getComputedStyle(document.querySelector('.r1:not(.flag)')).display";
        assert_eq!(visit.value(shown).await?, "block");
        visit.run("window.go()").await?;
        visit.live().await?;
        visit.until("the level is still shown", LEVEL).await?;
        assert_eq!(visit.value(LEVEL).await?, "Darurat sekarang");
        Ok(())
    });
}
