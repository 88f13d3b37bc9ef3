import { inviteAgents, type InvitedAgent } from '#base/access/invite-agents.ts';
import { accessKeys } from '#base/access/keys.ts';
import { roleCatalogue } from '#base/access/roles.ts';
import { communeOfStructure } from '../../data/structures.ts';
import type { VoterRegister } from '../../store/open-register.ts';
import { SERVICE_ROLES } from '../access-rules.ts';

const MANOSQUE = '21040112100012';
const FORCALQUIER = '21040088300018';
const DILA = '13000918600011';
const PLATFORM = '99900001100018';
const PREFECTURE = '17040001900015';
const EVERYWHERE = ['*'];

/** Agents of the local identity stand-in and what each may do here. */
const DEMO_AGENTS: readonly InvitedAgent[] = [
  { email: 'claire-manosque@agents.demo.example', siret: MANOSQUE, role: 'agent-mairie' },
  { email: 'maire-manosque@agents.demo.example', siret: MANOSQUE, role: 'maire' },
  { email: 'maire-sans-mfa@agents.demo.example', siret: MANOSQUE, role: 'maire' },
  { email: 'yann-forcalquier@agents.demo.example', siret: FORCALQUIER, role: 'agent-mairie' },
  { email: 'maire-forcalquier@agents.demo.example', siret: FORCALQUIER, role: 'maire' },
  { email: 'commission-manosque@agents.demo.example', siret: MANOSQUE, role: 'commission' },
  { email: 'consule-londres@agents.demo.example', siret: PLATFORM, role: 'consulat', territories: ['9B019'] },
  { email: 'prefecture-04@agents.demo.example', siret: PREFECTURE, role: 'prefet', territories: ['04'] },
  { email: 'soutien-dila@agents.demo.example', siret: DILA, role: 'support' },
  { email: 'exploitation@agents.demo.example', siret: PLATFORM, role: 'rights-manager', territories: EVERYWHERE },
  { email: 'securite@agents.demo.example', siret: PLATFORM, role: 'rights-manager', territories: EVERYWHERE },
  { email: 'protection-donnees@agents.demo.example', siret: DILA, role: 'break-glass-reviewer', territories: EVERYWHERE },
];

/** Gives the demo agents their roles, as invitations that bind at their first login; again, it changes nothing. */
export const grantDemoAgents = ({ service, partitions, app, keyring, clock }: VoterRegister): Promise<void> =>
  inviteAgents({ service, partitions, pool: app, keys: accessKeys(keyring), roles: roleCatalogue(SERVICE_ROLES),
    territoriesOf: communeOfStructure, reason: 'Agent de la démonstration', clock }, DEMO_AGENTS);
