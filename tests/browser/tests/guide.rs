//! The guide "when to refer" as people use it: danger first, nothing kept, answers that can be changed, a note to hand over.

use crate::help::with_host_file;
use crate::takeover::HOLD;
use browser_tests::{Engine, Setup, Visit};
use domain::guide::Guide;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::LazyLock;
use thirtyfour::prelude::*;

pub const GUIDE: &str = "id/tanya/";
const MAIN: &str = "document.querySelector('main').innerText";
const LEVEL: &str = "document.querySelector('.level__w').innerText";

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
async fn up_to(visit: &Visit, until: &str) -> WebDriverResult<()> {
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

async fn a_danger_shows_the_result_at_once(visit: Visit) -> WebDriverResult<()> {
    visit.open_live(GUIDE).await?;
    let outside = "[document.title, location.href, history.length, JSON.stringify(history.state), \
                   JSON.stringify(localStorage), JSON.stringify(sessionStorage)]";
    let before = visit.value(outside).await?;
    tick(&visit, "a2").await?;
    visit.until("the level is shown", LEVEL).await?;
    assert_eq!(visit.value(LEVEL).await?, "Darurat sekarang");
    assert_eq!(visit.value("document.activeElement.id").await?, "g-heading");
    assert_eq!(
        visit.value(outside).await?,
        before,
        "nothing of it is to be seen outside"
    );
    let call = "document.querySelector(\".level a[href='tel:119']\").getBoundingClientRect().top < innerHeight";
    assert_eq!(visit.value(call).await?, true, "the call is in sight");
    for part in [
        "Khusus untuk yang kamu tandai",
        "Jangan",
        "Catatan serah terima",
        "belum ditinjau",
    ] {
        let shown = format!("{MAIN}.includes({})", json!(part));
        visit.until(part, &shown).await?;
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

async fn about_oneself_help_stands_first_in_other_words(visit: Visit) -> WebDriverResult<()> {
    visit.open_live(GUIDE).await?;
    let label = "document.querySelector(\"label[for='g-a3']\").innerText";
    let friend = visit.value(label).await?;
    tick(&visit, "about-me").await?;
    visit
        .until(
            "help stands first",
            "document.querySelector(\".ask a[href='id/kontak/']\")",
        )
        .await?;
    assert_ne!(visit.value(label).await?, friend);
    tick(&visit, "a3").await?;
    visit.until("the level is shown", LEVEL).await?;
    let me = GUIDES[0].1.page("emergency-me").expect("a page");
    let lead = domain::text::plain(&me.lead);
    assert_eq!(
        visit
            .value(&format!("{MAIN}.includes({})", json!(lead)))
            .await?,
        true
    );
    // The page is shown to an adult; the note to hand over speaks of somebody else.
    let whole = "document.getElementById('g-restart') && document.getElementById('g-show')";
    visit.until("the whole result is shown", whole).await?;
    let note = "document.getElementById('g-note')";
    assert_eq!(visit.value(&format!("!{note}")).await?, true);
    Ok(())
}

async fn under_13_nothing_more_is_asked(visit: Visit) -> WebDriverResult<()> {
    visit.open_live(GUIDE).await?;
    up_to(&visit, "age").await?;
    tick(&visit, "under-13").await?;
    on(&visit).await?;
    visit
        .until(
            "the page for the young is shown",
            "document.querySelector('.level__w')",
        )
        .await?;
    let young = GUIDES[0].1.page("young").expect("a page");
    let lead = domain::text::plain(&young.lead);
    assert_eq!(
        visit
            .value(&format!("{MAIN}.includes({})", json!(lead)))
            .await?,
        true
    );
    visit
        .until(
            "the whole page is shown",
            "document.getElementById('g-restart')",
        )
        .await?;
    for more in ["#g-note", ".given", "#g-provisional"] {
        let there = format!("!!document.querySelector({})", json!(more));
        assert_eq!(visit.value(&there).await?, false, "{more}");
    }
    for number in ["119", "110", "129"] {
        let call = format!("!!document.querySelector(\"main a[href='tel:{number}']\")");
        assert_eq!(visit.value(&call).await?, true, "{number}");
    }
    Ok(())
}

async fn the_note_is_made_from_the_ticks(visit: Visit) -> WebDriverResult<()> {
    visit.open_live(GUIDE).await?;
    up_to(&visit, "thoughts").await?;
    tick(&visit, "s1").await?;
    tick(&visit, "m6").await?;
    on(&visit).await?;
    tick(&visit, "acts-none").await?;
    on(&visit).await?;
    tick(&visit, "topics-none").await?;
    on(&visit).await?;
    tick(&visit, "promised").await?;
    visit
        .until(
            "it says why that changes nothing",
            "document.querySelector('.why')?.innerText",
        )
        .await?;
    on(&visit).await?;
    tick(&visit, "context-none").await?;
    on(&visit).await?;
    tick(&visit, "u3").await?;
    on(&visit).await?;
    let note = "document.getElementById('g-note').innerText";
    let guide = &GUIDES[0].1;
    let short = |name: &str| {
        let id = domain::id::Id::try_from(name).expect("an id");
        guide.entry_words(&id).expect("words").short.clone()
    };
    for name in ["s1", "m6"] {
        let there = format!("{note}.includes({})", json!(short(name)));
        assert_eq!(visit.value(&there).await?, true, "{name}");
    }
    let own = format!("{note}.includes({})", json!(short("u3")));
    assert_eq!(
        visit.value(&own).await?,
        false,
        "what stands about the supporter stays with them"
    );
    visit
        .run("document.getElementById('g-wish').value = 'ditemani Bu Sari'")
        .await?;
    tick(&visit, "done-0").await?;
    visit.run(
        "window.copied = ''; Object.defineProperty(navigator, 'clipboard', { configurable: true, value: \
         { writeText: text => { window.copied = text; return Promise.resolve(); } } })",
    )
    .await?;
    visit.press("#g-copy").await?;
    visit.until("the note was copied", "window.copied").await?;
    let text = visit.value("window.copied").await?;
    let text = text.as_str().unwrap_or_default();
    for part in [
        short("s1").as_str(),
        "Hari ini juga",
        "Aku tetap bersamanya",
        "ditemani Bu Sari",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    assert!(!text.contains(&short("u3")), "{text}");
    let stored = "JSON.stringify(localStorage).includes('ditemani')";
    assert_eq!(visit.value(stored).await?, false);
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
    a_danger_shows_the_result_at_once,
    without_an_answer_it_does_not_go_on,
    answers_stay_on_the_way_back_and_a_change_asks_only_what_it_opens,
    a_danger_is_one_press_away_everywhere,
    behind_all_dangers_one_is_back_where_one_was,
    a_danger_is_one_press_away_from_a_result,
    left_half_way_it_says_so_and_a_reload_begins_anew,
    about_oneself_help_stands_first_in_other_words,
    under_13_nothing_more_is_asked,
    the_note_is_made_from_the_ticks,
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

#[test]
fn a_clinicians_signature_holds_for_the_version_they_signed() {
    let version = &GUIDES[0].1.version;
    for (signed, shown) in [
        (version.as_str(), "Ditinjau dr. Contoh"),
        ("000000000000", "belum ditinjau"),
    ] {
        let file = format!(
            r#"{{ "name": "SMA Contoh", "reviews": [{{ "who": "dr. Contoh", "date": "2026-11-20", "version": "{signed}" }}] }}"#
        );
        with_host_file(&format!("review-{signed}"), &file, |visit| async move {
            visit.open_live(GUIDE).await?;
            tick(&visit, "a2").await?;
            let said = format!(
                "document.querySelector('.review')?.innerText.toLowerCase().includes({})",
                json!(shown.to_lowercase())
            );
            visit.until(shown, &said).await
        });
    }
}
