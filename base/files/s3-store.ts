import { randomBytes } from 'node:crypto';
import { invariant } from '#base/values/assert.ts';
import { assertObjectName } from './object-name.ts';
import {
  LIST_LIMIT_MAX, ObjectStoreError,
  type ByteRange, type ObjectInfo, type ObjectPage, type ObjectStore, type PutOptions, type StoredObject,
} from './object-store.ts';
import { S3Client, textOf, type S3Answer, type S3Call, type S3Config, type S3Dependencies } from './s3-client.ts';
import { completionXml, parseErrorCode, parseList, parseUploadId } from './s3-xml.ts';

/** S3 takes parts of 5 MiB or more, 10,000 at most: 8 MiB carry 80 GB. */
const PART_BYTES = 8 * 1024 * 1024;
const PARTS_MAX = 10_000;
/** Marks whose put made an object, so that a put whose answer was lost knows its own work again. */
const MARK_HEADER = 'x-amz-meta-socle-put';

/**
 * Objects in an S3 bucket (GET, PUT, HEAD, DELETE, ListObjectsV2, multipart, `If-None-Match: *`).
 * What fits in one part goes in one request; the rest in parts held one at a time in memory. The
 * bucket should expire incomplete multipart uploads after a day.
 */
export class S3Store implements ObjectStore {
  readonly #client: S3Client;
  readonly #partBytes: number;
  readonly #checksFirst: boolean;

  constructor(config: S3Config, dependencies: S3Dependencies & { partBytes?: number } = {}) {
    this.#client = new S3Client(config, dependencies);
    this.#checksFirst = config.writeOnce === 'check';
    this.#partBytes = dependencies.partBytes ?? PART_BYTES;
  }

  async put(name: string, source: AsyncIterable<Uint8Array>, { signal }: PutOptions = {}): Promise<StoredObject> {
    assertObjectName(name);
    const mark = randomBytes(16).toString('hex');
    const parts = inParts(source, this.#partBytes, signal);
    const first = await parts.next();
    const body = first.done ? Buffer.alloc(0) : first.value;
    if (body.length < this.#partBytes) {
      await this.#putWhole(name, body, mark);
      return { name, size: body.length };
    }
    return { name, size: await this.#putParts(name, body, parts, mark) };
  }

  async get(name: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array>> {
    assertObjectName(name);
    const headers: Record<string, string> = range
      ? { range: `bytes=${range.start}-${range.end === undefined ? '' : range.end - 1}` }
      : {};
    const answer = await this.#client.call({ method: 'GET', key: name, headers });
    if (answer.status === 200 || answer.status === 206) return complete(answer);
    throw await failure(answer, name);
  }

  async head(name: string): Promise<ObjectInfo | undefined> {
    assertObjectName(name);
    return (await this.#stat(name))?.info;
  }

  async delete(name: string): Promise<boolean> {
    if (!(await this.head(name))) return false;
    await this.#expect({ method: 'DELETE', key: name }, name, [200, 204]);
    return true;
  }

  async list(prefix: string, cursor?: string, limit = LIST_LIMIT_MAX): Promise<ObjectPage> {
    invariant(limit >= 1 && limit <= LIST_LIMIT_MAX, `a list of ${limit} objects`);
    const query = {
      'list-type': '2', prefix, 'max-keys': String(limit), ...(cursor === undefined ? {} : { 'start-after': cursor }),
    };
    const answer = await this.#expect({ method: 'GET', query }, prefix, [200]);
    const { objects, truncated } = parseList(await textOf(answer.body));
    return truncated && objects.length > 0 ? { objects, cursor: objects.at(-1)!.name } : { objects };
  }

  /** The bucket's own rule expires incomplete multipart uploads. */
  async sweepUploads(): Promise<number> {
    return 0;
  }

  close(): void {
    this.#client.close();
  }

  async #stat(name: string): Promise<{ info: ObjectInfo; mark: string | undefined } | undefined> {
    const answer = await this.#client.call({ method: 'HEAD', key: name });
    if (answer.status === 404) {
      answer.body.resume();
      return undefined;
    }
    if (answer.status !== 200) throw await failure(answer, name);
    answer.body.resume();
    const size = Number(answer.headers['content-length']);
    const modifiedAt = Date.parse(answer.headers['last-modified'] ?? '');
    return { info: { name, size, modifiedAt }, mark: answer.headers[MARK_HEADER] as string | undefined };
  }

  async #putWhole(name: string, body: Buffer, mark: string): Promise<void> {
    const headers = { ...(await this.#once(name)), [MARK_HEADER]: mark };
    await this.#settle(await this.#client.call({ method: 'PUT', key: name, body, headers }), name, mark);
  }

  /** The header that keeps a taken name, or a look whether it is taken. */
  async #once(name: string): Promise<Record<string, string>> {
    if (!this.#checksFirst) return { 'if-none-match': '*' };
    if (await this.head(name)) throw errorOf(412, undefined, name);
    return {};
  }

  /** Gives the count of bytes. Whatever fails, the parts are given up and nothing shows. */
  async #putParts(name: string, first: Buffer, rest: AsyncGenerator<Buffer>, mark: string): Promise<number> {
    const opened = await this.#expect(
      { method: 'POST', key: name, query: { uploads: '' }, headers: { [MARK_HEADER]: mark } }, name, [200],
    );
    const uploadId = parseUploadId(await textOf(opened.body));
    if (uploadId === undefined) throw new ObjectStoreError('STORE_REFUSED', `no multipart upload for ${name}`);
    try {
      const etags = [await this.#putPart(name, uploadId, 1, first)];
      let size = first.length;
      for await (const part of rest) {
        invariant(etags.length < PARTS_MAX, `an object of more than ${PARTS_MAX} parts`);
        etags.push(await this.#putPart(name, uploadId, etags.length + 1, part));
        size += part.length;
      }
      const headers = await this.#once(name);
      const body = Buffer.from(completionXml(etags));
      const answer = await this.#client.call({ method: 'POST', key: name, query: { uploadId }, headers, body });
      await this.#settle(answer, name, mark);
      return size;
    } catch (error) {
      await this.#giveUp(name, uploadId);
      throw error;
    }
  }

  /** The server drops the parts of an upload that is not completed, at once or by its own rule later. */
  async #giveUp(name: string, uploadId: string): Promise<void> {
    const call = this.#client.call({ method: 'DELETE', key: name, query: { uploadId } });
    (await call.catch(() => undefined))?.body.resume();
  }

  async #putPart(name: string, uploadId: string, partNumber: number, body: Buffer): Promise<string> {
    const query = { uploadId, partNumber: String(partNumber) };
    const answer = await this.#expect({ method: 'PUT', key: name, query, body }, name, [200]);
    answer.body.resume();
    const etag = answer.headers.etag;
    if (etag === undefined) throw new ObjectStoreError('STORE_REFUSED', `a part of ${name} has no ETag`);
    return etag;
  }

  /**
   * Ends a put. A refusal after several tries may be this very put's own earlier success, whose
   * answer was lost: the mark tells. Completing may also fail under status 200.
   */
  async #settle(answer: S3Answer, name: string, mark: string): Promise<void> {
    const text = await textOf(answer.body);
    const code = parseErrorCode(text);
    if (answer.status === 200 && code === undefined) return;
    if (answer.tries > 1 && (await this.#stat(name))?.mark === mark) return;
    throw errorOf(answer.status, code, name);
  }

  async #expect(call: S3Call, name: string, statuses: readonly number[]): Promise<S3Answer> {
    const answer = await this.#client.call(call);
    if (!statuses.includes(answer.status)) throw await failure(answer, name);
    if (answer.status === 204) answer.body.resume();
    return answer;
  }
}

/** Cuts a source in parts of at least `bytes`, the last one shorter. */
async function* inParts(
  source: AsyncIterable<Uint8Array>, bytes: number, signal?: AbortSignal,
): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let held = 0;
  for await (const part of source) {
    signal?.throwIfAborted();
    waiting.push(part);
    held += part.length;
    if (held < bytes) continue;
    yield Buffer.concat(waiting, held);
    waiting = [];
    held = 0;
  }
  signal?.throwIfAborted();
  if (held > 0) yield Buffer.concat(waiting, held);
}

/** The body of an answer; throws when the connection ends before the announced length. */
async function* complete({ body, headers }: S3Answer): AsyncGenerator<Uint8Array> {
  let missing = Number(headers['content-length'] ?? 0);
  for await (const part of body as AsyncIterable<Uint8Array>) {
    missing -= part.length;
    yield part;
  }
  if (missing > 0) throw new ObjectStoreError('STORE_UNAVAILABLE', `an answer cut ${missing} bytes before its end`);
}

const errorOf = (status: number, code: string | undefined, name: string): ObjectStoreError => {
  if (status === 412 || status === 409 || code === 'PreconditionFailed') {
    return new ObjectStoreError('OBJECT_EXISTS', `${name} is written once`);
  }
  if (status === 416) return new ObjectStoreError('OBJECT_RANGE', `range of ${name}`);
  if (status === 404 && code !== 'NoSuchBucket') return new ObjectStoreError('OBJECT_ABSENT', `${name} is not here`);
  return new ObjectStoreError('STORE_REFUSED', `${code ?? 'status'} ${status} for ${name}`);
};

const failure = async (answer: S3Answer, name: string): Promise<ObjectStoreError> =>
  errorOf(answer.status, parseErrorCode(await textOf(answer.body)), name);
