//! Sheets to print.

use crate::browser::dom;
use crate::markup::Markup;
use crate::part::block::blocks;
use crate::part::icon;
use crate::part::text::inline;
use crate::site::Site;
use domain::block::Block;
use domain::id::Id;
use domain::text::Inline;
use view::view;

/// A button that prints the part of the page with this id alone, on a page of the form that `style/print.css` gives this
/// name; only where the program runs.
pub fn print_button(site: &Site, id: String, form: &'static str) -> Option<Markup> {
    button(site, site.words().print, id, form)
}

/// A button that prints the page as it stands.
pub fn print_page_button(site: &Site) -> Option<Markup> {
    button(site, site.words().print_page, String::new(), "page")
}

fn button(site: &Site, label: &'static str, id: String, form: &'static str) -> Option<Markup> {
    site.is_live().then(|| {
        view! {
            <button class="btn btn--line" type="button" on:click=move |_| dom::print_only(&id, form)>
                {icon::PRINTER.view()} {label}
            </button>
        }
    })
}

/// A sheet to print.
pub fn sheet(site: &Site, id: &Id, title: &[Inline], inner: &'static [Block]) -> Markup {
    view! {
        <section class="slip sheet" id=id.to_string()>
            <h2>{inline(site, title)}</h2>
            <div class="flow">{blocks(site, inner)}</div>
            <div class="btns">{print_button(site, id.to_string(), "sheet")}</div>
        </section>
    }
}
