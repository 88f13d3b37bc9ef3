import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { Field } from '#base/ui/components/field.tsx';
import { RadioCards } from '#base/ui/components/radio-cards.tsx';
import { valueOf } from '#base/ui/form.ts';
import { ContinueButton } from '../parts/continue-button.tsx';
import { LockedAnswers } from '../parts/locked-answers.tsx';
import { StepFrame } from '../parts/step-frame.tsx';
import type { View } from '../parts/view.ts';
import type { IdentityProps } from '../props.ts';
import { identity } from '../texts/identity.ts';

const SEX_KEY = { F: 'female', M: 'male' } as const;

/** Names and sex as on the birth certificate; what FranceConnect gave is shown, not edited. */
export const IdentityPage = (props: IdentityProps & View) => {
  const { lang, form, locked } = props;
  const open = (name: string) => !locked.includes(name);
  const sex = valueOf(form, 'etatCivil.sexe');
  const shown = [
    ['etatCivil.nomNaissance', 'birthName', valueOf(form, 'etatCivil.nomNaissance')],
    ['etatCivil.prenoms', 'givenNames', valueOf(form, 'etatCivil.prenoms')],
    ['etatCivil.sexe', 'sex', sex === 'F' || sex === 'M' ? identity(lang, SEX_KEY[sex]) : ''],
  ] as const;
  return (
    <StepFrame {...props} stage={2} title={identity(lang, 'nameTitle')}>
      <h1>{identity(lang, 'nameTitle')}</h1>
      <LockedAnswers lang={lang} rows={shown.filter(([name]) => !open(name))
        .map(([, label, value]) => ({ term: identity(lang, label), value }))} />
      {locked.length === 0 ? <p>{identity(lang, 'nameLead')}</p> : null}
      <DraftForm lang={lang} form={form} autosave>
        {open('etatCivil.nomNaissance') ? (
          <Field lang={lang} form={form} name="etatCivil.nomNaissance" autoComplete="family-name" spellCheck={false}
            label={identity(lang, 'birthName')} hint={identity(lang, 'birthNameHint')} maxLength={80} />
        ) : null}
        {open('etatCivil.prenoms') ? (
          <Field lang={lang} form={form} name="etatCivil.prenoms" autoComplete="given-name" spellCheck={false}
            label={identity(lang, 'givenNames')} hint={identity(lang, 'givenNamesHint')} maxLength={400} />
        ) : null}
        <Field lang={lang} form={form} name="etatCivil.nomUsage" autoComplete="off" spellCheck={false} optional
          label={identity(lang, 'usageName')} hint={identity(lang, 'usageNameHint')} maxLength={80} />
        {open('etatCivil.sexe') ? (
          <RadioCards lang={lang} form={form} name="etatCivil.sexe" legend={identity(lang, 'sex')} inline
            choices={[{ value: 'F', label: identity(lang, 'female') }, { value: 'M', label: identity(lang, 'male') }]} />
        ) : null}
        <ContinueButton lang={lang} />
      </DraftForm>
    </StepFrame>
  );
};
