//! The release: folder, headers for hosts that can send them, precompressed siblings, checksums, and one zip.

use crate::command::{command, run};
use crate::pages::paths;
use crate::{Outcome, setup};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;

/// The release folder.
pub const DIST: &str = "dist";

/// Name of the zip.
pub fn zip_name() -> String {
    format!("sejawat-{}.zip", env!("CARGO_PKG_VERSION"))
}

/// The task: everything a school uploads.
pub fn build() -> Outcome {
    setup::site()?;
    println!("Building the release site.");
    let mut trunk = command("trunk");
    trunk.args(["build", "--release", "--locked", "--offline"]);
    trunk.args(["--public-url", "./"]);
    run(trunk.env(FLAGS, without_places()))?;
    let folder = Path::new(DIST);
    let lost = fs::read_to_string(folder.join("404.html")).map_err(said)?;
    for (name, text) in headers(&policy(&lost)?) {
        fs::write(folder.join(name), text).map_err(said)?;
    }
    checksums(folder)?;
    let files = paths(folder);
    std::thread::scope(|scope| {
        let zip = scope.spawn(|| zip(folder, &files));
        compress(folder, &|_| true)?;
        zip.join().map_err(|_| "packing the zip failed")?
    })?;
    println!("Built {DIST}/ and {}.", zip_name());
    Ok(())
}

/// How cargo is told flags of the compiler for the program alone.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Flags that keep the folders of this machine out of the program, where panics name source files: the same sources give the
/// same program everywhere. A folder with a blank in its name cannot be said in this variable, and stays.
fn without_places() -> String {
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo = cargo.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let registries = cargo.map(|cargo| fs::read_dir(cargo.join("registry/src")));
    let registries = registries.into_iter().flatten().flatten().flatten();
    let places = registries.map(|registry| registry.path());
    let remap = |place: PathBuf| format!("--remap-path-prefix={}=", place.display());
    let flags = places.chain(std::env::current_dir()).map(remap);
    let flags: Vec<String> = flags.filter(|flag| !flag.contains(' ')).collect();
    flags.join(" ")
}

fn said(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// Hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The policy of the pages, as a header can say it for all of them: a page has a style of its own, and allows it by its hash.
/// A browser obeys both, so the header opens nothing that a page shuts, and stays short. It is taken from the lost page, whose
/// script is allowed by its hash: hosts of different kinds have no common way to leave one page out (decision 002).
fn policy(lost: &str) -> Result<String, String> {
    const STYLE: &str = "style-src 'self' ";
    let policy = lost
        .split_once("http-equiv=\"Content-Security-Policy\" content=\"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(policy, _)| policy)
        .ok_or("the lost page has no policy")?;
    let (before, after) = policy
        .split_once(STYLE)
        .and_then(|(before, rest)| Some((before, rest.split_once(';')?.1)))
        .ok_or("the policy of the lost page names no style")?;
    Ok(format!(
        "{before}{STYLE}'unsafe-inline';{after}; frame-ancestors 'none'"
    ))
}

/// What only a header can say, and the policy of the pages, for three kinds of hosts: name of the file and its text.
fn headers(policy: &str) -> [(&'static str, String); 3] {
    let headers = [
        ("Content-Security-Policy", policy),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        (
            "Permissions-Policy",
            "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        ),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cache-Control", "no-cache"),
    ];
    let mut netlify = String::from("/*\n");
    let mut apache = String::from("<IfModule mod_headers.c>\n");
    let mut nginx = String::from(
        "# At the root of a host: put these lines into its server block.\n\
         # In a folder: put them into a block  location /folder/ { }  and write /folder/404.html below.\n",
    );
    for (name, value) in headers {
        netlify.push_str(&format!("  {name}: {value}\n"));
        apache.push_str(&format!("  Header set {name} \"{value}\"\n"));
        nginx.push_str(&format!("add_header {name} \"{value}\" always;\n"));
    }
    apache.push_str(
        "</IfModule>\nAddType application/wasm .wasm\nAddType application/manifest+json .webmanifest\n\
         # In a folder: write /folder/404.html\nErrorDocument 404 /404.html\n",
    );
    nginx.push_str(
        "error_page 404 /404.html;\ngzip_static on;\n# with the module for it: brotli_static on;\n",
    );
    [
        ("_headers", netlify),
        (".htaccess", apache),
        ("nginx.conf.txt", nginx),
    ]
}

/// Of all but what a school fills in: its own `host.json` is no fault of a copy.
fn checksums(folder: &Path) -> Outcome {
    let mut lines = String::new();
    for path in paths(folder)
        .into_iter()
        .filter(|path| !["sha256sums", "host.json"].contains(&path.as_str()))
    {
        let bytes = fs::read(folder.join(&path)).map_err(said)?;
        lines.push_str(&format!("{}  {path}\n", hex(&Sha256::digest(&bytes))));
    }
    fs::write(folder.join("sha256sums"), lines).map_err(said)
}

/// The zip holds no compressed siblings: few hosts of schools use them, and it stays small. Same sources, same zip.
fn zip(folder: &Path, files: &[String]) -> Outcome {
    /// Zopfli with one round: a twenty-fifth smaller than the best of zlib; more rounds win next to nothing.
    const LEVEL: i64 = 10;
    let file = File::create(zip_name()).map_err(said)?;
    let mut zip = zip::ZipWriter::new(file);
    let options = SimpleFileOptions::default()
        .compression_level(Some(LEVEL))
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    for path in files {
        let bytes = fs::read(folder.join(path)).map_err(said)?;
        zip.start_file(format!("sejawat/{path}"), options)
            .map_err(said)?;
        zip.write_all(&bytes).map_err(said)?;
    }
    zip.finish().map(drop).map_err(said)
}

/// Puts the packed siblings beside the wanted files of a folder, for hosts that give them out.
pub fn compress(folder: &Path, is_wanted: &dyn Fn(&str) -> bool) -> Outcome {
    const ENDINGS: [&str; 8] = [
        ".html",
        ".css",
        ".js",
        ".json",
        ".wasm",
        ".svg",
        ".webmanifest",
        ".txt",
    ];
    for path in paths(folder).into_iter().filter(|path| is_wanted(path)) {
        if !ENDINGS.iter().any(|ending| path.ends_with(ending)) || path == "host.json" {
            continue;
        }
        let bytes = fs::read(folder.join(&path)).map_err(said)?;
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&bytes).map_err(said)?;
        fs::write(
            folder.join(format!("{path}.gz")),
            gzip.finish().map_err(said)?,
        )
        .map_err(said)?;
        fs::write(folder.join(format!("{path}.br")), brotli(&bytes)).map_err(said)?;
    }
    Ok(())
}

/// Brotli at its best, as a host would keep it beside a file.
pub fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    // Writing to memory does not fail.
    let _ = brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters);
    packed
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOST: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
        script-src 'self' 'sha256-script'; style-src 'self' 'sha256-style'; base-uri 'self'\">";

    #[test]
    fn the_policy_in_the_headers_allows_the_script_of_the_lost_page_and_every_own_style() {
        let policy = policy(LOST).expect("a policy");
        assert_eq!(
            policy,
            "default-src 'none'; script-src 'self' 'sha256-script'; style-src 'self' 'unsafe-inline'; \
             base-uri 'self'; frame-ancestors 'none'"
        );
        for (name, text) in headers(&policy) {
            assert_eq!(text.matches(&policy).count(), 1, "{name}");
            assert!(!text.contains("!"), "{name} leaves a page out");
        }
    }

    /// A block such as `types` or `location` would take the place of what the host has set, instead of adding to it.
    #[test]
    fn the_lines_for_nginx_only_add_to_what_the_host_has_set() {
        let [.., (_, lines)] = headers("");
        for line in lines.lines().filter(|line| !line.starts_with('#')) {
            let directive = line.split(' ').next().unwrap_or_default();
            assert!(
                ["add_header", "error_page", "gzip_static"].contains(&directive)
                    && line.ends_with(';')
                    && !line.contains('{'),
                "{line}"
            );
        }
    }
}
