import { INCOMING, OUTGOING } from './message-shapes.ts';

/** The published JSON Schema (2020-12) of every message, made from the shapes that the register itself checks. */
export const messageSchema = (): Record<string, unknown> => {
  const shapes = Object.entries({ ...INCOMING, ...OUTGOING });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Exchange between a portal and the national register, version 1',
    oneOf: shapes.map(([type]) => ({ $ref: `#/$defs/${type}` })),
    $defs: Object.fromEntries(shapes.map(([type, { schema }]) => [type, schema])),
  };
};
