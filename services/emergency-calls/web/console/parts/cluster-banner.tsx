import { useQuery, useQueryClient } from '@tanstack/react-query';
import { giveCommands } from '../../kit/api-client.ts';
import { Chord } from '../../kit/chord.tsx';
import { newId } from '../../kit/new-id.ts';
import { useChords } from '../../kit/use-chords.ts';
import { openIncident } from '../../incidents/incident-client.ts';
import { readProposed, type ProposedEvent } from '../same-event-client.ts';
import { useLang } from '../use-lang.ts';

const AGAIN_MS = 10_000;
const MINUTE_MS = 60_000;

/** Puts every dossier of a cluster under one event: the one that some are under already, or a new one. */
const attach = async (centre: string, { event, apart, name, place }: ProposedEvent): Promise<unknown> => {
  const id = event ?? newId();
  const label = name ?? `${place.lat.toFixed(4)}, ${place.lon.toFixed(4)}`;
  if (event === null) await openIncident(centre, id, { name: label, kind: 'MULTIPLE', place: { label, ...place } });
  return Promise.all(apart.map((dossier) => giveCommands(centre, dossier, [{ type: 'rattacherEvenement', id: newId(), event: id }])));
};

/** Many calls at one place in a short time: probably one event. A person says so; nothing is grouped by itself. */
export const ClusterBanner = ({ centre }: { centre: string }) => {
  const { t } = useLang();
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: ['clusters'], queryFn: () => readProposed(centre), refetchInterval: AGAIN_MS });
  const [largest] = data?.rows ?? [];
  const group = (): void => {
    if (largest) void attach(centre, largest).catch(() => undefined).then(() => client.invalidateQueries({ queryKey: ['clusters'] }));
  };
  useChords({ 'Alt+E': largest ? group : undefined });
  if (!data || !largest) return null;
  const minutes = Math.max(1, Math.ceil((data.at - largest.since) / MINUTE_MS));
  return (
    <div className="rc-cluster" role="status">
      <p><b>{t('cluster', { calls: largest.calls, minutes, metres: Math.max(100, Math.ceil(largest.metres / 100) * 100) })}</b>
        {largest.name ? ` ${largest.name}` : ''}</p>
      {largest.apart.length > 0 ? <button type="button" onClick={group}>
        {t(largest.event ? 'attachToEvent' : 'makeEvent', { count: largest.apart.length })} <Chord of="E" /></button> : null}
    </div>
  );
};
