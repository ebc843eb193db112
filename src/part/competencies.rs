//! How competencies grow: of each the items answered right, as a bar and in words.

use crate::markup::{IntoMarkup, Markup};
use crate::part::text::inline;
use crate::site::Site;
use crate::words::fill;
use domain::block::Competency;
use domain::progress::Progress;
use domain::track::Track;
use leptos::prelude::*;
use view::view;

/// Every competency that an item asks for.
pub fn competencies(site: &Site, rows: &'static [Competency]) -> Markup {
    let words = site.words();
    let rows = {
        let site = site.clone();
        move || {
            let track = site.progress.with(Progress::track);
            let asked = rows.iter().filter(|row| row.asked(track).next().is_some());
            asked.map(|row| one(&site, row, track)).collect::<Markup>()
        }
    };
    view! {
        <div class="table table--grow" role="region" aria-label=words.grow_caption tabindex="0">
            <table>
                <caption>{words.grow_caption}</caption>
                <thead><tr><th scope="col">{words.grow_what}</th><th scope="col">{words.grow_right}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn one(site: &Site, row: &'static Competency, track: Option<Track>) -> Markup {
    let (progress, form) = (site.progress, site.words().grow_of);
    let all = row.asked(track).count();
    let right = (move || {
        let right = progress.with(|progress| progress.right_among(row.asked(track)));
        let count = [("n", right.to_string()), ("all", all.to_string())];
        let [n, all_of] = &count;
        let words = fill(form, &[(n.0, n.1.as_str()), (all_of.0, all_of.1.as_str())]);
        view! {
            <progress max=all.to_string() value=right.to_string() aria-hidden="true"></progress>
            <span class="num" translate="no">{words}</span>
        }
    })
    .into_markup();
    view! { <tr><th scope="row">{inline(site, &row.name)}</th><td>{right}</td></tr> }
}
