/** The stamp by which the second line says that it is on a P0: a step like those of a protocol, so that it stands in the dossier. */
export const ALARM_STEP = { protocol: 'P0', step: 'BORD' } as const;
