// Small makers of elements; text is always set as text.

let nextID = 0;
function freshID(stem) { return `${stem}-${++nextID}`; }

// h("p", { class: "x", onclick: f }, "words", child)
function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat()) if (child !== null && child !== undefined) element.append(child);
  return element;
}

// A row of choices of which one holds: radio buttons that look like one control.
function choice(legend, options, chosen, onchange) {
  const name = freshID("choice");
  const row = h("div", { class: "segments" });
  for (const [value, text] of options) {
    const input = h("input", { type: "radio", name, value, onchange: () => onchange(value) });
    input.checked = value === chosen;
    row.append(h("label", {}, input, h("span", {}, text)));
  }
  const field = h("fieldset", { class: "choice" }, h("legend", {}, legend), row);
  field.set = (value) => {
    for (const input of row.querySelectorAll("input")) input.checked = input.value === String(value);
  };
  return field;
}

// A list to choose from, where there are more than a few.
function select(label, options, chosen, onchange) {
  const list = h("select", { onchange: () => onchange(list.value) },
    ...options.map(([value, text]) => h("option", { value, selected: String(value) === String(chosen) }, text)));
  const field = h("label", { class: "field" }, h("span", {}, label), list);
  field.list = list;
  return field;
}

function slider(label, { min = 0, max = 100, step = 1, value = 50, text = String }, oninput) {
  const output = h("output", {}, text(value));
  const input = h("input", {
    type: "range", min, max, step, value, "aria-valuetext": text(value),
    oninput: () => { show(); oninput(Number(input.value)); },
  });
  function show() {
    output.textContent = text(Number(input.value));
    input.setAttribute("aria-valuetext", text(Number(input.value)));
  }
  const field = h("label", { class: "field slider" }, h("span", {}, label), input, output);
  field.input = input;
  field.set = (value) => { input.value = value; show(); };
  field.limit = (max) => { input.max = max; show(); };
  return field;
}

function toggle(label, on, onchange) {
  const input = h("input", { type: "checkbox", onchange: () => onchange(input.checked) });
  input.checked = on;
  const field = h("label", { class: "toggle" }, input, h("span", {}, label));
  field.input = input;
  return field;
}

function button(label, onclick, attributes = {}) {
  return h("button", { type: "button", ...attributes, onclick }, label);
}

// Draws at most once a frame, however often it is asked to.
function framed(draw) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; draw(); });
  };
}
