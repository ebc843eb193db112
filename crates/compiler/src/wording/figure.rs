//! Which numbers claim something about the world, and so need a source.

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
pub(super) fn figure(text: &str) -> Option<String> {
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
        let next = next.unwrap_or_default();
        if ratio {
            let after = after.trim_end_matches(|sign: char| !sign.is_alphanumeric());
            return Some(format!("{bare} {next} {after}"));
        }
        if counted {
            return Some(format!("{bare} {next}"));
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
}
