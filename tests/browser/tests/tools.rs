//! Self-help tools, each used to its end: sheets filled in and kept only if asked, timers that no sleep breaks.

use crate::storage::ROOM;
use browser_tests::{Engine, Setup, Visit};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

pub const STORED: &str = "localStorage.getItem('sejawat:/:progress')";

/// Pages of tools.
pub const TOOLS: std::ops::RangeInclusive<u8> = 1..=18;

/// Fills in every control of the step in view: the first option of each group, a time, today, words.
const FILL: &str = "window.fill = (section, words) => { \
    const now = new Date(); const two = number => String(number).padStart(2, '0'); \
    const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`; \
    const step = section.querySelector('.step:not(.step--off)'); const seen = new Set(); \
    for (const control of step.querySelectorAll('[name]')) { \
      if (control.type === 'radio' || control.type === 'checkbox') { \
        if (!seen.has(control.name)) { seen.add(control.name); control.click(); } \
      } else { \
        control.value = control.type === 'time' ? '22:30' : control.type === 'date' ? today : words; \
        control.dispatchEvent(new Event('input', { bubbles: true })); \
        control.dispatchEvent(new Event('change', { bubbles: true })); } } };";

pub async fn stored(visit: &Visit) -> WebDriverResult<Value> {
    let text = visit.value(STORED).await?;
    Ok(serde_json::from_str(text.as_str().unwrap_or("{}")).unwrap_or_default())
}

/// Fills in the step of a sheet that is shown and goes on; `false` where the sheet is finished.
pub async fn step_on(visit: &Visit, sheet: &str, words: &str) -> WebDriverResult<bool> {
    visit.run(FILL).await?;
    let done = format!("document.getElementById('{sheet}-done')");
    if visit.value(&format!("Boolean({done})")).await? == json!(true) {
        return Ok(false);
    }
    let fill = format!("fill(document.getElementById('{sheet}'), {})", json!(words));
    visit.run(&fill).await?;
    let on = format!("#{sheet} .step:not(.step--off) .btns .btn");
    visit.press(&on).await?;
    Ok(true)
}

/// Goes through the steps of a sheet to its finished form.
pub async fn to_the_end(visit: &Visit, sheet: &str, words: &str) -> WebDriverResult<()> {
    for _ in 0..12 {
        if !step_on(visit, sheet, words).await? {
            return Ok(());
        }
    }
    panic!("{sheet} never ends");
}

/// Every sheet of every tool: nothing kept before the button, all of it after, found again after a reload, on My data, and gone
/// when deleted.
fn every_sheet(language: &'static str, words: &'static str) {
    Setup::new(Engine::Chromium)
        .sized(360, 740)
        .run(move |visit| async move {
            let mut sheets = 0;
            visit.open_live(&format!("{language}/mandiri/")).await?;
            for tool in TOOLS {
                let page = format!("{language}/mandiri/a{tool}/");
                visit.follow(&page).await?;
                let all = "[...document.querySelectorAll('.worksheet')].map(sheet => sheet.id)";
                let all: Vec<String> = serde_json::from_value(visit.value(all).await?)?;
                for sheet in all {
                    to_the_end(&visit, &sheet, words).await?;
                    let kept = &stored(&visit).await?["kept"];
                    let is_there = |kept: &Value| {
                        let kept = kept.as_object().cloned().unwrap_or_default();
                        kept.iter().any(|(id, entry)| {
                            id.starts_with(&format!("{sheet}-"))
                                && entry["value"]["values"] != json!({})
                        })
                    };
                    assert!(!is_there(kept), "{sheet} keeps before it is asked");
                    visit.press(&format!("[id='{sheet}-keep']")).await?;
                    assert!(
                        is_there(&stored(&visit).await?["kept"]),
                        "{sheet} is not kept"
                    );
                    visit.open_live(&page).await?;
                    let shown = "document.querySelector('.kept')";
                    visit.until("what was kept is found again", shown).await?;
                    visit.follow(&format!("{language}/data/")).await?;
                    let listed =
                        format!("document.querySelector(\"main h3 a[href$='mandiri/a{tool}/']\")");
                    visit.until("My data lists it", &listed).await?;
                    visit.follow(&page).await?;
                    visit.press(".kept > .more > summary").await?;
                    visit.press(".kept > .more .btn").await?;
                    visit
                        .until(
                            "nothing is listed any more",
                            "!document.querySelector('.kept')",
                        )
                        .await?;
                    assert!(
                        !is_there(&stored(&visit).await?["kept"]),
                        "{sheet} is not deleted"
                    );
                    sheets += 1;
                }
            }
            assert!(sheets >= 14, "only {sheets} sheets");
            Ok(())
        });
}

#[test]
fn every_sheet_in_indonesian() {
    every_sheet("id", "Pelan-pelan dulu. 🙂 שלום");
}

#[test]
fn every_sheet_in_english() {
    every_sheet("en", "Slowly first. 🙂 مرحبا");
}

/// A clock of the device that the test moves.
const CLOCK: &str = "window.ahead = 0; window.steady = 0; \
    const wall = Date.now, monotonic = performance.now.bind(performance); \
    Date.now = () => wall() + window.ahead; performance.now = () => monotonic() + window.steady;";

async fn timed(visit: &Visit) -> WebDriverResult<()> {
    let tools = ["a3", "a9", "a12"];
    let each = |language| tools.map(|tool| (language, tool));
    for (language, tool) in each("id").into_iter().chain(each("en")) {
        visit
            .open_live(&format!("{language}/mandiri/{tool}/"))
            .await?;
        visit.run(CLOCK).await?;
        let count = "document.querySelector('.timer .count').innerText";
        let first = visit.value(count).await?;
        visit.press(".timer .btns .btn").await?;
        visit
            .until("it counts", &format!("{count} !== {first}"))
            .await?;
        // Somebody sets the clock of the device back: the exercise goes on.
        visit.run("window.ahead = -7200000").await?;
        let before = visit.value(count).await?;
        visit
            .until("it still counts", &format!("{count} !== {before}"))
            .await?;
        visit.press(".timer .btns .btn").await?;
        let paused = visit.value(count).await?;
        let goes_on =
            "['Lanjut', 'Go on'].includes(document.querySelector('.timer .btns .btn').innerText)";
        visit.until("the button offers to go on", goes_on).await?;
        visit
            .run("window.ahead = 0; window.steady = 3600000")
            .await?;
        visit.press(".timer .btns .btn").await?;
        visit
            .until("a pause is not counted", &format!("{count} <= {paused}"))
            .await?;
        // The phone slept for three hours, and one of its clocks with it.
        visit.run("window.ahead = 10800000").await?;
        visit
            .until(
                "it has ended",
                &format!("{count} === '0:00' && document.querySelector('.timer__now b')"),
            )
            .await?;
        let said = "/layar mati|screen was off/.test(document.querySelector('.timer').innerText)";
        visit.until("it says that nobody saw it end", said).await?;
    }
    Ok(())
}

async fn breathed(visit: &Visit, language: &str, ends: [&str; 2]) -> WebDriverResult<()> {
    visit.open_live(&format!("{language}/mandiri/a1/")).await?;
    visit.run(CLOCK).await?;
    visit.press(".breath .more > summary").await?;
    let pick = "const list = document.getElementById('a1-b1-out'); list.value = '8'; \
                list.dispatchEvent(new Event('change', { bubbles: true }))";
    visit.run(pick).await?;
    let head = "document.querySelector('.breath h3').innerText";
    visit
        .until("the heading says so", &format!("{head}.includes('8')"))
        .await?;
    visit.press(".breath .btns .btn").await?;
    visit.run("window.ahead = 5000").await?;
    let count = "document.querySelector('.breath .count').innerText";
    visit
        .until(
            "after the breath in comes the breath out",
            &format!("{count}.startsWith('{}')", ends[0]),
        )
        .await?;
    let picture = "document.querySelector('.breath svg')";
    assert_eq!(visit.value(&format!("Boolean({picture})")).await?, true);
    visit.press("label[for='a1-b1-numbers']").await?;
    visit
        .until("numbers alone are enough", &format!("!{picture}"))
        .await?;
    visit.run("window.ahead = 3600000").await?;
    visit
        .until("it ends", &format!("{count}.startsWith('{}')", ends[1]))
        .await
}

// A driver of Firefox does not let a test set the page's clock.
#[test]
fn a_timer_is_right_after_a_sleep_and_ends() {
    Setup::new(Engine::Chromium).run(|visit| async move { timed(&visit).await });
}

#[test]
fn breathing_follows_the_count_that_was_chosen() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        breathed(&visit, "id", ["Embuskan", "Selesai"]).await?;
        breathed(&visit, "en", ["Breathe out", "Done"]).await
    });
}

/// Counts how often the screen is kept on and let go.
const LOCKS: &str = "window.held = 0; window.asked = 0; \
    Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => { held++; asked++; \
    return { released: false, async release() { if (!this.released) { this.released = true; held--; } } }; } } });";

#[test]
fn the_screen_stays_on_only_while_an_exercise_runs() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        visit.before_each_page(LOCKS).await?;
        visit.open_live("id/mandiri/a3/").await?;
        assert_eq!(visit.value("asked").await?, 0);
        visit.press(".timer .btns .btn").await?;
        visit.until("it stays on", "held === 1").await?;
        visit.press(".timer .btns .btn + .btn").await?;
        visit.press(".timer .btns .btn + .btn").await?;
        visit.press(".timer .btns .btn").await?;
        visit
            .until(
                "a pause lets it go, also after parts were skipped",
                "held === 0",
            )
            .await?;
        visit.press(".timer .btns .btn").await?;
        visit.until("it stays on again", "held === 1").await?;
        visit.press("main a.btn[href$='id/mandiri/']").await?;
        visit
            .until(
                "another page lets it go",
                "held === 0 && !document.querySelector('.timer')",
            )
            .await
    });
}

#[test]
fn grounding_is_gone_through_and_leaves_no_trace() {
    Setup::new(Engine::Chromium)
        .sized(360, 740)
        .run(|visit| async move {
            for language in ["id", "en"] {
                visit.open_live(&format!("{language}/mandiri/a2/")).await?;
                let before = visit.value(STORED).await?;
                let boxes = "[...document.querySelectorAll('.grounding input')]";
                visit
                    .run(&format!("for (const found of {boxes}) found.click()"))
                    .await?;
                let all = format!("{boxes}.length >= 15 && {boxes}.every(found => found.checked)");
                assert_eq!(visit.value(&all).await?, true);
                assert_eq!(visit.value(STORED).await?, before);
                visit.open_live(&format!("{language}/mandiri/a2/")).await?;
                assert_eq!(
                    visit
                        .value(&format!("{boxes}.some(found => found.checked)"))
                        .await?,
                    false
                );
            }
            visit.open_live("id/mandiri/p11/").await?;
            visit.open_live("id/").await?;
            let trace = format!(
                "({STORED} || '').includes('mandiri') || Boolean(document.querySelector('#resume'))"
            );
            assert_eq!(
                visit.value(&trace).await?,
                false,
                "a page of self-help leaves no trace"
            );
            Ok(())
        });
}

in_both_engines!(
    what_is_too_long_or_does_not_fit_is_said_and_stays_in_view,
    own_words_of_a_lesson_are_kept_only_if_asked,
    two_tabs_keep_both_entries,
);

async fn write(visit: &Visit, id: &str, text: &str) -> WebDriverResult<()> {
    let statement = format!("document.getElementById('{id}').value = {}", json!(text));
    visit.run(&statement).await.map(drop)
}

async fn what_is_too_long_or_does_not_fit_is_said_and_stays_in_view(
    visit: Visit,
) -> WebDriverResult<()> {
    visit.open("jadwal/").await?;
    visit.run("localStorage.setItem('other', 'x')").await?;
    visit.open_live("id/mandiri/a15/").await?;
    visit.run(ROOM).await?;
    visit.run(FILL).await?;
    let long: String = "🙂ש".chars().cycle().take(10_001).collect();
    visit.press("label[for='a15-s1-rasa-v2']").await?;
    write(&visit, "a15-s1-catatan", &long).await?;
    visit
        .press("#a15-s1 .step:not(.step--off) .btns .btn")
        .await?;
    visit.press("[id='a15-s1-keep']").await?;
    let status = "document.querySelector('#a15-s1 [role=status]').innerText";
    visit
        .until(
            "it says that it is too long",
            &format!("{status}.includes('10.000')"),
        )
        .await?;
    assert_eq!(stored(&visit).await?, json!({}), "nothing is kept");
    let whole: String = long.chars().take(10_000).collect();
    write(&visit, "a15-s1-catatan", &whole).await?;
    visit.run("window.room = false").await?;
    visit.press("[id='a15-s1-keep']").await?;
    visit
        .until(
            "it says that there is no room",
            &format!("{status}.includes('penuh')"),
        )
        .await?;
    let there = format!(
        "document.getElementById('a15-s1-catatan').value === {}",
        json!(whole)
    );
    assert_eq!(visit.value(&there).await?, true, "what was written stays");
    visit.run("window.room = true").await?;
    visit.press("[id='a15-s1-keep']").await?;
    visit
        .until(
            "with room it is kept",
            &format!("{status}.includes('Tersimpan')"),
        )
        .await?;
    visit.open_live("id/mandiri/a15/").await?;
    visit.until("and it is whole after a reload", &there).await
}

async fn own_words_of_a_lesson_are_kept_only_if_asked(visit: Visit) -> WebDriverResult<()> {
    visit.open_live("id/modul/m1-l1/").await?;
    let field = "document.querySelector('.own textarea')";
    let id = visit.value(&format!("{field}.id")).await?;
    let id = id.as_str().unwrap_or_default().to_owned();
    write(&visit, &id, "Kalimatku sendiri").await?;
    visit.open_live("id/modul/m1-l1/").await?;
    assert_eq!(visit.value(&format!("{field}.value")).await?, "");
    write(&visit, &id, "Kalimatku sendiri").await?;
    visit.press(".own .btns .btn").await?;
    visit.open_live("id/modul/m1-l1/").await?;
    visit
        .until(
            "it is there again",
            &format!("{field}.value === 'Kalimatku sendiri'"),
        )
        .await?;
    visit.press(".own .btns .btn + .btn").await?;
    visit
        .until("it is deleted", &format!("!{STORED}.includes('Kalimatku')"))
        .await
}

async fn two_tabs_keep_both_entries(visit: Visit) -> WebDriverResult<()> {
    visit.open_live("id/mandiri/a10/").await?;
    let first = visit.driver.window().await?;
    let second = visit.driver.new_tab().await?;
    visit.driver.switch_to_window(second.clone()).await?;
    visit.open_live("id/mandiri/a10/").await?;
    to_the_end(&visit, "a10-s1", "dari tab kedua").await?;
    visit.driver.switch_to_window(first).await?;
    to_the_end(&visit, "a10-s1", "dari tab pertama").await?;
    visit.press("[id='a10-s1-keep']").await?;
    visit.driver.switch_to_window(second).await?;
    visit.press("[id='a10-s1-keep']").await?;
    let both =
        format!("{STORED}.includes('dari tab kedua') && {STORED}.includes('dari tab pertama')");
    visit.until("both entries are kept", &both).await?;
    visit
        .until(
            "and both are listed",
            "document.querySelectorAll('.kept__row').length === 2",
        )
        .await
}
