// A map of numbers as cells of color: values on hover and by arrow keys, and in the cells where these are large enough.

class MapView {
  // label: what it is; rows and cols: its size; onmove: told of the cell under the pointer or the cursor.
  constructor({ label, onmove = () => {}, onpick = () => {} }) {
    this.label = label;
    this.onmove = onmove;
    this.onpick = onpick;
    // The width at which a map is drawn without steps; 0 draws its cells.
    this.smoothSize = 0;
    this.cursor = null;
    this.marks = null;
    this.below = null;
    this.opacity = 1;
    this.showsNumbers = true;
    this.canvas = h("canvas", {
      class: "map", tabindex: "0", role: "application", "aria-roledescription": "map of numbers", "aria-label": label,
    });
    this.element = this.canvas;
    this.cells = document.createElement("canvas");
    this.draw = framed(() => this.paint());
    this.listen();
    new ResizeObserver(() => this.draw()).observe(this.canvas);
  }

  // values: Float32Array of rows * cols.
  set(values, rows, cols, decimals = null) {
    this.values = values;
    this.rows = rows;
    this.cols = cols;
    this.decimals = decimals;
    // Over a picture, a map has the picture's shape, into which its cells may not go evenly.
    this.shape = this.below ? [this.below.height, this.below.width] : [rows, cols];
    this.canvas.style.aspectRatio = `${this.shape[1]} / ${this.shape[0]}`;
    this.stale = true;
    this.describe();
    if (this.cursor && (this.cursor.y >= rows || this.cursor.x >= cols)) this.cursor = null;
    this.draw();
  }

  // What is to be seen, in words: the size, the range, and where the largest number is.
  describe() {
    clearTimeout(this.describing);
    this.describing = setTimeout(() => {
      const [low, high] = rangeOf(this.values), peak = indexOfLargest(this.values);
      this.canvas.setAttribute("aria-label", `${this.label}. ${this.rows} by ${this.cols} numbers from ${numeral(low, this.decimals)} to `
        + `${numeral(high, this.decimals)}, the largest at y ${Math.floor(peak / this.cols)}, x ${peak % this.cols}. Arrow keys read them.`);
    }, 200);
  }

  color(name, low, high) {
    Object.assign(this, { colormap: name, low, high, stale: true });
    this.draw();
  }

  value(y, x) { return this.values[y * this.cols + x]; }
  text(y, x) { return numeral(this.value(y, x), this.decimals); }

  move(y, x, byKey = false) {
    if (this.cursor && this.cursor.y === y && this.cursor.x === x) return;
    this.cursor = { y, x };
    this.draw();
    this.onmove(y, x, byKey);
  }

  listen() {
    const at = (event) => {
      const box = this.canvas.getBoundingClientRect();
      const y = Math.floor(((event.clientY - box.top) / box.height) * this.rows);
      const x = Math.floor(((event.clientX - box.left) / box.width) * this.cols);
      return [Math.min(Math.max(y, 0), this.rows - 1), Math.min(Math.max(x, 0), this.cols - 1)];
    };
    this.canvas.addEventListener("pointermove", (event) => { if (this.values) this.move(...at(event)); });
    this.canvas.addEventListener("pointerdown", (event) => {
      if (!this.values) return;
      this.move(...at(event));
      this.onpick(this.cursor.y, this.cursor.x);
    });
    this.canvas.addEventListener("focus", () => {
      if (this.values && !this.cursor) this.move(this.rows >> 1, this.cols >> 1, true);
      else this.draw();
    });
    this.canvas.addEventListener("blur", () => this.draw());
    this.canvas.addEventListener("keydown", (event) => {
      if (!this.values) return;
      const far = event.shiftKey ? Math.max(1, Math.round(this.cols / 8)) : 1;
      const steps = { ArrowUp: [-far, 0], ArrowDown: [far, 0], ArrowLeft: [0, -far], ArrowRight: [0, far],
        Home: [0, -this.cols], End: [0, this.cols], PageUp: [-this.rows, 0], PageDown: [this.rows, 0] };
      const from = this.cursor || { y: 0, x: 0 };
      if (steps[event.key]) {
        const [dy, dx] = steps[event.key];
        event.preventDefault();
        this.move(
          Math.min(Math.max(from.y + dy, 0), this.rows - 1), Math.min(Math.max(from.x + dx, 0), this.cols - 1), true,
        );
      } else if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        this.onpick(from.y, from.x);
      }
    });
  }

  repaintCells() {
    // A smooth map is enlarged before it is colored: mixed colors would be colors of no number.
    const large = this.smoothSize ? this.smoothSize : 0;
    const rows = large ? Math.round(large * this.shape[0] / this.shape[1]) : this.rows, cols = large || this.cols;
    const values = large ? enlarged(this.values, this.rows, this.cols, rows, cols) : this.values;
    this.cells.width = cols;
    this.cells.height = rows;
    const context = this.cells.getContext("2d");
    const image = context.createImageData(cols, rows);
    colormaps.paint(values, image.data, this.colormap, this.low, this.high);
    context.putImageData(image, 0, 0);
    this.stale = false;
  }

  paint() {
    if (!this.values || !this.colormap) return;
    const width = this.canvas.clientWidth;
    if (!width) return;
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    const w = Math.round(width * ratio);
    const hgt = Math.round(width * this.shape[0] / this.shape[1] * ratio);
    if (this.canvas.width !== w || this.canvas.height !== hgt) { this.canvas.width = w; this.canvas.height = hgt; }
    if (this.stale) this.repaintCells();
    const context = this.canvas.getContext("2d");
    context.clearRect(0, 0, w, hgt);
    if (this.below) {
      context.imageSmoothingEnabled = true;
      context.drawImage(this.below, 0, 0, w, hgt);
    }
    context.globalAlpha = this.opacity;
    context.imageSmoothingEnabled = this.smoothSize > 0;
    context.drawImage(this.cells, 0, 0, w, hgt);
    context.globalAlpha = 1;
    const across = w / this.cols, down = hgt / this.rows;
    if (this.showsNumbers && Math.min(across, down) >= 24 * ratio) this.paintNumbers(context, across, down, ratio);
    if (this.after) this.after(context, w, hgt, ratio);
    if (this.marks) outline(context, this.marks.x0 * across, this.marks.y0 * down,
      (this.marks.x1 - this.marks.x0) * across, (this.marks.y1 - this.marks.y0) * down, ratio);
    if (this.cursor) outline(context, this.cursor.x * across, this.cursor.y * down, across, down, ratio);
  }

  paintNumbers(context, across, down, ratio) {
    context.font = `${Math.min(Math.min(across, down) / ratio * 0.3, 14) * ratio}px ${fonts.mono}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    const most = Math.max(Math.abs(this.low), Math.abs(this.high));
    for (let y = 0; y < this.rows; y++) {
      for (let x = 0; x < this.cols; x++) {
        const value = this.value(y, x), text = cellNumeral(value, most);
        if (this.below) {
          // Over a picture no single ink is read everywhere: white on a dark rim is.
          context.lineWidth = 3 * ratio;
          context.strokeStyle = "rgba(0, 0, 0, .75)";
          context.strokeText(text, (x + 0.5) * across, (y + 0.52) * down);
          context.fillStyle = "#fff";
        } else {
          context.fillStyle = colormaps.ink(this.colormap, colormaps.step(value, this.low, this.high, this.colormap));
        }
        context.fillText(text, (x + 0.5) * across, (y + 0.52) * down);
      }
    }
  }
}

const fonts = { mono: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, 'DejaVu Sans Mono', monospace" };

// A frame that is seen on every color: white on black.
function outline(context, x, y, width, height, ratio) {
  const line = Math.max(ratio * 1.5, 1.5);
  context.lineJoin = "miter";
  context.lineWidth = line * 2.2;
  context.strokeStyle = "rgba(0, 0, 0, 0.75)";
  context.strokeRect(x, y, width, height);
  context.lineWidth = line;
  context.strokeStyle = "#fff";
  context.strokeRect(x, y, width, height);
}
