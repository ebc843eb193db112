//! Everything with the keyboard alone, and the focus always in sight.

use crate::lesson::{LESSON, SHOWN};
use crate::tools::TOOLS;
use browser_tests::{Engine, Setup, Visit};
use thirtyfour::prelude::*;

/// Presses Tab until what a condition describes has the focus.
pub async fn tab_to(visit: &Visit, what: &str, condition: &str) -> WebDriverResult<()> {
    for _ in 0..120 {
        visit.keys(Key::Tab).await?;
        let reached = format!("Boolean((one => {condition})(document.activeElement))");
        if visit.value(&reached).await? == true {
            return Ok(());
        }
    }
    panic!("Tab never reaches {what}");
}

async fn a_lesson_is_answered_and_finished(visit: Visit) -> WebDriverResult<()> {
    visit.open_live(LESSON).await?;
    visit.keys(Key::Tab).await?;
    assert_eq!(
        visit.value("document.activeElement.className").await?,
        "skip",
        "the first stop skips to the content"
    );
    visit.keys(Key::Enter).await?;
    visit
        .until(
            "the content has the focus",
            "document.activeElement.id === 'isi'",
        )
        .await?;
    tab_to(&visit, "the first option", "one.name === 'm1-l1-q1'").await?;
    visit.keys(" ").await?;
    visit
        .until("it is chosen", "document.activeElement.checked")
        .await?;
    for _ in 0..4 {
        if visit.value("document.activeElement.value").await? == "c" {
            break;
        }
        visit.keys(Key::Down).await?;
    }
    assert_eq!(visit.value("document.activeElement.value").await?, "c");
    visit.keys(Key::Tab).await?;
    visit.keys(Key::Enter).await?;
    visit
        .until("the feedback shows", &format!("{SHOWN}.includes('Tepat')"))
        .await?;
    assert_eq!(
        visit.value("document.activeElement.tagName").await?,
        "SUMMARY",
        "the focus stays on the button"
    );
    tab_to(&visit, "the way on", "one.id === 'finish'").await?;
    visit.keys(Key::Enter).await?;
    visit
        .until(
            "the next lesson opens",
            "location.pathname.endsWith('/m1-l2/')",
        )
        .await?;
    visit
        .until(
            "its heading has the focus",
            "document.activeElement.tagName === 'H1'",
        )
        .await
}

async fn a_role_play_is_played(visit: Visit) -> WebDriverResult<()> {
    visit.open_live("id/modul/m1-r1/").await?;
    tab_to(&visit, "the first choice", "one.name === 'say'").await?;
    visit.keys(" ").await?;
    tab_to(&visit, "the button", "one.matches('.item .btn')").await?;
    visit.keys(Key::Enter).await?;
    visit
        .until("the coach speaks", "document.querySelector('.coach')")
        .await?;
    visit
        .until(
            "the focus is not lost",
            "document.activeElement !== document.body",
        )
        .await?;
    tab_to(&visit, "the way on", "one.matches('.play > .btns .btn')").await?;
    visit.keys(Key::Enter).await?;
    visit
        .until(
            "the next step has the focus",
            "document.activeElement.id === 'step'",
        )
        .await
}

async fn a_sheet_is_filled_in_and_kept(visit: Visit) -> WebDriverResult<()> {
    visit.open_live("id/mandiri/a10/").await?;
    tab_to(&visit, "the first blank", "one.id === 'a10-s1-kejadian'").await?;
    visit.keys("Pesanku tidak dibalas").await?;
    let at = |step: usize| format!("document.activeElement.id === 'a10-s1-step-{step}'");
    for step in 1..4 {
        let on = "one.matches('.step:not(.step--off) > .btns > .btn')";
        tab_to(&visit, "the way on", on).await?;
        visit.keys(Key::Enter).await?;
        visit
            .until("the next step has the focus", &at(step))
            .await?;
    }
    tab_to(
        &visit,
        "the end",
        "one.matches('.step:not(.step--off) > .btns > .btn')",
    )
    .await?;
    visit.keys(Key::Enter).await?;
    let done = "document.activeElement.id === 'a10-s1-done'";
    visit
        .until("the finished sheet has the focus", done)
        .await?;
    tab_to(
        &visit,
        "the button that keeps it",
        "one.id === 'a10-s1-keep'",
    )
    .await?;
    visit.keys(Key::Enter).await?;
    visit
        .until(
            "it is kept, and the focus is where it was",
            "document.querySelector('.kept') && document.activeElement.id === 'a10-s1-keep'",
        )
        .await
}

async fn the_guide_is_answered_and_begun_anew(visit: Visit) -> WebDriverResult<()> {
    let heading = "document.activeElement.id === 'g-heading'";
    let title = "document.querySelector('#g-heading').innerText";
    visit.open_live("id/tanya/").await?;
    let first = visit.value(title).await?;
    tab_to(&visit, "none of these", "one.id === 'g-gate-life-none'").await?;
    visit.keys(" ").await?;
    tab_to(&visit, "the way on", "one.id === 'g-on'").await?;
    visit.keys(Key::Enter).await?;
    visit
        .until(
            "the next question has the focus",
            &format!("{heading} && {title} !== {first}"),
        )
        .await?;
    tab_to(&visit, "the way back", "one.matches('#g-on + .btn')").await?;
    visit.keys(Key::Enter).await?;
    visit
        .until(
            "the first one has it again",
            &format!("{heading} && {title} === {first}"),
        )
        .await?;
    let kept = "document.getElementById('g-gate-life-none').checked";
    assert_eq!(visit.value(kept).await?, true);
    tab_to(&visit, "a danger", "one.id === 'g-a2b'").await?;
    visit.keys(" ").await?;
    let result = format!("{heading} && document.querySelector('#g-result')");
    visit.until("the result has the focus", &result).await?;
    tab_to(&visit, "the number to call", "one.href === 'tel:119'").await?;
    tab_to(&visit, "the way to begin anew", "one.id === 'g-restart'").await?;
    visit.keys(Key::Enter).await?;
    visit
        .until(
            "the guide is at its beginning",
            &format!("{heading} && {title} === {first} && !document.querySelector('#g-result')"),
        )
        .await?;
    assert_eq!(visit.value(kept).await?, false, "and knows nothing");
    Ok(())
}

in_both_engines!(
    a_lesson_is_answered_and_finished,
    the_guide_is_answered_and_begun_anew,
    a_role_play_is_played,
    a_sheet_is_filled_in_and_kept,
);

/// Presses Tab through a sheet as somebody without a mouse would: chooses with the space bar, writes, and presses Enter on the
/// button that goes on, to the finished sheet.
async fn filled_in_with_keys(visit: &Visit, sheet: &str) -> WebDriverResult<()> {
    let here = "(one => [one.type ?? one.tagName, one.closest('.step, .flow[id$=\"-done\"]')?.id ?? '', \
                one.matches('.btns .btn:first-child'), Boolean(one.value)])(document.activeElement)";
    let done = format!("Boolean(document.getElementById('{sheet}-done'))");
    visit
        .run(&format!(
            "document.querySelector('#{sheet} [name]').focus()"
        ))
        .await?;
    let mut pressed = true;
    for _ in 0..200 {
        if !pressed {
            visit.keys(Key::Tab).await?;
        }
        pressed = false;
        let found = visit.value(here).await?;
        if !found[1].as_str().unwrap_or_default().starts_with(sheet) {
            continue;
        }
        match found[0].as_str().unwrap_or_default() {
            "radio" | "checkbox" => visit.keys(" ").await?,
            "text" | "textarea" if found[3] == false => visit.keys("pelan dulu").await?,
            "button" | "submit" if found[2] == true => {
                visit.keys(Key::Enter).await?;
                let moved = format!("{done} || document.activeElement.matches('.step')");
                visit.until("the next step has the focus", &moved).await?;
                if visit.value(&done).await? == true {
                    return Ok(());
                }
            }
            _ => {}
        }
    }
    panic!("{sheet} is not filled in with the keyboard");
}

#[test]
fn every_tool_is_used_with_keys_alone() {
    Setup::new(Engine::Chromium)
        .sized(360, 740)
        .run(|visit| async move {
            visit.open_live("id/mandiri/").await?;
            for tool in TOOLS {
                visit.follow(&format!("id/mandiri/a{tool}/")).await?;
                let found = "[...document.querySelectorAll('.worksheet')].map(sheet => sheet.id)";
                let sheets: Vec<String> = serde_json::from_value(visit.value(found).await?)?;
                for sheet in sheets {
                    filled_in_with_keys(&visit, &sheet).await?;
                    let keep = format!("one.id === '{sheet}-keep'");
                    tab_to(&visit, "the button that keeps it", &keep).await?;
                    visit.keys(Key::Enter).await?;
                    let kept = format!(
                        "(localStorage.getItem('sejawat:/:progress') ?? '').includes('\"{sheet}-')"
                    );
                    visit.until("it is kept", &kept).await?;
                }
                if visit
                    .value("Boolean(document.querySelector('.found'))")
                    .await?
                    == true
                {
                    tab_to(&visit, "the first thing found", "one.matches('.found')").await?;
                    visit.keys(" ").await?;
                    visit
                        .until("it is ticked", "document.activeElement.checked")
                        .await?;
                }
                let moving = "document.querySelector('.breath, .timer')";
                if visit.value(&format!("Boolean({moving})")).await? == true {
                    let button = "one.matches('.breath .btn, .timer .btn')";
                    tab_to(&visit, "the button that starts it", button).await?;
                    let before = visit.value(&format!("{moving}.innerText")).await?;
                    visit.keys(Key::Enter).await?;
                    let changed = format!("{moving}.innerText !== {before}");
                    visit.until("it moves on", &changed).await?;
                }
            }
            Ok(())
        });
}

/// Notes, each time a key is let go, what is wrong with the place of the focus: out of sight, or covered.
const WATCHED: &str = "window.stops = 0; window.hidden = []; addEventListener('keyup', () => { \
    const one = document.activeElement; \
    if (one === document.body) return; \
    window.stops += 1; \
    const boxes = [...one.getClientRects()]; \
    const inside = box => Math.min(box.bottom, innerHeight) - Math.max(box.top, 0) >= Math.min(box.height, 20); \
    const box = boxes.find(inside); \
    if (!box) return window.hidden.push('out of sight: ' + one.outerHTML.slice(0, 120)); \
    const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1); \
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight); \
    const spots = [top + 2, (top + bottom) / 2, bottom - 2].map(y => document.elementFromPoint(x, y)); \
    const its = spot => spot === one || one.contains(spot) || spot.contains(one) \
        || [...one.labels ?? []].some(label => label.contains(spot)); \
    if (!spots.some(spot => spot && its(spot))) window.hidden.push('covered: ' + one.outerHTML.slice(0, 120)); \
    });";

/// At every stop of Tab the focused element is in sight and nothing lies over it.
#[test]
fn no_focus_is_hidden() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        for page in ["id/", "id/kontak/", "id/modul/m1-l1/", "id/mandiri/p2/", "id/data/", "en/tanya/"] {
            visit.open_live(page).await?;
            visit.run("for (const fold of document.querySelectorAll('main details')) fold.open = true").await?;
            visit.run(WATCHED).await?;
            for (width, height) in [(360, 740), (1280, 800), (320, 256)] {
                visit.resize(width, height).await?;
                visit.run("window.stops = 0; document.activeElement.blur(); scrollTo(0, 0)").await?;
                let all = "document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]').length";
                let all = visit.value(all).await?.as_u64().unwrap_or(0);
                visit.keys(char::from(Key::Tab).to_string().repeat(all as usize)).await?;
                let hidden = visit.value("window.hidden.join('\\n')").await?;
                assert_eq!(hidden, "", "{page} at {width}x{height}");
                let stops = visit.value("window.stops").await?.as_u64().unwrap_or(0);
                assert!(stops > 20, "{page} at {width}x{height}: only {stops} stops");
            }
        }
        Ok(())
    });
}
