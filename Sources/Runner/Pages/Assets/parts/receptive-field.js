// Linked hover: a cell of a map frames the pixels that it sees; a pixel frames the cells that see it.

course.part("receptive-field", (element, data, stage) => {
  const stem = data.stem ? new StemMaps(data.stem) : null;
  const state = { scene: 0, layer: 0, channel: null, scale: "own", colormap: "viridis" };
  const tensors = new Map();

  // The maps of the layer that is shown, unpacked or computed when they are first asked for.
  const maps = () => layerMaps(state.layer);
  const layerMaps = (index) => {
    const layer = data.layers[index], scene = data.scenes[state.scene];
    const key = `${state.scene}/${layer.name}`;
    if (!tensors.has(key)) {
      tensors.set(key, scene.maps[layer.name] ? Tensor.unpack(scene.maps[layer.name])
        : stem.tensor(course.picture(scene.picture)));
    }
    return tensors.get(key);
  };

  const picture = new PictureView({ label: "Arrow keys tell which cells see a pixel.", onmove: fromPixel });
  const map = new MapView({ label: "A map of the layer", onmove: fromCell });
  const strip = new ChannelStrip({
    label: "All maps of the layer; choose one", onchoose: (c) => { state.channel = c; showMap(); },
  });
  const says = h("p", { class: "readout", "aria-live": "polite" });
  const mapTitle = h("p", { class: "caption" });
  const pictureTitle = h("p", { class: "caption" });
  const legend = new Legend();

  function field(y, x) {
    const { size, step, start } = data.layers[state.layer].field;
    return { y0: start + y * step, x0: start + x * step, y1: start + y * step + size, x1: start + x * step + size };
  }

  // The whole way through the network: in each layer, the cells that the chosen cell was made from, or goes into.
  const way = h("div", { class: "way", role: "group", "aria-label": "The way through the layers" });
  const stations = data.layers.map((layer, i) => {
    const canvas = h("canvas", { "aria-hidden": "true" }), words = h("small", {});
    const button = h(
      "button", { type: "button", class: "thumb", onclick: () => goTo(i) }, canvas, h("span", {}, layer.name), words,
    );
    way.append(button);
    return { canvas, words, button };
  });

  // index: the layer of the cell, or -1 for a pixel, whose field is the pixel itself.
  function showWay(index, y, x) {
    const own = index < 0 ? { size: 1, step: 1, start: 0 } : data.layers[index].field;
    data.layers.forEach((layer, i) => {
      const { size, step, start } = layer.field, [, rows, cols] = layer.shape;
      // Fields are measured in pixels, so that those of two layers can be laid over each other.
      const range = (p, length) => {
        if (i === index) return [p, p + 1];
        if (i < index) {
          const first = (own.start + p * own.step - start) / step;
          return [Math.max(first, 0), Math.min(first + (own.size - size) / step + 1, length)];
        }
        const inside = (size - own.size) / own.step;
        const first = Math.ceil(((p - inside) * own.step + own.start - start) / step);
        const last = Math.floor((p * own.step + own.start - start) / step);
        return [Math.max(first, 0), Math.min(last + 1, length)];
      };
      const [y0, y1] = range(y, rows), [x0, x1] = range(x, cols);
      const { canvas, words, button } = stations[i];
      const count = `${y1 - y0} × ${x1 - x0}`;
      words.textContent = i === index ? "this cell" : i < index ? `made from ${count}` : `goes into ${count}`;
      button.classList.toggle("now", i === state.layer);
      button.setAttribute("aria-current", i === state.layer ? "true" : "false");
      drawThumb(canvas, layerMaps(i), i, { y0, x0, y1, x1 });
    });
  }

  // A layer's strongest map, small, with a frame.
  const thumbs = new Map();
  function drawThumb(canvas, tensor, layer, frame) {
    const [, rows, cols] = tensor.shape, key = `${state.scene}/${layer}/${state.colormap}`;
    if (!thumbs.has(key)) {
      const values = tensor.plane(strongest(tensor)), [low, high] = rangeOf(values), small = document.createElement("canvas");
      small.width = cols;
      small.height = rows;
      const image = small.getContext("2d").createImageData(cols, rows);
      colormaps.paint(values, image.data, state.colormap, low, high);
      small.getContext("2d").putImageData(image, 0, 0);
      thumbs.set(key, small);
    }
    canvas.width = 224;
    canvas.height = Math.round(224 * rows / cols);
    const context = canvas.getContext("2d"), cell = 224 / cols;
    context.imageSmoothingEnabled = false;
    context.drawImage(thumbs.get(key), 0, 0, canvas.width, canvas.height);
    context.fillStyle = "rgba(10, 12, 16, 0.5)";
    context.beginPath();
    context.rect(0, 0, canvas.width, canvas.height);
    context.rect(frame.x0 * cell, frame.y0 * cell, (frame.x1 - frame.x0) * cell, (frame.y1 - frame.y0) * cell);
    context.fill("evenodd");
    outline(
      context, frame.x0 * cell + 1, frame.y0 * cell + 1, (frame.x1 - frame.x0) * cell - 2,
      (frame.y1 - frame.y0) * cell - 2, 2,
    );
  }

  function goTo(layer) {
    state.layer = layer;
    state.channel = null;
    map.cursor = null;
    layers.set(layer);
    showLayer();
  }

  function fromCell(y, x) {
    const { size } = data.layers[state.layer].field;
    const frame = field(y, x);
    const clipped = {
      y0: Math.max(frame.y0, 0), x0: Math.max(frame.x0, 0),
      y1: Math.min(frame.y1, picture.rows), x1: Math.min(frame.x1, picture.cols),
    };
    map.marks = null;
    picture.cursor = null;
    picture.show(clipped);
    showWay(state.layer, y, x);
    const all = clipped.y0 === 0 && clipped.x0 === 0 && clipped.y1 === picture.rows && clipped.x1 === picture.cols;
    const outside = frame.y0 < 0 || frame.x0 < 0 || frame.y1 > picture.rows || frame.x1 > picture.cols;
    says.replaceChildren(
      h("b", {}, map.text(y, x)), ` at y ${y}, x ${x}. It sees ${size} × ${size} pixels`,
      all ? ": the whole picture." : outside ? `, of which ${clipped.y1 - clipped.y0} × ${clipped.x1 - clipped.x0} lie in the picture.`
        : `: y ${clipped.y0} to ${clipped.y1 - 1}, x ${clipped.x0} to ${clipped.x1 - 1}.`);
  }

  function fromPixel(y, x) {
    const { size, step, start } = data.layers[state.layer].field;
    const first = (p) => Math.max(0, Math.ceil((p - start - size + 1) / step));
    const last = (p, count) => Math.min(count - 1, Math.floor((p - start) / step));
    const marks = { y0: first(y), x0: first(x), y1: last(y, map.rows) + 1, x1: last(x, map.cols) + 1 };
    const count = (marks.y1 - marks.y0) * (marks.x1 - marks.x0);
    map.cursor = null;
    map.marks = marks;
    map.draw();
    picture.show({ y0: y, x0: x, y1: y + 1, x1: x + 1 });
    showWay(-1, y, x);
    const at = (y * picture.cols + x) * 3;
    const rgb = [...picture.picture.values.subarray(at, at + 3)].join(", ");
    says.replaceChildren(`The pixel at y ${y}, x ${x} (red, green, blue ${rgb}) is seen by `, h("b", {}, `${count}`),
      ` of the ${map.rows * map.cols} cells of each map.`);
  }

  function ranges(tensor) {
    const whole = rangeOf(tensor.values);
    return state.scale === "all" ? () => whole : (channel, values) => rangeOf(values);
  }

  function showLayer() {
    const tensor = maps(), [count, rows, cols] = tensor.shape;
    // The channel that this picture excites most, until the reader chooses one.
    if (state.channel === null || state.channel >= count) state.channel = strongest(tensor);
    strip.set({
      plane: (c) => tensor.plane(c), rows, cols, order: [...Array(count).keys()], colormap: state.colormap,
      range: ranges(tensor),
    });
    strip.choose(state.channel);
    showMap();
  }

  function showMap() {
    const tensor = maps(), [count, rows, cols] = tensor.shape, layer = data.layers[state.layer];
    const values = tensor.plane(state.channel);
    const [low, high] = ranges(tensor)(state.channel, values);
    map.set(values, rows, cols, tensor.decimals);
    map.color(state.colormap, low, high);
    legend.show(state.colormap, low, high, tensor.decimals);
    map.label = `${layer.name}, map ${state.channel}`;
    mapTitle.textContent = `${layer.name}, map ${state.channel} of ${count}: ${rows} × ${cols} cells`;
    if (map.cursor) fromCell(map.cursor.y, map.cursor.x);
    else {
      const peak = indexOfLargest(values);
      map.cursor = { y: Math.floor(peak / cols), x: peak % cols };
      fromCell(map.cursor.y, map.cursor.x);
    }
  }

  function showScene() {
    const scene = data.scenes[state.scene];
    picture.set(course.picture(scene.picture), scene.title);
    pictureTitle.textContent = `${scene.title}, ${picture.cols} × ${picture.rows} pixels`;
    showLayer();
  }

  const layers = choice("Layer", data.layers.map((l, i) => [i, l.name]), 0, (i) => goTo(Number(i)));
  const controls = h("div", { class: "controls" },
    sceneChoice(data, state, () => {
      state.channel = null;
      map.cursor = null;
      showScene();
    }),
    layers,
    choice("Scale", [["own", "each map its own"], ["all", "one for all"]], "own", (s) => {
      state.scale = s;
      showLayer();
    }),
    choice("Colors", [["viridis", "viridis"], ["jet", "JET"], ["gray", "gray"]], "viridis", (c) => { state.colormap = c; showLayer(); }));

  stage.append(controls,
    h("div", { class: "columns" },
      h("div", {}, picture.element, pictureTitle),
      h("div", {}, map.element, mapTitle, legend.element)),
    says, way, h("p", { class: "caption" }, "All maps of the layer: choose one."), strip.element);
  showScene();
  return { state, map, picture };
});

// The channel with the largest mean.
function strongest(tensor) {
  const means = [...Array(tensor.shape[0]).keys()].map((c) => tensor.plane(c).reduce((sum, value) => sum + value, 0));
  return indexOfLargest(means);
}
