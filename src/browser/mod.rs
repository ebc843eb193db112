//! The only place that names the browser: storage, fetching, history, the document, files, the worker.
//!
//! While pages are made in advance none of this runs; what is read at once answers with nothing.

pub mod adopt;
pub mod awake;
pub mod clock;
pub mod dom;
pub mod fetch;
pub mod navigation;
pub mod store;
pub mod worker;
