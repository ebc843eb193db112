//! On paper: the text and the numbers, no tools and no answers.

use crate::guide::{WHOLE, tick};
use crate::lesson::{LESSON, RIGHT, check, choose, feedback};
use crate::tools::to_the_end;
use browser_tests::Visit;
use std::process::Command;
use thirtyfour::prelude::*;

/// Words of the printed page and the number of its sheets.
pub async fn printed(visit: &Visit, name: &str) -> WebDriverResult<(String, usize)> {
    let file = std::env::temp_dir().join(format!("sejawat-{name}-{}.pdf", std::process::id()));
    std::fs::write(&file, visit.print().await?).expect("a file");
    let words = Command::new("pdftotext")
        .args([file.as_os_str(), "-".as_ref()])
        .output()
        .expect("pdftotext; cargo xtask setup installs it");
    let words = String::from_utf8_lossy(&words.stdout).into_owned();
    let sheets = words.matches('\u{c}').count();
    Ok((words, sheets))
}

async fn a_lesson(visit: Visit) -> WebDriverResult<()> {
    visit.open_live(LESSON).await?;
    choose(&visit, RIGHT).await?;
    check(&visit).await?;
    feedback(&visit, "Tepat").await?;
    let (words, sheets) = printed(&visit, "lesson").await?;
    assert!(words.contains("Teman yang terlatih"), "{words}");
    for gone in [
        "Tutup cepat",
        "Periksa jawaban",
        "Bisa melukai",
        "pernah kamu jawab",
    ] {
        assert!(!words.contains(gone), "{gone} is printed: {words}");
    }
    assert!((2..=9).contains(&sheets), "{sheets} sheets");
    Ok(())
}

async fn the_contacts(visit: Visit) -> WebDriverResult<()> {
    visit.open_live("id/kontak/").await?;
    let (words, sheets) = printed(&visit, "contacts").await?;
    for number in ["119", "112", "110", "129"] {
        assert!(words.contains(number), "{number} is missing: {words}");
    }
    assert!(!words.contains("Tutup cepat"), "{words}");
    assert!((1..=6).contains(&sheets), "{sheets} sheets");
    Ok(())
}

/// The card and the poster come alone: two small sides, one large sheet, with the school's contacts.
async fn the_levels(visit: Visit) -> WebDriverResult<()> {
    visit.open_live("id/tanya/r2/").await?;
    visit.run("window.print = () => {}").await?;
    for (part, sheets_of_it, other) in [
        ("card", 2, "Mencoba bunuh diri"),
        ("poster", 1, "Yang kuingat"),
    ] {
        visit.press(&format!("#r2-s1-{part} button")).await?;
        let (words, sheets) = printed(&visit, part).await?;
        for said in [
            "Kapan merujuk?",
            "Darurat sekarang",
            "Dampingi dulu",
            "119",
            "112",
            "110",
            "129",
            "November 2026",
            "belum ditinjau",
        ] {
            assert!(
                words.contains(said),
                "{said} is missing on the {part}: {words}"
            );
        }
        assert!(!words.contains(other), "{other} is on the {part}: {words}");
        assert!(!words.contains("Tombolnya mencetak"), "{words}");
        assert_eq!(sheets, sheets_of_it, "sheets of the {part}: {words}");
        visit.run("dispatchEvent(new Event('afterprint'))").await?;
        visit
            .until(
                "the page is whole again",
                "!document.querySelector('[data-print]')",
            )
            .await?;
    }
    Ok(())
}

/// A sheet and the note to hand over come alone, too: nobody hands a counsellor five pages.
async fn a_sheet_and_the_note(visit: Visit) -> WebDriverResult<()> {
    visit.open_live("id/modul/m1-l4/").await?;
    visit.run("window.print = () => {}").await?;
    visit.press("#m1-l4-s1 button").await?;
    let (words, sheets) = printed(&visit, "sheet").await?;
    assert!(words.contains("Kata pembukaku"), "{words}");
    assert!(!words.contains("Sumber"), "{words}");
    assert_eq!(sheets, 1, "{words}");
    visit.open_live("id/tanya/").await?;
    visit.run("window.print = () => {}").await?;
    tick(&visit, "a2").await?;
    visit.until("the whole result", WHOLE).await?;
    visit.press("#g-note .btn--line").await?;
    let (words, sheets) = printed(&visit, "note").await?;
    assert!(words.contains("Bilang akan bunuh diri"), "{words}");
    assert!(words.contains("Darurat sekarang"), "{words}");
    assert!(!words.contains("Lakukan ini dulu"), "{words}");
    assert_eq!(sheets, 1, "{words}");
    Ok(())
}

/// A tool goes to paper with its name, its caution, the day, and what was written; a page of exercises as a whole.
async fn a_tool(visit: Visit) -> WebDriverResult<()> {
    visit.open_live("id/mandiri/a10/").await?;
    visit.run("window.print = () => {}").await?;
    to_the_end(&visit, "a10-s1", "Posterku belum dijawab").await?;
    visit.press("#a10-s1-done .btns .btn").await?;
    let (words, sheets) = printed(&visit, "tool").await?;
    let year = visit.value("String(new Date().getFullYear())").await?;
    for said in [
        "Tiga kolom",
        "Berhenti dulu kalau",
        "Sebelum mulai",
        "Posterku belum dijawab",
        year.as_str().unwrap_or_default(),
    ] {
        assert!(words.contains(said), "{said} is missing: {words}");
    }
    for gone in ["Dari mana", "Komang", "Tutup cepat"] {
        assert!(!words.contains(gone), "{gone} is printed: {words}");
    }
    assert!((1..=2).contains(&sheets), "{sheets} sheets: {words}");
    visit.open_live("id/mandiri/a1/").await?;
    visit
        .run("window.printed = 0; window.print = () => { window.printed++; }")
        .await?;
    visit.press(".page > .btns button").await?;
    assert_eq!(visit.value("window.printed").await?, 1);
    let (words, _) = printed(&visit, "exercise").await?;
    for said in ["Napas pelan", "Tarik lewat hidung", "Berhenti dulu kalau"] {
        assert!(words.contains(said), "{said} is missing: {words}");
    }
    Ok(())
}

in_both_engines!(
    a_lesson,
    the_contacts,
    the_levels,
    a_sheet_and_the_note,
    a_tool
);
