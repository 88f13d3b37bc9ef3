import type { FileType } from '../file-type.ts';

/** Bounds that hold inside the worker; the process around it has its own (time, memory, descriptors). */
export type RenderLimits = {
  /** Longest side of a page that comes out, in pixels. */
  side_max: number;
  pages_max: number;
  /** Pixels of an image that is decoded, alone or inside a PDF. */
  pixels_max: number;
  /** Bytes of all the pages together. */
  output_bytes_max: number;
};

export const RENDER_LIMITS: RenderLimits = {
  side_max: 1600, pages_max: 20, pixels_max: 120_000_000, output_bytes_max: 24 * 1024 * 1024,
};

/** What the worker is asked: pages to look at, whether a PDF opens, or how legible a photo is. */
export type RenderJob = {
  task: 'pages' | 'open' | 'legibility';
  type: FileType;
  limits: RenderLimits;
  watermark?: string;
};

export type RefusalReason = 'password' | 'pages' | 'pixels' | 'output' | 'unreadable';

/** Measures of a photo, each on its own scale; `legibility.ts` turns them into advice. */
export type LegibilityMeasures = { width: number; height: number; brightness: number; sharpness: number };

/** The worker's answer; each page's bytes follow in a frame of its own. */
export type RenderAnswer =
  | { ok: true; pages: { width: number; height: number }[]; measures?: LegibilityMeasures }
  | { ok: false; reason: RefusalReason; detail: string };

/** Thrown inside the worker for what the sender can mend. */
export class RenderRefusal extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, detail: string) {
    super(detail);
    this.name = 'RenderRefusal';
    this.reason = reason;
  }
}

/** One page to look at: always JPEG, never the sender's bytes. */
export type PageImage = { width: number; height: number; bytes: Buffer };
