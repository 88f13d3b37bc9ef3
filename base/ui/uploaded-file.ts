import type { Text } from '#base/values/lang.ts';

/** One file as the server knows it; `reason` is the catalogue's text when it was refused. */
export type UploadedFile = {
  id: string;
  name: string;
  bytes: number;
  state: 'kept' | 'waiting' | 'refused';
  reason?: Text;
};
