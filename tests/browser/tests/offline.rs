//! Without the network, after one visit; and a new release.

use crate::help::{finished_without_a_trace, with_host_file};
use browser_tests::{Engine, Setup, Visit};
use serde_json::json;
use thirtyfour::prelude::*;

async fn after_one_visit_every_page_opens_without_the_host(
    mut visit: Visit,
) -> WebDriverResult<()> {
    visit.open_live("id/").await?;
    visit.kept("id").await?;
    visit.cut_off();
    for path in [
        "id/kontak/",
        "id/modul/m1-l3/",
        "id/tanya/",
        "id/mandiri/p2/",
    ] {
        visit.open_live(path).await?;
        let heading = visit
            .value("document.querySelector('main h1').innerText.length")
            .await?;
        assert!(heading.as_u64() > Some(3), "{path}");
    }
    let exercise = "!!document.querySelector('.used .breath')";
    assert_eq!(
        visit.value(exercise).await?,
        true,
        "the exercise of another page is kept too"
    );
    visit.open("jadwal/").await?;
    visit
        .until(
            "the neutral page opens too",
            "document.querySelector('table')",
        )
        .await
}

async fn another_language_is_kept_once_it_was_chosen(mut visit: Visit) -> WebDriverResult<()> {
    visit.open_live("id/modul/m1-l1/").await?;
    visit.kept("id").await?;
    visit
        .until(
            "the worker serves this page",
            "navigator.serviceWorker.controller",
        )
        .await?;
    visit
        .run("document.querySelector(\".foot a[hreflang='en']\").click()")
        .await?;
    visit.kept("en").await?;
    visit.cut_off();
    visit.open_live("en/modul/m1-l4/").await?;
    visit
        .until(
            "the English page is there",
            "document.documentElement.lang === 'en'",
        )
        .await
}

in_both_engines!(Setup::keeping;
    after_one_visit_every_page_opens_without_the_host,
    another_language_is_kept_once_it_was_chosen,
);

#[test]
fn a_line_that_counts_every_byte_is_asked_first() {
    Setup::keeping(Engine::Chromium).run(|visit| async move {
        let saving =
            "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })";
        visit.before_each_page(saving).await?;
        visit.open_live("id/").await?;
        visit
            .until(
                "the question is shown",
                "document.querySelector('#keep-offline')",
            )
            .await?;
        assert_eq!(
            visit
                .value("navigator.serviceWorker.getRegistrations().then(found => found.length)")
                .await?,
            json!(0)
        );
        visit.press("#keep-offline").await?;
        visit.kept("id").await
    });
}

const SCHOOL: &str = r#"{ "name": "SMA Contoh", "switches": { "never_save": true }, "contacts": [
    { "id": "b", "name": "Ruang BK", "role": "guru BK", "phones": ["+620000000001"],
      "speeds": ["now", "today", "days"], "last_checked": "2026-11-01" } ] }"#;

#[test]
fn after_one_visit_the_schools_contacts_and_switches_stand_without_the_host() {
    with_host_file("kept-host", SCHOOL, |mut visit| async move {
        visit.open_live("id/").await?;
        visit.kept("id").await?;
        visit.cut_off();
        visit.open_live("id/kontak/").await?;
        let number = "document.querySelector(\"main a[href='tel:+620000000001']\")";
        visit.until("the school's contact is shown", number).await?;
        finished_without_a_trace(&visit).await
    });
}

#[test]
fn contacts_that_could_not_be_loaded_are_not_called_missing() {
    Setup::keeping(Engine::Chromium).run(|visit| async move {
        let fails = "const before = fetch; fetch = (what, ...more) => `${what}`.endsWith('host.json') \
                     ? Promise.reject(new TypeError('no line')) : before(what, ...more)";
        visit.before_each_page(fails).await?;
        visit.open_live("id/kontak/").await?;
        let said = "document.querySelector('main').innerText.includes('tidak bisa dimuat') \
                    && !document.querySelector('main').innerText.includes('Belum diisi')";
        visit.until("it is said as it is", said).await
    });
}

#[test]
fn a_new_release_waits_for_a_tap() {
    let folder = browser_tests::copy_of_the_release("update");
    let host = hosting::Host::new(&folder);
    let worker = folder.join("sw.js");
    Setup::of(Engine::Chromium, host).run(|visit| async move {
        visit.open_live("id/").await?;
        visit.kept("id").await?;
        visit
            .until(
                "the worker serves this page",
                "navigator.serviceWorker.controller",
            )
            .await?;
        let script = std::fs::read_to_string(&worker).expect("the worker");
        let (before, rest) = script.split_once("RELEASE = \"").expect("its release");
        let (_, after) = rest.split_once('"').expect("its end");
        std::fs::write(&worker, format!("{before}RELEASE = \"next\"{after}")).expect("a file");
        for packed in ["sw.js.br", "sw.js.gz"] {
            let _ = std::fs::remove_file(folder.join(packed));
        }
        visit.open_live("id/kontak/").await?;
        let button = ".bars button";
        visit
            .until(
                "a line says so",
                &format!("document.querySelector('{button}')"),
            )
            .await?;
        let names = "caches.keys().then(names => { window.names = names.join(); }), window.names";
        visit
            .until(
                "both releases are kept",
                &format!("({names})?.includes('next')"),
            )
            .await?;
        visit.run("window.old = true").await?;
        visit.press(button).await?;
        visit.until("the page comes anew", "!window.old").await?;
        visit.live().await?;
        visit
            .until(
                "only the new release is kept, and the school's file",
                &format!(
                    "({names})?.includes('next') && window.names.split(',').length === 2 \
                     && window.names.includes(':host')"
                ),
            )
            .await
    });
}
