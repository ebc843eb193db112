//! Entries that each belong to something: a list to choose from for every left side, radios for every entry of groups.

use super::Asked;
use super::arranged::fold;
use crate::markup::Markup;
use crate::part::text::inline;
use domain::quiz::{Entry, Target, is_with};
use domain::text::plain;
use leptos::prelude::*;
use std::collections::BTreeSet;
use view::view;

pub(super) fn matching(
    asked: &Asked,
    entries: &'static [Entry],
    targets: &'static [Target],
) -> Markup {
    let choose = asked.site.words().choose;
    let row = |entry: &'static Entry| {
        let options = targets.iter().map(|target| {
            let (value, chosen) = asked.value(entry, target);
            view! { <option value=value selected=chosen>{plain(&target.words)}</option> }
        });
        let id = format!("{}-{}", asked.item.id, entry.id);
        view! {
            <div class="match">
                <label for=id.clone()>{inline(&asked.site, &entry.words)}</label>
                <select class="in" id=id>
                    <option value="">{choose}</option>
                    {options.collect::<Markup>()}
                </select>
            </div>
        }
    };
    rows(asked, entries.iter().map(row).collect())
}

pub(super) fn groups(
    asked: &Asked,
    entries: &'static [Entry],
    targets: &'static [Target],
) -> Markup {
    let row = |entry: &'static Entry| {
        let name = format!("{}-{}", asked.item.id, entry.id);
        let choices = targets.iter().map(|target| {
            let (value, chosen) = asked.value(entry, target);
            let id = format!("{name}-{}", target.id);
            view! {
                <div>
                    <input class="o" type="radio" name=name.clone() id=id.clone() value=value checked=chosen />
                    <label for=id>{inline(&asked.site, &target.words)}</label>
                </div>
            }
        });
        let choices = choices.collect::<Markup>();
        view! {
            <fieldset class="sort">
                <legend>{inline(&asked.site, &entry.words)}</legend>
                <div class="sort__o">{choices}</div>
            </fieldset>
        }
    };
    rows(asked, entries.iter().map(row).collect())
}

fn rows(asked: &Asked, rows: Markup) -> Markup {
    view! { {rows} {fold(asked, RwSignal::new(BTreeSet::new()))} }
}

impl Asked {
    /// What choosing a target for an entry is stored as, and whether it was chosen before.
    fn value(&self, entry: &Entry, target: &Target) -> (String, bool) {
        let value = format!("{}-{}", entry.id, target.id);
        (value, is_with(entry, target, &self.before))
    }
}
