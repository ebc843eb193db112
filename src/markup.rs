//! Markup: what pages are made of, as plain data. `view!` writes it; the browser builds it, the maker of snapshots prints
//! it.
//!
//! One type for every element, so that the program holds the code for building an element once. Whatever is shown anew
//! is made anew: no state of an old element, such as an opened fold or a tick, ever shows up in a new one.

mod building;
#[cfg(feature = "ssr")]
mod printing;

#[cfg(feature = "ssr")]
pub use printing::escape;

use crate::browser::dom::Event;
use leptos::tachys::reactive_graph::SharedReactiveFunction;
use std::borrow::Cow;
use std::sync::{Arc, Mutex};

/// A piece of a page.
pub enum Markup {
    /// Words.
    Text(Cow<'static, str>),
    /// An element with everything in it.
    Element(Box<Element>),
    /// Pieces side by side; none is nothing.
    Several(Vec<Markup>),
    /// A piece that is made anew whenever a signal it reads changes.
    Live(SharedReactiveFunction<Markup>),
}

type Handler = Box<dyn FnMut(Event)>;

/// An element: what it is called, what is said of it, what it hears, what is in it.
pub struct Element {
    tag: &'static str,
    kind: Kind,
    fixed: &'static [(&'static str, &'static str)],
    attributes: Vec<(&'static str, Value)>,
    handlers: Vec<(&'static str, Handler)>,
    children: Vec<Markup>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Html,
    Drawing,
    Void,
}

/// Value of an attribute.
pub enum Value {
    /// It stays.
    Fixed(Cow<'static, str>),
    /// It is set anew whenever a signal it reads changes.
    Live(Box<dyn Fn() -> String>),
}

/// What can be the value of an attribute. `None` and `false` leave the attribute out.
pub trait IntoValue {
    /// The value.
    fn into_value(self) -> Option<Value>;
}

impl IntoValue for &'static str {
    fn into_value(self) -> Option<Value> {
        Some(Value::Fixed(Cow::Borrowed(self)))
    }
}

impl IntoValue for String {
    fn into_value(self) -> Option<Value> {
        Some(Value::Fixed(Cow::Owned(self)))
    }
}

impl IntoValue for bool {
    fn into_value(self) -> Option<Value> {
        self.then_some(Value::Fixed(Cow::Borrowed("")))
    }
}

impl<V: IntoValue> IntoValue for Option<V> {
    fn into_value(self) -> Option<Value> {
        self.and_then(V::into_value)
    }
}

impl<F: Fn() -> String + 'static> IntoValue for F {
    fn into_value(self) -> Option<Value> {
        Some(Value::Live(Box::new(self)))
    }
}

/// What can stand in a page.
pub trait IntoMarkup {
    /// The piece.
    fn into_markup(self) -> Markup;
}

impl IntoMarkup for Markup {
    fn into_markup(self) -> Markup {
        self
    }
}

impl IntoMarkup for Box<Element> {
    fn into_markup(self) -> Markup {
        Markup::Element(self)
    }
}

impl IntoMarkup for &'static str {
    fn into_markup(self) -> Markup {
        Markup::Text(Cow::Borrowed(self))
    }
}

impl IntoMarkup for String {
    fn into_markup(self) -> Markup {
        Markup::Text(Cow::Owned(self))
    }
}

impl<M: IntoMarkup> IntoMarkup for Option<M> {
    fn into_markup(self) -> Markup {
        self.map_or_else(Markup::nothing, M::into_markup)
    }
}

impl IntoMarkup for Vec<Markup> {
    fn into_markup(self) -> Markup {
        Markup::Several(self)
    }
}

impl<const COUNT: usize> IntoMarkup for [Markup; COUNT] {
    fn into_markup(self) -> Markup {
        Markup::Several(Vec::from(self))
    }
}

impl<F, M> IntoMarkup for F
where
    F: Fn() -> M + Send + 'static,
    M: IntoMarkup,
{
    fn into_markup(self) -> Markup {
        Markup::Live(Arc::new(Mutex::new(move || self().into_markup())))
    }
}

impl FromIterator<Markup> for Markup {
    fn from_iter<I: IntoIterator<Item = Markup>>(pieces: I) -> Markup {
        Markup::Several(pieces.into_iter().collect())
    }
}

impl Markup {
    /// Nothing.
    pub fn nothing() -> Markup {
        Markup::Several(Vec::new())
    }

    /// Whether there is nothing to see in it.
    pub fn is_empty(&self) -> bool {
        matches!(self, Markup::Several(pieces) if pieces.iter().all(Markup::is_empty))
    }
}

impl Element {
    fn new(
        tag: &'static str,
        kind: Kind,
        fixed: &'static [(&'static str, &'static str)],
    ) -> Box<Element> {
        Box::new(Element {
            tag,
            kind,
            fixed,
            attributes: Vec::new(),
            handlers: Vec::new(),
            children: Vec::new(),
        })
    }

    /// An element of HTML.
    pub fn html(tag: &'static str, fixed: &'static [(&'static str, &'static str)]) -> Box<Element> {
        Element::new(tag, Kind::Html, fixed)
    }

    /// An element of HTML that holds nothing and has no end.
    pub fn void(tag: &'static str, fixed: &'static [(&'static str, &'static str)]) -> Box<Element> {
        Element::new(tag, Kind::Void, fixed)
    }

    /// An element of a drawing.
    pub fn drawing(
        tag: &'static str,
        fixed: &'static [(&'static str, &'static str)],
    ) -> Box<Element> {
        Element::new(tag, Kind::Drawing, fixed)
    }

    /// Says something of the element.
    pub fn attribute(mut self: Box<Self>, name: &'static str, value: impl IntoValue) -> Box<Self> {
        if let Some(value) = value.into_value() {
            self.attributes.push((name, value));
        }
        self
    }

    /// Has a handler called at an event.
    pub fn on(
        mut self: Box<Self>,
        event: &'static str,
        handler: impl FnMut(Event) + 'static,
    ) -> Box<Self> {
        self.handlers.push((event, Box::new(handler)));
        self
    }

    /// Puts a piece into the element, after what is there.
    pub fn child(mut self: Box<Self>, child: impl IntoMarkup) -> Box<Self> {
        self.children.push(child.into_markup());
        self
    }
}
