//! Serves the release folder as a plain web host would: no rewrites, `404.html` for what is not there, any sub-path.
//!
//! `cargo xtask serve` and the browser tests stand on it; schools use a host of their own.

use axum::Router;
use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::fs;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

/// A folder and how it is served.
#[derive(Clone, Debug)]
pub struct Host {
    /// The release folder.
    pub folder: PathBuf,
    /// Path under which it stands: begins and ends with a slash.
    pub prefix: String,
    /// Whether precompressed siblings are given to browsers that take them.
    pub compress: bool,
    /// Whether WebAssembly goes out with the wrong type, as some hosts do.
    pub wrong_types: bool,
    /// Whether the headers that the release names in its `_headers` go out with everything.
    pub headers: bool,
    /// Whether pages load anew when the site was built again; then nothing is kept for offline use.
    pub reload: bool,
}

/// Asks once a second whether the site is still the one that was loaded.
const RELOAD: &str = "let first;setInterval(async()=>{try{\
const now=await(await fetch('version.json',{cache:'no-store'})).text();\
if(first&&now!==first)location.reload();first=now}catch{}},1000)";

impl Host {
    /// A folder at the root of a host that compresses.
    pub fn new(folder: impl Into<PathBuf>) -> Host {
        Host {
            folder: folder.into(),
            prefix: "/".into(),
            compress: true,
            wrong_types: false,
            headers: false,
            reload: false,
        }
    }

    fn router(&self) -> Router {
        let lost = ServeFile::new(self.folder.join("404.html"));
        let mut files = ServeDir::new(&self.folder).append_index_html_on_directories(true);
        if self.compress {
            files = files.precompressed_br().precompressed_gzip();
        }
        let no_cache = HeaderValue::from_static("no-cache");
        let site = Router::new()
            .fallback_service(files.not_found_service(lost.clone()))
            .layer(SetResponseHeaderLayer::if_not_present(
                CACHE_CONTROL,
                no_cache,
            ));
        let folder = self.folder.clone();
        let prefix = self.prefix.clone();
        let redirect = middleware::from_fn(move |request: Request, next: Next| {
            let target = folder_without_slash(&folder, &prefix, request.uri().path());
            async move {
                match target {
                    Some(target) => {
                        (StatusCode::MOVED_PERMANENTLY, [(LOCATION, target)]).into_response()
                    }
                    None => next.run(request).await,
                }
            }
        });
        let wrong_types = self.wrong_types;
        let types = middleware::from_fn(move |request: Request, next: Next| async move {
            let is_wasm = request.uri().path().ends_with(".wasm");
            let mut response: Response = next.run(request).await;
            if wrong_types && is_wasm {
                let plain = HeaderValue::from_static("application/octet-stream");
                response.headers_mut().insert(CONTENT_TYPE, plain);
            }
            response
        });
        let site = match self.reload {
            false => site,
            true => site
                .route(
                    "/reload.js",
                    get(|| async { ([(CONTENT_TYPE, "text/javascript")], RELOAD) }),
                )
                .route("/sw.js", get(|| async { StatusCode::NOT_FOUND }))
                .layer(middleware::map_response(with_reload)),
        };
        let mounted = match self.prefix.trim_end_matches('/') {
            "" => site,
            prefix => Router::new()
                .nest(prefix, site)
                .fallback_service(ServeFile::new(self.folder.join("404.html"))),
        };
        let headers = match self.headers {
            true => shipped_headers(&self.folder),
            false => HeaderMap::new(),
        };
        let headers = middleware::map_response(move |mut response: Response| {
            response.headers_mut().extend(headers.clone());
            async move { response }
        });
        mounted.layer(types).layer(redirect).layer(headers)
    }

    /// Starts to serve on a port of this machine; 0 takes a free one.
    ///
    /// # Errors
    /// What the system says, such as a port in use.
    pub fn start(&self, port: u16) -> io::Result<Running> {
        let runtime = Runtime::new()?;
        let listener =
            runtime.block_on(TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], port))))?;
        let address = listener.local_addr()?;
        let router = self.router();
        runtime.spawn(async move { axum::serve(listener, router).await });
        Ok(Running {
            runtime: Some(runtime),
            address,
            prefix: self.prefix.clone(),
        })
    }
}

/// What the release's own `_headers` names for every address.
fn shipped_headers(folder: &Path) -> HeaderMap {
    let text = fs::read_to_string(folder.join("_headers")).unwrap_or_default();
    let line = |line: &str| {
        let (name, value) = line.trim().split_once(": ")?;
        Some((name.parse().ok()?, HeaderValue::from_str(value).ok()?))
    };
    text.lines()
        .filter_map(line)
        .collect::<HeaderMap<HeaderValue>>()
}

/// A page with the script that loads it anew; anything else as it is.
async fn with_reload(response: Response) -> Response {
    let kind = response.headers().get(CONTENT_TYPE);
    let is_page = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !is_page {
        return response;
    }
    let (mut head, body) = response.into_parts();
    let Ok(body) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let page = String::from_utf8_lossy(&body);
    let page = page.replace(
        "</head>",
        "<script defer src=\"reload.js\"></script></head>",
    );
    head.headers.remove(CONTENT_LENGTH);
    Response::from_parts(head, page.into())
}

/// The same path with a slash, if it is a folder asked for without one.
fn folder_without_slash(folder: &Path, prefix: &str, path: &str) -> Option<String> {
    let inside = path.strip_prefix(prefix.trim_end_matches('/'))?;
    let clean = !inside.split('/').any(|part| part == "..");
    (clean && !inside.ends_with('/') && folder.join(inside.trim_start_matches('/')).is_dir())
        .then(|| format!("{path}/"))
}

/// A host that is serving; it stops when this is dropped.
pub struct Running {
    runtime: Option<Runtime>,
    address: SocketAddr,
    prefix: String,
}

impl Running {
    /// Address of the site's root, with a slash at its end.
    pub fn address(&self) -> String {
        format!("http://{}{}", self.address, self.prefix)
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Stops serving at once: nothing answers any more.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}
