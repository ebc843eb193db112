//! The moment in which the program takes the page over: nothing the reader did is lost.

use crate::lesson::{ITEM, LESSON, RIGHT, SHOWN, check, choose, counted, feedback};
use browser_tests::{Engine, Setup, Visit};
use serde_json::json;
use thirtyfour::prelude::*;

/// The program is held back until `go()` is called.
pub const HOLD: &str = "const real = WebAssembly.instantiateStreaming; \
    WebAssembly.instantiateStreaming = (...all) => \
    new Promise(go => { window.go = go; }).then(() => real(...all));";

async fn an_answer_given_before_the_program_is_there_counts_after_it(
    visit: Visit,
) -> WebDriverResult<()> {
    visit.open(LESSON).await?;
    visit.until("the program waits", "window.go").await?;
    let live = "document.documentElement.hasAttribute('data-live')";
    assert_eq!(visit.value(live).await?, false);
    choose(&visit, RIGHT).await?;
    check(&visit).await?;
    feedback(&visit, "Tepat").await?;
    let order = format!(
        "[...document.querySelectorAll(\"input[name='{ITEM}']\")].map(input => input.value).join()"
    );
    // A page kept by a translator or an older release may show another order: the one that was seen stays.
    visit.run(&format!(
        "const [first, , , last] = document.querySelectorAll(\"input[name='{ITEM}']\"); \
         const swap = [first, first.nextElementSibling, last, last.nextElementSibling]; \
         last.before(swap[0], swap[1]); document.querySelector(\"section[aria-labelledby='{ITEM}-h'] .opts\").prepend(swap[2], swap[3])"
    ))
    .await?;
    let before = visit.value(&order).await?;
    // What the page says in the very moment of taking over: words that go and come back would make it jump.
    visit
        .run(&format!(
            "new MutationObserver(() => {{ window.said = {SHOWN}; }})\
             .observe(document.documentElement, {{ attributeFilter: ['data-live'] }}); window.go()"
        ))
        .await?;
    visit.live().await?;
    let said = visit.value("window.said").await?;
    assert!(
        said.as_str().is_some_and(|said| said.contains("Tepat")),
        "{said}"
    );
    assert_eq!(visit.value(&order).await?, before);
    let chosen = format!("document.getElementById('{ITEM}-{RIGHT}').checked");
    assert_eq!(visit.value(&chosen).await?, true);
    feedback(&visit, "Tepat").await?;
    counted(&visit).await?;
    let stored = "Object.values(localStorage).some(text => \
                  text.includes('\"m1-l1-q1\"') && text.includes('\"right\":true'))";
    visit.until("it was recorded", stored).await
}

async fn what_was_written_opened_and_focused_before_stays(visit: Visit) -> WebDriverResult<()> {
    visit.open(LESSON).await?;
    visit.until("the program waits", "window.go").await?;
    visit
        .run(
            "document.querySelector('main textarea').value = 'kata-kataku'; \
         document.querySelector('main details.more').open = true; \
         document.getElementById('m1-l1-q2-a').focus()",
        )
        .await?;
    visit.run("window.go()").await?;
    visit.live().await?;
    let kept = "[document.querySelector('main textarea').value, \
                document.querySelector('main details.more').open, document.activeElement.id]";
    assert_eq!(
        visit.value(kept).await?,
        json!(["kata-kataku", true, "m1-l1-q2-a"])
    );
    Ok(())
}

/// What stands far down is laid out only when it comes near, so the page is higher when all of it is.
async fn what_is_being_read_stays_where_it_is(visit: Visit) -> WebDriverResult<()> {
    visit.open(LESSON).await?;
    visit.until("the program waits", "window.go").await?;
    let parts = "[...document.querySelectorAll('.flow > *')]";
    visit
        .run(&format!(
            "const part = {parts}.at(-4); part.scrollIntoView(); window.seen = {parts}.indexOf(part)"
        ))
        .await?;
    let place = format!("Math.round({parts}[window.seen].getBoundingClientRect().top)");
    visit.until("one has read on", "scrollY > 1000").await?;
    visit.painted().await?;
    let before = visit.value(&place).await?;
    visit.run("window.go()").await?;
    visit.live().await?;
    let after = visit.value(&place).await?;
    let moved = after
        .as_f64()
        .zip(before.as_f64())
        .map(|(after, before)| (after - before).abs());
    assert!(
        moved.is_some_and(|moved| moved <= 2.0),
        "from {before} to {after}"
    );
    Ok(())
}

async fn a_fold_that_was_open_stays_open_where_the_live_page_has_more_of_them(
    visit: Visit,
) -> WebDriverResult<()> {
    visit.open("id/mandiri/p2/").await?;
    visit.until("the program waits", "window.go").await?;
    let open = "[...document.querySelectorAll('main details')].filter(fold => fold.open) \
                .map(fold => fold.querySelector('summary').textContent)";
    visit
        .run("[...document.querySelectorAll('main details')].at(-1).open = true")
        .await?;
    let before = visit.value(open).await?;
    visit.run("window.go()").await?;
    visit.live().await?;
    assert_eq!(visit.value(open).await?, before);
    Ok(())
}

const WRAP: &str = "addEventListener('DOMContentLoaded', () => { for (const p of document.querySelectorAll('p, h2')) { \
                const font = document.createElement('font'); font.append(...p.childNodes); p.append(font); } });";

async fn a_page_that_a_translator_has_changed_still_comes_alive(
    visit: Visit,
) -> WebDriverResult<()> {
    visit.open_live(LESSON).await?;
    choose(&visit, RIGHT).await?;
    check(&visit).await?;
    counted(&visit).await
}

const BROKEN: &str = "WebAssembly.instantiateStreaming = () => Promise.reject(new Error('no')); \
                  WebAssembly.instantiate = () => Promise.reject(new Error('no'));";

async fn a_program_that_cannot_start_leaves_a_readable_page_and_says_so(
    visit: Visit,
) -> WebDriverResult<()> {
    visit.open(LESSON).await?;
    let said = "document.documentElement.hasAttribute('data-failed') \
                && getComputedStyle(document.querySelector('.failed-note')).display !== 'none'";
    visit.until("a plain line says so", said).await?;
    choose(&visit, RIGHT).await?;
    check(&visit).await?;
    feedback(&visit, "Tepat").await?;
    assert!(
        visit
            .value(SHOWN)
            .await?
            .as_str()
            .is_some_and(|shown| !shown.is_empty())
    );
    Ok(())
}

in_both_engines_after!(
    HOLD;
    an_answer_given_before_the_program_is_there_counts_after_it,
    what_was_written_opened_and_focused_before_stays,
    what_is_being_read_stays_where_it_is,
    a_fold_that_was_open_stays_open_where_the_live_page_has_more_of_them,
);
in_both_engines_after!(WRAP; a_page_that_a_translator_has_changed_still_comes_alive);
in_both_engines_after!(BROKEN; a_program_that_cannot_start_leaves_a_readable_page_and_says_so);

#[test]
fn a_host_that_names_the_program_wrongly_still_starts_it() {
    let host = hosting::Host {
        wrong_types: true,
        compress: false,
        ..hosting::Host::new(browser_tests::release())
    };
    Setup::of(Engine::Chromium, host).run(|visit| async move {
        visit.open_live(LESSON).await?;
        choose(&visit, RIGHT).await?;
        check(&visit).await?;
        counted(&visit).await
    });
}

#[test]
fn on_plain_http_everything_but_reading_offline_works() {
    let setup = Setup::new(Engine::Chromium).named("sekolah.test");
    setup.run(|visit| async move {
        visit.open_live(LESSON).await?;
        assert_eq!(visit.value("isSecureContext").await?, false);
        choose(&visit, RIGHT).await?;
        check(&visit).await?;
        counted(&visit).await?;
        visit.open_live(LESSON).await?;
        let kept = format!("document.getElementById('{ITEM}-{RIGHT}').checked");
        visit.until("it was stored", &kept).await?;
        visit.open_live("id/mandiri/p2/").await?;
        visit.press(".plan .btn--line").await?;
        let said =
            "document.querySelector('.plan').innerText.includes('Tidak bisa menyalin otomatis')";
        visit
            .until("what cannot be copied is said plainly", said)
            .await
    });
}
