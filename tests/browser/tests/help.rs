//! Help now: the nationwide numbers always, the host's contacts in their order, and an honest word where they fail.

use browser_tests::{Engine, Setup, Visit, copy_of_the_release};
use hosting::Host;
use thirtyfour::prelude::*;

/// Runs a journey on a host whose `host.json` has this text.
pub fn with_host_file<F>(name: &str, text: &str, journey: impl FnOnce(Visit) -> F)
where
    F: Future<Output = WebDriverResult<()>>,
{
    let folder = copy_of_the_release(name);
    std::fs::write(folder.join("host.json"), text).expect("a file");
    Setup::of(Engine::Chromium, Host::new(folder)).run(journey);
}

const NUMBER: &str = "document.querySelector(\"main a[href='tel:119']\")";
const MAIN: &str = "document.querySelector('main').innerText";

#[test]
fn the_hosts_contacts_stand_in_their_order_with_date_and_warning() {
    let file = r#"{ "name": "SMA Contoh", "outside_name": "Ruang Kelas", "contacts": [
        { "id": "b", "name": "Ruang BK", "role": "guru BK", "phones": ["+620000000001"], "hours": "07.00-15.00",
          "speeds": ["now", "today", "days"], "last_checked": "2020-01-01" },
        { "id": "a", "name": "Satgas", "role": "satgas", "phones": ["+620000000002"],
          "speeds": ["now", "today"], "last_checked": "2026-11-01" } ] }"#;
    with_host_file("contacts", file, |visit| async move {
        visit.open_live("id/kontak/").await?;
        let order = format!(
            "{MAIN}.indexOf('Ruang BK') > 0 && {MAIN}.indexOf('Ruang BK') < {MAIN}.indexOf('Satgas')"
        );
        visit.until("both stand in their order", &order).await?;
        visit.until("the nationwide number stays", NUMBER).await?;
        let stale = format!("{MAIN}.includes('Nomor ini terakhir dicek')");
        visit
            .until("an old check is shown with a warning", &stale)
            .await?;
        let banner = format!("{MAIN}.includes('lebih dari 180 hari tidak dicek')");
        visit
            .until("a banner says so over all of them", &banner)
            .await?;
        let gap = format!("{MAIN}.includes('tidak punya kontak jaga')");
        visit.until("the gap outside hours is named", &gap).await?;
        assert_eq!(visit.value("document.title").await?, "Kontak – Ruang Kelas");
        Ok(())
    });
}

#[test]
fn a_broken_host_file_names_its_line_and_hides_nothing() {
    let file = "{\n  \"name\": \"SMA Contoh\",\n  \"kontak\": []\n}";
    with_host_file("broken", file, |visit| async move {
        visit.open_live("id/kontak/").await?;
        visit.until("the nationwide number stays", NUMBER).await?;
        let named = format!("{MAIN}.includes('baris 3') && {MAIN}.includes('kontak')");
        visit.until("line and reason are named", &named).await
    });
}

#[test]
fn a_missing_host_file_and_an_empty_one_leave_an_honest_gap() {
    with_host_file("empty", "{}", |visit| async move {
        visit.open_live("id/kontak/").await?;
        visit.until("the nationwide number stays", NUMBER).await?;
        let gap = format!("{MAIN}.includes('Belum diisi')");
        visit.until("the gap is shown", &gap).await
    });
    let folder = copy_of_the_release("missing");
    std::fs::remove_file(folder.join("host.json")).expect("the file was there");
    Setup::of(Engine::Chromium, Host::new(folder)).run(|visit| async move {
        visit.open_live("en/kontak/").await?;
        visit.until("the nationwide number stays", NUMBER).await
    });
}

#[test]
fn a_host_may_want_nothing_stored() {
    let file = r#"{ "name": "Lab", "switches": { "never_save": true } }"#;
    with_host_file("never", file, |visit| async move {
        finished_without_a_trace(&visit).await
    });
}

/// Finishes a lesson of which nothing is stored.
pub async fn finished_without_a_trace(visit: &Visit) -> WebDriverResult<()> {
    visit.open_live("id/modul/m1-l1/").await?;
    crate::lesson::finish(visit).await?;
    let keys = "Object.keys(localStorage).length + Object.keys(sessionStorage).length";
    assert_eq!(visit.value(keys).await?, 0);
    Ok(())
}

#[test]
fn help_is_one_tap_away_on_every_page_without_covering_what_has_the_focus() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        visit.open_live("id/mandiri/p1/").await?;
        for page in crate::pages::PAGES {
            visit.follow(page).await?;
            let tools = "[...document.querySelectorAll('.tools .tool')].map(tool => tool.getBoundingClientRect())\
                         .filter(box => box.height >= 44 && box.bottom <= innerHeight && box.top >= 0).length";
            assert_eq!(visit.value(tools).await?, 2, "{page}");
        }
        visit.open_live("id/modul/m1-l1/").await?;
        visit.press(".tool--help").await?;
        visit.until("help opens", "location.pathname.endsWith('/kontak/')")
            .await
    });
}
