// Writes down the widget's events. A page of your own would count them, or answer padan-apply.
const list = document.getElementById("log");
for (const name of ["padan-ready", "padan-change", "padan-match", "padan-select", "padan-apply", "padan-error"]) {
  document.addEventListener(name, (event) => {
    if (name === "padan-apply") event.preventDefault();
    const line = document.createElement("li");
    line.textContent = `${name} ${JSON.stringify(event.detail)}`;
    list.prepend(line);
    while (list.children.length > 30) list.lastChild.remove();
  });
}
const form = document.querySelector("form");
form.addEventListener("submit", (event) => {
  event.preventDefault();
  document.getElementById("sent").textContent = String(new FormData(form).get("padan") ?? "–");
});
