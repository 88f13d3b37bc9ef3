import { FIELD_LIMITS } from '../fields/field-kinds.ts';
import { accept, event, NOTHING, operatorOf, refuse, type Decider } from './decision.ts';

const UNREADABLE = /\u0000/g;
/** Characters of one message of a dialogue: a text message, not a report. */
export const MESSAGE_CHARS_MAX = 2_000;

/** A line of the written dialogue with the caller; only the machine speaks for the caller. */
export const dialoguer: Decider<'dialoguer'> = (command, state, context) => {
  const text = command.text.replace(UNREADABLE, '').trim();
  if (state.dialogue.some(({ id }) => id === command.message)) return NOTHING;
  if (command.side === 'caller' && context.actor.role !== 'systeme') return refuse('ROLE_REFUSE', 'dialoguer');
  if (text === '' || text.length > MESSAGE_CHARS_MAX) {
    return refuse('CHAMP_INVALIDE', 'dialoguer', { errors: [{ pointer: '/text', code: 'length', detail: {
      fr: `De 1 à ${MESSAGE_CHARS_MAX} caractères.`, en: `1 to ${MESSAGE_CHARS_MAX} characters.` } }] });
  }
  return accept(event('MessageEchange', command, context, { message: command.message, side: command.side },
    { text, operator: command.side === 'centre' ? operatorOf(context) : null }));
};

/** A photo or document came; its bytes are elsewhere, under a key of their own. */
export const deposerDocument: Decider<'deposerDocument'> = (command, state, context) =>
  (state.documents.some(({ id }) => id === command.document) ? NOTHING
    : accept(event('DocumentDepose', command, context, { document: command.document, file: command.file,
      from: command.from },
      { title: command.title?.slice(0, FIELD_LIMITS.label_chars_max) ?? null })));
