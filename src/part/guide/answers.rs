//! The answers to a whole question: "none of these" and "I don't know". They and the ticks keep each other right.

use super::control;
use super::live::Walk;
use crate::browser::dom;
use crate::markup::Markup;
use domain::guide::{Question, QuestionWords};
use leptos::prelude::*;
use view::view;

fn none_id(question: &Question) -> String {
    control(&format!("{}-none", question.id))
}

fn unsure_id(question: &Question) -> String {
    control(&format!("{}-unsure", question.id))
}

/// "None of these" where several may be ticked, and "I don't know" everywhere.
pub fn others(walk: &Walk, question: &'static Question, said: &'static QuestionWords) -> Markup {
    let none = (!question.choice).then(|| {
        let id = none_id(question);
        let checked = walk.answers.get_untracked().none.contains(&question.id);
        let walk = walk.clone();
        let change = move |event| {
            let on = dom::is_checked(&event);
            walk.answers.update(|answers| answers.none(question, on));
            walk.answered(question, false);
        };
        view! {
            <input class="o" type="checkbox" id=id.clone() checked=checked autocomplete="off" on:change=change />
            <label for=id>{said.none.clone()}</label>
        }
    });
    let id = unsure_id(question);
    let checked = walk.answers.get_untracked().unsure.contains(&question.id);
    let (kind, name) = match question.choice {
        true => ("radio", Some(control(question.id.as_str()))),
        false => ("checkbox", None),
    };
    let change = {
        let walk = walk.clone();
        move |event| {
            let on = dom::is_checked(&event);
            walk.answers.update(|answers| answers.unsure(question, on));
            walk.answered(question, false);
        }
    };
    view! {
        {none}
        <input class="o" type=kind name=name id=id.clone() checked=checked autocomplete="off" on:change=change />
        <label for=id>{said.unsure.clone()}</label>
    }
}

/// Shows on the page what the answers now are.
pub fn show(walk: &Walk, question: &Question) {
    let answers = walk.answers.get_untracked();
    for entry in &question.entries {
        dom::set_checked(&control(entry.as_str()), answers.ticks.contains(entry));
    }
    dom::set_checked(&none_id(question), answers.none.contains(&question.id));
    dom::set_checked(&unsure_id(question), answers.unsure.contains(&question.id));
}
