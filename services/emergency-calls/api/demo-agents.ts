import { accessKeys } from '#base/access/keys.ts';
import { inviteAgents, type InvitedAgent } from '#base/access/invite-agents.ts';
import { roleCatalogue } from '#base/access/roles.ts';
import { CENTRES, centresOfStructure } from '../data/centres.ts';
import type { Regulation } from '../store/open-regulation.ts';
import { SERVICE_ROLES } from './access-rules.ts';

const PLATFORM = '13000918600011';
const [VALMONT, RIVEBELLE] = CENTRES;

/** People of the local identity stand-in and what each does in the first two centres. */
const DEMO_AGENTS: readonly InvitedAgent[] = [
  ...([['arm', 'arm'], ['bord', 'arm-n2'], ['mru', 'mru'], ['mrl', 'mrl'], ['superviseur', 'superviseur']] as const).map(([person, role]) =>
    ({ email: `${person}-valmont@agents.demo.example`, siret: VALMONT!.siret, role })),
  { email: 'equipage-valmont@agents.demo.example', siret: VALMONT!.siret, role: 'equipage' },
  // Who judges exceptional accesses, over the whole service.
  { email: 'protection-donnees@agents.demo.example', siret: PLATFORM, role: 'break-glass-reviewer', territories: ['*'] },
  // Who reads trails again, under a broken glass, in every centre.
  { email: 'audit-urgences@agents.demo.example', siret: PLATFORM, role: 'auditor', territories: ['*'] },
  // A doctor by Pro Santé Connect: known by national number and FINESS.
  { email: '899700000011', siret: VALMONT!.finess!, role: 'mru' },
  { email: 'arm-rivebelle@agents.demo.example', siret: RIVEBELLE!.siret, role: 'arm' },
];

/** Gives the people of the demonstration their roles in the demo's centres. */
export const inviteDemoAgents = ({ service, partitions, app, keyring, clock }: Regulation): Promise<void> =>
  inviteAgents({ service, partitions, pool: app, keys: accessKeys(keyring), roles: roleCatalogue(SERVICE_ROLES),
    territoriesOf: centresOfStructure, reason: 'Agent de la démonstration', clock }, DEMO_AGENTS);
