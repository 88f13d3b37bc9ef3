import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { DiskStore } from '#base/files/disk-store.ts';
import { refused } from '#base/files/renderer-port.ts';
import { tileFolder } from '#base/log/tile-folder.ts';
import type { Adapter, Channel, Delivery } from '#base/messages/channel.ts';
import { PATIENT } from '#base/messages/channel.ts';
import type { Outcome } from '#base/messages/delivery.ts';
import { dispatchRound } from '#base/messages/dispatch-round.ts';
import { directionKey } from '#base/messages/webhook-signature.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { randomSlice } from '#base/values/ids.ts';
import { generateKeyring, parseKeyring } from '#base/values/keyring.ts';
import { SECRET, startTestRegister, type TestRegister } from '#services/national-register/api/fixtures/test-register.ts';
import { EXCHANGE } from '#services/national-register/store/register-context.ts';
import { treatBatch } from '#services/national-register/store/treat-batch.ts';
import { createDeposit } from '#services/voter-registration/api/deposit.ts';
import { applyOrders, type Order, type OrderResult } from '#services/voter-registration/api/work/apply-orders.ts';
import { followDuplicates, tellDuplicates } from '#services/voter-registration/api/work/duplicates.ts';
import { followEffects } from '#services/voter-registration/api/work/follow-effects.ts';
import { bouncedMails } from '#services/voter-registration/api/work/bounced-mails.ts';
import { settlingRefusals } from '#services/voter-registration/api/work/mail-channel.ts';
import { boxOf } from '#base/messages/message-box.ts';
import { CHANNELS } from '#services/voter-registration/api/work/outbox.ts';
import type { PublicLetter } from '#services/voter-registration/api/work/public-letter.ts';
import { pullStates } from '#services/voter-registration/api/work/pull-states.ts';
import { registerChannel } from '#services/voter-registration/api/work/register-channel.ts';
import type { Work } from '#services/voter-registration/api/work/work.ts';
import { shippedClosings } from '#services/voter-registration/data/calendar.ts';
import type { Command } from '#services/voter-registration/domain/commands.ts';
import type { DossierActor } from '#services/voter-registration/domain/context.ts';
import type { Demande } from '#services/voter-registration/domain/demande/demande.ts';
import { form } from '#services/voter-registration/domain/fixtures/form.ts';
import type { DossierState } from '#services/voter-registration/domain/state.ts';
import { openRegister } from '#services/voter-registration/store/open-register.ts';
import { loadDossiers } from '#base/dossiers/load-many.ts';
import { testDatabase, type TestDb } from '#test/database.ts';

export type Filed = { partition: number; id: string; numero: string };
export type Sent = { channel: string; letter: PublicLetter };

/** The portal and the national register, both on a real database, the register behind HTTP, the clock in our hands. */
export type Circuit = {
  db: TestDb; work: Work; register: TestRegister; now: { value: number }; sent: Sent[]; folder: string;
  deposit(who: string, change?: Partial<Demande>): Promise<Filed>;
  /** Lets everything that is due happen, until nothing moves. */
  settle(): Promise<void>;
  order(filed: Filed, actor: DossierActor, command: Command): Promise<OrderResult>;
  state(filed: Filed): Promise<DossierState>;
  rows(filed: Filed): Promise<Record<string, unknown>[]>;
  /** Replaces the network between the portal and the register. */
  network: { fetch: typeof fetch };
};

const PARTITIONS = 2;
const ROUNDS_MAX = 60;
const STORE = fileURLToPath(new URL('../../services/voter-registration/store', import.meta.url));

/** Domain whose server knows no mailbox: it refuses for good. */
export const NO_MAILBOX = '@exmaple.fr';

/** A channel that keeps what leaves. */
const collecting = (channel: string, sent: Sent[]): Channel => {
  const adapter: Adapter = { batchMax: 50, deliver: async (messages: readonly Delivery[]) => {
    const refused = ({ content }: Delivery): boolean => (content as PublicLetter).courriel?.endsWith(NO_MAILBOX) ?? false;
    for (const message of messages) if (!refused(message)) sent.push({ channel, letter: message.content as PublicLetter });
    return { kind: 'answered', outcomes: new Map(messages.map((message): [string, Outcome] =>
      [message.id, refused(message) ? { kind: 'refused', reason: 'SMTP 550' } : { kind: 'delivered' }])) };
  } };
  return { policy: PATIENT, adapter: settlingRefusals(adapter) };
};

const openTestWork = (t: TestContext, db: TestDb, now: { value: number }, folder: string): Work => {
  const register = openRegister({ service: db.service, originHost: 'socle.test', partitions: PARTITIONS, clock: () => now.value,
    keyring: parseKeyring(generateKeyring(db.service, 0)), connection: db.connection, passwords: db.passwords,
    tiles: (log) => tileFolder(join(folder, log)) });
  t.after(() => register.close());
  const renderer = { pages: async () => refused('lost', ''), opens: async () => undefined, measures: async () => refused('lost', '') };
  return { register, box: boxOf(register.keyring), logger: pino({ level: 'silent' }),
    sender: { service: 'Service des élections', contactService: 'elections@socle.test', origin: 'http://portail.test',
      communeName: () => 'Nantes' },
    files: { store: new DiskStore(folder), ring: register.keyring, renderer, clock: register.clock, random: randomSlice,
      partitions: PARTITIONS } };
};

/** Opens the two services; the test's end closes them. */
export const openCircuit = async (t: TestContext, at = Date.UTC(2026, 10, 23, 9)): Promise<Circuit> => {
  const folder = mkdtempSync(join(tmpdir(), 'socle-circuit-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const register = await startTestRegister(t);
  const db = await testDatabase(t, { partitions: PARTITIONS, folders: [STORE] });
  const { now } = register;
  now.value = at;
  const work = openTestWork(t, db, now, folder);
  const sent: Sent[] = [];
  const network = { fetch: globalThis.fetch };
  const key = directionKey(SECRET, 'voter-registration', 'national-register');
  const through: typeof fetch = (...args) => network.fetch(...args);
  const channels: Record<string, Channel> = {
    [CHANNELS.mail]: { ...collecting('mail', sent), settled: bouncedMails(work) }, [CHANNELS.text]: collecting('sms', sent),
    [CHANNELS.letter]: collecting('letter', sent),
    [CHANNELS.register]: registerChannel(work, { url: `${register.origin}/exchange/v1/messages`, key, fetch: through }),
  };
  const round = { pool: work.register.jobs, box: work.box, clock: work.register.clock, logger: work.logger,
    random: () => 0.5, leaseMs: 1000, signal: new AbortController().signal };
  const turn = async (): Promise<number> => {
    let moved = 0;
    for (let partition = 0; partition < PARTITIONS; partition += 1) {
      moved += await followEffects(work, partition) + await followDuplicates(work, partition) + await tellDuplicates(work, partition);
      for (const [name, channel] of Object.entries(channels)) {
        moved += await dispatchRound(round, partition, name, channel) === 'busy' ? 1 : 0;
      }
    }
    moved += await inContext(register.db.pools.jobs, EXCHANGE, (tx) => treatBatch(tx, register.context, 0));
    return moved + await pullStates(work, { origin: register.origin, key, fetch: through }).catch(() => 0);
  };
  return { db, work, register, now, sent, folder, network, ...dossiersOf(work),
    settle: async () => {
      for (let rounds = 0; await turn() > 0; rounds += 1) if (rounds > ROUNDS_MAX) throw new Error('the circuit never comes to rest');
    } };
};

const dossiersOf = (work: Work): Pick<Circuit, 'deposit' | 'order' | 'state' | 'rows'> => {
  const { register } = work;
  const deposit = createDeposit(register, shippedClosings(), { service: 'Service des élections', contactService: 'elections@socle.test' });
  const system = systemContext('test', 'essai');
  return {
    deposit: async (who, change) => {
      const { numero, partition, subject } = await deposit({ actor: { id: who, role: 'usager', territories: [] }, key: `cle-${who}`,
        demande: form(change), canal: 'EN_LIGNE', arrivee: register.clock() }) as { numero: string; partition: number; subject: string };
      return { numero, partition, id: subject };
    },
    order: (filed, actor, command) => inContext(register.jobs, system, async (tx) => {
      const order: Order = { id: filed.id, actor, purpose: 'essai', command };
      return (await applyOrders(tx, register, filed.partition, [order], register.clock()))[0]!;
    }),
    state: (filed) => inContext(register.jobs, system, async (tx) =>
      (await loadDossiers(tx, register.type, register.keys, filed.partition, [filed.id])).get(filed.id)!.state),
    rows: (filed) => inContext(register.jobs, system, async (tx) =>
      (await tx.query('select * from demande where partition = $1 and dossier_id = $2', [filed.partition, filed.id])).rows),
  };
};

/** People of the town hall of the shipped form's commune. */
export const AGENT: DossierActor = { id: 'agent', role: 'agent-mairie', territories: ['44109'] };
export const MAIRE: DossierActor = { id: 'maire', role: 'maire', territories: ['44109'] };
export const COMMISSION: DossierActor = { id: 'commission', role: 'commission', territories: ['44109'] };
export const usager = (id: string): DossierActor => ({ id, role: 'usager', territories: [] });
