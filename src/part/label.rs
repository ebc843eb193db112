//! The cover with the label: the name sticker of a school book.

use crate::markup::{IntoMarkup, Markup};
use crate::part::text::inline;
use crate::site::Site;
use crate::words::fill;
use domain::text::Inline;
use domain::unit::Page;
use view::view;

/// Cover of a page: kind, title, lead, and ruled rows.
pub fn cover(site: &Site, page: &Page, rows: Vec<(&'static str, Markup)>) -> Markup {
    let mut rows = rows;
    if let Some(minutes) = page.minutes {
        let minutes = fill(site.words().about_minutes, &[("n", &minutes.to_string())]);
        rows.push((site.words().time_label, minutes.into_markup()));
    }
    label(site, &page.kind, &page.title, &page.lead, rows)
}

/// Cover made of its parts.
pub fn label(
    site: &Site,
    kind: &str,
    title: &[Inline],
    lead: &[Inline],
    rows: Vec<(&'static str, Markup)>,
) -> Markup {
    let kind = (!kind.is_empty()).then(|| view! { <p class="label__kind">{kind.to_owned()}</p> });
    let lead =
        (!lead.is_empty()).then(|| view! { <p class="label__lead lead">{inline(site, lead)}</p> });
    let rows = (!rows.is_empty()).then(|| {
        let rows = rows
            .into_iter()
            .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
            .collect::<Markup>();
        view! { <dl class="label__rows">{rows}</dl> }
    });
    view! {
        <div class="cover">
            <div class="wrap">
                <div class="label">
                    {kind}
                    <h1 tabindex="-1">{inline(site, title)}</h1>
                    {lead}
                    {rows}
                </div>
            </div>
        </div>
    }
}
