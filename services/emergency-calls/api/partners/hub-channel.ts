/** Name of the outbox's channel to the health hub. */
export const HUB_CHANNEL = 'hub';
