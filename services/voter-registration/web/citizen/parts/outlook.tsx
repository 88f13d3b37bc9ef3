import { Alert } from '#base/ui/components/alert.tsx';
import { formatDate, formatWeekday, zoneName } from '#base/ui/i18n/format.ts';
import type { Lang } from '#base/values/lang.ts';
import type { ClosingView, LateView, Outlook as OutlookView } from '../props.ts';
import { common } from '../texts/common.ts';

/** After the closing: the request is taken and counts after the ballot, said before anybody sends it. */
export const LateNotice = ({ lang, late }: { lang: Lang; late: LateView }) => (
  <Alert severity="warning" title={common(lang, 'lateTitle')}>
    <p>{common(lang, 'lateBody', {
      ballot: late.ballot[lang], firstRound: formatDate(lang, late.firstRound),
      date: formatWeekday(lang, late.closedOn),
    })}</p>
    {late.lateUntil ? <p>{common(lang, 'lateExceptions', { date: formatDate(lang, late.lateUntil) })}</p> : null}
  </Alert>
);

const VERDICTS = {
  A_TEMPS: ['inTime', 'success'], A_COMPLETER: ['toComplete', 'warning'], L30: ['lateCase', 'info'],
} as const;

const Counts = ({ lang, closing, verdict }: { lang: Lang; closing: ClosingView; verdict: OutlookView['verdict'] }) => {
  const [key, severity] = verdict ? VERDICTS[verdict] : ['closesOn', 'info'] as const;
  return (
    <Alert severity={severity}>
      <p>{common(lang, key, {
        ballot: closing.ballot[lang], firstRound: formatDate(lang, closing.firstRound),
        date: formatWeekday(lang, closing.closesOn), zone: zoneName(lang, closing.zone),
      })}</p>
    </Alert>
  );
};

/** For which ballot the request will count, before filing and after. */
export const Outlook = ({ lang, outlook: { closing, late, verdict } }: { lang: Lang; outlook: OutlookView }) => (
  <>
    {late ? <LateNotice lang={lang} late={late} /> : null}
    {closing ? <Counts lang={lang} closing={closing} verdict={verdict} /> : null}
  </>
);
