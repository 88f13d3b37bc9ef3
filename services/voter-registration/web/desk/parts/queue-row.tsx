import { formatDate } from '#base/ui/i18n/format.ts';
import type { CivilDate } from '#base/values/civil-date.ts';
import { NATURES } from '../../../domain/codes/natures.ts';
import { STATES } from '../../../domain/codes/states.ts';
import { useLang } from '../lang.tsx';
import type { QueueRow } from '../model.ts';
import { DueChip, clockRuns, RowFlags } from './chips.tsx';

type RowProps = {
  row: QueueRow; today: CivilDate; index: number; count: number; active: boolean; open: boolean;
  /** Absent where rows are not chosen for a visa. */
  chosen?: boolean;
  onOpen: () => void; onChoose: () => void;
};

/** Id of a row in the page. */
export const rowId = (numero: string): string => `ligne-${numero}`;

/** « VERNAZ Louise » : the name that the roll will bear. */
export const personOf = ({ nom, prenoms }: Pick<QueueRow, 'nom' | 'prenoms'>): string =>
  `${nom} ${prenoms.split(',')[0] ?? ''}`.trim();

const born = (naissance: string): string => naissance.split('-').reverse().filter((part) => Number(part) > 0).join('/');

/** One request of the queue. */
export const Row = ({ row, today, index, count, active, open, chosen, onOpen, onChoose }: RowProps) => {
  const { lang, t } = useLang();
  const classes = ['dk-row', active ? 'dk-row--active' : '', open ? 'dk-row--open' : '', chosen ? 'dk-row--chosen'
    : ''];
  return (
    <div id={rowId(row.numero)} role="option" aria-selected={chosen ?? open} aria-posinset={index + 1} aria-setsize={count}
      className={classes.filter(Boolean).join(' ')} onClick={onOpen}>
      <span className="dk-row__line">
        <span className="dk-row__name">{personOf(row)}</span>
        {row.echeance && clockRuns(row) ? <DueChip today={today} due={row.echeance} />
          : <span className="dk-chip">{STATES[row.etat].label[lang]}</span>}
      </span>
      <span className="dk-row__line dk-row__line--small">
        <span className="dk-row__about">{t('bornOn', { date: born(row.naissance) })}
          {' · '}{row.echeance && clockRuns(row) ? t('rowBefore', { date: formatDate(lang, row.echeance) })
            : formatDate(lang, row.depose.slice(0, 10))}</span>
        {chosen === undefined ? null
          : <span className="dk-check" aria-hidden="true" onClick={(
            event) => { event.stopPropagation(); onChoose(); }}>{chosen ? '✓' :
            ''}</span>}
      </span>
      <span className="dk-row__line dk-row__line--small">
        <span className="dk-row__about">{NATURES[row.nature].label[lang]}</span>
        <RowFlags row={row} />
        {chosen ? <span className="fr-sr-only">{t('chosen')}</span> : null}
      </span>
    </div>
  );
};
