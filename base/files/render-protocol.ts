import type { FileType } from './file-type.ts';
import type { LegibilityMeasures, RefusalReason } from './render/job.ts';

/** What a service asks the render host: one frame of JSON, frames of the file, an empty frame. */
export type HostQuestion = { task: 'pages' | 'open' | 'legibility'; type: FileType; watermark?: string };

/** What it answers: one frame of JSON, then one frame a page. `busy`: too many wait already. */
export type HostAnswer =
  | { ok: true; pages: { width: number; height: number }[]; measures?: LegibilityMeasures }
  | { ok: false; reason: RefusalReason | 'lost'; detail: string }
  | { ok: false; busy: true };
