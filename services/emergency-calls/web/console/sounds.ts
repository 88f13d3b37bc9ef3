/** Sounds that a person may turn off. The alarm of a vital emergency is not among them: nothing here can. */
export const OPTIONAL_SOUNDS = ['ring', 'undelivered', 'beat'] as const;
export type OptionalSound = typeof OPTIONAL_SOUNDS[number];

/** The sounds of a console, made by the browser itself. */
export type Sounds = {
  /** Sounds until told to stop, whatever was turned off. */
  alarm(on: boolean): void;
  play(sound: OptionalSound, inMs?: number): void;
  isOn(sound: OptionalSound): boolean;
  turn(sound: OptionalSound, on: boolean): void;
  /** The browser lets no page sound before somebody touched a key or the page. */
  blocked(): boolean;
  subscribe(listener: () => void): () => void;
};

const KEY = 'rc-sounds-off';
const ALARM_MS = 1_100;
/** Frequency in hertz, length in seconds and loudness of each tone, one after the other. */
const TONES: Readonly<Record<OptionalSound | 'alarm', readonly (readonly [hz: number, s: number, gain: number])[]>> = {
  alarm: [[932, 0.28, 0.3], [699, 0.28, 0.3]], ring: [[523, 0.12, 0.12], [659, 0.18, 0.12]], undelivered: [[330, 0.25, 0.15]],
  beat: [[880, 0.05, 0.25]],
};

const readOff = (): Set<OptionalSound> => {
  try {
    return new Set(JSON.parse(localStorage.getItem(KEY) ?? '[]') as OptionalSound[]);
  } catch {
    return new Set();
  }
};

const sound = (context: AudioContext, tones: typeof TONES[OptionalSound], inMs: number): void => {
  let at = context.currentTime + inMs / 1_000;
  for (const [hz, seconds, loudness] of tones) {
    const [tone, gain] = [context.createOscillator(), context.createGain()];
    tone.frequency.value = hz;
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(loudness, at + 0.01);
    gain.gain.exponentialRampToValueAtTime(0.001, at + seconds);
    tone.connect(gain).connect(context.destination);
    tone.start(at);
    tone.stop(at + seconds);
    at += seconds;
  }
};

/** Opens the sounds of this page. */
const openSounds = (): Sounds => {
  const off = readOff();
  const listeners = new Set<() => void>();
  const tell = (): void => { for (const listener of listeners) listener(); };
  let context: AudioContext | undefined;
  let alarming: ReturnType<typeof setInterval> | undefined;
  const wake = (): void => {
    if (typeof AudioContext === 'undefined') return;
    context ??= new AudioContext();
    void context.resume().then(tell, () => undefined);
  };
  for (const touch of ['keydown', 'pointerdown']) document.addEventListener(touch, wake, { capture: true });
  const make = (name: OptionalSound | 'alarm', inMs = 0): void => {
    if (context?.state === 'running') sound(context, TONES[name], inMs);
  };
  return {
    alarm: (on) => {
      if (on === (alarming !== undefined)) return;
      clearInterval(alarming);
      alarming = undefined;
      if (!on) return;
      wake();
      make('alarm');
      alarming = setInterval(() => make('alarm'), ALARM_MS);
    },
    play: (name, inMs = 0) => { if (!off.has(name)) make(name, inMs); },
    isOn: (name) => !off.has(name),
    turn: (name, on) => {
      if (on) off.delete(name);
      else off.add(name);
      localStorage.setItem(KEY, JSON.stringify([...off]));
      tell();
    },
    blocked: () => context?.state !== 'running',
    subscribe: (listener) => { listeners.add(listener); return () => { listeners.delete(listener); }; },
  };
};

let opened: Sounds | undefined;

/** The sounds of this page, one for all its parts. */
export const sounds = (): Sounds => (opened ??= openSounds());
