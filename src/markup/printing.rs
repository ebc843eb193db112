//! Markup as HTML, for the pages that are made in advance.

use super::{Element, Kind, Markup, Value};

impl Markup {
    /// The HTML of it.
    pub fn to_html(self) -> String {
        let mut html = String::new();
        self.print(&mut html);
        html
    }

    fn print(self, html: &mut String) {
        match self {
            Markup::Text(words) => html.push_str(&escape(&words)),
            Markup::Element(element) => print(*element, html),
            Markup::Several(pieces) => pieces.into_iter().for_each(|piece| piece.print(html)),
            Markup::Live(function) => {
                let mut function = function.lock().unwrap_or_else(|broken| broken.into_inner());
                function().print(html);
            }
        }
    }
}

fn print(element: Element, html: &mut String) {
    html.push('<');
    html.push_str(element.tag);
    for (name, value) in element.fixed {
        attribute(name, value, html);
    }
    for (name, value) in element.attributes {
        match value {
            Value::Fixed(value) => attribute(name, &value, html),
            Value::Live(function) => attribute(name, &function(), html),
        }
    }
    html.push('>');
    if element.kind == Kind::Void {
        return;
    }
    for child in element.children {
        child.print(html);
    }
    html.push_str("</");
    html.push_str(element.tag);
    html.push('>');
}

fn attribute(name: &str, value: &str, html: &mut String) {
    html.push(' ');
    html.push_str(name);
    if !value.is_empty() {
        html.push_str("=\"");
        html.push_str(&escape(value));
        html.push('"');
    }
}

/// A text as it may stand in HTML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
