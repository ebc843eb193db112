//! One step after another through the senses: a box to tick for each thing found. Works without the program.

use crate::markup::Markup;
use crate::part::text::inline;
use crate::site::Site;
use domain::id::Id;
use domain::text::{Inline, plain};
use view::view;

/// Steps with as many boxes as there are things to find.
pub fn grounding(site: &Site, id: &Id, steps: &[(u8, Vec<Inline>, Vec<Inline>)]) -> Markup {
    let words = site.words();
    let steps = steps
        .iter()
        .map(|(number, what, example)| {
            let name = plain(what);
            let boxes = (1..=*number)
                .map(|count| {
                    let name = format!("{name} {count}");
                    let id = format!("{id}-{number}-{count}");
                    view! {
                        <input class="found" type="checkbox" id=id aria-label=name autocomplete="off" />
                    }
                })
                .collect::<Markup>();
            let example = (!example.is_empty()).then(|| {
                view! { <p class="small soft">{words.grounding_example} ": " {inline(site, example)}</p> }
            });
            view! {
                <li>
                    <div>
                        <p><b>{number.to_string()}</b> " " {inline(site, what)}</p>
                        {example}
                        <div class="founds">{boxes}</div>
                    </div>
                </li>
            }
        })
        .collect::<Markup>();
    view! {
        <section class="grounding" id=id.to_string()>
            <p class="small soft">{words.grounding_hint}</p>
            <ol class="todo todo--plain">{steps}</ol>
        </section>
    }
}
