import { existsSync } from 'node:fs';
import type { Text } from '#base/values/lang.ts';

/** Something outside the data directory that a destruction does not reach, and what the operator has to do with it. */
export type Staying = { what: 'master-key' | 'backups' | 'database' | 'objects'; where: string; todo: Text };

export type OutsidePlaces = { dataDir: string; backupDir: string; masterKeyFile: string; databaseUrl?: string; objectsUrl?: string };

const withoutPassword = (text: string): string => {
  const { protocol, host, pathname } = new URL(text);
  return `${protocol}//${host}${pathname}`;
};

/** What stays of a platform, so that its certificate does not promise more than was done. Addresses lose their passwords. */
export const whatStays = ({ dataDir, backupDir, masterKeyFile, databaseUrl, objectsUrl }: OutsidePlaces): Staying[] => [
  ...(masterKeyFile.startsWith(`${dataDir}/`) ? [] : [{ what: 'master-key' as const, where: masterKeyFile, todo: {
    fr: 'Détruisez ce fichier et les copies de ses gardiens : les sauvegardes ne s’ouvrent plus.',
    en: "Destroy this file and its keepers' copies: backups then open no more." } }]),
  ...(existsSync(backupDir) ? [{ what: 'backups' as const, where: backupDir, todo: {
    fr: 'Effacez ce répertoire et ses copies sur d’autres sites.', en: 'Delete this directory and its copies on other sites.' } }] : []),
  ...(databaseUrl ? [{ what: 'database' as const, where: withoutPassword(databaseUrl), todo: {
    fr: 'Supprimez la base, ses rôles et ses propres sauvegardes.', en: 'Drop the base, its roles and its own backups.' } }] : []),
  ...(objectsUrl ? [{ what: 'objects' as const, where: withoutPassword(objectsUrl), todo: {
    fr: 'Videz ce compartiment, avec ses versions.', en: 'Empty this bucket, with its versions.' } }] : []),
];
