//! The plain page that everything is compared with: the words and the quiz of a page of ours, without style or program.

use std::fs;
use std::path::{Path, PathBuf};

/// Makes a folder with a plain page of the same words, packed as a host would; gives the folder.
///
/// # Panics
/// If the page cannot be read or written.
pub fn page(ours: &Path, name: &str) -> PathBuf {
    let html = fs::read_to_string(ours).expect("the page");
    let (_, rest) = html.split_once("<main").expect("its content");
    let (_, rest) = rest.split_once('>').expect("its content");
    let (main, _) = rest.split_once("</main>").expect("its end");
    let plain = format!(
        "<!doctype html>\n<html lang=\"id\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>x</title></head><body>{}</body></html>\n",
        bare(main)
    );
    let folder = std::env::temp_dir().join(format!("sejawat-plain-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let mut packed = Vec::new();
    let best = brotli::enc::BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut plain.as_bytes(), &mut packed, &best).expect("memory");
    fs::write(folder.join("index.html"), plain).expect("a file");
    fs::write(folder.join("index.html.br"), packed).expect("a file");
    // A page without an icon is asked for one.
    fs::write(folder.join("favicon.ico"), []).expect("a file");
    folder
}

/// The same elements with only what makes them work, and without drawings.
fn bare(html: &str) -> String {
    const KEPT: [&str; 5] = ["type", "name", "id", "for", "href"];
    let mut plain = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(begin) = rest.find('<') {
        plain.push_str(&rest[..begin]);
        let end = rest[begin..]
            .find('>')
            .map_or(rest.len(), |end| begin + end + 1);
        let tag = &rest[begin + 1..end - 1];
        let name = tag.split(' ').next().unwrap_or_default();
        if name == "svg" {
            let end = rest.find("</svg>").map_or(rest.len(), |end| end + 6);
            rest = &rest[end..];
            continue;
        }
        plain.push('<');
        plain.push_str(name);
        for attribute in KEPT {
            let Some((_, value)) = tag.split_once(&format!(" {attribute}=\"")) else {
                continue;
            };
            let value = value.split('"').next().unwrap_or_default();
            plain.push_str(&format!(" {attribute}=\"{value}\""));
        }
        plain.push('>');
        rest = &rest[end..];
    }
    plain.push_str(rest);
    plain
}
