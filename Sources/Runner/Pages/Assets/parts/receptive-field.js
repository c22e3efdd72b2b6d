// Linked hover: a cell of a map frames the pixels that it sees; a pixel frames the cells that see it.

course.part("receptive-field", (element, data, stage) => {
  const stem = data.stem ? new StemMaps(data.stem) : null;
  const state = { scene: 0, layer: 0, channel: null, scale: "own", colormap: "viridis" };
  const tensors = new Map();

  // The maps of the layer that is shown, unpacked or computed when they are first asked for.
  const maps = () => {
    const layer = data.layers[state.layer], scene = data.scenes[state.scene];
    const key = `${state.scene}/${layer.name}`;
    if (!tensors.has(key)) {
      tensors.set(key, scene.maps[layer.name] ? Tensor.unpack(scene.maps[layer.name])
        : stem.tensor(course.picture(scene.picture)));
    }
    return tensors.get(key);
  };

  const picture = new PictureView({ label: "The picture; move to see which cells see a pixel", onmove: fromPixel });
  const map = new MapView({ label: "The map; move to see which pixels a cell sees", onmove: fromCell });
  const strip = new ChannelStrip({ label: "All maps of the layer; choose one", onchoose: (c) => { state.channel = c; showMap(); } });
  const says = h("p", { class: "readout", "aria-live": "polite" });
  const mapTitle = h("p", { class: "caption" });
  const pictureTitle = h("p", { class: "caption" });
  const legend = new Legend();

  function field(y, x) {
    const { size, step, start } = data.layers[state.layer].field;
    return { y0: start + y * step, x0: start + x * step, y1: start + y * step + size, x1: start + x * step + size };
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
    strip.set({ plane: (c) => tensor.plane(c), rows, cols, order: [...Array(count).keys()], colormap: state.colormap, range: ranges(tensor) });
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
    picture.set(course.picture(scene.picture));
    pictureTitle.textContent = `${scene.title}, ${picture.cols} × ${picture.rows} pixels`;
    showLayer();
  }

  const controls = h("div", { class: "controls" },
    data.scenes.length > 1 ? choice("Picture", data.scenes.map((s, i) => [i, s.title]), 0, (i) => { state.scene = Number(i); state.channel = null; map.cursor = null; showScene(); }) : null,
    choice("Layer", data.layers.map((l, i) => [i, l.name]), 0, (i) => { state.layer = Number(i); state.channel = null; map.cursor = null; showLayer(); }),
    choice("Scale", [["own", "each map its own"], ["all", "one for all"]], "own", (s) => { state.scale = s; showLayer(); }),
    choice("Colors", [["viridis", "viridis"], ["jet", "JET"], ["gray", "gray"]], "viridis", (c) => { state.colormap = c; showLayer(); }));

  stage.append(controls,
    h("div", { class: "columns" },
      h("div", {}, picture.element, pictureTitle),
      h("div", {}, map.element, mapTitle, legend.element)),
    says, h("p", { class: "caption" }, "All maps of the layer: choose one."), strip.element);
  showScene();
  return { state, map, picture };
});

// The channel with the largest mean.
function strongest(tensor) {
  const means = [...Array(tensor.shape[0]).keys()].map((c) => tensor.plane(c).reduce((sum, value) => sum + value, 0));
  return indexOfLargest(means);
}
