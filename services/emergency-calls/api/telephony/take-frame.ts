import { httpProblems } from '#base/http/errors.ts';
import type { Admission } from '#base/http/service-context.ts';
import { toProblem } from '#base/http/to-problem.ts';
import type { Logger } from '#base/telemetry/logger.ts';
import { traceOf, type Traceable } from '#base/telemetry/trace.ts';
import type { Lang } from '#base/values/lang.ts';
import type { FieldError } from '#base/values/problem.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { parseTold, takeEvents, takeStaff, type Taken } from './take-told.ts';

const ID = /^[A-Za-z0-9_.:-]{1,80}$/;
const CENTRE = /^[0-9A-Z]{3}$/;
/** What a frame may tell; exactly one kind a frame, where `agents` and `posts` go together as in their post. */
const KINDS = ['events', 'centres', 'agents', 'posts'] as const;

const wrong = (pointer: string, code: string, fr: string, en: string): FieldError => ({ pointer, code, detail: { fr, en } });

const readCentres = (told: unknown): string[] => {
  if (!Array.isArray(told) || told.length > LIMITS.posts_told_max) throw problems.TELEPHONIE_INVALIDE();
  const errors = told.flatMap((one, i) => (typeof one === 'string' && CENTRE.test(one) ? []
    : [wrong(`/centres/${i}`, 'centre', 'Trois caractères, p. ex. 770', 'Three characters, e.g. 770')]));
  if (errors.length > 0) throw problems.TELEPHONIE_INVALIDE({ errors, extra: { taken: 0 } });
  return told as string[];
};

/** What the frames of one socket need. `serve` is told of which centres it wants the orders. */
export type FrameTools = { regulation: Regulation; logger: Logger; admission: () => Admission; lang: Lang; path: string; opened: Traceable;
  serve(centres: readonly string[]): void };

const takeTold = async ({ regulation, admission, serve }: FrameTools, frame: Record<string, unknown>): Promise<Taken> => {
  const kinds = KINDS.filter((kind) => frame[kind] !== undefined);
  const now = admission();
  if (!now.open && !kinds.includes('centres')) throw httpProblems.DISK_LOW({ detail: now.reason, retryAfterS: now.retryAfterS });
  if ('events' in frame && kinds.length === 1) return takeEvents(regulation, frame.events);
  if ('centres' in frame && kinds.length === 1) {
    const centres = readCentres(frame.centres);
    serve(centres);
    return { taken: centres.length };
  }
  if (kinds.length === 0 || kinds.includes('events') || kinds.includes('centres')) {
    throw problems.TELEPHONIE_INVALIDE({ errors: [wrong('', 'kind', 'Une trame dit events, ou centres, ou agents et posts',
      'A frame tells events, or centres, or agents and posts')] });
  }
  return takeStaff(regulation, frame);
};

/** Takes one frame and gives its answer, when what it told is committed. Whatever is wrong is answered, nothing throws. */
export const takeFrame = async (tools: FrameTools, text: string): Promise<Record<string, unknown>> => {
  let id: string | null = null;
  try {
    const frame = parseTold(text);
    if (typeof frame.id !== 'string' || !ID.test(frame.id)) {
      throw problems.TELEPHONIE_INVALIDE({ errors: [wrong('/id', 'id', 'Numéro de trame : 1 à 80 lettres, chiffres ou . _ : -',
        'Number of the frame: 1 to 80 letters, digits or . _ : -')] });
    }
    id = frame.id;
    return { id, status: 202, ...await takeTold(tools, frame) };
  } catch (error) {
    const problem = toProblem(error, tools.logger, tools.opened);
    return { id, status: problem.status, problem: problem.toDocument(tools.lang, tools.path, traceOf(tools.opened)) };
  }
};
