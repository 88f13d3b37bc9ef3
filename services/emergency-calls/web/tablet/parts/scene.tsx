import { localeOf } from '#base/values/lang.ts';
import type { CrewMission, CrewPatient } from '../../../domain/crew-view.ts';
import { useTexts } from '../../kit/lang.tsx';
import { Moment } from '../../kit/moment.tsx';
import { towards } from '../shift.ts';
import { fieldWords, tabletWords } from '../texts.ts';
import type { Place } from '../use-position.ts';

/** Where to go and how to get in, what to beware of, what for and whom. */
export const Scene = ({ mission, from }: { mission: CrewMission; from: Place | undefined }) => {
  const { t, lang } = useTexts(tabletWords);
  const { t: field } = useTexts(fieldWords);
  const [first, ...others] = mission.lines;
  const way = from && mission.place && towards(from, mission.place);
  return (
    <section className="rc-scene" aria-label={t('where')}>
      <p><span className={`rc-p rc-p--${mission.priority}`}>{mission.priority}</span> {mission.number} · {t('engagedAt')}{' '}
        <Moment at={mission.engagedAt} /></p>
      {mission.risks.length > 0 ? <p className="rc-scene__risks" role="alert"><b>{t('risks')}</b> : {mission.risks.join(' · ')}</p> : null}
      <h2 className="rc-scene__address">{first?.value ?? t('noPlace')}</h2>
      {others.length > 0 ? <dl>{others.map(({ field: name, value }) =>
        <div key={name}><dt>{field(name)}</dt><dd>{value}</dd></div>)}</dl> : null}
      {mission.place ? <p><a className="rc-big rc-scene__go" href={`geo:${mission.place.lat},${mission.place.lon}`}>{t('go')}</a>{' '}
        {way ? t('crow', { km: way.km.toLocaleString(localeOf(lang), { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
          bearing: Math.round(way.bearing) }) : ''}</p> : null}
      <p><b>{t('motive')}</b> : {mission.motive ?? mission.nature ?? '—'}</p>
      <h3>{t('patients')}</h3>
      {mission.patients.length === 0 ? <p className="rc-quiet">{t('noPatient')}</p>
        : <ul>{mission.patients.map((patient) => <li key={patient.id}>{described(patient)}</li>)}</ul>}
    </section>
  );
};

const described = ({ id, name, sex, age, careLevel }: CrewPatient): string =>
  [name ?? id, sex, age, careLevel].filter(Boolean).join(' · ');
