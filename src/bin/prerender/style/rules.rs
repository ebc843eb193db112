//! Which rules of our own stylesheet can match something in a page.
//!
//! It knows what our sheet holds: rules, `@media` around rules, `@page`; no strings or comments with braces.

use std::collections::BTreeSet;

/// What stands in a page and rules can ask for.
#[derive(Debug, Default)]
pub struct Present<'a> {
    classes: BTreeSet<&'a str>,
    elements: BTreeSet<&'a str>,
}

impl<'a> Present<'a> {
    /// What stands in the body of a page.
    pub fn of(body: &'a str) -> Present<'a> {
        let classes = body.split(" class=\"").skip(1);
        let classes = classes.filter_map(|rest| Some(rest.split_once('"')?.0));
        let elements = body.split('<').skip(1).map(name);
        Present {
            classes: classes.flat_map(str::split_whitespace).collect(),
            elements: elements.chain(["html", "body"]).collect(),
        }
    }
}

/// The part of a sheet that can match something in a page on a screen, without the program.
pub fn matching(sheet: &str, page: &Present) -> String {
    let mut kept = String::new();
    let mut rest = sheet;
    while let Some((head, body, after)) = rule(rest) {
        rest = after;
        if head.starts_with("@media print") || head.starts_with("@page") {
            continue;
        }
        let (head, body) = match head.split_once(' ') {
            Some(("@media", _)) => (head.to_owned(), matching(body, page)),
            Some(("@keyframes", _)) => (head.to_owned(), body.to_owned()),
            _ => {
                let selectors = selectors(head).filter(|selector| can_match(selector, page));
                (selectors.collect::<Vec<_>>().join(","), body.to_owned())
            }
        };
        if !head.is_empty() && !body.is_empty() {
            kept.push_str(&format!("{head}{{{body}}}"));
        }
    }
    kept
}

/// Head and body of the first rule, and what follows.
fn rule(sheet: &str) -> Option<(&str, &str, &str)> {
    let (head, rest) = sheet.split_once('{')?;
    let mut depth = 1;
    for (place, sign) in rest.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((head, &rest[..place], &rest[place + 1..]));
        }
    }
    None
}

/// The selectors of a head: commas inside brackets belong to one selector.
fn selectors(head: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0;
    head.split(move |sign| {
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        sign == ',' && depth == 0
    })
}

/// The name at the beginning of a text: letters, digits, hyphens and low lines.
fn name(text: &str) -> &str {
    let end = text.find(|sign: char| !(sign.is_alphanumeric() || sign == '-' || sign == '_'));
    &text[..end.unwrap_or(text.len())]
}

/// Whether every class and element that a selector asks for is there, and nothing that can wait: what only the program sets
/// on the root, and what a hovering pointer changes. What stands inside brackets are alternatives or exclusions, so it is
/// not asked for.
fn can_match(selector: &str, page: &Present) -> bool {
    let mut outside = String::new();
    let mut depth = 0;
    for sign in selector.chars() {
        match sign {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if depth == 0 => outside.push(sign),
            _ => {}
        }
    }
    let waits = ["[data-theme", "[data-live", ":hover"];
    let can_wait = waits.iter().any(|part| outside.contains(part));
    let mut classes = outside.split('.').skip(1).map(name);
    let mut elements = outside.split([' ', '>', '+', '~']).map(name);
    !can_wait
        && classes.all(|class| page.classes.contains(class))
        && elements.all(|element| element.is_empty() || page.elements.contains(element))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(sheet: &str, html: &str) -> String {
        matching(sheet, &Present::of(html))
    }

    #[test]
    fn a_rule_is_kept_if_one_of_its_selectors_can_match() {
        let sheet = ".a,.b .c{x:1}.d>.a:focus{x:2}p{x:3}.a .e{x:4}.a:hover{x:5}";
        let html = "<p class=\"a d\"></p><p class=\"c\"></p>";
        assert_eq!(kept(sheet, html), ".a{x:1}.d>.a:focus{x:2}p{x:3}");
    }

    #[test]
    fn a_rule_for_an_element_waits_for_the_element() {
        let sheet = "p,textarea{x:1}.a>progress{x:2}*,*::before{x:3}body{x:4}.a + h2[id]:focus{x:5}@keyframes late{from{x:6}}";
        let html = "<h2 class=\"a\" id=\"b\"></h2><p>progress</p>";
        assert_eq!(
            kept(sheet, html),
            "p{x:1}*,*::before{x:3}body{x:4}.a + h2[id]:focus{x:5}@keyframes late{from{x:6}}"
        );
    }

    #[test]
    fn commas_and_classes_inside_brackets_belong_to_one_selector() {
        let sheet = ".a + :where(ol, ul),.b{x:1}.a:not(.z){x:2}";
        assert_eq!(
            kept(sheet, "<p class=\"a\">"),
            ".a + :where(ol, ul){x:1}.a:not(.z){x:2}"
        );
    }

    #[test]
    fn what_is_for_paper_or_set_by_the_program_waits_for_the_whole_sheet() {
        let sheet = "@page{x:0}@media print{.a{x:1}}@media (min-width:1em){.a{x:2}.b{x:3}}:root[data-theme=dark]{x:4}\
                     :root:not([data-theme=light]){x:5}";
        assert_eq!(
            kept(sheet, "<p class=\"a\">"),
            "@media (min-width:1em){.a{x:2}}:root:not([data-theme=light]){x:5}"
        );
    }
}
