// A question: the answer opens when the reader has made up their mind.

course.part("question", (element) => {
  const answer = element.querySelector("details.answer");
  const inputs = [...element.querySelectorAll('input[type="radio"]')];
  const right = element.dataset.right;
  const summary = answer.querySelector("summary");
  if (inputs.length) {
    summary.textContent = "Choose, then see the answer";
    const verdict = h("p", { class: "verdict", role: "status" });
    answer.before(verdict);
    for (const input of inputs) {
      input.addEventListener("change", () => { summary.textContent = "See the answer"; });
    }
    answer.addEventListener("toggle", () => {
      const chosen = inputs.find((input) => input.checked);
      if (!answer.open || right === undefined) return;
      for (const input of inputs) input.closest("li").classList.toggle("right", input.value === right);
      verdict.textContent = !chosen ? "" : chosen.value === right ? "So it is." : "Not quite: the marked one.";
    });
  }
  return {};
});
