//! Problems of the content: where, what, and how to mend it.

use serde::Serialize;
use std::cell::RefCell;
use std::fmt;

/// Something wrong in the content.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// File, beginning with `content/`.
    pub file: String,
    /// Line, from 1; 0 if it is about the whole file.
    pub line: usize,
    /// Whether it stops the build.
    pub severity: Severity,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub mend: String,
}

/// Whether a problem stops the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It does.
    Error,
    /// It is to be looked at.
    Warning,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(
            out,
            "{}:{}: {severity}: {}. Mend: {}",
            self.file, self.line, self.what, self.mend
        )
    }
}

/// Collects problems while everything else goes on.
#[derive(Debug, Default)]
pub(crate) struct Problems(RefCell<Vec<Problem>>);

impl Problems {
    /// Notes something that stops the build.
    pub(crate) fn error(
        &self,
        file: &str,
        line: usize,
        what: impl Into<String>,
        mend: impl Into<String>,
    ) {
        self.note(file, line, Severity::Error, what.into(), mend.into());
    }

    /// Notes something to be looked at.
    pub(crate) fn warning(
        &self,
        file: &str,
        line: usize,
        what: impl Into<String>,
        mend: impl Into<String>,
    ) {
        self.note(file, line, Severity::Warning, what.into(), mend.into());
    }

    fn note(&self, file: &str, line: usize, severity: Severity, what: String, mend: String) {
        self.0.borrow_mut().push(Problem {
            file: file.to_owned(),
            line,
            severity,
            what,
            mend,
        });
    }

    /// All problems, by file and line.
    pub(crate) fn sorted(self) -> Vec<Problem> {
        let mut problems = self.0.into_inner();
        problems.sort();
        problems.dedup();
        problems
    }
}
