import { createPool } from '#base/store/pools.ts';
import { serviceNames } from '#base/store/service-names.ts';
import { createServer } from '#base/http/server.ts';
import { createClaims, readIdempotencyKey } from '#base/intake/idempotency-key.ts';
import { createIntake } from '#base/intake/intake.ts';
import { createSigner } from '#base/log/signer.ts';
import { pastProofs } from '#base/log/past-proof.ts';
import { receiptJson } from '#base/log/receipt.ts';
import { armFailpoints } from '#base/telemetry/failpoint.ts';
import { tileFolder } from '#base/log/tile-folder.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import { createMetrics } from '#base/telemetry/metrics.ts';
import { canonicalJson } from '#base/values/canonical-json.ts';
import { newId, randomSlice } from '#base/values/ids.ts';
import { parseKeyring, type SerialisedKeyring } from '#base/values/keyring.ts';
import { partitionOf } from '#base/values/partition.ts';
import { toRfc3339 } from '#base/values/instant.ts';
import { argument, serve, type Place } from './child.ts';
import { plainRegister, type PlainItem } from './plain-register.ts';

type Argument = { connection: { host: string; port: number; database: string }; service: string; password: string;
  partitions: number; keyring: SerialisedKeyring; tilesDir: string; failpoints?: string[] } & Place;

const { connection, service, password, partitions, keyring, tilesDir, failpoints, ...place } = await argument<Argument>();
armFailpoints(failpoints ?? []);
const ring = parseKeyring(keyring);
const stores = (log: string) => tileFolder(`${tilesDir}/${log}`);
const claims = createClaims(ring);
const signer = createSigner({ origin: `bench.localhost/${service}`, privateKey: ring.signing.privateKey, kid: ring.signing.kid });
const pool = createPool({ connection, user: serviceNames(service).intake, password, max: 3 });
const intake = createIntake<PlainItem>({ pool, register: plainRegister(service), signer, proofs: pastProofs(stores),
  clock: Date.now, partitions, onError: () => undefined });

const app = await createServer({ service, logger: createLogger(service), metrics: createMetrics(service) });
app.get('/echo', async () => ({ ok: true }));
app.post('/echo', async (request) => request.body);
app.post('/v1/items', async (request, reply) => {
  const key = readIdempotencyKey(request.headers['idempotency-key']);
  const party = String(request.headers['x-party']);
  const content = canonicalJson(request.body);
  const partition = partitionOf(partitions, party, key);
  const accepted = await intake.submit({ partition, claim: claims.claim(party, key), arrivedAt: Date.now(),
    fingerprint: claims.fingerprint('POST /v1/items', content),
    prepared: { subject: newId(), partition, actor: party, content: Buffer.from(content), salt: randomSlice(32) } });
  return reply.code(202).type('application/json').send(receiptJson({ ...accepted.sealed, proof: accepted.proof }));
});
const history = { service, keys: [{ kid: signer.kid, vkey: signer.vkey, from: toRfc3339(0), until: null }] };
await serve(app, () => pool.end(), { history: () => history, stats: () => intake.stats() }, place);
