//! Own pictures: strokes and words only, so that no drawing can carry a script.

use super::rows::{keyed, value};
use crate::context::Context;
use crate::cut::Fence;
use crate::markdown::inline;
use crate::wording::Voice;
use domain::block::{Block, Figure, Shape};

pub(super) fn figure(context: &Context, fence: &Fence) -> Option<Block> {
    let keys = keyed(&fence.inside);
    let name = fence.arguments;
    let alt = value(&keys, "alt").map(|(_, alt)| alt).unwrap_or_default();
    if alt.is_empty() {
        context.error(
            fence.line,
            "the picture has no text",
            "write alt: and what it shows, in full words",
        );
    }
    let caption = value(&keys, "caption")
        .map(|(line, caption)| inline(context, &caption, line, Voice::Ours))
        .unwrap_or_default();
    let Some(drawing) = context.figures.get(name) else {
        context.error(
            fence.line,
            format!("there is no picture `{name}`"),
            format!("draw content/figures/{name}.svg"),
        );
        return None;
    };
    match shapes(drawing) {
        Ok((view, shapes)) => Some(Block::Figure(Figure {
            view,
            shapes,
            alt,
            caption,
        })),
        Err(what) => {
            context.error(
                fence.line,
                format!("content/figures/{name}.svg: {what}"),
                "use only svg with viewBox, path with d and class, and text with x and y",
            );
            None
        }
    }
}

fn shapes(drawing: &str) -> Result<(String, Vec<Shape>), String> {
    let document = roxmltree::Document::parse(drawing).map_err(|error| error.to_string())?;
    let root = document.root_element();
    let view = root.attribute("viewBox").ok_or("no viewBox")?.to_owned();
    let mut shapes = Vec::new();
    for node in root
        .descendants()
        .filter(roxmltree::Node::is_element)
        .skip(1)
    {
        let attribute = |name| node.attribute(name).unwrap_or_default().to_owned();
        match node.tag_name().name() {
            "g" => {}
            "path" => shapes.push(Shape::Path(attribute("d"), attribute("class"))),
            "text" => {
                let words = node.text().unwrap_or_default().trim().to_owned();
                shapes.push(Shape::Text(words, attribute("x"), attribute("y")));
            }
            other => return Err(format!("the element `{other}` is not allowed")),
        }
    }
    Ok((view, shapes))
}
