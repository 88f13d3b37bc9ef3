import type { TextMessage } from '#base/messages/sms-adapter.ts';
import type { NewMessage } from '#base/messages/outbox.ts';
import { newId } from '#base/values/ids.ts';
import type { EventType, LettreRejetee } from '../../domain/events.ts';
import { renderBounceText, renderText, type LetterWords } from '../../domain/letters/render-letter.ts';
import type { LetterKind } from '../../domain/letters/templates.ts';
import type { DossierState } from '../../domain/state.ts';
import { addressLines } from './address-lines.ts';
import type { Effect } from './follow-effects.ts';
import { letterWords } from './letter-words.ts';
import { CHANNELS, recipientOf } from './outbox.ts';
import type { PublicLetter } from './public-letter.ts';
import type { Work } from './work.ts';

/** The letter that follows from each sort of event. */
export type LetterTable = Partial<Record<EventType, LetterKind | ((effect: Effect) => LetterKind | undefined)>>;

type Words = { sorte: LetterKind; mots: LetterWords };
type Present = DossierState & { demande: NonNullable<DossierState['demande']> };

/**
 * What an event has written to the person; nobody can be written to once the content is erased. What an address refused goes on
 * paper, with a text message to who agreed to them; once the address is corrected it is sent there again.
 */
export const toPerson = (work: Work, effect: Effect, letters: LetterTable): NewMessage[] => {
  const { event, state } = effect;
  if (!state.demande) return [];
  const person = { ...state, demande: state.demande };
  const key = event.ref.id;
  if (event.type === 'CourrielRejete') {
    const lettre = event.content as LettreRejetee | undefined;
    return lettre ? [letter(work, key, person, lettre), ...text(person, key, renderBounceText(lettre.mots, state.demande.langue))] : [];
  }
  if (event.type === 'ContactCorrige') return effect.before().rejets.map((lettre) => letter(work, key, person, lettre));
  const known = letters[event.type as EventType];
  const sorte = typeof known === 'function' ? known(effect) : known;
  if (!sorte) return [];
  const mots = letterWords(work.sender, state, event);
  return [letter(work, key, person, { sorte, mots }), ...text(person, key, renderText(sorte, mots, state.demande.langue))];
};

/** By e-mail to who agreed to it and whom it reaches, on paper to the others. */
const letter = ({ sender, register }: Work, key: string, { demande, rejets }: Present, { sorte, mots }: Words): NewMessage => {
  const { courriel } = demande.contact;
  const content: PublicLetter = { sorte, langue: demande.langue, mots };
  if (courriel && demande.consentements.courriel && rejets.length === 0) {
    return { id: newId(), key, channel: CHANNELS.mail, recipient: recipientOf(register.keyring, courriel),
      content: { ...content, courriel } };
  }
  const adresse = addressLines(demande, sender.communeName(demande.adresseRattachement.commune));
  return { id: newId(), key, channel: CHANNELS.letter, content: { ...content, adresse } };
};

/** A text message to who agreed to them, beside the letter: it is short and replaces nothing. */
const text = ({ demande }: Present, key: string, words: string): NewMessage[] => {
  const { telephone } = demande.contact;
  const content: TextMessage = { to: telephone ?? '', text: words };
  return telephone && demande.consentements.sms ? [{ id: newId(), key, channel: CHANNELS.text, content }] : [];
};
