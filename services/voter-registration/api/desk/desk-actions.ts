import { accessRefusal } from '../../domain/access.ts';
import { COMPLETION_MOTIVES } from '../../domain/codes/completion-motives.ts';
import { PIECE_NEEDS } from '../../domain/codes/piece-needs.ts';
import { REFUSAL_MOTIVES } from '../../domain/codes/refusal-motives.ts';
import type { Command, CommandType } from '../../domain/commands.ts';
import type { DossierState } from '../../domain/state.ts';
import { LIMITS } from '../../limits.ts';
import { ACTIONS, type ActionBodies, type ActionName } from '../../web/desk/model.ts';
import { PURPOSE } from '../access-rules.ts';
import type { DeskKit, DeskVisit } from './desk-kit.ts';
import { dossierActor } from './open-dossier.ts';

type Schema = Readonly<Record<string, unknown>>;

/** One action of the console: the right it needs, the body it takes, the command that it gives. */
type DeskAction<Name extends ActionName> = {
  right: string; command: CommandType; body: Schema;
  give(body: ActionBodies[Name]): Command;
};

const codes = (table: object): Schema => ({ type: 'string', enum: Object.keys(table) });
const text = (max: number): Schema => ({ type: 'string', maxLength: max });
const body = (properties: Schema, ...required: string[]): Schema =>
  ({ type: 'object', additionalProperties: false, properties, required });

const MESSAGE = text(LIMITS.message_chars_max);
const REFERENCE = text(64);
const OPINION = body({ sens: { type: 'string', enum: ['ACCEPTER', 'REFUSER'] }, motif: codes(REFUSAL_MOTIVES),
  message: MESSAGE }, 'sens');
const OTHER = body({ autre: REFERENCE }, 'autre');

/** What the town hall may do with a request (voter-registration §4). */
export const DESK_ACTIONS: { readonly [Name in ActionName]: DeskAction<Name> } = {
  'demander-piece': { right: 'demande:demander-piece', command: 'demanderPiece',
    body: body({ besoin: codes(PIECE_NEEDS), motif: codes(COMPLETION_MOTIVES), message: MESSAGE }, 'besoin', 'motif'),
    give: (given) => ({ type: 'demanderPiece', ...given }) },
  'juger-piece': { right: 'demande:juger-piece', command: 'jugerPiece',
    body: body({ piece: REFERENCE, statut: { type: 'string', enum: ['ACCEPTEE', 'REFUSEE'] },
      motif: codes(COMPLETION_MOTIVES) },
      'piece', 'statut'),
    give: (given) => ({ type: 'jugerPiece', ...given }) },
  'instruire': { right: 'demande:instruire', command: 'instruire', body: OPINION, give: (given) =>
    ({ type: 'instruire', ...given }) },
  'viser': { right: 'demande:viser', command: 'viser', body: OPINION, give: (given) => ({ type: 'viser', ...given }) },
  'retenir-doublon': { right: 'demande:rapprocher', command: 'retenirDoublon', body: OTHER,
    give: (given) => ({ type: 'retenirDoublon', ...given }) },
  'ecarter-doublon': { right: 'demande:rapprocher', command: 'ecarterDoublon', body: OTHER,
    give: (given) => ({ type: 'ecarterDoublon', ...given }) },
};

const hasMatter = (name: ActionName, state: DossierState): boolean => {
  if (name === 'juger-piece') return state.pieces.length > 0;
  if (name === 'retenir-doublon') return state.doublons.some(({ issue }) => issue === 'SIGNALE');
  if (name === 'ecarter-doublon') return state.doublons.some(({ issue }) => issue !== 'ECARTE');
  return true;
};

/** The actions that the person may take now: the right, then the state of the dossier. */
export const nextActions = (kit: DeskKit, visit: DeskVisit, state: DossierState): ActionName[] =>
  ACTIONS.filter((name) => {
  const { right, command } = DESK_ACTIONS[name];
  const territories = state.commune === null ? [] : [state.commune];
  const decision = kit.access.authorise(visit.actor, right, { state: state.etat, territories }, PURPOSE, visit.at);
  return decision.allow && hasMatter(name, state)
    && accessRefusal(command, dossierActor(visit, decision, state.commune ?? ''), state) === undefined;
});
