/** Characters. */
const LEAST_CHUNK = 64 * 1024;

/** Joins pieces to chunks that are worth a write, whatever their number. */
export async function* gather(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = "";
  for await (const piece of pieces) {
    chunk += piece;
    if (chunk.length < LEAST_CHUNK) continue;
    yield chunk;
    chunk = "";
  }
  if (chunk) yield chunk;
}
