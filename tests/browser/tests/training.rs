//! Around the lessons: two tracks, what fades and comes back, the final assessment, the certificate, the search.

use crate::printing::printed;
use browser_tests::{Engine, Setup, Visit};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// Stores a document as if this device had it, then opens a page.
pub async fn open_with(visit: &Visit, document: &Value, page: &str) -> WebDriverResult<()> {
    visit.open_live("id/data/").await?;
    let store = format!(
        "localStorage.setItem('sejawat:/:progress', {})",
        json!(document.to_string())
    );
    visit.run(&store).await?;
    visit.open_live(page).await
}

/// What is stored now.
async fn stored(visit: &Visit) -> WebDriverResult<Value> {
    visit
        .value("JSON.parse(localStorage.getItem('sejawat:/:progress'))")
        .await
}

/// A stored document of version 2 with nothing in it.
pub fn document() -> Value {
    json!({ "version": 2, "revision": 9, "last": null, "parts": {}, "items": {}, "theme": null, "language": null })
}

async fn each_track_has_its_lesson_and_what_was_done_stays(visit: Visit) -> WebDriverResult<()> {
    visit.open_live("id/modul/").await?;
    visit.press("label[for='teen']").await?;
    let modules = "document.querySelectorAll('.toc > li').length === 11";
    visit.until("pupils lead no groups alone", modules).await?;
    visit.open_live("id/modul/m1/").await?;
    let lesson = |part: &str| format!("document.querySelector(\".toc a[href$='m1-{part}/']\")");
    visit.until("their lesson is there", &lesson("t1")).await?;
    assert_eq!(
        visit.value(&format!("Boolean({})", lesson("l1"))).await?,
        false
    );
    visit.open_live("id/modul/m1-t1/").await?;
    visit.press("#finish").await?;
    visit
        .until(
            "the lesson for both is next",
            "location.pathname.endsWith('/m1-l2/')",
        )
        .await?;
    visit.open_live("id/modul/").await?;
    visit.press("label[for='university']").await?;
    visit.open_live("id/modul/m1/").await?;
    let done = format!(
        "{}.closest('li').innerText.includes('Selesai')",
        lesson("l1")
    );
    visit.until("what was done stays done", &done).await?;
    visit.open_live("id/modul/m1-t1/").await?;
    let other = "document.querySelector(\".prose > .bar a[href$='m1-l1/']\")";
    visit
        .until("the other version is one press away", other)
        .await
}

async fn a_lesson_comes_back_and_the_first_answer_counts(visit: Visit) -> WebDriverResult<()> {
    let mut with_review = document();
    with_review["reviews"] =
        json!({ "m1-l1": { "revision": 3, "value": { "stage": 1, "due": 1 } } });
    open_with(&visit, &with_review, "id/").await?;
    let due = "document.querySelector('#due')?.innerText.includes('1 pelajaran')";
    visit.until("home says what is due", due).await?;
    let named = "document.querySelector(\"section[aria-labelledby='due'] li a[href$='m1-l1/']\")";
    visit.until("and which lesson it is", named).await?;
    visit.press("section[aria-labelledby='due'] .btn").await?;
    visit
        .until("the list is there", "document.querySelector('#start')")
        .await?;
    visit.press("#start").await?;
    visit
        .until(
            "an item is asked",
            "document.querySelector('main section.item')",
        )
        .await?;
    let item = "document.querySelector('main section.item').getAttribute('aria-labelledby').replace(/-h$/, '')";
    let wrong = format!(
        "fetch(new URL('data/id/m1-l1.json', document.baseURI)).then(answer => answer.json()).then(unit => {{ \
         const item = unit.Part[1].page.blocks.find(block => block.Item?.id === {item}).Item; \
         const options = Object.values(item.task)[0]; const of = right => options.find(option => option.right === right).id; \
         window.asked = [item.id, of(false), of(true)]; }}), window.asked"
    );
    visit.until("the item is known", &wrong).await?;
    let asked: Vec<String> = serde_json::from_value(visit.value("asked").await?)?;
    for option in &asked[1..] {
        visit
            .press(&format!("label[for='{}-{option}']", asked[0]))
            .await?;
        visit.press("main .check > summary").await?;
    }
    let review = &stored(&visit).await?["reviews"]["m1-l1"]["value"];
    assert_eq!(review["stage"], 0, "the first answer was wrong");
    visit.press("#on").await?;
    let nothing =
        "document.querySelector('#stage').innerText.includes('tidak ada yang perlu diulang')";
    visit.until("nothing more is due", nothing).await?;
    visit
        .until(
            "it can go into a calendar",
            "document.querySelector('#reminders')",
        )
        .await?;
    visit
        .run("URL.createObjectURL = file => { file.text().then(text => { window.file = text; }); return 'blob:none'; }")
        .await?;
    visit.press("#reminders").await?;
    let neutral =
        "window.file?.includes('SUMMARY:Sepuluh menit belajar') && file.includes('BEGIN:VEVENT')";
    visit.until("the reminder names no topic", neutral).await
}

/// The course was edited since somebody learned in it: an option is gone, another answer is right, an item and a lesson are gone.
async fn what_an_edited_course_no_longer_counts_is_said(visit: Visit) -> WebDriverResult<()> {
    let record = |option: &str, was_right: bool| json!({ "latest": { "revision": 2, "value": [option] }, "right": true, "checks": 1, "was_right": was_right });
    let said = |item: &str| {
        format!(
            "document.querySelector(\"section[aria-labelledby='{item}-h']\").innerText.includes('diubah sejak kamu menjawabnya')"
        )
    };
    let asked = "fetch(new URL('data/id/m1-l1.json', document.baseURI)).then(answer => answer.json()).then(unit => { \
         const item = unit.Part[1].page.blocks.find(block => block.Item?.id === 'm1-l1-q2').Item; \
         window.asked = Object.values(item.task)[0].find(option => !option.right).id; }), window.asked";
    visit.open_live("id/data/").await?;
    visit.until("the item is known", asked).await?;
    let wrong = visit.value("asked").await?;
    let wrong = wrong.as_str().unwrap_or_default();
    let mut edited = document();
    edited["version"] = json!(4);
    edited["items"] = json!({
        "m1-l1-q1": record("z", true),
        "m1-l1-q2": record(wrong, true),
        "m1-l1-q99": record("a", true),
    });
    edited["parts"] = json!({ "m1-l1": { "finished": true }, "m1-l99": { "finished": true }, "p2": { "finished": true } });
    open_with(&visit, &edited, "id/modul/m1-l1/").await?;
    visit.until("an option is gone", &said("m1-l1-q1")).await?;
    visit
        .until("another answer is right", &said("m1-l1-q2"))
        .await?;
    let kept = "document.querySelector('.result').innerText.includes('2 dari')";
    visit.until("what was done stays", kept).await?;
    let gone =
        "document.querySelector('.result').innerText.includes('tidak ada lagi di halaman ini: 1')";
    visit.until("an item is gone", gone).await?;
    visit.open_live("id/modul/").await?;
    let gone =
        "document.querySelector('main').innerText.includes('tidak ada lagi di pelatihan: 1')";
    visit.until("a lesson is gone", gone).await?;
    // Who answered wrong, or in a version that did not note it, is told nothing.
    edited["items"] = json!({ "m1-l1-q2": record(wrong, false) });
    open_with(&visit, &edited, "id/modul/m1-l1/").await?;
    assert_eq!(visit.value(&said("m1-l1-q2")).await?, false);
    let unchanged = "!document.querySelector('.result').innerText.includes('tidak ada lagi')";
    visit.until("nothing is gone", unchanged).await
}

/// Whoever left a lesson goes on at the item answered last; whoever left the final assessment goes on there.
async fn home_leads_back_to_the_step(visit: Visit) -> WebDriverResult<()> {
    visit.open_live("id/modul/m1-l2/").await?;
    visit
        .press("section[aria-labelledby='m1-l2-q2-h'] .opts label")
        .await?;
    visit
        .press("section[aria-labelledby='m1-l2-q2-h'] .check > summary")
        .await?;
    visit.open_live("id/").await?;
    let way = "document.querySelector(\"a[href$='modul/m1-l2/#m1-l2-q2-h']\")";
    visit.until("home knows the item", way).await?;
    visit
        .press("section[aria-labelledby='resume'] .btn")
        .await?;
    let there = "(box => box && box.top >= 0 && box.bottom <= innerHeight)\
                 (document.querySelector('#m1-l2-q2-h')?.getBoundingClientRect())";
    visit.until("the item is in sight", there).await?;
    visit.open_live("id/modul/t1/").await?;
    visit.press("#start").await?;
    visit.open_live("id/").await?;
    let way = "document.querySelector(\"section[aria-labelledby='resume'] a[href$='modul/t1/']\")";
    visit.until("home leads to the assessment", way).await
}

/// A lesson that is due for a pupil who learned that of the other track, and an item of the check that was begun.
async fn the_review_knows_both_tracks_and_the_check(visit: Visit) -> WebDriverResult<()> {
    let right = |value: &str| json!({ "latest": { "revision": 2, "value": [value] }, "right": true, "checks": 5 });
    let mut stored_before = document();
    stored_before["track"] = json!({ "revision": 4, "value": "teen" });
    stored_before["reviews"] =
        json!({ "m1-l1": { "revision": 3, "value": { "stage": 0, "due": 1 } } });
    let mut items = serde_json::Map::new();
    for number in 1..=9 {
        items.insert(format!("m1-t1-q{number}"), right("a"));
    }
    // Answered once, never right: it comes first.
    items.insert(
        "m1-c1-q1".to_owned(),
        json!({ "latest": { "revision": 2, "value": ["a-1"] }, "right": false, "checks": 1 }),
    );
    stored_before["items"] = Value::Object(items);
    open_with(&visit, &stored_before, "id/modul/t3/").await?;
    let listed = "document.querySelector(\"main li a[href$='m1-t1/']\")";
    visit.until("the pupil's lesson is listed", listed).await?;
    visit.press("#start").await?;
    let asked = "document.querySelector(\"section[aria-labelledby^='m1-c1-']\")";
    visit.until("an item of the check is asked", asked).await
}

async fn the_assessment_goes_on_where_it_was_left(visit: Visit) -> WebDriverResult<()> {
    visit.open_live("id/modul/t1/").await?;
    visit.press("#start").await?;
    visit
        .until(
            "the first item",
            "document.querySelector('#stage').innerText === 'Soal 1 dari 36' && document.querySelector('#on')",
        )
        .await?;
    visit.press("#on").await?;
    let first = "[...document.querySelectorAll('main [role=status]')].some(line => line.innerText.includes('Periksa jawabanmu dulu'))";
    visit.until("an answer is asked for", first).await?;
    // Whatever kind the item is, its first controls are an answer.
    visit
        .run("const item = document.querySelector('main section.item'); \
              item.querySelector('.ib:not([disabled])')?.click(); item.querySelector('input')?.click(); \
              const list = item.querySelector('select'); if (list) { list.selectedIndex = 1; list.dispatchEvent(new Event('change', { bubbles: true })); } \
              item.querySelector('.check > summary').click();")
        .await?;
    let kept = "Object.keys(JSON.parse(localStorage.getItem('sejawat:/:progress')).draw.value.answers).length === 1";
    visit.until("it is kept", kept).await?;
    let draw = stored(&visit).await?["draw"]["value"].clone();
    visit.driver.refresh().await?;
    visit.live().await?;
    visit
        .until("it offers to go on", "document.querySelector('#resume')")
        .await?;
    visit.press("#resume").await?;
    visit
        .until(
            "the second item",
            "document.querySelector('#stage').innerText === 'Soal 2 dari 36'",
        )
        .await?;
    assert_eq!(stored(&visit).await?["draw"]["value"], draw);
    Ok(())
}

/// A document of somebody who did everything.
async fn graduate(visit: &Visit) -> WebDriverResult<Value> {
    visit.open_live("id/data/").await?;
    let parts = "fetch(new URL('data/id/training.json', document.baseURI)).then(answer => answer.json()).then(unit => { \
        window.parts = unit.Page[1].flatMap(module => module.parts.map(part => part.page)); }), window.parts";
    visit.until("the parts are known", parts).await?;
    let parts: Vec<String> = serde_json::from_value(visit.value("parts").await?)?;
    let mut document = document();
    for part in parts {
        document["parts"][part] = json!({ "finished": true });
    }
    document["passed"] = json!({ "revision": 4, "value": { "day": 20786, "right": 33, "all": 36, "content": "0123456789ab" } });
    Ok(document)
}

async fn the_certificate_is_one_sheet_and_keeps_no_name_unasked(
    visit: Visit,
) -> WebDriverResult<()> {
    let document = graduate(&visit).await?;
    open_with(&visit, &document, "id/modul/t2/").await?;
    visit.press("#name").await?;
    visit.keys("Ayu Lestari").await?;
    let written = "document.querySelector('.cert__name').innerText.includes('Ayu Lestari')";
    visit.until("the name stands on it", written).await?;
    assert_eq!(
        stored(&visit).await?.get("name"),
        None,
        "nobody asked to keep it"
    );
    visit.run("window.print = () => {}").await?;
    visit.press("article.cert + .btns button").await?;
    let (words, sheets) = printed(&visit, "certificate").await?;
    assert_eq!(sheets, 1, "{words}");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "Ayu Lestari",
        "Penyimak terlatih dasar",
        "33 dari 36",
        "0123456789ab",
        "bukan konselor",
        "Tanda tangan",
    ] {
        assert!(words.contains(part), "{part} is missing: {words}");
    }
    for gone in ["Simpan namaku", "Tutup cepat"] {
        assert!(!words.contains(gone), "{gone} is printed: {words}");
    }
    visit.run("dispatchEvent(new Event('afterprint'))").await?;
    let groups = "document.querySelector('.cert__list').innerText.includes('Memandu kelompok')";
    assert_eq!(
        visit.value(groups).await?,
        true,
        "students learn to lead groups"
    );
    visit.press("label[for='keep-name']").await?;
    assert_eq!(stored(&visit).await?["name"]["value"], "Ayu Lestari");
    visit.press("label[for='keep-name']").await?;
    assert_eq!(stored(&visit).await?["name"]["value"], "");
    let mut pupil = document.clone();
    pupil["version"] = json!(2);
    pupil["track"] = json!({ "revision": 5, "value": "teen" });
    open_with(&visit, &pupil, "id/modul/t2/").await?;
    assert_eq!(visit.value(groups).await?, false, "pupils do not");
    // What grows can be full: of P5 nothing is asked of pupils.
    visit.open_live("id/modul/").await?;
    let grows = "document.querySelector('.table--grow').innerText.includes('Memandu kelompok')";
    assert_eq!(visit.value(grows).await?, false);
    Ok(())
}

async fn nothing_is_certified_before_everything_is_done(visit: Visit) -> WebDriverResult<()> {
    let mut document = graduate(&visit).await?;
    document["parts"]["m3-l2"] = Value::Null;
    document["parts"]
        .as_object_mut()
        .map(|parts| parts.remove("m3-l2"));
    open_with(&visit, &document, "id/modul/t2/").await?;
    let open = "document.querySelector('main').innerText.includes('belum bisa dicetak') && !document.querySelector('.cert')";
    visit.until("a lesson is missing", open).await
}

async fn words_are_found_on_the_device_and_kept_nowhere(visit: Visit) -> WebDriverResult<()> {
    let fetched = "performance.getEntriesByType('resource').some(entry => entry.name.endsWith('/index.json'))";
    visit.open_live("id/").await?;
    // The worker may fetch it to keep it; the page itself does not.
    assert_eq!(visit.value(fetched).await?, false);
    visit.open_live("id/cari/").await?;
    visit.press("#q").await?;
    visit.keys("merujuk").await?;
    let found =
        "[...document.querySelectorAll('.hits a')].some(link => link.innerText.includes('ujuk'))";
    visit.until("something is found", found).await?;
    // What stands in tables is found as well: a sign of the guide, a line to call, a term.
    for (word, page) in [
        ("mendengkur", "tanya/"),
        ("JakCare", "kontak/"),
        ("supervisi", "modul/t5/"),
    ] {
        visit.run("document.getElementById('q').value = ''").await?;
        visit.press("#q").await?;
        visit.keys(word).await?;
        let link = format!("document.querySelector(\".hits a[href$='{page}'], #found ~ details\")");
        visit.until(word, &link).await?;
        visit
            .run("document.querySelector('#found ~ details > summary')?.click()")
            .await?;
        visit
            .until(
                word,
                &format!("document.querySelector(\".hits a[href$='{page}']\")"),
            )
            .await?;
    }
    visit.run("document.getElementById('q').value = ''").await?;
    visit.press("#q").await?;
    visit.keys("merujuk").await?;
    visit.until("something is found again", found).await?;
    let in_view =
        "[...document.querySelectorAll('.hits > li')].filter(row => row.checkVisibility()).length";
    assert_eq!(visit.value(in_view).await?, 3, "the others are folded");
    visit.press("#found ~ details > summary").await?;
    visit
        .until("they unfold", &format!("{in_view} === 20"))
        .await?;
    visit.press(".hits a").await?;
    visit
        .until("it opens", "!location.pathname.endsWith('/cari/')")
        .await?;
    let trace = "[location.href, document.title, JSON.stringify(history.state), JSON.stringify({ ...localStorage })]\
                 .some(place => place.includes('merujuk'))";
    assert_eq!(
        visit.value(trace).await?,
        false,
        "the question is kept nowhere"
    );
    visit.open_live("id/cari/").await?;
    visit.press("#q").await?;
    visit.keys("qwxyz").await?;
    let none = "document.querySelector('#found').innerText.includes('Tidak ada yang cocok') \
                && document.querySelector(\"main #found ~ p a[href$='kontak/']\")";
    visit
        .until("who finds nothing is led to people", none)
        .await
}

#[test]
fn the_rubric_is_filled_without_the_program() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        visit.scripts(false).await?;
        visit.open("id/modul/t4/").await?;
        visit.press("label[for='b1-E7-3']").await?;
        visit.press("label[for='b1-h1']").await?;
        let chosen = visit
            .driver
            .find_all(By::Css(".rubric input:checked"))
            .await?;
        assert_eq!(chosen.len(), 2);
        Ok(())
    });
}

in_both_engines!(
    each_track_has_its_lesson_and_what_was_done_stays,
    a_lesson_comes_back_and_the_first_answer_counts,
    what_an_edited_course_no_longer_counts_is_said,
    home_leads_back_to_the_step,
    the_review_knows_both_tracks_and_the_check,
    the_assessment_goes_on_where_it_was_left,
    the_certificate_is_one_sheet_and_keeps_no_name_unasked,
    nothing_is_certified_before_everything_is_done,
    words_are_found_on_the_device_and_kept_nowhere,
);
