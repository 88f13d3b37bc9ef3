import { openLiveStream, type LiveStream, type LiveWord } from './live-stream.ts';
import type { ScreenWord } from './live.ts';

/**
 * One stream for all the screens of a browser: they share this worker, named by the stream's path and the person. It ends with
 * its last screen.
 */
type Screen = { port: MessagePort; types: ReadonlySet<string>; welcomed: boolean };

const screens = new Set<Screen>();
let stream: LiveStream | undefined;
/** Unknown until the first answer or the first failure: a stream that is being opened is not a cut. */
let connected: boolean | undefined;

/** A screen read its lists before it was heard here: it reads them once more when the stream stands. */
const welcome = (screen: Screen): void => {
  if (!connected || screen.welcomed) return;
  screen.welcomed = true;
  screen.port.postMessage({ kind: 'reset' } satisfies LiveWord);
};

const tell = (word: LiveWord): void => {
  if (word.kind === 'state') connected = word.connected;
  for (const screen of screens) {
    if (word.kind === 'event' && !screen.types.has(word.type)) continue;
    screen.port.postMessage(word);
    if (word.kind === 'reset') screen.welcomed = true;
    if (word.kind === 'state') welcome(screen);
  }
};

const enter = (port: MessagePort, { path, types }: Extract<ScreenWord, { kind: 'follow' }>): Screen => {
  const screen: Screen = { port, types: new Set(types), welcomed: false };
  screens.add(screen);
  stream ??= openLiveStream(path, tell);
  for (const type of types) stream.want(type);
  if (connected !== undefined) port.postMessage({ kind: 'state', connected } satisfies LiveWord);
  welcome(screen);
  return screen;
};

const leave = (screen: Screen | undefined): void => {
  if (screen === undefined || !screens.delete(screen) || screens.size > 0) return;
  stream?.close();
  stream = undefined;
  connected = undefined;
};

(globalThis as unknown as { onconnect: (event: MessageEvent) => void }).onconnect = ({ ports: [port] }) => {
  let screen: Screen | undefined;
  port!.onmessage = ({ data }: MessageEvent<ScreenWord>) => {
    leave(screen);
    screen = data.kind === 'follow' ? enter(port!, data) : undefined;
  };
};
