// Keeps the site for offline use: program, data and one shell a language, not every page. RELEASE and FILES are filled
// in by the build. A release is whole or not at all: pages of one release never meet data of another.
"use strict";
const RELEASE = "development";
const FILES = [];

const scope = new URL(registration.scope).pathname;
const prefix = `sejawat:${scope}:`;
const name = prefix + RELEASE;
// The school's own file belongs to no release: a new one finds it where the last one left it.
const own = `${prefix}host`;
const languages = FILES.filter((file) => file.path.endsWith("/shell.html")).map((file) => file.path.split("/")[0]);

const digest = async (bytes) =>
  [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

// A captive portal answers 200 with its own page: only what has the right hash is kept.
async function fetchChecked(cache, file) {
  const url = scope + file.path;
  if (await cache.match(url)) return;
  const answer = await fetch(new Request(url, { cache: "reload" }));
  if (answer.status !== 200 || answer.redirected) throw new Error(file.path);
  const bytes = await answer.clone().arrayBuffer();
  if ((await digest(bytes)) !== file.sha256) throw new Error(file.path);
  await cache.put(url, answer);
}

// A few files at a time: a cheap phone has to answer presses meanwhile.
async function keepLanguage(language) {
  const cache = await caches.open(name);
  const wanted = FILES.filter((file) => file.path.startsWith(`data/${language}/`) || file.path === "data/inventory.json");
  const keep = async () => {
    for (let file = wanted.shift(); file; file = wanted.shift()) await fetchChecked(cache, file);
  };
  await Promise.all([keep(), keep(), keep()]);
}

// The page asked for the school's file before there was a worker: without this it would be missing after one visit. A line that
// fails here takes nothing away from the release.
async function keepOwn() {
  await askOwn(new Request(`${scope}host.json`)).catch(() => {});
}

addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(name);
      const school = keepOwn();
      await Promise.all(FILES.filter((file) => file.core).map((file) => fetchChecked(cache, file)));
      // Languages that were kept before are kept again, so that an update never takes pages away.
      const older = (await caches.keys()).filter((key) => key.startsWith(prefix) && key !== name);
      for (const key of older) {
        const kept = await (await caches.open(key)).keys();
        for (const language of languages)
          if (kept.some((request) => new URL(request.url).pathname.startsWith(`${scope}data/${language}/m`)))
            await keepLanguage(language).catch(() => {});
      }
      await school;
    })(),
  );
});

addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const key of await caches.keys())
        if (key.startsWith(prefix) && key !== name && key !== own) await caches.delete(key);
      await clients.claim();
    })(),
  );
});

addEventListener("message", (event) => {
  if (event.data === "skip") skipWaiting();
  else if (event.data && languages.includes(event.data.keep)) event.waitUntil(keepLanguage(event.data.keep).catch(() => {}));
});

async function shell(path) {
  const language = languages.includes(path.split("/")[0]) ? path.split("/")[0] : languages[0];
  const cache = await caches.open(name);
  const kept = await cache.match(`${scope}${language}/shell.html`);
  if (!kept) return fetch(scope + path);
  const html = (await kept.text()).replace(/<base href="[^"]*">/, `<base href="${scope}">`);
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
}

async function askOwn(request) {
  const cache = await caches.open(own);
  const address = request.url.split("?")[0];
  const answer = await fetch(request, { cache: "no-store" });
  const isPage = answer.redirected || (answer.headers.get("content-type") || "").includes("html");
  if (answer.status === 404) await cache.delete(address);
  // A captive portal answers with its own page. A broken file of the school goes through, so that somebody sees and mends it.
  else if (isPage) throw new Error(address);
  else if (answer.ok) await cache.put(address, answer.clone());
  return answer;
}

async function networkFirst(request) {
  const cache = await caches.open(own);
  const fresh = askOwn(request);
  const late = new Promise((resolve) => setTimeout(() => cache.match(request.url).then(resolve), 3000));
  try {
    return (await Promise.race([fresh, late])) || (await fresh);
  } catch {
    return (await cache.match(request.url)) || Response.error();
  }
}

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== location.origin || !url.pathname.startsWith(scope) || event.request.method !== "GET") return;
  const path = decodeURIComponent(url.pathname.slice(scope.length));
  if (path === "host.json") return event.respondWith(networkFirst(event.request));
  // The release that is in use, not the one that waits on the host.
  if (path === "version.json") return event.respondWith(new Response(JSON.stringify({ release: RELEASE })));
  if (event.request.mode === "navigate") {
    const first = path.split("/")[0];
    if (path === "jadwal" || path.startsWith("jadwal/"))
      return event.respondWith(caches.open(name).then((cache) => cache.match(`${scope}jadwal/index.html`)).then((kept) => kept || fetch(event.request)));
    if (path !== "" && !languages.includes(first)) return;
    if (path !== "" && !path.endsWith("/") && !path.includes("."))
      return event.respondWith(Response.redirect(`${url.pathname}/`, 301));
    return event.respondWith(shell(path));
  }
  if (FILES.some((file) => file.path === path))
    event.respondWith(
      caches
        .open(name)
        .then((cache) => cache.match(scope + path))
        .then((kept) => kept || fetch(event.request)),
    );
});
