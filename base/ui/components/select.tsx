import type { Lang } from '#base/values/lang.ts';
import { controlId, errorsOf, valueOf, type FormState } from '../form.ts';
import { describedBy, FieldErrors } from './field-errors.tsx';

export type SelectProps = {
  lang: Lang;
  form: FormState;
  name: string;
  label: string;
  hint?: string | undefined;
  options: readonly { value: string; label: string }[];
  autoComplete?: string;
};

/** A choice in a long closed list (countries); for a few choices use `RadioCards`. */
export const Select = ({ lang, form, name, label, hint, options, autoComplete }: SelectProps) => {
  const id = controlId(name, form);
  const errors = errorsOf(form, name);
  return (
    <div className={errors.length > 0 ? 'fr-select-group fr-select-group--error' : 'fr-select-group'}>
      <label className="fr-label" htmlFor={id}>{label}</label>
      {hint === undefined ? null : <span className="fr-hint-text" id={`${id}-hint`}>{hint}</span>}
      <FieldErrors lang={lang} id={`${id}-error`} errors={errors} />
      <select className="fr-select" id={id} name={name} defaultValue={valueOf(form, name)} autoComplete={autoComplete}
        aria-invalid={errors.length > 0 ? true : undefined}
        aria-describedby={describedBy(hint !== undefined && `${id}-hint`, errors.length > 0 && `${id}-error`)}>
        {options.map(({ value, label: text }) => <option key={value} value={value}>{text}</option>)}
      </select>
    </div>
  );
};
