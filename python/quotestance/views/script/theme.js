// Light, dark, or as the system has it; on paper always light.

function themeButton() {
  const root = document.documentElement, system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const say = () => { button.textContent = dark() ? "Light page" : "Dark page"; };
  const button = el("button", {type: "button", class: "theme", onclick: () => {
    root.dataset.theme = dark() ? "light" : "dark";
    say();
  }});
  let before = null;
  addEventListener("beforeprint", () => {
    before = root.dataset.theme ?? null;
    root.dataset.theme = "light";
  });
  addEventListener("afterprint", () => {
    if (before === null) delete root.dataset.theme;
    else root.dataset.theme = before;
  });
  system.addEventListener("change", say);
  say();
  return button;
}
