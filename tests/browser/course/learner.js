// A learner at work: answers every item of the page once wrong and once right, plays a role-play to its end, and notes
// where the page does not say what the content says. Each function gives a list of faults.
"use strict";
window.learner = (() => {
  // What a press changes is there when the tasks that it left are done.
  const settled = () => new Promise((done) => setTimeout(done));
  const opened = (fold) => new Promise((done) => {
    const told = (event) => event.newState === "open" && (fold.removeEventListener("toggle", told), done());
    fold.addEventListener("toggle", told);
    fold.querySelector("summary").click();
  });
  const plain = (words) => words.map((piece) => piece.t ?? (piece.d ? piece.d[0] : piece.s ? "" : plain(piece.b ?? piece.i ?? piece.a[1]))).join("");
  // The longest run of plain words: what is shown holds it as it stands.
  const telling = (words) => words.flatMap((piece) => (piece.t ? [piece.t.trim()] : [])).sort((one, other) => other.length - one.length)[0] ?? "";
  const squeezed = (text) => text.replace(/\s+/g, " ");
  const all = (selector, below = document) => [...below.querySelectorAll(selector)];
  const visible = (box) => box.getClientRects().length > 0;

  async function unit(path) {
    return (await fetch(new URL(path, document.baseURI))).json();
  }

  // All items of blocks, wherever they stand.
  function items(thing) {
    if (Array.isArray(thing)) return thing.flatMap(items);
    if (!thing || typeof thing !== "object") return [];
    return [...(thing.Item ? [thing.Item] : []), ...Object.values(thing).flatMap(items)];
  }

  function tick(input, on) {
    if (input.checked !== on) input.click();
  }

  // Answers an item right or wrong; gives the words its feedback must show.
  async function answer(item, section, right) {
    const [kind, content] = Object.entries(item.task)[0];
    if (kind === "Single") {
      const option = content.find((option) => option.right === right);
      tick(document.getElementById(`${item.id}-${option.id}`), true);
      return [telling(option.feedback)];
    }
    if (kind === "Multiple") {
      const wrong = content.find((option) => !option.right) ?? content[0];
      for (const option of content) tick(document.getElementById(`${item.id}-${option.id}`), right ? option.right : option === wrong);
      return content.map((option) => telling(option.feedback));
    }
    const entries = kind === "Ordering" ? content : content[0];
    if (kind === "Ordering") {
      const wanted = [...entries].sort((one, other) => one.place - other.place);
      if (!right) wanted.reverse();
      for (let place = 0; place < wanted.length; place++) {
        const words = squeezed(plain(wanted[place].words));
        let at = all(".order > li > span:first-child", section).findIndex((step) => squeezed(step.textContent).trim() === words.trim());
        for (; at > place; at--) document.getElementById(`${item.id}-${at}-up`).click();
        await settled();
      }
    } else {
      const targets = content[1];
      entries.forEach((entry) => {
        const target = targets[right ? entry.place - 1 : entry.place % targets.length];
        const value = `${entry.id}-${target.id}`;
        if (kind === "Groups") tick(document.getElementById(`${item.id}-${value}`), true);
        else {
          const list = document.getElementById(`${item.id}-${entry.id}`);
          list.value = value;
          list.dispatchEvent(new Event("change", { bubbles: true }));
        }
      });
    }
    return entries.map((entry) => telling(entry.feedback));
  }

  async function ask(item, right, said) {
    const section = document.querySelector(`section[aria-labelledby="${item.id}-h"]`);
    if (!section) return [`${item.id} is not on the page`];
    const fold = section.querySelector("details.check");
    if (fold.open) fold.open = false;
    const expected = await answer(item, section, right);
    await settled();
    if (fold.open) return [`${item.id}: a changed answer leaves the feedback open`];
    await opened(fold);
    await settled();
    const shown = squeezed(all(".fb", section).filter(visible).map((box) => box.innerText).join(" "));
    const faults = expected.filter((words) => !shown.includes(squeezed(words))).map((words) => `${item.id} ${right ? "right" : "wrong"}: ${words} is not shown`);
    const verdict = right ? said.right : said.wrong;
    const kind = Object.keys(item.task)[0];
    const head = kind === "Single" || kind === "Multiple" ? shown : section.querySelector(".fbs__sum").innerText;
    if (!verdict.some((word) => head.includes(word))) faults.push(`${item.id}: nothing says ${verdict.join(" or ")}`);
    return faults;
  }

  // Every item of a part once wrong, once right.
  async function answers(path, said) {
    const [, part] = (await unit(path)).Part;
    const faults = [];
    for (const item of items(part.page.blocks)) {
      faults.push(...(await ask(item, false, said)));
      faults.push(...(await ask(item, true, said)));
    }
    return faults;
  }

  // Which competencies an ending says were practised, and which not.
  function practised(part, shown) {
    const lists = [...document.querySelectorAll(".play h3")].slice(3);
    const said = lists.map((heading) => [...heading.nextElementSibling.children].map((row) => squeezed(row.innerText).trim()));
    const [touched, left] = [true, false].map((wanted) =>
      part.competencies.filter(([code]) => shown.has(code) === wanted).map(([, name]) => squeezed(plain(name)).trim()));
    const wanted = [touched, left].filter((names) => names.length);
    return JSON.stringify(said) === JSON.stringify(wanted) ? [] : [`practised: ${JSON.stringify(said)} instead of ${JSON.stringify(wanted)}`];
  }

  // A role-play: at every step first what can hurt, which lets one try again, then what helps.
  async function play(path) {
    const [, part] = (await unit(path)).Part;
    const [flow] = part.flow;
    const faults = [];
    const node = () => flow.nodes.find((node) => squeezed(plain(node.title)) === squeezed(document.getElementById("step").textContent));
    const hurt = new Set();
    const shown = new Set();
    for (let steps = 0; steps < 60; steps++) {
      const here = node();
      if (!here) return [...faults, `no step is called ${document.getElementById("step").textContent}`];
      if (!here.choices.length) return [...faults, ...practised(part, shown)];
      const harmful = here.choices.find((choice) => choice.kind === "Harmful" && choice.next.some((next) => next.to === "Again"));
      const choice = harmful && !hurt.has(here.id) ? harmful : here.choices.find((choice) => choice.kind === "Helpful") ?? here.choices[0];
      if (choice === harmful) hurt.add(here.id);
      for (const code of choice.shows) shown.add(code);
      tick(document.getElementById(`say-${choice.id}`), true);
      await settled();
      document.querySelector(".play .item .btn").click();
      await settled();
      const coach = squeezed(document.querySelector(".coach")?.innerText ?? "");
      if (!coach.includes(squeezed(telling(choice.coach)))) faults.push(`${here.id} ${choice.id}: the coach does not say ${telling(choice.coach)}`);
      document.querySelector(".play > .btns .btn").click();
      await settled();
    }
    return [...faults, "the role-play does not end"];
  }

  // The final assessment from this button on, every item right, first wrong where wanted, up to the last answer: nothing is
  // pressed after it.
  async function assess(path, said, button, wrongFirst) {
    const page = (await unit(path)).Page[0];
    const pool = page.blocks.find((block) => block.Assessment).Assessment.pool;
    document.getElementById(button).click();
    const faults = [];
    const bar = () => document.querySelector("main progress");
    for (let asked = 0; asked < 60; asked++) {
      await settled();
      const section = () => document.querySelector("main section.item");
      while (bar() && !section()) await settled();
      if (!section()) return faults;
      const id = section().getAttribute("aria-labelledby").replace(/-h$/, "");
      const item = pool.find((item) => item.id === id);
      if (wrongFirst) faults.push(...(await ask(item, false, said)));
      faults.push(...(await ask(item, true, said)));
      if (bar().value + 1 === bar().max) return faults;
      document.getElementById("on").click();
    }
    return [...faults, "the assessment does not end"];
  }

  return { answers, play, assess };
})();
