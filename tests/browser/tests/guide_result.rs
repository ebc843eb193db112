//! What the guide "when to refer" shows at its end: the call in sight, words for oneself and for the young, a note to hand over,
//! who has reviewed it.

use crate::guide::{GUIDE, GUIDES, LEVEL, on, tick, up_to};
use crate::help::with_host_file;
use browser_tests::Visit;
use serde_json::json;
use thirtyfour::prelude::*;

const MAIN: &str = "document.querySelector('main').innerText";

async fn a_danger_shows_the_result_at_once(visit: Visit) -> WebDriverResult<()> {
    visit.open_live(GUIDE).await?;
    let outside = "[document.title, location.href, history.length, JSON.stringify(history.state), \
                   JSON.stringify(localStorage), JSON.stringify(sessionStorage)]";
    let before = visit.value(outside).await?;
    tick(&visit, "a2").await?;
    visit.until("the level is shown", LEVEL).await?;
    assert_eq!(visit.value(LEVEL).await?, "Darurat sekarang");
    assert_eq!(visit.value("document.activeElement.id").await?, "g-heading");
    assert_eq!(
        visit.value(outside).await?,
        before,
        "nothing of it is to be seen outside"
    );
    let call = "document.querySelector(\".level a[href='tel:119']\").getBoundingClientRect().top < innerHeight";
    assert_eq!(visit.value(call).await?, true, "the call is in sight");
    for part in [
        "Khusus untuk yang kamu tandai",
        "Jangan",
        "Catatan serah terima",
        "belum ditinjau",
    ] {
        let shown = format!("{MAIN}.includes({})", json!(part));
        visit.until(part, &shown).await?;
    }
    Ok(())
}

async fn about_oneself_help_stands_first_in_other_words(visit: Visit) -> WebDriverResult<()> {
    visit.open_live(GUIDE).await?;
    let label = "document.querySelector(\"label[for='g-a3']\").innerText";
    let friend = visit.value(label).await?;
    tick(&visit, "about-me").await?;
    visit
        .until(
            "help stands first",
            "document.querySelector(\".ask a[href='id/kontak/']\")",
        )
        .await?;
    assert_ne!(visit.value(label).await?, friend);
    tick(&visit, "a3").await?;
    visit.until("the level is shown", LEVEL).await?;
    let me = GUIDES[0].1.page("emergency-me").expect("a page");
    let lead = domain::text::plain(&me.lead);
    assert_eq!(
        visit
            .value(&format!("{MAIN}.includes({})", json!(lead)))
            .await?,
        true
    );
    // The page is shown to an adult; the note to hand over speaks of somebody else.
    let whole = "document.getElementById('g-restart') && document.getElementById('g-show')";
    visit.until("the whole result is shown", whole).await?;
    let note = "document.getElementById('g-note')";
    assert_eq!(visit.value(&format!("!{note}")).await?, true);
    Ok(())
}

async fn under_13_nothing_more_is_asked(visit: Visit) -> WebDriverResult<()> {
    visit.open_live(GUIDE).await?;
    up_to(&visit, "age").await?;
    tick(&visit, "under-13").await?;
    on(&visit).await?;
    visit
        .until(
            "the page for the young is shown",
            "document.querySelector('.level__w')",
        )
        .await?;
    let young = GUIDES[0].1.page("young").expect("a page");
    let lead = domain::text::plain(&young.lead);
    assert_eq!(
        visit
            .value(&format!("{MAIN}.includes({})", json!(lead)))
            .await?,
        true
    );
    visit
        .until(
            "the whole page is shown",
            "document.getElementById('g-restart')",
        )
        .await?;
    for more in ["#g-note", ".given", "#g-provisional"] {
        let there = format!("!!document.querySelector({})", json!(more));
        assert_eq!(visit.value(&there).await?, false, "{more}");
    }
    for number in ["119", "110", "129"] {
        let call = format!("!!document.querySelector(\"main a[href='tel:{number}']\")");
        assert_eq!(visit.value(&call).await?, true, "{number}");
    }
    Ok(())
}

async fn the_note_is_made_from_the_ticks(visit: Visit) -> WebDriverResult<()> {
    visit.open_live(GUIDE).await?;
    up_to(&visit, "thoughts").await?;
    tick(&visit, "s1").await?;
    tick(&visit, "m6").await?;
    on(&visit).await?;
    tick(&visit, "acts-none").await?;
    on(&visit).await?;
    tick(&visit, "topics-none").await?;
    on(&visit).await?;
    tick(&visit, "promised").await?;
    visit
        .until(
            "it says why that changes nothing",
            "document.querySelector('.why')?.innerText",
        )
        .await?;
    on(&visit).await?;
    tick(&visit, "context-none").await?;
    on(&visit).await?;
    tick(&visit, "u3").await?;
    on(&visit).await?;
    let note = "document.getElementById('g-note').innerText";
    let guide = &GUIDES[0].1;
    let short = |name: &str| {
        let id = domain::id::Id::try_from(name).expect("an id");
        guide.entry_words(&id).expect("words").short.clone()
    };
    for name in ["s1", "m6"] {
        let there = format!("{note}.includes({})", json!(short(name)));
        assert_eq!(visit.value(&there).await?, true, "{name}");
    }
    let own = format!("{note}.includes({})", json!(short("u3")));
    assert_eq!(
        visit.value(&own).await?,
        false,
        "what stands about the supporter stays with them"
    );
    visit
        .run("document.getElementById('g-wish').value = 'ditemani Bu Sari'")
        .await?;
    tick(&visit, "done-0").await?;
    visit.run(
        "window.copied = ''; Object.defineProperty(navigator, 'clipboard', { configurable: true, value: \
         { writeText: text => { window.copied = text; return Promise.resolve(); } } })",
    )
    .await?;
    visit.press("#g-copy").await?;
    visit.until("the note was copied", "window.copied").await?;
    let text = visit.value("window.copied").await?;
    let text = text.as_str().unwrap_or_default();
    for part in [
        short("s1").as_str(),
        "Hari ini juga",
        "Aku tetap bersamanya",
        "ditemani Bu Sari",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    assert!(!text.contains(&short("u3")), "{text}");
    let stored = "JSON.stringify(localStorage).includes('ditemani')";
    assert_eq!(visit.value(stored).await?, false);
    Ok(())
}

in_both_engines!(
    a_danger_shows_the_result_at_once,
    about_oneself_help_stands_first_in_other_words,
    under_13_nothing_more_is_asked,
    the_note_is_made_from_the_ticks,
);

#[test]
fn a_clinicians_signature_holds_for_the_version_they_signed() {
    let version = &GUIDES[0].1.version;
    for (signed, shown) in [
        (version.as_str(), "Ditinjau dr. Contoh"),
        ("000000000000", "belum ditinjau"),
    ] {
        let file = format!(
            r#"{{ "name": "SMA Contoh", "reviews": [{{ "who": "dr. Contoh", "date": "2026-11-20", "version": "{signed}" }}] }}"#
        );
        with_host_file(&format!("review-{signed}"), &file, |visit| async move {
            visit.open_live(GUIDE).await?;
            tick(&visit, "a2").await?;
            let said = format!(
                "document.querySelector('.review')?.innerText.toLowerCase().includes({})",
                json!(shown.to_lowercase())
            );
            visit.until(shown, &said).await
        });
    }
}
