"use strict";
// Tensors as the page carries them: base64 of bytes (u8), of whole multiples of a power of ten (d16), or of floats (f32).

function bytesOf(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

class Tensor {
  constructor(values, shape, decimals = null) {
    this.values = values;
    this.shape = shape;
    // How many decimals of a value are known; null when all that a float has are.
    this.decimals = decimals;
  }

  static unpack(packed) {
    const bytes = bytesOf(packed.data);
    if (packed.type === "u8") return new Tensor(bytes, packed.shape, 0);
    if (packed.type === "f32") return new Tensor(new Float32Array(bytes.buffer), packed.shape);
    const steps = new Int16Array(bytes.buffer);
    const values = new Float32Array(steps.length);
    const unit = Math.pow(10, -packed.decimals);
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i];
      values[i] = step === -32768 ? NaN : step === 32767 ? Infinity : step === -32767 ? -Infinity : step * unit;
    }
    return new Tensor(values, packed.shape, packed.decimals);
  }

  // One map of [C, h, w], without copying.
  plane(channel) {
    const [, h, w] = this.shape;
    return this.values.subarray(channel * h * w, (channel + 1) * h * w);
  }
}

// The smallest and the largest finite value.
function rangeOf(values) {
  let low = Infinity, high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value < low && value !== -Infinity) low = value;
    if (value > high && value !== Infinity) high = value;
  }
  return low <= high ? [low, high] : [0, 0];
}

function indexOfLargest(values) {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
  return best;
}

// A number in words: its known decimals, or four digits.
function numeral(value, decimals = null, digits = 4) {
  if (Number.isNaN(value)) return "not a number";
  if (!Number.isFinite(value)) return value > 0 ? "infinity" : "−infinity";
  let text;
  if (decimals !== null) text = value.toFixed(Math.max(decimals, 0));
  else if (value === 0) text = "0";
  else {
    const size = Math.abs(value);
    text = size >= 1e5 || size < 1e-4 ? value.toExponential(digits - 1) : value.toPrecision(digits);
  }
  if (/^-0(\.0*)?$/.test(text)) text = text.slice(1);
  return text.replace("-", "−");
}

// A number for a cell, where there is little room: as many decimals as the largest of the map needs for two digits.
function cellNumeral(value, most) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
  if (value === 0) return "0";
  // Where nothing is larger than rounding, a row of zeros says nothing and runs into its neighbors.
  if (most > 0 && most < 1e-3) return value.toExponential(0).replaceAll("-", "−");
  const decimals = most > 0 ? Math.min(Math.max(Math.ceil(1.3 - Math.log10(most)), 0), 6) : 2;
  return value.toFixed(decimals).replace(
    /^-?0(?=\.)/, (zero) => zero.replace("0", ""),
  ).replace(/^-(?=\.?0*$)/, "").replace("-", "−");
}
