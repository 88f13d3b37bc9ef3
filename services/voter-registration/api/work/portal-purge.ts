import { forgetMessages } from '#base/messages/outbox.ts';
import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import type { Instant } from '#base/values/instant.ts';
import { PORTAL_COPY_DAYS } from '../../domain/calendar/register-terms.ts';
import { HOLDERS } from '../../store/demande-type.ts';
import { loadDossiers } from '#base/dossiers/load-many.ts';
import { dropFileKeysBefore, firstIdAt, heldBy } from '../../store/work-terms.ts';
import { applyOrders, SYSTEME, type Order } from './apply-orders.ts';
import { exportEvidence, type EvidenceFolder } from './evidence.ts';
import { CHANNELS } from './outbox.ts';
import type { Work } from './work.ts';

const DAY_MS = 86_400_000;
const BATCH = 200;
const CONTEXT = systemContext('portal-purge', 'conservation');
const LAW = 'arrêté du 8 mars 2019 (ECOO1905436A)';

/** Days after which the copy of a request that the register has goes: one less than the law's ten, whatever the hour. */
const ACKNOWLEDGED_DAYS = PORTAL_COPY_DAYS - 1;

/**
 * Erases the portal's copy of requests: those that the register took in before the tenth day, the others on the tenth with their
 * evidence exported first. The commune's key still opens what it received. Gives how many went.
 */
export const purgePortal = async (work: Work, evidence: EvidenceFolder, partition: number): Promise<number> => {
  const { register } = work;
  const now = register.clock();
  let after = firstIdAt(0);
  let purged = 0;
  for (;;) {
    const step = await inContext(register.jobs, CONTEXT, (tx) => purgeSome(work, evidence, tx, partition, after, now));
    purged += step.purged;
    if (step.last === undefined) break;
    after = step.last;
  }
  await inContext(register.jobs, CONTEXT, (tx) => dropFileKeysBefore(tx, partition, HOLDERS.portail, now - ACKNOWLEDGED_DAYS * DAY_MS));
  return purged;
};

const purgeSome = async (
  { register, logger }: Work, evidence: EvidenceFolder, tx: Tx, partition: number, after: string, now: Instant,
): Promise<{ purged: number; last: string | undefined }> => {
  const ids = await heldBy(tx, partition, HOLDERS.portail, now - ACKNOWLEDGED_DAYS * DAY_MS, after, BATCH);
  if (ids.length === 0) return { purged: 0, last: undefined };
  const found = await loadDossiers(tx, register.type, register.keys, partition, ids);
  const orders: Order[] = [];
  for (const loaded of found.values()) {
    const { refReu, dateDepot } = loaded.state;
    if (now < dateDepot + ACKNOWLEDGED_DAYS * DAY_MS) continue;
    const order = { id: loaded.ref.id, actor: SYSTEME, purpose: 'conservation' };
    if (refReu !== null) {
      orders.push({ ...order, command: { type: 'purgerContenu' }, erase: { holder: HOLDERS.portail, reason: 'transmise', law: LAW } });
    } else if (now >= dateDepot + PORTAL_COPY_DAYS * DAY_MS) {
      const preuveExportee = await exportEvidence(tx, register, evidence, loaded, CHANNELS.register);
      logger.error({ dossier: loaded.ref.id, preuve: preuveExportee }, 'a request was never taken in: its evidence is exported');
      await forgetMessages(tx, partition, loaded.ref.id, now);
      orders.push({ ...order, command: { type: 'purgerContenu', preuveExportee },
        erase: { holder: HOLDERS.portail, reason: 'terme-legal', law: LAW } });
    }
  }
  const results = await applyOrders(tx, register, partition, orders, now);
  for (const [i, result] of results.entries()) {
    if (result.kind === 'refused') logger.error({ dossier: orders[i]!.id, code: result.problem.code }, 'a copy could not be purged');
  }
  return { purged: results.filter(({ kind }) => kind === 'done').length, last: ids.at(-1) };
};
