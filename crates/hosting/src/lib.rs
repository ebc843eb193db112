//! Serves a folder as a school's host would.
