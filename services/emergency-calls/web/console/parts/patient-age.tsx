import { useState } from 'react';
import { AGE_UNITS, readAge, writeAge, type AgeUnit } from '../../../domain/fields/age.ts';
import { fieldOf } from '../../../domain/fields/case-fields.ts';
import { useTexts } from '../../kit/lang.tsx';
import { patientWords } from '../patient-words.ts';
import { writerOf, type FieldProps } from './plain-fields.tsx';

const DIGITS_MAX = 3;

/** The age of a patient: a count and its unit, years unless said otherwise. */
export const PatientAge = (field: FieldProps) => {
  const { t, lang } = useTexts(patientWords);
  const write = writerOf(field);
  const age = readAge(field.state.fields[field.path]?.value);
  const [unit, setUnit] = useState<AgeUnit>('Y');
  const choose = (next: AgeUnit): void => {
    setUnit(next);
    if (age) write(writeAge(String(age.count), next));
  };
  return (
    <div className="rc-age-field">
      <label className="rc-field">{fieldOf(field.path)!.label[lang]}
        <input name={field.path} inputMode="numeric" size={DIGITS_MAX} maxLength={DIGITS_MAX} value={age?.count ?? ''}
          onChange={({ target }) => write(writeAge(target.value.replaceAll(/\D/g, ''), age?.unit ?? unit))} /></label>
      <label className="rc-field"><span className="rc-sr">{t('ageUnit')}</span>
        <select name={`${field.path}.unit`} value={age?.unit ?? unit} onChange={({ target }) => choose(target.value as AgeUnit)}>
          {AGE_UNITS.map((one) => <option key={one} value={one}>{t(one)}</option>)}</select></label>
    </div>
  );
};
