import { BackLink } from '#base/ui/components/back-link.tsx';
import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { ErrorSummary } from '#base/ui/components/error-summary.tsx';
import { Field } from '#base/ui/components/field.tsx';
import { Frame } from '../parts/frame.tsx';
import type { View } from '../parts/view.ts';
import type { EmailProps } from '../props.ts';
import { common } from '../texts/common.ts';
import { email } from '../texts/email.ts';

/** Another e-mail address, or none: what the former one refused is then sent again. */
export const EmailPage = ({ lang, assets, shell, number, refused, form, back }: EmailProps & View) => {
  const title = email(lang, 'title');
  return (
    <Frame lang={lang} assets={assets} shell={shell} title={title} failed={form.errors.length > 0}>
      <div className="so-column">
        <BackLink lang={lang} href={back} />
        <ErrorSummary lang={lang} form={form} />
        <h1>{title}</h1>
        <p>{common(lang, 'number', { number })}</p>
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
      </div>
    </Frame>
  );
};
