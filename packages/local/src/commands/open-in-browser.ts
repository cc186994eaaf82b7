import open from "open";

/** Opens a page where somebody looks on: at a terminal, with a screen. Elsewhere its address is enough. */
export async function openInBrowser(url: string): Promise<void> {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  const hasScreen = process.platform === "darwin" || process.platform === "win32" || DISPLAY || WAYLAND_DISPLAY;
  if (CI || !process.stdout.isTTY || !hasScreen) return;
  const browser = await open(url).catch(() => undefined); // there may be no browser: the address is said as well
  browser?.once("error", () => {});
}
