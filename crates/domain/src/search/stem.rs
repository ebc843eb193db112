//! Stems: what a word may be without its beginnings and endings.
//!
//! Indonesian after the affixes that Nazief and Adriani (1996) and Asian, Williams and Tahaghoghi (2005), "Stemming
//! Indonesian", take off. Where they ask a dictionary, all that is possible is named, and the index keeps what most of
//! its words share.

/// No stem is shorter than this.
const SHORTEST: usize = 3;

/// What a word in small letters may come from, the word itself among it; only that in a language without rules.
pub fn stems(word: &str, language: &str) -> Vec<String> {
    let mut found = vec![word.to_owned()];
    if word.is_ascii() {
        match language {
            "id" => indonesian(&mut found),
            "en" => english(&mut found),
            _ => {}
        }
    }
    found
}

/// Adds a stem that is long enough and not there yet.
fn add(found: &mut Vec<String>, stem: String) {
    if stem.len() >= SHORTEST && !found.contains(&stem) {
        found.push(stem);
    }
}

/// Adds to the words what they are without each of these endings.
fn without(found: &mut Vec<String>, endings: &[&str]) {
    for at in 0..found.len() {
        for ending in endings {
            if let Some(rest) = found[at].strip_suffix(ending).map(str::to_owned) {
                add(found, rest);
            }
        }
    }
}

fn indonesian(found: &mut Vec<String>) {
    without(found, &["lah", "kah", "pun", "tah"]);
    without(found, &["nya", "ku", "mu"]);
    without(found, &["kan", "an", "i"]);
    // A beginning may stand before another one: memperbaiki, diberikan, keberanian.
    for _ in 0..2 {
        for word in found.clone() {
            beginnings(&word, found);
        }
    }
}

/// Adds a word without each beginning it may have, and with the letter that this may have swallowed.
fn beginnings(word: &str, found: &mut Vec<String>) {
    for begin in ["me", "pe"] {
        let Some(word) = word.strip_prefix(begin) else {
            continue;
        };
        for (nasal, swallowed) in [("ny", "s"), ("ng", "k"), ("m", "p"), ("n", "t")] {
            let Some(rest) = word.strip_prefix(nasal) else {
                continue;
            };
            add(found, rest.to_owned());
            if rest.starts_with(['a', 'e', 'i', 'o', 'u']) {
                add(found, [swallowed, rest].concat());
                add(found, [nasal, rest].concat());
            }
        }
    }
    let plain = [
        "ber", "bel", "be", "per", "pel", "pe", "ter", "te", "di", "ke", "se", "me",
    ];
    for beginning in plain {
        if let Some(rest) = word.strip_prefix(beginning) {
            add(found, rest.to_owned());
        }
    }
}

fn english(found: &mut Vec<String>) {
    let plural = found[0]
        .strip_suffix("ies")
        .map(|rest| [rest, "y"].concat());
    if let Some(singular) = plural {
        add(found, singular);
    }
    without(found, &["ing", "ed", "ly", "er", "es", "s"]);
    without(found, &["e"]);
    // stopping, stopp, stop
    for at in 0..found.len() {
        let single = match found[at].as_bytes() {
            [rest @ .., before, last] if before == last => found[at].get(..=rest.len()),
            _ => None,
        };
        if let Some(single) = single.map(str::to_owned) {
            add(found, single);
        }
    }
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
