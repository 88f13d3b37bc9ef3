import { Checkbox } from '#base/ui/components/checkbox.tsx';
import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { Field } from '#base/ui/components/field.tsx';
import { ContinueButton } from '../parts/continue-button.tsx';
import { StepFrame } from '../parts/step-frame.tsx';
import type { View } from '../parts/view.ts';
import type { StepProps } from '../props.ts';
import { submit } from '../texts/submit.ts';

/** How to be told; nothing is compulsory, as the town hall may always write by post. */
export const ContactPage = (props: StepProps & View) => {
  const { lang, form } = props;
  return (
    <StepFrame {...props} stage={6} title={submit(lang, 'contactTitle')}>
      <h1>{submit(lang, 'contactTitle')}</h1>
      <p>{submit(lang, 'contactLead')}</p>
      <DraftForm lang={lang} form={form} autosave>
        <Field lang={lang} form={form} name="contact.courriel" type="email" inputMode="email" autoComplete="email"
          spellCheck={false}
          label={submit(lang, 'email')} hint={submit(lang, 'emailHint')} maxLength={254} optional />
        <Field lang={lang} form={form} name="contact.telephone" type="tel" inputMode="tel" autoComplete="tel"
          label={submit(lang, 'phone')} hint={submit(lang, 'phoneHint')} maxLength={40} optional />
        <fieldset className="fr-fieldset">
          <legend className="fr-fieldset__legend">{submit(lang, 'consents')}</legend>
          <Checkbox lang={lang} form={form} name="consentements.courriel" value="1"
            label={submit(lang, 'consentEmail')} />
          <Checkbox lang={lang} form={form} name="consentements.sms" value="1" label={submit(lang, 'consentSms')} />
        </fieldset>
        <ContinueButton lang={lang} />
      </DraftForm>
    </StepFrame>
  );
};
