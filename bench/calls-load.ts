import pg from 'pg';
import { openLoadClient, type LoadClient } from '#services/emergency-calls/api/load/load-client.ts';
import { emptyTally, type LoadTally } from '#services/emergency-calls/api/load/load-tally.ts';
import { planCalls, type TrafficShape } from '#services/emergency-calls/api/load/plan-calls.ts';
import type { CallTools } from '#services/emergency-calls/api/load/play-call.ts';
import { playTraffic } from '#services/emergency-calls/api/load/play-traffic.ts';
import type { CallsGround } from './calls-ground.ts';
import { MACHINE_SECRET } from './calls-ground.ts';
import type { Streams } from './calls-streams.ts';

const CONNECTIONS = 256;
const FIX_EVERY_MS = 10_000;
/** A gateway of trackers hands on what it has of a centre this often. */
const GATEWAY_MS = 2_000;
const SEEN_MS = 10_000;

export type NationOptions = { callsPerS: number; seconds: number; talk_s: number; status_ms: number; random: () => number; name: string;
  mix: Pick<TrafficShape, 'doctor' | 'vehicle' | 'shared'> };

/** What was played: how long a status and another change of a shared case took to the streams of the other centre. */
export type NationLoad = { tally: LoadTally; statusMs: number[]; changeMs: number[]; unseen: number; requests: number };

const pause = (ms: number): Promise<void> => new Promise((done) => { setTimeout(done, ms); });

/** Opens the client of a bench's consoles and machines. */
const benchClient = (ground: CallsGround): LoadClient => openLoadClient({ host: '127.0.0.1', port: ground.port,
  origin: ground.origin, keys: [{ kind: 'hmac', secret: Buffer.from(MACHINE_SECRET) }], connections: CONNECTIONS, now: Date.now });

/** Plays a flow over all centres, with every vehicle telling its place. */
export const playNation = async (ground: CallsGround, streams: Streams, options: NationOptions): Promise<NationLoad> => {
  const client = benchClient(ground);
  const load: NationLoad = { tally: emptyTally(), statusMs: [], changeMs: [], unseen: 0, requests: 0 };
  const shares = await watchShares(ground, streams, load);
  const rate = options.callsPerS / ground.centres.length;
  const plan = planCalls({ seconds: options.seconds, rate: () => rate, rate_max: rate, talk_s: options.talk_s, ...options.mix,
    pointOf: (_centre, _at, random) => ({ lat: 46 + random(), lon: -4 + random() }) }, ground.centres, options.name, options.random);
  let over = false;
  const moving = moveVehicles(ground, client, load.tally, () => over);
  await playTraffic({ plan, staff: ground.staff, aid: true, patience_ms: 300_000, target_ms: 30_000, reaction_ms: 1_000,
    tools: { client, tally: load.tally, pause, now: Date.now, takeVehicle: vehiclesInTurn(ground), status_ms: options.status_ms,
      ...shares } });
  over = true;
  await moving;
  await shares.end();
  client.close();
  for (const times of load.tally.ms.values()) load.requests += times.length;
  return load;
};

const vehiclesInTurn = ({ vehicles }: CallsGround): CallTools['takeVehicle'] => {
  const turn = new Map<string, number>();
  return (centre) => {
    const own = vehicles.get(centre)!;
    const next = turn.get(centre) ?? 0;
    turn.set(centre, next + 1);
    return own[next % own.length];
  };
};

/** One post a centre and round, with the vehicles whose turn it is; centres one after another, so that the load is even. */
const moveVehicles = async ({ vehicles }: CallsGround, client: LoadClient, tally: LoadTally, over: () => boolean): Promise<void> => {
  const rounds = FIX_EVERY_MS / GATEWAY_MS;
  const centres = [...vehicles];
  const start = performance.now();
  const sent = new Set<Promise<void>>();
  for (let n = 0; !over(); n += 1) {
    const due = start + (n * GATEWAY_MS) / centres.length;
    if (due > performance.now()) await pause(due - performance.now());
    const [centre, own] = centres[n % centres.length]!;
    const round = Math.floor(n / centres.length) % rounds;
    const fixes = own.filter((_, i) => i % rounds === round).map(({ resource }, i) =>
      ({ resourceId: resource, lat: 45.62 + (n % 397) / 4_000,
      lon: -4.65 + i / 40, at: Date.now(), speed_km_h: 50, heading_deg: 90 }));
    tally.fixes += fixes.length;
    const work = client.machine('positions', { centre, fixes }).then(() => undefined);
    sent.add(work);
    void work.finally(() => sent.delete(work));
  }
  await Promise.all(sent);
};

/**
 * Follows shared cases to the other centre: which dossier it keeps of the case, and when its streams tell of a change that was sent
 * here. One change of a case is watched at a time.
 */
const watchShares = async (ground: CallsGround, streams: Streams, load: NationLoad): Promise<Pick<CallTools, 'onShared' | 'onGiven'>
  & { end(): Promise<void> }> => {
  const pool = new pg.Pool({ ...ground.connection, max: 2 });
  const copies = new Map<string, { centre: string; dossier: string }>();
  const busy = new Set<string>();
  const find = async (dossier: string, caseId: string, centre: string): Promise<void> => {
    for (let tries = 0; tries < 40; tries += 1) {
      const { rows: [row] } = await pool.query<{ dossier_id: string }>(`select dossier_id from emergency_calls.dossier_urgence
        where partition = $1 and centre = $2 and case_id = $3`, [ground.regulation.partitionOfCentre(centre), centre, caseId]);
      if (row) return void copies.set(dossier, { centre, dossier: row.dossier_id });
      await pause(500);
    }
  };
  const running: Promise<void>[] = [];
  return {
    onShared: (dossier, caseId, { shareWith }) => { running.push(find(dossier, caseId, shareWith!)); },
    onGiven: (dossier, type, sentAt) => {
      const copy = copies.get(dossier);
      if (!copy || busy.has(dossier) || (type !== 'statuer' && type !== 'noter')) return;
      busy.add(dossier);
      running.push(streams.next(copy.centre, copy.dossier, SEEN_MS).then((at) => {
        busy.delete(dossier);
        if (at === undefined) load.unseen += 1;
        else (type === 'statuer' ? load.statusMs : load.changeMs).push(at - sentAt);
      }));
    },
    end: async () => {
      await Promise.all(running);
      await pool.end();
    },
  };
};
