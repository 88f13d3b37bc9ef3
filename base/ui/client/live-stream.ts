/** What a stream tells the screens that follow it. */
export type LiveWord =
  /** An event, its data as JSON text. */
  | { kind: 'event'; type: string; data: string }
  /** The stream stands, or does not; screens say so. */
  | { kind: 'state'; connected: boolean }
  /** Something may have been missed: read the lists again. */
  | { kind: 'reset' };

export type LiveStream = {
  /** Also passes on events of this type. */
  want(type: string): void;
  close(): void;
};

const AGAIN_MS = { first: 1_000, max: 30_000 } as const;

/** The address of the stream, from the place of the last event seen. */
const resumedAt = (path: string, lastId: string): string =>
  (lastId === '' ? path : `${path}${path.includes('?') ? '&' : '?'}depuis=${encodeURIComponent(lastId)}`);

/**
 * Follows server-sent events for good. A cut connection is made again by the browser, with the last place seen; after an answer
 * that ends its tries (a service that is full or signed out) a new stream is opened from that place, at growing intervals.
 */
export const openLiveStream = (path: string, tell: (word: LiveWord) => void): LiveStream => {
  const types = new Set<string>();
  let lastId = '';
  let againMs: number = AGAIN_MS.first;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const note = ({ lastEventId }: MessageEvent<string>): void => { if (lastEventId !== '') lastId = lastEventId; };
  const listen = (type: string): void => source.addEventListener(type, (event: MessageEvent<string>) => {
    note(event);
    tell({ kind: 'event', type, data: event.data });
  });
  const stand = (event: MessageEvent<string>): void => {
    note(event);
    againMs = AGAIN_MS.first;
    tell({ kind: 'state', connected: true });
  };
  const open = (): EventSource => {
    const fresh = new EventSource(resumedAt(path, lastId));
    fresh.addEventListener('bonjour', stand);
    fresh.addEventListener('place', note);
    fresh.addEventListener('reset', (event) => { stand(event); tell({ kind: 'reset' }); });
    fresh.addEventListener('error', () => {
      tell({ kind: 'state', connected: false });
      if (fresh.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(() => { source = open(); for (const type of types) listen(type); }, againMs);
      againMs = Math.min(againMs * 2, AGAIN_MS.max);
    });
    return fresh;
  };
  let source = open();
  return {
    want: (type) => {
      if (types.has(type)) return;
      types.add(type);
      listen(type);
    },
    close: () => { clearTimeout(timer); source.close(); },
  };
};
