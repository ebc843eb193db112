//! Tools that do something. What a person enters in them is stored only where they ask for it.

mod breathing;
mod gate;
mod grounding;
mod plan;
mod running;
mod timer;
pub mod worksheet;
mod writing;

use crate::markup::Markup;
use crate::site::Site;
use domain::block::Tool;
use domain::id::Id;

/// A tool.
pub fn tool(site: &Site, id: &Id, tool: &'static Tool) -> Markup {
    match tool {
        Tool::Gate { questions, no, yes } => gate::gate(site, id, questions, no, yes),
        Tool::Breathing { r#in, out, rounds } => {
            breathing::breathing(site, id, *r#in, *out, *rounds)
        }
        Tool::Grounding(steps) => grounding::grounding(site, id, steps),
        Tool::Plan { blanks, example } => plan::plan(site, id, blanks, example),
        Tool::Timer {
            rounds,
            phases,
            end,
        } => timer::timer(site, id, *rounds, phases, end),
        Tool::Sheet(sheet) => worksheet::worksheet(site, id, sheet),
    }
}
