import type { Text } from '#base/values/lang.ts';

/** Legal grounds named in the acknowledgement of a deposit. */
export const DEPOSIT_LAW = 'code électoral, L.9 à L.18 et R.5 ; CRPA, L.112-11 et R.112-11-1';

/** What silence means, as sealed: the mayor must answer, so silence is no decision. */
export const SILENCE = 'sans valeur de décision';

/** The same for people, with what they can do (L.18, L.20 II); `{qui}` is who decides. */
export const SILENCE_TEXT: Text = {
  fr: '{qui} doit vous répondre : son silence ne vaut ni accord ni refus. Si vous êtes omis(e) de la liste '
    + 'par erreur, vous pouvez saisir le tribunal judiciaire jusqu’au jour du scrutin (article L.20 du code '
    + 'électoral).',
  en: '{qui} must answer you: silence is neither agreement nor refusal. If you are left out of the roll by '
    + 'mistake, you can go to the judicial court until polling day (article L.20 of the Code électoral).',
};
