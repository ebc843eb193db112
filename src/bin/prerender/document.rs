//! The HTML document around a page: head, policy, style, and what starts the program.

use crate::program::Program;
use crate::style::Style;
use sejawat::markup::escape;
use sejawat::words::Language;

/// What every document holds.
pub struct Document<'a> {
    /// The stylesheet.
    pub style: &'a Style,
    /// The program.
    pub program: &'a Program,
}

impl Document<'_> {
    /// The policy of a page. Scripts come from this site only; the one style in the page is allowed by its hash;
    /// `extra` allows one more script by its hash.
    pub fn policy(&self, extra: &str) -> String {
        format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{extra}; style-src 'self' '{}'; img-src 'self' data:; \
             font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
             base-uri 'self'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default",
            self.style.hash
        )
    }

    /// Everything of the head but `base` and title.
    pub fn head(&self, extra: &str) -> String {
        format!(
            "<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <meta name=\"robots\" content=\"noindex\">\n\
             <meta name=\"theme-color\" content=\"#d9bb91\" media=\"(prefers-color-scheme: light)\">\n\
             <meta name=\"theme-color\" content=\"#3a2b1a\" media=\"(prefers-color-scheme: dark)\">\n\
             <style>{}</style>\n",
            self.policy(extra),
            self.style.text
        )
    }

    /// A whole document. The program is asked for after the text, so that it never delays it.
    pub fn html(
        &self,
        language: &Language,
        base: &str,
        title: &str,
        body: &str,
        data: Option<&str>,
    ) -> String {
        let Program {
            script,
            wasm,
            integrity,
        } = self.program;
        let data = data
            .map(|data| {
                format!("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{data}\">\n")
            })
            .unwrap_or_default();
        format!(
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n{}<base href=\"{base}\">\n<title>{}</title>\n\
             <link rel=\"icon\" href=\"icon.svg\" type=\"image/svg+xml\">\n\
             <link rel=\"manifest\" href=\"site.webmanifest\">\n</head>\n<body>\n<div id=\"app\">{body}</div>\n\
             <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"{wasm}\">\n{data}\
             <script defer src=\"{script}\" data-wasm=\"{wasm}\" data-integrity=\"{integrity}\"></script>\n</body>\n</html>\n",
            language.code,
            self.head(""),
            escape(title),
        )
    }
}
