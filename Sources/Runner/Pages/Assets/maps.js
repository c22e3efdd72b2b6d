// Maps beside each other over the same picture: what overlay and classes share.

class MapsStage {
  // panels(state): [{ title, values(state), signed, rows, cols, decimals }]; the part says which maps are shown.
  constructor(element, data, stage, { controls = () => [], panels, classes = 1 }) {
    Object.assign(this, { element, data, stage, panelsOf: panels });
    this.state = {
      scene: 0, chosen: null, other: null, opacity: 55, colormap: "viridis", scale: "own", smooth: false, signs: "for",
      outline: true,
    };
    this.marks = new Map();
    const { state } = this;
    const render = () => this.render();
    this.picker = new ClassPicker({
      legend: classes > 1 ? "First class" : "Class", labels: data.labels,
      onchoose: (c) => { state.chosen = c; render(); },
    });
    this.second = classes > 1 ? new ClassPicker({
      legend: "compared with", labels: data.labels, onchoose: (c) => { state.other = c; render(); },
    }) : null;
    this.opacity = slider("Opacity", { value: state.opacity, text: (v) => `${v} %` }, (v) => {
      state.opacity = v;
      this.fade();
    });
    this.own = controls(this);
    this.grid = h("div", { class: "columns panels" });
    this.says = h("p", { class: "readout", "aria-live": "polite" });
    this.table = numbersBox(() => this.views.filter((v) => v.rows * v.cols <= 196).map((v) => numbersTable(
      v.values, v.rows, v.cols, v.decimals, v.title.textContent,
    )));
    this.shown = h("div", {});
    this.start();
  }

  get scene() { return this.data.scenes[this.state.scene]; }
  get answer() { return this.scene.answer; }

  start() {
    const { data, state } = this;
    const outlines = data.scenes.some((scene) => scene.answer.mask);
    this.outline = outlines ? toggle("Outline of the truth", state.outline, (on) => {
      state.outline = on;
      this.render();
    }) : null;
    this.controls = h("div", { class: "controls" },
      sceneChoice(data, state, () => this.open()),
      h("div", { class: "gated controls" },
        ...this.own,
        this.opacity,
        choice("Drawn as", [["cells", "cells"], ["smooth", "smooth"]], "cells", (v) => {
          state.smooth = v === "smooth";
          this.render();
        }),
        choice("Scale", [["own", "each map its own"], ["all", "one for all"]], state.scale, (v) => {
          state.scale = v;
          this.render();
        }),
        choice("Colors", [["viridis", "viridis"], ["jet", "JET"]], "viridis", (v) => {
          state.colormap = v;
          this.render();
        }),
        this.outline));
    this.first = h("div", {});
    this.body = h(
      "div", {}, h("div", { class: "pickers" }, this.picker.element, this.second ? this.second.element : null),
      this.grid, this.says, this.table,
    );
    this.stage.append(this.controls, this.first, this.body);
    this.open();
  }

  // A picture: first the question, when there is one that this picture has not been asked yet.
  open() {
    const { state } = this;
    const said = indexOfLargest(this.answer.logits);
    state.chosen = said;
    const { truth, classes } = this.answer;
    state.other = truth !== null && truth !== undefined && truth !== said ? truth : classes.find((c) => c !== said);
    this.picker.show(this.answer, state.chosen);
    if (this.second) this.second.show(this.answer, state.other);
    const asked = this.marks.has(state.scene) || !this.element.querySelector('[data-slot="ask"]');
    this.gate(asked);
    if (asked) { this.first.replaceChildren(); this.render(); return; }
    this.first.replaceChildren(lookFirst({
      element: this.element, labels: this.data.labels, answer: this.answer,
      onshow: (mark) => { this.marks.set(state.scene, mark); this.gate(true); this.render(); this.compareMark(); },
    }));
  }

  gate(isOpen) {
    this.body.hidden = !isOpen;
    this.controls.querySelector(".gated").hidden = !isOpen;
  }

  render() {
    const { state } = this;
    const shown = this.panelsOf(this).map((panel) => ({ ...panel, range: null }));
    const ranges = shown.map((panel) => panel.signed ? span(panel.values, { signed: true }) : [
      Math.min(0, rangeOf(panel.values)[0]), rangeOf(panel.values)[1],
    ]);
    // One scale for all: of those that are of one kind, for and for, signed and signed.
    if (state.scale === "all") {
      for (const signed of [true, false]) {
        const kind = shown.map((panel, i) => panel.signed === signed ? i : -1).filter((i) => i >= 0);
        const low = Math.min(...kind.map((i) => ranges[i][0])), high = Math.max(...kind.map((i) => ranges[i][1]));
        for (const i of kind) ranges[i] = [low, high];
      }
    }
    if (!this.views || this.views.length !== shown.length) {
      this.views = shown.map((panel) => new MapPanel({
        title: panel.title, onmove: (v, u, from) => this.point(v, u, from),
      }));
      this.grid.replaceChildren(...this.views.map((view) => view.element));
    }
    const mask = course.mask(this.answer);
    shown.forEach((panel, i) => {
      const view = this.views[i];
      view.title.textContent = panel.title;
      view.map.label = `${panel.title}, over ${this.answer.title}`;
      view.show(panel.values, panel.rows, panel.cols, panel.decimals, {
        colormap: panel.signed ? "blue-orange" : state.colormap, range: ranges[i], opacity: state.opacity / 100, smooth: state.smooth,
        picture: course.canvas(this.answer.picture), mask: state.outline ? mask : null, mark: this.marks.get(state.scene),
      });
      const peak = indexOfLargest(panel.values);
      const share = mask && !panel.signed ? massInside(panel.values, panel.rows, panel.cols, mask) : null;
      view.says.textContent = `largest ${numeral(panel.values[peak], panel.decimals, 3)} at y ${Math.floor(peak / panel.cols)}, x ${peak % panel.cols}`
        + (share === null ? "" : `; ${Math.round(share * 100)} % of it lies inside the outline`) + ".";
    });
    this.table.refresh();
  }

  // Sixty times a second while the slider is dragged: nothing but the opacity is new.
  fade() { for (const view of this.views || []) { view.map.opacity = this.state.opacity / 100; view.map.draw(); } }

  point(v, u, from) {
    const parts = this.views.map((view) => [h("b", {}, view.at(v, u)), ` ${view.title.textContent}`]);
    this.says.replaceChildren(...parts.flatMap((part, i) => i ? ["; ", ...part] : part), ".");
  }

  // Where the reader put the mark, on the map of what the network said.
  compareMark() {
    const mark = this.marks.get(this.state.scene);
    if (!mark || !this.views.length) return;
    const view = this.views[0];
    const y = Math.min(
      Math.floor(mark.y * view.rows), view.rows - 1,
    ), x = Math.min(Math.floor(mark.x * view.cols), view.cols - 1);
    const largest = Math.max(...view.values), here = view.values[y * view.cols + x];
    const peak = indexOfLargest(view.values), dy = Math.floor(peak / view.cols) - y, dx = peak % view.cols - x;
    const far = Math.round(Math.hypot(dy, dx));
    this.says.replaceChildren(largest <= 0 ? "The map is empty." : far === 0 ? "Your mark lies on its brightest cell."
      : `Your mark (the ring) lies on a cell with ${Math.round(Math.max(here, 0) / largest * 100)} % of the peak; the peak is ${far} ${far === 1 ? "cell" : "cells"} away.`);
  }
}
