import type { DescribedRoute } from '#base/http/api-description.ts';

const TAG = 'log';

/** What programs are told of `logRoutes`: every service answers them alike (C2SP tlog-tiles, tlog-checkpoint, signed-note). */
export const LOG_DESCRIPTION: Readonly<Record<string, DescribedRoute>> = {
  'GET /log/:service/keys': { tag: TAG, summary: 'History of the keys that sign checkpoints',
    answers: { 200: { means: 'Each key as a verifier key (vkey) with the instants between which it signs.',
      schema: { type: 'object' } } } },
  'GET /log/:service/:log/vkey': { tag: TAG, summary: 'Verifier key under the name of one log',
    description: '`log` is the number of the partition, followed by its epoch after a restore that opened a new origin.',
    answers: { 200: { means: 'One line, as tools that read signed notes take it.', schema: { type: 'string' }, type: 'text/plain' },
      404: { means: 'No such log.' } } },
  'GET /log/:service/:log/checkpoint': { tag: TAG, summary: 'The newest signed checkpoint',
    answers: { 200: { means: 'Origin, size and root hash, signed (tlog-checkpoint).', schema: { type: 'string' }, type: 'text/plain' },
      404: { means: 'No such log.' } } },
  'GET /log/:service/:log/tile/*': { tag: TAG, summary: 'One tile of hashes, whole or partial',
    description: 'Path as in tlog-tiles: `<level>/<index>` with `x…/` groups of three digits, and `.p/<width>` for a partial one.',
    answers: { 200: { means: '256 hashes of 32 bytes, or as many as the partial tile has.', schema: { type: 'string', format: 'binary' },
      type: 'application/octet-stream' }, 404: { means: 'The log is not that long.' } } },
};

/** A receipt in an answer. */
export const RECEIPT_SCHEMA = {
  type: 'object', required: ['socle_receipt', 'header', 'body', 'salt', 'proof'],
  description: 'Keep it as it came: it verifies offline, for ever, and holds no personal data.',
  properties: {
    socle_receipt: { const: 1 }, header: { type: 'object', description: 'What the entry is about.' },
    body: { type: 'object', description: 'The sealed facts: instants, purpose, law, salted digest of the content.' },
    salt: { type: 'string', description: '32 bytes, base64.' }, proof: { type: 'string', description: 'C2SP tlog-proof.' },
  },
};
