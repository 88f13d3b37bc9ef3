import { useEffect, useState } from 'react';
import { useTexts } from '../../kit/lang.tsx';
import { kitWords } from '../../kit/texts.ts';
import { CREW_ROLES, type CrewMember } from '../../../domain/codes/crew-roles.ts';
import { board, readVehicles, type Vehicle } from '../tablet-api.ts';
import { tabletWords } from '../texts.ts';

type Names = Partial<Record<CrewMember['role'], string>>;

/** The start of a shift: who is aboard, as far as they say it, and one press on the vehicle. */
export const VehicleChoice = ({ centre, done }: { centre: string; done(): void }) => {
  const { t, lang } = useTexts(tabletWords);
  const { t: kit } = useTexts(kitWords);
  const [vehicles, setVehicles] = useState<Vehicle[]>();
  const [failed, setFailed] = useState(false);
  const [names, setNames] = useState<Names>({});
  const read = (): void => {
    setFailed(false);
    readVehicles(centre).then(({ vehicle, vehicles: found }) => {
      setVehicles(found);
      setNames((typed) => ({ ...Object.fromEntries((vehicle?.team ?? []).map(({ role, name }) => [role, name])), ...typed }));
    }, () => setFailed(true));
  };
  useEffect(read, [centre]);
  const choose = (resource: string): void => {
    const team = CREW_ROLES.map((role) => ({ role, name: (names[role] ?? '').trim() })).filter(({ name }) => name !== '');
    board(centre, resource, team).then(done, () => setFailed(true));
  };
  return (
    <section className="rc-tablet__choice" aria-label={t('chooseVehicle')}>
      <h2>{t('team')}</h2>
      <div className="rc-tablet__team">{CREW_ROLES.map((role) => (
        <label key={role} className="rc-field">{t(role)}<input name={role} maxLength={80} autoComplete="off" value={names[role] ?? ''}
          onChange={({ target }) => setNames({ ...names, [role]: target.value })} /></label>))}</div>
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
