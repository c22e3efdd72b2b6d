// Maps of several layers or methods over one picture, for one class.

course.part("overlay", (element, data, stage) => {
  const tensors = new Map();
  const tensor = (scene, panel, at) => {
    const key = `${scene}/${panel}/${at}`;
    if (!tensors.has(key)) tensors.set(key, Tensor.unpack(data.scenes[scene].maps[panel][at]));
    return tensors.get(key);
  };
  const shown = new Set(data.panels.slice(0, 3).map((_, i) => i));
  return new MapsStage(element, data, stage, {
    controls: (maps) => [
      data.panels.some((panel) => panel.isSigned)
        ? choice("Shown", [["for", "what speaks for it"], ["both", "for and against"]], "for", (v) => {
          maps.state.signs = v;
          maps.render();
        }) : null,
      data.panels.length > 3 ? h("fieldset", { class: "choice" }, h("legend", {}, "Maps"), h("div", { class: "checks" },
        ...data.panels.map((panel, i) => toggle(panelTitle(panel, data), shown.has(i), (on) => { if (on) shown.add(i); else shown.delete(i); maps.render(); })))) : null,
    ],
    panels: (maps) => data.panels.map((panel, i) => [panel, i]).filter(([, i]) => shown.has(i)).map(([panel, i]) => {
      const at = panel.usesClass ? maps.answer.classes.indexOf(maps.state.chosen) : 0;
      const map = tensor(maps.state.scene, i, Math.max(at, 0));
      const [rows, cols] = map.shape;
      const both = panel.isSigned && maps.state.signs === "both";
      return { title: panelTitle(panel, data), signed: both, rows, cols, decimals: map.decimals,
        values: panel.isSigned && !both ? map.values.map((v) => Math.max(v, 0)) : map.values };
    }),
  });
});

function panelTitle(panel, data) {
  const methods = new Set(data.panels.map((p) => p.method));
  return panel.layer ? methods.size > 1 ? `${panel.method}, ${panel.layer}` : panel.layer : panel.method;
}
