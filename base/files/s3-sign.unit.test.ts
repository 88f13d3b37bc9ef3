import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodePath, sha256Hex, signS3, type SignableRequest } from './s3-sign.ts';

/**
 * The four examples that AWS publishes in "Signature Calculations for the Authorization Header:
 * Transferring Payload in a Single Chunk" of the S3 API reference, with its published example keys.
 */
const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: ['wJalrXUtnFEMI', 'K7MDENG', 'bPxRfiCYEXAMPLEKEY'].join('/'),
};
const AT = Date.UTC(2013, 4, 24);

const signatureOf = (request: Partial<SignableRequest>, body = ''): string => {
  const { headers, ...rest } = request;
  const whole: SignableRequest = {
    method: 'GET', path: '/', query: {}, bodySha256: sha256Hex(body), ...rest,
    headers: { host: 'examplebucket.s3.amazonaws.com', ...headers },
  };
  return /Signature=(\w+)$/.exec(signS3(whole, credentials, 'us-east-1', AT)['authorization']!)![1]!;
};

test('signs the published GET of a range', () => {
  assert.equal(signatureOf({ path: '/test.txt', headers: { range: 'bytes=0-9' } }),
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41');
});

test('signs the published PUT, whose name needs encoding', () => {
  assert.equal(signatureOf({
    method: 'PUT', path: encodePath('/test$file.text'),
    headers: { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
  }, 'Welcome to Amazon S3.'), '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd');
});

test('signs the published query without a value', () => {
  assert.equal(signatureOf({ query: { lifecycle: '' } }),
    'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543');
});

test('signs the published list, its query sorted', () => {
  assert.equal(signatureOf({ query: { prefix: 'J', 'max-keys': '2' } }),
    '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7');
});

test('covers the session token and every header', () => {
  const request: SignableRequest = {
    method: 'GET', path: '/', query: {}, headers: { host: 'h', 'x-amz-meta-a': 'b' }, bodySha256: sha256Hex(''),
  };
  const headers = signS3(request, { ...credentials, sessionToken: 'token' }, 'us-east-1', AT);
  assert.match(headers['authorization']!,
    /SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-meta-a;x-amz-security-token,/);
  assert.equal(headers['x-amz-security-token'], 'token');
});
