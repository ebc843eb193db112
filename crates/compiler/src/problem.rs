//! Problems of the content: where, what, and how to mend it.

use serde::Serialize;
use std::cell::RefCell;
use std::fmt;
use std::panic::Location;

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
    /// The place in the compiler that notes it, so that a test can ask for a sample of every such place.
    #[serde(skip)]
    pub noted: &'static Location<'static>,
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
        write!(out, "{}:", self.file)?;
        if self.line > 0 {
            write!(out, "{}:", self.line)?;
        }
        write!(out, " {severity}: {}. Mend: {}", self.what, self.mend)
    }
}

/// Collects problems while everything else goes on.
#[derive(Debug, Default)]
pub(crate) struct Problems(RefCell<Vec<Problem>>);

/// Collects the problems of one file.
#[derive(Debug)]
pub(crate) struct InFile<'a> {
    file: String,
    all: &'a Problems,
}

impl Problems {
    /// Where the problems of a file are noted.
    pub(crate) fn of(&self, file: impl Into<String>) -> InFile<'_> {
        InFile {
            file: file.into(),
            all: self,
        }
    }

    /// All problems, by file and line; what was noted twice stands once.
    pub(crate) fn sorted(self) -> Vec<Problem> {
        let mut problems = self.0.into_inner();
        problems.sort();
        problems.dedup_by(|one, two| {
            one.file == two.file
                && one.line == two.line
                && one.what == two.what
                && one.mend == two.mend
        });
        problems
    }
}

impl InFile<'_> {
    /// Notes something that stops the build.
    #[track_caller]
    pub(crate) fn error(&self, line: usize, what: impl Into<String>, mend: impl Into<String>) {
        self.note(line, Severity::Error, what.into(), mend.into());
    }

    /// Notes something to be looked at.
    #[track_caller]
    pub(crate) fn warning(&self, line: usize, what: impl Into<String>, mend: impl Into<String>) {
        self.note(line, Severity::Warning, what.into(), mend.into());
    }

    /// Whether anything is noted of this file as a whole: then its lack is no news.
    pub(crate) fn is_noted(&self) -> bool {
        let all = self.all.0.borrow();
        all.iter().any(|one| one.line == 0 && one.file == self.file)
    }

    #[track_caller]
    fn note(&self, line: usize, severity: Severity, what: String, mend: String) {
        self.all.0.borrow_mut().push(Problem {
            file: self.file.clone(),
            line,
            severity,
            what,
            mend,
            noted: Location::caller(),
        });
    }
}
