// A picture that a network was shown, with a frame around some of its pixels.

class PictureView {
  constructor({ label, onmove = () => {}, onpick = () => {} }) {
    this.label = label;
    this.onmove = onmove;
    this.onpick = onpick;
    this.canvas = h("canvas", {
      class: "map", tabindex: "0", role: "application", "aria-roledescription": "picture", "aria-label": label,
    });
    this.element = this.canvas;
    this.frame = null;
    this.cursor = null;
    this.draw = framed(() => this.paint());
    new ResizeObserver(() => this.draw()).observe(this.canvas);
    this.listen();
  }

  // picture: a Tensor [H, W, 3] of bytes; title: what it is called.
  set(picture, title = null) {
    if (title) this.canvas.setAttribute(
      "aria-label", `${title}, ${picture.shape[1]} by ${picture.shape[0]} pixels. ${this.label}`,
    );
    [this.rows, this.cols] = picture.shape;
    this.picture = picture;
    this.source = canvasOf(picture);
    this.canvas.style.aspectRatio = `${this.cols} / ${this.rows}`;
    this.draw();
  }

  // Pixels y0 ..< y1, x0 ..< x1; the rest is dimmed.
  show(frame) { this.frame = frame; this.draw(); }

  listen() {
    const go = (y, x, byKey) => {
      y = Math.min(Math.max(y, 0), this.rows - 1);
      x = Math.min(Math.max(x, 0), this.cols - 1);
      if (this.cursor && this.cursor.y === y && this.cursor.x === x) return;
      this.cursor = { y, x };
      this.draw();
      this.onmove(y, x, byKey);
    };
    const at = (event) => {
      const box = this.canvas.getBoundingClientRect();
      go(Math.floor(((event.clientY - box.top) / box.height) * this.rows),
        Math.floor(((event.clientX - box.left) / box.width) * this.cols), false);
    };
    this.canvas.addEventListener("pointermove", at);
    this.canvas.addEventListener("pointerdown", (event) => { at(event); this.onpick(this.cursor.y, this.cursor.x); });
    this.canvas.addEventListener("focus", () => { if (!this.cursor) go(this.rows >> 1, this.cols >> 1, true); });
    this.canvas.addEventListener("keydown", (event) => {
      const far = event.shiftKey ? 16 : 2;
      const steps = { ArrowUp: [-far, 0], ArrowDown: [far, 0], ArrowLeft: [0, -far], ArrowRight: [0, far] };
      if (steps[event.key]) {
        event.preventDefault();
        const from = this.cursor || { y: this.rows >> 1, x: this.cols >> 1 };
        go(from.y + steps[event.key][0], from.x + steps[event.key][1], true);
      } else if ((event.key === "Enter" || event.key === " ") && this.cursor) {
        event.preventDefault();
        this.onpick(this.cursor.y, this.cursor.x);
      }
    });
  }

  paint() {
    const width = this.canvas.clientWidth;
    if (!width || !this.source) return;
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    const w = Math.round(width * ratio);
    const hgt = Math.round(w * this.rows / this.cols);
    if (this.canvas.width !== w || this.canvas.height !== hgt) { this.canvas.width = w; this.canvas.height = hgt; }
    const context = this.canvas.getContext("2d");
    context.imageSmoothingEnabled = w < this.cols * 2;
    context.drawImage(this.source, 0, 0, w, hgt);
    const scale = w / this.cols;
    if (this.frame) {
      const { y0, x0, y1, x1 } = this.frame;
      context.fillStyle = "rgba(10, 12, 16, 0.58)";
      context.beginPath();
      context.rect(0, 0, w, hgt);
      context.rect(x0 * scale, y0 * scale, (x1 - x0) * scale, (y1 - y0) * scale);
      context.fill("evenodd");
      outline(context, x0 * scale, y0 * scale, (x1 - x0) * scale, (y1 - y0) * scale, ratio);
    }
    if (this.after) this.after(context, scale, ratio);
  }
}

// A picture's bytes as a canvas that can be drawn.
function canvasOf(picture) {
  const [rows, cols] = picture.shape;
  const canvas = document.createElement("canvas");
  canvas.width = cols;
  canvas.height = rows;
  const context = canvas.getContext("2d");
  const image = context.createImageData(cols, rows);
  for (let i = 0, at = 0; at < image.data.length; i += 3, at += 4) {
    image.data[at] = picture.values[i];
    image.data[at + 1] = picture.values[i + 1];
    image.data[at + 2] = picture.values[i + 2];
    image.data[at + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return canvas;
}
