import { Badge } from '#base/ui/components/badge.tsx';
import { EmptyState } from '#base/ui/components/empty-state.tsx';
import { formatDate, formatInstant, zoneName } from '#base/ui/i18n/format.ts';
import type { Severity } from '#base/ui/components/alert.tsx';
import type { Lang } from '#base/values/lang.ts';
import type { Etat } from '../../../domain/codes/states.ts';
import { CITIZEN_PAGES } from '../pages.ts';
import { Frame } from '../parts/frame.tsx';
import { stateSentence } from '../parts/state-sentence.ts';
import type { View } from '../parts/view.ts';
import type { DraftView, MyRequestsProps, RequestLine } from '../props.ts';
import { follow } from '../texts/follow.ts';
import { start } from '../texts/start.ts';

const SEVERITY: Partial<Record<Etat, Severity>> = {
  INSCRITE: 'success', VISEE_ACCEPTEE: 'success', RAPO_ACCEPTE: 'success', A_COMPLETER: 'warning',
  NON_INSCRITE_REU: 'warning',
  VISEE_REFUSEE: 'error', RAPO_REJETE: 'error',
};

const Request = ({ lang, line }: { lang: Lang; line: RequestLine }) => (
  <li className="fr-card">
    <h2 className="fr-card__title"><a href={line.href}>{follow(lang, 'title', { commune: line.commune })}</a></h2>
    <p>
      <Badge severity={SEVERITY[line.etat] ?? 'info'}>{stateSentence(lang, line.etat, line.facts, line.zone)}</Badge>
    </p>
    <p className="fr-card__desc"><b>{line.number}</b><br />
      {follow(lang, 'receivedOn', {
        at: formatInstant(lang, line.receivedAt, line.zone), zone: zoneName(lang, line.zone),
      })}</p>
  </li>
);

const Draft = ({ lang, draft }: { lang: Lang; draft: DraftView }) => (
  <div className="so-panel">
    <h2>{follow(lang, 'draftTitle')}</h2>
    <p>{start(lang, 'resumeBody', {
      at: formatInstant(lang, draft.savedAt, draft.zone), zone: zoneName(lang, draft.zone),
      until: formatDate(lang, draft.keptUntil),
    })}</p>
    <a className="fr-btn" href={draft.href}>{start(lang, 'resume')}</a>
  </div>
);

/** The person's draft and requests, the latest first. */
export const MyRequestsPage = ({ lang, assets, shell, requests, draft }: MyRequestsProps & View) => (
  <Frame lang={lang} assets={assets} shell={shell} title={follow(lang, 'requestsTitle')}>
    <h1>{follow(lang, 'requestsTitle')}</h1>
    {draft ? <Draft lang={lang} draft={draft} /> : null}
    {requests.length > 0 ? (
      <ul className="so-cards">{requests.map((line) => <Request key={line.number} lang={lang} line={line} />)}</ul>
    ) : null}
    {requests.length === 0 && !draft ? (
      <EmptyState title={follow(lang, 'requestsNone')}>
        <p>{follow(lang, 'requestsNoneBody')}</p>
        <a className="fr-btn" href={CITIZEN_PAGES['already-registered'].path}>{follow(lang, 'requestsNew')}</a>
      </EmptyState>
    ) : null}
  </Frame>
);
