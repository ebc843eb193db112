//! Steps to put in order, each moved by two buttons. Without the program they can only be read.

use super::Asked;
use super::arranged::fold;
use crate::browser::dom;
use crate::markup::Markup;
use crate::part::icon;
use crate::part::text::inline;
use crate::words::fill;
use domain::id::Id;
use domain::quiz::{Entry, in_order, order};
use domain::text::plain;
use leptos::prelude::*;
use std::collections::BTreeSet;
use view::view;

/// The steps of an item and what moves them. Rows and buttons stay where they are and the words move through them, so a
/// button that is pressed never loses the focus to nothing.
#[derive(Clone)]
struct Steps {
    asked: Asked,
    entries: &'static [Entry],
    moved: RwSignal<BTreeSet<Id>>,
}

/// Which way a button moves a step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

pub(super) fn ordering(asked: &Asked, entries: &'static [Entry]) -> Markup {
    let steps = Steps {
        asked: asked.clone(),
        entries,
        moved: RwSignal::new(asked.before.clone()),
    };
    let rows = (0..entries.len()).map(|place| steps.row(place));
    view! {
        <ol class="order">{rows.collect::<Markup>()}</ol>
        {fold(asked, steps.moved)}
    }
}

impl Steps {
    fn at(&self, place: usize) -> Option<&'static Entry> {
        let order = self.moved.with(|moved| order(self.entries, moved));
        order.get(place).copied()
    }

    fn name(&self, place: usize) -> String {
        self.at(place)
            .map_or_else(String::new, |entry| plain(&entry.words))
    }

    fn button_id(&self, place: usize, way: Way) -> String {
        let way = match way {
            Way::Up => "up",
            Way::Down => "down",
        };
        format!("{}-{place}-{way}", self.asked.item.id)
    }

    fn row(&self, place: usize) -> Markup {
        let words = {
            let steps = self.clone();
            move || {
                steps
                    .at(place)
                    .map(|entry| inline(&steps.asked.site, &entry.words))
            }
        };
        let buttons = self.asked.site.is_live().then(|| {
            view! {
                <span class="order__b">{self.button(place, Way::Up)} {self.button(place, Way::Down)}</span>
            }
        });
        view! { <li><span>{words}</span> {buttons}</li> }
    }

    fn button(&self, place: usize, way: Way) -> Markup {
        let words = self.asked.site.words();
        let (picture, sentence, to) = match way {
            Way::Up => (icon::UP, words.move_up, place.checked_sub(1)),
            Way::Down => (icon::DOWN, words.move_down, Some(place + 1)),
        };
        let to = to.filter(|to| *to < self.entries.len());
        let name = {
            let steps = self.clone();
            move || fill(sentence, &[("what", &steps.name(place))])
        };
        let press = {
            let steps = self.clone();
            move |event| {
                if let Some(to) = to {
                    dom::close_fold_beside(&event);
                    steps.swap(place, to, way);
                }
            }
        };
        view! {
            <button class="ib" type="button" id=self.button_id(place, way) aria-label=name
                disabled=to.is_none() on:click=press>{picture.view()}</button>
        }
    }

    /// Moves a step, says where it now stands, and takes the focus along; at an end to the button that still moves it.
    fn swap(&self, place: usize, to: usize, way: Way) {
        let mut order = self
            .moved
            .with_untracked(|moved| order(self.entries, moved));
        order.swap(place, to);
        self.moved.set(in_order(&order));
        let numbers = [(to + 1).to_string(), order.len().to_string()];
        let [number, all] = &numbers;
        let said = [
            ("what", self.name(to)),
            ("n", number.clone()),
            ("all", all.clone()),
        ];
        let said = said.each_ref().map(|(name, value)| (*name, value.as_str()));
        self.asked
            .status
            .set(fill(self.asked.site.words().moved, &said));
        let way = match to {
            0 => Way::Down,
            last if last + 1 == order.len() => Way::Up,
            _ => way,
        };
        dom::focus(&self.button_id(to, way));
    }
}
