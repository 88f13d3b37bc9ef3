import { useEffect, useState } from 'react';
import { useTexts } from '../../kit/lang.tsx';
import { tabletWords } from '../texts.ts';
import { useShift, type Shift } from '../use-shift.ts';
import { board, askAgain } from '../tablet-api.ts';
import { usePosition } from '../use-position.ts';
import { forgetWho, type Crew } from '../who.ts';
import { CrewBar } from './crew-bar.tsx';
import { MissionPane } from './mission-pane.tsx';
import { VehicleChoice } from './vehicle-choice.tsx';

/** The tablet of a crew: its vehicle, then its missions and nothing else. */
export const CrewScreen = ({ crew }: { crew: Crew }) => {
  const { t } = useTexts(tabletWords);
  const shift = useShift(crew.id, crew.centre.code);
  if (!shift) return <main className="rc-plain"><h1>{t('title')}</h1><p role="status">{t('loading')}</p></main>;
  return <OpenTablet crew={crew} shift={shift} />;
};

const OpenTablet = ({ crew, shift }: { crew: Crew; shift: Shift }) => {
  const { t } = useTexts(tabletWords);
  const [changing, setChanging] = useState(false);
  const { vehicle, missions = [] } = shift.missions() ?? {};
  const [chosen, setChosen] = useState<string>();
  const place = usePosition(crew.centre.code, Boolean(vehicle));
  const open = missions.find(({ dossier, mission }) => `${dossier}/${mission}` === chosen) ?? missions[0];
  useEffect(() => { document.documentElement.dataset.tablet = localStorage.getItem('tablette-jour') ?? 'nuit'; }, []);
  const boarded = (): void => {
    askAgain();
    setChanging(false);
    void shift.refresh();
  };
  const endShift = async (): Promise<void> => {
    await board(crew.centre.code, null);
    forgetWho();
    await shift.store.destroy();
    location.assign('/deconnexion');
  };
  return (
    <div className="rc-tablet">
      <CrewBar crew={crew} shift={shift} vehicle={vehicle} located={place !== undefined} />
      <main id="dossier">
        {shift.queue.refused().map(({ seq, why }) => (
          <p key={seq} className="rc-alert" role="alert"><b>{t('refusedTitle')}</b> : {why}{' '}
            <button type="button" onClick={() => shift.queue.dismiss(seq)}>{t('read')}</button></p>))}
        {!vehicle || changing ? <VehicleChoice centre={crew.centre.code} done={boarded} /> : <>
          {missions.length > 1 ? <nav aria-label={t('missions')} className="rc-tablet__tabs">{missions.map((one) => (
            <button key={one.mission + one.dossier} type="button" aria-pressed={one === open}
              onClick={() => setChosen(`${one.dossier}/${one.mission}`)}>{t('mission')} {one.number.slice(-5)}</button>))}</nav> : null}
          {open ? <MissionPane key={open.dossier + open.mission} mission={open} shift={shift} from={place} />
            : <p className="rc-empty rc-tablet__none" role="status">{t('noMission')}</p>}
        </>}
      </main>
      {vehicle ? <footer className="rc-acts">
        <button type="button" onClick={() => setChanging(!changing)}>{t('change')}</button>
        <button type="button" disabled={shift.queue.waiting().length > 0 || shift.queue.line() !== 'up'} onClick={() => void endShift()}>
          {t('endShift')}</button>
        {shift.queue.waiting().length > 0 ? <span className="rc-quiet">{t('endBlocked')}</span> : null}
      </footer> : null}
    </div>
  );
};
