//! Items that are arranged: steps moved by buttons, left sides matched by lists, entries put into groups by radios.

use crate::keyboard::tab_to;
use crate::takeover::HOLD;
use browser_tests::{Engine, Setup, Visit};
use serde_json::json;
use thirtyfour::prelude::*;

const ORDERING: (&str, &str) = ("id/modul/m1-l4/", "m1-l4-q6");
const MATCHING: (&str, &str) = ("id/modul/m1-l2/", "m1-l2-q6");
const GROUPS: (&str, &str) = ("id/modul/m1-l1/", "m1-l1-q5");

/// The first words of the steps in their right order.
const STEPS: [&str; 5] = [
    "“Hai.",
    "“Aku pendukung",
    "“Kita punya",
    "“Ceritamu",
    "“Mau mulai",
];

/// Selector of what stands in an item.
fn inside(item: &str, what: &str) -> String {
    format!("section[aria-labelledby='{item}-h'] {what}")
}

/// Words of what stands in an item, as an expression of the page.
fn words(item: &str, what: &str) -> String {
    format!(
        "document.querySelector(\"{}\").innerText",
        inside(item, what)
    )
}

async fn check(visit: &Visit, item: &str) -> WebDriverResult<()> {
    visit.press(&inside(item, ".check > summary")).await
}

/// Waits until the fold of an item shows these words.
async fn answers(visit: &Visit, item: &str, said: &str) -> WebDriverResult<()> {
    let shown = format!("{}.includes('{said}')", words(item, ".check"));
    visit.until(&format!("the fold says {said}"), &shown).await
}

/// Puts a left side to the right side of an id.
async fn pick(visit: &Visit, left: &str, right: &str) -> WebDriverResult<()> {
    let (_, item) = MATCHING;
    // Some browsers scroll to no option, only to its list.
    let list =
        format!("document.getElementById('{item}-{left}').scrollIntoView({{ block: 'center' }})");
    visit.run(&list).await?;
    let option = format!("#{item}-{left} option[value='{left}-{right}']");
    visit.press(&option).await
}

/// Puts an entry into a group.
async fn put(visit: &Visit, entry: &str, group: &str) -> WebDriverResult<()> {
    let (_, item) = GROUPS;
    visit
        .press(&format!("label[for='{item}-{entry}-{group}']"))
        .await
}

async fn steps_are_put_in_order_with_the_keyboard_alone(visit: Visit) -> WebDriverResult<()> {
    let (page, item) = ORDERING;
    visit.open_live(page).await?;
    let shown = format!(
        "[...document.querySelectorAll(\"{}\")].map(step => step.innerText.trim())",
        inside(item, ".order > li")
    );
    let rank = |words: &str| STEPS.iter().position(|step| words.starts_with(step));
    // Every step moves up past those that come later, so that Tab only ever goes on.
    for begin in 1..STEPS.len() {
        let order = visit.value(&shown).await?;
        let order: Vec<String> = serde_json::from_value(order)?;
        let ranks: Vec<Option<usize>> = order.iter().map(|words| rank(words)).collect();
        assert!(ranks.iter().all(Option::is_some), "{order:?}");
        let moves = ranks[..begin]
            .iter()
            .filter(|rank| **rank > ranks[begin])
            .count();
        let mut place = begin;
        for _ in 0..moves {
            if place == begin {
                let button = format!("one.id === '{item}-{place}-up'");
                tab_to(&visit, "the button that moves the step up", &button).await?;
            }
            visit.keys(Key::Enter).await?;
            place -= 1;
            let taken_along = format!(
                "document.activeElement.closest('li')?.innerText.trim().startsWith('{}')",
                STEPS[ranks[begin].unwrap_or(0)]
            );
            visit
                .until("the focus goes with the step", &taken_along)
                .await?;
            let said = format!(
                "{}.includes('sekarang ke-{} dari 5')",
                words(item, "> [role=status]"),
                place + 1
            );
            visit.until("its new place is announced", &said).await?;
        }
    }
    tab_to(
        &visit,
        "the button that checks",
        "one.matches('summary.btn')",
    )
    .await?;
    visit.keys(Key::Enter).await?;
    answers(&visit, item, "5 dari 5 sudah tepat").await?;
    let said = format!(
        "{}.startsWith('Tepat. 5 dari 5')",
        words(item, "> [role=status]")
    );
    visit.until("what it is worth is announced", &said).await?;
    let order = visit.value(&shown).await?;
    visit.open_live(page).await?;
    assert_eq!(visit.value(&shown).await?, order, "the order is kept");
    let before = words(item, "fieldset");
    let before = format!("{before}.includes('Pernah kamu jawab tepat')");
    visit.until("it was right once", &before).await
}

async fn an_order_that_nobody_touched_is_no_answer(visit: Visit) -> WebDriverResult<()> {
    let (page, item) = ORDERING;
    visit.open_live(page).await?;
    check(&visit, item).await?;
    answers(&visit, item, "Belum ada yang kamu atur").await?;
    let trace = format!("Object.values(localStorage).some(text => text.includes('{item}'))");
    assert_eq!(visit.value(&trace).await?, false);
    // A step that moves closes the fold, and what is checked then is an answer.
    visit.press(&inside(item, ".ib:not([disabled])")).await?;
    let shut = format!(
        "!document.querySelector(\"{}\")",
        inside(item, ".check[open]")
    );
    visit.until("the fold is closed", &shut).await?;
    check(&visit, item).await?;
    answers(&visit, item, "dari 5 sudah tepat").await?;
    visit.until("it is stored", &trace).await
}

async fn sides_are_matched_first_wrong_and_then_right(visit: Visit) -> WebDriverResult<()> {
    let (page, item) = MATCHING;
    visit.open_live(page).await?;
    for (left, right) in [("a", "x"), ("b", "b"), ("c", "c"), ("d", "b")] {
        pick(&visit, left, right).await?;
    }
    check(&visit, item).await?;
    answers(&visit, item, "3 dari 5 sudah tepat").await?;
    answers(&visit, item, "Belum kamu pilih").await?;
    answers(&visit, item, "Latihannya kamu sebut sebagai sebab").await?;
    visit.press(&inside(item, ".check .btns .btn")).await?;
    let back = format!(
        "!document.querySelector(\"{}\") && document.activeElement.matches('summary.btn') \
         && document.getElementById('{item}-b').value === 'b-b'",
        inside(item, ".check[open]")
    );
    visit
        .until("the marks are gone, what was chosen is not", &back)
        .await?;
    pick(&visit, "a", "a").await?;
    pick(&visit, "e", "a").await?;
    check(&visit, item).await?;
    answers(&visit, item, "5 dari 5 sudah tepat").await?;
    let stored = format!(
        "Object.values(localStorage).some(text => text.includes('\"{item}\"') && text.includes('\"e-a\"') \
         && text.includes('\"right\":true,\"checks\":2'))"
    );
    visit
        .until("wrong and then right is stored as right", &stored)
        .await?;
    visit.open_live(page).await?;
    let kept = format!(
        "[...document.querySelectorAll(\"{}\")].map(list => list.value).sort()",
        inside(item, "select")
    );
    assert_eq!(
        visit.value(&kept).await?,
        json!(["a-a", "b-b", "c-c", "d-b", "e-a"])
    );
    Ok(())
}

async fn entries_are_put_into_groups(visit: Visit) -> WebDriverResult<()> {
    let (page, item) = GROUPS;
    visit.open_live(page).await?;
    for (entry, group) in [
        ("a", "m"),
        ("b", "m"),
        ("c", "m"),
        ("d", "n"),
        ("e", "m"),
        ("f", "n"),
    ] {
        put(&visit, entry, group).await?;
    }
    check(&visit, item).await?;
    answers(&visit, item, "5 dari 6 sudah tepat").await?;
    put(&visit, "b", "n").await?;
    let changed = format!(
        "{}.startsWith('Pilihanmu berubah')",
        words(item, "> [role=status]")
    );
    visit
        .until("a changed choice is announced", &changed)
        .await?;
    check(&visit, item).await?;
    answers(&visit, item, "6 dari 6 sudah tepat").await?;
    visit.open_live(page).await?;
    let kept = format!("document.getElementById('{item}-b-n').checked");
    visit.until("the groups are kept", &kept).await
}

async fn an_item_leads_to_its_case(visit: Visit) -> WebDriverResult<()> {
    visit.open_live("id/modul/m1-l3/").await?;
    visit.press(&inside("m1-l3-q7", "fieldset > p a")).await?;
    let there = "location.hash === '#s1' && document.activeElement.id === 's1'";
    visit.until("the case has the focus", there).await
}

in_both_engines!(
    steps_are_put_in_order_with_the_keyboard_alone,
    an_order_that_nobody_touched_is_no_answer,
    sides_are_matched_first_wrong_and_then_right,
    entries_are_put_into_groups,
    an_item_leads_to_its_case,
);

/// Without the program each shows where its entries belong, and why, behind a fold.
async fn shows_the_answers(visit: Visit) -> WebDriverResult<()> {
    let expected = [
        (
            ORDERING,
            ["Langkah 1", "Boleh bertukar", "Ratna yang menentukan"],
        ),
        (MATCHING, ["Validasi", "Hubungkan", "Ada tempat dan jam."]),
        (
            GROUPS,
            ["Bukan tugasku", "Tugasku", "Jembatan selesai di pintu"],
        ),
    ];
    for ((page, item), expected) in expected {
        visit.open(page).await?;
        let fold = visit.driver.find(By::Css(inside(item, ".check"))).await?;
        assert!(!fold.text().await?.contains(expected[2]), "it is closed");
        check(&visit, item).await?;
        let shown = fold.text().await?;
        for words in expected {
            assert!(shown.contains(words), "{words} is missing: {shown}");
        }
        let dead = visit
            .driver
            .find_all(By::Css(inside(item, "button")))
            .await?;
        assert!(
            dead.is_empty(),
            "{item} has a button that needs the program"
        );
    }
    Ok(())
}

#[test]
fn without_scripts_in_chromium() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        visit.scripts(false).await?;
        shows_the_answers(visit).await
    });
}

#[test]
fn without_scripts_in_firefox() {
    Setup::new(Engine::Firefox)
        .preference("javascript.enabled", false)
        .run(shows_the_answers);
}

#[test]
fn a_side_matched_before_the_program_is_there_stays() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        visit.before_each_page(HOLD).await?;
        let (page, item) = MATCHING;
        visit.open(page).await?;
        visit.until("the program waits", "window.go").await?;
        pick(&visit, "c", "c").await?;
        visit.run("window.go()").await?;
        visit.live().await?;
        let kept = format!("document.getElementById('{item}-c').value");
        assert_eq!(visit.value(&kept).await?, "c-c");
        check(&visit, item).await?;
        answers(&visit, item, "1 dari 5 sudah tepat").await
    });
}

#[test]
fn an_entry_put_into_its_group_before_the_program_is_there_stays() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        visit.before_each_page(HOLD).await?;
        let (page, item) = GROUPS;
        visit.open(page).await?;
        visit.until("the program waits", "window.go").await?;
        put(&visit, "a", "m").await?;
        visit.run("window.go()").await?;
        visit.live().await?;
        let kept = format!("document.getElementById('{item}-a-m').checked");
        assert_eq!(visit.value(&kept).await?, true);
        check(&visit, item).await?;
        answers(&visit, item, "1 dari 6 sudah tepat").await
    });
}
