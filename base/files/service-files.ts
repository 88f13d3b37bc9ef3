import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceContext } from '#base/http/service-context.ts';
import { randomSlice } from '#base/values/ids.ts';
import type { Clock } from '#base/values/instant.ts';
import type { Keyring } from '#base/values/keyring.ts';
import { ClamdClient } from './clamd-client.ts';
import type { FileWork } from './file-work.ts';
import { objectStoreConfig, openObjectStore } from './open-object-store.ts';
import { RemoteRenderer } from './remote-renderer.ts';

/** What an operator sets for the files of a service. */
export const FILE_SETTINGS = [
  { name: 'SOCLE_OBJECTS_URL', default: '', secret: true,
    text: { fr: 'Espace S3 des pièces (https://CLÉ:SECRET@hôte/espace?region=…) ; vide : un dossier local',
      en: 'S3 bucket for documents (https://KEY:SECRET@host/bucket?region=…); empty: a local folder' } },
  { name: 'SOCLE_CLAMD_SOCKET', default: '', text: { fr: 'Prise locale de clamd', en: 'Local socket of clamd' } },
] as const;

/** The files' store, scanner and renderer of a process, as its settings say. */
export const serviceFiles = (
  { dataDir, settings, renderSocket }: Pick<ServiceContext, 'dataDir' | 'settings' | 'renderSocket'>,
  { keyring, clock, partitions }: { keyring: Keyring; clock: Clock; partitions: number },
  more: Pick<FileWork, 'keyHolder' | 'watermark'> = {},
): FileWork => {
  const objects = join(dataDir, 'objects');
  mkdirSync(objects, { recursive: true });
  const clamd = settings.SOCLE_CLAMD_SOCKET;
  return {
    store: openObjectStore(objectStoreConfig(settings.SOCLE_OBJECTS_URL ?? '', objects)),
    ring: keyring, clock, random: randomSlice, partitions,
    renderer: new RemoteRenderer(renderSocket ?? join(dataDir, 'no-render-host')),
    ...(clamd ? { scanner: new ClamdClient({ path: clamd }) } : {}), ...more,
  };
};
