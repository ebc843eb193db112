//! The answers to a question: its ticks, "none of these" and "I don't know". They keep each other right.

use super::live::Walk;
use super::{control, unsure_id};
use crate::browser::dom;
use crate::markup::Markup;
use domain::guide::{Answers, Question, QuestionWords};
use leptos::prelude::*;
use view::view;

fn none_id(question: &Question) -> String {
    control(&format!("{}-none", question.id))
}

/// One answer: of a choice a radio, otherwise a box to tick. `change` takes it or takes it back.
pub fn answer(
    walk: &Walk,
    question: &'static Question,
    id: String,
    (label, checked): (&str, bool),
    change: impl Fn(&Walk, bool) + 'static,
) -> Markup {
    let (kind, name) = match question.choice {
        true => ("radio", Some(control(question.id.as_str()))),
        false => ("checkbox", None),
    };
    let walk = walk.clone();
    let change = move |event| change(&walk, dom::is_checked(&event));
    view! {
        <input class="o" type=kind name=name id=id.clone() checked=checked autocomplete="off" on:change=change />
        <label for=id>{label.to_owned()}</label>
    }
}

/// "None of these" where several may be ticked, and "I don't know" everywhere.
pub fn others(walk: &Walk, question: &'static Question, said: &'static QuestionWords) -> Markup {
    let answers = walk.answers.get_untracked();
    let whole = |id, label: (&str, bool), change: fn(&mut Answers, &Question, bool)| {
        answer(walk, question, id, label, move |walk, on| {
            walk.answers.update(|answers| change(answers, question, on));
            walk.answered(question, false);
        })
    };
    let none = (!question.choice).then(|| {
        let checked = answers.none.contains(&question.id);
        whole(none_id(question), (&said.none, checked), Answers::none)
    });
    let checked = answers.unsure.contains(&question.id);
    let unsure = whole(
        unsure_id(question),
        (&said.unsure, checked),
        Answers::unsure,
    );
    view! { {none} {unsure} }
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
