import { formatDate } from '#base/ui/i18n/format.ts';
import type { CivilDate } from '#base/values/civil-date.ts';
import { dueOf, type Due } from '../due.ts';
import { useLang } from '../lang.tsx';
import type { QueueRow } from '../model.ts';

type T = ReturnType<typeof useLang>['t'];

/** The clock in words: days left, today, or days late. */
export const dueText = (t: T, { tone, days }: Due): string =>
  (tone === 'late' ? t('dueLate', { days: -days }) : tone === 'now' ? t('dueToday') : t('dueIn', { days }));

/** The five-day clock of a request (L.18 I): colour and text say the same. */
export const DueChip = ({ today, due }: { today: CivilDate; due: CivilDate }) => {
  const { lang, t } = useLang();
  const state = dueOf(today, due);
  return <span className={`dk-chip dk-chip--${state.tone}`} title={t('dueOn',
    { date: formatDate(lang, due) })}>{dueText(t, state)}</span>;
};

const OPEN = new Set(['TRANSMISE', 'A_COMPLETER', 'COMPLETE', 'INSTRUITE', 'NON_INSCRITE_REU']);
const TO_CHECK = new Set(['A_VERIFIER', 'ACTE_A_DEMANDER', 'DECES_SIGNALE']);

/** Whether the five-day clock still runs. */
export const clockRuns = ({ etat }: Pick<QueueRow, 'etat'>): boolean => OPEN.has(etat);

/** What is worth knowing of a request before opening it. */
export const RowFlags = ({ row }: { row: QueueRow }) => {
  const { t } = useLang();
  return (
    <span className="dk-flags">
      {row.proposition && row.etat === 'INSTRUITE'
        ? <span className={`dk-flag dk-flag--${row.proposition === 'ACCEPTER' ? 'yes' : 'no'}`}>
          {t(row.proposition === 'ACCEPTER' ? 'rowAccept' : 'rowRefuse')}</span> : null}
      {row.doublons > 0 ? <span className="dk-flag dk-flag--care">{t('rowDuplicate')}</span> : null}
      {row.identite && TO_CHECK.has(row.identite) ? <span className="dk-flag dk-flag--care">{t('rowIdentity')}</span>
        : null}
      {row.horsDelai ? <span className="dk-flag">{t('rowAfterClosing')}</span> : null}
      {row.canal === 'EN_LIGNE' ? null : <span className="dk-flag">{t('rowPaper')}</span>}
    </span>
  );
};
