import type { Lang } from '#base/values/lang.ts';
import { controlId, errorsOf, valuesOf, type FormState } from '../form.ts';
import { describedBy, FieldErrors } from './field-errors.tsx';

export type CheckboxProps = {
  lang: Lang;
  form: FormState;
  name: string;
  value: string;
  label: string;
  hint?: string | undefined;
};

/** One box to tick, with its own error; several may share a name. */
export const Checkbox = ({ lang, form, name, value, label, hint }: CheckboxProps) => {
  const errors = errorsOf(form, name);
  const id = value === '1' ? controlId(name, form) : `${controlId(name, form)}-${value}`;
  return (
    <div className={errors.length > 0 ? 'fr-checkbox-group fr-fieldset--error' : 'fr-checkbox-group'}>
      <FieldErrors lang={lang} id={`${id}-error`} errors={errors} />
      <div className="fr-checkbox-group">
        <input type="checkbox" id={id} name={name} value={value} defaultChecked={valuesOf(form, name).includes(value)}
          aria-invalid={errors.length > 0 ? true : undefined}
          aria-describedby={describedBy(errors.length > 0 && `${id}-error`)} />
        <label className="fr-label" htmlFor={id}>{label}
          {hint === undefined ? null : <span className="fr-hint-text">{hint}</span>}
        </label>
      </div>
    </div>
  );
};
