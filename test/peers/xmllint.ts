import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { missingPeer, type Missing } from './peer.ts';

const PROGRAM = '/usr/bin/xmllint';
const SAID_BYTES_MAX = 64 * 1024 * 1024;

/** What a schema finds wrong with documents, one line a finding; nothing is fetched. */
export type XmlJudge = {
  findings(schema: string, documents: readonly string[]): Promise<string[]>;
  /** The documents that a schema refuses. */
  refused(schema: string, documents: readonly string[]): Promise<Set<string>>;
};

/** Debian's xmllint, which validates by W3C XML Schema. */
export const findXmlJudge = (): XmlJudge | Missing => {
  if (!existsSync(PROGRAM)) return missingPeer('xmllint absent: apt-get install --no-install-recommends libxml2-utils');
  const run = promisify(execFile);
  const told = async (schema: string, documents: readonly string[]): Promise<string[]> => {
    const said = await run(PROGRAM, ['--noout', '--nonet', '--schema', schema, ...documents], { maxBuffer: SAID_BYTES_MAX })
      .catch((error: unknown) => error);
    const { stderr } = said as { stderr?: string };
    return (stderr ?? String(said)).split('\n');
  };
  return {
    findings: async (schema, documents) => (await told(schema, documents)).filter((line) => line !== '' && !line.endsWith(' validates')),
    refused: async (schema, documents) => {
      const right = new Set((await told(schema, documents)).filter((line) => line.endsWith(' validates'))
        .map((line) => line.slice(0, -' validates'.length)));
      return new Set(documents.filter((document) => !right.has(document)));
    },
  };
};
