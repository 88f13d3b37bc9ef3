import { useState } from 'react';
import { diagnosisOf } from '../../../domain/codes/common-diagnoses.ts';
import { fieldOf } from '../../../domain/fields/case-fields.ts';
import { FIELD_LIMITS, type Coded } from '../../../domain/fields/field-kinds.ts';
import { useTexts } from '../../kit/lang.tsx';
import { SuggestBox } from '../../kit/suggest-box.tsx';
import { findDiagnoses } from '../find-diagnoses.ts';
import { patientWords } from '../patient-words.ts';
import { CodedList } from './coded-list.tsx';
import { writerOf, type FieldProps } from './plain-fields.tsx';

const same = (a: Coded | null, b: Coded | null): boolean => a?.code === b?.code && a?.label === b?.label;

/** The main hypothesis, in words or by its code of the classification; a doctor writes it. */
export const Hypothesis = (field: FieldProps) => {
  const { t, lang } = useTexts(patientWords);
  const write = writerOf(field);
  const value = (field.state.fields[field.path]?.value ?? null) as Coded | null;
  const [typed, setTyped] = useState<string | null>(null);
  const label = fieldOf(field.path)!.label[lang];
  const text = typed !== null && same(diagnosisOf(typed), value) ? typed : value?.label ?? '';
  const found = findDiagnoses(text, lang).filter(({ code }) => code !== value?.code)
    .map((one) => ({ key: one.code, value: one, shown: <><b>{one.label}</b> <span className="rc-quiet">{one.code}</span></> }));
  return (
    <SuggestBox name={field.path} max={FIELD_LIMITS.label_chars_max} listLabel={label} value={text} found={found}
      placeholder={t('hypothesisHint')}
      label={<>{label} {value ? <span className="rc-code">{value.code}</span> : null}</>}
      onType={(next) => { setTyped(next); write(diagnosisOf(next)); }} onChoose={(chosen) => { setTyped(null); write(chosen); }} />
  );
};

/** Other hypotheses: usual ones, a code typed with its words, or words alone. */
export const OtherHypotheses = (field: FieldProps) => {
  const { t, lang } = useTexts(patientWords);
  const find = (text: string): Coded[] => {
    const [found, typed] = [findDiagnoses(text, lang), diagnosisOf(text)];
    return typed === null || found.some((one) => same(one, typed)) ? found : [...found, { ...typed, label: typed.label.trim() }];
  };
  return <CodedList {...field} listLabel={t('addHypothesis')} find={find} />;
};

/** What a doctor thought, for those who read it. */
export const HypothesisRead = ({ path, state }: Pick<FieldProps, 'path' | 'state'>) => {
  const { lang } = useTexts(patientWords);
  const held = state.fields[path]?.value as Coded | readonly Coded[] | null | undefined;
  const all = [held ?? []].flat() as Coded[];
  return all.length === 0 ? null : (
    <p className="rc-field">{fieldOf(path)!.label[lang]}{' '}
      {all.map(({ code, label }) => <span key={code + label}><b>{label}</b> <span className="rc-code">{code}</span></span>)}</p>);
};
