//! A blank of a worksheet, and what was filled in as words.

use super::Sheet;
use crate::markup::Markup;
use crate::part::text::inline;
use crate::part::tool::writing::{Length, writing};
use crate::site::Site;
use crate::words;
use domain::id::Id;
use domain::text::{Inline, plain};
use domain::worksheet::{Entry, Field, FieldKind};
use view::view;

/// Highest number of a scale.
const HIGHEST: u8 = 10;

/// What stands in a blank, in words; `None` if nothing does.
pub fn answer(site: &Site, field: &Field, entry: &Entry) -> Option<String> {
    let value = entry.value(&field.id);
    if value.is_empty() {
        return None;
    }
    let option = |options: &[(Id, Vec<Inline>)], id: &str| {
        let found = options.iter().find(|(known, _)| known.as_str() == id);
        found.map_or_else(|| id.to_owned(), |(_, words)| plain(words))
    };
    Some(match &field.kind {
        FieldKind::Line | FieldKind::Text | FieldKind::Time => value.to_owned(),
        FieldKind::One(options) => option(options, value),
        FieldKind::Many(_, options) => {
            let all: Vec<String> = value.split(' ').map(|id| option(options, id)).collect();
            all.join(" · ")
        }
        FieldKind::Scale(..) => format!("{value}\u{a0}/\u{a0}{HIGHEST}"),
        FieldKind::Day => words::date(site.words(), value),
    })
}

/// A blank with what was filled in, as a row of a description list.
pub fn written(site: &Site, field: &Field, entry: &Entry) -> Option<Markup> {
    let answer = answer(site, field, entry)?;
    Some(view! {
        <dt>{inline(site, &field.label)}</dt>
        <dd dir="auto" translate="no">{answer}</dd>
    })
}

impl Sheet {
    /// The blank with its control. Controls hold what is filled in; the program only reads them.
    pub(super) fn field(&self, field: &'static Field) -> Markup {
        let site = &self.site;
        let name = self.name(&field.id);
        let hint_id = format!("{name}-hint");
        let hint = (!field.hint.is_empty())
            .then(|| view! { <p class="hint" id=hint_id.clone()>{inline(site, &field.hint)}</p> });
        let described = hint.is_some().then_some(hint_id);
        let label = inline(site, &field.label);
        let input = |kind: &'static str| {
            view! {
                <input class="in" type=kind id=name.clone() name=name.clone() autocomplete="off" aria-describedby=described.clone() />
            }
        };
        let write = |length| writing(&name, Some(name.clone()), length, described.clone());
        let control = match &field.kind {
            FieldKind::Line => write(Length::Line),
            FieldKind::Text => write(Length::Text),
            FieldKind::Time => input("time"),
            FieldKind::Day => input("date"),
            FieldKind::One(options) => {
                return self.group(label, hint, described, "radio", &name, options);
            }
            FieldKind::Many(_, options) => {
                return self.group(label, hint, described, "checkbox", &name, options);
            }
            FieldKind::Scale(least, most) => {
                return self.scale(label, hint, described, &name, (least, most));
            }
        };
        view! {
            <div class="field">
                <label for=name.clone()>{label}</label>
                {hint}
                {control}
            </div>
        }
    }

    fn group(
        &self,
        label: Vec<Markup>,
        hint: Option<Markup>,
        described: Option<String>,
        kind: &'static str,
        name: &str,
        options: &'static [(Id, Vec<Inline>)],
    ) -> Markup {
        let rows = options
            .iter()
            .map(|(option, words)| {
                let id = format!("{name}-{option}");
                view! {
                    <input class="o" type=kind id=id.clone() name=name.to_owned() value=option.to_string() autocomplete="off" />
                    <label for=id>{inline(&self.site, words)}</label>
                }
            })
            .collect::<Markup>();
        view! {
            <fieldset class="field" aria-describedby=described>
                <legend>{label}</legend>
                {hint}
                <div class="opts">{rows}</div>
            </fieldset>
        }
    }

    fn scale(
        &self,
        label: Vec<Markup>,
        hint: Option<Markup>,
        described: Option<String>,
        name: &str,
        (least, most): (&'static [Inline], &'static [Inline]),
    ) -> Markup {
        let numbers = (0..=HIGHEST)
            .map(|number| {
                let id = format!("{name}-{number}");
                view! {
                    <span class="scale__n">
                        <input class="scale__o" type="radio" id=id.clone() name=name.to_owned() value=number.to_string() autocomplete="off" />
                        <label for=id>{number.to_string()}</label>
                    </span>
                }
            })
            .collect::<Markup>();
        view! {
            <fieldset class="field" aria-describedby=described>
                <legend>{label}</legend>
                {hint}
                <div class="scale">{numbers}</div>
                <p class="scale__ends small soft">
                    <span>"0 · " {inline(&self.site, least)}</span>
                    <span>{HIGHEST.to_string()} " · " {inline(&self.site, most)}</span>
                </p>
            </fieldset>
        }
    }
}
