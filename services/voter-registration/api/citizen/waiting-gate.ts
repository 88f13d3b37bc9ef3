import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addressRange } from '#base/http/address-range.ts';
import { cookie, readCookie } from '#base/http/cookies.ts';
import { languageOf } from '#base/http/language.ts';
import type { Admission } from '#base/intake/admission.ts';
import { readTicket, type Ticket } from '#base/intake/ticket.ts';
import { createWaitingRoom, type Entry } from '#base/intake/waiting-room.ts';
import { civilDateAt, civilTimeAt } from '#base/values/civil-date.ts';
import type { SymmetricKey } from '#base/values/crypto-box.ts';
import { deriveKey } from '#base/values/keyring.ts';
import { LIMITS } from '../../limits.ts';
import { fillWaitingRoom } from '../../web/citizen/static-pages.ts';
import type { CitizenKit } from './kit.ts';

export type WaitingGateOptions = {
  admission: Admission;
  /** Templates of the page by language, kept in memory: no database and no script. */
  templates: { fr: string; en: string };
};

const PARIS = 'Europe/Paris';
const COOKIE = 'socle-file';
const RELOAD_S = 10;
/** Where a visit begins that will cost something; people already signed in are never sent back to the line. */
const GATED = /^\/(connexion|deja-inscrit|demande)(\/|\?|$)/;

/** The key that signs tickets. */
const keyOf = (kit: CitizenKit): SymmetricKey => deriveKey(kit.register.keyring, 'waiting-room');

/** Holds visitors in line while the service is full. Signed-in people pass: nobody is ejected from a form. */
export const waitingGate = (app: FastifyInstance, kit: CitizenKit, { admission, templates }: WaitingGateOptions): void => {
  const room = createWaitingRoom({ key: keyOf(kit), clock: kit.register.clock, admission, reserve: kit.context.reserveTickets });
  app.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'GET' || !GATED.test(request.url) || await kit.access.requests.of(request)) return undefined;
    const entry = await room.arrive(addressRange(request.ip), readCookie(request.headers.cookie, COOKIE));
    if (entry.kind === 'enter') return undefined;
    return answerWaiting(kit, reply, entry, templates[languageOf(request)]);
  });
};

const answerWaiting = (
  kit: CitizenKit, reply: FastifyReply, entry: Exclude<Entry, { kind: 'enter' }>, template: string,
): FastifyReply => {
  reply.code(503).type('text/html; charset=utf-8');
  if (entry.kind === 'later') {
    return reply.header('retry-after', String(entry.retryAfterS))
      .send(fillWaitingRoom(template, { place: 0, waitMinutes: 1, ticketTakenAt: '' }));
  }
  const { arrivedAt } = entry.ticket;
  const options = { secure: kit.access.cookies.secure, maxAgeS: LIMITS.ticket_grace_ms / 1_000 };
  return reply.header('retry-after', String(RELOAD_S)).header('set-cookie', cookie(COOKIE, entry.signed, options))
    .send(fillWaitingRoom(template, { place: entry.place, waitMinutes: Math.max(1, Math.ceil(entry.waitS / 60)),
      ticketTakenAt: `${civilDateAt(arrivedAt, PARIS)} ${civilTimeAt(arrivedAt, PARIS)}` }));
};

/** The ticket with which a person waited, if they did: it dates their request when it is older than the arrival. */
export const ticketOf = (kit: CitizenKit, request: FastifyRequest): Ticket | undefined =>
  readTicket(keyOf(kit), readCookie(request.headers.cookie, COOKIE));

/** Takes the ticket out of the browser. */
export const clearTicket = (kit: CitizenKit): string => cookie(COOKIE, '', { secure: kit.access.cookies.secure, maxAgeS: 0 });
