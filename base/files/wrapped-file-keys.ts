import type { WrappedKeys } from '#base/dossiers/rewrap-command.ts';
import { rewrapFileKey } from './file-key.ts';

/** What any table of file keys has in common: the key is bound to the object's name. */
export const rewrapOfFile: WrappedKeys['rewrap'] = (ring, _partition, { of, holder, kid, wrapped }) =>
  rewrapFileKey(ring, of, { holder, kid, wrapped }).wrapped;

/** Data keys of files, for their rotation. */
export const WRAPPED_FILE_KEYS: WrappedKeys = {
  table: 'file_key', id: [{ column: 'object_id', type: 'uuid' }, { column: 'holder', type: 'text' }],
  of: '(select object_name from file_object f where f.partition = file_key.partition and f.object_id = file_key.object_id)',
  holder: 'holder', key: 'wrapped', rewrap: rewrapOfFile,
};
