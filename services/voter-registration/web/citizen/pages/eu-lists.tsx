import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { Field } from '#base/ui/components/field.tsx';
import { RadioCards } from '#base/ui/components/radio-cards.tsx';
import { Select } from '#base/ui/components/select.tsx';
import type { FormState } from '#base/ui/form.ts';
import { ContinueButton } from '../parts/continue-button.tsx';
import { StepFrame } from '../parts/step-frame.tsx';
import type { View } from '../parts/view.ts';
import type { EuListsProps } from '../props.ts';
import { identity } from '../texts/identity.ts';

/** The request names its list; the page asks for it in words, so its errors are shown at that question. */
const atTheQuestion = (form: FormState): FormState => ({ ...form, errors: form.errors.map((error) =>
  (error.pointer === '/typeListe' ? { ...error, pointer: '/listeUE' } : error)) });

/** Citizens of another Member State: which list, which State, and where they were registered (Cerfa 12670, 12671). */
export const EuListsPage = (props: EuListsProps & View) => {
  const { lang, states } = props;
  const form = atTheQuestion(props.form);
  const title = identity(lang, 'euTitle');
  return (
    <StepFrame {...props} form={form} stage={1} title={title}>
      <DraftForm lang={lang} form={form}>
        <RadioCards lang={lang} form={form} name="listeUE" legend={<h1>{title}</h1>} hint={identity(lang, 'euHint')} choices={[
          { value: 'MUNICIPALE', label: identity(lang, 'euMunicipal') },
          { value: 'EUROPEENNE', label: identity(lang, 'euEuropean'), hint: identity(lang, 'euEuropeanHint') },
          { value: 'LES_DEUX', label: identity(lang, 'euBoth') },
        ]} />
        <Select lang={lang} form={form} name="etatCivil.nationalite" label={identity(lang, 'euState')}
          options={[{ value: '', label: identity(lang, 'euChoose') }, ...states.map(({ code, name }) => ({ value: code, label: name }))]} />
        <Field lang={lang} form={form} name="ancienneInscription.libelle" label={identity(lang, 'euFormer')} optional
          hint={identity(lang, 'euFormerHint')} autoComplete="off" maxLength={120} />
        <ContinueButton lang={lang} />
      </DraftForm>
    </StepFrame>
  );
};
