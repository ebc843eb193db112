//! `404.html`: a host shows it at any depth, so it looks for the site's root by itself.
//!
//! This is the only page with a script inside: at an unknown depth no script of the site can be named by a relative
//! address. The policy of this page allows exactly that script by its hash (docs/decisions/002-lost-page.md).

use crate::document::Document;
use crate::style::{Style, hash};
use sejawat::frame::NEUTRAL;
use sejawat::markup::escape;
use sejawat::words::LANGUAGES;

/// Walks up from the address until the site's own file answers, then makes that folder the base of all links.
const FIND_ROOT: &str = "(async()=>{let path=location.pathname;\
while(path.includes('/')){path=path.slice(0,path.lastIndexOf('/'));\
try{const answer=await fetch(path+'/version.json');\
if(answer.ok&&(await answer.json()).release){const base=document.createElement('base');\
base.href=path+'/';document.head.prepend(base);document.documentElement.dataset.live='';return}}catch{}}})()";

/// The page, in all languages.
pub fn page(document: &Document, style: &Style) -> String {
    let sections: String = LANGUAGES
        .iter()
        .map(|language| {
            let words = &language.messages;
            let code = language.code;
            let link = |path: &str, name: &str| {
                format!("<li><a href=\"{code}/{path}\">{}</a></li>", escape(name))
            };
            format!(
                "<section class=\"flow stack-top\" lang=\"{code}\"><h2>{}</h2><p>{}</p><p>{}</p><ul>{}{}{}\
                 <li><a href=\"{NEUTRAL}\" rel=\"nofollow noreferrer\">{}</a></li></ul></section>",
                escape(words.lost_title),
                escape(words.lost_text),
                escape(words.shell_help),
                link("kontak/", words.help_now),
                link("", words.home),
                link("tanya/", words.refer),
                escape(words.exit),
            )
        })
        .collect();
    let first = &LANGUAGES[0];
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n{}<title>{} – {}</title>\n</head>\n<body>\n<main class=\"wrap page\">\
         <article class=\"prose\"><h1>{}</h1>{sections}</article></main>\n<script>{FIND_ROOT}</script>\n</body>\n</html>\n",
        first.code,
        document.head(style, &format!(" '{}'", hash(FIND_ROOT.as_bytes()))),
        escape(first.messages.lost_outside),
        escape(first.messages.outside_name),
        escape(first.messages.outside_name),
    )
}
