import { useState } from 'react';
import { fieldOf } from '../../../domain/fields/case-fields.ts';
import type { Case } from '../../../domain/state.ts';
import { codeList } from '../../../exchange/codes/code-lists.ts';
import type { Bare } from '../post.tsx';
import { useLang } from '../use-lang.ts';

/** A field of the dossier by its path: what it holds, and how it is written. */
export type FieldProps = { path: string; state: Case; give(command: Bare): void };

/** Fields of whole sentences. */
const WORDS = /(^|\.)(freetext|notes|medicalHistory|treatment)$/;

/** Writes one field, having seen what it held. */
export const writerOf = ({ path, state, give }: FieldProps) => (value: unknown): void =>
  give({ type: 'modifier', changes: [{ path, value, seen: state.fields[path]?.position ?? 0 }] });

type LineProps = { id: string; label: string; value: string; inputMode?: 'decimal' | 'numeric'; type?: 'text' | 'date'; max?: number;
  onChange(value: string): void };

/** One line to type in, saved as it is typed. */
export const Field = ({ id, label, value, type = 'text', inputMode, max, onChange }: LineProps) => (
  <label className={WORDS.test(id) ? 'rc-field rc-field--words' : 'rc-field'}>{label}
    <input name={id} type={type} inputMode={inputMode} value={value} spellCheck={false} maxLength={max}
      onChange={({ target }) => onChange(target.value)} /></label>
);

/** A field of words, or of a day. */
export const TextField = ({ type, ...field }: FieldProps & { type?: 'text' | 'date' }) => {
  const { lang } = useLang();
  const write = writerOf(field);
  return <Field id={field.path} {...(type ? { type } : {})} label={fieldOf(field.path)!.label[lang]}
    value={String(field.state.fields[field.path]?.value ?? '')} onChange={(text) => write(text || null)} />;
};

const numberOf = (text: string): number | null => {
  const number = Number(text.replace(',', '.'));
  return text === '' || Number.isNaN(number) ? null : number;
};

/** A field of a number, with a comma or a point; what is being typed stays as it is typed. */
export const NumberField = (field: FieldProps) => {
  const { lang } = useLang();
  const write = writerOf(field);
  const [typed, setTyped] = useState('');
  const value = (field.state.fields[field.path]?.value ?? null) as number | null;
  const change = (text: string): void => {
    const digits = text.replaceAll(/[^\d.,]/g, '');
    setTyped(digits);
    write(numberOf(digits));
  };
  return <Field id={field.path} inputMode="decimal" label={fieldOf(field.path)!.label[lang]}
    value={numberOf(typed) === value ? typed : String(value ?? '')} onChange={change} />;
};

/** A field of one code of a published list; a code that the list does not know stays chosen as it is. */
export const CodeField = ({ list, ...field }: FieldProps & { list: string }) => {
  const { lang } = useLang();
  const write = writerOf(field);
  const value = String(field.state.fields[field.path]?.value ?? '');
  const codes = codeList(list);
  return (
    <label className="rc-field">{fieldOf(field.path)!.label[lang]}
      <select name={field.path} value={value} onChange={({ target }) => write(target.value || null)}>
        <option value="" />{value === '' || codes.some(({ code }) => code === value) ? null : <option value={value}>{value}</option>}
        {codes.map((one) => <option key={one.code} value={one.code}>{one[lang]}</option>)}</select></label>
  );
};
