import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { Field } from '#base/ui/components/field.tsx';
import { DossierFormPage } from '../parts/dossier-form-page.tsx';
import type { View } from '../parts/view.ts';
import type { EmailProps } from '../props.ts';
import { email } from '../texts/email.ts';

/** Another e-mail address, or none: what the former one refused is then sent again. */
export const EmailPage = ({ lang, assets, shell, number, refused, form, back }: EmailProps & View) => {
  const title = email(lang, 'title');
  return (
    <DossierFormPage lang={lang} assets={assets} shell={shell} title={title} number={number} form={form} back={back}>
      {refused ? <p>{email(lang, 'refused', { address: refused })} {email(lang, 'resend')}</p> : null}
      <p>{email(lang, 'lead')}</p>
      <DraftForm lang={lang} form={form}>
        <Field lang={lang} form={form} name="contact.courriel" type="email" inputMode="email" autoComplete="email"
          spellCheck={false} label={email(lang, 'label')} hint={email(lang, 'hint')} maxLength={254} optional />
        <div className="fr-btns-group fr-mt-4w">
          <button type="submit" className="fr-btn">{email(lang, 'save')}</button>
          <a className="fr-btn fr-btn--secondary" href={back}>{email(lang, 'keep')}</a>
        </div>
      </DraftForm>
    </DossierFormPage>
  );
};
