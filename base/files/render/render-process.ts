import { spawn, type ChildProcess } from 'node:child_process';
import type { Duplex } from 'node:stream';
import { frame, jsonFrame, readFrames } from './frames.ts';
import type { Isolation } from './isolation.ts';
import type { PageImage, RenderAnswer, RenderJob } from './job.ts';

/** The worker died, hung or spoke nonsense: the file that it was reading is not to be trusted. */
export class WorkerLost extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'WorkerLost';
  }
}

/** An answer that makes no sense is a lost worker, whatever reading it threw. */
const asLost = (error: unknown): never => {
  throw error instanceof WorkerLost ? error : new WorkerLost('the worker’s answer makes no sense', error);
};

export type RenderResult = { answer: RenderAnswer; pages: PageImage[] };

/**
 * One isolated worker and its two pipes. It takes one job at a time. Anything unexpected, and the
 * deadline, kill it: a process that has lost its way is never used again.
 */
export class RenderProcess {
  readonly #child: ChildProcess;
  readonly #frames: AsyncGenerator<Buffer>;
  #lost: WorkerLost | undefined;
  #onLost: ((lost: WorkerLost) => void) | undefined;
  jobs = 0;

  constructor({ command, args }: Isolation) {
    this.#child = spawn(command, args, { stdio: ['pipe', 'ignore', 'ignore', 'pipe'], env: {}, cwd: '/' });
    const answers = this.#child.stdio[3] as Duplex;
    this.#frames = readFrames(answers);
    const lose = (what: string) => (cause?: unknown): void => this.#lose(new WorkerLost(`${what} (${cause})`, cause));
    this.#child.on('error', lose('the worker did not start'));
    this.#child.on('exit', (code, signal) => lose('the worker ended')(signal ?? code));
    this.#child.stdin!.on('error', lose('the worker reads no more'));
    answers.on('error', lose('the worker answers no more'));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get isAlive(): boolean {
    return this.#lost === undefined;
  }

  /** Performs one job; throws `WorkerLost`, or the source's own error, and the worker is then dead. */
  async run(job: RenderJob, source: AsyncIterable<Uint8Array>, wallMs: number): Promise<RenderResult> {
    this.jobs += 1;
    const lost = new Promise<never>((_, reject) => {
      if (this.#lost) reject(this.#lost);
      this.#onLost = reject;
    });
    const timer = setTimeout(() => this.#lose(new WorkerLost(`no answer in ${wallMs} ms`)), wallMs);
    const work = this.#send(job, source).then(() => this.#receive().catch(asLost));
    try {
      return await Promise.race([work, lost]);
    } catch (error) {
      this.kill();
      work.catch(() => undefined);
      throw error;
    } finally {
      clearTimeout(timer);
      this.#onLost = undefined;
    }
  }

  kill(): void {
    this.#lost ??= new WorkerLost('the worker was stopped');
    this.#child.kill('SIGKILL');
    this.#child.stdin!.destroy();
    (this.#child.stdio[3] as Duplex).destroy();
  }

  /** An idle worker does not keep the service's process from ending. */
  setHold(hold: boolean): void {
    for (const thing of [this.#child, this.#child.stdin, this.#child.stdio[3]] as { ref(): void; unref(): void }[]) {
      if (hold) thing.ref();
      else thing.unref();
    }
  }

  #lose(lost: WorkerLost): void {
    this.#lost ??= lost;
    this.#child.kill('SIGKILL');
    this.#onLost?.(this.#lost);
  }

  async #send(job: RenderJob, source: AsyncIterable<Uint8Array>): Promise<void> {
    await this.#write(jsonFrame(job));
    for await (const part of source) {
      if (part.length > 0) await this.#write(frame(part));
    }
    await this.#write(frame(Buffer.alloc(0)));
  }

  #write(bytes: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#child.stdin!.write(bytes, (error) => {
        if (error) reject(new WorkerLost('the worker reads no more', error));
        else resolve();
      });
    });
  }

  async #receive(): Promise<RenderResult> {
    const answer = JSON.parse((await this.#next()).toString()) as RenderAnswer;
    const pages: PageImage[] = [];
    for (const size of answer.ok ? answer.pages : []) pages.push({ ...size, bytes: await this.#next() });
    return { answer, pages };
  }

  async #next(): Promise<Buffer> {
    const { value, done } = await this.#frames.next();
    if (done) throw new WorkerLost('the worker closed its pipe');
    return value;
  }
}
