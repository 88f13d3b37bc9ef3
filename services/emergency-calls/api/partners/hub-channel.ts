/** Name of the outbox's channel to the health hub. */
export const HUB_CHANNEL = 'hub';

const KEY_CHARS_MAX = 80;

/** Messages of one case to one partner leave in order; a partner that refuses one holds up nobody else. */
export const orderingKey = (centre: string, dossier: string, to: string): string => `${centre}/${dossier}/${to}`.slice(0, KEY_CHARS_MAX);
