import { ADMINISTRATION_RULES } from '#base/access/administration-rules.ts';
import type { AccessRule } from '#base/access/decide.ts';
import type { RoleSpec } from '#base/access/roles.ts';

const crra = { purposes: ['regulation'], boundToStructure: true } as const;
const APART = ['auditor', 'rights-manager'];

/** Roles that a person may hold in a centre (domain §1). */
export const SERVICE_ROLES: readonly RoleSpec[] = [
  { role: 'arm', label: { fr: 'Assistant de régulation médicale', en: 'Call taker' }, ...crra, secondPerson: false,
    incompatibleWith: APART },
  { role: 'arm-n2', label: { fr: 'Régulation secondaire (bord)', en: 'Second line' }, ...crra, secondPerson: false,
    incompatibleWith: APART },
  { role: 'mru', label: { fr: 'Médecin régulateur urgentiste', en: 'Emergency regulating doctor' }, ...crra, secondPerson: true,
    incompatibleWith: APART },
  { role: 'mrl', label: { fr: 'Médecin régulateur libéral', en: 'Liberal regulating doctor' }, ...crra, secondPerson: true,
    incompatibleWith: APART },
  { role: 'superviseur', label: { fr: 'Superviseur', en: 'Supervisor' }, ...crra, secondPerson: true, incompatibleWith: APART },
  { role: 'secretaire', label: { fr: 'Secrétariat', en: 'Secretary' }, purposes: ['secretariat'], boundToStructure: true,
    secondPerson: false, incompatibleWith: APART },
  { role: 'equipage', label: { fr: 'Équipage', en: 'Crew' }, purposes: ['mission'], boundToStructure: true, secondPerson: false,
    incompatibleWith: APART },
];

const same = { territory: 'same', effect: 'allow' } as const;
const atConsole = { ...same, purposes: ['regulation'] };
const CONSOLE = ['arm', 'arm-n2', 'mru', 'mrl', 'superviseur'];

/** Who may do what: deny by default. What each role may do inside a dossier is the domain's (`domain/access.ts`). */
export const ACCESS_RULES: readonly AccessRule[] = [
  { id: 'URG-A1', ...atConsole, roles: CONSOLE, actions: ['file:lire', 'dossier:lire', 'dossier:ecrire', 'moyens:lire', 'numero:prendre',
    'lieu:chercher'] },
  { id: 'URG-A9', ...atConsole, roles: ['arm', 'arm-n2', 'superviseur'], actions: ['route:fermer'] },
  { id: 'URG-A2', ...atConsole, roles: CONSOLE, actions: ['appel:decrocher', 'dossier:ouvrir', 'evenement:lire',
    'evenement:ecrire', 'offre:lire'] },
  { id: 'URG-A6', ...atConsole, roles: CONSOLE, actions: ['lits:reserver', 'radio:ecrire'] },
  { id: 'URG-A7', ...atConsole, roles: ['arm', 'arm-n2', 'superviseur'], actions: ['lits:declarer', 'moyens:suivre'] },
  // Reading a dossier again, or one of another centre: one at a time, with a reason that somebody else judges.
  { id: 'URG-A2C', ...atConsole, territory: 'any', roles: ['superviseur', 'mru', 'mrl'], actions: ['relecture:ouvrir'],
    secondFactor: true },
  { id: 'URG-A2D', ...atConsole, territory: 'any', roles: ['superviseur', 'mru', 'mrl'], actions: ['relecture:lire'], secondFactor: true,
    breakGlass: true },
  { id: 'URG-A2E', territory: 'any', effect: 'allow', purposes: ['audit'], roles: ['auditor'], actions: ['relecture:ouvrir'],
    secondFactor: true },
  { id: 'URG-A2F', territory: 'any', effect: 'allow', purposes: ['audit'], roles: ['auditor'], actions: ['relecture:lire'],
    secondFactor: true, breakGlass: true },
  { id: 'URG-A2B', ...atConsole, roles: ['mru', 'mrl'], actions: ['fiche:tenir', 'prescription:imprimer'] },
  { id: 'URG-A3', ...atConsole, roles: ['superviseur'], actions: ['centre:superviser', 'debordement:commander',
    'moyens:inscrire'] },
  { id: 'URG-A4', ...same, purposes: ['secretariat'], roles: ['secretaire'], actions: ['file:lire', 'dossier:lire', 'dossier:ecrire'] },
  { id: 'URG-A5', ...same, purposes: ['mission'], roles: ['equipage'], actions: ['mission:lire', 'mission:ecrire'] },
  ...ADMINISTRATION_RULES,
];
