import type { TextMessage } from '#base/messages/sms-adapter.ts';
import type { NewMessage } from '#base/messages/outbox.ts';
import { newId } from '#base/values/ids.ts';
import type { EventType, LettreRejetee } from '../../domain/events.ts';
import { renderBounceText, renderText, type LetterWords } from '../../domain/letters/render-letter.ts';
import type { LetterKind } from '../../domain/letters/templates.ts';
import type { DossierState } from '../../domain/state.ts';
import { addressLines } from './address-lines.ts';
import type { Effect } from './follow-effects.ts';
import { letterToken, type LetterRef } from './letter-token.ts';
import { letterWords, type Sender } from './letter-words.ts';
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
  const words = lettersOf(work.sender, effect, letters);
  return [...words.map((one, rang) => letter(work, { ...event.ref, position: event.position, rang }, person, one)),
    ...words.flatMap((one) => text(person, event.ref.id, besideLetter(event.type, person, one)))];
};

/** The letters of an event, in the order of their ranks: the same whenever it is asked, as long as the content is not erased. */
export const lettersOf = (sender: Sender, effect: Effect, letters: LetterTable): Words[] => {
  const { event, state } = effect;
  if (event.type === 'CourrielRejete') {
    const lettre = event.content as LettreRejetee | undefined;
    return lettre ? [{ sorte: lettre.sorte, mots: lettre.mots }] : [];
  }
  if (event.type === 'ContactCorrige') return effect.before().rejets.map(({ sorte, mots }) => ({ sorte, mots }));
  const known = letters[event.type as EventType];
  const sorte = typeof known === 'function' ? known(effect) : known;
  return sorte ? [{ sorte, mots: letterWords(sender, state, event) }] : [];
};

/** What a text message says beside a letter; nothing when it is sent again to an address corrected since. */
const besideLetter = (type: string, { demande: { langue }, rejets }: Present, { sorte, mots }: Words): string => {
  if (type === 'ContactCorrige' || (type === 'CourrielRejete' && rejets.length === 0)) return '';
  return type === 'CourrielRejete' ? renderBounceText(mots, langue) : renderText(sorte, mots, langue);
};

/** By e-mail to who agreed to it and whom it reaches, on paper to the others. */
const letter = ({ sender, register }: Work, ref: LetterRef, { demande, rejets }: Present, { sorte, mots }: Words): NewMessage => {
  const { courriel } = demande.contact;
  const key = ref.id;
  const content: PublicLetter = { sorte, langue: demande.langue, mots };
  if (courriel && demande.consentements.courriel && rejets.length === 0) {
    return { id: newId(), key, channel: CHANNELS.mail, recipient: recipientOf(register.keyring, courriel),
      content: { ...content, courriel, jeton: letterToken(register.keyring, ref) } };
  }
  const adresse = addressLines(demande, sender.communeName(demande.adresseRattachement.commune));
  return { id: newId(), key, channel: CHANNELS.letter, content: { ...content, adresse } };
};

/** A text message to who agreed to them, beside the letter: it is short and replaces nothing. */
const text = ({ demande }: Present, key: string, words: string): NewMessage[] => {
  const { telephone } = demande.contact;
  const content: TextMessage = { to: telephone ?? '', text: words };
  return telephone && words !== '' && demande.consentements.sms ? [{ id: newId(), key, channel: CHANNELS.text, content }] : [];
};
