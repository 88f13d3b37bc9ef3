import type { AccessRule } from '#base/access/decide.ts';
import type { RoleSpec } from '#base/access/roles.ts';

/** Purposes for which a dossier may be opened. */
export const PURPOSES = {
  demarche: { fr: 'Suivre sa propre demande', en: 'Follow one’s own request' },
  instruction: { fr: 'Instruire la demande', en: 'Examine the request' },
  assistance: { fr: 'Aider une personne à retrouver sa demande', en: 'Help somebody find their request' },
} as const;

export type Purpose = keyof typeof PURPOSES;

/** Roles that a person may hold in this service. */
export const SERVICE_ROLES: readonly RoleSpec[] = [
  { role: 'agent-mairie', label: { fr: 'Agent de mairie', en: 'Town hall agent' }, purposes: ['instruction'],
    boundToStructure: true, secondPerson: false, incompatibleWith: ['support', 'auditor'] },
  { role: 'maire', label: { fr: 'Maire ou délégataire', en: 'Mayor or delegate' }, purposes: ['instruction'],
    boundToStructure: true, secondPerson: true, incompatibleWith: ['support', 'auditor'] },
  { role: 'support', label: { fr: 'Assistance', en: 'Support' }, purposes: ['assistance'],
    boundToStructure: false, secondPerson: false, incompatibleWith: ['maire', 'agent-mairie'] },
];

const TOWN_HALL = ['agent-mairie', 'maire'];
const townHall = { territory: 'same', purposes: ['instruction'], effect: 'allow' } as const;
const own = { roles: ['citizen'], territory: 'own', purposes: ['demarche'], assurance: 'email', effect: 'allow' } as const;

/** Who may do what with a request (voter-registration §1, §11): deny by default. */
export const ACCESS_RULES: readonly AccessRule[] = [
  { id: 'IEL-A1', ...own, actions: ['demande:lire', 'demande:completer', 'demande:retirer', 'demande:consultations'] },
  { id: 'IEL-A2', roles: ['citizen'], actions: ['demande:deposer'], territory: 'any', purposes: ['demarche'],
    assurance: 'email', effect: 'allow' },
  { id: 'IEL-A3', ...townHall, roles: TOWN_HALL, actions: ['file:lire', 'demande:lire', 'piece:lire', 'demande:chercher'] },
  { id: 'IEL-A4', ...townHall, roles: TOWN_HALL, actions: ['demande:demander-piece', 'demande:juger-piece', 'demande:instruire',
    'demande:rapprocher', 'demande:saisir'] },
  { id: 'IEL-A5', ...townHall, roles: ['maire'], actions: ['demande:viser'], secondFactor: true },
  { id: 'IEL-A6', roles: ['support'], actions: ['demande:etat'], territory: 'any', purposes: ['assistance'], effect: 'allow' },
  { id: 'IEL-A7', roles: ['support'], actions: ['piece:lire'], territory: 'any', purposes: ['assistance'], effect: 'deny' },
];
