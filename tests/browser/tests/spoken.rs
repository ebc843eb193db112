//! What a screen reader says of the guide, by a simulated one (`spoken/`): every name, role and announcement in its order.
//! The whole log is left in `target/spoken/` for people to read.

use crate::guide::{GUIDES, WHOLE, tick};
use browser_tests::{Engine, Setup, Visit};
use domain::guide::{Answers, Guide, Level};
use std::path::Path;
use thirtyfour::prelude::*;

const READER: &str = include_str!("../spoken/virtual-screen-reader.js");

/// Begins to read at the top of the page's main part, to its end; later phrases are those of moves and announcements.
const READ: &str = "
    window.readOut = async () => {
        await virtual.stop();
        await virtual.start({ container: document.querySelector('main') });
        while (!(await virtual.lastSpokenPhrase()).startsWith('end of main')) await virtual.next();
        window.heard = (await virtual.spokenPhraseLog()).slice();
        await virtual.clearSpokenPhraseLog();
    };
    window.listen = async () => { window.heard = (await virtual.spokenPhraseLog()).slice(); };
";

/// A visit with a simulated screen reader, and everything it has said.
struct Listener<'a> {
    visit: &'a Visit,
    log: Vec<String>,
}

impl Listener<'_> {
    async fn heard(&mut self, title: &str) -> WebDriverResult<Vec<String>> {
        let heard = self.visit.value("heard").await?;
        let phrases = heard.as_array().expect("phrases").iter();
        let phrases: Vec<String> = phrases
            .map(|phrase| phrase.as_str().unwrap_or_default().to_owned())
            .collect();
        self.log.push(format!("# {title}"));
        self.log.extend(phrases.iter().cloned());
        Ok(phrases)
    }

    /// The whole main part, read from its top.
    async fn read(&mut self, title: &str) -> WebDriverResult<Vec<String>> {
        self.visit.promised("readOut()").await?;
        self.heard(title).await
    }

    /// What has been said since the last reading, once a phrase like this is among it.
    async fn until(&mut self, title: &str, said: &str) -> WebDriverResult<Vec<String>> {
        let waits = format!(
            "(async () => {{ for (;;) {{ await listen(); if (heard.some(phrase => phrase.includes({}))) return; \
             await new Promise(requestAnimationFrame); }} }})()",
            serde_json::json!(said)
        );
        self.visit.promised(&waits).await?;
        self.heard(title).await
    }
}

fn has(phrases: &[String], parts: &[&str]) -> bool {
    phrases
        .iter()
        .any(|phrase| parts.iter().all(|part| phrase.contains(part)))
}

/// Goes to the end without a sign, and listens to every question; then changes an answer to a danger.
async fn listened(visit: &Visit, code: &str, guide: &Guide) -> WebDriverResult<Vec<String>> {
    visit.open_live(&format!("{code}/tanya/")).await?;
    let reader = READER.rsplit_once("export{").expect("the exports").0;
    let name = READER
        .rsplit_once(" as virtual}")
        .and_then(|(before, _)| before.rsplit_once(','))
        .expect("the export of the reader")
        .1;
    visit
        .run(&format!("{reader}; window.virtual = {name}; {READ}"))
        .await?;
    let mut listener = Listener {
        visit,
        log: Vec::new(),
    };
    let mut answers = Answers::default();
    while let Some(question) = guide.rules.next(&answers) {
        let said = guide.question_words(&question.id).expect("words");
        let title = said.title(answers.about);
        let phrases = listener.read(question.id.as_str()).await?;
        assert!(
            has(&phrases, &["heading", title, "level 2"]),
            "{title}: {phrases:#?}"
        );
        assert!(has(&phrases, &["group", title]), "{title}: {phrases:#?}");
        let role = if question.choice { "radio" } else { "checkbox" };
        for entry in &question.entries {
            let label = guide
                .entry_words(entry)
                .expect("words")
                .label(answers.about);
            assert!(
                has(&phrases, &[role, label, "not checked"]),
                "{label} as {role}: {phrases:#?}"
            );
        }
        assert!(
            has(&phrases, &[&said.unsure, "not checked"]),
            "{phrases:#?}"
        );
        if question.id.as_str() == "gate-life" {
            visit.press("#g-on").await?;
            let alert = listener
                .until("on without an answer", "assertive: ")
                .await?;
            assert!(!alert.is_empty());
        }
        if question.choice {
            let last = question.entries.last().expect("an answer");
            tick(visit, last.as_str()).await?;
            answers.tick(question, last, true);
        } else {
            tick(visit, &format!("{}-none", question.id)).await?;
            answers.none(question, true);
        }
        visit.press("#g-on").await?;
        let next = guide.rules.next(&answers);
        let heading = match next {
            Some(next) => guide
                .question_words(&next.id)
                .expect("words")
                .title(answers.about)
                .to_owned(),
            None => {
                let page = guide
                    .result(Level::PeerSupport, answers.about)
                    .expect("a page");
                domain::text::plain(&page.title)
            }
        };
        let phrases = listener.until("on", &heading).await?;
        assert!(
            has(&phrases, &["heading", &heading]),
            "the heading is read out: {phrases:#?}"
        );
    }
    visit.until("the whole result", WHOLE).await?;
    let phrases = listener.read("the gentlest result").await?;
    let page = guide
        .result(Level::PeerSupport, answers.about)
        .expect("a page");
    assert!(has(
        &phrases,
        &["heading", &domain::text::plain(&page.title), "level 2"]
    ));
    visit.press("#g-restart").await?;
    let emergency = guide
        .result(Level::Emergency, answers.about)
        .expect("a page");
    let emergency = domain::text::plain(&emergency.title);
    tick(visit, "a2").await?;
    let phrases = listener.until("a danger", &emergency).await?;
    assert!(has(&phrases, &["heading", &emergency]), "{phrases:#?}");
    visit.until("the whole result", WHOLE).await?;
    let phrases = listener.read("the gravest result").await?;
    assert!(has(&phrases, &["link", "119"]), "{phrases:#?}");
    assert!(
        has(&phrases, &["textbox"]),
        "what the person wants: {phrases:#?}"
    );
    Ok(listener.log)
}

fn all(code: &'static str) {
    Setup::new(Engine::Chromium).run(|visit| async move {
        let (_, guide) = GUIDES
            .iter()
            .find(|(name, _)| name == code)
            .expect("a guide");
        let log = listened(&visit, code, guide).await?;
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/spoken");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join(format!("{code}.txt")), log.join("\n")).expect("a file");
        Ok(())
    });
}

#[test]
fn the_guide_is_spoken_in_indonesian() {
    all("id");
}

#[test]
fn the_guide_is_spoken_in_english() {
    all("en");
}
