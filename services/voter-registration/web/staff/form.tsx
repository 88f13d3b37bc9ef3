import { Checkbox } from '#base/ui/components/checkbox.tsx';
import { Field } from '#base/ui/components/field.tsx';
import { describedBy, FieldErrors } from '#base/ui/components/field-errors.tsx';
import { RadioCards } from '#base/ui/components/radio-cards.tsx';
import { Select } from '#base/ui/components/select.tsx';
import { controlId, errorsOf, valueOf, type FormState } from '#base/ui/form.ts';
import type { Lang } from '#base/values/lang.ts';
import type { FieldSpec, FormBlock } from './model.ts';

type ControlProps = { lang: Lang; form: FormState; spec: FieldSpec };

/** Dates, times and counts: the browser's own control, which every assistive technology knows. */
const Typed = ({ lang, form, spec }: ControlProps) => {
  const id = controlId(spec.name, form);
  const errors = errorsOf(form, spec.name);
  return (
    <div className={errors.length > 0 ? 'fr-input-group fr-input-group--error' : 'fr-input-group'}>
      <label className="fr-label" htmlFor={id}>{spec.label}</label>
      {spec.hint === undefined ? null : <span className="fr-hint-text" id={`${id}-hint`}>{spec.hint}</span>}
      <FieldErrors lang={lang} id={`${id}-error`} errors={errors} />
      <input className={spec.sort === 'file' ? 'fr-upload' : 'fr-input so-w-10'} id={id} name={spec.name} type={spec.sort}
        defaultValue={spec.sort === 'file' ? undefined : valueOf(form, spec.name)}
        min={spec.sort === 'number' ? 0 : undefined} aria-invalid={errors.length > 0 ? true : undefined}
        aria-describedby={describedBy(spec.hint !== undefined && `${id}-hint`, errors.length > 0 && `${id}-error`)} />
    </div>
  );
};

/** A single box to tick has the id of its field itself: the group must not take it away from the label. */
const groupId = ({ name, options = [] }: FieldSpec, form: FormState): string | undefined =>
  (options.some(({ value }) => value === '1') ? undefined : controlId(name, form));

const Checks = ({ lang, form, spec }: ControlProps) => (
  <fieldset className="fr-fieldset" id={groupId(spec, form)} tabIndex={-1}>
    <legend className="fr-fieldset__legend">{spec.label}</legend>
    {spec.options?.map(({ value, label, hint }) => (
      <Checkbox key={value} lang={lang} form={form} name={spec.name} value={value} label={label} hint={hint} />
    ))}
  </fieldset>
);

const Control = ({ lang, form, spec }: ControlProps) => {
  const { name, label, hint, options = [] } = spec;
  switch (spec.sort) {
    case 'select': return <Select lang={lang} form={form} name={name} label={label} hint={hint} options={options} />;
    case 'radio': return <RadioCards lang={lang} form={form} name={name} legend={label} hint={hint} choices={options} />;
    case 'checks': return <Checks lang={lang} form={form} spec={spec} />;
    case 'date': case 'time': case 'number': case 'file': return <Typed lang={lang} form={form} spec={spec} />;
    default: return <Field lang={lang} form={form} name={name} label={label} hint={hint}
      multiline={spec.sort === 'area'} optional={spec.optional ?? false} />;
  }
};

/** One form of a screen; after a refusal it shows what was typed and what is wrong. */
export const FormView = ({ lang, block, scope, refused }: {
  lang: Lang; block: FormBlock; scope: string; refused?: FormState | undefined;
}) => {
  const form: FormState = { scope, ...(refused?.action === block.action ? refused
    : { action: block.action, values: block.values ?? {}, errors: [] }) };
  return (
    <form method="post" action={block.action} encType={block.fields.some(({ sort }) => sort === 'file') ? 'multipart/form-data' : undefined}
      className={block.fields.length > 0 ? 'so-panel st-form' : 'st-form'}>
      {block.title ? <h2>{block.title}</h2> : null}
      {Object.entries(block.hidden ?? {}).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {block.fields.map((spec) => <Control key={spec.name} lang={lang} form={form} spec={spec} />)}
      <button type="submit" className={block.danger ? 'fr-btn fr-btn--danger' : 'fr-btn'}>{block.submit}</button>
    </form>
  );
};
