//! axe-core on every page, closed and with everything open and answered, light and dark, narrow and wide.

use crate::narrow::SIDEWAYS;
use crate::pages::{PAGES, all_pages};
use crate::role_play::say;
use crate::tools::{TOOLS, step_on};
use browser_tests::{Engine, Setup, Visit};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

const AXE: &str = include_str!("../axe/axe.min.js");

/// What axe cannot decide by itself, and why it is right as it is: rule, part of the element, reason.
const EXPLAINED: [(&str, &str, &str); 12] = [
    ("color-contrast", "<th scope=\"col\">", TABLE),
    ("color-contrast-enhanced", "<th scope=\"col\">", TABLE),
    ("color-contrast", "<td dir=\"auto\">", TABLE),
    ("color-contrast-enhanced", "<td dir=\"auto\">", TABLE),
    ("color-contrast", "<td>", TABLE),
    ("color-contrast", "<caption>", TABLE),
    ("color-contrast-enhanced", "<caption>", TABLE),
    ("color-contrast", "<a class=\"mark\" ", TABLE),
    ("color-contrast", "<text ", COUNTS),
    ("color-contrast-enhanced", "<text ", COUNTS),
    ("color-contrast", "<a class=\"num\" href=\"tel:", LADDER),
    (
        "color-contrast-enhanced",
        "<a class=\"num\" href=\"tel:",
        LADDER,
    ),
];
/// The pairs of colours themselves are held by the test of the stylesheet.
const COUNTS: &str = "one digit on the breathing line: ink on the ground of the page";
const TABLE: &str = "a wide table scrolls in a frame of its own, whose edge cuts cells: ink on the ground of the page";
const LADDER: &str =
    "a link in a ladder whose mark is drawn before it: action colour on the ground of the page";

/// Runs axe and gives every violation and every unexplained doubt, a line each.
async fn faults(visit: &Visit) -> WebDriverResult<Vec<String>> {
    visit
        .promised(
            "axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', \
             'wcag22aa', 'best-practice'] }, rules: { 'color-contrast-enhanced': { enabled: true }, \
             'target-size': { enabled: true }, 'identical-links-same-purpose': { enabled: true } }, \
             resultTypes: ['violations', 'incomplete'] })\
             .then(report => { window.report = report; }, error => { window.report = { error: String(error) }; })",
        )
        .await?;
    let lines = "report.error ? [{ rule: 'axe', html: report.error, why: '' }] : ['violations', 'incomplete'].flatMap(kind => \
        report[kind].flatMap(found => found.nodes.map(node => ({ rule: found.id, kind, html: node.html.slice(0, 160), \
        why: [...node.any, ...node.all, ...node.none].map(check => check.message).join(' ').slice(0, 200) }))))";
    let found = visit.value(lines).await?;
    let text = |found: &Value, key: &str| found[key].as_str().unwrap_or_default().to_owned();
    let faults = found
        .as_array()
        .into_iter()
        .flatten()
        .filter(|fault| {
            let explained = |(rule, part, _): &(&str, &str, &str)| {
                fault["kind"] == "incomplete"
                    && text(fault, "rule") == *rule
                    && text(fault, "html").contains(part)
            };
            !EXPLAINED.iter().any(explained)
        })
        .map(|fault| {
            let (kind, rule) = (text(fault, "kind"), text(fault, "rule"));
            format!(
                "{kind} {rule}: {} ({})",
                text(fault, "html"),
                text(fault, "why")
            )
        });
    Ok(faults.collect())
}

/// The faults of a page or a state of it, each under its name.
async fn named_faults(visit: &Visit, name: &str) -> WebDriverResult<Vec<String>> {
    let found = faults(visit).await?;
    let named = found.into_iter().map(|fault| format!("{name}: {fault}"));
    Ok(named.collect())
}

/// Every fold open, the first option of every item chosen, a step moved.
const IN_USE: &str = "for (const choice of document.querySelectorAll('main .opts')) choice.querySelector('input')?.click(); \
    for (const list of document.querySelectorAll('main select')) list.selectedIndex = 1; \
    for (const list of document.querySelectorAll('main .order')) list.querySelector('.ib:not([disabled])')?.click(); \
    for (const fold of document.querySelectorAll('details')) fold.open = true";

/// A window as tall as the page, so that the bar at its foot lies over nothing.
async fn as_tall_as_the_page(visit: &Visit, width: u32) -> WebDriverResult<()> {
    let height = visit.value("document.documentElement.scrollHeight").await?;
    visit
        .resize(width, height.as_u64().unwrap_or(0) as u32 + 100)
        .await
}

/// The ways a page is looked at: by day and by night, narrow and wide.
const LOOKS: [(&str, u32); 4] = [
    ("light", 360),
    ("light", 1280),
    ("dark", 1280),
    ("dark", 360),
];

async fn by(visit: &Visit, theme: &str) -> WebDriverResult<()> {
    // Without motion a colour is never caught half-way.
    let still = ("prefers-reduced-motion", "reduce");
    visit
        .prefers(&[("prefers-color-scheme", theme), still])
        .await
}

/// Runs axe on the page that is open, with everything on it open, in these looks.
async fn in_use(visit: &Visit, page: &str, looks: &[(&str, u32)]) -> WebDriverResult<Vec<String>> {
    visit.resize(320, 640).await?;
    visit.run(IN_USE).await?;
    let mut all = Vec::new();
    if visit.value(SIDEWAYS).await? != 0 {
        all.push(format!("{page} scrolls sideways at 320 pixels"));
    }
    for (theme, width) in looks {
        by(visit, theme).await?;
        as_tall_as_the_page(visit, *width).await?;
        let name = format!("{page} {theme} {width}");
        all.extend(named_faults(visit, &name).await?);
    }
    Ok(all)
}

/// Every page of a language with everything open and at 320 pixels, each in one of the looks; the other language has it in
/// another. What is on a page does not depend on the look, and its colours are held by a test of their own. A page that stands for
/// its kind is seen in every look, in one of them before anything is opened, chosen or answered.
fn every_page(language: &'static str, first: usize) {
    Setup::new(Engine::Chromium).run(|visit| async move {
        visit.before_each_page(AXE).await?;
        visit.open_live(&format!("{language}/")).await?;
        let mut all = Vec::new();
        let mut kinds = 0;
        for (number, page) in all_pages(language).into_iter().enumerate() {
            visit.follow(&page).await?;
            let mut looks = LOOKS;
            looks.rotate_left((number + first) % LOOKS.len());
            let used = match PAGES.contains(&page.as_str()) {
                true => {
                    kinds += 1;
                    let (theme, width) = looks[0];
                    by(&visit, theme).await?;
                    visit.resize(width, 800).await?;
                    as_tall_as_the_page(&visit, width).await?;
                    all.extend(named_faults(&visit, &page).await?);
                    &looks[..]
                }
                false => &looks[..1],
            };
            all.extend(in_use(&visit, &page, used).await?);
        }
        let of_language = PAGES.iter().filter(|page| page.starts_with(language));
        assert_eq!(kinds, of_language.count());
        assert!(all.is_empty(), "{}", all.join("\n"));
        Ok(())
    });
}

#[test]
fn every_indonesian_page() {
    every_page("id", 0);
}

#[test]
fn every_english_page() {
    every_page("en", 1);
}

/// What only a few presses show: a result of the guide, a coach, an ending, where one goes on, the bars, the last question
/// before everything is deleted.
#[test]
fn what_a_few_presses_show() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        visit.before_each_page(AXE).await?;
        let mut all = Vec::new();
        for (theme, language) in [("light", "en"), ("dark", "id")] {
            by(&visit, theme).await?;
            let at = |page: &str| format!("{language}/{page}");
            let states: [(&str, &str, &[&str]); 12] = [
                ("a result", "tanya/", &["label[for='g-a2']"]),
                ("a question", "tanya/", &["label[for='g-about-me']"]),
                ("a question without an answer", "tanya/", &["#g-on"]),
                (
                    "a coach",
                    "modul/m1-r1/",
                    &["label[for='say-c']", ".item .btn"],
                ),
                (
                    "tried again",
                    "modul/m1-r1/",
                    &["label[for='say-c']", ".item .btn", ".play > .btns .btn"],
                ),
                ("before deleting", "data/", &["#wipe"]),
                ("the final assessment", "modul/t1/", &["#start"]),
                ("breathing runs", "mandiri/a1/", &[".breath .btn"]),
                ("a timer runs", "mandiri/a3/", &[".timer .btns .btn"]),
                (
                    "a timer pauses",
                    "mandiri/a3/",
                    &[".timer .btns .btn", ".timer .btns .btn"],
                ),
                ("where one goes on", "", &[]),
                ("a module in hand", "modul/m1/", &[]),
            ];
            for (state, page, presses) in states {
                visit.resize(360, 800).await?;
                visit.open_live(&at(page)).await?;
                for press in presses {
                    visit
                        .until(press, &format!("document.querySelector({})", json!(press)))
                        .await?;
                    visit.press(press).await?;
                }
                let last = presses.last().map_or("h1", |_| "main");
                visit
                    .until(state, &format!("document.querySelector('{last}')"))
                    .await?;
                as_tall_as_the_page(&visit, 360).await?;
                let name = format!("{state} {theme}");
                all.extend(named_faults(&visit, &name).await?);
            }
            visit.open_live(&at("modul/m1-r1/")).await?;
            for choice in ["b", "b", "a", "a", "a"] {
                say(&visit, choice).await?;
            }
            let looking_back = "document.querySelectorAll('.play h3').length === 5";
            visit.until("an ending", looking_back).await?;
            as_tall_as_the_page(&visit, 360).await?;
            all.extend(named_faults(&visit, "an ending").await?);
            visit.run("dispatchEvent(new Event('offline'))").await?;
            visit
                .until("a bar", "document.querySelector('.bars .bar')")
                .await?;
            all.extend(named_faults(&visit, "a bar").await?);
        }
        assert!(all.is_empty(), "{}", all.join("\n"));
        Ok(())
    });
}

/// Every worksheet on each of its steps, finished and kept, with its pictures and tables.
#[test]
fn every_sheet_in_every_state() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        visit.before_each_page(AXE).await?;
        visit.open_live("id/mandiri/").await?;
        let mut all = Vec::new();
        let mut sheets = 0;
        for tool in TOOLS {
            let (theme, language) = [("light", "id"), ("dark", "en")][usize::from(tool) % 2];
            by(&visit, theme).await?;
            visit.resize(360, 800).await?;
            visit
                .follow(&format!("{language}/mandiri/a{tool}/"))
                .await?;
            let found = "[...document.querySelectorAll('.worksheet')].map(sheet => sheet.id)";
            let found: Vec<String> = serde_json::from_value(visit.value(found).await?)?;
            for sheet in found {
                sheets += 1;
                for step in 0.. {
                    as_tall_as_the_page(&visit, 360).await?;
                    let name = format!("{sheet} {step}");
                    all.extend(named_faults(&visit, &name).await?);
                    if !step_on(&visit, &sheet, "Kata-kataku").await? {
                        break;
                    }
                }
                visit.press(&format!("[id='{sheet}-keep']")).await?;
                visit
                    .until("it is listed", "document.querySelector('.kept')")
                    .await?;
                visit
                    .run(
                        "for (const fold of document.querySelectorAll('details')) fold.open = true",
                    )
                    .await?;
                as_tall_as_the_page(&visit, 360).await?;
                let name = format!("{sheet} kept");
                all.extend(named_faults(&visit, &name).await?);
            }
        }
        assert!(sheets >= 14, "only {sheets} sheets");
        assert!(all.is_empty(), "{}", all.join("\n"));
        Ok(())
    });
}

/// Pages that have no program: the lost page, the neutral page, and a page before takeover.
#[test]
fn pages_without_the_program() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        visit.before_each_page(AXE).await?;
        visit.resize(800, 900).await?;
        for page in ["no/such/page", "jadwal/"] {
            visit.open(page).await?;
            let found = faults(&visit).await?;
            assert!(found.is_empty(), "{page}: {}", found.join("\n"));
        }
        visit
            .before_each_page("WebAssembly.instantiateStreaming = () => new Promise(() => {})")
            .await?;
        for page in [
            "id/modul/m1-l1/",
            "id/modul/m1-r1/",
            "id/mandiri/p2/",
            "en/data/",
        ] {
            visit.open(page).await?;
            visit.resize(360, 800).await?;
            visit.run(IN_USE).await?;
            // What the snapshot leaves for later is laid out when it comes into sight, and is higher than was thought.
            for _ in 0..2 {
                as_tall_as_the_page(&visit, 360).await?;
                visit.painted().await?;
            }
            let found = faults(&visit).await?;
            assert!(found.is_empty(), "{page}: {}", found.join("\n"));
        }
        Ok(())
    });
}
