import type { DemandeDeposee } from '../events.ts';

/**
 * Names of the facts that a deposit seals in the clear, for ever: what proves the deposit to a stranger. Number,
 * instants, calendar version, standing for national ballots, declaration, service in charge and what silence means.
 * The commune, the attachment, the documents' types and by-elections are personal: they stay in the encrypted
 * content.
 */
export const SEALED_FACTS: readonly (keyof DemandeDeposee['facts'])[] = [
  'numero', 'typeListe', 'canal', 'arrivee', 'ticket', 'retenu', 'calendrier', 'scrutins', 'pieces', 'complete',
  'declaration', 'decisionAttendue', 'completerAvant', 'service', 'contactService', 'silence', 'loi',
];

/** The sealed facts of a deposit: exactly those listed, whatever the event carries. */
export const sealedFacts = (event: DemandeDeposee): DemandeDeposee['facts'] =>
  Object.fromEntries(SEALED_FACTS.flatMap((name) =>
    (event.facts[name] === undefined ? [] : [[name, event.facts[name]]]))) as DemandeDeposee['facts'];
