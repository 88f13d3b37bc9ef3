import { createLiveHub, type LiveHub } from '#base/http/live-hub.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { feedHeads, feedSince, type FeedRow } from '../../store/desk-feed.ts';
import type { VoterRegister } from '../../store/open-register.ts';
import type { News } from '../../web/desk/model.ts';

/** Agents read lists, not tickers: on a closing night this spares a read for each batch. */
const GAP_MS = 250;

const newsOf = ({ numero, etat, version }: FeedRow): News => ({ numero, etat, version });

/** What happens to the requests of this register, for the town halls that may read them. */
export const deskLiveHub = (register: VoterRegister, onError: (error: unknown) => void): LiveHub => {
  const read = <T>(fn: Parameters<typeof inContext<T>>[2]): Promise<T> =>
    inContext(register.app, systemContext('desk-live', 'suivi'), fn);
  return createLiveHub<FeedRow>({
    feed: {
      partitions: register.partitions, placeOf: ({ leafIndex }) => leafIndex,
      heads: () => read((tx) => feedHeads(tx, register.partitions)),
      since: (partition, from, limit) => read((tx) => feedSince(tx, partition, from, limit)),
    },
    wakeUps: register.wakeUps, gapMs: GAP_MS, onError,
    visible: ({ commune }, { territories }) => territories.includes(commune),
    event: (row) => ({ type: 'demande', data: newsOf(row) }),
  });
};
