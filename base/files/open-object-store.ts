import { DiskStore } from './disk-store.ts';
import type { ObjectStore } from './object-store.ts';
import type { S3Config } from './s3-client.ts';
import { S3Store } from './s3-store.ts';

/** Where objects live: a directory of this machine, or a bucket. */
export type ObjectStoreConfig = { kind: 'disk'; root: string } | ({ kind: 's3' } & S3Config);

/**
 * Where objects live, by one setting: `https://KEY:SECRET@s3.example.org/bucket?region=fr-par`, with `addressing=virtual`
 * or `writeOnce=check` where the server needs them; nothing means the directory. Throws when the setting says too little.
 */
export const objectStoreConfig = (setting: string, root: string): ObjectStoreConfig => {
  if (setting === '') return { kind: 'disk', root };
  const { origin, pathname, username, password, searchParams } = new URL(setting);
  const [bucket, region] = [pathname.slice(1), searchParams.get('region')];
  if (!bucket || !region || !username || !password) throw new TypeError('an S3 store needs a key, its secret, a bucket and a region');
  return { kind: 's3', endpoint: origin, region, bucket,
    credentials: { accessKeyId: decodeURIComponent(username), secretAccessKey: decodeURIComponent(password) },
    addressing: searchParams.get('addressing') === 'virtual' ? 'virtual' : 'path',
    writeOnce: searchParams.get('writeOnce') === 'check' ? 'check' : 'conditional' };
};

/** The store of a configuration; the directory must exist, the bucket too. */
export const openObjectStore = (config: ObjectStoreConfig): ObjectStore =>
  config.kind === 'disk' ? new DiskStore(config.root) : new S3Store(config);
