import { inviteTo } from '#base/access/grants.ts';
import { accessKeys } from '#base/access/keys.ts';
import { askRight, decideRight } from '#base/access/right-changes.ts';
import { roleCatalogue } from '#base/access/roles.ts';
import { inContext, type RowContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { communeOfStructure } from '../../data/structures.ts';
import type { VoterRegister } from '../../store/open-register.ts';
import { SERVICE_ROLES } from '../access-rules.ts';

type DemoAgent = { email: string; siret: string; role: string;
  /** Where the role holds, when it is not the commune of the structure. */
  territories?: readonly string[] };

const MANOSQUE = '21040112100012';
const FORCALQUIER = '21040088300018';
const DILA = '13000918600011';
const PLATFORM = '99900001100018';
const PREFECTURE = '17040001900015';
const EVERYWHERE = ['*'];

/** Agents of the local identity stand-in and what each may do here. */
const DEMO_AGENTS: readonly DemoAgent[] = [
  { email: 'claire-manosque@agents.demo.example', siret: MANOSQUE, role: 'agent-mairie' },
  { email: 'maire-manosque@agents.demo.example', siret: MANOSQUE, role: 'maire' },
  { email: 'maire-sans-mfa@agents.demo.example', siret: MANOSQUE, role: 'maire' },
  { email: 'yann-forcalquier@agents.demo.example', siret: FORCALQUIER, role: 'agent-mairie' },
  { email: 'maire-forcalquier@agents.demo.example', siret: FORCALQUIER, role: 'maire' },
  { email: 'commission-manosque@agents.demo.example', siret: MANOSQUE, role: 'commission' },
  { email: 'prefecture-04@agents.demo.example', siret: PREFECTURE, role: 'prefet', territories: ['04'] },
  { email: 'soutien-dila@agents.demo.example', siret: DILA, role: 'support' },
  { email: 'exploitation@agents.demo.example', siret: PLATFORM, role: 'rights-manager', territories: EVERYWHERE },
  { email: 'securite@agents.demo.example', siret: PLATFORM, role: 'rights-manager', territories: EVERYWHERE },
  { email: 'protection-donnees@agents.demo.example', siret: DILA, role: 'break-glass-reviewer', territories: EVERYWHERE },
];

const REASON = 'Agent de la démonstration';
/** The two people that the rights of a mayor need: one asks, the other approves. */
const by = (actor: string): RowContext =>
  ({ actor, kind: 'system', roles: ['rights-manager'], territories: ['*'], purpose: 'rights' });
const ASKS = 'system:demo-grants';
const APPROVES = 'system:demo-approval';

/** Gives the demo agents their roles, as invitations that bind at their first login; again, it changes nothing. */
export const grantDemoAgents = async (register: VoterRegister): Promise<void> => {
  const keys = accessKeys(register.keyring);
  const roles = roleCatalogue(SERVICE_ROLES);
  const kit = { service: register.service, partitions: register.partitions, roles };
  for (const { email, siret, role, territories } of DEMO_AGENTS) {
    const invitation = inviteTo(keys, siret, email);
    const now = register.clock();
    const id = newId();
    const asked = await inContext(register.app, by(ASKS), async (tx) => {
      const { rows } = await tx.query('select grant_id from role_grant where holder = $1 and role = $2', [invitation.holder, role]);
      if (rows.length > 0) return false;
      await askRight(tx, kit, { id, ...invitation, role, purposes: roles.get(role)!.purposes, from: now, reason: REASON,
        territories: [...territories ?? communeOfStructure(siret)] }, ASKS, now);
      return true;
    });
    if (asked && roles.get(role)?.secondPerson) {
      await inContext(register.app, by(APPROVES), (tx) =>
        decideRight(tx, kit, { id, decision: 'approved', reason: REASON }, by(APPROVES), now));
    }
  }
};
