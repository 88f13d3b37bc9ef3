import type { Protocol } from '../../domain/protocols/protocol.ts';

/** Birth at home or on the way: is it now, and what to do until the midwife or the crew is there. Our own words. */
export const childbirth: Protocol = {
  id: 'ACCOU', motives: ['M03.01', 'M03.02'], title: { fr: 'Accouchement imminent', en: 'Birth under way' },
  steps: [
    { id: 'terme', text: { fr: 'Combien de semaines ? Combien d’enfants déjà ? Jumeaux ?',
      en: 'How many weeks? Which child is it? Twins?' } },
    { id: 'eaux', text: { fr: 'Les eaux sont-elles rompues ? De quelle couleur ?', en: 'Have the waters broken? Of what colour?' } },
    { id: 'contractions', text: { fr: 'Toutes les combien ? A-t-elle envie de pousser ?', en: 'How often? Does she want to push?' },
      answers: [{ id: 'oui', text: { fr: 'Pousse', en: 'Pushes' }, to: 'installer' },
        { id: 'non', text: { fr: 'Pas encore', en: 'Not yet' },
        to: 'attendre' }] },
    { id: 'installer', text: { fr: 'Qu’elle s’allonge, une couverture dessous. Linge propre et serviettes chaudes à portée.',
      en: 'Let her lie down, a blanket under her. Clean linen and warm towels at hand.' } },
    { id: 'accueillir', text: { fr: 'Soutenez la tête sans tirer. S’il y a le cordon autour du cou, passez-le par-dessus.',
      en: 'Hold the head, do not pull. If the cord is around the neck, slip it over.' } },
    { id: 'secher', text: { fr: 'Séchez-le, frottez le dos, posez-le contre sa mère, couvrez les deux. Notez l’heure.',
      en: 'Dry it, rub the back, lay it on the mother, cover both. Note the time.' },
      answers: [{ id: 'crie', text: { fr: 'Crie, respire', en: 'Cries, breathes' }, to: 'placenta' },
        { id: 'rien', text: { fr: 'Ne respire pas', en: 'Does not breathe' }, to: 'reanimer' }] },
    { id: 'placenta', last: true, text: { fr: 'Ne coupez pas le cordon, ne tirez pas dessus. Gardez-les au chaud.',
      en: 'Do not cut the cord, do not pull it. Keep both warm.' } },
    { id: 'reanimer', beat: true, last: true,
      text: { fr: 'Stimulez, dégagez le nez. Deux pouces au milieu de la poitrine, à chaque bip ; insufflez si vous savez.',
      en: 'Rub, clear the nose. Two thumbs in the middle of the chest, at each beep; give breaths if you know how.' } },
    { id: 'attendre', last: true, text: { fr: 'Sur le côté gauche, qu’elle souffle. Rappelez si elle a envie de pousser.',
      en: 'On her left side, let her breathe out. Call back if she wants to push.' } },
  ],
};
