import { setTimeout as pause } from 'node:timers/promises';
import { hash } from 'node:crypto';
import type { People } from '../../data/people/plausible-people.ts';
import { REPLAY_HEADER, type ReplayActors } from '../replay-actor.ts';
import type { Sending } from './night-plan.ts';
import type { KeptPiece } from '../replay-pieces.ts';
import { rawConnection, type RawAnswer, type RawConnection } from './raw-client.ts';
import { uploadBytes } from './upload-piece.ts';

export type NightOptions = {
  port: number; host: string; connections: number;
  count: number; plan(index: number): Sending;
  people: People; actors: ReplayActors;
  /** Distinguishes the people and the keys of this night from those of another. */
  name: string;
  /** Takes each document that the service said to keep. */
  onPiece?(piece: KeptPiece): void;
  /** Takes each acknowledgement once, in the order in which they come. */
  onReceipt(answer: Buffer, sending: Sending): void;
};

export type NightTally = {
  acknowledged: number; sentAgain: number; doubleClicks: number; slow: number; withPieces: number; pieces: number;
  /** Answers "your first click is still running", refusals of a full queue, and connections that broke: all sent again. */
  running: number; refused: number; broken: number;
  /** Second answers that were not the first one: must be none. */
  different: number;
};

const PATH = '/v1/voter-registration/demandes';
/** Short: e-mail addresses carry it beside a number, and thirteen digits in a row would be taken for a social security number. */
const SEED = 316;
const SLOW_PARTS = 6;
const SLOW_PAUSE_MS = 250;
/** When the service does not say how long. */
const RETRY_MS = { 409: 500, 429: 500, 503: 500 } as Readonly<Record<number, number>>;
const BROKEN_MS = 200;

/** Plays a closing day: everybody sends until acknowledged, each with one key. Resolves when all were. */
export const playNight = async (options: NightOptions, tally: NightTally = emptyTally()): Promise<NightTally> => {
  let next = 0;
  const lane = async (): Promise<void> => {
    // The second connection is for who clicks twice.
    const lines: [RawConnection, RawConnection] = [rawConnection(options.port), rawConnection(options.port)];
    for (let index = next++; index < options.count; index = next++) await playOne(options, tally, lines, options.plan(index));
    for (const line of lines) line.close();
  };
  await Promise.all(Array.from({ length: Math.min(options.connections, options.count) }, lane));
  return tally;
};

/** The count of a night before its first request. */
export const emptyTally = (): NightTally => ({ acknowledged: 0, sentAgain: 0, doubleClicks: 0, slow: 0, withPieces: 0, pieces: 0,
  running: 0, refused: 0, broken: 0, different: 0 });

const playOne = async (
  options: NightOptions, tally: NightTally, [line, second]: [RawConnection, RawConnection], sending: Sending,
): Promise<void> => {
  const bytes = await requestBytes(options, tally, line, sending);
  const { manner, pieces } = sending;
  if (pieces) tally.withPieces++;
  if (manner === 'slow') tally.slow++;
  const first = untilAcknowledged(tally, manner === 'slow' ? slowly(line) : line, bytes);
  const others: Promise<RawAnswer>[] = [];
  if (manner === 'double') {
    tally.doubleClicks++;
    others.push(untilAcknowledged(tally, second, bytes));
  }
  const answer = await first;
  if (manner === 'again') {
    tally.sentAgain++;
    others.push(untilAcknowledged(tally, line, bytes));
  }
  tally.acknowledged++;
  options.onReceipt(answer.body, sending);
  const wanted = receiptDigest(answer.body);
  for (const other of await Promise.all(others)) if (receiptDigest(other.body) !== wanted) tally.different++;
};

/** The request of a person of the plan, as bytes; their documents are sent before it. */
const requestBytes = async (options: NightOptions, tally: NightTally, line: RawConnection, sending: Sending): Promise<Buffer> => {
  const { people, actors, name, host } = options;
  const { index, at } = sending;
  const person = people.personAt(SEED, index, { pieces: sending.pieces });
  for (const [i, piece] of person.pieces.entries()) {
    const { body } = await untilAcknowledged(tally, line, uploadBytes(host, actors.sign(`${name}-${index}`), piece, index), 201);
    const kept = JSON.parse(body.toString()) as KeptPiece;
    tally.pieces++;
    options.onPiece?.(kept);
    person.pieces[i] = { ...piece, ...kept };
  }
  const body = Buffer.from(JSON.stringify(person));
  const head = [`POST ${PATH} HTTP/1.1`, `host: ${host}`, 'content-type: application/json', 'accept: application/json',
    `idempotency-key: ${name}-${index}`, `${REPLAY_HEADER}: ${actors.sign(`${name}-${index}`, at)}`, `content-length: ${body.length}`];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
};

/** Sends with the same bytes until the service acknowledges; anything but "later" ends the night. */
const untilAcknowledged = async (
  tally: NightTally, line: Pick<RawConnection, 'send'>, bytes: Buffer, wanted = 202,
): Promise<RawAnswer> => {
  for (;;) {
    const answer = await line.send(bytes).catch(() => undefined);
    if (answer?.status === wanted) return answer;
    const later = answer ? askedMs(answer) ?? RETRY_MS[answer.status] : BROKEN_MS;
    if (!answer) tally.broken++;
    else if (answer.status === 409) tally.running++;
    else if (later !== undefined || answer.status >= 500) tally.refused++;
    else throw new Error(`the service answered ${answer.status}: ${answer.body.toString('utf8', 0, 500)}`);
    await pause(later ?? BROKEN_MS);
  }
};

/** How long the service asks to wait (`Retry-After`): people's browsers and programs do as they are told. */
const askedMs = ({ headers }: RawAnswer): number | undefined => {
  const seconds = Number(headers.get('retry-after'));
  return seconds > 0 ? 1_000 * seconds : undefined;
};

/** A line on which a request takes more than a second. */
const slowly = (line: RawConnection): Pick<RawConnection, 'send'> => ({
  send: (bytes) => line.send(bytes, { parts: SLOW_PARTS, pauseMs: SLOW_PAUSE_MS }) });

/** The receipt alone: beside it, a second answer says that it is one. */
const receiptDigest = (answer: Buffer): string => hash('sha256', answer.subarray(answer.indexOf('"receipt":')), 'base64');
