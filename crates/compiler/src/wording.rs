//! Checks on the words: unsourced figures, words to avoid, long sentences.

mod figure;

use crate::problem::InFile;
use crate::tables::Avoid;
use figure::figure;

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
pub(crate) struct Prose<'a> {
    /// Line on which it begins.
    pub(crate) line: usize,
    /// As it stands in the file, to find the line of a word.
    pub(crate) raw: &'a str,
    /// Its words.
    pub(crate) text: String,
    pub(crate) has_source: bool,
    pub(crate) voice: Voice,
}

impl<'a> Prose<'a> {
    /// Words of a table that carry no marks.
    pub(crate) fn plain(line: usize, text: &'a str, voice: Voice) -> Prose<'a> {
        Prose {
            line,
            raw: text,
            text: text.to_owned(),
            has_source: false,
            voice,
        }
    }

    /// The line on which some of its words stand; where it begins if they are not found as they are.
    fn line_of(&self, words: &str) -> usize {
        let words = words.to_lowercase();
        let found = self
            .raw
            .lines()
            .position(|line| line.to_lowercase().contains(&words));
        self.line + found.unwrap_or(0)
    }
}

/// Longest sentence without a warning, in words.
const LONGEST_SENTENCE: usize = 30;

/// Longest paragraph without a warning, in words.
const LONGEST_PARAGRAPH: usize = 80;

/// Checks a piece of prose.
pub(crate) fn check(prose: &Prose, avoid: &[Avoid], problems: &InFile) {
    let marks = |mark: &str| prose.text.matches(mark).count();
    if marks("{avoid}") != marks("{/avoid}") {
        problems.error(
            prose.line_of("avoid}"),
            "an example is opened with {avoid} and not closed, or closed and not opened",
            "write {avoid}…{/avoid} around the words, in one paragraph",
        );
    }
    let text = without_examples(&prose.text);
    let ours = without_quotes(&text);
    if prose.voice == Voice::Ours
        && !prose.has_source
        && let Some(figure) = figure(&ours)
    {
        problems.error(
            prose.line_of(figure.split(' ').next().unwrap_or_default()),
            format!("the figure `{figure}` has no source"),
            "add a mark such as [F90] in the same paragraph, list item or table row, or take the figure out",
        );
    }
    if prose.voice != Voice::Wrong {
        let lower = one_blank(&ours.to_lowercase());
        for entry in avoid.iter().filter(|entry| says(&lower, entry)) {
            problems.error(
                prose.line_of(&entry.word),
                format!("`{}` is on the avoid-list", entry.word),
                format!(
                    "say `{}`, or mark an example with {{avoid}}…{{/avoid}}",
                    entry.instead
                ),
            );
        }
    }
    let words = text.split_whitespace().count();
    if words > LONGEST_PARAGRAPH {
        problems.warning(
            prose.line,
            format!("a paragraph of {words} words"),
            format!("make it two; {LONGEST_PARAGRAPH} words are the most"),
        );
    }
    for sentence in sentences(&text) {
        let words: Vec<&str> = sentence.split_whitespace().collect();
        if words.len() > LONGEST_SENTENCE {
            problems.warning(
                prose.line_of(&words[..2].join(" ")),
                format!(
                    "a sentence of {} words: {} …",
                    words.len(),
                    words[..5].join(" ")
                ),
                format!("make it two; {LONGEST_SENTENCE} words are the most"),
            );
        }
    }
}

/// The text with one blank wherever there are several.
fn one_blank(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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

/// The text without what stands between curly quotes: somebody else says that. A quote that is not closed hides nothing.
fn without_quotes(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once('“') {
        kept.push_str(before);
        let mut depth = 1;
        let end = inside.char_indices().find_map(|(at, sign)| {
            depth += match sign {
                '“' => 1,
                '”' => -1,
                _ => 0,
            };
            (depth == 0).then_some(at)
        });
        rest = end.map_or(inside, |end| &inside[end..]);
    }
    kept + rest
}

/// Sentences of a text. A point inside a number ends none.
pub(crate) fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut begin = 0;
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let next = signs.peek().map(|(_, next)| *next);
        let ends = matches!(sign, '.' | '?' | '!' | ':' | ';')
            && next
                .is_none_or(|next| next.is_whitespace() || matches!(next, '”' | '’' | '"' | ')'));
        if ends {
            found.push(text[begin..=at].trim());
            begin = at + 1;
        }
    }
    found.push(text[begin..].trim());
    found
}

/// Whether a text in small letters says a word to avoid, whole and outside what allows it.
fn says(lower: &str, entry: &Avoid) -> bool {
    let word = entry.word.to_lowercase();
    let is_letter = |sign: char| sign.is_alphanumeric();
    lower.match_indices(&word).any(|(begin, _)| {
        let end = begin + word.len();
        let whole = !lower[..begin].chars().next_back().is_some_and(is_letter)
            && !lower[end..].chars().next().is_some_and(is_letter);
        let allowed = entry.unless.iter().any(|phrase| {
            let phrase = phrase.to_lowercase();
            lower
                .match_indices(&phrase)
                .any(|(at, _)| at <= begin && end <= at + phrase.len())
        });
        whole && !allowed
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(without_quotes("ia bilang “gila"), "ia bilang gila");
    }

    #[test]
    fn a_point_inside_a_number_ends_no_sentence() {
        assert_eq!(
            sentences("Pukul 17.00 ia datang. “Apa?” Ya"),
            ["Pukul 17.00 ia datang.", "“Apa?", "” Ya"]
        );
    }
}
