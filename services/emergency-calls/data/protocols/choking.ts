import type { Protocol } from '../../domain/protocols/protocol.ts';

/** Choking: cough, back blows, thrusts; and compressions when the person falls. Our own words. */
export const choking: Protocol = {
  id: 'ETOUF', motives: ['M01.03', 'M03.12'], title: { fr: 'Étouffement', en: 'Choking' },
  steps: [
    { id: 'tousse', text: { fr: 'Peut-il parler, tousser, crier ?', en: 'Can they speak, cough, cry?' },
      answers: [{ id: 'non', text: { fr: 'Aucun son', en: 'No sound' }, to: 'dos' }, { id: 'oui', text: { fr: 'Tousse', en: 'Coughs' },
        to: 'tousser' }] },
    { id: 'dos', text: { fr: 'Penchez-le en avant. Cinq claques entre les omoplates, une à une, regardez si ça sort.',
      en: 'Lean them forward. Five blows between the shoulder blades, one by one, look whether it comes out.' },
      hint: { fr: 'Nourrisson : à plat ventre sur l’avant-bras, tête plus basse.', en: 'Infant: face down on the forearm, head lower.' } },
    { id: 'ventre', text: { fr: 'Derrière lui, le poing au-dessus du nombril, tirez vers vous et vers le haut, cinq fois.',
      en: 'Behind them, fist above the navel, pull towards you and up, five times.' },
      hint: { fr: 'Nourrisson ou femme enceinte : cinq pressions au milieu de la poitrine.',
        en: 'Infant or pregnant woman: five thrusts in the middle of the chest.' } },
    { id: 'alterner', text: { fr: 'Cinq claques, cinq pressions, et on recommence.', en: 'Five blows, five thrusts, and again.' },
      answers: [{ id: 'sorti', text: { fr: 'C’est sorti', en: 'It came out' }, to: 'apres' },
        { id: 'tombe', text: { fr: 'Perd connaissance', en: 'Passes out' }, to: 'masser' }] },
    { id: 'masser', beat: true, last: true,
      text: { fr: 'Couchez-le, massez au milieu de la poitrine à chaque bip. Regardez dans la bouche.',
      en: 'Lay them down, press in the middle of the chest at each beep. Look into the mouth.' } },
    { id: 'tousser', last: true, text: { fr: 'Encouragez-le à tousser, ne tapez pas, restez en ligne.',
      en: 'Let them cough, no blows, stay on the line.' } },
    { id: 'apres', last: true, text: { fr: 'Assis au repos. Un médecin doit le voir : restez en ligne.',
      en: 'Sitting, at rest. A doctor must see them: stay on the line.' } },
  ],
};
