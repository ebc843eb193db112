//! Sejawat.
