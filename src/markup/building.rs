//! Markup in the document: building it, and putting new markup where old markup was.

use super::{Element, Kind, Markup, Value};
use crate::browser::dom::Event;
use leptos::prelude::Owner;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::reactive_graph::RenderEffectState;
use leptos::tachys::renderer::types::{Element as Built, Node, Placeholder, Text};
use leptos::tachys::renderer::{RemoveEventHandler, Rndr};
use leptos::tachys::view::{Mountable, Render};
use std::mem;
use wasm_bindgen::JsValue;

/// Markup as it stands in the document.
pub enum Standing {
    Text(Text),
    Element(Built, Kept),
    /// The pieces, and a mark behind the last by which their place is found even if there are none.
    Several(Vec<Standing>, Placeholder),
    Live(Box<RenderEffectState<Standing>>),
}

/// What must live as long as an element stands.
pub struct Kept {
    _handlers: Vec<RemoveEventHandler<Built>>,
    _values: Vec<RenderEffect<()>>,
    _children: Vec<Standing>,
}

impl Render for Markup {
    type State = Standing;

    fn build(self) -> Standing {
        match self {
            Markup::Text(words) => Standing::Text(Rndr::create_text_node(&words)),
            Markup::Element(element) => build(*element),
            Markup::Several(pieces) => Standing::Several(
                pieces.into_iter().map(Markup::build).collect(),
                Rndr::create_placeholder(),
            ),
            Markup::Live(function) => Standing::Live(Box::new(function.build())),
        }
    }

    fn rebuild(self, standing: &mut Standing) {
        match (self, &mut *standing) {
            (Markup::Text(words), Standing::Text(node)) => Rndr::set_text(node, &words),
            (markup, _) => {
                let mut old = mem::replace(standing, markup.build());
                old.insert_before_this(standing);
                old.unmount();
            }
        }
    }
}

fn build(element: Element) -> Standing {
    const DRAWING: &str = "http://www.w3.org/2000/svg";
    let namespace = (element.kind == Kind::Drawing).then_some(DRAWING);
    let built = Rndr::create_element(element.tag, namespace);
    for (name, value) in element.fixed {
        Rndr::set_attribute(&built, name, value);
    }
    let mut values = Vec::new();
    for (name, value) in element.attributes {
        match value {
            Value::Fixed(value) => Rndr::set_attribute(&built, name, &value),
            Value::Live(function) => {
                let built = built.clone();
                values.push(RenderEffect::new(move |_| {
                    Rndr::set_attribute(&built, name, &function());
                }));
            }
        }
    }
    let mut handlers = Vec::new();
    for (event, mut handler) in element.handlers {
        let owner = Owner::current().unwrap_or_default();
        let handler = Box::new(move |heard: JsValue| {
            owner.with(|| handler(Event::from(heard)));
        });
        handlers.push(Rndr::add_event_listener(&built, event, handler));
    }
    let mut children: Vec<Standing> = element.children.into_iter().map(Markup::build).collect();
    for child in &mut children {
        child.mount(&built, None);
    }
    let kept = Kept {
        _handlers: handlers,
        _values: values,
        _children: children,
    };
    Standing::Element(built, kept)
}

impl Mountable for Standing {
    fn unmount(&mut self) {
        match self {
            Standing::Text(node) => Rndr::remove(node),
            Standing::Element(built, _) => Rndr::remove(built),
            Standing::Several(pieces, mark) => {
                for piece in pieces {
                    piece.unmount();
                }
                Rndr::remove(mark);
            }
            Standing::Live(effect) => effect.unmount(),
        }
    }

    fn mount(&mut self, parent: &Built, before: Option<&Node>) {
        match self {
            Standing::Text(node) => Rndr::insert_node(parent, node, before),
            Standing::Element(built, _) => Rndr::insert_node(parent, built, before),
            Standing::Several(pieces, mark) => {
                for piece in pieces {
                    piece.mount(parent, before);
                }
                Rndr::insert_node(parent, mark, before);
            }
            Standing::Live(effect) => effect.mount(parent, before),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Standing::Text(node) => insert_before(node, child),
            Standing::Element(built, _) => insert_before(built, child),
            Standing::Several(pieces, mark) => match pieces.first() {
                Some(first) => first.insert_before_this(child),
                None => insert_before(mark, child),
            },
            Standing::Live(effect) => effect.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<Built> {
        match self {
            Standing::Text(_) => Vec::new(),
            Standing::Element(built, _) => vec![built.clone()],
            Standing::Several(pieces, _) => pieces.iter().flat_map(Standing::elements).collect(),
            Standing::Live(effect) => effect.elements(),
        }
    }
}

fn insert_before(node: &Node, child: &mut dyn Mountable) -> bool {
    let parent = Rndr::get_parent(node).and_then(dom_element);
    match parent {
        Some(parent) => {
            child.mount(&parent, Some(node));
            true
        }
        None => false,
    }
}

fn dom_element(node: Node) -> Option<Built> {
    use leptos::tachys::renderer::CastFrom;
    Built::cast_from(node)
}
