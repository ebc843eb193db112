//! The gate before a self-help module: any yes leads to a person. It works without the program and is never stored.

use crate::markup::Markup;
use crate::part::text::inline;
use crate::site::Site;
use domain::id::Id;
use domain::text::Inline;
use view::view;

/// Questions to tick; the answer opens below.
pub fn gate(
    site: &Site,
    id: &Id,
    questions: &[Vec<Inline>],
    no: &[Inline],
    yes: &[Vec<Inline>],
) -> Markup {
    let words = site.words();
    let rows = questions
        .iter()
        .enumerate()
        .map(|(number, question)| {
            let id = format!("{id}-{number}");
            view! {
                <input class="o" type="checkbox" id=id.clone() autocomplete="off" />
                <label for=id>{inline(site, question)}</label>
            }
        })
        .collect::<Markup>();
    let yes = yes
        .iter()
        .map(|text| view! { <p>{inline(site, text)}</p> })
        .collect::<Markup>();
    view! {
        <section class="item gate" id=id.to_string()>
            <fieldset>
                <legend><span class="item__q">{words.tool_gate_question}</span></legend>
                <p class="small soft">{words.tool_gate_hint}</p>
                <div class="opts">
                    {rows}
                    <details class="check">
                        <summary class="btn">{words.tool_gate_button}</summary>
                        <div class="fb gate__no"><p>{inline(site, no)}</p></div>
                        <div class="fb gate__yes">{yes}</div>
                    </details>
                </div>
            </fieldset>
        </section>
    }
}
