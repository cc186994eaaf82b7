import { signal } from "@preact/signals";

type Theme = "light" | "dark";
const KEY = "frontdesk-theme";
const ofSystem = (): Theme => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
const chosen = localStorage.getItem(KEY);

/** As the reader has chosen, or else as the system has it. */
export const theme = signal<Theme>(chosen === "light" || chosen === "dark" ? chosen : ofSystem());
if (chosen) document.documentElement.dataset.theme = theme.value;
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  if (!document.documentElement.dataset.theme) theme.value = ofSystem();
});

export function switchTheme(): void {
  theme.value = theme.value === "dark" ? "light" : "dark";
  document.documentElement.dataset.theme = theme.value;
  localStorage.setItem(KEY, theme.value);
}
