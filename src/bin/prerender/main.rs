//! Sejawat.
fn main() {}
