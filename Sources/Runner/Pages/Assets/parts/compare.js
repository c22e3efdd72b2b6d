// What was handed in beside the reference: a wipe between the two, the signed error, numbers under the pointer.

course.kinds.compare = (slot, first) => {
  let data = first;
  const state = { output: null, channel: 0, wipe: 50, show: "wipe", colormap: "viridis", scale: "own", opacity: 100 };
  const says = h("p", { class: "readout", "aria-live": "polite" });
  const words = h("div", { class: "words" });
  const body = h("div", {});
  slot.append(words, body);

  const name = (output) => output.case ? `${output.name}, ${output.case}` : output.name;
  const unpacked = (output) => {
    if (!output.tensor) {
      output.tensor = Tensor.unpack(output.yours);
      const yours = output.tensor.values;
      // Of bytes the reference came, of other numbers the difference: it has digits of its own.
      output.wanted = output.reference ? Tensor.unpack(output.reference) : null;
      output.wrong = output.error ? Tensor.unpack(output.error) : null;
      if (output.wanted) output.wrong = new Tensor(
        Float32Array.from(yours, (value, i) => value - output.wanted.values[i]), output.tensor.shape, 0,
      );
      else if (output.wrong) output.wanted = new Tensor(
        Float32Array.from(yours, (value, i) => value - output.wrong.values[i]), output.tensor.shape,
        output.tensor.decimals,
      );
    }
    return output;
  };

  function showWords() {
    slot.dataset.state = data.state;
    words.replaceChildren();
    if (data.state === "new") {
      words.append(h(
        "p", { class: "caption" },
        "After your first check, what you hand in stands here, beside the reference, to touch.",
      ));
      return;
    }
    const when = data.checked ? new Date(data.checked) : null;
    words.append(
      h("p", { class: `state ${data.state === "passed" ? "good" : "bad"}` }, `${data.state === "passed" ? "✓ " : ""}${data.heading || (data.passed ? "passed" : "")}`,
        when ? h("small", {}, ` checked ${when.toLocaleDateString(undefined, { day: "numeric", month: "long" })}, ${when.toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" })}`) : null),
      ...data.sentences.map((sentence) => h("p", { class: "sentence" }, sentence)));
  }

  let view = null;
  function showBody() {
    body.replaceChildren();
    view = null;
    if (data.leftOut.length) body.append(h(
      "p", { class: "caption" },
      `Too large for this page: ${data.leftOut.join("; ")}. The pictures of the check, in .course/pictures, have all of them.`,
    ));
    if (!data.outputs.length) return;
    const names = data.outputs.map(name);
    if (!names.includes(state.output)) state.output = names[Math.max(0, data.outputs.findIndex((o) => !o.right))];
    const output = unpacked(data.outputs[names.indexOf(state.output)]);
    const options = data.outputs.map((o) => [name(o), `${name(o)} ${o.right ? "✓" : "✗"}`]);
    const redo = () => showBody();
    const picker = options.length > 5 ? select("Output", options, state.output, (v) => { state.output = v; redo(); })
      : choice("Output", options, state.output, (v) => { state.output = v; redo(); });
    if (output.kind === "bars") return body.append(h("div", { class: "controls" }, picker), barsOf(output));
    const isPicture = output.tensor.shape[output.tensor.shape.length - 1] === 3 && (output.kind === "picture" || output.tensor.shape.length === 4);
    view = isPicture ? pictureCompare(output, state, says) : mapCompare(output, state, says);
    body.append(h("div", { class: "controls" }, picker, ...view.controls), view.element, says);
    view.show();
  }

  showWords();
  showBody();
  return {
    state,
    // Newer tensors; output, wipe, colors and channel stay as the reader has set them.
    update(news) { data = news; showWords(); showBody(); },
  };
};

// Bars: yours and the reference side by side, the numbers beside them.
function barsOf(output) {
  const yours = output.tensor.values, reference = output.wanted ? output.wanted.values : null;
  const most = Math.max(1e-12, ...yours.map(Math.abs), ...(reference ? reference.map(Math.abs) : [0]));
  const rows = [...yours].map((value, index) => {
    const bar = (v, kind) => {
      const b = h("i", { class: `bar ${kind}` });
      b.style.width = `${Math.abs(v) / most * 100}%`;
      return b;
    };
    return h("tr", {}, h("th", { scope: "row" }, String(index)), h(
      "td", { class: "bars" }, bar(value, "yours"), reference ? bar(reference[index], "wanted") : null,
    ),
      h("td", { class: "right" }, numeral(value, output.tensor.decimals)), reference ? h("td", { class: "right" }, numeral(reference[index], output.tensor.decimals)) : null);
  });
  return h("div", { class: "table" }, h("table", { class: "bar-table" }, h("thead", {}, h("tr", {}, h(
    "th", { scope: "col" }, output.axes[0] || "place",
  ), h("th", { scope: "col" }, ""),
    h("th", { scope: "col", class: "right" }, "yours"), reference ? h("th", { scope: "col", class: "right" }, "reference") : null)), h("tbody", {}, ...rows)));
}

// Maps: yours at the left of the line, the reference at its right.
function mapCompare(output, state, says) {
  const tensor = output.tensor, shape = tensor.shape;
  const [count, rows, cols] = shape.length === 3 ? shape : [1, ...shape];
  if (state.channel >= count) state.channel = 0;
  const plane = (t) => t.values.subarray(state.channel * rows * cols, (state.channel + 1) * rows * cols);
  const below = output.over ? course.canvas(output.over) : null;
  const map = new MapView({ label: `${output.name}: yours beside the reference`, onmove: say });
  const error = new MapView({
    label: `${output.name}: yours less the reference`,
    onmove: (y, x) => { map.cursor = { y, x }; map.draw(); say(y, x); },
  });
  const wanted = document.createElement("canvas");
  const legend = new Legend(), errorLegend = new Legend();
  map.below = below;

  function say(y, x) {
    const at = state.channel * rows * cols + y * cols + x;
    const parts = [h("b", {}, numeral(tensor.values[at], tensor.decimals)), ` yours at y ${y}, x ${x}`];
    if (output.wanted) {
      parts.push(", ", h("b", {}, numeral(output.wanted.values[at], tensor.decimals)), " the reference, ",
        h("b", {}, numeral(output.wrong.values[at], output.wrong.decimals, 3)), " the difference");
      error.cursor = { y, x };
      error.draw();
    }
    says.replaceChildren(...parts, ".");
  }

  function show() {
    const yours = plane(tensor), reference = output.wanted ? plane(output.wanted) : null;
    const isSigned = output.kind === "signed";
    const colormap = isSigned ? "blue-orange" : output.kind === "gray" && state.colormap === "viridis" ? "gray" : state.colormap;
    const all = state.scale === "all" ? tensor.values : yours;
    let [low, high] = span(all, { signed: isSigned });
    if (reference) {
      const [l, t] = span(state.scale === "all" ? output.wanted.values : reference, { signed: isSigned });
      low = Math.min(low, l); high = Math.max(high, t);
    }
    map.opacity = below ? state.opacity / 100 : 1;
    map.set(yours, rows, cols, tensor.decimals);
    map.color(colormap, low, high);
    legend.show(colormap, low, high, tensor.decimals);
    if (reference) {
      wanted.width = cols; wanted.height = rows;
      const context = wanted.getContext("2d"), image = context.createImageData(cols, rows);
      colormaps.paint(reference, image.data, colormap, low, high);
      context.putImageData(image, 0, 0);
      const most = Math.max(...rangeOf(plane(output.wrong)).map(Math.abs));
      error.set(plane(output.wrong), rows, cols, output.wrong.decimals);
      error.color("blue-orange", -most, most);
      errorLegend.show("blue-orange", -most, most, output.wrong.decimals);
    }
  }

  // Over yours, the reference from the line on to the right.
  map.after = (context, w, hgt, ratio) => {
    if (!output.wanted) return;
    const line = Math.round(w * state.wipe / 100);
    context.save();
    context.beginPath();
    context.rect(line, 0, w - line, hgt);
    context.clip();
    if (map.below) { context.imageSmoothingEnabled = true; context.drawImage(map.below, 0, 0, w, hgt); }
    context.globalAlpha = map.opacity;
    context.imageSmoothingEnabled = false;
    context.drawImage(wanted, 0, 0, w, hgt);
    context.restore();
    wipeLine(context, line, hgt, ratio);
  };
  // Numbers of two maps in one cell would be read as one.
  map.showsNumbers = !output.wanted;

  const controls = [];
  if (count > 1) controls.push(select(
    output.axes[0] || "map", [...Array(count).keys()].map((c) => [c, `${c}`]), state.channel,
    (c) => { state.channel = Number(c); show(); },
  ));
  if (output.wanted) controls.push(slider("Yours | reference", { value: state.wipe, text: (v) => `${v} %` }, (v) => {
    state.wipe = v;
    map.draw();
  }));
  if (below) controls.push(slider("Opacity", { value: state.opacity, text: (v) => `${v} %` }, (v) => {
    state.opacity = v;
    map.opacity = v / 100;
    map.draw();
  }));
  if (output.kind !== "signed") controls.push(choice(
    "Colors", [["viridis", output.kind === "gray" ? "gray" : "viridis"], ["jet", "JET"]], state.colormap,
    (c) => { state.colormap = c; show(); },
  ));
  if (count > 1) controls.push(choice("Scale", [["own", "each its own"], ["all", "one for all"]], state.scale, (s) => {
    state.scale = s;
    show();
  }));
  dragWipe(map, state, controls);
  const element = h("div", { class: "columns" },
    h(
      "div", {}, map.element,
      h(
        "p", { class: "caption" },
        output.wanted ? "left of the line yours, right of it the reference" : "yours; its shape is not that of the reference",
      ),
      legend.element,
    ),
    output.wanted ? h("div", {}, error.element, h("p", { class: "caption" }, "yours less the reference: blue is too low, orange too high"), errorLegend.element) : null);
  return { element, controls, show, map };
}

function wipeLine(context, x, height, ratio) {
  context.fillStyle = "rgba(0, 0, 0, .75)";
  context.fillRect(x - 2 * ratio, 0, 4 * ratio, height);
  context.fillStyle = "#fff";
  context.fillRect(x - ratio, 0, 2 * ratio, height);
  context.beginPath();
  context.arc(x, height / 2, 9 * ratio, 0, 2 * Math.PI);
  context.fillStyle = "rgba(0, 0, 0, .75)";
  context.fill();
  context.beginPath();
  context.arc(x, height / 2, 7.5 * ratio, 0, 2 * Math.PI);
  context.fillStyle = "#fff";
  context.fill();
}

// The line of a wipe follows a pointer that is held down on the map.
function dragWipe(view, state, controls) {
  const field = controls.find((control) => control.input && control.textContent.startsWith("Yours"));
  if (!field) return;
  const to = (event) => {
    const box = view.canvas.getBoundingClientRect();
    state.wipe = Math.round(Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1) * 100);
    field.set(state.wipe);
    view.draw();
  };
  view.canvas.addEventListener("pointerdown", (event) => {
    view.canvas.setPointerCapture(event.pointerId);
    to(event);
  });
  view.canvas.addEventListener("pointermove", (event) => { if (event.buttons & 1) to(event); });
}

// Pictures in color: the same wipe, and where they differ.
function pictureCompare(output, state, says) {
  const shape = output.tensor.shape;
  const [count, rows, cols] = shape.length === 4 ? shape : [1, shape[0], shape[1]];
  if (state.channel >= count) state.channel = 0;
  const size = rows * cols * 3;
  const part = (t) => t.values.subarray(state.channel * size, (state.channel + 1) * size);
  const bytes = (values) => {
    if (values instanceof Uint8Array) return values;
    const [low, high] = rangeOf(output.tensor.values);
    const result = new Uint8ClampedArray(values.length);
    const isBytes = low >= 0 && high <= 255 && high > 1.5;
    for (let i = 0; i < values.length; i++) result[i] = isBytes ? Math.round(values[i]) : low >= 0 && high <= 1.5 ? values[i] * 255 : 255 * (values[i] - low) / (high - low || 1);
    return result;
  };
  const picture = new PictureView({ label: `${output.name}: yours beside the reference`, onmove: (y, x) => {
    const at = (y * cols + x) * 3;
    const text = (t) => [...part(t).subarray(at, at + 3)].map((v) => numeral(v, t.decimals)).join(", ");
    says.replaceChildren(
      h("b", {}, text(output.tensor)), ` yours at y ${y}, x ${x}`,
      ...(output.wanted ? [", ", h("b", {}, text(output.wanted)), " the reference"] : []), ".",
    );
  } });
  const error = new MapView({ label: `${output.name}: the largest difference of each pixel's three numbers` });
  const errorLegend = new Legend();
  let wanted = null;
  function show() {
    picture.set(new Tensor(bytes(part(output.tensor)), [rows, cols, 3]));
    if (!output.wanted) return;
    wanted = canvasOf(new Tensor(bytes(part(output.wanted)), [rows, cols, 3]));
    const wrong = part(output.wrong), largest = new Float32Array(rows * cols);
    for (let i = 0; i < largest.length; i++) {
      for (let c = 0; c < 3; c++) if (Math.abs(wrong[i * 3 + c]) > Math.abs(largest[i])) largest[i] = wrong[i * 3 + c];
    }
    const most = Math.max(...rangeOf(largest).map(Math.abs));
    error.set(largest, rows, cols, output.wrong.decimals);
    error.color("blue-orange", -most, most);
    errorLegend.show("blue-orange", -most, most, output.wrong.decimals);
  }
  picture.after = (context, scale, ratio) => {
    if (!wanted) return;
    const line = Math.round(cols * scale * state.wipe / 100);
    context.save();
    context.beginPath();
    context.rect(line, 0, cols * scale - line, rows * scale);
    context.clip();
    context.drawImage(wanted, 0, 0, cols * scale, rows * scale);
    context.restore();
    wipeLine(context, line, rows * scale, ratio);
  };
  const controls = [];
  if (count > 1) controls.push(select(
    output.axes[0] || "tile", [...Array(count).keys()].map((c) => [c, `${c}`]), state.channel,
    (c) => { state.channel = Number(c); show(); },
  ));
  if (output.wanted) controls.push(slider("Yours | reference", { value: state.wipe, text: (v) => `${v} %` }, (v) => {
    state.wipe = v;
    picture.draw();
  }));
  dragWipe(picture, state, controls);
  const element = h("div", { class: "columns" },
    h(
      "div", {}, picture.element,
      h(
        "p", { class: "caption" },
        output.wanted ? "left of the line yours, right of it the reference" : "yours; its shape is not that of the reference",
      ),
    ),
    output.wanted ? h("div", {}, error.element, h("p", { class: "caption" }, "yours less the reference, the color that is furthest off"), errorLegend.element) : null);
  return { element, controls, show, map: picture };
}
