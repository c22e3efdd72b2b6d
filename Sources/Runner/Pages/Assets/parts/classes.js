// Maps of two classes and their difference, from the same picture and layer.

course.part("classes", (element, data, stage) => {
  const tensors = new Map();
  const tensor = (maps, index) => {
    const key = `${maps.state.scene}/${index}`;
    if (!tensors.has(key)) tensors.set(key, Tensor.unpack(maps.scene.maps[0][maps.answer.classes.indexOf(index)]));
    return tensors.get(key);
  };
  return new MapsStage(element, data, stage, {
    classes: 2,
    controls: (maps) => {
      maps.state.scale = "all";
      return [choice("Shown", [["for", "what speaks for each"], ["both", "for and against"]], "for", (v) => {
        maps.state.signs = v;
        maps.render();
      })];
    },
    panels: (maps) => {
      const { state } = maps;
      const first = tensor(maps, state.chosen), second = tensor(maps, state.other);
      const [rows, cols] = first.shape;
      const both = state.signs === "both";
      const shown = (map) => both ? map.values : map.values.map((v) => Math.max(v, 0));
      const a = shown(first), b = shown(second);
      const name = (index) => data.labels[index];
      return [
        { title: name(state.chosen), signed: both, values: a, rows, cols, decimals: first.decimals },
        { title: name(state.other), signed: both, values: b, rows, cols, decimals: second.decimals },
        {
          title: `${name(state.chosen)} less ${name(state.other)}`, signed: true, values: a.map((v, i) => v - b[i]),
          rows, cols, decimals: first.decimals,
        },
      ];
    },
  });
});
