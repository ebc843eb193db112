//! Small screens, large zoom, wide spacing, forced colours.

use crate::pages::PAGES;
use browser_tests::{Engine, Setup, Visit};
use serde_json::json;
use thirtyfour::prelude::*;

/// Opens every fold, so that nothing is left out of the measuring.
const OPEN: &str = "for (const fold of document.querySelectorAll('details')) fold.open = true";
/// How far the page scrolls sideways.
pub const SIDEWAYS: &str =
    "Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)";

async fn nothing_scrolls_sideways(visit: &Visit, page: &str, how: &str) -> WebDriverResult<()> {
    let culprit = "[...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1 \
                   && !one.closest('.table') && !one.closest('.vh, .skip')).map(one => one.outerHTML.slice(0, 100)).slice(0, 3)";
    let wide = visit.value(SIDEWAYS).await?;
    assert_eq!(
        wide,
        0,
        "{page} scrolls sideways, {how}: {}",
        visit.value(culprit).await?
    );
    Ok(())
}

#[test]
fn at_320_pixels_and_at_400_percent() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        visit.open_live("id/mandiri/p1/").await?;
        for page in PAGES {
            visit.follow(page).await?;
            visit.run(OPEN).await?;
            // 1280 by 1024 at 400 % is 320 by 256.
            for (width, height) in [(320, 640), (320, 256)] {
                visit.resize(width, height).await?;
                nothing_scrolls_sideways(&visit, page, &format!("{width}x{height}")).await?;
            }
        }
        Ok(())
    });
}

/// The spacing of WCAG 2.2, 1.4.12.
#[test]
fn with_the_spacing_a_reader_may_need() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        visit.open_live("id/mandiri/p1/").await?;
        visit.run(
            "const sheet = document.styleSheets[0]; \
             sheet.insertRule('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }', sheet.cssRules.length); \
             sheet.insertRule('p { margin-bottom: 2em !important }', sheet.cssRules.length)",
        )
        .await?;
        for page in PAGES {
            visit.follow(page).await?;
            visit.run(OPEN).await?;
            nothing_scrolls_sideways(&visit, page, "with wide spacing").await?;
            let cut = "[...document.querySelectorAll('body *')].filter(one => getComputedStyle(one).overflow === 'hidden' \
                       && !one.matches('.vh, progress, svg') && one.clientHeight > 1 \
                       && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)).map(one => one.outerHTML.slice(0, 120))";
            assert_eq!(visit.value(cut).await?, json!([]), "{page} cuts words off");
        }
        Ok(())
    });
}

#[test]
fn in_forced_colours_every_control_has_an_edge_and_a_choice_is_seen() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        visit.prefers(&[("forced-colors", "active")]).await?;
        for page in ["id/", "id/kontak/", "id/modul/m1-l1/", "id/modul/m1-l4/", "id/mandiri/p2/", "id/data/"] {
            visit.open_live(page).await?;
            let bare = "[...document.querySelectorAll('.btn, .ib, .order > li, .tool, .note, .card, .label, .in, .o + label, .slot')]\
                        .filter(one => one.getClientRects().length && parseFloat(getComputedStyle(one).borderTopWidth) === 0 \
                        && getComputedStyle(one).outlineStyle === 'none').map(one => one.outerHTML.slice(0, 120))";
            assert_eq!(visit.value(bare).await?, json!([]), "{page}");
        }
        visit.open_live("id/modul/m1-l1/").await?;
        visit.press("label[for='m1-l1-q1-c']").await?;
        let outlined = "getComputedStyle(document.querySelector(\"label[for='m1-l1-q1-c']\")).outlineStyle";
        assert_eq!(visit.value(outlined).await?, "solid");
        Ok(())
    });
}

#[test]
fn nothing_moves_for_who_wants_less_motion() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        visit.prefers(&[("prefers-reduced-motion", "reduce")]).await?;
        for page in ["id/", "id/mandiri/p2/", "id/modul/m1-l1/"] {
            visit.open_live(page).await?;
            let moving = "[...document.querySelectorAll('*')].filter(one => { const style = getComputedStyle(one); \
                          return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0; }).length";
            assert_eq!(visit.value(moving).await?, 0, "{page}");
        }
        Ok(())
    });
}
