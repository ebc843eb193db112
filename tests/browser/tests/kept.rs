//! What somebody asked to keep, shown again: pictures against numbers counted by hand, the week of plans, entries of other
//! days, the plan in Help now.

use crate::tools::{STORED, stored};
use crate::training::{document, open_with};
use browser_tests::{Engine, Setup, Visit};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use thirtyfour::prelude::*;

/// A stored document with kept words.
fn with_kept(kept: &Value) -> Value {
    let mut document = document();
    document["version"] = json!(3);
    document["kept"] = kept.clone();
    document
}

/// Today of the device, as the days of entries are counted.
async fn today(visit: &Visit) -> WebDriverResult<i64> {
    visit.open_live("id/data/").await?;
    let today = "Math.floor((Date.now() - new Date().getTimezoneOffset() * 60000) / 86400000)";
    Ok(visit.value(today).await?.as_i64().unwrap_or_default())
}

/// Opens a page with entries of the check-in: how many days ago, and which word.
async fn with_moods(visit: &Visit, moods: &[(i64, &str)], page: &str) -> WebDriverResult<()> {
    let today = today(visit).await?;
    let mut kept = serde_json::Map::new();
    for (ago, mood) in moods {
        let day = today - ago;
        let entry = json!({ "revision": 1, "value": { "day": day, "values": { "rasa": mood } } });
        kept.insert(format!("a15-s1-{day}"), entry);
    }
    open_with(visit, &with_kept(&kept.into()), page).await
}

#[test]
fn the_picture_of_a_week_shows_what_was_counted_by_hand() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        with_moods(&visit, &[(0, "v5"), (2, "v1"), (6, "v3"), (7, "v2"), (-1, "v4")], "id/mandiri/a15/").await?;
        let bars = |figure: usize| {
            format!("[...document.querySelectorAll('.chart figure')[{figure}].querySelectorAll('rect')].map(bar => \
                     [+bar.getAttribute('x'), +bar.getAttribute('height')])")
        };
        // Seven days of 48 units each; heights 6 + 114 * number / 5, rounded down.
        assert_eq!(visit.value(&bars(0)).await?, json!([[1, 74], [193, 28], [289, 120]]));
        // Four weeks of 12 units a day: the day before the week is there as well, tomorrow is not.
        assert_eq!(visit.value(&bars(1)).await?, json!([[241, 51], [253, 74], [301, 28], [325, 120]]));
        let text = "document.querySelector('.chart figcaption').innerText";
        let text = visit.value(text).await?;
        assert!(text.as_str().unwrap_or_default().contains("3 dari 7"), "{text}");
        visit.press(".chart summary").await?;
        let rows = "document.querySelectorAll('.chart tbody tr').length";
        assert_eq!(visit.value(rows).await?, 28);
        Ok(())
    });
}

#[test]
fn the_week_of_the_planner_has_seven_days_and_begins_each_with_the_easiest() {
    Setup::new(Engine::Chromium).sized(360, 740).run(|visit| async move {
        let today = today(&visit).await?;
        let plan = |what: &str, ease: &str| {
            let values = json!({ "kegiatan": what, "mudah": ease, "jadi": "belum", "sebelum": "3", "sesudah": "5" });
            json!({ "revision": 1, "value": { "day": today, "values": values } })
        };
        let kept = json!({ "a7-s1-1": plan("Mendaki", "berat"), "a7-s1-2": plan("Menyiram pot", "mudah") });
        open_with(&visit, &with_kept(&kept), "id/mandiri/a7/").await?;
        let days = "document.querySelectorAll('.week th').length";
        visit.until("the week is shown", &format!("{days} === 7")).await?;
        let seen = visit.value("[...document.querySelectorAll('.planned')].map(plan => plan.innerText)").await?;
        let seen: Vec<String> = serde_json::from_value(seen)?;
        assert_eq!(seen.len(), 2);
        assert!(seen[0].starts_with("Menyiram pot") && seen[1].starts_with("Mendaki"), "{seen:?}");
        for words in ["Paling mudah", "Belum", "3\u{a0}/\u{a0}10", "5\u{a0}/\u{a0}10"] {
            assert!(seen[0].contains(words), "{words} is not in {}", seen[0]);
        }
        Ok(())
    });
}

#[test]
fn a_check_in_of_another_day_stays_there_when_it_is_changed() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        with_moods(&visit, &[(0, "v5"), (3, "v1")], "id/mandiri/a15/").await?;
        let values = |document: Value| -> BTreeMap<String, Value> {
            let kept = document["kept"].as_object().cloned().unwrap_or_default();
            let value = |(id, entry): (String, Value)| (id, entry["value"].clone());
            kept.into_iter().map(value).collect()
        };
        let mut expected = values(stored(&visit).await?);
        for entry in expected
            .values_mut()
            .filter(|entry| entry["values"]["rasa"] == "v1")
        {
            entry["values"]["rasa"] = json!("v2");
        }
        visit.press(".kept__row:last-child .btn").await?;
        visit.press("label[for='a15-s1-rasa-v2']").await?;
        let changed = format!("{STORED}.includes('v2')");
        visit.until("the change is kept", &changed).await?;
        assert_eq!(values(stored(&visit).await?), expected);
        // And one comes back to today.
        visit
            .press("#a15-s1 .step:not(.step--off) .btns .btn")
            .await?;
        visit.press("#a15-s1-done > .btns .btn:last-child").await?;
        let of_today = "document.getElementById('a15-s1-rasa-v5').checked";
        visit.until("the sheet of today is open", of_today).await
    });
}

#[test]
fn three_low_weeks_bring_a_hand_and_two_do_not() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        let low: Vec<(i64, &str)> = [0, 2, 4, 8, 10, 12, 15, 17, 19]
            .map(|ago| (ago, "v1"))
            .to_vec();
        with_moods(&visit, &low, "id/mandiri/a15/").await?;
        let hand = "document.querySelector('main').innerText.includes('Tiga minggu ini')";
        visit.until("a hand is offered", hand).await?;
        with_moods(&visit, &low[..6], "id/mandiri/a15/").await?;
        assert_eq!(visit.value(&format!("Boolean({hand})")).await?, false);
        Ok(())
    });
}

#[test]
fn the_plan_stands_in_help_now_only_if_wished() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        for (choice, is_shown) in [("ya", true), ("tidak", false)] {
            let entry = json!({ "day": 20_781, "values": { "bantuan": choice, "tanda": "Tidak membalas pesan" } });
            let kept = json!({ "a18-s1-1": { "revision": 1, "value": entry } });
            open_with(&visit, &with_kept(&kept), "id/kontak/").await?;
            let there = "document.querySelector('main').innerText.includes('Tidak membalas pesan')";
            assert_eq!(visit.value(there).await?, is_shown, "{choice}");
            // On its own page it stands whole, without steps to go through first.
            visit.open_live("id/mandiri/a18/").await?;
            let whole = "document.getElementById('a18-s1-done')?.innerText.includes('Tidak membalas pesan')";
            visit.until("the plan is whole", whole).await?;
        }
        Ok(())
    });
}

#[test]
fn a_questionnaire_is_known_by_its_sum_and_drawn_over_four_weeks_only() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        let day = today(&visit).await?;
        let values =
            json!({ "ceria": "v2", "tenang": "v2", "aktif": "v2", "segar": "v2", "minat": "v2" });
        let entry = json!({ "revision": 1, "value": { "day": day, "values": values } });
        open_with(
            &visit,
            &with_kept(&json!({ "a16-s1-1": entry })),
            "id/mandiri/a16/",
        )
        .await?;
        let row = "document.querySelector('.kept__row').innerText.includes('40 dari 100')";
        visit.until("the row tells the sum", row).await?;
        assert_eq!(
            visit
                .value("document.querySelectorAll('.chart figure').length")
                .await?,
            1
        );
        let text = visit
            .value("document.querySelector('.chart figcaption').innerText")
            .await?;
        assert!(
            text.as_str()
                .unwrap_or_default()
                .ends_with("Terisi 1 dari 28 hari: 40."),
            "{text}"
        );
        Ok(())
    });
}

const KEPT: &str = "Object.values(JSON.parse(localStorage.getItem('sejawat:/:progress'))?.kept ?? {}) \
                    .map(entry => entry.value.values).filter(values => Object.keys(values).length)";

#[test]
fn after_midnight_a_check_in_begins_the_new_day_and_leaves_the_old_one() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        visit.open_live("id/mandiri/a15/").await?;
        visit.press("label[for='a15-s1-rasa-v1']").await?;
        visit
            .run("document.getElementById('a15-s1-catatan').value = 'kemarin'")
            .await?;
        visit
            .press("#a15-s1 .step:not(.step--off) .btns .btn")
            .await?;
        visit.press("[id='a15-s1-keep']").await?;
        visit.press("#a15-s1-done .btn:nth-of-type(3)").await?;
        visit
            .run("const now = Date.now; Date.now = () => now() + 86400000")
            .await?;
        visit.press("label[for='a15-s1-rasa-v5']").await?;
        let both =
            format!("JSON.stringify({KEPT}.map(values => [values.rasa, values.catatan ?? '']))");
        let expected = json!([["v1", "kemarin"], ["v5", ""]]).to_string();
        visit
            .until(
                "both days are kept",
                &format!("{both} === {}", json!(expected)),
            )
            .await
    });
}

#[test]
fn a_tap_in_one_tab_does_not_undo_what_another_kept_of_the_day() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        with_moods(&visit, &[(0, "v1")], "id/mandiri/a15/").await?;
        let first = visit.driver.window().await?;
        let second = visit.driver.new_tab().await?;
        visit.driver.switch_to_window(second).await?;
        visit.open_live("id/mandiri/a15/").await?;
        visit
            .until(
                "today stands in the form",
                "document.getElementById('a15-s1-rasa-v1').checked",
            )
            .await?;
        visit.press("#a15-s1-catatan").await?;
        visit.keys("dari tab kedua").await?;
        visit.press("label[for='a15-s1-rasa-v2']").await?;
        visit
            .until(
                "the note is kept",
                &format!("{KEPT}[0].catatan === 'dari tab kedua'"),
            )
            .await?;
        visit.driver.switch_to_window(first).await?;
        let there = "document.getElementById('a15-s1-catatan').value === 'dari tab kedua'";
        visit.until("the first tab shows it", there).await?;
        visit.press("label[for='a15-s1-rasa-v3']").await?;
        let both = format!("{KEPT}[0].rasa === 'v3' && {KEPT}[0].catatan === 'dari tab kedua'");
        visit.until("both are kept", &both).await
    });
}

#[test]
fn what_was_deleted_does_not_stay_in_the_form() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        with_moods(&visit, &[(0, "v1"), (2, "v4")], "id/mandiri/a15/").await?;
        visit
            .until(
                "today stands in the form",
                "document.getElementById('a15-s1-rasa-v1').checked",
            )
            .await?;
        visit.press(".kept__row:first-child .btn + .btn").await?;
        visit
            .until(
                "the form is empty",
                "!document.querySelector('#a15-s1 :checked')",
            )
            .await?;
        assert_eq!(visit.value(KEPT).await?, json!([{ "rasa": "v4" }]));
        Ok(())
    });
}

/// The same moment, 30 November 2026 at 15:30 in Greenwich, is that day in Jakarta and Makassar and the next in Jayapura.
#[test]
fn a_day_is_that_of_the_clock_on_the_wall_in_every_zone_and_over_summer_time() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        visit.before_each_page("Date.now = () => +(sessionStorage.now ?? 1796052600000)").await?;
        let visit = &visit;
        let check_in = |word: &'static str| async move {
            visit.open_live("id/mandiri/a15/").await?;
            visit.press(&format!("label[for='a15-s1-rasa-{word}']")).await
        };
        visit.in_zone("Asia/Jakarta").await?;
        check_in("v1").await?;
        visit.press("#a15-s1 .step:not(.step--off) .btns .btn").await?;
        visit.press("[id='a15-s1-keep']").await?;
        visit.in_zone("Asia/Makassar").await?;
        check_in("v2").await?;
        visit.in_zone("Asia/Jayapura").await?;
        check_in("v5").await?;
        let days = "JSON.stringify(Object.values(JSON.parse(localStorage.getItem('sejawat:/:progress')).kept) \
                    .map(entry => [entry.value.day, entry.value.values.rasa]))";
        let both = json!([[20_787, "v2"], [20_788, "v5"]]).to_string();
        visit.until("two days are kept", &format!("{days} === {}", json!(both))).await?;
        // Yesterday and today, as heights of the bars counted by hand: 6 + 114 * number / 5.
        let bars = "[...document.querySelectorAll('.chart figure')[0].querySelectorAll('rect')] \
                    .map(bar => [+bar.getAttribute('x'), +bar.getAttribute('height')])";
        assert_eq!(visit.value(bars).await?, json!([[241, 51], [289, 120]]));
        // The night in which clocks go forward, 30 March 2026 at half past midnight in Berlin.
        visit.in_zone("Europe/Berlin").await?;
        visit.run("sessionStorage.now = 1774823400000").await?;
        check_in("v3").await?;
        let spring = format!("{days}.includes('[20542,\"v3\"]')");
        visit.until("the day after the change", &spring).await
    });
}
