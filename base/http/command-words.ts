import type { Text } from '#base/values/lang.ts';

/** One step of a long command, shown to the operator as it comes. */
export type CommandStep = { text: Text; done?: number; of?: number };

/** How a command ended, with its figures by name. */
export type CommandEnd = { ok: boolean; text: Text; figures?: Record<string, number | string> };
