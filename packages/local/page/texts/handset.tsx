/** The caller's handset, on which SMS appear. */
export function Handset() {
  return <section class="handset" aria-label="Handset" />;
}
