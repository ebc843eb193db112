//! The role-play as one lives it: a step, a choice, what the other person does, what the coach says, and on.

use super::mark;
use crate::browser::dom;
use crate::markup::{IntoMarkup, Markup};
use crate::page::lesson::way_on;
use crate::part::block::{block, blocks};
use crate::part::picture;
use crate::part::text::inline;
use crate::site::Site;
use domain::block::Block;
use domain::flow::{Choice, Effect, Flow, Walker};
use domain::id::Id;
use domain::unit::{Module, Part};
use leptos::prelude::*;
use view::view;

/// What is being played, and how far.
#[derive(Clone)]
struct Play {
    site: Site,
    flow: &'static Flow,
    module: &'static Module,
    part: &'static Part,
    /// Every state so far, the present one last; going back drops the last.
    walked: RwSignal<Vec<Walker>>,
    /// What was said at the present step, once it was said.
    said: RwSignal<Option<Id>>,
    /// What is chosen but not yet said.
    chosen: RwSignal<Option<Id>>,
    /// Every state up to where it was left before; empty if it was not left in the middle.
    left: Vec<Walker>,
}

/// The role-play from its first step. The way on is shown at every ending.
pub fn live(
    site: &Site,
    module: &'static Module,
    part: &'static Part,
    flow: &'static Flow,
    after: &'static [Block],
) -> Markup {
    let Some(begin) = Walker::begin(flow) else {
        return way_on(site, module, part);
    };
    let play = Play {
        site: site.clone(),
        flow,
        module,
        part,
        walked: RwSignal::new(vec![begin]),
        said: RwSignal::new(None),
        chosen: RwSignal::new(None),
        left: left(site, part, flow),
    };
    view! {
        <section class="play flow">
            {move || step(&play, after)}
        </section>
    }
}

/// Where the role-play was left before, unless at its beginning or at an ending.
fn left(site: &Site, part: &Part, flow: &Flow) -> Vec<Walker> {
    let said = site.progress.with_untracked(|progress| {
        let said = progress.plays.get(&part.page.id);
        said.map(|said| said.value.clone())
    });
    let way = Walker::again(flow, &said.unwrap_or_default());
    let is_open = way
        .last()
        .and_then(|walker| walker.node(flow))
        .is_some_and(|node| !node.choices.is_empty());
    match is_open && way.len() > 1 {
        true => way,
        false => Vec::new(),
    }
}

/// The way on from where it was left; only at the beginning.
fn resume(play: &Play, walked: &[Walker]) -> Option<Markup> {
    let words = play.site.words();
    if walked.len() > 1 || play.left.is_empty() {
        return None;
    }
    let play = play.clone();
    let go = move |_| {
        play.walked.set(play.left.clone());
        fresh(&play);
    };
    Some(view! {
        <div class="card">
            <p>{words.play_left}</p>
            <div class="btns"><button class="btn btn--line" type="button" id="resume" on:click=go>{words.play_resume}</button></div>
        </div>
    })
}

fn step(play: &Play, after: &'static [Block]) -> Markup {
    let walked = play.walked.get();
    let Some(walker) = walked.last().cloned() else {
        return Markup::nothing();
    };
    let Some(node) = walker.node(play.flow) else {
        return Markup::nothing();
    };
    let site = &play.site;
    let shown: Vec<Markup> = walker
        .shown(node)
        .map(|shown| block(site, &shown.block))
        .collect();
    let content = match node.choices.is_empty() {
        true => ending(play, &walker, after),
        false => turn(play, &walker, &node.choices),
    };
    let can_go_back = walked.len() > 1;
    let back = {
        let play = play.clone();
        move |_| {
            play.walked.update(|walked| {
                walked.pop();
            });
            fresh(&play);
        }
    };
    let back = can_go_back.then(|| {
        view! {
            <button class="btn btn--plain" type="button" on:click=back>{site.words().one_step_back}</button>
        }
    });
    view! {
        {resume(play, &walked)}
        {history(play, &walked)}
        <h2 id="step" tabindex="-1">{inline(site, &node.title)}</h2>
        {shown}
        {content}
        {back}
    }
}

/// A new step: nothing chosen, nothing said, the focus on its heading.
fn fresh(play: &Play) {
    play.said.set(None);
    play.chosen.set(None);
    dom::focus_soon("step");
}

/// What was said so far, folded away.
fn history(play: &Play, walked: &[Walker]) -> Option<Markup> {
    let site = &play.site;
    let steps = walked.last()?.steps();
    let lines = steps
        .iter()
        .zip(walked)
        .filter_map(|(step, before)| {
            let node = play.flow.node(&step.node)?;
            let choice = node
                .choices
                .iter()
                .find(|choice| choice.id == step.choice)?;
            Some(view! {
                <li class="me"><b>{site.words().you}</b> <p>{inline(site, &choice.words)}</p></li>
                <li><p>{inline(site, before.reply(choice))}</p></li>
            })
        })
        .collect::<Markup>();
    (!steps.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{site.words().looking_back}</summary>
                <ol class="talk list">{lines}</ol>
            </details>
        }
    })
}

fn turn(play: &Play, walker: &Walker, choices: &'static [Choice]) -> Markup {
    let (play, walker) = (play.clone(), walker.clone());
    let site = play.site.clone();
    (move || {
        let said = play.said.get();
        match said.and_then(|said| choices.iter().find(|choice| choice.id == said)) {
            None => offer(&play, choices),
            Some(choice) => view! {
                <div class="flow" id="answer" tabindex="-1">{answer(&site, &walker, choice)}</div>
                {on(&play, &walker, choice)}
            },
        }
    })
    .into_markup()
}

fn offer(play: &Play, choices: &[Choice]) -> Markup {
    let words = play.site.words();
    let rows = choices
        .iter()
        .map(|choice| {
            let id = format!("say-{}", choice.id);
            let (chosen, value) = (play.chosen, choice.id.clone());
            let pick = move |_| chosen.set(Some(value.clone()));
            view! {
                <input class="o" type="radio" name="say" id=id.clone() on:change=pick />
                <label for=id>{inline(&play.site, &choice.words)}</label>
            }
        })
        .collect::<Markup>();
    let status = RwSignal::new("");
    let say = {
        let play = play.clone();
        move |_| match play.chosen.get_untracked() {
            None => status.set(words.choose_words),
            chosen => {
                play.said.set(chosen);
                dom::focus_soon("answer");
            }
        }
    };
    view! {
        <section class="item">
            <fieldset>
                <legend><span class="kind">{words.your_turn}</span> <span class="item__q">{words.what_say}</span></legend>
                <div class="opts">{rows}</div>
                <p role="status">{move || status.get()}</p>
                <div class="btns"><button class="btn" type="button" on:click=say>{words.say_this}</button></div>
            </fieldset>
        </section>
    }
}

fn answer(site: &Site, walker: &Walker, choice: &Choice) -> Markup {
    let words = site.words();
    let (icon, name) = mark(site, choice.kind);
    view! {
        <ol class="talk list">
            <li class="me"><b>{words.you}</b> <p>{inline(site, &choice.words)}</p></li>
            <li><p>{inline(site, walker.reply(choice))}</p></li>
        </ol>
        <div class="coach">
            {picture::small("cups", "art")}
            <div>
                <p class="fb__w">{icon.view()} {name}</p>
                <p><b>{words.coach}</b> ": " {inline(site, &choice.coach)}</p>
            </div>
        </div>
    }
}

/// The way on from what was said: the next step, or the same once more.
fn on(play: &Play, walker: &Walker, choice: &Choice) -> Markup {
    let words = play.site.words();
    let Some(next) = walker.choose(play.flow, &choice.id) else {
        return Markup::nothing();
    };
    let id = |walker: &Walker| walker.node(play.flow).map(|node| &node.id);
    let same = id(&next) == id(walker);
    let play = play.clone();
    let go = move |_| {
        let ended = next
            .node(play.flow)
            .is_some_and(|node| node.choices.is_empty());
        play.walked.update(|walked| walked.push(next.clone()));
        let page = &play.part.page.id;
        play.site.change(|progress| match ended {
            true => {
                progress.play(page, vec![]);
                progress.finish(page);
            }
            false => progress.play(page, next.said()),
        });
        fresh(&play);
    };
    let label = if same { words.try_again } else { words.go_on };
    view! { <div class="btns"><button class="btn" type="button" on:click=go>{label}</button></div> }
}

/// An ending: what helped, what stalled, what could hurt, and another way.
fn ending(play: &Play, walker: &Walker, after: &'static [Block]) -> Markup {
    let site = &play.site;
    let words = site.words();
    let kinds = [Effect::Helpful, Effect::Neutral, Effect::Harmful];
    let lists = kinds.map(|kind| {
        let said = walker
            .chosen(play.flow)
            .filter(|choice| choice.kind == kind)
            .map(|choice| view! { <li>{inline(site, &choice.words)}</li> })
            .collect::<Markup>();
        let (icon, name) = mark(site, kind);
        let list = match said.is_empty() {
            true => view! { <p class="soft">{words.none_yet}</p> },
            false => view! { <ul>{said}</ul> },
        };
        view! {
            <h3 class="fb__w">{icon.view()} {name}</h3>
            {list}
        }
    });
    let shown = |code: &String| {
        let mut chosen = walker.chosen(play.flow);
        chosen.any(|choice| choice.shows.contains(code))
    };
    // What was touched on this way, and what another way would touch.
    let trained = [(words.trained, true), (words.trained_not, false)].map(|(heading, touched)| {
        let names = play.part.competencies.iter();
        let names = names
            .filter(|(code, name)| !name.is_empty() && shown(code) == touched)
            .map(|(_, name)| view! { <li>{inline(site, name)}</li> })
            .collect::<Markup>();
        (!names.is_empty())
            .then(|| {
                view! {
                    <h3>{heading}</h3>
                    <ul>{names}</ul>
                }
            })
            .into_markup()
    });
    let over = {
        let play = play.clone();
        move |_| {
            play.walked.update(|walked| walked.truncate(1));
            fresh(&play);
        }
    };
    view! {
        <h2>{words.looking_back}</h2>
        {lists}
        {trained}
        {blocks(site, after)}
        {way_on(site, play.module, play.part)}
        <div class="btns"><button class="btn btn--line" type="button" on:click=over>{words.start_over}</button></div>
    }
}
