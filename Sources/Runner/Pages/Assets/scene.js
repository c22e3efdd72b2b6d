// What parts about classes have in common: the answer in bars, the reader's own guess, maps over a picture, outlines.

function probabilities(logits) {
  const most = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

function percent(share) {
  return share >= 0.995 ? "over 99 %" : share < 0.001 ? "under 0.1 %" : `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
}

// The classes with their probabilities as bars; one of them is chosen.
class ClassPicker {
  constructor({ legend, labels, onchoose }) {
    Object.assign(this, { labels, onchoose });
    this.name = freshID("class");
    this.list = h("div", { class: "class-list" });
    this.element = h("fieldset", { class: "classes" }, h("legend", {}, legend), this.list);
  }

  show(answer, chosen) {
    const shares = probabilities(answer.logits);
    const said = indexOfLargest(answer.logits);
    this.chosen = answer.classes.includes(chosen) ? chosen : answer.classes[0];
    this.list.replaceChildren(...answer.classes.map((index) => {
      const input = h(
        "input",
        {
          type: "radio", name: this.name, value: index, onchange: () => { this.chosen = index; this.onchoose(index); },
        },
      );
      input.checked = index === this.chosen;
      const bar = h("i", { class: "share", "aria-hidden": "true" });
      bar.style.width = `${Math.max(shares[index] * 100, 0.5)}%`;
      const notes = [index === said ? "said" : null, index === answer.truth ? "true" : null].filter(Boolean);
      return h("label", {}, input, h(
        "span", { class: "label" }, this.labels[index], ...notes.map((note) => [" ", h("em", {}, note)]).flat(),
      ),
        h("span", { class: "track" }, bar), h("span", { class: "number" }, percent(shares[index])),
        h("span", { class: "number logit" }, numeral(answer.logits[index], 2)));
    }));
  }

  choose(index) {
    this.chosen = index;
    for (const input of this.list.querySelectorAll("input")) input.checked = Number(input.value) === index;
  }
}

// First the reader looks: where did it look, and is it right? Then the rest is shown, with the reader's mark in it.
//
// onshow: called once, with { y, x } in shares of the picture (or null).
function lookFirst({ element, labels, answer, onshow }) {
  const ask = element.querySelector('[data-slot="ask"]');
  if (!ask) { onshow(null); return h("div", {}); }
  let mark = null;
  const said = labels[indexOfLargest(answer.logits)];
  const picture = new PictureView({ label: "Put your mark where you think it looked: arrow keys, then Enter.",
    onpick: (y, x) => { mark = { y: (y + 0.5) / picture.rows, x: (x + 0.5) / picture.cols }; picture.draw(); show.disabled = false; told.textContent = "Your mark is set. You can move it."; } });
  picture.set(course.picture(answer.picture), answer.title);
  picture.after = (context, scale, ratio) => {
    if (picture.cursor && document.activeElement === picture.canvas) ring(
      context, picture.cursor.x * scale, picture.cursor.y * scale, 5 * ratio, ratio,
    );
    if (mark) ring(context, mark.x * picture.cols * scale, mark.y * picture.rows * scale, 11 * ratio, ratio);
  };
  let belief = null;
  const told = h("p", { class: "caption", role: "status" }, "Click, or go there with the arrow keys and press Enter.");
  const show = button("Show what it looked at", () => {
    box.replaceChildren(verdict(belief, answer, labels));
    onshow(mark);
  }, { class: "main" });
  show.disabled = true;
  const box = h("div", { class: "look-first" },
    h("div", { class: "columns" },
      h("div", {}, picture.element, told),
      h("div", {}, h(
        "p", {}, "The network says ", h("b", {}, said), ". Where do you think it looked? Put your mark there.",
      ),
        choice("And is it right?", [["yes", "right"], ["no", "wrong"], ["unsure", "cannot tell"]], null, (value) => {
          belief = value;
        }),
        h("p", {}, show), h("p", {}, button("Skip this", () => { mark = null; box.replaceChildren(); onshow(null); })))));
  return box;
}

function verdict(belief, answer, labels) {
  const said = indexOfLargest(answer.logits);
  const share = percent(probabilities(answer.logits)[said]);
  const fact = answer.truth === null || answer.truth === undefined ? `It says ${labels[said]}, at ${share}.`
    : said === answer.truth ? `It says ${labels[said]}, at ${share}, and that is right.`
    : `It says ${labels[said]}, at ${share}. It is wrong: there is a ${labels[answer.truth]}.`;
  const isRight = said === answer.truth;
  const you = !belief || answer.truth === null || answer.truth === undefined ? "" : belief === "unsure" ? " You could not tell."
    : (belief === "yes") === isRight ? " You thought so too." : " You thought otherwise.";
  return h("p", { class: "readout" }, fact + you);
}

function ring(context, x, y, radius, ratio) {
  for (const [width, color] of [[4.5, "rgba(0, 0, 0, .8)"], [2.2, "#fff"]]) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.lineWidth = width * ratio;
    context.strokeStyle = color;
    context.stroke();
  }
}

// A map at another size: each value from the four nearest cells, whose centers are between pixels, as PyTorch does it.
function enlarged(values, rows, cols, height, width) {
  const result = new Float32Array(height * width);
  const axis = (count, length) => {
    const low = new Int32Array(length), high = new Int32Array(length), share = new Float32Array(length);
    for (let i = 0; i < length; i++) {
      const place = Math.min(Math.max((i + 0.5) * count / length - 0.5, 0), count - 1);
      low[i] = Math.floor(place);
      high[i] = Math.min(low[i] + 1, count - 1);
      share[i] = place - low[i];
    }
    return { low, high, share };
  };
  const v = axis(rows, height), u = axis(cols, width);
  for (let y = 0, at = 0; y < height; y++) {
    const top = v.low[y] * cols, bottom = v.high[y] * cols, down = v.share[y];
    for (let x = 0; x < width; x++, at++) {
      const l = u.low[x], r = u.high[x], across = u.share[x];
      const above = values[top + l] + (values[top + r] - values[top + l]) * across;
      const below = values[bottom + l] + (values[bottom + r] - values[bottom + l]) * across;
      result[at] = above + (below - above) * down;
    }
  }
  return result;
}

// The border of a mask as lines between pixels, drawn at any size.
function drawOutline(context, mask, scale, ratio) {
  if (!mask.path) {
    const [rows, cols] = mask.shape, path = new Path2D();
    const inside = (y, x) => y >= 0 && x >= 0 && y < rows && x < cols && mask.values[y * cols + x] > 127;
    for (let y = 0; y <= rows; y++) {
      for (let x = 0; x <= cols; x++) {
        if (inside(y, x) !== inside(y - 1, x)) { path.moveTo(x, y); path.lineTo(x + 1, y); }
        if (inside(y, x) !== inside(y, x - 1)) { path.moveTo(x, y); path.lineTo(x, y + 1); }
      }
    }
    mask.path = path;
  }
  context.save();
  context.scale(scale, scale);
  for (const [width, color] of [[4, "rgba(0, 0, 0, .7)"], [1.8, "#fff"]]) {
    context.lineWidth = width * ratio / scale;
    context.strokeStyle = color;
    context.stroke(mask.path);
  }
  context.restore();
}

// How much of what a map shows lies inside of a mask: the sum of what is above 0 there, of all that is above 0.
function massInside(values, rows, cols, mask) {
  const [height, width] = mask.shape;
  const large = enlarged(values.map((v) => Math.max(v, 0)), rows, cols, height, width);
  let all = 0, inside = 0;
  for (let i = 0; i < large.length; i++) {
    all += large[i];
    if (mask.values[i] > 127) inside += large[i];
  }
  return all > 0 ? inside / all : null;
}

// A map over a picture: cells or smooth, with opacity, an outline, the reader's mark, a legend, and a line of words.
class MapPanel {
  constructor({ title, onmove = () => {} }) {
    this.title = h("p", { class: "panel-title" }, title);
    this.says = h("p", { class: "caption" });
    this.legend = new Legend();
    this.map = new MapView({
      label: title, onmove: (y, x) => onmove((y + 0.5) / this.map.rows, (x + 0.5) / this.map.cols, this),
    });
    this.map.after = (context, w, hgt, ratio) => {
      if (this.mask) drawOutline(context, this.mask, w / this.mask.shape[1], ratio);
      if (this.mark) ring(context, this.mark.x * w, this.mark.y * hgt, 10 * ratio, ratio);
    };
    this.element = h("div", { class: "panel" }, this.title, this.map.element, this.legend.element, this.says);
  }

  // values: [rows * cols]; view: { colormap, range, opacity, smooth, picture, mask, mark }.
  show(values, rows, cols, decimals, view) {
    Object.assign(this, { values, rows, cols, decimals, mask: view.mask, mark: view.mark });
    const { map } = this;
    map.below = view.picture;
    map.opacity = view.opacity;
    // A map that is enlarged is drawn at the picture's size; its values stay those of the cells.
    map.smoothSize = view.smooth ? 224 : 0;
    map.set(values, rows, cols, decimals);
    map.color(view.colormap, view.range[0], view.range[1]);
    map.showsNumbers = !view.smooth && rows * cols <= 196;
    this.legend.show(view.colormap, view.range[0], view.range[1], decimals);
  }

  // The cell at a place in shares of the picture.
  at(v, u) {
    const y = Math.min(
      Math.floor(v * this.rows), this.rows - 1,
    ), x = Math.min(Math.floor(u * this.cols), this.cols - 1);
    this.map.cursor = { y, x };
    this.map.draw();
    return this.map.text(y, x);
  }
}

// A table of a small map's numbers, for who would rather read them.
function numbersTable(values, rows, cols, decimals, caption) {
  const head = h(
    "tr", {}, h("td", {}), ...[...Array(cols).keys()].map((x) => h("th", { scope: "col", class: "right" }, `x ${x}`)),
  );
  const lines = [...Array(rows).keys()].map((y) => h("tr", {}, h("th", { scope: "row" }, `y ${y}`),
    ...[...Array(cols).keys()].map((x) => h("td", { class: "right" }, numeral(values[y * cols + x], decimals, 3)))));
  return h("table", { class: "numbers" }, h("caption", {}, caption), h("thead", {}, head), h("tbody", {}, ...lines));
}

// Numbers as a table, made when it is opened.
function numbersBox(content) {
  const box = h("details", { class: "numbers-box" }, h("summary", {}, "The numbers as a table"));
  const fill = () => {
    if (box.open) box.replaceChildren(
      box.firstChild, h("div", { class: "table", tabindex: "0", role: "region", "aria-label": "Numbers" }, content()),
    );
  };
  box.addEventListener("toggle", fill);
  box.refresh = fill;
  return box;
}

// Which of a part's pictures is looked at; nothing where there is only one.
function sceneChoice(data, state, open) {
  if (data.scenes.length < 2) return null;
  return choice("Picture", data.scenes.map((scene, i) => [i, (scene.answer || scene).title]), 0, (i) => {
    state.scene = Number(i);
    open();
  });
}
