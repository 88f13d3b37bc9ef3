import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A certificate and its key, as files and as text (PEM). */
export type Certified = { certFile: string; keyFile: string; cert: string; key: string };

export type TestAuthority = { caFile: string; ca: string; issue(commonName: string): Promise<Certified> };

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** An authority of a test, in its folder, by the `openssl` command; its certificates are good for a day and `localhost`. */
export const createTestAuthority = async (folder: string): Promise<TestAuthority> => {
  const [caFile, caKey] = [join(folder, 'ca.pem'), join(folder, 'ca.key')];
  await run('openssl', ['req', '-x509', '-days', '1', ...KEY, '-subj', '/CN=test authority', '-keyout', caKey, '-out', caFile]);
  let serial = 1;
  const issue = async (commonName: string): Promise<Certified> => {
    const number = `${++serial}`;
    const [certFile, keyFile, request, extension] = ['pem', 'key', 'csr', 'ext'].map((end) => join(folder, `${number}.${end}`));
    await writeFile(extension!, 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
    await run('openssl', ['req', ...KEY, '-subj', `/CN=${commonName}`, '-keyout', keyFile!, '-out', request!]);
    await run('openssl', ['x509', '-req', '-days', '1', '-in', request!, '-CA', caFile, '-CAkey', caKey, '-set_serial', number,
      '-extfile', extension!, '-out', certFile!]);
    const [cert, key] = await Promise.all([readFile(certFile!, 'utf8'), readFile(keyFile!, 'utf8')]);
    return { certFile: certFile!, keyFile: keyFile!, cert, key };
  };
  return { caFile, ca: await readFile(caFile, 'utf8'), issue };
};
