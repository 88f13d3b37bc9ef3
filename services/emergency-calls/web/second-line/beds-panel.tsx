import type { FormEvent } from 'react';
import type { Beds } from '../../store/beds.ts';
import { Moment } from '../kit/moment.tsx';
import { useTexts } from '../kit/lang.tsx';
import type { ReadBoard, SeenVehicle } from './api.ts';
import { words } from './texts.ts';
import type { Orders } from './use-orders.ts';

type BedsProps = { board: ReadBoard; vehicle: SeenVehicle | undefined; orders: Orders };

/** Beds that hospitals declared, those kept, and one kept for the dossier of the vehicle at hand. */
export const BedsPanel = ({ board: { beds, holds }, vehicle, orders }: BedsProps) => {
  const { t } = useTexts(words);
  return (
    <section className="rc-panel" aria-labelledby="beds">
      <h3 id="beds">{t('beds')}</h3>
      {beds.length === 0 ? <p className="rc-quiet">{t('noBeds')}</p> : <BedTable beds={beds} vehicle={vehicle} orders={orders} />}
      <ul className="rb-holds">{holds.map(({ id, hospital, specialty, number, until }) => (
        <li key={id}>{hospital} · {specialty} · {number?.slice(-5)} {t('until')} <Moment at={until} />{' '}
          <button type="button" onClick={() => orders.end(id, true)}>{t('arrived')}</button>{' '}
          <button type="button" onClick={() => orders.end(id, false)}>{t('giveBack')}</button></li>))}</ul>
      <Declare orders={orders} />
    </section>
  );
};

const BedTable = ({ beds, vehicle, orders }: { beds: readonly Beds[]; vehicle: SeenVehicle | undefined; orders: Orders }) => {
  const { t } = useTexts(words);
  const mission = vehicle?.mission;
  return (
    <div className="rc-scroll" tabIndex={0} role="region" aria-label={t('bedTable')}><table className="rc-table rb-beds">
      <thead><tr>{(['hospital', 'specialty', 'left', 'kept', 'declared'] as const).map((name) => <th key={name} scope="col">{t(name)}</th>)}
        <th scope="col">{t('keep')}</th></tr></thead>
      <tbody>{beds.map(({ hospital, specialty, free, kept, declaredAt }, i) => (
        <tr key={`${hospital} ${specialty}`}><th scope="row"><span
          className={beds[i - 1]?.hospital === hospital ? 'rc-sr' : ''}>{hospital}</span></th><td>{specialty}</td><td>{Math.max(0,
          free - kept)}</td><td>{kept}</td>
          <td><Moment at={declaredAt} /></td>
          <td><button type="button" disabled={!mission || free - kept <= 0}
            onClick={() => { if (mission) orders.keep({ hospital, specialty, dossier: mission.dossier }); }}>
            {t('keep')}<span className="rc-sr"> {hospital} {specialty} {mission ? t('keepFor', { number: mission.number.slice(-5) })
              : ''}</span>
          </button></td></tr>))}</tbody>
    </table></div>
  );
};

const Declare = ({ orders }: { orders: Orders }) => {
  const { t } = useTexts(words);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    orders.declare({ hospital: String(given.get('hospital')).trim(), specialty: String(given.get('specialty')).trim(),
      free: Number(given.get('free')) });
    event.currentTarget.reset();
  };
  return (
    <form className="rb-form" onSubmit={submit}>
      <label className="rc-field">{t('hospital')} <kbd>L</kbd><input name="hospital" required maxLength={80} autoComplete="off" /></label>
      <label className="rc-field">{t('specialty')}<input name="specialty" required maxLength={80} autoComplete="off" /></label>
      <label className="rc-field rb-free">{t('free')}<input name="free" type="number" min={0} max={999} required /></label>
      <button type="submit">{t('declare')}</button>
    </form>
  );
};
