//! Own pictures: strokes and words only, so that no drawing can carry a script.

use super::rows::Inside;
use crate::context::Context;
use crate::cut::Fence;
use crate::problem::{InFile, Problems};
use crate::wording::{Prose, Voice};
use domain::block::{Block, Figure, Shape};
use roxmltree::{Document, Node};
use std::collections::BTreeMap;

/// The drawings by name; `None` for one that cannot be used, which is said at its own file.
pub(crate) type Drawings = BTreeMap<String, Option<Drawing>>;

/// `viewBox` and strokes of a drawing.
pub(crate) struct Drawing {
    view: String,
    shapes: Vec<Shape>,
}

pub(super) fn figure(context: &Context, fence: &Fence) -> Option<Block> {
    let inside = Inside::read(context, fence, false, &["alt", "caption"]);
    let name = fence.arguments;
    let alt = inside.value("alt").unwrap_or_default().replace('\n', " ");
    if alt.is_empty() {
        context.problems.error(
            fence.line,
            format!("the picture `{name}` has no text"),
            "write alt: and what it shows, in full words",
        );
    }
    let line = inside.line(fence, "alt");
    context.prose(&Prose::plain(line, &alt, Voice::Scene));
    let caption = inside.words(context, "caption", Voice::Ours);
    let Some(drawing) = context.known.drawings.get(name) else {
        context.problems.error(
            fence.line,
            format!("there is no picture `{name}`"),
            "name a file of content/figures/ without .svg, as in :::figure bridge",
        );
        return None;
    };
    drawing.as_ref().map(|drawing| {
        Block::Figure(Figure {
            view: drawing.view.clone(),
            shapes: drawing.shapes.clone(),
            alt,
            caption,
        })
    })
}

/// Reads all drawings.
pub(crate) fn drawings(files: BTreeMap<String, String>, problems: &Problems) -> Drawings {
    let mut drawings = Drawings::new();
    for (path, text) in files {
        let problems = problems.of(format!("content/figures/{path}"));
        match path.strip_suffix(".svg") {
            Some(name) => {
                drawings.insert(name.to_owned(), drawing(&text, &problems));
            }
            None => problems.error(
                0,
                "this is no drawing",
                "save it as svg, or move it out of content/figures",
            ),
        }
    }
    drawings
}

/// Attributes that an element may carry; `None` for an element that no drawing has.
fn allowed(element: &str) -> Option<&'static [&'static str]> {
    match element {
        "svg" => Some(&["viewBox"]),
        "g" => Some(&[]),
        "path" => Some(&["d", "class"]),
        "text" => Some(&["x", "y", "class"]),
        _ => None,
    }
}

fn drawing(text: &str, problems: &InFile) -> Option<Drawing> {
    const MEND: &str =
        "use only svg with viewBox, g, path with d and class, and text with x, y and class";
    let document = Document::parse(text)
        .map_err(|error| {
            let line = usize::try_from(error.pos().row).unwrap_or(0);
            problems.error(line, format!("this is no whole drawing: {error}"), MEND);
        })
        .ok()?;
    let line = |node: &Node| {
        let place = document.text_pos_at(node.range().start);
        usize::try_from(place.row).unwrap_or(0)
    };
    let root = document.root_element();
    let view = root.attribute("viewBox").unwrap_or_default().to_owned();
    if view.is_empty() {
        problems.error(
            line(&root),
            "the drawing has no viewBox",
            "write viewBox=\"0 0 240 120\" with its width and height",
        );
    }
    let mut shapes = Vec::new();
    for node in root.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        let Some(attributes) = allowed(name).filter(|_| (name == "svg") == (node == root)) else {
            let what = format!("the element `{name}` is not allowed in a drawing");
            problems.error(line(&node), what, MEND);
            continue;
        };
        for attribute in node.attributes() {
            if attribute.namespace().is_some() || !attributes.contains(&attribute.name()) {
                let what = format!("`{name}` must not have `{}`", attribute.name());
                problems.error(line(&node), what, MEND);
            }
        }
        let attribute = |name| node.attribute(name).unwrap_or_default().to_owned();
        match name {
            "path" => shapes.push(Shape::Path(attribute("d"), attribute("class"))),
            "text" => {
                let words = node.text().unwrap_or_default().trim().to_owned();
                shapes.push(Shape::Text(words, attribute("x"), attribute("y")));
            }
            _ => {}
        }
    }
    Some(Drawing { view, shapes })
}
