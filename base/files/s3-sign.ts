import { createHash, createHmac } from 'node:crypto';
import type { Instant } from '#base/values/instant.ts';

export type S3Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };

/** A request as it will be sent: header names in lower case, `host` among them. */
export type SignableRequest = {
  method: string;
  /** Already percent-encoded by `encodePath`. */
  path: string;
  query: Readonly<Record<string, string>>;
  headers: Readonly<Record<string, string>>;
  /** SHA-256 of the body, in hexadecimal. */
  bodySha256: string;
};

/** Percent-encodes as Signature Version 4 wants it: everything but the unreserved characters of RFC 3986. */
const encodeUri = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** The same for a path, whose slashes stay. */
export const encodePath = (path: string): string => path.split('/').map(encodeUri).join('/');

/** The query string in the canonical order that the signature covers, and that is sent. */
export const canonicalQuery = (query: Readonly<Record<string, string>>): string =>
  Object.entries(query)
    .map(([name, value]) => [encodeUri(name), encodeUri(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

/** SHA-256 in hexadecimal. */
export const sha256Hex = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

const mac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest();

const compactTime = (at: Instant): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');

/**
 * The headers that sign a request (AWS Signature Version 4, service `s3`, payload in one chunk):
 * `x-amz-date`, `x-amz-content-sha256`, `authorization`, and the session token when there is one.
 */
export const signS3 = (
  request: SignableRequest, credentials: S3Credentials, region: string, at: Instant,
): Record<string, string> => {
  const time = compactTime(at);
  const signed: Record<string, string> = {
    ...request.headers,
    'x-amz-content-sha256': request.bodySha256,
    'x-amz-date': time,
    ...(credentials.sessionToken === undefined ? {} : { 'x-amz-security-token': credentials.sessionToken }),
  };
  const names = Object.keys(signed).sort();
  const canonical = [
    request.method, request.path, canonicalQuery(request.query),
    ...names.map((name) => `${name}:${signed[name]!.trim().replace(/ +/g, ' ')}`), '',
    names.join(';'), request.bodySha256,
  ].join('\n');
  const scope = `${time.slice(0, 8)}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256Hex(canonical)].join('\n');
  const key = ['s3', 'aws4_request'].reduce<Buffer>(
    mac, mac(mac(`AWS4${credentials.secretAccessKey}`, time.slice(0, 8)), region),
  );
  const proof = `SignedHeaders=${names.join(';')},Signature=${mac(key, toSign).toString('hex')}`;
  return { ...signed, authorization: `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope},${proof}` };
};
