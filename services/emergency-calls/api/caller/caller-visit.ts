import type { FastifyRequest } from 'fastify';
import { VISITOR } from '#base/access/actor.ts';
import { auditAccess } from '#base/access/audit.ts';
import { accessKeys } from '#base/access/keys.ts';
import { sameText } from '#base/access/session-token.ts';
import { withinLimit } from '#base/access/throttle.ts';
import { addressRange } from '#base/http/address-range.ts';
import { readCookie } from '#base/http/cookies.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { randomSlice } from '#base/values/ids.ts';
import type { CaseActor } from '../../domain/context.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { findLink, openLink, type CallerLink } from '../../store/caller-links.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { callerIdOf, linkMacs, partitionOfWord } from './link-words.ts';

/** Cookie of the one browser that opened a link. */
export const WITNESS = 'socle_lien';
export const CALLER_CONTEXT = systemContext('lien-appelant', 'appel');
const WITNESS_BYTES = 16;

/** Somebody with a link in hand: which dossier it is about, and who they are in it. */
export type CallerVisit = { link: CallerLink; mac: Buffer; word: string; actor: CaseActor; bound: 'free' | 'mine' | 'elsewhere' };

/** Who comes with a link. Throws LIEN_FINI for a word that is unknown or over; whoever tries many is stopped. */
export const callerVisits = (regulation: Regulation) => {
  const macs = linkMacs(regulation.keyring);
  const keys = accessKeys(regulation.keyring);
  const { app, partitions, clock } = regulation;
  const count = (bucket: readonly [string, string], limit: number): Promise<boolean> => inContext(app, CALLER_CONTEXT, (tx) =>
    withinLimit(tx, { keys, partitions }, bucket, limit, clock()));

  const visit = async (request: FastifyRequest): Promise<CallerVisit> => {
    const { word } = request.params as { word: string };
    const partition = partitionOfWord(word, partitions);
    const mac = macs.word(word);
    const link = partition === undefined ? undefined
      : await inContext(app, CALLER_CONTEXT, (tx) => findLink(tx, partition, mac, clock()));
    if (!link) {
      const few = await count(['lien-manque', addressRange(request.ip)], LIMITS.caller_misses_per_hour_max);
      throw few ? problems.LIEN_FINI() : problems.ENVOIS_TROP_NOMBREUX();
    }
    const shown = readCookie(request.headers.cookie, WITNESS);
    const mine = link.witness !== null && shown !== undefined
      && sameText(macs.witness(shown).toString('hex'), link.witness.toString('hex'));
    return { link, mac, word, bound: link.witness === null ? 'free' : mine ? 'mine' : 'elsewhere',
      actor: { id: callerIdOf(mac), role: 'systeme', label: 'Appelant', centre: link.centre } };
  };

  return {
    visit,
    /** The visit of whoever opened the link; anybody else is told that there is none. Sendings are counted. */
    mine: async (request: FastifyRequest, sending = false): Promise<CallerVisit> => {
      const found = await visit(request);
      if (found.bound !== 'mine') throw problems.LIEN_FINI();
      if (sending && !await count(['lien-envoi', found.actor.id], LIMITS.caller_sendings_per_hour_max)) {
        throw problems.ENVOIS_TROP_NOMBREUX();
      }
      return found;
    },
    /** Binds a free link to this browser and writes down that it was opened; gives the cookie's value. */
    open: async (request: FastifyRequest, { link, mac, actor }: CallerVisit): Promise<string | undefined> => {
      const witness = Buffer.from(randomSlice(WITNESS_BYTES)).toString('base64url');
      return inContext(app, CALLER_CONTEXT, async (tx) => {
        if (!await openLink(tx, link.partition, mac, macs.witness(witness), clock())) return undefined;
        await auditAccess(tx, { actor: { ...VISITOR, id: CALLER_CONTEXT.actor, kind: 'system', roles: ['appelant'] }, purpose: 'appel',
          decision: { allow: true, rule: 'URG-LIEN', role: 'appelant', obligations: [], territories: [link.centre] },
          dossiers: [{ partition: link.partition, id: link.dossier }], fields: ['dialogue'], route: request.routeOptions.url ?? '',
          correlationId: `${request.id} ${actor.id}`, at: clock() }, partitions);
        return witness;
      });
    },
  };
};
