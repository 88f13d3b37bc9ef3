import { openLiveStream, type LiveWord } from './live-stream.ts';

/** What a screen tells the worker. */
export type ScreenWord = { kind: 'follow'; path: string; types: readonly string[] } | { kind: 'leave' };

export type LiveScreen = {
  /** An event of one of the types asked for. */
  onEvent(type: string, data: unknown): void;
  /** Something may have been missed, or the screen was opened before it was heard: read the lists again. */
  onReset(): void;
  /** Not before the first answer or the first failure. */
  onState(connected: boolean): void;
};

export type Follow = {
  /** Address of the stream, on this origin. */
  path: string;
  /** Who is signed in: another person's screens never share a stream. */
  person: string;
  types: readonly string[];
};

/**
 * Follows a stream of server-sent events, one for all the screens of the browser by a shared worker; one for this screen where
 * the browser has none. Gives how to stop.
 */
export const followLive = (follow: Follow, screen: LiveScreen): (() => void) => {
  const hear = (word: LiveWord): void => {
    if (word.kind === 'event') screen.onEvent(word.type, JSON.parse(word.data));
    else if (word.kind === 'state') screen.onState(word.connected);
    else screen.onReset();
  };
  return sharedStream(follow, hear) ?? ownStream(follow, hear);
};

const sharedStream = ({ path, person, types }: Follow, hear: (word: LiveWord) => void): (() => void) | undefined => {
  if (typeof SharedWorker === 'undefined') return undefined;
  const worker = new SharedWorker(new URL('./live-worker.ts', import.meta.url), { type: 'module', name: `${path} ${person}` });
  const say = (word: ScreenWord): void => worker.port.postMessage(word);
  const enter = (): void => say({ kind: 'follow', path, types });
  const leave = (): void => say({ kind: 'leave' });
  worker.port.onmessage = ({ data }: MessageEvent<LiveWord>) => hear(data);
  // A page that leaves is not announced to the worker; one that comes back from the history is the same page again.
  const back = ({ persisted }: PageTransitionEvent): void => { if (persisted) enter(); };
  addEventListener('pagehide', leave);
  addEventListener('pageshow', back);
  enter();
  return () => {
    leave();
    removeEventListener('pagehide', leave);
    removeEventListener('pageshow', back);
    worker.port.close();
  };
};

const ownStream = ({ path, types }: Follow, hear: (word: LiveWord) => void): (() => void) => {
  let first = true;
  const stream = openLiveStream(path, (word) => {
    hear(word);
    if (first && word.kind === 'state' && word.connected) {
      first = false;
      hear({ kind: 'reset' });
    }
  });
  for (const type of types) stream.want(type);
  return stream.close;
};
