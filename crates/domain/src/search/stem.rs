//! Stems: what a word may be without its beginnings and endings.
//!
//! Indonesian after the affixes that Nazief and Adriani (1996) and Asian, Williams and Tahaghoghi (2005), "Stemming
//! Indonesian", take off. Where they ask a dictionary, all that is possible is named, and the index keeps what most of
//! its words share.

use std::collections::BTreeSet;

/// No stem is shorter than this.
const SHORTEST: usize = 3;

/// What a word in small letters may come from, the word itself among it; only that in a language without rules.
pub fn stems(word: &str, language: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::from([word.to_owned()]);
    if word.is_ascii() {
        match language {
            "id" => indonesian(&mut found),
            "en" => english(&mut found),
            _ => {}
        }
    }
    found
}

/// Adds to the words what they are without each of these endings.
fn without(found: &mut BTreeSet<String>, endings: &[&str]) {
    let shorter: Vec<String> = found
        .iter()
        .flat_map(|word| {
            endings
                .iter()
                .filter_map(|ending| word.strip_suffix(ending))
        })
        .filter(|rest| rest.len() >= SHORTEST)
        .map(str::to_owned)
        .collect();
    found.extend(shorter);
}

fn indonesian(found: &mut BTreeSet<String>) {
    without(found, &["lah", "kah", "pun", "tah"]);
    without(found, &["nya", "ku", "mu"]);
    without(found, &["kan", "an", "i"]);
    // A beginning may stand before another one: memperbaiki, diberikan, keberanian.
    for _ in 0..2 {
        let shorter: Vec<String> = found.iter().flat_map(|word| beginnings(word)).collect();
        found.extend(shorter);
    }
}

/// A word without each beginning it may have, and with the letter that this may have swallowed.
fn beginnings(word: &str) -> Vec<String> {
    let rest_of = |beginning: &str| {
        let rest = word.strip_prefix(beginning);
        rest.filter(|rest| rest.len() >= SHORTEST)
    };
    let mut found = Vec::new();
    for begin in ["me", "pe"] {
        for (nasal, swallowed) in [("ny", "s"), ("ng", "k"), ("m", "p"), ("n", "t")] {
            let Some(rest) = rest_of(&format!("{begin}{nasal}")) else {
                continue;
            };
            found.push(rest.to_owned());
            if rest.starts_with(['a', 'e', 'i', 'o', 'u']) {
                found.push(format!("{swallowed}{rest}"));
                found.push(format!("{nasal}{rest}"));
            }
        }
    }
    let plain = [
        "ber", "bel", "be", "per", "pel", "pe", "ter", "te", "di", "ke", "se", "me",
    ];
    found.extend(
        plain
            .iter()
            .filter_map(|beginning| rest_of(beginning))
            .map(str::to_owned),
    );
    found
}

fn english(found: &mut BTreeSet<String>) {
    let whole: Vec<String> = found
        .iter()
        .filter_map(|word| word.strip_suffix("ies"))
        .map(|rest| format!("{rest}y"))
        .collect();
    found.extend(whole);
    without(found, &["ing", "ed", "ly", "er", "es", "s"]);
    without(found, &["e"]);
    // stopping, stopp, stop
    let single: Vec<String> = found
        .iter()
        .filter(|word| matches!(word.as_bytes(), [.., before, last] if before == last && word.len() > SHORTEST))
        .map(|word| word[..word.len() - 1].to_owned())
        .collect();
    found.extend(single);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(one: &str, other: &str, language: &str) -> bool {
        let others = stems(other, language);
        stems(one, language)
            .iter()
            .any(|stem| others.contains(stem))
    }

    #[test]
    fn indonesian_words_of_one_root_share_a_stem() {
        for (one, other) in [
            ("merujuk", "rujukan"),
            ("menulis", "tulisan"),
            ("menanti", "nanti"),
            ("menyapu", "sapu"),
            ("mengirim", "kiriman"),
            ("mengambil", "diambil"),
            ("memukul", "dipukul"),
            ("membantu", "bantuan"),
            ("pendengar", "dengarkan"),
            ("perasaan", "rasa"),
            ("ceritanya", "bercerita"),
            ("keberanian", "berani"),
            ("temanku", "teman"),
            ("bertanyalah", "tanya"),
            ("diperbaiki", "memperbaiki"),
            ("pertolongan", "tolong"),
        ] {
            assert!(
                share(one, other, "id"),
                "{one} {:?}, {other} {:?}",
                stems(one, "id"),
                stems(other, "id")
            );
        }
    }

    #[test]
    fn indonesian_words_of_other_roots_do_not() {
        for (one, other) in [
            ("marah", "merah"),
            ("teman", "taman"),
            ("bunuh", "bunga"),
            ("mati", "hati"),
        ] {
            assert!(!share(one, other, "id"), "{one}, {other}");
        }
    }

    #[test]
    fn english_words_of_one_root_share_a_stem() {
        for (one, other) in [
            ("listening", "listen"),
            ("listens", "listened"),
            ("stories", "story"),
            ("stopping", "stop"),
            ("referred", "refer"),
            ("hope", "hoping"),
            ("illness", "illness"),
        ] {
            assert!(
                share(one, other, "en"),
                "{one} {:?}, {other} {:?}",
                stems(one, "en"),
                stems(other, "en")
            );
        }
    }
}
