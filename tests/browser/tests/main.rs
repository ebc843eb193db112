//! What people do, in real browsers on the built site. `cargo xtask test` builds the site and runs this.

/// One journey in both engines, as a test of each.
macro_rules! in_both_engines {
    ($setup:path; $($journey:ident),+ $(,)?) => {
        mod chromium {
            use browser_tests::{Engine, Setup};
            $(#[test] fn $journey() { $setup(Engine::Chromium).run(super::$journey) })+
        }
        mod firefox {
            use browser_tests::{Engine, Setup};
            $(#[test] fn $journey() { $setup(Engine::Firefox).run(super::$journey) })+
        }
    };
    ($($journey:ident),+ $(,)?) => { in_both_engines!(Setup::new; $($journey),+); };
}

/// One journey in both engines on a release whose program begins with a script.
macro_rules! in_both_engines_after {
    ($script:expr; $($journey:ident),+ $(,)?) => {
        $(mod $journey {
            use super::*;

            #[test]
            fn chromium() {
                browser_tests::Setup::new(browser_tests::Engine::Chromium)
                    .beginning_with(stringify!($journey), $script)
                    .run(super::$journey)
            }
            #[test]
            fn firefox() {
                browser_tests::Setup::new(browser_tests::Engine::Firefox)
                    .beginning_with(stringify!($journey), $script)
                    .run(super::$journey)
            }
        })+
    };
}

mod accessibility;
mod arranging;
mod course;
mod guide;
mod guide_cases;
mod guide_list;
mod guide_result;
mod help;
mod kept;
mod keyboard;
mod lesson;
mod narrow;
mod navigation;
mod offline;
mod pages;
mod printing;
mod role_play;
mod scriptless;
mod spoken;
mod storage;
mod takeover;
mod tools;
mod training;
mod transfer;
