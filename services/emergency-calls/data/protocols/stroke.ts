import type { Protocol } from '../../domain/protocols/protocol.ts';

/** Stroke: face, arm, speech, and above all the hour when the person was last seen well. Our own words. */
export const stroke: Protocol = {
  id: 'AVC', motives: ['M03.08', 'M03.07'], title: { fr: 'Signes d’AVC', en: 'Signs of a stroke' },
  steps: [
    { id: 'visage', text: { fr: 'Faites-le sourire : est-ce qu’un côté de la bouche tombe ?',
      en: 'Make them smile: does one side of the mouth droop?' },
      answers: [{ id: 'oui', text: { fr: 'Tombe', en: 'Droops' }, to: 'bras' }, { id: 'non', text: { fr: 'Égal', en: 'Even' },
        to: 'bras' }] },
    { id: 'bras', text: { fr: 'Les deux bras levés, yeux fermés : est-ce qu’un bras descend ?',
      en: 'Both arms up, eyes closed: does one sink?' },
      answers: [{ id: 'oui', text: { fr: 'Descend', en: 'Sinks' }, to: 'parole' },
        { id: 'non', text: { fr: 'Tient', en: 'Holds' }, to: 'parole' }] },
    { id: 'parole', text: { fr: 'Faites-lui répéter une phrase : bizarre, pâteux, pas les bons mots ?',
      en: 'Let them repeat a sentence: slurred, odd, wrong words?' },
      answers: [{ id: 'oui', text: { fr: 'Anormal', en: 'Not normal' }, to: 'heure' }, { id: 'non', text: { fr: 'Normal', en: 'Normal' },
        to: 'heure' }] },
    { id: 'heure', text: { fr: 'À quelle heure l’a-t-on vu bien pour la dernière fois ? Notez l’heure, pas la durée.',
      en: 'At what time were they last seen well? Note the hour, not how long.' } },
    { id: 'traitement', text: { fr: 'Prend-il un anticoagulant ? Diabète ? Opéré il y a peu ?',
      en: 'A blood thinner? Diabetes? Operated lately?' } },
    { id: 'attente', last: true,
      text: { fr: 'Couché, tête à plat, rien à manger ni à boire. Préparez ordonnances et téléphone d’un proche.',
      en: 'Lying flat, nothing to eat or drink. Get prescriptions and a relative’s number ready.' } },
  ],
};
