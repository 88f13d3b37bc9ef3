import type { HTMLInputAutoCompleteAttribute } from 'react';
import type { Lang } from '#base/values/lang.ts';
import { controlId, errorsOf, valueOf, type FormState } from '../form.ts';
import { ui } from '../i18n/ui-texts.ts';
import { describedBy, FieldErrors } from './field-errors.tsx';

export type FieldProps = {
  lang: Lang;
  form: FormState;
  name: string;
  /**
   * Field that this control answers for, when it is not its own: gives the errors and the anchor (text beside a code).
   */
  answers?: string;
  label: string;
  hint?: string | undefined;
  type?: 'text' | 'email' | 'tel' | 'search';
  autoComplete?: HTMLInputAutoCompleteAttribute;
  inputMode?: 'text' | 'numeric' | 'email' | 'tel';
  width?: '2' | '4' | '10';
  optional?: boolean;
  multiline?: boolean;
  readOnly?: boolean;
  maxLength?: number;
  spellCheck?: boolean;
  /** Attributes for the client script (`data-…`). */
  data?: Readonly<Record<`data-${string}`, string>>;
};

/** Label, hint, error and control, tied together; never a placeholder as a label. */
export const Field = (props: FieldProps) => {
  const { lang, form, name, label, hint, width, optional, multiline } = props;
  const id = controlId(props.answers ?? name, props.form);
  const errors = errorsOf(form, props.answers ?? name);
  const shared = {
    id, name, defaultValue: valueOf(form, name), autoComplete: props.autoComplete, maxLength: props.maxLength,
    spellCheck: props.spellCheck, readOnly: props.readOnly, ...props.data,
    className: width ? `fr-input so-w-${width}` : 'fr-input',
    'aria-invalid': errors.length > 0 ? true : undefined,
    'aria-describedby': describedBy(hint !== undefined && `${id}-hint`, errors.length > 0 && `${id}-error`),
  } as const;
  return (
    <div className={errors.length > 0 ? 'fr-input-group fr-input-group--error' : 'fr-input-group'}>
      <label className="fr-label" htmlFor={id}>{label}{optional ? ` ${ui(lang, 'optional')}` : ''}</label>
      {hint === undefined ? null : <span className="fr-hint-text" id={`${id}-hint`}>{hint}</span>}
      <FieldErrors lang={lang} id={`${id}-error`} errors={errors} />
      {multiline
        ? <textarea rows={4} {...shared} />
        : <input type={props.type ?? 'text'} inputMode={props.inputMode} {...shared} />}
    </div>
  );
};
