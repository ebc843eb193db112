//! The program in the browser: fetches the page's data, then takes over from the snapshot.

use sejawat::live;

fn main() {
    wasm_bindgen_futures::spawn_local(live::start());
}
