import { publishTiles } from '#base/log/publish.ts';
import { createSigner } from '#base/log/signer.ts';
import { tileFolder } from '#base/log/tile-folder.ts';
import { createPool } from '#base/store/pools.ts';
import { serviceNames } from '#base/store/service-names.ts';
import { parseKeyring, type SerialisedKeyring } from '#base/values/keyring.ts';
import { argument, usage } from './child.ts';

type Argument = { connection: { host: string; port: number; database: string }; service: string; password: string;
  partitions: number; keyring: SerialisedKeyring; tilesDir: string };

const EVERY_MS = 2_000;

/** The worker beside the plain server: publishes tiles, so that leaf rows stay few and retries are answered from tiles. */
const { connection, service, password, partitions, keyring, tilesDir } = await argument<Argument>();
const { signing } = parseKeyring(keyring);
const signer = createSigner({ origin: `bench.localhost/${service}`, privateKey: signing.privateKey, kid: signing.kid });
const stores = (log: string) => tileFolder(`${tilesDir}/${log}`);
const pool = createPool({ connection, user: serviceNames(service).jobs, password, max: 1 });
let ending = false;

process.on('message', (message) => {
  if ((message as { question: string }).question === 'usage') process.send!(usage());
  else ending = true;
});
process.send!({ port: 0 });
while (!ending) {
  for (let partition = 0; partition < partitions; partition++) {
    await publishTiles({ pool, partition, stores, signer, clock: Date.now }).catch(() => undefined);
  }
  await new Promise((done) => setTimeout(done, EVERY_MS));
}
await pool.end();
process.exit(0);
