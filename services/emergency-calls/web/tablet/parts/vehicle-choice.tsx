import { useEffect, useState } from 'react';
import { useTexts } from '../../kit/lang.tsx';
import { kitWords } from '../../kit/texts.ts';
import { board, readVehicles, type Vehicle } from '../tablet-api.ts';
import { tabletWords } from '../texts.ts';

/** The start of a shift: one press on the vehicle. */
export const VehicleChoice = ({ centre, done }: { centre: string; done(): void }) => {
  const { t, lang } = useTexts(tabletWords);
  const { t: kit } = useTexts(kitWords);
  const [vehicles, setVehicles] = useState<Vehicle[]>();
  const [failed, setFailed] = useState(false);
  const read = (): void => {
    setFailed(false);
    readVehicles(centre).then(({ vehicles: found }) => setVehicles(found), () => setFailed(true));
  };
  useEffect(read, [centre]);
  const choose = (resource: string): void => { board(centre, resource).then(done, () => setFailed(true)); };
  return (
    <section className="rc-tablet__choice" aria-label={t('chooseVehicle')}>
      <h2>{t('chooseVehicle')}</h2>
      {failed ? <p className="rc-alert" role="alert">{t('needLine')} <button type="button" onClick={read}>{kit('retry')}</button></p>
        : null}
      {vehicles === undefined && !failed ? <p role="status">{t('loading')}</p> : null}
      {vehicles?.length === 0 ? <p role="status">{t('noVehicle')}</p> : null}
      <ul>{vehicles?.map(({ resourceId, name, vehicleType, label }) => (
        <li key={resourceId}><button type="button" className="rc-big" onClick={() => choose(resourceId)}>{name}
          <small> {label[lang]} <span className="rc-code">{vehicleType}</span></small></button></li>))}</ul>
    </section>
  );
};
