//! One lesson that is due: an item of it, or of the check of its module, and what the answer says.

use super::{Sitting, known_as};
use crate::markup::Markup;
use crate::part::assessment::lesson_link;
use crate::part::block::block;
use crate::part::item;
use crate::part::later::later;
use crate::part::sitting::STAGE;
use crate::words::fill;
use domain::block::{Block, items, walk};
use domain::quiz::{Item, Verdict, seed};
use domain::review::choose;
use domain::track;
use domain::unit::{ModuleLine, Part, PartKind, PartLine};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use view::view;

impl Sitting {
    pub(super) fn lesson(&self, place: usize, parts: &[&'static Part]) -> Markup {
        let (site, words) = (&self.site, self.site.words());
        let Some((module, line, _)) = self.due.get(place).copied() else {
            return self.list();
        };
        let progress = site.progress.get_untracked();
        // An item of the check that was not yet seen is left for the check.
        let may_come = |part: &Part, item: &Item| {
            let is_known = is_of(item, module, line) && progress.items.contains_key(&item.id);
            part.kind == PartKind::Lesson || is_known
        };
        let mut asked: Vec<(&'static Part, &'static Item)> = Vec::new();
        for part in parts {
            let items = items(&part.page.blocks).into_iter();
            let items = items.filter(|item| may_come(part, item));
            asked.extend(items.map(|item| (*part, item)));
        }
        let all: Vec<&Item> = asked.iter().map(|(_, item)| *item).collect();
        let chosen = choose(&all, &progress).map(|item| &item.id);
        let chosen = asked.iter().find(|(_, item)| Some(&item.id) == chosen);
        let Some((part, item)) = chosen.copied() else {
            return self.failed(place);
        };
        let head = fill(
            words.assessment_place,
            &[
                ("n", &(place + 1).to_string()),
                ("all", &self.due.len().to_string()),
            ],
        );
        // How often it was checked is stored, so the order is another at each return, and the same after a pause.
        let checks = progress.items.get(&item.id).map(|record| record.checks);
        let shuffled_by = checks.map(|checks| seed(item.id.as_str()) ^ u64::from(checks));
        let sitting = self.clone();
        view! {
            <h2 id=STAGE tabindex="-1">{head}</h2>
            <p class="small soft">{lesson_link(site, module, line)}</p>
            {later(move || sitting.asked(place, part, item, shuffled_by))}
        }
    }

    /// An item with the situation it belongs to, and the way on.
    fn asked(
        &self,
        place: usize,
        part: &'static Part,
        item: &'static Item,
        shuffled_by: Option<u64>,
    ) -> Markup {
        let words = self.site.words();
        let situation = situation(&part.page.blocks, item).map(|found| block(&self.site, found));
        let keep = self.keep(place, item);
        let sitting = self.clone();
        let on = move |_| sitting.go_to(place + 1);
        view! {
            {situation}
            {item::asked(&self.site, item, 1, None, BTreeSet::new(), shuffled_by, keep)}
            <div class="btns"><button class="btn btn--line" type="button" id="on" on:click=on>{words.go_on}</button></div>
        }
    }

    /// The first answer says when the lesson comes back; later ones are practice.
    fn keep(&self, place: usize, item: &'static Item) -> item::Keep {
        let practised = item::practised(&self.site, item);
        let (site, today) = (self.site.clone(), self.today);
        let line = self.due.get(place).copied();
        let is_first = AtomicBool::new(true);
        Arc::new(move |chosen, verdict| {
            practised(chosen, verdict);
            if verdict != Verdict::Unanswered && is_first.swap(false, Ordering::Relaxed) {
                site.change(|progress| {
                    let page = line.and_then(|(module, part, _)| known_as(progress, module, part));
                    if let Some(page) = page {
                        progress.review(page, verdict, today);
                    }
                });
            }
        })
    }
}

/// Whether an item of a check belongs to this lesson, or to the one of the other track in its place.
fn is_of(item: &Item, module: &'static ModuleLine, part: &'static PartLine) -> bool {
    let lesson = item.objective.as_str().split('-').next();
    let other = track::other(&module.parts, part);
    let mut parts = [Some(part), other].into_iter().flatten();
    parts.any(|part| lesson == Some(part.part.as_str()))
}

/// The situation that an item belongs to.
fn situation(blocks: &'static [Block], item: &Item) -> Option<&'static Block> {
    let (id, _) = item.situation.as_ref()?;
    let mut found = None;
    walk(blocks, &mut |block| {
        if let Block::Situation(situation) = block
            && situation.id == *id
        {
            found = Some(block);
        }
    });
    found
}
