import { useState } from 'react';
import { fieldOf } from '../../../domain/fields/case-fields.ts';
import { FIELD_LIMITS, type Coded } from '../../../domain/fields/field-kinds.ts';
import { useTexts } from '../../kit/lang.tsx';
import { SuggestBox } from '../../kit/suggest-box.tsx';
import { patientWords } from '../patient-words.ts';
import { writerOf, type FieldProps } from './plain-fields.tsx';

/** `find` gives the codes for what is typed, the likeliest first. */
type CodedListProps = FieldProps & { listLabel: string; find(text: string): readonly Coded[] };

/** Several coded values: each is chosen from what is found, and taken away by its own button. */
export const CodedList = ({ listLabel, find, ...field }: CodedListProps) => {
  const { t, lang } = useTexts(patientWords);
  const write = writerOf(field);
  const [text, setText] = useState('');
  const kept = (field.state.fields[field.path]?.value ?? []) as Coded[];
  const keep = (next: readonly Coded[]): void => write(next.length === 0 ? null : next);
  const found = find(text).filter(({ code, label }) => kept.every((one) => one.code !== code || one.label !== label))
    .map(({ code, label }) => ({ key: code, value: { code, label }, shown: <><b>{label}</b> <span className="rc-quiet">{code}</span></> }));
  return (
    <div className="rc-coded-list">
      <SuggestBox name={field.path} max={FIELD_LIMITS.label_chars_max} listLabel={listLabel}
        label={fieldOf(field.path)!.label[lang]} value={text} found={found}
        onType={setText} onChoose={(chosen) => { keep([...kept, chosen]); setText(''); }} />
      {kept.length === 0 ? null : (
        <ul>{kept.map((one) => (
          <li key={one.code + one.label} className="rc-fact">{one.label} <span className="rc-code">{one.code}</span>{' '}
            <button type="button" aria-label={t('remove', { what: one.label })} onClick={() => keep(kept.filter((other) => other !== one))}>
              ×</button></li>))}</ul>)}
    </div>
  );
};
