import { signal } from "@preact/signals";

const said = signal<{ text: string; isBad: boolean } | undefined>(undefined);
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says something at the foot of the page for a while, and to screen readers. */
export function say(text: string, { isBad = false } = {}): void {
  said.value = { text, isBad };
  clearTimeout(timer);
  timer = setTimeout(dismiss, isBad ? 15_000 : 6_000);
}
const dismiss = () => {
  said.value = undefined;
};

export function Said() {
  const now = said.value;
  return (
    <div class="said" role="status" aria-live="polite">
      {now && (
        <p class={now.isBad ? "bad" : "good"}>
          {now.text}{" "}
          <button type="button" class="quiet-button" onClick={dismiss}>
            Dismiss
          </button>
        </p>
      )}
    </div>
  );
}
