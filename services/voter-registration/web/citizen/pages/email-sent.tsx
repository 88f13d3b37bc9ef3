import { BackLink } from '#base/ui/components/back-link.tsx';
import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { ErrorSummary } from '#base/ui/components/error-summary.tsx';
import { Field } from '#base/ui/components/field.tsx';
import { CITIZEN_PAGES } from '../pages.ts';
import { Frame } from '../parts/frame.tsx';
import type { View } from '../parts/view.ts';
import type { EmailSentProps } from '../props.ts';
import { login } from '../texts/login.ts';

/** The link has left; the address is shown so that a mistake is seen, and can be mended here. */
export const EmailSentPage = ({ lang, assets, shell, email, form, validMinutes, mailbox }: EmailSentProps & View) => (
  <Frame lang={lang} assets={assets} shell={shell} title={login(lang, 'sentTitle')} failed={form.errors.length > 0}>
    <div className="so-column">
      <BackLink lang={lang} href={CITIZEN_PAGES.connect.path} />
      <ErrorSummary lang={lang} form={form} />
      <h1>{login(lang, 'sentTitle')}</h1>
      <p className="fr-text--lead">{login(lang, 'sentBody')}</p>
      <p className="so-number so-number--long">{email}</p>
      <p>{login(lang, 'sentValid', { minutes: validMinutes })}</p>
      {mailbox ? <p><a className="fr-btn" href={mailbox}>{login(lang, 'mailbox')}</a></p> : null}
      <div className="so-panel">
        <h2>{login(lang, 'sentNothing')}</h2>
        <ul><li>{login(lang, 'sentSpam')}</li><li>{login(lang, 'sentTypo')}</li></ul>
        <DraftForm lang={lang} form={form}>
          <Field lang={lang} form={form} name="courriel" type="email" inputMode="email" autoComplete="email"
            spellCheck={false}
            label={login(lang, 'mailLabel')} maxLength={254} />
          <button type="submit" className="fr-btn fr-btn--secondary">{login(lang, 'resend')}</button>
        </DraftForm>
      </div>
    </div>
  </Frame>
);
