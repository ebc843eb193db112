//! Tools that do something. What a person enters in them is never stored.

mod breathing;
mod gate;
mod grounding;
mod plan;

use crate::markup::Markup;
use crate::site::Site;
use domain::block::Tool;
use domain::id::Id;

/// A tool.
pub fn tool(site: &Site, id: &Id, tool: &Tool) -> Markup {
    match tool {
        Tool::Gate { questions, no, yes } => gate::gate(site, id, questions, no, yes),
        Tool::Breathing { r#in, out, rounds } => {
            breathing::breathing(site, id, *r#in, *out, *rounds)
        }
        Tool::Grounding(steps) => grounding::grounding(site, id, steps),
        Tool::Plan { blanks, example } => plan::plan(site, id, blanks, example),
    }
}
