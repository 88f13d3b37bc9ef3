import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { isMissing } from '#test/peers/peer.ts';
import { findXmlJudge } from '#test/peers/xmllint.ts';
import { referenceData } from '#test/reference-data.ts';
import { changedOnce, sameInOtherHands, type Variant } from './fixtures/xml-variants.ts';
import { buildEnvelope } from './hub/build-envelope.ts';
import { readEnvelope } from './read-envelope.ts';
import type { JsonObject } from './schema/json.ts';
import { findKindByRoot, type KindInfo } from './schema/kinds.ts';
import { writeEnvelope } from './write-envelope.ts';

const STAMP = { sender: 'fr.health.samu750', recipient: 'fr.health.samu940', unique: '1', at: Date.UTC(2026, 0, 12) };
/** Of the documents that differ in one place, one in so many is judged: all of them are thirty thousand. */
const ONE_IN = 23;

const samplesOf = (data: string): { info: KindInfo; body: JsonObject }[] => globSync('samples/*/*.json',
  { cwd: data }).sort().map((path) => {
  const sample = JSON.parse(readFileSync(join(data, path), 'utf8')) as JsonObject;
  const [root = ''] = Object.keys(sample);
  return { info: findKindByRoot(root)!, body: sample[root] as JsonObject };
});

const xmlOf = (info: KindInfo, body: JsonObject): string => Buffer.from(writeEnvelope(buildEnvelope(STAMP, info.kind, body),
  'xml')).toString();

test('a message says the same in other hands: prefixes, blanks, comments, CDATA, references, encodings', (t) => {
  const data = referenceData(t, 'emergency-calls');
  if (!data) return;
  for (const { info, body } of samplesOf(data)) {
    const envelope = buildEnvelope(STAMP, info.kind, body);
    for (const { name, bytes } of sameInOtherHands(xmlOf(info, body))) {
      const read = readEnvelope(bytes, 'xml');
      assert.ok(read.ok, `${info.kind} ${name} ${JSON.stringify(read)}`);
      assert.deepEqual(read.envelope, envelope, `${info.kind} ${name}`);
    }
  }
});

/**
 * Where our verdict is not that of the XML schemas, on purpose: the JSON schemas ask more (one recipient, a language, times without Z or
 * fraction, the form of ids in GEO-REQ), languages are not judged, and xmllint counts
 * blanks around a time as part of it, which XML Schema does not.
 */
const ON_PURPOSE: readonly RegExp[] = [/\/descriptor/, /\/geoResourcesRequest\/resourceId$/, /^drop \/content$/,
  /^"2024-01-01T00:00:00(Z|\.5\+01:00)"/,
  /^" 2024-01-01T00:00:00\+01:00 "/];

const judged = async (t: TestContext, data: string, schema: string, variants: readonly Variant[]): Promise<string[]> => {
  const judge = findXmlJudge();
  if (isMissing(judge)) return (t.skip(judge.skip), []);
  const folder = await mkdtemp(join(tmpdir(), 'socle-hands-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const files = variants.map((_, i) => join(folder, `${i}.xml`));
  for (const [i, { bytes }] of variants.entries()) await writeFile(files[i]!, bytes);
  const refused = await judge.refused(join(data, 'schemas/xsd', schema), files);
  return variants.flatMap(({ name, bytes }, i) => {
    const read = readEnvelope(bytes, 'xml');
    // A message of a namespace that nobody knows is read, and answered 301.
    const accepted = read.ok && read.contents.every(({ info }) => info);
    return accepted === refused.has(files[i]!) && !ON_PURPOSE.some((one) => one.test(name))
      ? [`${accepted ? 'accepted' : 'refused'} ${name}`] : [];
  });
};

test('a message changed in one place has the verdict of the official XML schemas', { timeout: 180_000 }, async (t) => {
  const data = referenceData(t, 'emergency-calls');
  if (!data) return;
  const longest = new Map<string, { info: KindInfo; xml: string }>();
  for (const { info, body } of samplesOf(data)) {
    const xml = xmlOf(info, body);
    if (xml.length > (longest.get(info.kind)?.xml.length ?? 0)) longest.set(info.kind, { info, xml });
  }
  const variants = [...longest.values()].map(({ info, xml }) => ({ header: info.header, all: changedOnce(xml) }));
  for (const header of [true, false]) {
    const some = variants.filter((one) => one.header === header).flatMap(({ all }) => all).filter((_, i) => i % ONE_IN === 0);
    assert.deepEqual(await judged(t, data, header ? 'EDXL-DE-full.xsd' : 'EDXL-DE-full-no-header.xsd', some), []);
  }
});
