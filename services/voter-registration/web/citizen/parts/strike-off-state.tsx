import { Alert } from '#base/ui/components/alert.tsx';
import { formatDate, formatInstant } from '#base/ui/i18n/format.ts';
import type { Lang } from '#base/values/lang.ts';
import type { FollowUpProps, StrikeOffView } from '../props.ts';
import { strikeOff } from '../texts/strike-off.ts';

type Of<T> = { lang: Lang; state: T };

const Decided = ({ lang, state }: Of<NonNullable<StrikeOffView['decision']>>) => (
  <Alert severity={state.struck ? 'error' : 'success'} title={strikeOff(lang, state.struck ? 'struckTitle' : 'keptTitle')} level="h2">
    <p>{strikeOff(lang, 'struck', { date: formatDate(lang, state.on), reason: state.reason })}</p>
    {state.appealHref ? <>
      <p>{strikeOff(lang, 'contest', { date: formatDate(lang, state.appealBefore!) })}</p>
      <a className="fr-btn" href={state.appealHref}>{strikeOff(lang, 'contestButton')}</a>
    </> : null}
  </Alert>
);

/** Where a strike-off stands: the notice and its answer, or the mayor's decision and how to contest it. */
export const StrikeOffState = ({ lang, state, commune, zone }: Of<StrikeOffView> & { commune: string; zone: string }) => (
  state.decision ? <Decided lang={lang} state={state.decision} /> : (
    <Alert severity="warning" title={strikeOff(lang, 'noticeTitle', { office: state.office })} level="h2">
      <p>{strikeOff(lang, 'notice', { commune, why: state.why, date: formatDate(lang, state.before) })}</p>
      {state.answeredAt === undefined ? null : <p>{strikeOff(lang, 'answered', { at: formatInstant(lang, state.answeredAt, zone) })}</p>}
      {state.answerHref ? <a className="fr-btn" href={state.answerHref}>
        {strikeOff(lang, state.answeredAt === undefined ? 'answerButton' : 'addButton')}</a> : null}
    </Alert>
  )
);

/** A registration that ended otherwise: since when, and why. */
export const EndedState = ({ lang, state }: Of<NonNullable<FollowUpProps['ended']>>) => (
  <Alert severity="info" title={strikeOff(lang, 'endedTitle')} level="h2">
    <p>{state.motive ? `${state.motive[lang]}. ` : ''}{strikeOff(lang, 'ended', { date: formatDate(lang, state.on) })}</p>
  </Alert>
);
