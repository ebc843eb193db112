//! The certificate with its own words, and the glossary. What they take from the whole training is put in later.

use crate::context::Context;
use crate::cut::Fence;
use crate::markdown::blocks;
use crate::wording::Voice;
use domain::block::{Block, Certificate, TermLine};
use domain::id::Id;

pub(super) fn certificate(context: &Context, fence: &Fence) -> Block {
    let blocks = blocks(context, &fence.inside, Voice::Scene);
    if blocks.is_empty() {
        context.problems.error(
            fence.line,
            "the certificate says nothing of itself",
            "write what it stands for and what is to be filled in by hand",
        );
    }
    Block::Certificate(Certificate {
        modules: vec![],
        competencies: vec![],
        blocks,
    })
}

/// All terms, in the order of the alphabet.
pub(super) fn glossary(context: &Context) -> Block {
    let terms = context.known.glossary.iter().flatten();
    let mut terms: Vec<TermLine> = terms
        .filter_map(|(id, term)| {
            let id = Id::try_from(id.as_str()).ok()?;
            context.anchor(&id, 0);
            Some(TermLine {
                id,
                word: term.word.clone(),
                meaning: term.meaning.clone(),
            })
        })
        .collect();
    terms.sort_by_key(|term| term.word.to_lowercase());
    Block::Glossary(terms)
}
