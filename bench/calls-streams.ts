import { connect, type Socket } from 'node:net';
import type { LoadPerson } from '#services/emergency-calls/api/load/load-client.ts';

/** A vehicle's position as streams tell it: id, longitude, latitude, instant. */
type Position = [id: string, lon: number, lat: number, at: number];

/** Many streams of one server: what they told, and who waits for news of a dossier. */
export type Streams = {
  readonly open: number; readonly deliveries: number; readonly positionAges_ms: number[];
  /** Resolves with the instant (performance.now) of the next news of a dossier in a centre, or nothing in time. */
  next(centre: string, dossier: string, timeout_ms: number): Promise<number | undefined>;
  close(): void;
};

const AGAIN_MS = 500;

/**
 * Opens the live stream of each person and keeps it open, coming back as a browser does when it breaks. Ages of positions are noted
 * on the `watched` ones: all streams of a centre get the same.
 */
export const openStreams = (
  port: number, people: readonly LoadPerson[], watched: ReadonlySet<LoadPerson>,
): Promise<Streams> => new Promise((ready) => {
  const sockets = new Set<Socket>();
  const waiting = new Map<string, ((at: number) => void)[]>();
  const ages: number[] = [];
  let [deliveries, standing, closed] = [0, 0, false];
  const take = (person: LoadPerson, block: string): string | undefined => {
    const type = /^event: (.*)$/m.exec(block)?.[1];
    const data = /^data: (.*)$/m.exec(block)?.[1];
    if (type === 'bonjour' || type === 'reset') standing += 1;
    if (standing === people.length) ready(streams);
    if (type === undefined || data === undefined) return undefined;
    deliveries += 1;
    if (type === 'positions' && watched.has(person)) {
      const now = Date.now();
      for (const [, , , at] of JSON.parse(data) as Position[]) ages.push(now - at);
    }
    if (type === 'dossier') {
      const key = `${person.centre}/${(JSON.parse(data) as { id: string }).id}`;
      for (const told of waiting.get(key)?.splice(0) ?? []) told(performance.now());
    }
    return /^id: (.*)$/m.exec(block)?.[1];
  };
  const follow = (person: LoadPerson, lastId?: string): void => {
    const socket = connect(port, '127.0.0.1');
    sockets.add(socket);
    let [rest, last] = ['', lastId];
    socket.setEncoding('utf8').on('error', () => undefined).on('data', (text: string) => {
      const blocks = (rest + text).split('\n\n');
      rest = blocks.pop()!;
      for (const block of blocks) last = take(person, block) ?? last;
    }).on('close', () => {
      sockets.delete(socket);
      if (!closed) setTimeout(() => follow(person, last), AGAIN_MS);
    });
    socket.write(`GET /api/regulation/flux?centre=${person.centre} HTTP/1.1\r\nhost: bench\r\ncookie: ${person.cookie}\r\n`
      + `accept: text/event-stream\r\n${last === undefined ? '' : `last-event-id: ${last}\r\n`}\r\n`);
  };
  const streams: Streams = {
    get open() { return sockets.size; }, get deliveries() { return deliveries; }, positionAges_ms: ages,
    next: (centre, dossier, timeout) => new Promise((done) => {
      const key = `${centre}/${dossier}`;
      const timer = setTimeout(() => done(undefined), timeout);
      waiting.set(key, [...waiting.get(key) ?? [], (at) => { clearTimeout(timer); done(at); }]);
    }),
    close: () => {
      closed = true;
      for (const socket of sockets) socket.destroy();
    },
  };
  for (const person of people) follow(person);
});
