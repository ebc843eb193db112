//! The neutral page behind *Tutup cepat*: an ordinary timetable, without header and without a script.

use crate::document::Document;
use crate::style::Style;
use sejawat::markup::escape;
use sejawat::words::LANGUAGES;

/// The page, in the source language. Its one link comes back; the loader then forgets that one had left.
pub fn page(document: &Document, style: &Style) -> String {
    let language = &LANGUAGES[0];
    let words = &language.messages;
    let cells = |row: &str, tag: &str| -> String {
        let mut cells = row.split('|');
        let first = cells.next().unwrap_or_default();
        let rest: String = cells
            .map(|cell| format!("<{tag}>{}</{tag}>", escape(cell)))
            .collect();
        format!("<tr><th>{}</th>{rest}</tr>", escape(first))
    };
    let rows: String = words
        .neutral_rows
        .split(';')
        .map(|row| cells(row, "td"))
        .collect();
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n{}<base href=\"../\">\n<title>{} – {}</title>\n\
         </head>\n<body>\n\
         <main class=\"wrap page flow\"><h1>{}</h1>\
         <div class=\"table\" role=\"region\" aria-label=\"{}\" tabindex=\"0\"><table><caption>{}</caption>\
         <thead>{}</thead><tbody>{rows}</tbody></table></div>\
         <p class=\"small\"><a href=\"./#buka\">{}</a></p></main>\n</body>\n</html>\n",
        language.code,
        document.head(style, ""),
        escape(words.neutral_outside),
        escape(words.outside_name),
        escape(words.neutral_title),
        escape(words.neutral_caption),
        escape(words.neutral_caption),
        cells(words.neutral_head, "th"),
        escape(words.neutral_back),
    )
}
