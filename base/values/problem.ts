import type { Lang, Text } from './lang.ts';

/** One wrong field: where (RFC 6901 pointer), what (code) and how to mend it (both languages). */
export type FieldError = { pointer: string; code: string; detail: Text };

/** What a catalogue says of a code. `status` is HTTP's. */
export type ProblemKind = { status: number; title: Text; remedy: Text };

export type ProblemOptions = {
  errors?: readonly FieldError[];
  detail?: Text;
  retryAfterS?: number;
  /** Facts safe to show: never personal data. */
  extra?: Readonly<Record<string, unknown>>;
  cause?: unknown;
};

/** An expected refusal, carried to the border and answered as RFC 9457 problem+json. */
export class Problem extends Error {
  readonly code: string;
  readonly kind: ProblemKind;
  readonly options: ProblemOptions;

  constructor(code: string, kind: ProblemKind, options: ProblemOptions = {}) {
    super(`${code}: ${kind.title.en}`, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'Problem';
    this.code = code;
    this.kind = kind;
    this.options = options;
  }

  get status(): number { return this.kind.status; }
  get errors(): readonly FieldError[] { return this.options.errors ?? []; }

  /** The RFC 9457 document in one language. */
  toDocument(lang: Lang, instance?: string, traceId?: string): Record<string, unknown> {
    const { detail, errors, extra } = this.options;
    return {
      type: `/problems/${this.code}`,
      title: this.kind.title[lang],
      status: this.kind.status,
      detail: detail?.[lang] ?? this.kind.remedy[lang],
      remedy: this.kind.remedy[lang],
      code: this.code,
      ...(instance === undefined ? {} : { instance }),
      ...(errors ? { errors: errors.map((e) => ({ ...e, detail: e.detail[lang] })) } : {}),
      ...extra,
      ...(traceId === undefined ? {} : { trace_id: traceId }),
    };
  }
}

const kinds = new Map<string, ProblemKind>();

/** What a code means, when a catalogue that this process loaded declares it: the page that `type` points to shows it. */
export const problemKind = (code: string): ProblemKind | undefined => kinds.get(code);

type Entry = { status: number; fr: string; en: string; remedy: Text };

/**
 * Declares a room's catalogue: `defineProblems({ INTAKE_FULL: { status: 503, fr, en, remedy } })`
 * gives one maker a code: `problems.INTAKE_FULL({ retryAfterS: 2 })`.
 */
export const defineProblems = <C extends string>(
  entries: Record<C, Entry>,
): Record<C, (options?: ProblemOptions) => Problem> => {
  const makers = {} as Record<C, (options?: ProblemOptions) => Problem>;
  for (const code of Object.keys(entries) as C[]) {
    const { status, fr, en, remedy } = entries[code];
    const kind = { status, title: { fr, en }, remedy };
    kinds.set(code, kind);
    makers[code] = (options) => new Problem(code, kind, options);
  }
  return makers;
};
