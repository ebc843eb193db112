//! A role-play from its first step to an ending.

use browser_tests::Visit;
use thirtyfour::prelude::*;

/// Says the words of a choice and goes on.
pub(crate) async fn say(visit: &Visit, choice: &str) -> WebDriverResult<()> {
    let there = format!("document.querySelector('#say-{choice}')");
    visit.until("there is a choice", &there).await?;
    visit.press(&format!("label[for='say-{choice}']")).await?;
    visit.press(".item .btn").await?;
    visit
        .until("the coach speaks", "document.querySelector('.coach')")
        .await?;
    visit.press(".play > .btns .btn").await
}

async fn walked_to_an_ending_and_looked_back_on(visit: Visit) -> WebDriverResult<()> {
    visit.open_live("id/modul/m1-r1/").await?;
    let title = "document.querySelector('#step').innerText";
    let first = visit.value(title).await?;
    say(&visit, "a").await?;
    visit
        .until(
            "the next step has the focus",
            "document.activeElement.id === 'step'",
        )
        .await?;
    assert_ne!(visit.value(title).await?, first);
    visit.press(".play > .btn--plain").await?;
    let back = format!("{title} === {first}");
    visit
        .until("one step back is the step before", &back)
        .await?;
    for _ in 0..5 {
        say(&visit, "a").await?;
    }
    let ended = format!("{title}.includes('Diterima')");
    visit.until("the story ends well", &ended).await?;
    let lists = "[...document.querySelectorAll('.play h3')].length === 4 \
                 && document.querySelectorAll('.play h3:nth-of-type(4) + ul > li').length === 5";
    visit
        .until(
            "what helped, stalled and could hurt is told apart, and what was trained is named",
            lists,
        )
        .await?;
    visit.open_live("id/modul/m1/").await?;
    let done =
        "document.querySelector('.toc li:has(a[href*=m1-r1])').innerText.includes('Selesai')";
    visit.until("it counts as done", done).await
}

async fn left_in_the_middle_it_goes_on_or_begins_anew(visit: Visit) -> WebDriverResult<()> {
    visit.open_live("id/modul/m1-r1/").await?;
    let title = "document.querySelector('#step').innerText";
    let first = visit.value(title).await?;
    say(&visit, "a").await?;
    say(&visit, "a").await?;
    let moved = format!("{title} !== {first} && !document.querySelector('.coach')");
    visit.until("the story goes on", &moved).await?;
    let there = visit.value(title).await?;
    visit.open_live("id/modul/m1-r1/").await?;
    assert_eq!(visit.value(title).await?, first, "it may begin anew");
    visit.press("#resume").await?;
    let back = format!("{title} === {there}");
    visit.until("it goes on where it was left", &back).await?;
    visit
        .until(
            "what was said is there",
            "document.querySelectorAll('.talk li.me').length >= 2",
        )
        .await
}

in_both_engines!(
    walked_to_an_ending_and_looked_back_on,
    left_in_the_middle_it_goes_on_or_begins_anew,
);
