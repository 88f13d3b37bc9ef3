/** Legal grounds named in the acknowledgement of a deposit. */
export const DEPOSIT_LAW = 'code électoral, L.9 à L.18 et R.5 ; CRPA, L.112-11 et R.112-11-1';

/** What silence means: the mayor must answer, so silence is no decision; the elector may go to court (L.20 II). */
export const SILENCE = 'sans valeur de décision';
