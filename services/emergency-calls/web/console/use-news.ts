import { useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { followLive } from '#base/ui/client/live.ts';
import { inCentre } from '../kit/api-client.ts';
import type { Keeper } from './keeper.ts';

/** What is known of one call. */
const OF_CALL = new Set(['ahead', 'story', 'conference']);

type Told = { id: string; version: number };

/** Reads again what the stream says has changed, and nothing more; says whether it stands, once that is known. */
export const useNews = (centre: string, person: string, keeper: Keeper): boolean | undefined => {
  const client = useQueryClient();
  const [connected, setConnected] = useState<boolean>();
  useEffect(() => {
    const again = (...keys: string[]): void => { for (const key of keys) void client.invalidateQueries({ queryKey: [key] }); };
    const ofCall = (id: string): void => {
      again('calls');
      // What is known of a call is personal: it is read again only where it is shown.
      void client.invalidateQueries({ predicate: ({ queryKey: [sort, ...ids] }) => OF_CALL.has(String(sort))
        && ids.includes(id) });
    };
    return followLive({ path: `/api/regulation/flux?${inCentre(centre)}`, person, types: ['dossier', 'appel', 'presence', 'moyen'] }, {
      onEvent: (type, data) => {
        const { id, version } = data as Told;
        if (type === 'appel') return ofCall(id);
        if (type === 'presence') { void client.invalidateQueries({ queryKey: ['presence', id] }); return; }
        if (type === 'moyen') { again('fleet'); return; }
        keeper.changed(id, version);
        again('open', 'waiting', 'planned', 'fleet', 'alarms', 'call-backs');
      },
      onReset: () => again('calls', 'ahead', 'story', 'conference', 'open', 'waiting', 'planned', 'fleet', 'alarms'),
      onState: setConnected,
    });
  }, [centre, person, keeper, client]);
  return connected;
};
