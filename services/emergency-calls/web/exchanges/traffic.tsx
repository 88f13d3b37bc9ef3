import { Age } from '../kit/age.tsx';
import { useTexts } from '../kit/lang.tsx';
import { usePartners } from '../kit/use-partners.ts';
import type { AsideLine, Of, TrafficLine } from './exchange-client.ts';
import { words } from './texts.ts';
import { WorldMark } from './world-mark.tsx';

const COUNTS = ['waiting', 'undelivered', 'failed', 'dead', 'received'] as const;
const HEADS = { waiting: 'waiting', undelivered: 'undelivered', failed: 'refused', dead: 'dead', received: 'received' } as const;
const SINCE = { waiting: 'oldest', undelivered: 'undeliveredSince' } as const;

/** What stands open with each partner, and what was put aside here. */
export const Traffic = ({ centre, partners, aside }: { centre: string; partners: readonly Of<TrafficLine>[];
  aside: readonly Of<AsideLine>[] }) => {
  const { t } = useTexts(words);
  const { nameOf } = usePartners(centre);
  return (
    <section className="rc-panel" aria-labelledby="traffic">
      <h3 id="traffic">{t('partners')}</h3>
      {partners.length === 0 ? <p className="rc-empty">{t('noTraffic')}</p> : (
        <div className="rc-scroll" tabIndex={0} role="group" aria-label={t('partners')}><table className="rc-table">
          <thead><tr><th scope="col">{t('partner')}</th><th scope="col">{t('world')}</th>{COUNTS.map((name) =>
            <th key={name} scope="col">{t(HEADS[name])}</th>)}</tr></thead>
          <tbody>{partners.map((line) => <Row key={`${line.partner}${line.exercise}`} line={line} name={nameOf(line.partner)} />)}</tbody>
        </table></div>)}
      {aside.length > 0 ? <><h4>{t('aside')}</h4><ul>{aside.map(({ partner, why, count, oldest, exercise }) => (
        <li key={`${partner}${why}${exercise}`}>
          <WorldMark exercise={exercise} />{nameOf(partner)} · {count} · {t(why)} <Age since={oldest} /></li>))}</ul></> : null}
    </section>
  );
};

const Row = ({ line, name: partner }: { line: Of<TrafficLine>; name: string }) => (
  <tr><th scope="row">{partner}</th><td><WorldWord exercise={line.exercise} /></td>{COUNTS.map((name) => {
    const since = name in SINCE ? line[SINCE[name as keyof typeof SINCE]] : null;
    return <td key={name}>{line[name]}{line[name] > 0 && since !== null ? <> · <Age since={since} /></> : null}</td>;
  })}</tr>
);

const WorldWord = ({ exercise }: { exercise: boolean }) => {
  const { t } = useTexts(words);
  return exercise ? <WorldMark exercise /> : t('real');
};
