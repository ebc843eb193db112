//! What the compiler writes is what `domain::read` reads: every unit of every language comes back as it was. That of the
//! samples is in `samples.rs`.

use compiler::compile;
use domain::read::json;
use domain::unit::{Inventory, Unit};
use std::path::Path;

#[test]
fn all_content_reads_back_as_it_was() {
    let compiled = compile(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content"));
    assert!(compiled.languages.len() > 1, "the content is not found");
    for language in &compiled.languages {
        for (name, unit) in &language.units {
            let read = json::<Unit>(&serde_json::to_string(unit).unwrap());
            assert!(read.as_ref() == Ok(unit), "{}/{name}", language.code);
        }
        let text = serde_json::to_string(&language.inventory).unwrap();
        assert_eq!(json::<Inventory>(&text).as_ref(), Ok(&language.inventory));
    }
}
