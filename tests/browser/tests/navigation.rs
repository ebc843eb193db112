//! Getting about: links, Back and Forward, the language switch, sub-paths, the lost page, leaving quickly.

use crate::lesson::LESSON;
use browser_tests::{Engine, Setup, Visit};
use serde_json::json;
use thirtyfour::prelude::*;

async fn back_and_forward_come_to_where_one_was(visit: Visit) -> WebDriverResult<()> {
    visit.open_live("id/modul/m1/").await?;
    visit.press(".toc li:nth-child(2) a").await?;
    visit
        .until("the lesson opens", "location.pathname.endsWith('/m1-l2/')")
        .await?;
    visit
        .until(
            "it begins at its top",
            "scrollY === 0 && document.querySelector('article.prose')",
        )
        .await?;
    visit.run("scrollTo(0, 900)").await?;
    visit.until("one has read on", "scrollY === 900").await?;
    visit
        .run("document.querySelector('.foot a').click()")
        .await?;
    visit
        .until(
            "another page opens",
            "location.pathname.endsWith('/kontak/')",
        )
        .await?;
    visit.driver.back().await?;
    visit
        .until(
            "Back shows the place one had read to",
            "location.pathname.endsWith('/m1-l2/') && scrollY === 900",
        )
        .await?;
    visit.driver.forward().await?;
    visit
        .until("Forward leads on", "location.pathname.endsWith('/kontak/')")
        .await?;
    let title = visit.value("document.title").await?;
    assert_eq!(title, "Kontak – Ruang Belajar");
    Ok(())
}

async fn the_language_switch_stays_on_the_page(visit: Visit) -> WebDriverResult<()> {
    visit.open_live(LESSON).await?;
    visit
        .run("document.querySelector(\".foot a[hreflang='en']\").click()")
        .await?;
    let there =
        "location.pathname.endsWith('/en/modul/m1-l1/') && document.documentElement.lang === 'en'";
    visit.until("the same page in English", there).await?;
    visit.driver.back().await?;
    visit
        .until(
            "Back leads to Indonesian",
            "document.documentElement.lang === 'id'",
        )
        .await
}

async fn leaving_quickly_shows_a_timetable_and_back_shows_it_too(
    visit: Visit,
) -> WebDriverResult<()> {
    visit.open_live("id/").await?;
    visit.open_live("id/tanya/").await?;
    visit.press(".tool--exit").await?;
    let neutral = "location.pathname.endsWith('/jadwal/') && !document.querySelector('.top') \
                   && !document.body.innerText.includes('Sejawat')";
    visit.until("an ordinary timetable", neutral).await?;
    assert_eq!(
        visit.value("document.title").await?,
        "Jadwal – Ruang Belajar"
    );
    visit.driver.back().await?;
    visit
        .until("Back shows the timetable again", neutral)
        .await?;
    visit.press("main a").await?;
    visit.live().await?;
    visit
        .until(
            "one comes back when one asks for it",
            "document.querySelector('.top')",
        )
        .await
}

async fn who_turns_back_before_a_page_came_stays(visit: Visit) -> WebDriverResult<()> {
    visit.open_live("id/modul/m1/").await?;
    visit.press(".toc li:nth-child(2) a").await?;
    let lesson = "location.pathname.endsWith('/m1-l2/') && document.querySelector('article.prose')";
    visit.until("the lesson opens", lesson).await?;
    visit
        .run("document.querySelector('.foot a').click(); history.back()")
        .await?;
    let came = "performance.getEntriesByType('resource').some(entry => entry.name.endsWith('/help.json') && entry.responseEnd)";
    visit.until("the other page came", came).await?;
    visit.painted().await?;
    visit.until("the lesson is shown", lesson).await
}

in_both_engines!(Setup::keeping;
    who_turns_back_before_a_page_came_stays,
    back_and_forward_come_to_where_one_was,
    the_language_switch_stays_on_the_page,
    leaving_quickly_shows_a_timetable_and_back_shows_it_too,
);

/// The same folder works under this path, without any setting; so does the page for what is not there.
fn under(engine: Engine, prefix: &'static str) {
    Setup::keeping(engine)
        .under(prefix)
        .run(|visit| async move {
            visit.open_live("").await?;
            visit.open_live(LESSON).await?;
            visit.press("#finish").await?;
            let there = format!("location.pathname === '{prefix}id/modul/m1-l2/'");
            visit.until("links stay under the path", &there).await?;
            let key = format!("sejawat:{prefix}:progress");
            assert!(
                visit
                    .value("Object.keys(localStorage)")
                    .await?
                    .as_array()
                    .is_some_and(|keys| keys.contains(&json!(key)))
            );
            visit.open("no/such/page").await?;
            let found = format!("document.querySelector('base')?.href.endsWith('{prefix}')");
            visit.until("the lost page finds the root", &found).await?;
            visit.press("main ul a").await?;
            visit
                .until(
                    "and leads to help",
                    &format!("location.pathname === '{prefix}id/kontak/'"),
                )
                .await
        });
}

#[test]
fn the_lost_page_finds_the_root_under_the_headers_of_the_release() {
    let host = hosting::Host {
        headers: true,
        ..hosting::Host::new(browser_tests::release())
    };
    Setup::of(Engine::Chromium, host)
        .under("/school/site/")
        .run(|visit| async move {
            visit.open_live(LESSON).await?;
            visit.open("no/such/page").await?;
            let found = "document.querySelector('base')?.href.endsWith('/school/site/')";
            visit.until("the lost page finds the root", found).await
        });
}

#[test]
fn the_folder_works_at_the_root() {
    under(Engine::Chromium, "/");
    under(Engine::Firefox, "/");
}

#[test]
fn the_folder_works_in_a_folder() {
    under(Engine::Chromium, "/repo/");
    under(Engine::Firefox, "/repo/");
}

#[test]
fn the_folder_works_three_folders_deep() {
    under(Engine::Chromium, "/a/b/c/");
    under(Engine::Firefox, "/a/b/c/");
}
