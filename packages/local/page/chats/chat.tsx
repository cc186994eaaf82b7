/** A chat with the bot. */
export function Chat() {
  return <section class="chat" aria-label="Chat" />;
}
