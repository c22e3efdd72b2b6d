// One number of the first convolution, step by step: the window, the filter, the products, their sums, and what follows.

course.part("convolution", (element, data, stage) => {
  const stem = new StemMaps(data.stem);
  const size = stem.height;
  const state = { scene: 0, filter: 0, y: 0, x: 0, step: 6, sliding: false };
  const inputs = new Map();
  const maps = new Map();
  const steps = [
    "the window", "the filter", "the products", "a sum for each color", "their sum", "normalized", "after the ReLU",
  ];

  const input = () => {
    if (!inputs.has(state.scene)) {
      const plain = stem.input(course.picture(data.scenes[state.scene].picture));
      inputs.set(state.scene, { plain, padded: stem.padded(plain) });
    }
    return inputs.get(state.scene);
  };
  const output = () => {
    const key = `${state.scene}/${state.filter}`;
    if (!maps.has(key)) maps.set(key, stem.map(input().padded, state.filter));
    return maps.get(key);
  };

  const picture = new PictureView({ label: "Arrow keys move the window.", onmove: (y, x) => {
    stop();
    go(
      Math.round((y + stem.stem.padding - (size - 1) / 2) / stem.stem.stride),
      Math.round((x + stem.stem.padding - (size - 1) / 2) / stem.stem.stride),
    );
  } });
  const map = new MapView({ label: "The map that the filter makes", onmove: (y, x) => { stop(); go(y, x); } });
  map.showsNumbers = false;
  const strip = new ChannelStrip({
    label: "All filters; choose one", onchoose: (filter) => { state.filter = filter; showFilter(); },
  });
  strip.name = (filter) => `filter ${filter}`;
  const colors = ["red", "green", "blue"];
  const rows = colors.map((name) => {
    const cells = (label) => new MapView({ label: `${name}: ${label}` });
    return { name, window: cells("the window's numbers"), filter: cells("the filter's weights"), product: cells("the products"),
      sum: h("output", { class: "subtotal" }) };
  });
  for (const row of rows) {
    const follow = (y, x, from) => {
      for (const view of [row.window, row.filter, row.product]) if (view !== from) {
        view.cursor = { y, x };
        view.draw();
      }
      says.replaceChildren(
        `${row.name}, y ${y}, x ${x}: `,
        h("b", {}, `${row.window.text(y, x)} × ${row.filter.text(y, x)} = ${row.product.text(y, x)}`),
      );
    };
    for (const view of [row.window, row.filter, row.product]) view.onmove = (y, x) => follow(y, x, view);
  }
  const says = h("p", { class: "readout", "aria-live": "polite" });
  const equation = h("p", { class: "equation", "aria-live": "polite" });
  const stepText = h("span", { class: "step-name", role: "status" });
  const legend = new Legend();
  const mapTitle = h("p", { class: "caption" });

  function go(y, x) {
    state.y = Math.min(Math.max(y, 0), map.rows - 1);
    state.x = Math.min(Math.max(x, 0), map.cols - 1);
    showWindow();
  }

  function showFilter() {
    const values = output();
    const rowsOf = stem.size(picture.rows, size), colsOf = stem.size(picture.cols, stem.width);
    const most = Math.max(...rangeOf(values).map(Math.abs));
    map.set(values, rowsOf, colsOf);
    map.color("blue-orange", -most, most);
    legend.show("blue-orange", -most, most);
    mapTitle.textContent = `map ${state.filter} of ${data.stem.name}: ${rowsOf} × ${colsOf} numbers`;
    showWindow();
  }

  function showWindow() {
    const { plain } = input();
    const [, height, width] = plain.shape;
    const { stride, padding } = stem.stem;
    const top = state.y * stride - padding, left = state.x * stride - padding;
    picture.show({ y0: top, x0: left, y1: top + size, x1: left + stem.width });
    map.cursor = { y: state.y, x: state.x };
    const area = size * stem.width;
    let most = 0, mostWeight = 0, mostInput = 0;
    const parts = rows.map((row, c) => {
      const window = new Float32Array(area), filter = new Float32Array(area), product = new Float32Array(area);
      let sum = 0;
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < stem.width; j++) {
          const y = top + i, x = left + j, at = i * stem.width + j;
          window[at] = y >= 0 && y < height && x >= 0 && x < width ? plain.values[(c * height + y) * width + x] : 0;
          filter[at] = stem.weight.values[(state.filter * 3 + c) * area + at];
          product[at] = window[at] * filter[at];
          sum += window[at] * filter[at];
          most = Math.max(most, Math.abs(product[at]));
          mostInput = Math.max(mostInput, Math.abs(window[at]));
          mostWeight = Math.max(mostWeight, Math.abs(filter[at]));
        }
      }
      return { window, filter, product, sum };
    });
    parts.forEach((part, c) => {
      const row = rows[c];
      for (const [view, values, top] of [
        [row.window, part.window, mostInput], [row.filter, part.filter, mostWeight], [row.product, part.product, most],
      ]) {
        view.set(values, size, stem.width);
        view.color("blue-orange", -top, top);
      }
      row.sum.textContent = numeral(part.sum);
    });
    const bias = stem.stem.bias.length ? stem.stem.bias[state.filter] : 0;
    const total = parts.reduce((sum, part) => sum + part.sum, bias);
    const normalized = stem.normalized(total, state.filter);
    state.total = total;
    state.normalized = normalized;
    const shown = [h("span", { "data-step": "4" }, parts.map((part, c) => [c ? (part.sum < 0 ? " − " : " + ") : part.sum < 0 ? "−" : "",
      h("b", { class: colors[c] }, numeral(Math.abs(part.sum)))]).flat(), bias ? ` + bias ${numeral(bias)}` : "", " = ", h("b", {}, numeral(total)), ` at ${data.stem.name}`)];
    if (stem.stem.normalization) {
      const bn = stem.stem.normalization, f = state.filter;
      shown.push(h("span", { "data-step": "5" }, `(${numeral(total)} − ${numeral(bn.mean[f])}) ÷ ${numeral(Math.sqrt(bn.variance[f] + bn.epsilon))} × ${numeral(bn.weight[f])} + ${numeral(bn.bias[f])} = `,
        h("b", {}, numeral(normalized)), " at bn1"));
      shown.push(h(
        "span", { "data-step": "6" }, `max(0, ${numeral(normalized)}) = `,
        h("b", {}, numeral(Math.max(0, normalized))), " at relu",
      ));
    }
    equation.replaceChildren(...shown);
    map.draw();
    showStep();
  }

  function showStep() {
    element.dataset.step = state.step;
    for (const node of stage.querySelectorAll("[data-step]")) node.classList.toggle(
      "hidden-step", Number(node.dataset.step) > state.step,
    );
    stepText.textContent = `${state.step + 1} of ${steps.length}: ${steps[state.step]}`;
    back.disabled = state.step === 0;
    next.disabled = state.step === steps.length - 1;
  }

  const back = button("Back", () => { state.step--; showStep(); });
  const next = button("Next", () => { state.step++; showStep(); });
  const first = button("From the start", () => { state.step = 0; showStep(); next.focus(); });
  const slide = button("Slide it", () => { if (state.sliding) stop(); else start(); }, { "aria-pressed": "false" });
  function start() {
    state.sliding = true;
    slide.textContent = "Stop";
    slide.setAttribute("aria-pressed", "true");
    let last = null;
    const frame = (time) => {
      if (!state.sliding) return;
      // Sixty numbers a second, row by row.
      const count = last === null ? 1 : Math.min(8, Math.max(1, Math.round((time - last) * 0.06)));
      last = time;
      let at = state.y * map.cols + state.x + count;
      if (at >= map.rows * map.cols) at = 0;
      go(Math.floor(at / map.cols), at % map.cols);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }
  function stop() {
    state.sliding = false;
    slide.textContent = "Slide it";
    slide.setAttribute("aria-pressed", "false");
  }

  function showScene() {
    picture.set(course.picture(data.scenes[state.scene].picture), data.scenes[state.scene].title);
    showFilter();
  }

  strip.set({
    plane: (filter) => filter, rows: size, cols: stem.width, order: [...Array(stem.count).keys()], colormap: "gray", range: () => [0, 1],
  });
  // A filter has three colors: it is drawn as the picture that it looks for.
  strip.paintSheet = function () {
    this.sheet = document.createElement("canvas");
    this.across = this.order.length;
    this.sheet.width = this.cols * this.across;
    this.sheet.height = this.rows;
    const context = this.sheet.getContext("2d");
    const area = size * stem.width;
    this.order.forEach((filter, index) => {
      const weights = stem.weight.values.subarray(filter * 3 * area, (filter + 1) * 3 * area);
      const most = Math.max(...rangeOf(weights).map(Math.abs)) || 1;
      const image = context.createImageData(stem.width, size);
      for (let i = 0; i < area; i++) {
        for (let c = 0; c < 3; c++) image.data[i * 4 + c] = 127.5 + 127.5 * weights[c * area + i] / most;
        image.data[i * 4 + 3] = 255;
      }
      context.putImageData(image, index * stem.width, 0);
    });
  };

  const grids = h("div", { class: "grids" },
    h(
      "div", { class: "grid-head", "aria-hidden": "true" }, h("span", {}, "window"),
      h("span", { "data-step": "1" }, "× filter"), h("span", { "data-step": "2" }, "= products"),
      h("span", { "data-step": "3" }, "Σ"),
    ),
    ...rows.map((row) => h("div", { class: `grid-row ${row.name}` },
      h("div", {}, row.window.element), h("div", { "data-step": "1" }, row.filter.element),
      h("div", { "data-step": "2" }, row.product.element), h("div", { "data-step": "3" }, row.sum))));

  stage.append(
    h("div", { class: "controls" },
      sceneChoice(data, state, showScene),
      h("div", { class: "stepper", role: "group", "aria-label": "Steps" }, first, back, next, stepText), slide),
    h("div", { class: "columns convolve" },
      h("div", {}, picture.element, h(
        "p", { class: "caption" }, `the window: ${size} × ${stem.width} pixels, moved ${stem.stem.stride} at a time`,
      ),
        h("div", { "data-step": "4" }, map.element, mapTitle, legend.element)),
      h("div", {}, grids, equation, says)),
    h("p", { class: "caption" }, "All filters, as the pictures that they look for: choose one."), strip.element);
  state.filter = mostOpposed(stem);
  strip.choose(state.filter);
  showScene();
  go(56, 56);
  return { state, stem, output };
});

// The filter whose weights cancel each other the most: it answers to an edge, not to a color.
function mostOpposed(stem) {
  const size = stem.weight.values.length / stem.count;
  return indexOfLargest([...Array(stem.count).keys()].map((filter) => {
    const weights = stem.weight.values.subarray(filter * size, (filter + 1) * size);
    return weights.reduce((sum, w) => sum + Math.abs(w), 0) - 3 * Math.abs(weights.reduce((sum, w) => sum + w, 0));
  }));
}
