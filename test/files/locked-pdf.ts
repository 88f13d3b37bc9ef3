import { createHash } from 'node:crypto';

/** The 32 padding bytes of ISO 32000-1 §7.6.3.3, algorithm 2. */
const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const PERMISSIONS = -44;
const FILE_ID = Buffer.from('socle-locked-pdf');

const md5 = (...parts: Uint8Array[]): Buffer => {
  const hash = createHash('md5');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const hex = (bytes: Buffer): string => `<${bytes.toString('hex')}>`;
const padded = (password: string): Buffer => Buffer.concat([Buffer.from(password), PADDING]).subarray(0, 32);

/** RC4, written out because OpenSSL 3 no longer offers it and old PDFs still use it. */
const rc4 = (key: Uint8Array, data: Uint8Array): Buffer => {
  const s = Uint8Array.from({ length: 256 }, (_, i) => i);
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + s[i]! + key[i % key.length]!) & 255;
    [s[i], s[j]] = [s[j]!, s[i]!];
  }
  let i = 0;
  let j = 0;
  return Buffer.from(data.map((byte) => {
    i = (i + 1) & 255;
    j = (j + s[i]!) & 255;
    [s[i], s[j]] = [s[j]!, s[i]!];
    return byte ^ s[(s[i]! + s[j]!) & 255]!;
  }));
};

/**
 * A one-page PDF under the standard security handler, revision 2 (40-bit RC4). With an empty user
 * password it only restricts printing and opens for everybody; with another it opens for nobody else.
 */
export const lockedPdf = (userPassword: string): Buffer => {
  const owner = rc4(md5(padded('owner')).subarray(0, 5), padded(userPassword));
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(PERMISSIONS);
  const key = md5(padded(userPassword), owner, permissions, FILE_ID).subarray(0, 5);
  const contents = rc4(md5(key, Buffer.from([4, 0, 0, 0, 0])).subarray(0, 10), Buffer.from('0 0 100 100 re f'));
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>',
    `<< /Length ${contents.length} >>\nstream\n${contents.toString('latin1')}\nendstream`,
    `<< /Filter /Standard /V 1 /R 2 /P ${PERMISSIONS} /O ${hex(owner)} /U ${hex(rc4(key, PADDING))} >>`,
  ];
  return assemble(objects, `/Root 1 0 R /Encrypt 5 0 R /ID [${hex(FILE_ID)} ${hex(FILE_ID)}]`);
};

/** Writes objects 1, 2, … with their cross-reference table and trailer. */
export const assemble = (objects: readonly string[], trailer: string): Buffer => {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const xref = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} ${trailer} >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
};
