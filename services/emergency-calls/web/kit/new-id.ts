import { uuidv7 } from '#base/values/uuidv7.ts';

/** A new id, made by this browser. */
export const newId = (): string => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
