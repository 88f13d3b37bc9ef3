import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accessRefusal, ACCESS_RULES } from './access.ts';
import { codesOf } from './codes/code-list.ts';
import { ROLES, type Role } from './codes/roles.ts';
import { STATES, type Etat } from './codes/states.ts';
import type { CommandType } from './commands.ts';
import { ACTORS, NANTES, type ActorName } from './fixtures/scenario.ts';
import { initialState } from './initial-state.ts';
import type { DossierState } from './state.ts';

const COMMANDS = codesOf(ACCESS_RULES);
const ALL_STATES: readonly DossierState['etat'][] = ['INEXISTANT', ...codesOf(STATES)];
const ROLE_ACTORS: Readonly<Record<Role, ActorName>> = {
  usager: 'angela', 'agent-mairie': 'agent', maire: 'maire', registre: 'registre', systeme: 'systeme',
  support: 'support', consulat: 'consul', commission: 'commission', prefet: 'prefet',
};

const stateIn = (etat: DossierState['etat'], commune: string | null = NANTES): DossierState =>
  ({ ...initialState(), etat, commune, deposant: ACTORS.angela.id });
const asks = (who: ActorName, type: CommandType, etat: DossierState['etat']): string | undefined =>
  accessRefusal(type, ACTORS[who], stateIn(etat));

/** §4 by hand, apart from the table: who may do what at all. */
const WHO: Readonly<Record<CommandType, string>> = {
  deposer: 'agent-mairie consulat maire usager', controlerAuto: 'registre systeme', transmettre: 'registre',
  demanderPiece: 'agent-mairie consulat maire', completer: 'agent-mairie consulat maire usager', constaterPiece: 'systeme',
  jugerPiece: 'agent-mairie consulat maire', instruire: 'agent-mairie consulat maire', viser: 'consulat maire', inscrire: 'registre',
  constaterRejet: 'systeme', corrigerContact: 'usager',
  nonInscriteReu: 'registre', annulerReu: 'registre', retirer: 'usager', abandonner: 'systeme',
  signalerDoublon: 'systeme', retenirDoublon: 'agent-mairie consulat maire', ecarterDoublon: 'agent-mairie consulat maire',
  clore: 'systeme', purgerContenu: 'systeme', formerRecours: 'usager', statuerRecours: 'commission',
  engagerRadiation: 'agent-mairie consulat maire', repondreRadiation: 'agent-mairie consulat maire usager',
  deciderRadiation: 'consulat maire', constaterSilence: 'systeme', enregistrerJugement: 'agent-mairie consulat maire registre',
};

describe('who may not', () => {
  it('support never changes a dossier', () => {
    for (const type of COMMANDS) for (const etat of ALL_STATES) assert.equal(asks('support', type, etat),
      'ROLE_REFUSE');
  });

  it('a town hall of elsewhere, and another citizen, get the answer of a dossier that does not exist', () => {
    for (const type of COMMANDS) {
      for (const etat of codesOf(STATES)) {
        for (const who of ['agentReze', 'maireReze', 'commissionReze', 'paul'] as const) {
          const roleMay = ACCESS_RULES[type].roles.includes(ACTORS[who].role);
          assert.equal(asks(who, type, etat), roleMay ? 'DOSSIER_INTROUVABLE' : 'ROLE_REFUSE',
            `${who} ${type} ${etat}`);
        }
      }
    }
  });

  it('once the content is erased, no town hall reaches the dossier', () => {
    for (const who of ['agent', 'maire'] as const) {
      assert.equal(accessRefusal('demanderPiece', ACTORS[who], stateIn('TRANSMISE', null)), 'DOSSIER_INTROUVABLE');
    }
  });

  it('no role gives a command that the table does not give it, in any state', () => {
    for (const type of COMMANDS) {
      for (const role of codesOf(ROLES)) {
        if (WHO[type].split(' ').includes(role)) continue;
        for (const etat of ALL_STATES) assert.equal(asks(ROLE_ACTORS[role], type, etat), 'ROLE_REFUSE',
          `${role} ${type} ${etat}`);
      }
    }
  });

  it('L.18 I: only the mayor signs, and only what was proposed', () => {
    for (const etat of ALL_STATES) {
      assert.equal(asks('maire', 'viser', etat), etat === 'INSTRUITE' ? undefined : 'TRANSITION_IMPOSSIBLE');
      for (const who of ['angela', 'agent', 'registre', 'systeme'] as const) assert.equal(asks(who, 'viser', etat),
        'ROLE_REFUSE');
    }
  });
});

describe('who may', () => {
  it('each command has a state and a role from which it is given, a rule and an article', () => {
    const rules = new Set<string>();
    for (const type of COMMANDS) {
      const { roles, etats, regle, article } = ACCESS_RULES[type];
      assert.deepEqual([...roles].sort().join(' '), WHO[type], type);
      assert.ok(etats.length > 0 && article.length > 2);
      rules.add(regle);
      for (const role of roles) assert.equal(asks(ROLE_ACTORS[role], type, etats[0]!), undefined, `${role} ${type}`);
    }
    assert.equal(rules.size, COMMANDS.length, 'each rule has its own name');
  });

  it('a closed dossier hears the register, the scanner, the eraser, the post, and what ends or restores its registration', () => {
    const heard = COMMANDS.filter((type) => ACCESS_RULES[type].etats.includes('CLOSE' satisfies Etat));
    assert.deepEqual(heard.sort(),
      ['annulerReu', 'constaterPiece', 'constaterRejet', 'controlerAuto', 'corrigerContact',
        'deciderRadiation', 'engagerRadiation', 'enregistrerJugement',
        'formerRecours', 'purgerContenu', 'repondreRadiation', 'signalerDoublon', 'transmettre']);
  });
});
