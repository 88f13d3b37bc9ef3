import type { FormState } from '#base/ui/form.ts';
import type { Shell } from '#base/ui/shell.ts';
import type { Perimeter, Position } from '../../domain/roll/station.ts';

export type Severity = 'info' | 'success' | 'warning' | 'error';

/** What a cell of a table holds: words, a link, or a state. */
export type Cell = string | { text: string; href: string } | { badge: string; severity?: Severity };

/** One control of a form. `date` is typed as in French papers and read by the browser's own field. */
export type FieldSpec = {
  sort: 'text' | 'area' | 'date' | 'time' | 'number' | 'select' | 'radio' | 'checks' | 'file';
  name: string; label: string; hint?: string; optional?: boolean;
  options?: readonly { value: string; label: string; hint?: string }[];
};

export type FormBlock = {
  kind: 'form'; action: string; submit: string; fields: readonly FieldSpec[]; danger?: boolean; title?: string;
  /** What is filled in before the person types, and what travels unseen. */
  values?: FormState['values']; hidden?: Readonly<Record<string, string>>;
};

/** A point of a curve; `x` is a label of the axis, `y` a count. */
export type CurvePoint = { x: string; y: number };

/** Perimeters of a commune as a map shows them; `own` is the one that is drawn. */
export type Perimeters = { label: string; areas: readonly { numero: string; area: Perimeter; sort: 'force' | 'proposed' | 'own' }[];
  points: readonly Position[] };

/** A perimeter by its corners, latitude and longitude as typed; with the map they are also set and moved by pointer. */
export type OutlineBlock = {
  kind: 'outline'; action: string; title: string; hidden: Readonly<Record<string, string>>; perimeters: Perimeters;
  corners: readonly (readonly [lat: string, lon: string])[];
};

export type Block =
  | { kind: 'heading'; text: string; id: string }
  | { kind: 'text'; text: string }
  | { kind: 'note'; severity: Severity; title?: string; text: string }
  | { kind: 'facts'; rows: readonly { term: string; value: string }[] }
  | { kind: 'figures'; live?: true; items: readonly { label: string; value: string; hint?: string }[] }
  | { kind: 'table'; caption: string; heads: readonly string[]; rows: readonly (readonly Cell[])[]; empty: string }
  | { kind: 'links'; items: readonly { text: string; href: string }[] }
  | { kind: 'list'; items: readonly string[] }
  /** Blocks side by side, each with steps to follow and where they begin. */
  | { kind: 'cards'; items: readonly { title: string; text: string; steps: readonly string[]; link: { text: string; href: string } }[] }
  | { kind: 'curve'; caption: string; text: string; actual: readonly CurvePoint[]; plan: readonly CurvePoint[];
    legend: { actual: string; plan: string } }
  | { kind: 'perimeters'; perimeters: Perimeters }
  | OutlineBlock
  | FormBlock;

/** A whole screen of an agent as data: the server says what stands on it, one component draws it. */
export type StaffView = {
  title: string; lead?: string; back?: { href: string };
  done?: string; blocks: readonly Block[];
  nav: readonly { text: string; href: string }[];
  /** The form that was refused, with what was typed and all that is wrong. */
  refused?: FormState;
};

export type StaffPages = { staff: StaffView & { shell: Shell } };
