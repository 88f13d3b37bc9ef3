import type { Lang } from '#base/values/lang.ts';
import { controlId, errorsOf, valueOf, type FormState } from '../form.ts';
import { ui } from '../i18n/ui-texts.ts';
import { describedBy, FieldErrors } from './field-errors.tsx';

export type DateFieldsProps = {
  lang: Lang;
  form: FormState;
  /** Field name; the parts are `<name>.jour`, `<name>.mois`, `<name>.annee`. */
  name: string;
  legend: string;
  hint: string;
  /** The date is a birthday: lets the browser fill it. */
  birthday?: boolean;
};

type Part = { part: 'jour' | 'mois' | 'annee'; key: 'day' | 'month' | 'year'; fill: string; width: '2' | '4' };

const PARTS: readonly Part[] = [
  { part: 'jour', key: 'day', fill: 'bday-day', width: '2' },
  { part: 'mois', key: 'month', fill: 'bday-month', width: '2' },
  { part: 'annee', key: 'year', fill: 'bday-year', width: '4' },
];

/** A memorable date in three fields: typed faster and with fewer errors than any calendar. */
export const DateFields = ({ lang, form, name, legend, hint, birthday }: DateFieldsProps) => {
  const id = controlId(name, form);
  const errors = errorsOf(form, name);
  const described = describedBy(`${id}-hint`, errors.length > 0 && `${id}-error`);
  return (
    <fieldset className={errors.length > 0 ? 'fr-fieldset fr-fieldset--error' : 'fr-fieldset'}
      id={id} tabIndex={-1} aria-describedby={described}>
      <legend className="fr-fieldset__legend">
        {legend}<span className="fr-hint-text" id={`${id}-hint`}>{hint}</span>
      </legend>
      <FieldErrors lang={lang} id={`${id}-error`} errors={errors} />
      <div className="so-dates">
        {PARTS.map(({ part, key, fill, width }) => (
          <div className="fr-input-group" key={part}>
            <label className="fr-label" htmlFor={controlId(`${name}.${part}`, form)}>{ui(lang, key)}</label>
            <input className={`fr-input so-w-${width}`} id={controlId(`${name}.${part}`, form)} name={`${name}.${part}`}
              inputMode="numeric" defaultValue={valueOf(form, `${name}.${part}`)} maxLength={10}
              autoComplete={birthday ? fill : 'off'} aria-invalid={errors.length > 0 ? true : undefined} />
          </div>
        ))}
      </div>
    </fieldset>
  );
};
