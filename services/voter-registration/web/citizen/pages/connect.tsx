import { Alert } from '#base/ui/components/alert.tsx';
import { BackLink } from '#base/ui/components/back-link.tsx';
import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { ErrorSummary } from '#base/ui/components/error-summary.tsx';
import { Field } from '#base/ui/components/field.tsx';
import type { Lang } from '#base/values/lang.ts';
import { CITIZEN_PAGES } from '../pages.ts';
import { Frame } from '../parts/frame.tsx';
import type { View } from '../parts/view.ts';
import type { ConnectProps, LoginReason } from '../props.ts';
import { login } from '../texts/login.ts';

const REASON_KEY = {
  'session-expired': 'reasonSessionExpired', 'link-expired': 'reasonLinkExpired', 'link-used': 'reasonLinkUsed',
  'cancelled': 'reasonCancelled', 'level-too-low': 'reasonLevel', 'provider-down': 'reasonDown',
  'unknown-person': 'reasonUnknown',
} as const satisfies Record<LoginReason, string>;

const FranceConnect = ({ lang, franceConnect }: { lang: Lang; franceConnect: ConnectProps['franceConnect'] }) => (
  <section className="so-panel" aria-labelledby="fc">
    <h2 id="fc">{login(lang, 'fcTitle')}</h2>
    {franceConnect.available ? (
      <>
        <p>{login(lang, 'fcBody')}</p>
        <form method="post" action={franceConnect.action} className="fr-connect-group">
          <button type="submit" className="fr-connect">
            <span className="fr-connect__login">{login(lang, 'fcButton')}</span>
            <span className="fr-connect__brand">FranceConnect</span>
          </button>
        </form>
        <details><summary>{login(lang, 'fcWhat')}</summary><p>{login(lang, 'fcWhatBody')}</p></details>
      </>
    ) : <Alert severity="warning"><p>{login(lang, 'fcDown')}</p></Alert>}
  </section>
);

/** Two ways to be recognised, neither with a password of ours. */
export const ConnectPage = ({ lang, assets, shell, form, franceConnect, reason }: ConnectProps & View) => (
  <Frame lang={lang} assets={assets} shell={shell} title={login(lang, 'title')} failed={form.errors.length > 0}>
    <div className="so-column">
      <BackLink lang={lang} href={CITIZEN_PAGES['already-registered'].path} />
      <ErrorSummary lang={lang} form={form} />
      {reason ? (
        <Alert severity={reason === 'session-expired' ? 'info' : 'warning'}><p>{login(lang, REASON_KEY[reason])}</p></Alert>
      ) : null}
      <h1>{login(lang, 'title')}</h1>
      <p className="fr-text--lead">{login(lang, 'lead')}</p>
      <FranceConnect lang={lang} franceConnect={franceConnect} />
      <section className="so-panel" aria-labelledby="mail">
        <h2 id="mail">{login(lang, 'mailTitle')}</h2>
        <p>{login(lang, 'mailBody')}</p>
        <DraftForm lang={lang} form={form}>
          <Field lang={lang} form={form} name="courriel" type="email" inputMode="email" autoComplete="email"
            spellCheck={false}
            label={login(lang, 'mailLabel')} hint={login(lang, 'mailHint')} maxLength={254} />
          <button type="submit" className="fr-btn fr-btn--secondary">{login(lang, 'mailButton')}</button>
        </DraftForm>
      </section>
      <p className="fr-text--muted">{login(lang, 'none')}</p>
    </div>
  </Frame>
);
