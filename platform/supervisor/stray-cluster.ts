import { existsSync, renameSync } from 'node:fs';
import { embeddedPlace } from '#base/store/embedded-server.ts';
import { backupId } from '../backup/backup-layout.ts';
import { databaseDir } from './database.ts';

/**
 * When root's data directory cannot be entered by PostgreSQL's account, the cluster lies elsewhere. If somebody removed
 * the data directory since, a new platform must not open the old one's rows without its keys: they are set aside.
 */
export const setStrayClusterAside = (dataDir: string): void => {
  const dir = databaseDir(dataDir);
  const place = embeddedPlace(dir);
  if (place !== dir && existsSync(place)) renameSync(place, `${place}.before-${backupId(Date.now())}`);
};
