/**
 * The isolated process that alone decodes what strangers send. Started by `render-process.ts` with
 * Node's permission model, limits of the system and an empty environment: it has no credential, no
 * network where the system allows, reads its own modules only and speaks through two pipes. It must
 * never import anything that opens a connection or writes a file.
 */
import { Socket } from 'node:net';
import { frame, jsonFrame, readFrames } from './frames.ts';
import { imagePage } from './image-page.ts';
import { RenderRefusal, type LegibilityMeasures, type PageImage, type RenderAnswer, type RenderJob } from './job.ts';
import { measurePhoto } from './measure-photo.ts';

/** Answers go out here; standard output is closed, so that no library's message can pass for one. */
const ANSWER_DESCRIPTOR = 3;

type Done = { pages: PageImage[]; measures?: LegibilityMeasures };

const pagesOf = async (job: RenderJob, bytes: Buffer): Promise<PageImage[]> => {
  if (job.type !== 'application/pdf') return [await imagePage(bytes, job)];
  const { pdfPages } = await import('./pdf-pages.ts');
  const pages: PageImage[] = [];
  let size = 0;
  for await (const page of pdfPages(bytes, job)) {
    size += page.bytes.length;
    if (size > job.limits.output_bytes_max) throw new RenderRefusal('output', `${size} bytes of pages`);
    pages.push(page);
  }
  return pages;
};

const perform = async (job: RenderJob, bytes: Buffer): Promise<Done> => {
  if (job.task === 'pages') return { pages: await pagesOf(job, bytes) };
  if (job.task === 'legibility') return { pages: [], measures: await measurePhoto(bytes, job) };
  if (job.type === 'application/pdf') await (await import('./pdf-pages.ts')).pdfOpens(bytes, job.limits);
  return { pages: [] };
};

/** Whatever a decoder throws means that the file cannot be read; only refusals say more. */
const refusalOf = (error: unknown): RenderAnswer => {
  const reason = error instanceof RenderRefusal ? error.reason : 'unreadable';
  return { ok: false, reason, detail: String(error).slice(0, 300) };
};

const answer = async (job: RenderJob, bytes: Buffer, out: Socket): Promise<void> => {
  let done: Done;
  try {
    done = await perform(job, bytes);
  } catch (error) {
    out.write(jsonFrame(refusalOf(error)));
    return;
  }
  const { pages, ...rest } = done;
  out.write(jsonFrame({ ok: true, pages: pages.map(({ width, height }) => ({ width, height })), ...rest }));
  for (const page of pages) out.write(frame(page.bytes));
};

/** Jobs one after the other: a frame that says what, frames of the file, an empty frame. */
const serve = async (): Promise<void> => {
  const out = new Socket({ fd: ANSWER_DESCRIPTOR, readable: false, writable: true });
  let job: RenderJob | undefined;
  let parts: Buffer[] = [];
  for await (const part of readFrames(process.stdin)) {
    if (!job) job = JSON.parse(part.toString()) as RenderJob;
    else if (part.length > 0) parts.push(part);
    else {
      await answer(job, Buffer.concat(parts), out);
      job = undefined;
      parts = [];
    }
  }
};

await serve();
