//! The HTML document around a page: head, policy, style, and what starts the program.

use crate::program::Program;
use crate::style::Style;
use sejawat::markup::escape;
use sejawat::words::Language;

/// What every document holds.
pub struct Document<'a> {
    /// Name of the file with the whole stylesheet.
    pub sheet: &'a str,
    /// The icon as a data address, since a request of its own costs a round trip.
    pub icon: &'a str,
    /// The program.
    pub program: &'a Program,
}

/// What is in a document.
pub struct Content<'a> {
    /// Its language.
    pub language: &'a Language,
    /// From here to the site's root, such as `../../`.
    pub base: &'a str,
    /// Its address from the site's root; none for a document that stands for many.
    pub path: Option<&'a str>,
    /// What the browser's tab shows.
    pub title: &'a str,
    /// The page.
    pub body: &'a str,
    /// Files of the page's data, asked for with the program; none for the shell.
    pub data: &'a [String],
}

impl Document<'_> {
    /// Everything of the head but `base` and title, with the policy of the page: scripts come from this site only; the one
    /// style in the page is allowed by its hash; `extra` allows one more script by its hash.
    pub fn head(&self, style: &Style, extra: &str) -> String {
        let Style { text, hash } = style;
        let icon = self.icon;
        format!(
            "<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
             script-src 'self' 'wasm-unsafe-eval'{extra}; style-src 'self' '{hash}'; img-src 'self' data:; \
             connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
             base-uri 'self'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <meta name=\"robots\" content=\"noindex\">\n\
             <meta name=\"theme-color\" content=\"#d9bb91\" media=\"(prefers-color-scheme: light)\">\n\
             <meta name=\"theme-color\" content=\"#3a2b1a\" media=\"(prefers-color-scheme: dark)\">\n\
             <link rel=\"icon\" href=\"{icon}\">\n<style>{text}</style>\n",
        )
    }

    /// A whole document. The program is asked for in the head, with the least right of way: it is nine tenths of what the
    /// page needs, so it decides when the page is taken over. All the rest stands behind the text, so that asking for it
    /// never delays it. Measured on a lesson in November 2026: the program in the head costs the text a twentieth and saves an
    /// eighth until takeover; the script in the head costs the quiz a quarter, and asking for it there the text a fifth. The
    /// whole stylesheet is for paper until the program is there.
    ///
    /// A browser on a slow processor paints what it has read after a few milliseconds: the bar of the site without a word of
    /// the page, which costs the text a sixth. So the first paint waits for the first heading inside the text.
    pub fn html(&self, style: &Style, content: &Content) -> String {
        let Program { script, wasm } = self.program;
        let Content {
            language,
            base,
            path,
            title,
            body,
            data,
        } = content;
        let preload = |file: &str, more: &str| {
            format!("<link rel=\"preload\" as=\"fetch\" crossorigin{more} href=\"{file}\">\n")
        };
        let first = preload(wasm, " fetchpriority=\"low\"");
        let host = data.first().map(|_| "host.json");
        let needed = data.iter().map(String::as_str).chain(host);
        let needed: String = needed.map(|file| preload(file, "")).collect();
        let (code, head, title) = (language.code, self.head(style, ""), escape(title));
        let sheet = self.sheet;
        let begin = path.zip(first_heading(body)).map(|(path, id)| {
            format!("<link rel=\"expect\" blocking=\"render\" href=\"{path}#{id}\">\n")
        });
        let begin = begin.unwrap_or_default();
        format!(
            "<!doctype html>\n<html lang=\"{code}\">\n<head>\n{head}<base href=\"{base}\">\n{begin}<title>{title}</title>\n{first}\
             </head>\n<body>\n<div id=\"app\">{body}</div>\n{needed}\
             <link rel=\"stylesheet\" media=\"print\" href=\"{sheet}\">\n\
             <script defer src=\"{script}\"></script>\n</body>\n</html>\n",
        )
    }
}

/// Id of the first heading inside the text of a page.
fn first_heading(body: &str) -> Option<&str> {
    let (_, main) = body.split_once("<main")?;
    let (_, heading) = main.split_once("<h2 id=\"")?;
    Some(heading.split_once('"')?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_paint_waits_for_the_first_heading_inside_the_text() {
        let page = "<nav><h2 id=\"menu\"></h2></nav><main><h1 id=\"a\"></h1><h2>-</h2><h2 id=\"at-1\"></h2><h2 id=\"at-2\"></h2></main>";
        assert_eq!(first_heading(page), Some("at-1"));
        assert_eq!(first_heading("<main><h1 id=\"a\"></h1></main>"), None);
    }
}
