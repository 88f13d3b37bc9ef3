import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { isMissing } from '#test/peers/peer.ts';
import { findXmlJudge } from '#test/peers/xmllint.ts';
import { referenceData } from '#test/reference-data.ts';
import { buildEnvelope } from './hub/build-envelope.ts';
import type { JsonObject } from './schema/json.ts';
import { findKindByRoot } from './schema/kinds.ts';
import { writeEnvelope } from './write-envelope.ts';

it('the XML of every official sample in our envelope is valid by the official XML schemas', async (t) => {
  const data = referenceData(t, 'emergency-calls');
  const judge = findXmlJudge();
  if (!data) return;
  if (isMissing(judge)) return t.skip(judge.skip);
  const folder = await mkdtemp(join(tmpdir(), 'socle-xml-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const documents: Record<'EDXL-DE-full.xsd' | 'EDXL-DE-full-no-header.xsd', string[]> =
    { 'EDXL-DE-full.xsd': [], 'EDXL-DE-full-no-header.xsd': [] };
  const stamp = { sender: 'fr.health.samu750', recipient: 'fr.health.samu940', at: Date.UTC(2026, 0, 12) };
  for (const [i, path] of globSync('samples/*/*.json', { cwd: data }).sort().entries()) {
    const sample = JSON.parse(readFileSync(join(data, path), 'utf8')) as JsonObject;
    const [root = ''] = Object.keys(sample);
    const { kind, header } = findKindByRoot(root)!;
    const file = join(folder, `${i}-${kind}.xml`);
    await writeFile(file, writeEnvelope(buildEnvelope({ ...stamp, unique: `${i}` }, kind, sample[root] as JsonObject), 'xml'));
    documents[header ? 'EDXL-DE-full.xsd' : 'EDXL-DE-full-no-header.xsd'].push(file);
  }
  assert.equal(Object.values(documents).flat().length, 72);
  for (const [schema, files] of Object.entries(documents)) {
    assert.deepEqual(await judge.findings(join(data, 'schemas/xsd', schema), files), []);
  }
});
