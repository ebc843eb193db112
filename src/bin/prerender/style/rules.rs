//! Which rules of our own stylesheet can match something in a page.
//!
//! It knows what our sheet holds: rules, `@media` around rules, `@page`; no strings or comments with braces.

use std::collections::BTreeSet;

/// Classes that occur in pages.
pub type Classes = BTreeSet<String>;

/// Notes the classes of a page.
pub fn collect(html: &str, classes: &mut Classes) {
    for (_, value) in html
        .split(" class=\"")
        .skip(1)
        .filter_map(|rest| Some((rest, rest.split_once('"')?.0)))
    {
        classes.extend(value.split_whitespace().map(str::to_owned));
    }
}

/// The part of a sheet that can match elements with these classes on a screen, without the program.
pub fn matching(sheet: &str, classes: &Classes) -> String {
    let mut kept = String::new();
    let mut rest = sheet;
    while let Some((head, body, after)) = rule(rest) {
        rest = after;
        if head.starts_with("@media print") || head.starts_with("@page") {
            continue;
        }
        let (head, body) = match head.starts_with("@media") {
            true => (head.to_owned(), matching(body, classes)),
            false => {
                let selectors = selectors(head).filter(|selector| can_match(selector, classes));
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

/// Whether every class that a selector asks for occurs, and nothing that can wait: what only the program sets on the root,
/// and what a hovering pointer changes. Classes inside brackets are alternatives or exclusions, so they are not asked for.
fn can_match(selector: &str, classes: &Classes) -> bool {
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
    let wanted = outside.split('.').skip(1).map(|rest| {
        let end = rest.find(|sign: char| !(sign.is_alphanumeric() || sign == '-' || sign == '_'));
        &rest[..end.unwrap_or(rest.len())]
    });
    let waits = ["[data-theme", "[data-live", ":hover"];
    let can_wait = waits.iter().any(|part| outside.contains(part));
    !can_wait && wanted.into_iter().all(|class| classes.contains(class))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(sheet: &str, html: &str) -> String {
        let mut classes = Classes::new();
        collect(html, &mut classes);
        matching(sheet, &classes)
    }

    #[test]
    fn a_rule_is_kept_if_one_of_its_selectors_can_match() {
        let sheet = ".a,.b .c{x:1}.d>.a:focus{x:2}p{x:3}.a .e{x:4}.a:hover{x:5}";
        let html = "<p class=\"a d\"></p><p class=\"c\"></p>";
        assert_eq!(kept(sheet, html), ".a{x:1}.d>.a:focus{x:2}p{x:3}");
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
