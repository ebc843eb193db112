//! Tokens: named values of our own stylesheet, which begins with the rule that gives each its value by day.

use std::ops::Range;

/// A definition: the token's name with its dashes, its value, and where both stand in the sheet.
struct Definition<'a> {
    name: &'a str,
    value: &'a str,
    range: Range<usize>,
}

/// All definitions of a shortened sheet. A token stands in front of its colon only where a declaration begins.
fn definitions(sheet: &str) -> impl Iterator<Item = Definition<'_>> {
    let begins = sheet.match_indices("--").map(|(begin, _)| begin);
    let begins = begins.filter(|begin| sheet[..*begin].ends_with(['{', ';']));
    begins.filter_map(|begin| {
        let rest = &sheet[begin..];
        let text = &rest[..rest.find([';', '}'])?];
        let (name, value) = text.split_once(':')?;
        let range = begin..begin + text.len();
        Some(Definition { name, value, range })
    })
}

/// The sheet without these definitions.
fn without(sheet: &str, drop: impl Fn(&Definition) -> bool) -> String {
    let mut kept = String::with_capacity(sheet.len());
    let mut at = 0;
    for definition in definitions(sheet).filter(drop) {
        kept.push_str(&sheet[at..definition.range.start]);
        at = definition.range.end;
        let follows = sheet[at..].starts_with(';');
        match follows {
            true => at += 1,
            false => kept.truncate(kept.trim_end_matches(';').len()),
        }
    }
    kept.push_str(&sheet[at..]);
    kept
}

/// Puts the value of every token that has but one in the places where it is used: fewer bytes in every page, and nothing
/// to look up before the first paint.
pub fn settled(sheet: &str) -> String {
    let first = sheet.find('}').unwrap_or(0);
    let count = |name: &str| {
        definitions(sheet)
            .filter(|known| known.name == name)
            .count()
    };
    let is_settled = |known: &Definition| known.range.end <= first && count(known.name) == 1;
    let mut text = without(sheet, is_settled);
    for known in definitions(sheet).filter(is_settled) {
        text = text.replace(&format!("var({})", known.name), known.value);
    }
    text
}

/// Drops the tokens that no rule of this sheet uses.
pub fn used(sheet: &str) -> String {
    without(sheet, |known| {
        !sheet.contains(&format!("var({}", known.name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_of_one_value_gives_way_to_it() {
        let sheet = ":root{--gap:1rem;--ink:#000;--tap:3rem}@media (prefers-color-scheme:dark){:root{--ink:#fff}}\
                     .a{--own:2px;margin:calc(var(--gap) * -1) var(--own);min-height:var(--tap);color:var(--ink)}";
        assert_eq!(
            settled(sheet),
            ":root{--ink:#000}@media (prefers-color-scheme:dark){:root{--ink:#fff}}\
             .a{--own:2px;margin:calc(1rem * -1) var(--own);min-height:3rem;color:var(--ink)}"
        );
    }

    #[test]
    fn a_token_that_is_not_used_is_dropped_wherever_it_is_set() {
        let sheet = ":root{--ink:#000;--l1:#111}@media (prefers-color-scheme:dark){:root{--l1:#222;--ink:#fff}}\
                     .a--b{color:var(--ink)}.c{border:1px var(--open, dashed)}.d{--open:solid}";
        assert_eq!(
            used(sheet),
            ":root{--ink:#000}@media (prefers-color-scheme:dark){:root{--ink:#fff}}\
             .a--b{color:var(--ink)}.c{border:1px var(--open, dashed)}.d{--open:solid}"
        );
    }
}
