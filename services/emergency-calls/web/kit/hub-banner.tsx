import { useQuery } from '@tanstack/react-query';
import { CONSOLE_ROLES, type Role } from '../../domain/codes/roles.ts';
import { Age } from './age.tsx';
import { askApi, inCentre } from './api-client.ts';
import { useTexts } from './lang.tsx';
import { kitWords } from './texts.ts';

type Brief = { link: { state: 'up' | 'down' | 'silent'; since: number | null }; waiting: number; dead: number };

const EVERY_MS = 10_000;

/**
 * Says on every console that partners are not reached, so that people telephone: nothing of the dossier is lost, messages wait. A
 * centre that never had a link to the hub is told nothing.
 */
export const HubBanner = ({ centre, role }: { centre: string; role: Role }) => {
  const { t } = useTexts(kitWords);
  const { data } = useQuery({ queryKey: ['hub', centre], queryFn: () => askApi<Brief>(`echanges/etat?${inCentre(centre)}`),
    refetchInterval: EVERY_MS, enabled: CONSOLE_ROLES.includes(role), networkMode: 'always' });
  if (!data || data.link.state === 'up' || data.link.since === null) return null;
  return <p className="rx-banner" role="alert">{t('hubDown', { count: data.waiting })} <Age since={data.link.since} /></p>;
};
