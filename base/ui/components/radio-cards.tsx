import type { ReactNode } from 'react';
import type { Lang } from '#base/values/lang.ts';
import { controlId, errorsOf, valueOf, type FormState } from '../form.ts';
import { describedBy, FieldErrors } from './field-errors.tsx';

export type Choice = { value: string; label: string; hint?: string | undefined };

export type RadioCardsProps = {
  lang: Lang;
  form: FormState;
  name: string;
  /** The question; when it is the page's title, give an `h1`. */
  legend: ReactNode;
  hint?: string | undefined;
  choices: readonly Choice[];
  inline?: boolean;
};

/** One choice among a few, each a large target with its explanation. */
export const RadioCards = ({ lang, form, name, legend, hint, choices, inline }: RadioCardsProps) => {
  const id = controlId(name, form);
  const errors = errorsOf(form, name);
  const chosen = valueOf(form, name);
  return (
    <fieldset className={errors.length > 0 ? 'fr-fieldset fr-fieldset--error' : 'fr-fieldset'} id={id} tabIndex={-1}
      aria-describedby={describedBy(hint !== undefined && `${id}-hint`, errors.length > 0 && `${id}-error`)}>
      <legend className="fr-fieldset__legend">{legend}
        {hint === undefined ? null : <span className="fr-hint-text" id={`${id}-hint`}>{hint}</span>}
      </legend>
      <FieldErrors lang={lang} id={`${id}-error`} errors={errors} />
      <div className={inline ? 'so-inline' : undefined}>
        {choices.map(({ value, label, hint: more }) => (
          <div className="fr-radio-group fr-radio-rich" key={value}>
            <input type="radio" id={`${id}-${value}`} name={name} value={value} defaultChecked={chosen === value} />
            <label className="fr-label" htmlFor={`${id}-${value}`}>{label}
              {more === undefined ? null : <span className="fr-hint-text">{more}</span>}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
};
