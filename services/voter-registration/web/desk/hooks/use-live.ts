import { useEffect, useRef, useState } from 'react';
import type { News } from '../model.ts';

/** Follows the live stream; the browser reconnects by itself with the last place that it saw. */
export const useLive = (onNews: (news: News) => void, onReset: () => void): boolean => {
  const [connected, setConnected] = useState(false);
  const handlers = useRef({ onNews, onReset });
  handlers.current = { onNews, onReset };
  useEffect(() => {
    const source = new EventSource('/api/desk/stream');
    source.addEventListener('open', () => setConnected(true));
    source.addEventListener('error', () => setConnected(false));
    source.addEventListener('demande', (event) => handlers.current.onNews(JSON.parse((event as MessageEvent<string>).data) as News));
    source.addEventListener('reset', () => handlers.current.onReset());
    return () => source.close();
  }, []);
  return connected;
};
