import { Alert } from '#base/ui/components/alert.tsx';
import { BackLink } from '#base/ui/components/back-link.tsx';
import { Timeline } from '#base/ui/components/timeline.tsx';
import { formatDate, formatInstant, zoneName } from '#base/ui/i18n/format.ts';
import type { Lang } from '#base/values/lang.ts';
import { COMPLETION_MOTIVES } from '../../../domain/codes/completion-motives.ts';
import { PIECE_NEEDS } from '../../../domain/codes/piece-needs.ts';
import { REFUSAL_MOTIVES } from '../../../domain/codes/refusal-motives.ts';
import { CITIZEN_PAGES } from '../pages.ts';
import { EarlierRequests } from '../parts/earlier-requests.tsx';
import { Frame } from '../parts/frame.tsx';
import { Outlook } from '../parts/outlook.tsx';
import { stateSentence } from '../parts/state-sentence.ts';
import { EndedState, StrikeOffState } from '../parts/strike-off-state.tsx';
import type { View } from '../parts/view.ts';
import type { FollowUpProps } from '../props.ts';
import { appeal } from '../texts/appeal.ts';
import { common } from '../texts/common.ts';
import { email } from '../texts/email.ts';
import { follow } from '../texts/follow.ts';

const Asked = ({ lang, asked }: { lang: Lang; asked: NonNullable<FollowUpProps['asked']> }) => (
  <Alert severity="warning" title={follow(lang, 'askedTitle', { date: formatDate(lang, asked.before) })} level="h2">
    <ul>{asked.pieces.map(({ need, motive }) => (
      <li key={need}>{follow(lang, 'askedLine',
        { need: PIECE_NEEDS[need].label[lang], motive: COMPLETION_MOTIVES[motive].label[lang] })}</li>
    ))}</ul>
    <a className="fr-btn" href={asked.href}>{follow(lang, 'askedButton')}</a>
  </Alert>
);

const EmailRefused = ({ lang, address, href }: { lang: Lang; address: string; href: string }) => (
  <Alert severity="warning" title={email(lang, 'refusedTitle')} level="h2">
    <p>{email(lang, 'refused', { address })} {email(lang, 'resend')}</p>
    <a className="fr-btn" href={href}>{email(lang, 'correct')}</a>
  </Alert>
);

const Refusal = ({ lang, refusal }: { lang: Lang; refusal: NonNullable<FollowUpProps['refusal']> }) => (
  <section className="so-panel" aria-labelledby="refus">
    <h2 id="refus">{follow(lang, 'refusedTitle')}</h2>
    <p>{REFUSAL_MOTIVES[refusal.motive].citoyen[lang]}</p>
    <h3>{follow(lang, 'remediesTitle')}</h3>
    <ol>
      <li>{follow(lang, 'remedy1', { date: formatDate(lang, refusal.appealBefore) })}</li>
      <li>{follow(lang, 'remedy2')}</li>
      <li>{follow(lang, 'remedy3')}</li>
    </ol>
    {refusal.appealHref ? <a className="fr-btn" href={refusal.appealHref}>{appeal(lang, 'button')}</a> : null}
  </section>
);

const AppealState = ({ lang, state }: { lang: Lang; state: NonNullable<FollowUpProps['appeal']> }) => (
  <Alert severity="info" title={state.outcome ? appeal(lang, 'courtTitle') : appeal(lang, 'title')} level="h2">
    <p>{state.outcome ?? appeal(lang, 'sent', { date: formatDate(lang, state.answerBefore) })}</p>
    {state.courtBefore ? <p>{appeal(lang, 'courtUntil', { date: formatDate(lang, state.courtBefore) })}</p> : null}
  </Alert>
);

const Registered = ({ lang, timeline, etat, zone }: FollowUpProps & View) => {
  const facts = timeline.findLast((step) => step.etat === etat)?.facts ?? {};
  return (
    <Alert severity="success" title={follow(lang, 'registeredTitle')} level="h2">
      <p>{stateSentence(lang, etat, facts, zone)}</p>
    </Alert>
  );
};

const timelineOf = ({ lang, timeline, zone }: FollowUpProps & View) => timeline.map(({ state, etat, at, facts }) => ({
  state, title: stateSentence(lang, etat, facts, zone),
  at: at === undefined ? undefined : {
    iso: new Date(at).toISOString(),
    text: follow(lang, 'at', { at: formatInstant(lang, at, zone), zone: zoneName(lang, zone) }),
  },
}));

const Documents = ({ lang, receiptHref, accessesHref, dataHref, emailHref, withdrawHref }: FollowUpProps & View) => (
  <section className="so-panel" aria-labelledby="documents">
    <h2 id="documents">{follow(lang, 'documentsTitle')}</h2>
    <ul className="fr-links-group">
      <li><a className="fr-link" href={receiptHref}>{follow(lang, 'receipt')}</a></li>
      <li><a className="fr-link" href={accessesHref}>{follow(lang, 'accesses')}</a></li>
      <li><a className="fr-link" href={dataHref} download>{follow(lang, 'dataCopy')}</a></li>
      {emailHref ? <li><a className="fr-link" href={emailHref}>{email(lang, 'link')}</a></li> : null}
      {withdrawHref ? <li><a className="fr-link" href={withdrawHref}>{follow(lang, 'withdraw')}</a></li> : null}
    </ul>
  </section>
);

/** Where a request stands, in plain words; what is asked comes first. */
export const FollowUpPage = (props: FollowUpProps & View) => {
  const { lang, assets, shell, commune, asked, refusal, outlook, earlier, done } = props;
  const title = follow(lang, 'title', { commune });
  return (
    <Frame lang={lang} assets={assets} shell={shell} title={title}>
      <BackLink lang={lang} href={CITIZEN_PAGES['my-requests'].path} />
      <h1>{title}</h1>
      <p>{common(lang, 'number', { number: '' })}<span className="so-number">{props.number}</span></p>
      {done && done !== 'appealed' && done !== 'answered' ? (
        <Alert severity="success"><p>{done === 'corrected' ? email(lang, 'done')
          : follow(lang, done === 'completed' ? 'doneCompleted' : 'doneWithdrawn')}</p></Alert>
      ) : null}
      {props.emailRefused && props.emailHref ? <EmailRefused lang={lang} address={props.emailRefused} href={props.emailHref} /> : null}
      {props.strikeOff ? <StrikeOffState lang={lang} state={props.strikeOff} commune={commune} zone={props.zone} /> : null}
      {props.ended ? <EndedState lang={lang} state={props.ended} /> : null}
      {props.etat === 'INSCRITE' && !props.ended && !props.strikeOff?.decision?.struck ? <Registered {...props} /> : null}
      {props.appeal ? <AppealState lang={lang} state={props.appeal} /> : null}
      {asked ? <Asked lang={lang} asked={asked} /> : null}
      <Outlook lang={lang} outlook={outlook} />
      <EarlierRequests lang={lang} earlier={earlier} />
      <div className="fr-grid-row fr-grid-row--gutters">
        <section className="fr-col-md-7" aria-labelledby="suivi">
          <h2 id="suivi" className="fr-mt-0">{follow(lang, 'timelineTitle')}</h2>
          <Timeline lang={lang} items={timelineOf(props)} />
          {refusal ? <Refusal lang={lang} refusal={refusal} /> : null}
        </section>
        <div className="fr-col-md-5"><Documents {...props} /></div>
      </div>
    </Frame>
  );
};
