//! The rubric for role-plays with people: filled on screen or on paper, with native controls only. Nothing is stored.

use crate::markup::Markup;
use crate::part::sheet::print_button;
use crate::part::text::inline;
use crate::site::Site;
use crate::words::fill;
use domain::block::{Rubric, RubricRow};
use view::view;

/// The rubric.
pub fn rubric(site: &Site, rubric: &'static Rubric) -> Markup {
    let words = site.words();
    let id = rubric.id.to_string();
    let head = [words.rubric_who, words.rubric_observer, words.rubric_date]
        .into_iter()
        .enumerate()
        .map(|(number, label)| {
            let id = format!("{id}-{number}");
            view! {
                <div class="field">
                    <label for=id.clone()>{label}</label>
                    <input class="in" id=id autocomplete="off" spellcheck="false" />
                </div>
            }
        })
        .collect::<Markup>();
    let harmful = rubric
        .harmful
        .iter()
        .map(|(name, words)| {
            let id = format!("{id}-{name}");
            view! {
                <input class="o" type="checkbox" id=id.clone() />
                <label for=id>{inline(site, words)}</label>
            }
        })
        .collect::<Markup>();
    let rows = rubric.rows.iter().map(|found| row(site, &id, found));
    view! {
        <section class="rubric flow" id=id.clone()>
            <div class="grid grid--3">{head}</div>
            <fieldset class="rubric__harm">
                <legend>{words.rubric_harmful}</legend>
                <div class="opts">{harmful}</div>
                <p><b>{inline(site, &rubric.stop)}</b></p>
            </fieldset>
            {rows.collect::<Markup>()}
            <div class="field">
                <label for=format!("{id}-note")>{words.rubric_note}</label>
                <textarea class="in" id=format!("{id}-note") rows="3" autocomplete="off" spellcheck="false"></textarea>
            </div>
            <div class="btns">{print_button(site, id.clone(), "sheet")}</div>
        </section>
    }
}

/// A competency with its levels, from not seen to 4.
fn row(site: &Site, rubric: &str, row: &'static RubricRow) -> Markup {
    let words = site.words();
    let name = format!("{rubric}-{}", row.code);
    let level = |number: usize, text: Markup| {
        let id = format!("{name}-{number}");
        let mark = match number {
            0 => words.rubric_unseen.to_owned(),
            number => fill(words.rubric_level, &[("n", &number.to_string())]),
        };
        view! {
            <input class="o" type="radio" name=name.clone() id=id.clone() />
            <label for=id><span><b>{mark}</b> " " {text}</span></label>
        }
    };
    let levels = row
        .levels
        .iter()
        .enumerate()
        .map(|(place, words)| level(place + 1, inline(site, words).into_iter().collect()))
        .collect::<Markup>();
    view! {
        <fieldset class="rubric__row">
            <legend>{inline(site, &row.name)}</legend>
            <div class="opts">{levels} {level(0, Markup::nothing())}</div>
        </fieldset>
    }
}
