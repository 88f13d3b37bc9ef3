import { Fragment } from 'react';
import { smallInitial } from '../../../domain/initials.ts';
import { Timeline } from '#base/ui/components/timeline.tsx';
import { formatDate, formatExactInstant, zoneName } from '#base/ui/i18n/format.ts';
import { EarlierRequests } from '../parts/earlier-requests.tsx';
import { Frame } from '../parts/frame.tsx';
import { Outlook } from '../parts/outlook.tsx';
import type { View } from '../parts/view.ts';
import type { ReceiptProps } from '../props.ts';
import { submit } from '../texts/submit.ts';

const notifiedKey = (by: ReceiptProps['notifiedBy']) => (by.length === 2 ? 'notifiedBoth'
  : by[0] === 'courriel' ? 'notifiedEmail' : by[0] === 'sms' ? 'notifiedSms' : 'notifiedNone');

const Filed = ({ lang, number, receivedAt, arrivedAt, zone, notifiedBy }: ReceiptProps & View) => (
  <div className="so-receipt">
    <h1>{submit(lang, 'receiptTitle')}</h1>
    <p className="fr-mb-0">{submit(lang, 'receiptNumber')}</p>
    <p className="so-number">{number}</p>
    <p className="fr-text--bold">{submit(lang, 'receiptReceived', {
      at: formatExactInstant(lang, receivedAt, zone), zone: zoneName(lang, zone),
    })}</p>
    {arrivedAt === undefined ? null : <p>{submit(lang, 'receiptArrived', {
      at: formatExactInstant(lang, arrivedAt, zone), zone: zoneName(lang, zone),
    })}</p>}
    <p className="fr-mb-0">{submit(lang, notifiedKey(notifiedBy))}</p>
  </div>
);

const Keep = ({ lang, links }: ReceiptProps & View) => (
  <section className="so-panel" aria-labelledby="recepisse">
    <h2 id="recepisse">{submit(lang, 'receiptKeep')}</h2>
    <p>{submit(lang, 'receiptKeepBody')}</p>
    <img className="so-qr" src={links.qr} width="176" height="176" alt={submit(lang, 'receiptQr')} />
    <ul className="fr-links-group fr-mt-4w">
      <li><a className="fr-link fr-link--download" href={links.pdf}>{submit(lang, 'receiptPdf')}</a></li>
      <li><a className="fr-link fr-link--download" href={links.json}>{submit(lang, 'receiptJson')}</a></li>
      <li><a className="fr-link" href={links.verify}>{submit(lang, 'receiptVerify')}</a></li>
    </ul>
  </section>
);

const Next = ({ lang, to, decisionBefore, followHref }: ReceiptProps & View) => (
  <section aria-labelledby="suite">
    <h2 id="suite" className="fr-mt-0">{submit(lang, 'nextTitle')}</h2>
    <Timeline lang={lang} items={[
      { state: 'done', title: submit(lang, 'nextDeposited') },
      { state: 'current', title: submit(lang, 'nextSent', { to }), detail: <p>{submit(lang, 'nextSentBody')}</p> },
      { state: 'next', title: submit(lang, 'nextDecision'), detail: <p>{submit(lang, 'nextDecisionBody')}</p>,
        at: {
          iso: decisionBefore, text: submit(lang, 'nextDecisionBefore', { date: formatDate(lang, decisionBefore) }),
        } },
      { state: 'next', title: submit(lang, 'nextVote'), detail: <p>{submit(lang, 'nextVoteBody')}</p> },
    ]} />
    <a className="fr-btn" href={followHref}>{submit(lang, 'followButton')}</a>
  </section>
);

/** The service in charge, as the acknowledgement must name it (CRPA, R.112-11-1). */
const Service = ({ lang, authority, contact: { mail, phone, address } }: ReceiptProps & View) => (
  <section aria-labelledby="service">
    <h2 id="service">{submit(lang, 'serviceTitle')}</h2>
    <p>
      {authority}{[address, phone, mail].filter(Boolean).map((line) => <Fragment key={line}><br />{line}</Fragment>)}
    </p>
  </section>
);

/** Two lists are two requests: the second is filled from the first. */
const OtherList = ({ lang, otherList }: ReceiptProps & View) => (otherList ? (
  <form className="so-panel" method="post" action={otherList.action}>
    <h2>{submit(lang, 'otherListTitle', { list: smallInitial(otherList.list[lang]) })}</h2>
    <p>{submit(lang, 'otherListBody')}</p>
    <button type="submit" className="fr-btn fr-btn--secondary">{submit(lang, 'otherListButton')}</button>
  </form>
) : null);

/** The request is filed: number, time in the commune's zone, proof to keep, and what comes next with its dates. */
export const ReceiptPage = (props: ReceiptProps & View) => {
  const { lang, assets, shell, outlook, earlier } = props;
  return (
    <Frame lang={lang} assets={assets} shell={shell} title={submit(lang, 'receiptTitle')}>
      <Filed {...props} />
      <Outlook lang={lang} outlook={outlook} />
      <OtherList {...props} />
      <EarlierRequests lang={lang} earlier={earlier} />
      <div className="fr-grid-row fr-grid-row--gutters">
        <div className="fr-col-md-6"><Next {...props} /></div>
        <div className="fr-col-md-6"><Keep {...props} /><Service {...props} /></div>
      </div>
    </Frame>
  );
};
