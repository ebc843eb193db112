//! Checks on the words: unsourced figures, words to avoid, long sentences.

use crate::problem::Problems;
use crate::tables::Avoid;

/// In whose voice something is said, and so what is asked of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// Ours: figures need a source, words to avoid are avoided.
    Ours,
    /// Invented people, quiz questions, tools: no figures are claimed, words to avoid are avoided.
    Scene,
    /// What is shown as wrong: a mistake, a myth, words to avoid.
    Wrong,
}

/// A piece of prose: a paragraph, a list item, a row.
#[derive(Clone, Debug)]
pub(crate) struct Prose {
    pub(crate) line: usize,
    pub(crate) text: String,
    pub(crate) has_source: bool,
    pub(crate) voice: Voice,
}

/// Longest sentence without a warning, in words.
const LONGEST_SENTENCE: usize = 30;

/// Checks a piece of prose.
pub(crate) fn check(file: &str, prose: &Prose, avoid: &[Avoid], problems: &Problems) {
    let text = without_examples(&prose.text);
    if prose.voice == Voice::Ours
        && !prose.has_source
        && let Some(figure) = figure(&without_quotes(&text))
    {
        problems.error(
            file,
            prose.line,
            format!("the figure `{figure}` has no source"),
            "add a mark such as [F90] in the same paragraph, or take the figure out",
        );
    }
    if prose.voice != Voice::Wrong {
        let lower = without_quotes(&text).to_lowercase();
        for entry in avoid.iter().filter(|entry| says(&lower, entry)) {
            problems.error(
                file,
                prose.line,
                format!("`{}` is on the avoid-list", entry.word),
                format!(
                    "say `{}`, or mark an example with {{avoid}}…{{/avoid}}",
                    entry.instead
                ),
            );
        }
    }
    for sentence in sentences(&text) {
        let words = sentence.split_whitespace().count();
        if words > LONGEST_SENTENCE {
            let begin: String = sentence
                .split_whitespace()
                .take(5)
                .collect::<Vec<_>>()
                .join(" ");
            problems.warning(
                file,
                prose.line,
                format!("a sentence of {words} words: {begin} …"),
                format!("make it two; {LONGEST_SENTENCE} words are the most"),
            );
        }
    }
}

/// The text without what stands between `{avoid}` and `{/avoid}`.
fn without_examples(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{avoid}") {
        kept.push_str(before);
        rest = after.split_once("{/avoid}").map_or("", |(_, after)| after);
    }
    kept + rest
}

/// The text without what stands between curly quotes: somebody else says that.
fn without_quotes(text: &str) -> String {
    let mut depth = 0;
    text.chars()
        .filter(|sign| {
            match sign {
                '“' => depth += 1,
                '”' => depth = (depth - 1).max(0),
                _ => {}
            }
            depth == 0
        })
        .collect()
}

/// Sentences of a text.
pub(crate) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['.', '?', '!', ':', ';'])
        .map(str::trim)
        .filter(|sentence| !sentence.is_empty())
}

fn says(lower: &str, entry: &Avoid) -> bool {
    let word = entry.word.to_lowercase();
    let allowed: Vec<String> = entry
        .unless
        .iter()
        .map(|phrase| phrase.to_lowercase())
        .collect();
    let is_letter = |sign: char| sign.is_alphanumeric();
    let mut from = 0;
    while let Some(begin) = lower[from..].find(&word).map(|at| from + at) {
        let end = begin + word.len();
        let whole = !lower[..begin].chars().next_back().is_some_and(is_letter)
            && !lower[end..].chars().next().is_some_and(is_letter);
        let inside_allowed = allowed.iter().any(|phrase| {
            lower
                .match_indices(phrase.as_str())
                .any(|(at, _)| at <= begin && end <= at + phrase.len())
        });
        if whole && !inside_allowed {
            return true;
        }
        from = end;
    }
    false
}

/// Words that make a number before them a count of studies or people.
const COUNTED: [&str; 16] = [
    "persen",
    "percent",
    "per",
    "penelitian",
    "studi",
    "uji",
    "studies",
    "trials",
    "orang",
    "people",
    "siswa",
    "remaja",
    "students",
    "mahasiswa",
    "juta",
    "million",
];

/// A figure that claims something about the world: a share, a ratio, a count of studies or of many people.
fn figure(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    for (place, word) in words.iter().enumerate() {
        let bare = word.trim_matches(|sign: char| !sign.is_alphanumeric() && sign != '%');
        let number = bare.trim_end_matches('%');
        let is_number = number.starts_with(|sign: char| sign.is_ascii_digit())
            && number
                .chars()
                .all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ','));
        if !is_number {
            continue;
        }
        let next = words
            .get(place + 1)
            .map(|next| next.trim_matches(|sign: char| !sign.is_alphanumeric() && sign != '%'));
        let after = words.get(place + 2).copied().unwrap_or_default();
        if bare.ends_with('%')
            || next == Some("%")
            || matches!(next, Some("persen" | "percent"))
            || (next == Some("per") && after.starts_with("cent"))
        {
            return Some(
                format!("{bare} {}", next.unwrap_or_default())
                    .trim()
                    .to_owned(),
            );
        }
        let ratio = matches!(next, Some("dari" | "in" | "of" | "out"))
            && after.starts_with(|sign: char| sign.is_ascii_digit());
        let value: u64 = number
            .chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
            .parse()
            .unwrap_or(0);
        let counted =
            value >= 10 && next.is_some_and(|next| COUNTED.contains(&next.to_lowercase().as_str()));
        if ratio || counted {
            return Some(format!("{bare} {}", next.unwrap_or_default()));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_that_claim_something_are_found() {
        for text in [
            "2,6 % pernah",
            "sekitar 40 persen",
            "1 dari 3 remaja",
            "ada 39 penelitian",
            "15,5 juta remaja",
            "34.9% of them",
        ] {
            assert!(figure(text).is_some(), "{text}");
        }
        for text in [
            "Pukul 17.00",
            "119",
            "3 orang",
            "kelas 10",
            "tahun 2026",
            "4 hitungan",
            "10 menit",
            "modul 2 dari Sejawat",
        ] {
            assert_eq!(figure(text), None, "{text}");
        }
    }

    #[test]
    fn a_word_to_avoid_is_found_whole_and_outside_what_allows_it() {
        let entry = |unless: &[&str]| Avoid {
            word: "sakit jiwa".into(),
            unless: unless.iter().map(|phrase| (*phrase).to_owned()).collect(),
            ..Avoid::default()
        };
        assert!(says("ia sakit jiwa.", &entry(&[])));
        assert!(!says("ia sakit jiwanya", &entry(&[])));
        assert!(!says("di rumah sakit jiwa", &entry(&["rumah sakit jiwa"])));
        assert!(says(
            "di rumah sakit jiwa ada sakit jiwa",
            &entry(&["rumah sakit jiwa"])
        ));
    }

    #[test]
    fn examples_and_quotes_are_not_ours() {
        assert_eq!(
            without_examples("kata {avoid}gila{/avoid} itu"),
            "kata  itu"
        );
        assert_eq!(
            without_quotes("ia bilang “gila kamu” lalu pergi"),
            "ia bilang ” lalu pergi"
        );
    }
}
