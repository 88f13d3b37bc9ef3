import type { Protocol } from '../../domain/protocols/protocol.ts';

/** Chest pain: what the doctor wants to know, and what the caller does meanwhile. Our own words. */
export const chestPain: Protocol = {
  id: 'DTHO', motives: ['M03.06', 'M03.13'], title: { fr: 'Douleur thoracique', en: 'Chest pain' },
  steps: [
    { id: 'debut', text: { fr: 'Depuis quand ? Que faisiez-vous ? Est-ce que ça s’arrête ?',
      en: 'Since when? Doing what? Does it stop?' } },
    { id: 'sorte', text: { fr: 'Où avez-vous mal ? Serre, brûle, pique ? Est-ce que ça va dans le bras, la mâchoire, le dos ?',
      en: 'Where does it hurt? Tight, burning, stabbing? Does it go to the arm, the jaw, the back?' } },
    { id: 'gravite', text: { fr: 'Sueurs, pâleur, gêne pour respirer, malaise ?', en: 'Sweating, pale, short of breath, faint?' },
      answers: [{ id: 'oui', text: { fr: 'Au moins un signe', en: 'At least one' }, to: 'repos' },
        { id: 'non', text: { fr: 'Aucun', en: 'None' }, to: 'fond' }] },
    { id: 'repos', text: { fr: 'Assis ou à demi couché, plus un pas, rien à manger ni à boire. Ouvrez la porte.',
      en: 'Sit or half lie, not one more step, nothing to eat or drink. Open the door.' } },
    { id: 'fond', text: { fr: 'Cœur, tension, diabète, tabac, cholestérol ? Un infarctus dans la famille ?',
      en: 'Heart, blood pressure, diabetes, tobacco, cholesterol? An infarction in the family?' } },
    { id: 'traitement', text: { fr: 'Quels traitements ? Une allergie à l’aspirine ? Rien avant que le médecin le dise.',
      en: 'Which medicines? Allergic to aspirin? Nothing before the doctor says so.' } },
    { id: 'rappel', last: true, text: { fr: 'S’il perd connaissance ou respire mal, rappelez aussitôt : je reste joignable.',
      en: 'If they pass out or breathe badly, call back at once: I am here.' } },
  ],
};
