import { fileProblems } from './errors.ts';
import type { FileType } from './file-type.ts';
import { findIsolation, PROCESS_LIMITS, type Isolation, type ProcessLimits, type Wall } from './render/isolation.ts';
import { RENDER_LIMITS, type RenderJob, type RenderLimits } from './render/job.ts';
import { RenderProcess, WorkerLost, type RenderResult } from './render/render-process.ts';
import { refused, type Measured, type ReadFile, type Refused, type Rendered, type RendererPort } from './renderer-port.ts';

/** Bounds of the pool; those of a job and of a process are with the worker. */
export type RendererLimits = {
  workers_max: number;
  /** Jobs that wait for a worker; one more is refused. */
  waiting_max: number;
  /** Time of one job, from its first byte sent to its last page received. */
  wall_ms_max: number;
  /** Jobs after which a worker is replaced, so that nothing lingers from one person to the next. */
  jobs_per_worker_max: number;
  /** An idle worker is stopped after this: memory is paid for too. */
  idle_ms_max: number;
};

const RENDERER_LIMITS: RendererLimits = {
  workers_max: 2, waiting_max: 200, wall_ms_max: 30_000, jobs_per_worker_max: 25, idle_ms_max: 30_000,
};

export type RendererOptions = {
  limits?: Partial<RendererLimits>;
  processLimits?: ProcessLimits;
  renderLimits?: RenderLimits;
};

/**
 * Decodes strangers' files in isolated processes, a few at most. Bytes are given as a function,
 * because a file whose worker was lost for another's sake is tried once more in a fresh one; a file
 * that kills a fresh worker is refused. The service's own process never decodes anything.
 */
export class Renderer implements RendererPort {
  readonly #limits: RendererLimits;
  readonly #renderLimits: RenderLimits;
  readonly #processLimits: ProcessLimits;
  #isolation: Promise<Isolation> | undefined;
  readonly #idle = new Map<RenderProcess, NodeJS.Timeout>();
  readonly #busy = new Set<RenderProcess>();
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor({ limits, processLimits, renderLimits }: RendererOptions = {}) {
    this.#limits = { ...RENDERER_LIMITS, ...limits };
    this.#renderLimits = renderLimits ?? RENDER_LIMITS;
    this.#processLimits = processLimits ?? PROCESS_LIMITS;
  }

  async pages(read: ReadFile, type: FileType, watermark?: string): Promise<Rendered> {
    const result = await this.#perform({
      task: 'pages', type, limits: this.#renderLimits, ...(watermark === undefined ? {} : { watermark }),
    }, read);
    return 'problem' in result ? result : { ok: true, pages: result.pages };
  }

  async opens(read: ReadFile): Promise<Refused | undefined> {
    const result = await this.#perform({ task: 'open', type: 'application/pdf', limits: this.#renderLimits }, read);
    return 'problem' in result ? result : undefined;
  }

  async measures(read: ReadFile, type: FileType): Promise<Measured> {
    const result = await this.#perform({ task: 'legibility', type, limits: this.#renderLimits }, read);
    if ('problem' in result) return result;
    const measures = result.answer.ok ? result.answer.measures : undefined;
    return measures ? { ok: true, measures } : refused('unreadable', 'no measures');
  }

  /** The walls around the workers of this machine, for the operator's start-up line. */
  async walls(): Promise<Wall[]> {
    return (await this.#findIsolation()).walls;
  }

  /** Stops every worker; jobs under way end as lost. */
  close(): void {
    for (const [worker, timer] of this.#idle) {
      clearTimeout(timer);
      worker.kill();
    }
    for (const worker of this.#busy) worker.kill();
    this.#idle.clear();
  }

  async #perform(job: RenderJob, read: ReadFile): Promise<RenderResult | Refused> {
    await this.#takeTurn();
    try {
      for (;;) {
        const worker = await this.#worker();
        const wasFresh = worker.jobs === 0;
        const result = await this.#runOn(worker, job, read());
        if (!(result instanceof WorkerLost)) {
          return result.answer.ok ? result : refused(result.answer.reason, result.answer.detail);
        }
        if (wasFresh) return refused('lost', result.message);
      }
    } finally {
      this.#giveTurn();
    }
  }

  async #runOn(
    worker: RenderProcess, job: RenderJob, source: AsyncIterable<Uint8Array>,
  ): Promise<RenderResult | WorkerLost> {
    this.#busy.add(worker);
    worker.setHold(true);
    try {
      return await worker.run(job, source, this.#limits.wall_ms_max);
    } catch (error) {
      if (error instanceof WorkerLost) return error;
      throw error;
    } finally {
      this.#busy.delete(worker);
      this.#release(worker);
    }
  }

  async #worker(): Promise<RenderProcess> {
    for (const [worker, timer] of this.#idle) {
      clearTimeout(timer);
      this.#idle.delete(worker);
      if (worker.isAlive) return worker;
    }
    return new RenderProcess(await this.#findIsolation());
  }

  #release(worker: RenderProcess): void {
    if (!worker.isAlive || worker.jobs >= this.#limits.jobs_per_worker_max) {
      worker.kill();
      return;
    }
    worker.setHold(false);
    const timer = setTimeout(() => {
      this.#idle.delete(worker);
      worker.kill();
    }, this.#limits.idle_ms_max);
    this.#idle.set(worker, timer.unref());
  }

  async #takeTurn(): Promise<void> {
    if (this.#running < this.#limits.workers_max) {
      this.#running += 1;
      return;
    }
    if (this.#waiting.length >= this.#limits.waiting_max) throw fileProblems.FILE_NOT_READY({ retryAfterS: 5 });
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** A turn that ends passes to the first who waits, so that the count never exceeds the workers. */
  #giveTurn(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running -= 1;
  }

  #findIsolation(): Promise<Isolation> {
    this.#isolation ??= findIsolation(this.#processLimits);
    return this.#isolation;
  }
}
