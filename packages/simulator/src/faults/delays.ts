/** Waits that end with the cloud, which counts them as work under way. */
export class Delays {
  readonly #waiting = new Map<NodeJS.Timeout, (isOver: boolean) => void>();
  #isClosed = false;

  /** How many wait now. */
  get pending(): number {
    return this.#waiting.size;
  }

  /** Settles after so many milliseconds; false if the cloud closed before. */
  wait(milliseconds: number): Promise<boolean> {
    if (this.#isClosed) return Promise.resolve(false);
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => {
      this.#waiting.delete(timer);
      resolve(true);
    }, milliseconds);
    this.#waiting.set(timer, resolve);
    return promise;
  }

  close(): void {
    this.#isClosed = true;
    for (const [timer, resolve] of this.#waiting) {
      clearTimeout(timer);
      resolve(false);
    }
    this.#waiting.clear();
  }
}
