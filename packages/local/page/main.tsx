import { render } from "preact";
import { App } from "./app.tsx";
import { say } from "./parts/said.tsx";
import "./style.css";

// A file that misses its field would be opened in the page's place.
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  if (event.defaultPrevented) return;
  event.preventDefault();
  say("Drop it onto Create, Update, Plan or Remove.", { isBad: true });
});

const root = document.getElementById("page");
if (root) {
  root.replaceChildren();
  render(<App />, root);
}
