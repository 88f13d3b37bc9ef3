import type { StoredEvent } from './log-source.ts';

/** Takes events, which come in pages, tile by tile; tells which ones are extra, doubled or out of their place. */
export class EventCursor {
  readonly #pages: AsyncIterator<readonly StoredEvent[]>;
  readonly #onExtra: (index: number) => void;
  #page: readonly StoredEvent[] = [];
  #next = 0;

  constructor(pages: AsyncIterable<readonly StoredEvent[]>, onExtra: (index: number) => void) {
    this.#pages = pages[Symbol.asyncIterator]();
    this.#onExtra = onExtra;
  }

  /** Events of the leaves [first, end), each at its place; a place stays empty when it has none. */
  async range(first: number, end: number): Promise<(StoredEvent | undefined)[]> {
    const places = new Array<StoredEvent | undefined>(end - first);
    let latest = first - 1;
    for (let event = await this.#peek(); event && event.index < end; event = await this.#peek()) {
      this.#next += 1;
      if (event.index > latest) places[event.index - first] = event;
      else this.#onExtra(event.index);
      latest = Math.max(latest, event.index);
    }
    return places;
  }

  /** Everything that is left is beyond the log. */
  async rest(): Promise<void> {
    for (let event = await this.#peek(); event; event = await this.#peek()) {
      this.#next += 1;
      this.#onExtra(event.index);
    }
  }

  async #peek(): Promise<StoredEvent | undefined> {
    while (this.#next >= this.#page.length) {
      const { done, value } = await this.#pages.next();
      if (done) return undefined;
      this.#page = value;
      this.#next = 0;
    }
    return this.#page[this.#next];
  }
}
