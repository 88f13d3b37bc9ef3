import { createHash, timingSafeEqual } from 'node:crypto';
import { addressRange } from '#base/http/address-range.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import type { Pool } from '#base/store/pools.ts';
import { newId } from '#base/values/ids.ts';
import type { Instant } from '#base/values/instant.ts';
import { partitionOf } from '#base/values/partition.ts';
import type { Actor } from './actor.ts';
import { accessProblems } from './errors.ts';
import { recordFact } from './fact.ts';
import { decideGrant, requestGrant } from './grants.ts';
import type { AccessKeys } from './keys.ts';
import { ACCESS_LIMITS } from './limits.ts';
import { asSystem, type RightsKit } from './right-changes.ts';
import { endAllSessions } from './session-rows.ts';
import { withinLimit } from './throttle.ts';

/** What the platform said of its one-time word. */
export type EnrolmentOffer = { tokenSha256: string; until: Instant };

export type Enrolment = RightsKit & { pool: Pool; keys: AccessKeys; offer?: EnrolmentOffer };

/** A word as it was made, however it was typed: capitals, no spaces or dashes, the look-alikes of base 32 folded. */
export const foldWord = (typed: string): string =>
  typed.toUpperCase().replace(/[^0-9A-Z]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Makes an agent an administrator of the whole service by the operator's one-time word. Every try counts against the
 * person and their address range, also when it fails. The operator who holds the word is the second person of the right.
 * Throws ACCESS_ENROLMENT_CLOSED, _TOO_MANY, _WORD, _USED, ACCESS_SECOND_FACTOR, ACCESS_DENIED, ACCESS_GRANT_INCOMPATIBLE.
 * The person signs in again: their sessions ended.
 */
export const enrolAdministrator = async (
  enrolment: Enrolment, actor: Actor, typed: string, from: string, at: Instant,
): Promise<void> => {
  if (actor.kind !== 'agent') throw accessProblems.ACCESS_DENIED({ extra: { rule: 'enrolment', reason: 'role' } });
  if (!actor.secondFactor) throw accessProblems.ACCESS_SECOND_FACTOR();
  const { offer } = enrolment;
  if (!offer || offer.until <= at) throw accessProblems.ACCESS_ENROLMENT_CLOSED();
  await countTry(enrolment, actor.id, from, at);
  const word = sha256(foldWord(typed));
  if (!timingSafeEqual(word, Buffer.from(offer.tokenSha256, 'hex'))) throw accessProblems.ACCESS_ENROLMENT_WORD();
  await take(enrolment, actor.id, word, at);
};

const countTry = async ({ pool, keys, partitions }: Enrolment, actor: string, from: string, at: Instant): Promise<void> => {
  const { enrolments_per_actor_per_h: perActor, enrolments_per_range_per_h: perRange } = ACCESS_LIMITS;
  const within = await inContext(pool, systemContext('enrolment', 'rights'), async (tx) => {
    const mine = await withinLimit(tx, { keys, partitions }, ['enrolment', actor], perActor, at);
    return await withinLimit(tx, { keys, partitions }, ['enrolment-from', addressRange(from)], perRange, at) && mine;
  });
  if (!within) throw accessProblems.ACCESS_ENROLMENT_TOO_MANY({ retryAfterS: 3_600 });
};

const take = (kit: Enrolment, actor: string, word: Buffer, at: Instant): Promise<void> =>
  inContext(kit.pool, systemContext('enrolment', 'rights'), async (tx) => {
    const { rowCount } = await tx.query(`insert into administrator_enrolment (word_sha256, actor_id, at)
      values ($1, $2, $3) on conflict do nothing`, [word, actor, new Date(at)]);
    if (rowCount === 0) throw accessProblems.ACCESS_ENROLMENT_USED();
    const id = newId();
    const reason = 'Mot à usage unique de l’exploitant';
    await asSystem(tx, 'enrolment');
    await requestGrant(tx, kit.roles, { id, holder: actor, role: 'rights-manager', territories: ['*'],
      purposes: kit.roles.get('rights-manager')!.purposes, from: at, reason }, 'system:enrolment', at);
    await asSystem(tx, 'operator');
    await decideGrant(tx, id, 'approved', 'system:operator', reason, at);
    const partition = partitionOf(kit.partitions, actor);
    await endAllSessions(tx, partition, actor, at);
    await recordFact(tx, partition, { type: 'AdministrateurEnrole', facts: { right: id, holder: actor } },
      { service: kit.service, actor: 'system:operator', purpose: 'rights', at });
  });
