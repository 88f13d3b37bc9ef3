import { Age } from '../kit/age.tsx';
import { useTexts } from '../kit/lang.tsx';
import type { ReadIncident } from './incident-client.ts';
import { vehicleWord } from '../kit/vehicle-word.ts';
import { VehicleKind } from '../kit/vehicle-kind.tsx';
import { statusWord } from '../kit/status-word.ts';
import { words } from './texts.ts';

/** Vehicles that work on the event, and what the centre has left of each sort. */
export const IncidentMeans = ({ incident: { vehicles, left, beds } }: { incident: ReadIncident }) => {
  const { t, lang } = useTexts(words);
  return (
    <section aria-label={t('means')}>
      <h3>{t('engaged')} <span className="rc-count">{vehicles.length}</span></h3>
      {vehicles.length === 0 ? <p className="rc-quiet">{t('noEngaged')}</p> : null}
      <ul>{vehicles.map(({ resource, vehicule, statut, numero }) => (
        <li key={resource}><b>{vehicule}</b> {statusWord(statut, lang)} <span className="rc-quiet">{numero}</span></li>))}</ul>
      <h3>{t('left')}</h3>
      {left.length === 0 ? <p className="rc-quiet">{t('noFleet')}</p> : null}
      <ul className="rc-event__left">{left.map((one) => (
        <li key={one.type} className={one.left === 0 ? 'rc-busy' : 'rc-free'}><VehicleKind code={one.type} />{' '}
          <meter min={0} max={one.all} value={one.left} aria-label={vehicleWord(one.type, lang)} />{' '}
          {t('free', { left: one.left, all: one.all })}</li>))}</ul>
      <h3>{t('beds')}</h3>
      {beds.length === 0 ? <p className="rc-quiet">{t('noBeds')}</p> : null}
      <ul className="rc-event__left">{beds.map(({ hospital, specialty, free, kept, declaredAt }) => (
        <li key={`${hospital} ${specialty}`} className={free - kept <= 0 ? 'rc-busy' : 'rc-free'}>
          <b>{hospital}</b> <span>{specialty}</span>{' '}
          <span>{t('bedsLeft', { left: Math.max(0, free - kept), kept })}</span>{' '}
          <span className="rc-quiet"><Age since={declaredAt} /></span></li>))}</ul>
    </section>
  );
};
