import type { ManagedProcess } from './managed-process.ts';

/** A process whose metrics are asked for, and its service. */
type Scraped = { service: string; process: ManagedProcess };

/** What a process answered; `json` is absent when it was late or said too much. */
export type Answer = { service: string; process: string; json?: string };

export const SCRAPE_LIMITS = { answer_ms_max: 2_000, answer_chars_max: 4_000_000 };

/** Asks processes for their metrics over the channel that they were started with. */
export class MetricsAsker {
  readonly #waiting = new Map<number, (json: string | undefined) => void>();
  readonly #msMax: number;
  #asked = 0;

  constructor(msMax = SCRAPE_LIMITS.answer_ms_max) { this.#msMax = msMax; }

  /** Asks all at once; settles when all have answered, or at the deadline with what there is. */
  ask(scraped: readonly Scraped[]): Promise<Answer[]> {
    return Promise.all(scraped.map(async ({ service, process }) => {
      const json = await this.#askOne(process);
      return { service, process: process.name, ...(json === undefined ? {} : { json }) };
    }));
  }

  /** An answer came; late ones and those nobody asked for are dropped. */
  heard(request: number, json: unknown): void {
    const right = typeof json === 'string' && json.length <= SCRAPE_LIMITS.answer_chars_max;
    this.#waiting.get(request)?.(right ? json : undefined);
  }

  #askOne(process: ManagedProcess): Promise<string | undefined> {
    const request = this.#asked += 1;
    const answer = Promise.withResolvers<string | undefined>();
    const timer = setTimeout(() => answer.resolve(undefined), this.#msMax);
    this.#waiting.set(request, answer.resolve);
    void process.exited.then(() => answer.resolve(undefined));
    process.send({ type: 'metrics', request });
    return answer.promise.finally(() => {
      clearTimeout(timer);
      this.#waiting.delete(request);
    });
  }
}
