//! Taking progress along: a back-up file out, and in again.

use crate::lesson::{LESSON, RIGHT, check, choose, counted, finish};
use crate::tools::to_the_end;
use browser_tests::Visit;
use serde_json::json;
use std::path::PathBuf;
use thirtyfour::prelude::*;

/// A file with this text, of this test alone.
fn file(name: &str, text: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("sejawat-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for files");
    let file = folder.join(name);
    std::fs::write(&file, text).expect("a file");
    file
}

async fn restore(visit: &Visit, file: &std::path::Path, words: &str) -> WebDriverResult<()> {
    let input = visit.driver.find(By::Id("restore")).await?;
    input.send_keys(file.to_string_lossy()).await?;
    let said = format!("document.querySelector('#restore-status').innerText.includes('{words}')");
    visit.until(words, &said).await
}

async fn a_back_up_is_joined_and_a_foreign_file_changes_nothing(
    visit: Visit,
) -> WebDriverResult<()> {
    visit.open_live("id/data/").await?;
    let foreign = file("foreign.json", "{\"hello\": 1}");
    restore(&visit, &foreign, "bukan cadangan").await?;
    let large = file("large.json", &" ".repeat(5 * 1024 * 1024));
    restore(&visit, &large, "terlalu besar").await?;
    let stored = "localStorage.getItem('sejawat:/:progress')";
    assert_eq!(visit.value(stored).await?, json!(null));
    let backup = file("backup.json", include_str!("../../stored/progress-1.json"));
    restore(&visit, &backup, "digabung").await?;
    let there = format!("{stored}.includes('\"m1-l1\":{{\"finished\":true}}')");
    visit.until("what was done is there", &there).await?;
    let theme = "document.documentElement.dataset.theme";
    assert_eq!(visit.value(theme).await?, "dark");
    Ok(())
}

async fn out_wiped_and_in_again_is_the_same(visit: Visit) -> WebDriverResult<()> {
    visit.open_live(LESSON).await?;
    choose(&visit, RIGHT).await?;
    check(&visit).await?;
    counted(&visit).await?;
    visit
        .run("document.querySelector('.own textarea').value = 'Kata-kataku'")
        .await?;
    visit.press(".own .btns .btn").await?;
    finish(&visit).await?;
    visit.open_live("id/mandiri/a10/").await?;
    to_the_end(&visit, "a10-s1", "Posterku belum dijawab").await?;
    visit.press("#a10-s1-keep").await?;
    visit.open_live("id/data/").await?;
    // The file that would be saved is read where it is made.
    visit
        .run(
            "const real = URL.createObjectURL; URL.createObjectURL = made => { \
             made.text().then(text => { window.saved = text; }); return real.call(URL, made); }; \
             HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; }",
        )
        .await?;
    visit.press("#backup").await?;
    visit
        .until("the file is made", "window.saved && window.savedAs")
        .await?;
    let name = visit.value("savedAs").await?;
    assert!(
        !name.as_str().unwrap_or_default().contains("sejawat"),
        "a neutral name: {name}"
    );
    let saved = visit.value("saved").await?;
    let stored = "localStorage.getItem('sejawat:/:progress')";
    let before = visit.value(stored).await?;
    visit.press("#wipe").await?;
    visit.press("#wipe-sure").await?;
    visit
        .until("everything is gone", &format!("{stored} === null"))
        .await?;
    let backup = file("own.json", saved.as_str().unwrap_or_default());
    restore(&visit, &backup, "digabung").await?;
    let parts = |text: &serde_json::Value| {
        let text = text.as_str().unwrap_or_default();
        let document: serde_json::Value = serde_json::from_str(text).expect("JSON");
        assert!(document["kept"].to_string().contains("Kata-kataku"));
        (document["parts"].clone(), document["items"].clone())
    };
    assert_eq!(parts(&visit.value(stored).await?), parts(&before));
    visit.open_live("id/mandiri/a10/").await?;
    let sheet = "document.querySelector('.kept')?.textContent.includes('Posterku belum dijawab')";
    visit.until("the sheet is there again", sheet).await
}

in_both_engines!(Setup::keeping;
    a_back_up_is_joined_and_a_foreign_file_changes_nothing,
    out_wiped_and_in_again_is_the_same,
);
