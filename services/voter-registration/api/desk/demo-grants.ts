import { decideGrant, invitationOf, requestGrant } from '#base/access/grants.ts';
import { accessKeys } from '#base/access/keys.ts';
import { roleCatalogue } from '#base/access/roles.ts';
import { inContext, type RowContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { communeOfStructure } from '../../data/structures.ts';
import type { VoterRegister } from '../../store/open-register.ts';
import { SERVICE_ROLES } from '../access-rules.ts';

type DemoAgent = {
  email: string; siret: string; role: string; purposes: readonly string[];
  /** Where the role holds, when it is not the commune of the structure. */
  territories?: readonly string[];
};

const MANOSQUE = '21040112100012';
const FORCALQUIER = '21040088300018';
const DILA = '13000918600011';
const PREFECTURE = '17040001900015';
const INSTRUCTION = ['instruction', 'controle'];

/** Agents of the local identity stand-in and what each may do here. */
const DEMO_AGENTS: readonly DemoAgent[] = [
  { email: 'claire-manosque@agents.demo.example', siret: MANOSQUE, role: 'agent-mairie', purposes: INSTRUCTION },
  { email: 'maire-manosque@agents.demo.example', siret: MANOSQUE, role: 'maire', purposes: INSTRUCTION },
  { email: 'maire-sans-mfa@agents.demo.example', siret: MANOSQUE, role: 'maire', purposes: INSTRUCTION },
  { email: 'yann-forcalquier@agents.demo.example', siret: FORCALQUIER, role: 'agent-mairie', purposes: INSTRUCTION },
  { email: 'maire-forcalquier@agents.demo.example', siret: FORCALQUIER, role: 'maire', purposes: INSTRUCTION },
  { email: 'commission-manosque@agents.demo.example', siret: MANOSQUE, role: 'commission', purposes: ['controle'] },
  { email: 'prefecture-04@agents.demo.example', siret: PREFECTURE, role: 'prefet', purposes: ['tutelle'], territories: ['04'] },
  { email: 'soutien-dila@agents.demo.example', siret: DILA, role: 'support', purposes: ['assistance'] },
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
  const catalogue = roleCatalogue(SERVICE_ROLES);
  for (const agent of DEMO_AGENTS) {
    const holder = invitationOf(keys, agent.siret, agent.email);
    const now = register.clock();
    const id = newId();
    const asked = await inContext(register.app, by(ASKS), async (tx) => {
      const { rows } = await tx.query('select grant_id from role_grant where holder = $1 and role = $2',
        [holder, agent.role]);
      if (rows.length > 0) return false;
      await requestGrant(tx, catalogue,
        { id, holder, role: agent.role, territories: [...agent.territories ?? communeOfStructure(agent.siret)],
        purposes: agent.purposes, from: now, reason: REASON }, ASKS, now);
      return true;
    });
    if (asked && catalogue.get(agent.role)?.secondPerson) {
      await inContext(register.app, by(APPROVES), (tx) => decideGrant(tx, id, 'approved', APPROVES, REASON, now));
    }
  }
};
