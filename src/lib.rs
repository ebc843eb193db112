//! Sejawat: the pages and what they do. The same views make the snapshots natively and live in the browser.

pub mod browser;
pub mod frame;
pub mod live;
pub mod page;
pub mod part;
pub mod site;
pub mod words;
