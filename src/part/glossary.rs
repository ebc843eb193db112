//! All terms with their meanings.

use crate::markup::Markup;
use domain::block::TermLine;
use view::view;

/// The glossary.
pub fn glossary(terms: &'static [TermLine]) -> Markup {
    let rows = terms
        .iter()
        .map(|term| {
            view! {
                <div id=term.id.to_string()><dt>{term.word.clone()}</dt><dd>{term.meaning.clone()}</dd></div>
            }
        })
        .collect::<Markup>();
    view! { <dl class="terms">{rows}</dl> }
}
