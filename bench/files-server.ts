import { mkdirSync } from 'node:fs';
import { DiskStore } from '#base/files/disk-store.ts';
import { FILE_LIMITS } from '#base/files/limits.ts';
import { createReceiver } from '#base/files/receive.ts';
import { readMultipart } from '#base/http/multipart.ts';
import { createServer } from '#base/http/server.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import { createMetrics } from '#base/telemetry/metrics.ts';
import { randomSlice } from '#base/values/ids.ts';
import { parseKeyring, type SerialisedKeyring } from '#base/values/keyring.ts';
import { argument, serve } from './child.ts';

export type FilesArgument = { keyring: SerialisedKeyring; folder: string };

const SERVICE = 'bench-files';
const { keyring, folder } = await argument<FilesArgument>();
mkdirSync(folder, { recursive: true });
const receive = createReceiver({ store: new DiskStore(folder), ring: parseKeyring(keyring), clock: Date.now, random: randomSlice });
const app = await createServer({ service: SERVICE, logger: createLogger(SERVICE), metrics: createMetrics(SERVICE) });

/** A form with files, as a person's browser sends it: 200 when every file is durable, 422 when one was refused. */
app.post('/files', { bodyLimit: FILE_LIMITS.total_bytes_max }, async (request, reply) => {
  let refused = 0;
  await readMultipart(request.raw, { file_bytes_max: FILE_LIMITS.file_bytes_max + 1, files_max: FILE_LIMITS.files_max },
    async ({ filename, declaredType, stream }) => {
      const reception = await receive({ slot: { slot: 'piece', accepts: ['image/jpeg', 'image/png', 'application/pdf'] },
        name: filename, declaredType, bytes: stream });
      if (!reception.ok) refused++;
    });
  return reply.code(refused > 0 ? 422 : 200).send({ refused });
});

await serve(app, async () => undefined);
