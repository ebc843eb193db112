//! What people do, in a real browser on the built site.

use browser_tests::{before_each_page, host, live, scripts, until, value, with_browser};
use serde_json::json;
use thirtyfour::prelude::*;

const LESSON: &str = "id/modul/m1-l1/";
const ITEM: &str = "m1-l1-q1";

/// Presses the label of an option, as a thumb would.
async fn choose(driver: &WebDriver, option: &str) -> WebDriverResult<()> {
    let label = driver
        .find(By::Css(format!("label[for='{ITEM}-{option}']")))
        .await?;
    label.scroll_into_view().await?;
    label.click().await
}

async fn check_answer(driver: &WebDriver) -> WebDriverResult<()> {
    let button = driver
        .find(By::Css(format!(
            "section[aria-labelledby='{ITEM}-h'] details.check > summary"
        )))
        .await?;
    button.scroll_into_view().await?;
    button.click().await
}

/// Words of the feedback that is shown for the first item.
const SHOWN: &str = "[...document.querySelectorAll(\"section[aria-labelledby='m1-l1-q1-h'] .fb\")].filter(box => box.checkVisibility()).map(box => box.innerText).join(' ')";

#[test]
fn a_lesson_is_answered_finished_and_gone_on_with_after_the_browser_came_back() {
    let site = host("/");
    with_browser(|driver| async move {
        driver.goto(format!("{}{LESSON}", site.address())).await?;
        live(&driver).await?;
        choose(&driver, "a").await?;
        check_answer(&driver).await?;
        until(
            &driver,
            "the feedback of the wrong option shows",
            &format!("{SHOWN}.includes('Bisa melukai')"),
        )
        .await?;
        choose(&driver, "c").await?;
        until(
            &driver,
            "a changed choice takes the feedback back",
            &format!("{SHOWN} === ''"),
        )
        .await?;
        check_answer(&driver).await?;
        until(
            &driver,
            "the feedback of the right option shows",
            &format!("{SHOWN}.includes('Tepat')"),
        )
        .await?;
        until(
            &driver,
            "the result counts it",
            "document.querySelector('.result').innerText.includes('1 dari 4')",
        )
        .await?;
        driver
            .execute("document.querySelector('#finish').click()", vec![])
            .await?;
        until(
            &driver,
            "the next lesson opens",
            "location.pathname.endsWith('/m1-l2/')",
        )
        .await?;
        until(
            &driver,
            "its heading has the focus",
            "document.activeElement === document.querySelector('main h1')",
        )
        .await?;
        driver.goto(format!("{}id/", site.address())).await?;
        live(&driver).await?;
        until(
            &driver,
            "home goes on where one left off",
            "document.querySelector('#resume')?.innerText.includes('Validasi')",
        )
        .await?;
        driver
            .goto(format!("{}id/modul/m1/", site.address()))
            .await?;
        live(&driver).await?;
        until(
            &driver,
            "the first lesson is done",
            "document.querySelector('.toc li').innerText.includes('Selesai')",
        )
        .await
    });
}

#[test]
fn an_answer_given_before_the_program_is_there_counts_after_it() {
    let site = host("/");
    with_browser(|driver| async move {
        // The program is held back until the reader has answered.
        let hold = "const real = WebAssembly.instantiateStreaming; WebAssembly.instantiateStreaming = (...all) => \
                    new Promise(go => { window.go = go; }).then(() => real(...all));";
        before_each_page(&driver, hold).await?;
        driver.goto(format!("{}{LESSON}", site.address())).await?;
        until(&driver, "the program waits", "window.go").await?;
        assert_eq!(
            value(
                &driver,
                "document.documentElement.hasAttribute('data-live')"
            )
            .await?,
            json!(false)
        );
        choose(&driver, "c").await?;
        check_answer(&driver).await?;
        until(
            &driver,
            "the page answers by itself",
            &format!("{SHOWN}.includes('Tepat')"),
        )
        .await?;
        let order = "[...document.querySelectorAll(\"input[name='m1-l1-q1']\")].map(input => input.value).join()";
        let before = value(&driver, order).await?;
        driver
            .execute(
                "document.body.append(document.createElement('div')); window.go()",
                vec![],
            )
            .await?;
        live(&driver).await?;
        assert_eq!(value(&driver, order).await?, before);
        assert_eq!(
            value(
                &driver,
                &format!("document.getElementById('{ITEM}-c').checked")
            )
            .await?,
            json!(true)
        );
        until(
            &driver,
            "the feedback is still open",
            &format!("{SHOWN}.includes('Tepat')"),
        )
        .await?;
        until(&driver, "it was recorded", "Object.values(localStorage).some(text => text.includes('\"m1-l1-q1\"') && text.includes('\"right\":true'))").await
    });
}

#[test]
fn a_page_that_a_translator_has_changed_still_comes_alive() {
    let site = host("/");
    with_browser(|driver| async move {
        let wrap = "addEventListener('DOMContentLoaded', () => { for (const p of document.querySelectorAll('p, h2')) { \
                    const font = document.createElement('font'); font.append(...p.childNodes); p.append(font); } });";
        before_each_page(&driver, wrap).await?;
        driver.goto(format!("{}{LESSON}", site.address())).await?;
        live(&driver).await?;
        choose(&driver, "c").await?;
        check_answer(&driver).await?;
        until(
            &driver,
            "the quiz counts",
            "document.querySelector('.result').innerText.includes('1 dari 4')",
        )
        .await
    });
}

#[test]
fn without_scripts_every_page_reads_the_quiz_answers_and_numbers_can_be_called() {
    let site = host("/");
    with_browser(|driver| async move {
        scripts(&driver, false).await?;
        driver.goto(format!("{}{LESSON}", site.address())).await?;
        choose(&driver, "a").await?;
        check_answer(&driver).await?;
        let shown = driver
            .find(By::Css(format!(
                "section[aria-labelledby='{ITEM}-h'] .check"
            )))
            .await?
            .text()
            .await?;
        assert!(
            shown.contains("Bisa melukai") && !shown.contains("Tepat\n"),
            "{shown}"
        );
        driver.goto(format!("{}id/kontak/", site.address())).await?;
        let call = driver.find(By::Css("a[href='tel:119']")).await?;
        assert!(call.is_displayed().await? && call.text().await?.contains("119"));
        driver
            .goto(format!("{}id/modul/m1-r1/", site.address()))
            .await?;
        let text = driver.find(By::Css("main")).await?.text().await?;
        assert!(
            text.contains("Kepala yang ribut"),
            "the role-play's steps are sections"
        );
        scripts(&driver, true).await
    });
}

#[test]
fn the_same_folder_works_under_any_path_and_language_switch_stays_on_the_page() {
    for prefix in ["/", "/repo/", "/a/b/c/"] {
        let site = host(prefix);
        with_browser(|driver| async move {
            driver.goto(format!("{}{LESSON}", site.address())).await?;
            live(&driver).await?;
            driver
                .execute(
                    "document.querySelector(\".foot a[hreflang='en']\").click()",
                    vec![],
                )
                .await?;
            let there = format!("location.pathname === '{prefix}en/modul/m1-l1/'");
            until(&driver, "the same page in English", &there).await?;
            until(
                &driver,
                "its language is set",
                "document.documentElement.lang === 'en'",
            )
            .await?;
            driver.back().await?;
            until(
                &driver,
                "Back leads to Indonesian",
                "document.documentElement.lang === 'id'",
            )
            .await?;
            driver
                .goto(format!("{}no/such/page", site.address()))
                .await?;
            let found = format!("document.querySelector('base')?.href.endsWith('{prefix}')");
            until(&driver, "the lost page finds the root", &found).await
        });
    }
}

#[test]
fn after_one_visit_every_page_opens_without_the_host() {
    let site = host("/repo/");
    let address = site.address();
    with_browser(|driver| async move {
        driver.goto(format!("{address}id/")).await?;
        live(&driver).await?;
        // Every data file that the worker's own list names for this language.
        let kept = "fetch('sw.js').then(answer => answer.text()).then(async text => { \
                    const wanted = new Set(text.match(/data\\/id\\/[a-z0-9]+\\.json/g)); \
                    for (const name of await caches.keys()) { const cache = await caches.open(name); \
                    const found = await Promise.all([...wanted].map(path => cache.match(new URL(path, document.baseURI)))); \
                    if (wanted.size && found.every(Boolean)) window.kept = true; } }), window.kept";
        until(&driver, "the pages are kept", kept).await?;
        site.stop();
        for path in [
            "id/kontak/",
            "id/modul/m1-l3/",
            "id/mandiri/p2/",
            "id/tanya/",
        ] {
            driver.goto(format!("{address}{path}")).await?;
            live(&driver).await?;
            let heading = value(
                &driver,
                "document.querySelector('main h1').innerText.length",
            )
            .await?;
            assert!(heading.as_u64() > Some(3), "{path}");
        }
        Ok(())
    });
}

#[test]
fn storage_that_is_denied_full_or_broken_stops_nothing_and_loses_nothing() {
    let denied = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });";
    let full = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };";
    for (trouble, word) in [(denied, "tidak mengizinkan"), (full, "tidak mengizinkan")] {
        let site = host("/");
        with_browser(|driver| async move {
            before_each_page(&driver, trouble).await?;
            driver.goto(format!("{}{LESSON}", site.address())).await?;
            live(&driver).await?;
            choose(&driver, "c").await?;
            check_answer(&driver).await?;
            until(
                &driver,
                "the quiz counts",
                "document.querySelector('.result').innerText.includes('1 dari 4')",
            )
            .await?;
            let said = format!("document.querySelector('.bars').innerText.includes('{word}')");
            until(&driver, "a plain line says so", &said).await
        });
    }
    let site = host("/");
    with_browser(|driver| async move {
        driver.goto(format!("{}jadwal/", site.address())).await?;
        driver
            .execute(
                "localStorage.setItem('sejawat:/:progress', '{broken')",
                vec![],
            )
            .await?;
        driver.goto(format!("{}{LESSON}", site.address())).await?;
        live(&driver).await?;
        choose(&driver, "c").await?;
        check_answer(&driver).await?;
        until(
            &driver,
            "the damaged document is kept",
            "localStorage.getItem('sejawat:/:progress:kept:1') === '{broken'",
        )
        .await?;
        until(
            &driver,
            "the new one is stored",
            "localStorage.getItem('sejawat:/:progress').includes('m1-l1-q1')",
        )
        .await?;
        driver
            .execute(
                "localStorage.setItem('sejawat:/:progress', '{\"version\":99,\"new\":1}')",
                vec![],
            )
            .await?;
        driver.goto(format!("{}{LESSON}", site.address())).await?;
        live(&driver).await?;
        check_answer(&driver).await?;
        until(
            &driver,
            "a plain line says so",
            "document.querySelector('.bars').innerText.includes('lebih baru')",
        )
        .await?;
        assert_eq!(
            value(&driver, "localStorage.getItem('sejawat:/:progress')").await?,
            json!("{\"version\":99,\"new\":1}")
        );
        Ok(())
    });
}

#[test]
fn no_page_asks_another_origin_or_complains() {
    let site = host("/");
    with_browser(|driver| async move {
        for path in [
            "id/",
            "id/kontak/",
            "id/mandiri/",
            "id/mandiri/p2/",
            "id/modul/",
            "id/modul/m1/",
            "id/modul/m1-l4/",
            "id/modul/m1-r1/",
            "id/tanya/",
            "id/kata/",
            "id/kata/k2/",
            "id/program/",
            "id/program/g2/",
            "id/data/",
            "id/tentang/",
            "en/",
            "en/mandiri/p2/",
            "en/modul/m1-r1/",
            "en/tentang/",
        ] {
            driver.goto(format!("{}{path}", site.address())).await?;
            live(&driver).await?;
            let foreign = value(&driver, "performance.getEntriesByType('resource').map(entry => entry.name).filter(name => !name.startsWith(location.origin))").await?;
            assert_eq!(foreign, json!([]), "{path}");
            let wide = value(
                &driver,
                "Math.max(0, document.documentElement.scrollWidth - innerWidth)",
            )
            .await?;
            assert_eq!(wide, json!(0), "{path} scrolls sideways");
            assert_eq!(
                value(&driver, "document.querySelectorAll('main h1').length").await?,
                json!(1),
                "{path}"
            );
        }
        Ok(())
    });
}

#[test]
fn a_role_play_is_walked_to_an_ending() {
    let site = host("/");
    with_browser(|driver| async move {
        driver
            .goto(format!("{}id/modul/m1-r1/", site.address()))
            .await?;
        live(&driver).await?;
        for _ in 0..5 {
            until(
                &driver,
                "there is a choice",
                "document.querySelector('#say-a')",
            )
            .await?;
            driver.execute("document.querySelector('#say-a').click(); document.querySelector('fieldset.item .btn').click()", vec![]).await?;
            until(
                &driver,
                "the coach speaks",
                "document.querySelector('.coach')",
            )
            .await?;
            driver
                .execute(
                    "document.querySelector('.play > .btns .btn').click()",
                    vec![],
                )
                .await?;
        }
        until(
            &driver,
            "the story ends well",
            "document.querySelector('#step').innerText.includes('Diterima')",
        )
        .await
    });
}

#[test]
fn a_back_up_is_restored_and_a_foreign_file_changes_nothing() {
    let site = host("/");
    with_browser(|driver| async move {
        let folder = std::env::temp_dir().join(format!("sejawat-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for files");
        let backup = folder.join("backup.json");
        let stored = include_str!("../../stored/progress-1.json");
        std::fs::write(&backup, stored).expect("a file");
        let foreign = folder.join("foreign.json");
        std::fs::write(&foreign, "{\"hello\": 1}").expect("a file");
        driver.goto(format!("{}id/data/", site.address())).await?;
        live(&driver).await?;
        driver
            .find(By::Id("restore"))
            .await?
            .send_keys(foreign.to_string_lossy())
            .await?;
        until(
            &driver,
            "it is refused in a sentence",
            "document.querySelector('#restore-status').innerText.includes('bukan cadangan')",
        )
        .await?;
        assert_eq!(
            value(&driver, "localStorage.getItem('sejawat:/:progress')").await?,
            json!(null)
        );
        driver
            .find(By::Id("restore"))
            .await?
            .send_keys(backup.to_string_lossy())
            .await?;
        until(
            &driver,
            "it is joined",
            "document.querySelector('#restore-status').innerText.includes('digabung')",
        )
        .await?;
        until(
            &driver,
            "what was done is there",
            "localStorage.getItem('sejawat:/:progress').includes('\"m1-l1\":{\"finished\":true}')",
        )
        .await?;
        assert_eq!(
            value(&driver, "document.documentElement.dataset.theme").await?,
            json!("dark")
        );
        Ok(())
    });
}
