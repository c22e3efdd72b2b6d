// All maps of a layer as small tiles; one of them is chosen, by pointer or by arrow keys.

class ChannelStrip {
  // onchoose: told of the channel that was chosen; toggles: whether tiles are switched instead.
  constructor({ label, onchoose }) {
    this.onchoose = onchoose;
    this.chosen = 0;
    this.off = null;
    this.canvas = h("canvas", {
      class: "strip", tabindex: "0", role: "application", "aria-roledescription": "tiles", "aria-label": label,
    });
    this.element = this.canvas;
    this.draw = framed(() => this.paint());
    new ResizeObserver(() => this.draw()).observe(this.canvas);
    this.listen();
  }

  // plane(c): the values of tile c; order: the channels in the order of the tiles.
  set({ plane, rows, cols, order, colormap, range }) {
    Object.assign(this, { plane, rows, cols, order, colormap, range });
    this.sheet = null;
    this.cursor = Math.max(0, order.indexOf(this.chosen));
    this.draw();
  }

  choose(channel) {
    this.chosen = channel;
    this.cursor = Math.max(0, this.order.indexOf(channel));
    this.draw();
  }

  layout() {
    const width = this.canvas.clientWidth;
    const most = this.order.length > 64 ? (width < 500 ? 22 : 30) : this.order.length > 32 ? 44 : 60;
    this.perRow = Math.max(4, Math.floor(width / most));
    while (this.perRow > 4 && Math.ceil(this.order.length / this.perRow) === Math.ceil(this.order.length / (this.perRow - 1))) {
      this.perRow--;
    }
    return width / this.perRow;
  }

  listen() {
    const tileAt = (event) => {
      const box = this.canvas.getBoundingClientRect();
      const tile = box.width / this.perRow;
      const index = Math.floor((event.clientY - box.top) / (tile * this.rows / this.cols)) * this.perRow
        + Math.floor((event.clientX - box.left) / tile);
      return index >= 0 && index < this.order.length ? index : null;
    };
    this.canvas.addEventListener("pointerdown", (event) => {
      const index = tileAt(event);
      if (index !== null) this.pick(index);
    });
    this.canvas.addEventListener("pointermove", (event) => {
      const index = tileAt(event);
      this.canvas.title = index === null ? "" : this.name ? this.name(this.order[index]) : `channel ${this.order[index]}`;
      if (this.onhover) this.onhover(index === null ? null : this.order[index]);
    });
    this.canvas.addEventListener("pointerleave", () => { if (this.onhover) this.onhover(null); });
    this.canvas.addEventListener("focus", () => this.draw());
    this.canvas.addEventListener("blur", () => this.draw());
    this.canvas.addEventListener("keydown", (event) => {
      const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -this.perRow, ArrowDown: this.perRow,
        Home: -this.order.length, End: this.order.length };
      if (steps[event.key]) {
        event.preventDefault();
        const index = Math.min(Math.max(this.cursor + steps[event.key], 0), this.order.length - 1);
        this.cursor = index;
        if (this.movesOnly) { this.draw(); if (this.onhover) this.onhover(this.order[index]); } else this.pick(index);
      } else if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        this.pick(this.cursor);
      }
    });
  }

  pick(index) {
    this.cursor = index;
    this.chosen = this.order[index];
    this.draw();
    this.onchoose(this.chosen);
  }

  // All tiles once, side by side, at their own size; drawn larger from there.
  paintSheet() {
    const { rows, cols, order } = this;
    this.sheet = document.createElement("canvas");
    this.sheet.width = cols * order.length > 16000 ? cols * 64 : cols * order.length;
    const across = this.sheet.width / cols;
    this.across = across;
    this.sheet.height = rows * Math.ceil(order.length / across);
    const context = this.sheet.getContext("2d");
    order.forEach((channel, index) => {
      const values = this.plane(channel);
      const image = context.createImageData(cols, rows);
      const [low, high] = this.range(channel, values);
      colormaps.paint(values, image.data, this.colormap, low, high);
      context.putImageData(image, (index % across) * cols, Math.floor(index / across) * rows);
    });
  }

  paint() {
    if (!this.order || !this.canvas.clientWidth) return;
    if (!this.sheet) this.paintSheet();
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    const tile = this.layout() * ratio;
    const { rows, cols, order, perRow } = this;
    const tall = tile * rows / cols;
    const lines = Math.ceil(order.length / perRow);
    this.canvas.style.aspectRatio = `${perRow * cols} / ${lines * rows}`;
    const w = Math.round(tile * perRow), hgt = Math.round(tall * lines);
    if (this.canvas.width !== w || this.canvas.height !== hgt) { this.canvas.width = w; this.canvas.height = hgt; }
    const context = this.canvas.getContext("2d");
    context.clearRect(0, 0, w, hgt);
    context.imageSmoothingEnabled = cols > tile;
    const gap = ratio;
    order.forEach((channel, index) => {
      const x = (index % perRow) * tile, y = Math.floor(index / perRow) * tall;
      context.globalAlpha = this.off && this.off(channel) ? 0.16 : 1;
      context.drawImage(this.sheet, (index % this.across) * cols, Math.floor(index / this.across) * rows, cols, rows,
        x + gap, y + gap, tile - 2 * gap, tall - 2 * gap);
      context.globalAlpha = 1;
      if (this.badge) this.badge(context, channel, x + gap, y + gap, tile - 2 * gap, tall - 2 * gap, ratio);
    });
    if (!this.hidesCursor || document.activeElement === this.canvas) {
      const x = (this.cursor % perRow) * tile, y = Math.floor(this.cursor / perRow) * tall;
      outline(context, x + 1.5 * ratio, y + 1.5 * ratio, tile - 3 * ratio, tall - 3 * ratio, ratio);
    }
  }
}
