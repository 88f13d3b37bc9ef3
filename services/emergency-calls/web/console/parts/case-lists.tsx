import { organisationOf } from '../../../domain/identifiers/case-ids.ts';
import type { CaseLine } from '../../kit/api-client.ts';
import type { Keeper } from '../keeper.ts';
import { useLang } from '../use-lang.ts';
import { Age } from '../../kit/age.tsx';
import { CallBacks } from '../doctor/call-backs.tsx';
import { useTexts } from '../../kit/lang.tsx';
import { planWords } from '../plan-words.ts';
import { transferWords } from '../transfer-words.ts';
import { PlannedHour } from './planned-hour.tsx';
import { RegulationMark } from './regulation-mark.tsx';
import { WaitingTarget } from '../doctor/waiting-target.tsx';

type CaseListsProps = { centre: string; keeper: Keeper; current: string | null; open: CaseLine[] | undefined; waiting: CaseLine[]
  | undefined; planned: CaseLine[] | undefined; doctor: boolean;
  onShow(id: string): void; onTake(): void };

/** Dossiers open in the centre, and those that wait for a doctor, by priority then age. */
export const CaseLists = ({ centre, keeper, current, open, waiting, planned = [], doctor, onShow, onTake }: CaseListsProps) => {
  const { t } = useLang();
  const { t: plan } = useTexts(planWords);
  const us = organisationOf(centre);
  const { t: move } = useTexts(transferWords);
  return (
    <aside className="rc-lists" aria-label={t('open')}>
      <Apart title={move('toAnswerMany')} us={us} current={current} onShow={onShow}
        lines={(open ?? []).filter(({ transfert, proprietaire }) => transfert === 'waiting' && proprietaire !== us)} />
      <section>
        <h2>{t('waiting')} <Count of={waiting} /></h2>
        {doctor && waiting && waiting.length > 0 ? <button type="button" className="rc-take"
          onClick={onTake}>{t('take')} <kbd>↵</kbd></button> : null}
        {waiting?.length === 0 ? <p className="rc-quiet">{t('noneWaiting')}</p>
          : <Lines lines={waiting ?? []} us={us} current={current} onShow={onShow} centre={centre} />}
      </section>
      <Apart title={t('regulatedElsewhere')} us={us}
        lines={(open ?? []).filter(({ regul_sens, regul_prise_le }) => regul_sens === 'given' && regul_prise_le !== null)}
        current={current} onShow={onShow} />
      <CallBacks centre={centre} onShow={onShow} />
      <section>
        <h2>{t('open')} <Count of={open} /></h2>
        <Lines lines={open ?? []} us={us} current={current} onShow={onShow} mine={keeper.tabs()} />
      </section>
      {planned.length === 0 ? null : (
        <section>
          <h2>{plan('planned')} <span className="rc-count">{planned.length}</span></h2>
          <Lines lines={planned} us={us} current={current} onShow={onShow} mine={keeper.tabs()} />
        </section>)}
    </aside>
  );
};

/** How many; nothing is said of a list that is not read yet. */
const Count = ({ of: lines }: { of: readonly CaseLine[] | undefined }) => <span className="rc-count">{lines?.length ?? '…'}</span>;

/** Dossiers that stand apart from the others; nothing where there are none. */
const Apart = ({ title, ...props }: { title: string; lines: CaseLine[]; us: string; current: string | null; onShow(id: string): void }) => (
  props.lines.length === 0 ? null : (
    <section>
      <h2>{title} <span className="rc-count">{props.lines.length}</span></h2>
      <Lines {...props} />
    </section>));

/** A transfer that waits: for our answer, or for that of the centre that we asked. */
const TransferMark = ({ ours }: { ours: boolean }) => {
  const { t } = useTexts(transferWords);
  return <strong className="rc-fact rc-fact--care">{t(ours ? 'waits' : 'toAnswer')}</strong>;
};

const Lines = ({ lines, us, current, onShow, centre, mine = [] }: { lines: CaseLine[]; us: string; centre?: string; current: string
  | null; onShow(id: string): void; mine?: readonly string[] }) => (
  <ul className="rc-cases">
    {lines.map((line) => (
      <li key={line.dossier_id}>
        <button type="button" className={mine.includes(line.dossier_id) ? 'rc-mine' : ''} aria-current={line.dossier_id === current
          ? 'true' : undefined}
          onClick={() => onShow(line.dossier_id)}>
          <span className={`rc-p rc-p--${line.priorite}`}>{line.priorite}</span>
          <span>{line.adresse ?? line.commune ?? line.numero}</span>
          <span className="rc-quiet">{line.motif?.label ?? line.nature}</span>
          {line.etat === 'PROGRAM' ? <PlannedHour at={Date.parse(line.active_le)} />
            : <Age since={Date.parse(line.attend_depuis ?? line.ouvert_le)} />}
          {centre && line.attend_depuis ? <WaitingTarget centre={centre} priority={line.priorite} since={Date.parse(line.attend_depuis)} />
            : null}
          {line.transfert === 'waiting' ? <TransferMark ours={line.proprietaire === us} /> : null}
          {line.regul_centre && line.regul_sens ? <RegulationMark way={line.regul_sens} centre={line.regul_centre}
            taken={line.regul_prise_le !== null} /> : null}
        </button>
      </li>))}
  </ul>
);
