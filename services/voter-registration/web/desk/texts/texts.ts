import { translator } from '#base/ui/i18n/catalogue.ts';
import { ACTION_TEXTS } from './action-texts.ts';
import { DOSSIER_TEXTS } from './dossier-texts.ts';
import { PAPER_TEXTS } from './paper-texts.ts';
import { QUEUE_TEXTS } from './queue-texts.ts';

/** Every text of the town hall's console. */
export const DESK_TEXTS = { ...QUEUE_TEXTS, ...DOSSIER_TEXTS, ...ACTION_TEXTS, ...PAPER_TEXTS };

export type DeskText = keyof typeof DESK_TEXTS;

/** Text of the console in a language. */
export const desk = translator(DESK_TEXTS);
