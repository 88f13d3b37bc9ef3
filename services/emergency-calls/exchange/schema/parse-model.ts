import { codesOf } from '../codes/code-lists.ts';
import { CODE_FORMS, TEXT_CHECKS } from './text-checks.ts';
import type { Field, Shape, Struct } from './model.ts';

/** A structure as it is written: its name, whether it is open, and its lines. */
type Written = { name: string; open: boolean; lines: string[] };

/**
 * Reads our compact layout of a message model; the first structure is the message.
 *
 * ```
 * state:                       a structure; `name *:` lets unknown keys through
 *   datetime! time             `!` must be there; then its shape
 *   status! =statutVecteur     `=list` one code of a closed list, `=(A B)` one of these, `~list` code judged by its form
 *   availability flag          flag, int, num, any, any:hint, a kind of text, or the name of a structure
 *   note note[1..3]            `[]` many, with least and most; deeper lines continue the one above
 * ```
 * A model that cannot be read is a bug: it throws.
 */
export const parseModel = (text: string, shared: ReadonlyMap<string, Struct> = new Map()): Map<string, Struct> => {
  const written = split(text);
  const structs = new Map<string, Struct>(shared);
  for (const { name, open } of written) {
    structs.set(name, { kind: 'struct', name, fields: [], byName: new Map(), open });
  }
  for (const { name, lines } of written) {
    const struct = structs.get(name)!;
    struct.fields = lines.map((line) => parseField(line, structs));
    struct.byName = new Map(struct.fields.map((field) => [field.name, field]));
  }
  return structs;
};

const split = (text: string): Written[] => {
  const written: Written[] = [];
  for (const line of text.split('\n').filter((candidate) => candidate.trim() !== '')) {
    const lines = written.at(-1)?.lines;
    if (!line.startsWith(' ')) {
      const [name = '', open] = line.replace(':', '').split(' ');
      written.push({ name, open: open === '*', lines: [] });
    } else if (line.startsWith('   ')) lines?.push(`${lines.pop() ?? ''} ${line.trim()}`);
    else lines?.push(line.trim());
  }
  return written;
};

const parseField = (line: string, structs: ReadonlyMap<string, Struct>): Field => {
  const space = line.indexOf(' ');
  const [name, rest] = [line.slice(0, space), line.slice(space + 1)];
  const range = /\[(\d*)(?:\.\.(\d*))?\]$/.exec(rest);
  const shape = parseShape(range ? rest.slice(0, range.index) : rest, structs);
  return {
    name: name.replace('!', ''), required: name.endsWith('!'), shape,
    ...(range ? { many: { min: Number(range[1] || 0), max: Number(range[2] || Infinity) } } : {}),
  };
};

const anyShape = (hint: Struct | undefined): Shape => hint ? { kind: 'any', hint } : { kind: 'any' };

const parseShape = (text: string, structs: ReadonlyMap<string, Struct>): Shape => {
  const struct = structs.get(text);
  if (struct) return struct;
  const check = TEXT_CHECKS[text];
  if (check) return { kind: 'text', check };
  if (text === 'int' || text === 'num' || text === 'flag') return { kind: text };
  if (text.startsWith('any')) return anyShape(structs.get(text.slice(4)));
  if (text.startsWith('=(')) return { kind: 'code', codes: new Set(text.slice(2, -1).split(' ')) };
  if (text.startsWith('=')) return { kind: 'code', list: text.slice(1), codes: codesOf(text.slice(1)) };
  const form = CODE_FORMS[text.slice(1)];
  if (!text.startsWith('~') || !form) throw new Error(`a model speaks of ${text}, which nobody knows`);
  return { kind: 'form', list: text.slice(1), check: form, codes: codesOf(text.slice(1)) };
};
