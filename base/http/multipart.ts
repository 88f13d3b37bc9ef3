import type { IncomingMessage } from 'node:http';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import { httpProblems } from './errors.ts';
import { HTTP_LIMITS } from './limits.ts';

/** One file of a form, to be read to its end (or destroyed) inside the handler. */
export type UploadedFile = {
  field: string; filename: string; declaredType: string;
  stream: NodeJS.ReadableStream & AsyncIterable<Uint8Array> & { truncated?: boolean };
};

export type MultipartLimits = { file_bytes_max: number; files_max: number };

/**
 * Reads a multipart form as a stream: `onFile` is awaited for each file in turn, so memory stays flat.
 * Gives the plain fields. Throws a Problem on a malformed body or past the limits.
 */
export const readMultipart = (
  request: IncomingMessage, limits: MultipartLimits, onFile: (file: UploadedFile, fields: Map<string, string>) => Promise<void>,
): Promise<Map<string, string>> => new Promise((done, fail) => {
  const fields = new Map<string, string>();
  const work: Promise<void>[] = [];
  let parser: InstanceType<typeof Busboy>;
  try {
    parser = new Busboy({ headers: request.headers as BusboyHeaders, limits: { fileSize: limits.file_bytes_max,
      files: limits.files_max, fields: HTTP_LIMITS.form_fields_max, fieldSize: HTTP_LIMITS.form_value_chars_max,
      parts: HTTP_LIMITS.form_fields_max + limits.files_max, headerPairs: 50 } });
  } catch {
    request.resume();
    return fail(httpProblems.HTTP_MEDIA_TYPE());
  }
  const stop = (error: unknown): void => { request.unpipe(parser); request.resume(); fail(error); };
  parser.on('field', (name, value) => { fields.set(name, value.replaceAll('\0', '').toWellFormed()); });
  parser.on('file', (field, stream, filename, _encoding, declaredType) => {
    const file = { field, filename, declaredType, stream: stream as UploadedFile['stream'] };
    work.push(onFile(file, fields).catch((error: unknown) => { stream.resume(); throw error; }));
    work.at(-1)!.catch(stop);
  });
  parser.once('filesLimit', () => stop(httpProblems.HTTP_BODY_TOO_LARGE()));
  parser.once('error', () => stop(httpProblems.HTTP_MEDIA_TYPE()));
  parser.once('finish', () => { Promise.all(work).then(() => done(fields), stop); });
  request.once('aborted', () => stop(httpProblems.HTTP_TIMEOUT()));
  request.pipe(parser);
});
