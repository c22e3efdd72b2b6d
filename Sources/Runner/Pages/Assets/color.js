// Scales of 256 colors, and the colors of numbers.

const colormaps = {
  tables: {},
  names: { viridis: "viridis", jet: "JET", gray: "gray", "blue-orange": "blue to orange" },

  load(packed) {
    for (const name in packed) this.tables[name] = bytesOf(packed[name]);
  },

  // Where a value stands that is the same everywhere: on a scale with 0 in its middle, that is the middle.
  flat: (name) => (name === "blue-orange" ? 128 : 0),

  // The place in the table: 0 to 255.
  step(value, low, high, name) {
    if (!(high > low)) return value > high ? 255 : this.flat(name);
    const step = Math.floor(((value - low) / (high - low)) * 256);
    return step < 0 ? 0 : step > 255 ? 255 : step;
  },

  // Fills the pixels of an ImageData with the colors of values; NaN is magenta, which no scale contains.
  paint(values, pixels, name, low, high, alpha = 255) {
    const table = this.tables[name];
    const factor = high > low ? 256 / (high - low) : 0, flat = this.flat(name);
    for (let i = 0, at = 0; i < values.length; i++, at += 4) {
      const value = values[i];
      if (value !== value) {
        pixels[at] = 255; pixels[at + 1] = 0; pixels[at + 2] = 255;
      } else {
        let step = factor ? ((value - low) * factor) | 0 : flat;
        step = step < 0 ? 0 : step > 255 ? 255 : step;
        pixels[at] = table[step * 3]; pixels[at + 1] = table[step * 3 + 1]; pixels[at + 2] = table[step * 3 + 2];
      }
      pixels[at + 3] = alpha;
    }
  },

  // Black or white, whichever is read more easily on a color of the scale.
  ink(name, step) {
    const table = this.tables[name];
    const channel = (i) => {
      const c = table[step * 3 + i] / 255;
      return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    };
    const light = 0.2126 * channel(0) + 0.7152 * channel(1) + 0.0722 * channel(2);
    return light > 0.18 ? "#000" : "#fff";
  },
};

// What a scale spans: of one map, or of all that are shown; a signed one has 0 in its middle.
function span(values, { signed = false, fromZero = false } = {}) {
  let [low, high] = rangeOf(values);
  if (signed) {
    const most = Math.max(Math.abs(low), Math.abs(high));
    return [-most, most];
  }
  return [fromZero ? Math.min(0, low) : low, high];
}
