import type { DescribedRoute } from '#base/http/api-description.ts';

const TAG = 'log';

const TEXT = { type: 'object', properties: { fr: { type: 'string' }, en: { type: 'string' } } };

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
  'POST /v1/receipts/verify': { tag: TAG, summary: 'Verify a receipt of this service',
    description: 'By the keys that the service publishes. Who trusts nobody verifies offline: the receipt and the keys are enough.',
    body: RECEIPT_SCHEMA,
    answers: { 200: { means: 'Whether it holds, and each check by its name.', schema: { type: 'object',
      required: ['ok', 'checks', 'sentence'],
      properties: { ok: { type: 'boolean' }, sentence: TEXT,
        checks: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' },
          state: { enum: ['pass', 'fail', 'skipped'] }, label: TEXT, detail: TEXT } } },
        facts: { type: 'object', properties: { origin: { type: 'string' }, size: { type: 'integer' }, index: { type: 'integer' },
          kid: { type: 'string' } } } } } } } },
};
