import type { Text } from '#base/values/lang.ts';
import type { LegibilityMeasures } from './render/job.ts';

/** What may make a photo hard to read, and what to do; never a refusal. */
export type LegibilityAdvice = { code: 'small' | 'dark' | 'blurred'; text: Text };

/** Long side under which the small print of an identity card is lost, in pixels. */
const LONG_SIDE_MIN = 800;
/** Mean grey (0 to 255) under which print sinks in shadow. */
const BRIGHTNESS_MIN = 60;
/** Variance of the Laplacian at 800 pixels under which edges are smeared. */
const SHARPNESS_MIN = 45;

const ADVICE: readonly { advice: LegibilityAdvice; applies: (m: LegibilityMeasures) => boolean }[] = [
  {
    advice: { code: 'small', text: {
      fr: 'L’image est petite : rapprochez-vous du document ou envoyez l’original plutôt qu’une miniature.',
      en: 'The image is small: move closer to the document, or send the original rather than a thumbnail.',
    } },
    applies: ({ width, height }) => Math.max(width, height) < LONG_SIDE_MIN,
  },
  {
    advice: { code: 'dark', text: {
      fr: 'La photo est sombre : reprenez-la près d’une fenêtre, sans votre ombre sur le document.',
      en: 'The photo is dark: take it again near a window, without your shadow on the document.',
    } },
    applies: ({ brightness }) => brightness < BRIGHTNESS_MIN,
  },
  {
    advice: { code: 'blurred', text: {
      fr: 'La photo semble floue : posez le document à plat, touchez-le à l’écran pour faire le point, '
        + 'puis reprenez-la.',
      en: 'The photo looks blurred: lay the document flat, tap it on the screen to focus, then take it again.',
    } },
    applies: ({ sharpness }) => sharpness < SHARPNESS_MIN,
  },
];

/** Advice on a photo from its measures, for the person who has just taken it; empty when it looks legible. */
export const legibilityAdvice = (measures: LegibilityMeasures): LegibilityAdvice[] =>
  ADVICE.filter(({ applies }) => applies(measures)).map(({ advice }) => advice);
