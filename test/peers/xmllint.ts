import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { missingPeer, type Missing } from './peer.ts';

const PROGRAM = '/usr/bin/xmllint';

/** What a schema finds wrong with documents, one line a finding; nothing is fetched. */
export type XmlJudge = { findings(schema: string, documents: readonly string[]): Promise<string[]> };

/** Debian's xmllint, which validates by W3C XML Schema. */
export const findXmlJudge = (): XmlJudge | Missing => {
  if (!existsSync(PROGRAM)) return missingPeer('xmllint absent: apt-get install --no-install-recommends libxml2-utils');
  const run = promisify(execFile);
  return {
    findings: async (schema, documents) => {
      const said = await run(PROGRAM, ['--noout', '--nonet', '--schema', schema, ...documents]).catch((error: unknown) => error);
      const { stderr } = said as { stderr?: string };
      return (stderr ?? String(said)).split('\n').filter((line) => line !== '' && !line.endsWith(' validates'));
    },
  };
};
