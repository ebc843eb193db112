//! The guide without scripts: the list of ticks gives the level of the rules.

use crate::guide::{GUIDE, GUIDES};
use browser_tests::{Engine, SEEN, Setup, Visit};
use domain::guide::{Answers, Entry, Level, assess};
use domain::id::Id;
use thirtyfour::prelude::*;

/// The level by rule. The list asks for no age, and an unknown age counts as a child's.
fn by_rule(ticks: &[&Id]) -> Level {
    let answers = Answers {
        ticks: ticks.iter().map(|id| (*id).clone()).collect(),
        unsure: [Id::try_from("age").expect("an id")].into(),
        ..Answers::default()
    };
    assess(&GUIDES[0].1.rules, &answers).level
}

/// The one level that the list shows; `None` where nothing is ticked that has one.
async fn shown(visit: &Visit) -> WebDriverResult<Option<Level>> {
    let all = format!(
        "['hasil-1', 'hasil-2', 'hasil-3', 'hasil-4', 'young'].filter(id => {SEEN}(document.getElementById(id)))"
    );
    let found: Vec<String> = serde_json::from_value(visit.value(&all).await?)?;
    let levels = Level::ALL.into_iter().enumerate();
    let is_found = |(place, _): &(usize, Level)| found.contains(&format!("hasil-{}", place + 1));
    let mut levels = levels.filter(is_found).map(|(_, level)| level);
    // Under 13 nothing but the page for the young is shown, unless it is an emergency.
    let level = match levels.next() {
        None if found.contains(&"young".to_owned()) => Some(Level::SameDay),
        level => level,
    };
    assert_eq!(levels.next(), None, "two levels are shown at once");
    Ok(level)
}

async fn press(visit: &Visit, id: &Id) -> WebDriverResult<()> {
    visit.press_inside(&format!("label[for='g-{id}']")).await
}

/// The circumstances that stand in the list.
fn circumstances() -> Vec<&'static Entry> {
    let entries = GUIDES[0].1.rules.entries.iter();
    entries.filter(|entry| !entry.effects.is_empty()).collect()
}

#[test]
fn every_sign_alone_has_the_level_of_the_rules_and_with_any_circumstance_none_gentler() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        visit.resize(1280, 900).await?;
        visit.scripts(false).await?;
        visit.open(GUIDE).await?;
        assert_eq!(shown(&visit).await?, None);
        for sign in GUIDES[0]
            .1
            .rules
            .entries
            .iter()
            .filter(|entry| entry.level.is_some())
        {
            press(&visit, &sign.id).await?;
            let expected = Some(by_rule(&[&sign.id]));
            assert_eq!(shown(&visit).await?, expected, "{}", sign.id);
            press(&visit, &sign.id).await?;
        }
        // Circumstances make one sign of every level and kind more serious, never less.
        for name in ["s1", "s5", "s12", "v8", "m1", "r1", "m7", "a1"] {
            let sign = Id::try_from(name).expect("an id");
            press(&visit, &sign).await?;
            for circumstance in circumstances() {
                press(&visit, &circumstance.id).await?;
                let found = shown(&visit).await?;
                let expected = by_rule(&[&sign, &circumstance.id]);
                assert!(
                    found >= Some(expected),
                    "{name}+{}: {found:?}",
                    circumstance.id
                );
                press(&visit, &circumstance.id).await?;
            }
            press(&visit, &sign).await?;
        }
        assert_eq!(shown(&visit).await?, None);
        Ok(())
    });
}

#[test]
fn circumstances_alone_and_in_pairs_are_never_gentler_than_the_rules() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        visit.resize(1280, 900).await?;
        visit.scripts(false).await?;
        visit.open(GUIDE).await?;
        // Every pair is held against the style sheet without a browser; here those that once were gentler.
        let pairs = [
            ("u1", "u1"),
            ("refused", "refused"),
            ("doubt", "doubt"),
            ("intoxicated", "intoxicated"),
            ("under-13", "under-13"),
            ("intoxicated", "discharge"),
            ("doubt", "refused"),
            ("u1", "unreachable"),
            ("alone", "refused"),
            ("agitated", "intoxicated"),
            ("recent-loss", "alone"),
        ];
        let ids = |name| Id::try_from(name).expect("an id");
        for sign in ["", "m7", "m1", "s12"] {
            let sign = (!sign.is_empty()).then(|| ids(sign));
            for (one, other) in pairs {
                let two = [ids(one), ids(other)];
                // Under 13 comes last, since it hides everything else.
                let mut all: Vec<&Id> = sign.iter().chain(&two).collect();
                all.dedup();
                for id in &all {
                    press(&visit, id).await?;
                }
                let found = shown(&visit).await?;
                let expected = by_rule(&all);
                assert!(found >= Some(expected), "{all:?}: {found:?}");
                for id in all.iter().rev() {
                    press(&visit, id).await?;
                }
            }
        }
        assert_eq!(shown(&visit).await?, None);
        Ok(())
    });
}

#[test]
fn not_knowing_has_the_level_of_the_rules() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        visit.resize(1280, 900).await?;
        visit.scripts(false).await?;
        visit.open("en/tanya/").await?;
        for question in &GUIDES[0].1.rules.questions {
            let selector = format!("label[for='g-{}-unsure']", question.id);
            if visit.driver.find_all(By::Css(&selector)).await?.is_empty() {
                continue;
            }
            visit.press(&selector).await?;
            let answers = Answers {
                unsure: [question.id.clone()].into(),
                ..Answers::default()
            };
            let expected = assess(&GUIDES[0].1.rules, &answers).level;
            let found = shown(&visit).await?;
            // What only raises has nothing to raise here.
            let raises = matches!(
                question.unsure,
                domain::guide::Unsure::Raise | domain::guide::Unsure::As(_)
            );
            assert_eq!(found, (!raises).then_some(expected), "{}", question.id);
            visit.press(&selector).await?;
        }
        Ok(())
    });
}

#[test]
fn a_tick_shows_what_its_sign_needs_and_whether_its_level_holds_only_for_now() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        visit.resize(360, 740).await?;
        visit.scripts(false).await?;
        visit.open(GUIDE).await?;
        let note = visit.driver.find(By::Css("#g-a1b + label + .tn")).await?;
        let for_now = visit.driver.find(By::Css(".rp")).await?;
        assert!(!note.is_displayed().await?);
        visit.press("label[for='g-a1b']").await?;
        assert!(note.is_displayed().await?);
        assert!(!for_now.is_displayed().await?);
        visit.press("label[for='g-a1b']").await?;
        visit.press("label[for='g-not-asked']").await?;
        assert!(for_now.is_displayed().await?);
        assert!(!note.is_displayed().await?);
        // How to ask stands in the same page, and that nobody has reviewed it.
        visit.press("#panduan details summary").await?;
        let asked = visit.driver.find(By::Css("#ask-questions")).await?;
        assert!(asked.is_displayed().await?);
        let reviewed = visit.driver.find(By::Css("#panduan > .review")).await?;
        assert!(reviewed.is_displayed().await?);
        Ok(())
    });
}

#[test]
fn the_level_stays_in_sight_and_leads_to_what_to_do() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        visit.resize(360, 740).await?;
        visit.scripts(false).await?;
        visit.open(GUIDE).await?;
        visit.press("label[for='g-a2']").await?;
        let flag = visit.driver.find(By::Css(".flag.r1")).await?;
        assert!(flag.is_displayed().await?);
        let place = flag.rect().await?;
        let label = visit
            .driver
            .find(By::Css("label[for='g-a2']"))
            .await?
            .rect()
            .await?;
        assert!((place.y - label.y).abs() < 740.0, "{place:?} {label:?}");
        flag.find(By::Css("a")).await?.click().await?;
        let head = visit.driver.find(By::Css("#hasil-1")).await?;
        assert!(head.is_displayed().await?);
        Ok(())
    });
}
