//! Sejawat: the pages and what they do. The same views make the snapshots natively and live in the browser.

// `view!` names the markup by the name of this package, here as in the maker of snapshots.
extern crate self as sejawat;

pub mod browser;
pub mod frame;
pub mod live;
pub mod markup;
pub mod page;
pub mod part;
pub mod site;
pub mod words;
