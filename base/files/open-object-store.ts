import { DiskStore } from './disk-store.ts';
import type { ObjectStore } from './object-store.ts';
import type { S3Config } from './s3-client.ts';
import { S3Store } from './s3-store.ts';

/** Where objects live: a directory of this machine, or a bucket. */
export type ObjectStoreConfig = { kind: 'disk'; root: string } | ({ kind: 's3' } & S3Config);

/** The store of a configuration; the directory must exist, the bucket too. */
export const openObjectStore = (config: ObjectStoreConfig): ObjectStore =>
  config.kind === 'disk' ? new DiskStore(config.root) : new S3Store(config);
