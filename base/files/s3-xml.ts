import { XMLParser } from 'fast-xml-parser';
import type { ObjectInfo } from './object-store.ts';

const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'Contents' });

type Listed = { Key: string; Size: string; LastModified: string };

/** A page of ListObjectsV2. */
export const parseList = (xml: string): { objects: ObjectInfo[]; truncated: boolean } => {
  const result = parser.parse(xml)['ListBucketResult'] as { Contents?: Listed[]; IsTruncated?: string } | undefined;
  const objects = (result?.Contents ?? []).map(({ Key, Size, LastModified }) => ({
    name: Key, size: Number(Size), modifiedAt: Date.parse(LastModified),
  }));
  return { objects, truncated: result?.IsTruncated === 'true' };
};

/** The id of a multipart upload that was opened; `undefined` when the answer holds none. */
export const parseUploadId = (xml: string): string | undefined =>
  parser.parse(xml)['InitiateMultipartUploadResult']?.UploadId as string | undefined;

/** S3's code for what went wrong (`NoSuchKey`, …); `undefined` when the answer is no error. */
export const parseErrorCode = (xml: string): string | undefined =>
  xml.includes('<Error>') ? String(parser.parse(xml)['Error']?.Code) : undefined;

/** The body that completes a multipart upload. ETags come from the server and hold no markup. */
export const completionXml = (etags: readonly string[]): string => {
  const parts = etags.map((etag, i) => `<Part><PartNumber>${i + 1}</PartNumber><ETag>${etag}</ETag></Part>`);
  return `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`;
};
