/**
 * A second verifier, written apart from the first one: it imports nothing of this project and nothing from npm.
 *
 *     node test/second-verifier/verify.ts <export folder | receipt.json | receipt.pdf> [keys.json]
 */
import { readFileSync, statSync } from 'node:fs';
import { checkExport, readKeys } from './export.ts';
import { checkReceipt, readReceipt } from './receipt.ts';

const main = (target: string | undefined, keysFile: string | undefined): number => {
  if (target === undefined) {
    console.error('usage: verify.ts <export folder | receipt.json | receipt.pdf> [keys.json]');
    return 2;
  }
  const keys = keysFile === undefined ? undefined : readKeys(keysFile);
  if (statSync(target).isDirectory()) {
    const complaints = checkExport(target, keys);
    for (const { log, what } of complaints) console.log(`log ${log}: ${what}`);
    console.log(complaints.length === 0 ? 'export verified' : `export REFUSED: ${complaints.length} complaints`);
    return complaints.length === 0 ? 0 : 1;
  }
  if (!keys) {
    console.error('a receipt is verified against the service’s published keys: give keys.json');
    return 2;
  }
  try {
    const { origin, index, size } = checkReceipt(readReceipt(readFileSync(target)), keys);
    console.log(`receipt verified: entry ${index} of ${origin} at size ${size}`);
    return 0;
  } catch (error) {
    console.log(`receipt REFUSED: ${(error as Error).message}`);
    return 1;
  }
};

process.exitCode = main(process.argv[2], process.argv[3]);
