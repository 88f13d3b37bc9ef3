import { useEffect, useRef, useState } from 'react';
import { followLive } from '#base/ui/client/live.ts';
import { inCentre } from './api-client.ts';

type Live = { centre: string; person: string; types: readonly string[]; gap_ms: number;
  /** For what shows the real world even to a browser in exercise mode. */
  real?: true };

/**
 * Says that lists must be read again when the stream tells of a change: at once, and once more `gap_ms` later, because what is read may
 * be a moment old; never more often than that. Gives whether the stream stands;
 * nothing while that is not known yet.
 */
export const useLive = ({ centre, person, types, gap_ms: gap, real }: Live, onNews: () => void): boolean | undefined => {
  const [connected, setConnected] = useState<boolean>();
  const news = useRef(onNews);
  news.current = onNews;
  const wanted = types.join();
  useEffect(() => {
    let [last, timer] = [0, undefined as ReturnType<typeof setTimeout> | undefined];
    let again = false;
    const tell = (): void => {
      timer = again ? setTimeout(tell, gap) : undefined;
      again = false;
      last = Date.now();
      news.current();
    };
    const soon = (): void => {
      again = true;
      timer ??= setTimeout(tell, Math.max(0, last + gap - Date.now()));
    };
    const stop = followLive({ path: `/api/regulation/flux?${real ? `centre=${centre}` : inCentre(centre)}`, person,
      types: wanted.split(',') },
      { onEvent: soon, onReset: soon, onState: setConnected });
    return () => { clearTimeout(timer); stop(); };
  }, [centre, person, wanted, gap, real]);
  return connected;
};
