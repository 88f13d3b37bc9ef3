import { useCallback, useEffect, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { isCancellable } from '../../domain/codes/vehicle-statuses.ts';
import { nextStatus } from '../../domain/follow-up/next-status.ts';
import { mountScreen, type ScreenProps } from '../kit/mount-screen.tsx';
import { useTexts } from '../kit/lang.tsx';
import { TopBar } from '../kit/top-bar.tsx';
import { useChords } from '../kit/use-chords.ts';
import { useLive } from '../kit/use-live.ts';
import { RegulationMap } from '../map/regulation-map.tsx';
import { readBoard, type ReadBoard, type SeenVehicle } from './api.ts';
import { BedsPanel } from './beds-panel.tsx';
import { ChosenVehicle } from './chosen-vehicle.tsx';
import { NewVehicleForm } from './new-vehicle.tsx';
import { RadioPanel } from './radio-panel.tsx';
import { words } from './texts.ts';
import { useOrders, type Orders } from './use-orders.ts';
import { VehicleTable } from './vehicle-table.tsx';

const NEWS = ['dossier', 'lit', 'radio', 'moyen'];
const GAP_MS = 1_200;
const REFRESH_MS = 20_000;

/** Puts the cursor into a field of the screen, by its name. */
const goTo = (name: string) => (): void => document.querySelector<HTMLElement>(`[name="${name}"]`)?.focus();

/** The second line: follows every vehicle of the centre, tells what radio and telephone tell, keeps beds. By keyboard alone. */
const SecondLine = (props: ScreenProps) => {
  const { me, centre, actor } = props;
  const { t } = useTexts(words);
  const client = useQueryClient();
  const board = useQuery({ queryKey: ['board'], queryFn: () => readBoard(centre.code), refetchInterval: REFRESH_MS,
    networkMode: 'always' });
  const again = useCallback(() => {
    for (const key of ['board', 'open', 'case', 'fleet']) void client.invalidateQueries({ queryKey: [key] });
  }, [client]);
  const connected = useLive({ centre: centre.code, person: me.id, types: NEWS, gap_ms: GAP_MS }, again);
  const orders = useOrders(centre.code, me.id, again);
  const data = board.data;
  return (
    <div className="rc-post">
      <TopBar {...props} online={board.isError ? false : connected} unsent={orders.waiting} />
      {data ? <Desk board={data} orders={orders} centre={centre.code} person={me.id}
        manages={actor.role === 'superviseur'} />
        : <main className="rc-plain" id="dossier"><h2>{t('title')}</h2>
          <p role="status">{board.isError ? t('failed') : t('loading')}</p></main>}
    </div>
  );
};

type DeskProps = { board: ReadBoard; orders: Orders; centre: string; person: string; manages: boolean };

/** What is chosen stays chosen while the lists are read again. */
const useChosen = (vehicles: readonly SeenVehicle[]) => {
  const [id, setId] = useState<string | null>(null);
  const index = Math.max(0, vehicles.findIndex(({ resourceId }) => resourceId === id));
  const move = (step: number) => (): void => setId(vehicles[(index + step + vehicles.length) % vehicles.length]?.resourceId ?? null);
  return { vehicle: vehicles[index], choose: setId, move };
};

const Desk = ({ board, orders, centre, person, manages }: DeskProps) => {
  const { t } = useTexts(words);
  const { vehicle, choose, move } = useChosen(board.vehicles);
  const mission = vehicle?.mission;
  const next = mission ? nextStatus(mission.status) : undefined;
  const step = (): void => {
    if (mission && next) orders.command(mission.dossier, { type: 'statuer', mission: mission.id, status: next, le: Date.now() });
  };
  const [armed, setArmed] = useState<string | null>(null);
  // A cancellation cannot be taken back: it is asked for twice.
  const cancel = (): void => {
    if (!mission || !isCancellable(mission.status)) return;
    if (armed !== mission.id) return setArmed(mission.id);
    setArmed(null);
    orders.command(mission.dossier, { type: 'statuer', mission: mission.id, status: 'ANNULE', le: Date.now() });
  };
  useChords({ ArrowDown: move(1), ArrowUp: move(-1), S: step, A: cancel, H: goTo('late-status'), E: goTo('engage'), R: goTo('radio'),
    L: goTo('hospital') });
  useEffect(() => document.querySelector('.rb-row[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }), [vehicle?.resourceId]);
  return (
    <main className="rb" id="dossier">
      <h2 className="rc-sr">{t('title')}</h2>
      <p className="rc-quiet rb-keys">{t('keys')}</p>
      {orders.refused === '' ? null : <p className="rc-alert" role="alert">{t('refused', { why: orders.refused })}</p>}
      <div className="rb-columns">
        <VehicleTable board={board} chosen={vehicle?.resourceId} onChoose={choose} />
        <div className="rb-side">
          {vehicle ? <ChosenVehicle key={vehicle.resourceId} vehicle={vehicle} centre={centre} orders={orders} onStep={step}
            onCancel={cancel} manages={manages}
            sure={armed !== null && armed === mission?.id} /> : null}
          {manages ? <NewVehicleForm centre={centre} orders={orders} /> : null}
          <RadioPanel board={board} vehicle={vehicle} orders={orders} />
        </div>
        <div className="rb-side">
          <section className="rc-panel rb-map" aria-labelledby="map"><h3 id="map">{t('map')}</h3>
            <RegulationMap centre={centre} person={person} chosen={vehicle ? `vehicle:${vehicle.resourceId}` : undefined}
              onChoose={(id) => { if (id.startsWith('vehicle:')) choose(id.slice('vehicle:'.length)); }} /></section>
          <BedsPanel board={board} vehicle={vehicle} orders={orders} />
        </div>
      </div>
    </main>
  );
};

mountScreen(SecondLine);
