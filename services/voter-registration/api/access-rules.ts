import type { AccessRule } from '#base/access/decide.ts';
import type { ProviderName } from '#base/access/identity-providers.ts';
import type { RoleSpec } from '#base/access/roles.ts';

/** How people sign in: citizens, then agents. */
export const PROVIDERS: readonly ProviderName[] = ['franceconnect', 'proconnect'];

/** Purposes for which a dossier may be opened. */
export const PURPOSES = {
  demarche: { fr: 'Suivre sa propre demande', en: 'Follow one’s own request' },
  instruction: { fr: 'Instruire la demande', en: 'Examine the request' },
  controle: { fr: 'Contrôler la régularité de la liste', en: 'Check the regularity of the roll' },
  tutelle: { fr: 'Suivre les listes du département', en: 'Follow the rolls of the département' },
  rights: { fr: 'Gérer les habilitations', en: 'Manage rights' },
  operation: { fr: 'Exploiter le service', en: 'Operate the service' },
  'break-glass-review': { fr: 'Contrôler un accès exceptionnel', en: 'Review an emergency access' },
  assistance: { fr: 'Aider une personne à retrouver sa demande', en: 'Help somebody find their request' },
} as const;

/** Purpose of everything that the town hall does at its desk (voter-registration §11). */
export const PURPOSE = 'instruction';

export type Purpose = keyof typeof PURPOSES;

/** Roles that a person may hold in this service. */
export const SERVICE_ROLES: readonly RoleSpec[] = [
  { role: 'agent-mairie', label: { fr: 'Agent de mairie', en: 'Town hall agent' }, purposes: ['instruction', 'controle'],
    boundToStructure: true, secondPerson: false, incompatibleWith: ['support', 'auditor'] },
  { role: 'maire', label: { fr: 'Maire ou délégataire', en: 'Mayor or delegate' }, purposes: ['instruction', 'controle'],
    boundToStructure: true, secondPerson: true, incompatibleWith: ['support', 'auditor'] },
  { role: 'consulat', label: { fr: 'Poste consulaire', en: 'Consular post' }, purposes: ['instruction', 'controle'],
    boundToStructure: false, secondPerson: true, incompatibleWith: ['support', 'auditor'] },
  { role: 'commission', label: { fr: 'Membre de la commission de contrôle', en: 'Member of the control commission' },
    purposes: ['controle'], boundToStructure: false, secondPerson: false, incompatibleWith: ['maire', 'agent-mairie', 'support'] },
  { role: 'prefet', label: { fr: 'Préfecture', en: 'Prefecture' }, purposes: ['tutelle'],
    boundToStructure: false, secondPerson: false, incompatibleWith: ['maire', 'agent-mairie', 'support'] },
  { role: 'support', label: { fr: 'Assistance', en: 'Support' }, purposes: ['assistance'],
    boundToStructure: false, secondPerson: false, incompatibleWith: ['maire', 'agent-mairie'] },
];

const TOWN_HALL = ['agent-mairie', 'maire', 'consulat'];
const townHall = { territory: 'same', purposes: ['instruction'], effect: 'allow' } as const;
const control = { territory: 'same', purposes: ['controle'], effect: 'allow' } as const;
const own = { roles: ['citizen'], territory: 'own', purposes: ['demarche'], assurance: 'email', effect: 'allow' } as const;

/** Who may do what with a request (voter-registration §1, §11): deny by default. */
export const ACCESS_RULES: readonly AccessRule[] = [
  { id: 'IEL-A1', ...own, actions: ['demande:lire', 'demande:completer', 'demande:retirer', 'demande:consultations', 'demande:recours',
    'demande:repondre-radiation', 'demande:corriger-contact'] },
  { id: 'IEL-A2', roles: ['citizen'], actions: ['demande:deposer'], territory: 'any', purposes: ['demarche'],
    assurance: 'email', effect: 'allow' },
  { id: 'IEL-A3', ...townHall, roles: TOWN_HALL, actions: ['file:lire', 'demande:lire', 'piece:lire', 'demande:chercher'] },
  { id: 'IEL-A4', ...townHall, roles: TOWN_HALL, actions: ['demande:demander-piece', 'demande:juger-piece', 'demande:instruire',
    'demande:rapprocher', 'demande:saisir', 'liste:lire', 'liste:exporter', 'bureau:decrire', 'jugement:enregistrer', 'signal:lire',
      'courrier:imprimer'] },
  { id: 'IEL-A5', ...townHall, roles: ['maire', 'consulat'], actions: ['demande:viser', 'delegation:donner'], secondFactor: true },
  { id: 'IEL-A6', roles: ['support'], actions: ['demande:etat'], territory: 'any', purposes: ['assistance'], effect: 'allow' },
  // Emergency access: to whoever works here, for one dossier, with a reason that somebody else judges; never its documents.
  { id: 'IEL-A8', roles: ['support'], actions: ['demande:ouvrir-exception'], territory: 'any', purposes: ['assistance'],
    secondFactor: true, effect: 'allow' },
  { id: 'IEL-A9', roles: TOWN_HALL, actions: ['demande:ouvrir-exception'], territory: 'any', purposes: ['instruction'],
    secondFactor: true, effect: 'allow' },
  { id: 'IEL-A10', roles: ['support'], actions: ['demande:lire-exception'], territory: 'any', purposes: ['assistance'],
    secondFactor: true, breakGlass: true, effect: 'allow' },
  { id: 'IEL-A11', roles: TOWN_HALL, actions: ['demande:lire-exception'], territory: 'any', purposes: ['instruction'],
    secondFactor: true, breakGlass: true, effect: 'allow' },
  { id: 'IEL-A7', roles: ['support'], actions: ['piece:lire'], territory: 'any', purposes: ['assistance'], effect: 'deny' },
  { id: 'IEL-K1', roles: ['rights-manager'], actions: ['calendrier:lire', 'calendrier:proposer', 'calendrier:signer'], territory: 'any',
    purposes: ['operation'], secondFactor: true, effect: 'allow' },
  { id: 'IEL-O1', roles: ['rights-manager'], actions: ['exploitation:conduire'], territory: 'same', purposes: ['operation'],
    secondFactor: true, effect: 'allow' },
  { id: 'IEL-P1', roles: ['prefet'], actions: ['departement:suivre', 'commission:nommer'], territory: 'same', purposes: ['tutelle'],
    effect: 'allow' },
  { id: 'IEL-C1', ...control, roles: [...TOWN_HALL, 'commission'], actions: ['commission:lire'] },
  { id: 'IEL-C2', ...control, roles: TOWN_HALL, actions: ['commission:convoquer'] },
  // A post has no prefecture above it: its head enters those whom the order designates (organic law 76-97, art. 8).
  { id: 'IEL-C4', ...control, roles: ['consulat'], actions: ['commission:nommer-au-poste'], secondFactor: true },
  { id: 'IEL-C3', ...control, roles: ['commission'], actions: ['commission:convoquer', 'commission:sieger', 'demande:lire',
    'recours:lire', 'recours:statuer'] },
];
