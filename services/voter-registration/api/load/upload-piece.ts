import type { PieceJointe } from '../../domain/demande/demande.ts';
import { REPLAY_HEADER } from '../replay-actor.ts';
import { REPLAY_PIECES } from '../replay-pieces.ts';
import { sampleFile, unitSource, type SampleFile } from './file-samples.ts';

const BOUNDARY = 'piece-d-une-journee-rejouee';

/** A form with one file, as a browser lays it out, ready to send to `path`. */
export const formBytes = (path: string, host: string, { name, type, bytes }: SampleFile, headers: readonly string[] = []): Buffer => {
  const before = Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="fichier"; filename="${name}"\r\n`
    + `content-type: ${type}\r\n\r\n`);
  const after = Buffer.from(`\r\n--${BOUNDARY}--\r\n`);
  const head = [`POST ${path} HTTP/1.1`, `host: ${host}`, `content-type: multipart/form-data; boundary=${BOUNDARY}`,
    ...headers, `content-length: ${before.length + bytes.length + after.length}`];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), before, bytes, after]);
};

/** The upload of a declared document: bytes of its type and about its size, sent by `actor`. */
export const uploadBytes = (host: string, actor: string, { mime, octets }: PieceJointe, seed: number): Buffer =>
  formBytes(REPLAY_PIECES, host, sampleFile(mime as SampleFile['type'], octets, unitSource(seed)), [`${REPLAY_HEADER}: ${actor}`]);
