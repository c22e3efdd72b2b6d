// The first convolution of a network, computed from the picture: conv1, and what normalization and ReLU make of it.

class StemMaps {
  constructor(stem) {
    this.stem = stem;
    this.weight = Tensor.unpack(stem.weight);
    [this.count, this.colors, this.height, this.width] = this.weight.shape;
  }

  // The picture's numbers as the network gets them, [3, H, W].
  input(picture) {
    const [rows, cols] = picture.shape;
    const { mean, deviation } = this.stem;
    const values = new Float32Array(3 * rows * cols);
    for (let c = 0; c < 3; c++) {
      for (let i = 0; i < rows * cols; i++) {
        values[c * rows * cols + i] = (picture.values[i * 3 + c] / 255 - mean[c]) / deviation[c];
      }
    }
    return new Tensor(values, [3, rows, cols]);
  }

  size(length, kernel) { return Math.floor((length + 2 * this.stem.padding - kernel) / this.stem.stride) + 1; }

  // The input with its border of zeros, so that no window needs to look where it ends.
  padded(input) {
    const [colors, rows, cols] = input.shape;
    const { padding } = this.stem;
    const tall = rows + 2 * padding, wide = cols + 2 * padding;
    const values = new Float32Array(colors * tall * wide);
    for (let c = 0; c < colors; c++) {
      for (let y = 0; y < rows; y++) {
        const from = (c * rows + y) * cols;
        values.set(input.values.subarray(from, from + cols), (c * tall + y + padding) * wide + padding);
      }
    }
    return new Tensor(values, [colors, tall, wide]);
  }

  // One map, [h, w], of a padded input.
  map(padded, filter) {
    const [, tall, wide] = padded.shape;
    const { stride, bias } = this.stem;
    const h2 = Math.floor((tall - this.height) / stride) + 1, w2 = Math.floor((wide - this.width) / stride) + 1;
    const sums = new Float64Array(h2 * w2).fill(bias.length ? bias[filter] : 0);
    const kernel = this.weight.values;
    let at = filter * this.colors * this.height * this.width;
    // One weight after the other, each over the whole map: the innermost loop does nothing but multiply and add.
    for (let c = 0; c < this.colors; c++) {
      for (let i = 0; i < this.height; i++) {
        for (let j = 0; j < this.width; j++) {
          const weight = kernel[at++];
          for (let y = 0, to = 0; y < h2; y++) {
            let from = (c * tall + y * stride + i) * wide + j;
            for (let x = 0; x < w2; x++, from += stride) sums[to++] += weight * padded.values[from];
          }
        }
      }
    }
    return Float32Array.from(sums);
  }

  // All maps, [C, h, w].
  tensor(picture) {
    const input = this.input(picture), padded = this.padded(input);
    const h2 = this.size(input.shape[1], this.height), w2 = this.size(input.shape[2], this.width);
    const values = new Float32Array(this.count * h2 * w2);
    for (let filter = 0; filter < this.count; filter++) values.set(this.map(padded, filter), filter * h2 * w2);
    return new Tensor(values, [this.count, h2, w2]);
  }

  normalized(value, filter) {
    const bn = this.stem.normalization;
    if (!bn) return value;
    return (value - bn.mean[filter]) / Math.sqrt(bn.variance[filter] + bn.epsilon) * bn.weight[filter] + bn.bias[filter];
  }
}
