import { useEffect, useState } from 'react';
import { openOfflineQueue, type OfflineQueue } from '#base/ui/client/offline-queue.ts';
import { openSealedStore, type SealedStore } from '#base/ui/client/sealed-store.ts';
import { ApiError } from '../kit/api-client.ts';
import { askAgain, readMissions, sendAboard, type Missions } from './tablet-api.ts';
import { withTaken, type Aboard } from './shift.ts';

const POLL_MS = 4_000;
const STORE = 'tablette';
const MISSIONS = 'missions';

export type Shift = {
  store: SealedStore; queue: OfflineQueue<Aboard>;
  missions(): Missions | undefined;
  /** Reads the missions again, now. */
  refresh(): Promise<void>;
};

/** One window sends at a time: two would send the same things. */
const alone = (name: string) => async (work: () => Promise<void>): Promise<void> => {
  await navigator.locks.request(name, { ifAvailable: true }, async (lock) => { if (lock) await work(); });
};

const openShift = async (person: string, centre: string, changed: () => void): Promise<Shift> => {
  const store = await openSealedStore(STORE, person);
  let missions = await store.get<Missions>(MISSIONS);
  const know = async (read: Missions): Promise<void> => {
    missions = read;
    await store.set(MISSIONS, read);
    changed();
  };
  const queue = await openOfflineQueue<Aboard>({ store: store.queue(), alone: alone(`tablette ${person}`),
    send: async ({ what }) => {
      const outcome = await sendAboard(centre, what);
      if (outcome === 'taken') {
        askAgain();
        if (missions) await know({ ...missions, missions: withTaken(missions.missions, what) });
      }
      return outcome;
    } });
  return { store, queue, missions: () => missions, refresh: async () => {
    try {
      // What waits leaves first: the story that comes back then holds it.
      if (queue.waiting().length > 0) await queue.flush();
      const read = await readMissions(centre);
      queue.heard('up');
      if (read === undefined) return;
      await know(read);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      queue.heard(error.status === 401 ? 'signed-out' : 'cut-off');
    }
  } };
};

/** The shift of one person on this tablet, kept through the end of the page and of the network; drawn again at each change. */
export const useShift = (person: string, centre: string): Shift | undefined => {
  const [shift, setShift] = useState<Shift>();
  const [, setStamp] = useState(0);
  useEffect(() => {
    let [over, timer] = [false, undefined as ReturnType<typeof setTimeout> | undefined];
    let stops: (() => void)[] = [];
    const draw = (): void => { if (!over) setStamp((stamp) => stamp + 1); };
    void openShift(person, centre, draw).then((opened) => {
      if (over) return;
      setShift(opened);
      const turn = async (): Promise<void> => {
        await opened.refresh();
        if (!over) timer = setTimeout(() => void turn(), POLL_MS);
      };
      const now = (): void => { clearTimeout(timer); void turn(); };
      addEventListener('online', now);
      stops = [opened.queue.subscribe(draw), () => removeEventListener('online', now)];
      void turn();
    });
    return () => {
      over = true;
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [person, centre]);
  return shift;
};
