import type { Problem } from '#base/values/problem.ts';
import { fileProblems } from './errors.ts';
import type { FileType } from './file-type.ts';
import type { LegibilityMeasures, PageImage, RefusalReason } from './render/job.ts';

/** A refusal that the sender reads, and why in the operator's words. */
export type Refused = { ok: false; problem: Problem; reason: RefusalReason | 'lost'; detail: string };
export type Rendered = { ok: true; pages: PageImage[] } | Refused;
export type Measured = { ok: true; measures: LegibilityMeasures } | Refused;

const PROBLEMS: Readonly<Record<RefusalReason | 'lost', keyof typeof fileProblems>> = {
  password: 'FILE_PASSWORD', pages: 'FILE_PAGES_TOO_MANY', pixels: 'FILE_IMAGE_TOO_BIG',
  output: 'FILE_UNREADABLE', unreadable: 'FILE_UNREADABLE', lost: 'FILE_UNREADABLE',
};

/** A refusal from its reason. */
export const refused = (reason: RefusalReason | 'lost', detail: string): Refused =>
  ({ ok: false, problem: fileProblems[PROBLEMS[reason]](), reason, detail });

/** Gives a file's bytes from the start; called again when a file must be tried in a second worker. */
export type ReadFile = () => AsyncIterable<Uint8Array>;

/** What a service asks of whoever decodes files for it, in this process or through a socket. */
export interface RendererPort {
  /** Pages as JPEG, at most 1600 pixels a side, without metadata, marked when a mark is given. */
  pages(read: ReadFile, type: FileType, watermark?: string): Promise<Rendered>;
  /** Whether a PDF opens without a password and within the limits; the refusal if not. */
  opens(read: ReadFile): Promise<Refused | undefined>;
  /** Measures that `legibilityAdvice` turns into a hint. */
  measures(read: ReadFile, type: FileType): Promise<Measured>;
}
