//! The role-play without the program: every step a section, every choice a fold with its answer and the way on.

use super::mark;
use crate::markup::Markup;
use crate::part::block::{block, blocks};
use crate::part::text::inline;
use crate::site::Site;
use crate::words::fill;
use domain::block::Block;
use domain::flow::{Choice, Flow, Node, To};
use domain::text::plain;
use view::view;

/// All steps.
pub fn still(site: &Site, flow: &'static Flow, after: &'static [Block]) -> Markup {
    let steps = flow
        .nodes
        .iter()
        .map(|node| step(site, flow, node))
        .collect::<Markup>();
    view! {
        {steps}
        {blocks(site, after)}
    }
}

fn step(site: &Site, flow: &'static Flow, node: &'static Node) -> Markup {
    let shown = node
        .shown
        .iter()
        .filter(|shown| shown.when.is_empty())
        .map(|shown| block(site, &shown.block))
        .collect::<Markup>();
    let choices = node
        .choices
        .iter()
        .map(|offered| choice(site, flow, offered))
        .collect::<Markup>();
    let turn = (!node.choices.is_empty()).then(|| view! { <p><b>{site.words().what_say}</b></p> });
    view! {
        <section class="flow" id=node.id.to_string()>
            <h2>{inline(site, &node.title)}</h2>
            {shown}
            {turn}
            {choices}
        </section>
    }
}

fn choice(site: &Site, flow: &Flow, choice: &Choice) -> Markup {
    let words = site.words();
    let depends =
        (choice.replies.len() > 1).then(|| view! { <p class="small soft">{words.depends}</p> });
    let replies = choice
        .replies
        .iter()
        .map(|reply| view! { <p class="reply">{inline(site, &reply.words)}</p> })
        .collect::<Markup>();
    let (picture, name) = mark(site, choice.kind);
    let ways = choice
        .next
        .iter()
        .map(|next| match &next.to {
            To::Again => view! { <p>{words.same_step}</p> },
            To::Node(id) => {
                let title = flow
                    .node(id)
                    .map(|node| plain(&node.title))
                    .unwrap_or_default();
                let href = format!("{}#{id}", site.link(&site.route));
                view! { <p><a href=href>{fill(words.go_to_step, &[("title", &title)])}</a></p> }
            }
        })
        .collect::<Markup>();
    view! {
        <details class="more">
            <summary>{inline(site, &choice.words)}</summary>
            <div class="flow">
                {depends}
                {replies}
                <p class="fb__w">{picture.view()} {name}</p>
                <p><b>{words.coach}</b> ": " {inline(site, &choice.coach)}</p>
                {ways}
            </div>
        </details>
    }
}
