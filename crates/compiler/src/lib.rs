//! Compiles content.
