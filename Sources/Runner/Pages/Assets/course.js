// The page: its data, the parts that draw it, and news from a live course.

const course = {
  kinds: {},
  parts: {},
  data: null,

  // A file of parts says what kind it is: course.part("compare", (element, data) => ({ update }))
  part(kind, make) { this.kinds[kind] = make; },

  picture(name) {
    const stored = this.data.pictures[name];
    if (!stored) return null;
    if (!stored.tensor) stored.tensor = Tensor.unpack(stored);
    return stored.tensor;
  },

  // The same as a canvas that can be drawn.
  canvas(name) {
    const stored = this.data.pictures[name];
    if (!stored.canvas) stored.canvas = canvasOf(this.picture(name));
    return stored.canvas;
  },

  // Where the thing is in a picture that was asked about; null where that is not known.
  mask(answer) {
    if (answer.mask && !answer.mask.tensor) answer.mask.tensor = Tensor.unpack(answer.mask);
    return answer.mask ? answer.mask.tensor : null;
  },

  start() {
    this.data = JSON.parse(document.getElementById("page-data").textContent);
    colormaps.load(this.data.colormaps);
    themeButton(document.getElementById("tools"));
    const waiting = new Map();
    const make = (element) => {
      if (!waiting.has(element)) return;
      const fill = waiting.get(element);
      waiting.delete(element);
      fill();
    };
    // A part is made when the reader comes near it, so that the first lines are there at once.
    const near = new IntersectionObserver((entries) => {
      for (const entry of entries) if (entry.isIntersecting) { near.unobserve(entry.target); make(entry.target); }
    }, { rootMargin: "800px" });
    for (const element of document.querySelectorAll("[data-part]")) {
      waiting.set(element, () => this.fill(element));
      near.observe(element);
    }
    for (const element of document.querySelectorAll("[data-exercise]")) this.standing(element);
    this.makeAll = () => { for (const element of [...waiting.keys()]) make(element); };
    window.addEventListener("beforeprint", () => this.makeAll());
  },

  fill(element) {
    const make = this.kinds[element.dataset.part];
    if (!make) return;
    const stage = element.querySelector('[data-slot="stage"]');
    if (stage) stage.replaceChildren();
    this.parts[element.id] = make(element, this.data.parts[element.id], stage) || {};
  },

  // How an exercise stands, in words and, after a check, in pictures.
  standing(element) {
    const slot = element.querySelector('[data-slot="standing"]');
    if (!slot || !this.kinds.compare) return;
    const id = element.dataset.exercise;
    const part = this.kinds.compare(slot, this.data.exercises[id]);
    this.parts[`exercise-${id}`] = part;
  },

  // News of exercises: { exercises: { id: ... }, pictures: { name: ... } }, as `LessonDocument.update` gives them.
  // What the reader has set stays as it is.
  update(news) {
    Object.assign(this.data.pictures, news.pictures || {});
    for (const [id, data] of Object.entries(news.exercises || {})) {
      this.data.exercises[id] = data;
      const part = this.parts[`exercise-${id}`];
      if (part) part.update(data);
      for (const after of document.querySelectorAll(`[data-after="${CSS.escape(id)}"]`)) if (data.passed) after.open = true;
    }
  },
};
window.course = course;

// Light, dark, or as the system has it.
function themeButton(place) {
  const root = document.documentElement;
  const themes = ["auto", "light", "dark"];
  const names = { auto: "Theme: as the system", light: "Theme: light", dark: "Theme: dark" };
  let current = "auto";
  const control = button("◐", () => {
    current = themes[(themes.indexOf(current) + 1) % themes.length];
    if (current === "auto") delete root.dataset.theme; else root.dataset.theme = current;
    control.setAttribute("aria-label", names[current]);
    control.title = names[current];
  }, { class: "icon", "aria-label": names.auto, title: names.auto });
  place.append(control);
}
