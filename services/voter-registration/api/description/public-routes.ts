import type { DescribedRoute } from '#base/http/api-description.ts';
import { RECEIPT_SCHEMA } from '#base/log/describe-log.ts';
import { LISTS } from '../../domain/codes/lists.ts';
import { NEXT_STEPS } from '../../domain/enquiry/answer.ts';
import { DATA_SETS } from '../../domain/open-data/data-sets.ts';
import { declarationFor } from '../../domain/demande/declaration.ts';
import { DEMANDE_SCHEMA, PERSON_PROPERTIES, PERSON_REQUIRED } from './demande-schema.ts';

const BIRTH = { nomNaissance: 'DUBOIS', prenoms: ['Angela', 'Claire'], sexe: 'F', dateNaissance: '1962-08-24' };

/** Complete request of somebody who does not exist. */
const EXAMPLE = {
  typeListe: 'PRINCIPALE', nature: 'CHANGEMENT_COMMUNE', communeDemandee: '44109', attache: 'DOMICILE',
  etatCivil: { ...BIRTH, precision: 'JOUR', communeNaissance: '75107', paysNaissance: '99100' },
  adresseRattachement: { numero: '12', voie: 'rue de Strasbourg', codePostal: '44000', commune: '44109' },
  contact: { courriel: 'angela@example.org' }, consentements: { courriel: true, sms: false },
  declarationHonneur: { accepte: true, version: declarationFor('PRINCIPALE') }, langue: 'fr',
};

const DAY = { type: 'string', format: 'date' };
const REUSE = { 'x-reuse-key': { type: 'string', description: 'Of a declared project: its transmissions are counted.' } };

const DEPOSITED = {
  type: 'object', required: ['numero', 'partition', 'leaf_index', 'replayed', 'receipt'],
  properties: { numero: { type: 'string', description: 'Public number, with its check character.' }, partition: { type: 'integer' },
    leaf_index: { type: 'integer' }, replayed: { type: 'boolean', description: 'This key had been answered before.' },
    receipt: RECEIPT_SCHEMA },
};

/** Routes for everybody's programs. */
export const PUBLIC_ROUTES: Readonly<Record<string, DescribedRoute>> = {
  'POST /v1/voter-registration/demandes': { tag: 'requests', by: ['citizen'], summary: 'File a request to be registered',
    description: 'One request, one receipt. 202 is sent once the request is durable and in the log: it is never lost afterwards. '
      + 'Sent again with the same key and the same content it gives the same number and the same receipt, byte for byte. '
      + 'Pieces may follow later.',
    headers: { 'idempotency-key': { type: 'string', minLength: 1, maxLength: 255,
      description: 'Chosen by the sender, new for each request.' } },
    required: ['idempotency-key'], body: DEMANDE_SCHEMA, example: EXAMPLE,
    answers: { 202: { means: 'Filed.', schema: DEPOSITED }, 400: { means: 'No key, or a body that is no strict JSON.' },
      401: { means: 'Nobody is signed in.' },
      409: { means: 'The first request with this key is still running: ask again after Retry-After.' },
      422: { means: 'Faults of the request, all at once; or a key that was used for another content.' },
      429: { means: 'More than this network’s share: come back after Retry-After.' },
      503: { means: 'The service is full or its database is away: nothing was stored, come back after Retry-After.' } } },
  'GET /v1/receipts/:numero': { tag: 'requests', by: ['citizen'], summary: 'Get the receipt of a request again',
    description: 'For the person who filed it. The receipt verifies like the first one; after a rotation another key may have signed it. '
      + 'The read is on record and shows among those who looked.',
    answers: { 200: { means: 'The receipt, and what has become of the request.', schema: { type: 'object',
      required: ['numero', 'etat', 'receipt'], properties: { numero: { type: 'string' },
        etat: { type: 'string', description: 'State of the request; expect states that you do not know.' }, receipt: RECEIPT_SCHEMA } } },
    401: { means: 'No citizen is signed in.' }, 404: { means: 'No such request, or somebody else’s.' } } },
  'POST /v1/voter-registration/enquiries': { tag: 'enquiry', summary: 'Ask for one’s own electoral situation',
    description: 'Whether somebody is found or not, the answer has the same status, the same length and takes the same time. '
      + 'No cache keeps it.',
    body: { type: 'object', required: ['commune', 'etatCivil'], properties: {
      commune: { type: 'string', description: 'COG code of the commune or of the consular post.' },
      etatCivil: { type: 'object', required: PERSON_REQUIRED, properties: PERSON_PROPERTIES } } },
    example: { commune: '44109', etatCivil: BIRTH },
    answers: { 200: { means: 'What stands on the rolls, or nothing.', schema: { type: 'object',
      required: ['found', 'registrations', 'proxies', 'nextSteps', 'certificate'],
      properties: {
      found: { type: 'boolean' }, registrations: { type: 'array', items: { type: 'object',
        properties: { typeListe: { enum: Object.keys(LISTS) },
        commune: { type: 'string' }, bureau: { type: 'string' }, libelle: { type: 'string' }, adresse: { type: 'string' },
        ordre: { type: ['integer', 'null'] }, nne: { type: 'string' } } } },
      proxies: { type: 'array', items: { type: 'object', properties: { sens: { enum: ['DONNEE', 'RECUE'] }, du: DAY, au: DAY } } },
      nextSteps: { type: 'array', items: { enum: NEXT_STEPS }, description: 'What to do when nothing is found, in this order.' },
      certificate: { type: ['string', 'null'], description: 'Word to ask for the signed certificate with, for some minutes.' } } } },
      422: { means: 'Faults of the question, all at once.' },
        429: { means: 'Too many questions from this network or about this person.' } } },
  'POST /v1/voter-registration/bounces': { tag: 'mail', by: ['signature'], summary: 'Hand over a mail that came back',
    description: 'A delivery status notification (RFC 3464), as the mail system got it. A failure for good (`Action: failed`) sends the '
      + 'letter on paper, once; the answer does not tell what the mail was about.',
    body: { type: 'string' }, bodyType: 'message/rfc822',
    answers: { 202: { means: 'Taken in.', schema: { type: 'object' } }, 401: { means: 'Signature missing, wrong, or more than five minutes '
      + 'old.' }, 413: { means: 'More than 256 kB.' } } },
  'GET /v1/voter-registration/calendar': { tag: 'open data', summary: 'Ballots and closings in force',
    description: 'With `place`, the closings there, each with its ground in law, its zone and its version. Any page may read it.',
    query: { place: { type: 'string', description: 'COG code of a commune, or consular post.' }, list: { enum: Object.keys(LISTS) } },
    answers: { 200: { means: 'Ballots; with `place`, their closings online, on paper and late.', schema: { type: 'object' } },
      404: { means: 'No such commune, post or list.' } } },
  [`GET ${DATA_SETS.demandes.path}`]: { tag: 'open data', summary: 'People who filed, by commune and day',
    description: 'A day is published once it is over and does not change. Cells under the smallest count are left out.', headers: REUSE,
    query: { from: DAY, to: DAY, commune: { type: 'string', description: 'COG code.' } },
    answers: { 200: { means: 'Cells; `complete` is false where there were too many.', schema: { type: 'object' } },
      404: { means: 'No such commune.' }, 422: { means: 'The period is no period, or too long.' } } },
  [`GET ${DATA_SETS.bureaux.path}`]: { tag: 'open data', summary: 'Polling stations of a commune, with their perimeters', headers: REUSE,
    query: { commune: { type: 'string', description: 'COG code.' } }, required: ['commune'],
    answers: { 200: { means: 'Stations; `perimeter` is GeoJSON or null.', schema: { type: 'object' } },
      404: { means: 'No such commune.' } } },
};
