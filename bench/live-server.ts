import Fastify from 'fastify';
import { lastEventId } from '#base/http/last-event-id.ts';
import { createLiveHub } from '#base/http/live-hub.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { feedHeads, feedSince, type FeedRow } from '#services/voter-registration/store/desk-feed.ts';
import { argument, serve } from './child.ts';
import { registerOfGround } from './fill.ts';
import type { VoterGround } from './voter-ground.ts';

const register = registerOfGround(await argument<VoterGround>());
const read = <T>(fn: Parameters<typeof inContext<T>>[2]): Promise<T> => inContext(register.app, systemContext('live', 'suivi'), fn);
let reads = 0;

/** A stream for each département asked for; `*` sees everything, as a national board does. */
const hub = createLiveHub<FeedRow>({
  feed: { partitions: register.partitions, placeOf: ({ leafIndex }) => leafIndex,
    heads: () => read((tx) => feedHeads(tx, register.partitions)),
    since: (partition, from, limit) => { reads += 1; return read((tx) => feedSince(tx, partition, from, limit)); } },
  wakeUps: register.wakeUps, onError: (error) => console.error(error),
  visible: ({ commune }, { territories }) => territories.some((one) => one === '*' || commune.startsWith(one)),
  event: ({ numero, etat, version }) => ({ type: 'demande', data: { numero, etat, version } }),
});

const app = Fastify();
app.get('/live/:department', async (request, reply) => {
  const { department } = request.params as { department: string };
  await hub.watch(reply, { lastId: lastEventId(request),
    context: { actor: request.id, kind: 'agent', roles: ['agent'], territories: [department], purpose: 'instruction' } });
});

await serve(app, () => register.close(), { streams: () => hub.streams, reads: () => reads });
