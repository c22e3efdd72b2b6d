// The picture taken away or brought back, square by square, and the network's answer at each step.

course.part("deletion", (element, data, stage) => {
  const state = { scene: 0, mode: "deletion", order: "map", step: 0, playing: false };
  const scene = () => data.scenes[state.scene];
  const says = h("p", { class: "readout", "aria-live": "polite" });
  const canvas = h("canvas", { class: "map", role: "img" });
  const chart = h(
    "canvas",
    { class: "chart", tabindex: "0", role: "slider", "aria-label": "Step on the curve", "aria-valuemin": "0" },
  );
  const areas = h("p", { class: "caption" });
  const steps = () => scene().curves[state.mode][state.order].length - 1;
  const field = slider("Step", { min: 0, max: 28, value: 0, text: (v) => `${v}` }, (v) => {
    stop();
    state.step = v;
    draw();
  });

  const mask = () => course.mask(scene().answer);

  // The area under a curve, by the trapezoidal rule, with the picture as 1.
  const area = (curve) => curve.reduce(
    (sum, value, i) => sum + (i ? (value + curve[i - 1]) / 2 : 0), 0,
  ) / (curve.length - 1);

  const draw = framed(() => {
    drawPicture();
    drawChart();
    const share = scene().curves[state.mode][state.order][state.step];
    const gone = Math.min(
      state.step * data.squaresAStep, scene().orders[state.order].length,
    ), all = scene().orders[state.order].length;
    says.replaceChildren(
      h("b", {}, percent(share)),
      ` ${data.labels[scene().target]} with ${gone} of ${all} squares ${state.mode === "deletion" ? "gone" : "there"}.`,
    );
    canvas.setAttribute(
      "aria-label",
      `The picture with ${gone} of ${all} squares ${state.mode === "deletion" ? "taken away" : "brought back"}`,
    );
    chart.setAttribute("aria-valuemax", steps());
    chart.setAttribute("aria-valuenow", state.step);
    chart.setAttribute("aria-valuetext", `step ${state.step}: ${percent(share)}`);
  });

  function drawPicture() {
    const source = course.canvas(scene().answer.picture), width = canvas.clientWidth;
    if (!width) return;
    const ratio = Math.min(
      window.devicePixelRatio || 1, 2,
    ), w = Math.round(width * ratio), hgt = Math.round(w * source.height / source.width);
    if (canvas.width !== w || canvas.height !== hgt) { canvas.width = w; canvas.height = hgt; }
    canvas.style.aspectRatio = `${source.width} / ${source.height}`;
    const context = canvas.getContext("2d"), scale = w / source.width, side = data.side * scale;
    const across = Math.ceil(source.width / data.side);
    context.imageSmoothingEnabled = false;
    context.drawImage(source, 0, 0, w, hgt);
    context.fillStyle = `rgb(${data.fill.join(",")})`;
    const order = scene().orders[state.order], first = state.step * data.squaresAStep;
    const hidden = state.mode === "deletion" ? order.slice(0, first) : order.slice(first);
    for (const square of hidden) context.fillRect(
      Math.floor((square % across) * side), Math.floor(Math.floor(square / across) * side), Math.ceil(side),
      Math.ceil(side),
    );
    if (mask()) drawOutline(context, mask(), scale, ratio);
  }

  function drawChart() {
    const width = chart.clientWidth;
    if (!width) return;
    const ratio = Math.min(window.devicePixelRatio || 1, 2), w = Math.round(width * ratio), hgt = Math.round(w * 0.62);
    if (chart.width !== w || chart.height !== hgt) { chart.width = w; chart.height = hgt; }
    const style = getComputedStyle(stage), color = (name) => style.getPropertyValue(name).trim();
    const context = chart.getContext("2d");
    const left = 44 * ratio, bottom = hgt - 30 * ratio, top = 10 * ratio, right = w - 10 * ratio;
    const x = (step) => left + (right - left) * step / steps(), y = (share) => bottom - (bottom - top) * share;
    context.clearRect(0, 0, w, hgt);
    context.font = `${12 * ratio}px ${fonts.mono}`;
    context.fillStyle = color("--muted");
    context.strokeStyle = color("--line");
    context.lineWidth = ratio;
    context.textBaseline = "middle";
    context.textAlign = "right";
    for (const share of [0, 0.25, 0.5, 0.75, 1]) {
      context.beginPath(); context.moveTo(left, y(share)); context.lineTo(right, y(share)); context.stroke();
      context.fillText(`${share * 100} %`, left - 6 * ratio, y(share));
    }
    context.textAlign = "center";
    context.fillText(
      state.mode === "deletion" ? "squares taken away →" : "squares brought back →", (left + right) / 2,
      hgt - 12 * ratio,
    );
    const line = (curve, stroke, dash, width) => {
      context.beginPath();
      curve.forEach((share, step) => step ? context.lineTo(x(step), y(share)) : context.moveTo(x(step), y(share)));
      context.setLineDash(dash.map((d) => d * ratio));
      context.lineWidth = width * ratio;
      context.strokeStyle = stroke;
      context.stroke();
      context.setLineDash([]);
    };
    const curves = scene().curves[state.mode];
    line(curves.chance, color("--edge"), [5, 4], 2);
    line(curves.map, color("--accent"), [], 2.6);
    const share = curves[state.order][state.step];
    context.beginPath();
    context.arc(x(state.step), y(share), 6 * ratio, 0, 2 * Math.PI);
    context.fillStyle = color("--ink");
    context.fill();
    chart.stepAt = (event) => {
      const box = chart.getBoundingClientRect();
      return Math.round(((event.clientX - box.left) * ratio - left) / (right - left) * steps());
    };
  }

  function go(step) {
    state.step = Math.min(Math.max(step, 0), steps());
    field.set(state.step);
    draw();
  }
  chart.addEventListener("pointerdown", (event) => {
    stop();
    chart.setPointerCapture(event.pointerId);
    go(chart.stepAt(event));
  });
  chart.addEventListener("pointermove", (event) => { if (event.buttons & 1) go(chart.stepAt(event)); });
  chart.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, Home: -1e6, End: 1e6 }[event.key];
    if (step) { event.preventDefault(); stop(); go(state.step + step); }
  });

  const play = button("Play", () => (state.playing ? stop() : start()));
  function start() {
    state.playing = true;
    play.textContent = "Stop";
    if (state.step === steps()) go(0);
    let last = performance.now();
    const frame = (time) => {
      if (!state.playing) return;
      if (time - last > 140) {
        last = time;
        go(state.step + 1);
        if (state.step === steps()) return stop();
      }
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }
  function stop() { state.playing = false; play.textContent = "Play"; }

  function open() {
    field.limit(steps());
    go(Math.min(state.step, steps()));
    const { map, chance } = scene().curves[state.mode];
    areas.textContent = `Area under the curve: ${area(map).toFixed(2)} in the map's order (solid), ${area(chance).toFixed(2)} by chance (dashed). `
      + (state.mode === "deletion" ? "The smaller, the more the map found what the answer hangs on." : "The larger, the sooner the answer comes back.");
  }

  for (const view of [canvas, chart]) new ResizeObserver(() => draw()).observe(view);
  stage.append(
    h("div", { class: "controls" },
      sceneChoice(data, state, open),
      choice("Squares are", [["deletion", "taken away"], ["insertion", "brought back"]], "deletion", (m) => {
        state.mode = m;
        open();
      }),
      choice("Order", [["map", "the map's, brightest first"], ["chance", "chance"]], "map", (o) => {
        state.order = o;
        draw();
      }),
      field, play),
    h("div", { class: "columns" }, h("div", {}, canvas), h("div", {}, chart, areas)), says);
  open();
  return { state, go, area };
});
