import { useEffect, useRef, useState } from 'react';
import { followLive } from '#base/ui/client/live.ts';
import type { News } from '../model.ts';

/** Follows the live stream of this browser; says whether it stands. */
export const useLive = (person: string, onNews: (news: News) => void, onReset: () => void): boolean => {
  const [connected, setConnected] = useState(false);
  const handlers = useRef({ onNews, onReset });
  handlers.current = { onNews, onReset };
  useEffect(() => followLive({ path: '/api/desk/stream', person, types: ['demande'] }, {
    onEvent: (_type, news) => handlers.current.onNews(news as News),
    onReset: () => handlers.current.onReset(),
    onState: setConnected,
  }), [person]);
  return connected;
};
