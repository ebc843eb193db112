//! What pages are made of: one file per block kind or control.

pub mod assessment;
pub mod block;
pub mod callout;
pub mod certificate;
pub mod competencies;
pub mod contacts;
pub mod glossary;
pub mod guide;
pub mod icon;
pub mod item;
pub mod kept;
pub mod label;
pub mod later;
pub mod levels;
pub mod myth;
pub mod own;
pub mod picture;
pub mod review;
pub mod rubric;
pub mod search;
pub mod sheet;
pub mod sitting;
pub mod text;
pub mod tool;
