//! `view!`: Leptos' way of writing HTML in Rust, made into plain data instead of one type an element.
//!
//! Leptos' own macro gives every element a type of its own, and every type its own code: the program of this site was a
//! third larger with it (docs/decisions/001-size-of-the-program.md). The syntax is the same, read by the same parser.
//!
//! - `<p class="x" id=id>"words" {value}</p>`: an element. A value is anything that is `IntoValue`, a child anything
//!   that is `IntoMarkup`; a child that is a closure is shown anew whenever a signal it reads changes.
//! - `on:click=handler`: called at the event.
//! - Several elements side by side are one piece of markup.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use rstml::node::{Node, NodeAttribute, NodeBlock, NodeElement};
use rstml::{Infallible, Parser, ParserConfig};
use syn::spanned::Spanned;

/// Elements of drawings, which have a namespace of their own.
const DRAWING: [&str; 5] = ["svg", "path", "circle", "rect", "text"];
/// Elements that have no children and no end.
const VOID: [&str; 4] = ["br", "hr", "input", "img"];

/// HTML to `sejawat::markup::Markup`.
#[proc_macro]
pub fn view(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let config = ParserConfig::new()
        .recover_block(true)
        .always_self_closed_elements(VOID.into_iter().collect());
    let (nodes, errors) = Parser::new(config)
        .parse_recoverable(TokenStream::from(input))
        .split_vec();
    let errors: TokenStream = errors
        .into_iter()
        .map(|error| error.emit_as_expr_tokens())
        .collect();
    let mut pieces = nodes.iter().filter_map(piece);
    let made = match (pieces.next(), pieces.next()) {
        (None, _) => quote! { ::sejawat::markup::Markup::nothing() },
        (Some(one), None) => quote! { ::sejawat::markup::IntoMarkup::into_markup(#one) },
        (Some(one), Some(two)) => {
            let all = [one, two].into_iter().chain(pieces);
            let all =
                all.map(|piece| quote! { ::sejawat::markup::IntoMarkup::into_markup(#piece) });
            quote! { ::sejawat::markup::Markup::Several(::std::vec![#(#all),*]) }
        }
    };
    quote! {{ #errors #made }}.into()
}

/// A node as an expression that is `IntoMarkup`; comments are nothing.
fn piece(node: &Node<Infallible>) -> Option<TokenStream> {
    match node {
        Node::Element(found) => Some(element(found)),
        Node::Text(text) => {
            let words = &text.value;
            Some(quote! { #words })
        }
        Node::Block(NodeBlock::ValidBlock(block)) => Some(unwrapped(block)),
        Node::Comment(_) => None,
        other => Some(quote_spanned! { other.span() =>
            compile_error!("only elements, quoted words and {blocks} stand in a view")
        }),
    }
}

/// What stands between braces, without them where it is one expression.
fn unwrapped(block: &syn::Block) -> TokenStream {
    match block.stmts.as_slice() {
        [syn::Stmt::Expr(expression, None)] => quote! { #expression },
        _ => quote! { #block },
    }
}

fn element(element: &NodeElement<Infallible>) -> TokenStream {
    let tag = element.name().to_string();
    let mut fixed = Vec::new();
    let mut rest = TokenStream::new();
    for attribute in element.attributes() {
        let NodeAttribute::Attribute(found) = attribute else {
            let span = attribute.span();
            rest.extend(quote_spanned! { span => .compile_error!("an attribute has a name") });
            continue;
        };
        let name = found.key.to_string();
        let Some(value) = found.value() else {
            fixed.push(quote! { (#name, "") });
            continue;
        };
        match (name.strip_prefix("on:"), literal(value)) {
            (Some(event), _) => rest.extend(quote! { .on(#event, #value) }),
            _ if name.contains(':') => {
                let span = found.key.span();
                rest.extend(quote_spanned! { span => .compile_error!("only on: has a colon") });
            }
            (None, Some(words)) => fixed.push(quote! { (#name, #words) }),
            (None, None) => rest.extend(quote! { .attribute(#name, #value) }),
        }
    }
    for child in element.children.iter().filter_map(piece) {
        rest.extend(quote! { .child(#child) });
    }
    let make = match () {
        () if DRAWING.contains(&tag.as_str()) => quote! { drawing },
        () if VOID.contains(&tag.as_str()) => quote! { void },
        () => quote! { html },
    };
    quote! { ::sejawat::markup::Element::#make(#tag, &[#(#fixed),*]) #rest }
}

/// The words of a value that is a literal.
fn literal(value: &syn::Expr) -> Option<String> {
    let syn::Expr::Lit(literal) = value else {
        return None;
    };
    match &literal.lit {
        syn::Lit::Str(words) => Some(words.value()),
        syn::Lit::Int(number) => Some(number.base10_digits().to_owned()),
        _ => None,
    }
}
