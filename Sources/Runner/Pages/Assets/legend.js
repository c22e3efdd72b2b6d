// A scale of colors with the numbers at its ends, and 0 where it lies between.

class Legend {
  constructor() {
    this.bar = h("canvas", { class: "bar", width: 256, height: 1, "aria-hidden": "true" });
    this.low = h("span", {});
    this.middle = h("span", {});
    this.high = h("span", {});
    this.element = h("div", { class: "legend" }, this.bar, h("div", {}, this.low, this.middle, this.high));
  }

  show(colormap, low, high, decimals = null) {
    const context = this.bar.getContext("2d");
    const image = context.createImageData(256, 1);
    for (let i = 0; i < 256; i++) {
      for (let c = 0; c < 3; c++) image.data[i * 4 + c] = colormaps.tables[colormap][i * 3 + c];
      image.data[i * 4 + 3] = 255;
    }
    context.putImageData(image, 0, 0);
    this.low.textContent = numeral(low, decimals);
    this.high.textContent = numeral(high, decimals);
    this.middle.textContent = colormap === "blue-orange" ? "0" : "";
  }
}
