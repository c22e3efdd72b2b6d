// Grad-CAM's sum by hand: every channel times its weight, switched on and off, and what becomes of the map and the score.

course.part("weighted-sum", (element, data, stage) => {
  const state = { scene: 0, chosen: null, on: null, signs: "for", opacity: 60, smooth: false, scale: "own" };
  const cache = new Map();
  const scene = () => data.scenes[state.scene];
  const maps = () => {
    if (!cache.has(state.scene)) cache.set(
      state.scene, { maps: Tensor.unpack(scene().maps), weights: Tensor.unpack(scene().weights) },
    );
    return cache.get(state.scene);
  };
  const mask = () => course.mask(scene().answer);
  let order = [], contributions = null, weights = null, sum = null;

  const picker = new ClassPicker({
    legend: "Class", labels: data.labels, onchoose: (c) => { state.chosen = c; reweigh(); },
  });
  const panel = new MapPanel({
    title: "The sum",
    onmove: (v, u) => { says.replaceChildren(h("b", {}, panel.at(v, u)), ` in the sum of ${count()} channels.`); },
  });
  const strip = new ChannelStrip({
    label: "All channels times their weights, the strongest first; Enter switches one on or off",
    onchoose: (c) => flip(c),
  });
  strip.movesOnly = true;
  strip.hidesCursor = true;
  strip.off = (channel) => !state.on[channel];
  strip.name = tell;
  strip.onhover = (channel) => { if (channel !== null) says.replaceChildren(tell(channel)); };
  const says = h("p", { class: "readout", "aria-live": "polite" });
  const score = h("p", { class: "score", "aria-live": "polite" });
  const scoreBar = h("i", {});
  const many = slider("The strongest channels", { min: 0, max: 256, value: 256, text: (v) => `${v}` }, (n) => {
    set((channel, place) => place < n);
  });
  const legend = new Legend();

  function count() { let n = 0; for (const on of state.on) n += on; return n; }

  function tell(channel) {
    return `Channel ${channel}: weight ${numeral(weights[channel], null, 3)}, times its map adds ${numeral(contributions[channel], null, 3)} to the score; it is ${state.on[channel] ? "on" : "off"}.`;
  }

  function flip(channel) {
    state.on[channel] ^= 1;
    says.replaceChildren(tell(channel));
    strip.draw();
    add();
  }

  function set(rule) {
    order.forEach((channel, place) => { state.on[channel] = rule(channel, place) ? 1 : 0; });
    strip.draw();
    add();
  }

  // The weights of a class, and the channels by what they add to its score, the largest first whatever the sign.
  function reweigh() {
    const { maps: tensor, weights: all } = maps();
    const [channels, rows, cols] = tensor.shape;
    const at = scene().answer.classes.indexOf(state.chosen);
    weights = all.values.subarray(at * channels, (at + 1) * channels);
    contributions = new Float32Array(channels);
    for (let c = 0; c < channels; c++) {
      let total = 0;
      for (let i = c * rows * cols; i < (c + 1) * rows * cols; i++) total += tensor.values[i];
      contributions[c] = total * weights[c];
    }
    order = [...Array(channels).keys()].sort((a, b) => Math.abs(contributions[b]) - Math.abs(contributions[a]) || a - b);
    if (!state.on || state.on.length !== channels) {
      state.on = new Uint8Array(channels).fill(1);
      many.limit(channels);
      many.set(channels);
    }
    const weighted = new Float32Array(tensor.values.length);
    for (let c = 0; c < channels; c++) for (let i = c * rows * cols; i < (c + 1) * rows * cols; i++) weighted[i] = tensor.values[i] * weights[c];
    const mosts = order.map(() => 0);
    for (let c = 0; c < channels; c++) mosts[c] = Math.max(...rangeOf(weighted.subarray(
      c * rows * cols, (c + 1) * rows * cols,
    )).map(Math.abs));
    const most = Math.max(...mosts), strongest = Math.abs(contributions[order[0]]);
    // What a channel adds to the score, as a bar under its tile.
    strip.badge = (context, channel, x, y, w, hgt, ratio) => {
      const share = Math.abs(contributions[channel]) / (strongest || 1);
      context.fillStyle = contributions[channel] < 0 ? "#1f5fa8" : "#b35400";
      context.fillRect(x, y + hgt - 3 * ratio, Math.max(share * w, share > 0 ? ratio : 0), 3 * ratio);
    };
    // Of very many channels, the strongest are shown; all count.
    strip.set({
      plane: (c) => weighted.subarray(c * rows * cols, (c + 1) * rows * cols), rows, cols, order: order.slice(0, 512),
      colormap: "blue-orange", range: (c) => state.scale === "all" ? [-most, most] : [-(mosts[c] || 1), mosts[c] || 1],
    });
    if (state.scale === "all") legend.show("blue-orange", -most, most);
    legend.element.hidden = state.scale !== "all";
    sum = new Float32Array(rows * cols);
    add();
  }

  // The weighted sum of the channels that are on.
  const add = framed(() => {
    const { maps: tensor } = maps(), [channels, rows, cols] = tensor.shape;
    state.sum = evidence(tensor, weights, state.on);
    const both = state.signs === "both";
    const values = both ? state.sum : state.sum.map((v) => Math.max(v, 0));
    const range = both ? span(values, { signed: true }) : [0, Math.max(rangeOf(values)[1], 1e-12)];
    panel.title.textContent = `The sum of ${count()} of ${channels} channels, for ${data.labels[state.chosen]}`;
    panel.show(
      values, rows, cols, null,
      {
        colormap: both ? "blue-orange" : "viridis", range, opacity: state.opacity / 100, smooth: state.smooth,
        picture: course.canvas(scene().answer.picture), mask: mask(), mark: null,
      },
    );
    let on = 0, all = 0;
    for (let c = 0; c < channels; c++) { all += contributions[c]; if (state.on[c]) on += contributions[c]; }
    const share = mask() ? massInside(values, rows, cols, mask()) : null;
    panel.says.textContent = share === null ? "" : `${Math.round(share * 100)} % of it lies inside the outline.`;
    if (data.bias) {
      const bias = data.bias[state.chosen], logit = scene().answer.logits[state.chosen];
      score.replaceChildren(
        "Score of ", h("b", {}, data.labels[state.chosen]), ` from these channels: `,
        h("b", {}, numeral(on + bias, null, 3)), ` of ${numeral(logit, null, 3)}`,
      );
      scoreBar.style.width = `${Math.min(Math.max((on + bias) / (Math.abs(logit) || 1) * 100, 0), 100)}%`;
    }
    table.refresh();
  });

  function open() {
    state.on = null;
    state.chosen = indexOfLargest(scene().answer.logits);
    picker.show(scene().answer, state.chosen);
    reweigh();
  }

  const table = numbersBox(() => [numbersTable(panel.values, panel.rows, panel.cols, null, panel.title.textContent)]);
  const pickChannels = (name, rule) => button(name, () => { set(rule); many.set(count()); });
  stage.append(
    h("div", { class: "controls" },
      sceneChoice(data, state, open),
      choice("Shown", [["for", "after the ReLU"], ["both", "before it, with signs"]], "for", (v) => {
        state.signs = v;
        add();
      }),
      choice("Drawn as", [["cells", "cells"], ["smooth", "smooth"]], "cells", (v) => {
        state.smooth = v === "smooth";
        add();
      }),
      choice("Channels' scale", [["own", "each its own"], ["all", "one for all"]], "own", (v) => {
        state.scale = v;
        reweigh();
      }),
      slider("Opacity", { value: 60, text: (v) => `${v} %` }, (v) => { state.opacity = v; panel.map.opacity = v / 100; panel.map.draw(); })),
    h("div", { class: "columns sum" },
      h(
        "div", {}, panel.element, data.bias ? h("div", { class: "meter", "aria-hidden": "true" }, scoreBar) : null,
        data.bias ? score : null, table,
      ),
      h("div", {}, picker.element,
        h("div", { class: "controls tight" }, many,
          h("div", { class: "stepper", role: "group", "aria-label": "Channels" },
            pickChannels("all", () => true), pickChannels("none", () => false),
            pickChannels("those for it", (c) => contributions[c] > 0), pickChannels("those against it", (c) => contributions[c] < 0))),
        h(
          "p", { class: "caption" },
          `Each channel of ${data.layer} times its weight, the strongest first. The bar is what it adds to the score: orange for, blue against. Click one to switch it off.`,
        ),
        strip.element, legend.element, says)));
  open();
  return { state, panel, evidence: () => evidence(maps().maps, weights, state.on), flip, many };
});

// sum over c of weights[c] * maps[c, y, x], over the channels that are on.
function evidence(tensor, weights, on) {
  const [channels, rows, cols] = tensor.shape, area = rows * cols;
  const sum = new Float64Array(area);
  for (let c = 0; c < channels; c++) {
    if (!on[c]) continue;
    const weight = weights[c], from = c * area;
    for (let i = 0; i < area; i++) sum[i] += weight * tensor.values[from + i];
  }
  return Float32Array.from(sum);
}
