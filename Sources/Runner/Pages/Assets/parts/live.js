// News from `course watch`, for a page that its server keeps current.

(() => {
  const address = document.getElementById("lesson").dataset.live;
  if (!address) return;
  const news = new EventSource(address);
  news.addEventListener("message", (event) => course.update(JSON.parse(event.data)));
})();
