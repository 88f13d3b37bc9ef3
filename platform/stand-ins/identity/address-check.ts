import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBounded } from '#base/http/read-bounded.ts';
import { verifyWebhook, type WebhookKey } from '#base/messages/webhook-signature.ts';
import { systemClock } from '#base/values/instant.ts';

/** Where a service has an address checked with an energy supplier. */
export const ADDRESS_CHECK_PATH = '/justificatif-adresse/v1/verifications';

const BYTES_MAX = 16_384;
/** Longer than the ten seconds within which the real service answers. */
const SLOW_MS = 12_000;

type Question = { fournisseur?: unknown; nomNaissance?: unknown; adresse?: { voie?: unknown } };
type Answer = { status: number; body: object; after_ms?: number };

/** What the double answers: everybody is a customer where they say, unless the name of the street tells a case to try. */
const answerOf = ({ fournisseur, nomNaissance, adresse }: Question): Answer => {
  if (typeof fournisseur !== 'string' || typeof nomNaissance !== 'string' || typeof adresse?.voie !== 'string') {
    return { status: 400, body: { erreur: 'QUESTION_INCOMPLETE' } };
  }
  const street = adresse.voie.toLowerCase();
  if (street.includes('panne')) return { status: 503, body: { erreur: 'FOURNISSEUR_INDISPONIBLE' } };
  const known = !street.includes('inconnue');
  return { status: 200, body: { reponse: known ? 'CONFIRMEE' : 'NON_CONFIRMEE', reference: `JA-${fournisseur}` },
    ...(street.includes('lente') ? { after_ms: SLOW_MS } : {}) };
};

/** Answers the check of an address to a service that signs with one of `keys`; 401 to anybody else. */
export const checkAddress = async (keys: readonly WebhookKey[], req: IncomingMessage, res: ServerResponse): Promise<void> => {
  const body = await readBounded(req, BYTES_MAX, 'a question too large');
  const said = verifyWebhook(keys, req.headers, body, systemClock());
  const { status, body: told, after_ms = 0 } = said.ok ? answerOf(JSON.parse(body.toString()) as Question)
    : { status: 401, body: { erreur: 'SIGNATURE' } };
  const timer = setTimeout(() => {
    res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(told));
  }, after_ms);
  res.once('close', () => clearTimeout(timer));
};
