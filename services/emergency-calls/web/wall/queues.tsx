import { Age } from '../kit/age.tsx';
import { useTexts } from '../kit/lang.tsx';
import type { ReadWall } from './api.ts';
import { words } from './texts.ts';

/** Calls that wait, by queue, and dossiers that wait for a doctor, by priority; a word says when an aim has passed. */
export const Queues = ({ wall }: { wall: ReadWall }) => {
  const { t } = useTexts(words);
  const { queues, toCallBack, settings, at } = wall;
  return (
    <section className="rw-panel rw-queues" aria-labelledby="waiting">
      <h2 id="waiting">{t('waiting')}</h2>
      {queues.length === 0 ? <p className="rw-big">{t('none')}</p> : null}
      <ul>{queues.map(({ queue, waiting, oldest }) => {
        const late = at - oldest > settings.qs1_s * 1_000;
        return (
          <li key={queue} className={late ? 'rw-late' : ''}><b>{queue}</b><strong className="rw-big">{waiting}</strong>
            <span>{t('oldest')} <Age since={oldest} />{late ? ` · ${t('late')}` : ''}</span></li>);
      })}</ul>
      {toCallBack > 0 ? <p>{t('callBack', { count: toCallBack })}</p> : null}
      <Doctors wall={wall} />
      <Regulation wall={wall} />
    </section>
  );
};

const Doctors = ({ wall: { doctors, settings, at } }: { wall: ReadWall }) => {
  const { t } = useTexts(words);
  const aims: Readonly<Record<string, number>> = { P0: settings.doctor_p0_s, P1: settings.doctor_p1_s, P2: settings.doctor_p2_s,
    P3: settings.doctor_p3_s };
  return (
    <>
      <h2>{t('doctors')}</h2>
      {doctors.length === 0 ? <p>{t('none')}</p> : null}
      <ul>{doctors.map(({ branch, priority, waiting, oldest }) => {
        const late = at - oldest > (aims[priority] ?? Infinity) * 1_000;
        return (
          <li key={`${branch} ${priority}`} className={late ? 'rw-late'
            : ''}><b>{priority} {branch}</b><strong className="rw-big">{waiting}</strong>
            <span>{t('oldest')} <Age since={oldest} />{late ? ` · ${t('late')}` : ''}</span></li>);
      })}</ul>
    </>
  );
};

/** Who regulates for whom: ours that another centre's doctors were offered or have, and theirs that ours have. */
const Regulation = ({ wall: { regulation } }: { wall: ReadWall }) => {
  const { t } = useTexts(words);
  return regulation.length === 0 ? null : (
    <>
      <h2>{t('regulationAid')}</h2>
      <ul>{regulation.map(({ way, centre, waiting, taken, oldest }) => (
        <li key={`${way} ${centre}`}><b>{t(way === 'given' ? 'byCentre' : 'forCentre',
          { centre })}</b><strong className="rw-big">{taken}</strong>
          <span>{waiting > 0 ? t('offered', { count: waiting }) : t('askedSince')} <Age since={oldest} /></span></li>))}</ul>
    </>
  );
};
