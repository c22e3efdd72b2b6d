// The pages of a graded class: light or dark, and tables that can be sorted and looked through.

function place(parent, tag, attributes, words) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (words) element.textContent = words;
  parent.append(element);
  return element;
}

// Light, dark, or as the system has it.
{
  const root = document.documentElement, themes = ["auto", "light", "dark"];
  const names = { auto: "Theme: as the system", light: "Theme: light", dark: "Theme: dark" };
  let current = "auto";
  const control = place(document.getElementById("tools"), "button",
    { type: "button", class: "icon", "aria-label": names.auto, title: names.auto }, "◐");
  control.addEventListener("click", () => {
    current = themes[(themes.indexOf(current) + 1) % themes.length];
    if (current === "auto") delete root.dataset.theme; else root.dataset.theme = current;
    control.setAttribute("aria-label", names[current]);
    control.title = names[current];
  });
}

// A head becomes a button: the first press sorts, the next turns the order around. What is empty stays at the end.
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
for (const table of document.querySelectorAll("table.sorted")) {
  const heads = [...table.tHead.rows[0].cells], body = table.tBodies[0];
  heads.forEach((head, column) => {
    if (head.dataset.plain !== undefined) return;
    const words = head.textContent;
    head.textContent = "";
    const control = place(head, "button", { type: "button", class: "icon" }, words);
    control.addEventListener("click", () => {
      const down = head.ariaSort ? head.ariaSort === "ascending" : head.dataset.down !== undefined;
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const keyed = [...body.rows].map((row) => {
        const words = row.cells[column].textContent.trim();
        return { row, words, number: parseFloat(words) };
      });
      // Numbers by themselves, since comparing words costs a long table seconds.
      const compare = (a, b) => isNaN(a.number) || isNaN(b.number) ? collator.compare(a.words, b.words) : a.number - b.number;
      keyed.sort((a, b) => (a.words === "") - (b.words === "") || (down ? -1 : 1) * compare(a, b));
      body.replaceChildren(...keyed.map(({ row }) => row));
    });
  });
}

// A field above a long table: only the rows that have these letters are shown.
for (const slot of document.querySelectorAll("[data-find]")) {
  const table = document.getElementById(slot.dataset.find);
  const field = place(slot, "label", { class: "find" });
  place(field, "span", {}, "Find a name");
  const input = place(field, "input", { type: "search", autocomplete: "off", spellcheck: "false" });
  const told = place(slot, "p", { class: "caption", role: "status" });
  const rows = [...table.tBodies[0].rows];
  const texts = rows.map((row) => row.cells[0].textContent.toLowerCase());
  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const wanted = input.value.trim().toLowerCase();
      let shown = 0;
      rows.forEach((row, i) => { row.hidden = !texts[i].includes(wanted); shown += row.hidden ? 0 : 1; });
      told.textContent = wanted ? `${shown} of ${rows.length}` : "";
    }, 120);
  });
}
