// Starts the program. Stands behind the glue of wasm-bindgen in one classic script, since some servers send modules
// with a type that browsers refuse. Whatever fails here, the page stays readable and its quiz works. PROGRAM, the name of the
// WebAssembly, is put between the two when the release is made.
(() => {
  const root = document.documentElement;
  const base = new URL(document.baseURI);

  // Who left by "Tutup cepat" and comes back by Back sees the neutral page until they ask for this one.
  try {
    if (location.hash === "#buka") {
      sessionStorage.removeItem("left");
      history.replaceState(null, "", location.pathname);
    }
    if (sessionStorage.getItem("left")) {
      location.replace(new URL("jadwal/", base));
      return;
    }
  } catch {}

  // The framework sets HTML of its own making; markup that could run something is refused.
  if (window.trustedTypes) {
    const dangerous = /<\s*(script|iframe|object|embed|base|meta|link|form)\b|\son\w+\s*=|javascript:|srcdoc/i;
    trustedTypes.createPolicy("default", {
      createHTML: (html) => (dangerous.test(html) ? null : html),
      createScriptURL: (url) => (new URL(url, base).href === new URL("sw.js", base).href ? url : null),
    });
  }

  const worker = "serviceWorker" in navigator && isSecureContext;
  const line = navigator.connection || {};
  const metered = worker && !navigator.serviceWorker.controller && (line.saveData || line.type === "cellular");

  // The page holds the rules it needs; the whole sheet, until now for paper only, is there before the program shows more. It
  // is put on in the moment the page is replaced: what goes is not styled once more.
  const sheet = document.querySelector("link[media=print]");
  const whole = new Promise((done) => {
    if (!sheet || sheet.sheet) done();
    else sheet.onload = sheet.onerror = done;
  });
  const dress = () => sheet && (sheet.media = "all");
  for (const moment of ["sejawat:replacing", "sejawat:settled"]) addEventListener(moment, dress, { once: true });

  const failed = () => {
    root.setAttribute("data-failed", "");
    whole.then(dress);
    later();
  };

  // It is made ready while it arrives, so it is not held back to be hashed first (docs/decisions/010).
  Promise.all([fetch(new URL(PROGRAM, base)), whole])
    .then(([answer]) =>
      (answer.headers.get("content-type") || "").startsWith("application/wasm")
        ? wasm_bindgen({ module_or_path: answer })
        : answer.arrayBuffer().then((bytes) => wasm_bindgen({ module_or_path: bytes })),
    )
    .catch(failed);

  // What does not concern this page waits until the program has taken over, so that it delays nothing.
  function later() {
    const manifest = document.createElement("link");
    manifest.rel = "manifest";
    manifest.href = "site.webmanifest";
    document.head.append(manifest);
    if (worker && !metered) keep();
  }
  addEventListener("sejawat:settled", later, { once: true });

  if (!worker) return;
  let wanted = false;
  const waits = (registration) => {
    if (registration.waiting && navigator.serviceWorker.controller) dispatchEvent(new Event("sejawat:waiting"));
  };
  const keep = () =>
    navigator.serviceWorker
      .register(new URL("sw.js", base).href, { scope: base.pathname.replace(/[^/]*$/, ""), updateViaCache: "none" })
      .then((registration) => {
        addEventListener("sejawat:update", () => {
          wanted = true;
          if (registration.waiting) registration.waiting.postMessage("skip");
        });
        waits(registration);
        registration.addEventListener("updatefound", () => {
          const next = registration.installing;
          if (next) next.addEventListener("statechange", () => waits(registration));
        });
        return navigator.serviceWorker.ready;
      })
      .then((registration) => registration.active.postMessage({ keep: root.lang }))
      .catch(() => {});
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (wanted) location.reload();
  });
  // Where every byte counts the person is asked first; the program shows the question.
  addEventListener("sejawat:keep", keep);
  if (metered) root.setAttribute("data-ask", "");
})();
