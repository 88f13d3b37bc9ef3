import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parseStrictXml } from '#base/values/strict-xml.ts';
import { referenceData } from '#test/reference-data.ts';
import { readEnvelope, type Form } from './read-envelope.ts';
import type { JsonObject } from './schema/json.ts';
import { findKindByRoot, getKind, type Kind } from './schema/kinds.ts';
import { validate } from './schema/validate.ts';
import { validateEnvelope } from './schema/validate-message.ts';
import { writeEnvelope } from './write-envelope.ts';
import { decodeContent, encodeContent } from './xml/envelope-xml.ts';

const files = (folder: string, pattern: string): string[] => globSync(pattern, { cwd: folder }).sort();

const readJson = (path: string): JsonObject => JSON.parse(readFileSync(path, 'utf8')) as JsonObject;

const fromXml = (text: string) => {
  const parsed = parseStrictXml(text);
  assert.ok(parsed.ok);
  return decodeContent(parsed.root, `$.${parsed.root.name}`);
};

describe('official samples', () => {
  it('are all accepted, and the same in JSON and XML', (t) => {
    const folder = referenceData(t, 'emergency-calls/samples');
    if (!folder) return;
    const paths = files(folder, '*/*.json');
    assert.equal(paths.length, 72);
    for (const path of paths) {
      const sample = readJson(join(folder, path));
      const [root = ''] = Object.keys(sample);
      const info = findKindByRoot(root)!;
      assert.equal(info.kind, path.split('/')[0]);
      const body = sample[root] as JsonObject;
      assert.deepEqual(validate(body, info.body).faults, [], path);
      const twin = fromXml(readFileSync(join(folder, path.replace(/json$/, 'xml')), 'utf8'));
      assert.deepEqual(twin, { value: body, faults: [] }, `${path}: XML twin`);
      assert.deepEqual(fromXml(encodeContent(info, body)), { value: body, faults: [] }, `${path}: our XML`);
    }
  });
});

describe('official envelopes', () => {
  it('are accepted and re-emitted the same in both forms', (t) => {
    const folder = referenceData(t, 'emergency-calls/envelopes-valid');
    if (!folder) return;
    for (const path of files(folder, '{CustomContent,EDXL-DE,RC-EDA,RS-EDA}/*')) {
      const form: Form = path.endsWith('xml') ? 'xml' : 'json';
      const read = readEnvelope(readFileSync(join(folder, path)), form);
      assert.ok(read.ok, `${path} ${JSON.stringify(read)}`);
      for (const other of ['json', 'xml'] as const) {
        if (other === 'json' && read.contents.some(({ info }) => !info)) continue;
        const again = readEnvelope(writeEnvelope(read.envelope, other, read.contents), other);
        assert.ok(again.ok, path);
        assert.deepEqual(again.envelope, read.envelope, `${path} as ${other}`);
      }
    }
    for (const path of files(folder, 'wrappers/*.json')) {
      const read = readEnvelope(readFileSync(join(folder, path)), 'json');
      assert.ok(!read.ok && read.envelope, path);
      assert.deepEqual(validateEnvelope(read.envelope), [], path);
      assert.deepEqual(read.faults.map(({ code }) => code), ['no-content'], path);
    }
  });

  it('include test models without envelope', (t) => {
    const folder = referenceData(t, 'emergency-calls/envelopes-valid/TECHNICAL');
    if (!folder) return;
    for (const path of files(folder, '*.json')) {
      const body = readJson(join(folder, path));
      assert.deepEqual(validate(body, getKind('TECHNICAL').body).faults, [], path);
      assert.deepEqual(fromXml(readFileSync(join(folder, path.replace(/json$/, 'xml')), 'utf8')), { value: body, faults: [] });
    }
  });
});

/** Paths of an official error text, e.g. ` - technical.x: is missing…` under a header that gives the base. */
const expectedPaths = (text: string): string[] => {
  let base = '';
  const paths: string[] = [];
  for (const line of text.split('\n')) {
    const header = /^Issues found on the (.*?)(?: (header|content))?: $/.exec(line);
    if (header) base = header[1] === 'envelope' ? '' : `${header[1]}.`;
    else if (line.startsWith('embeddedJsonContent:')) paths.push('$.content[0].jsonContent.embeddedJsonContent.message');
    else if (line.startsWith(' - ')) paths.push(base + line.slice(3).split(': ')[0]);
  }
  return [...new Set(paths)].sort();
};

describe('official failing messages', () => {
  it('are refused with the same paths', (t) => {
    const folder = referenceData(t, 'emergency-calls/invalid/EDXL-DE');
    if (!folder) return;
    const paths = files(folder, '*.json');
    assert.equal(paths.length, 11);
    for (const path of paths) {
      const read = readEnvelope(readFileSync(join(folder, path)), 'json');
      assert.ok(!read.ok, path);
      assert.equal(read.code, 'INVALID_MESSAGE');
      const expected = expectedPaths(readFileSync(join(folder, `${path}.errors`), 'utf8'));
      const found = read.faults.filter(({ code }) => code !== 'no-content' || expected.length === 0);
      const none = '$.content[0].jsonContent.embeddedJsonContent.message';
      assert.deepEqual([...new Set(found.map((fault) => fault.path))].sort(), expected.length ? expected : [none], path);
    }
  });

  it('of the test model too, in JSON and XML', (t) => {
    const folder = referenceData(t, 'emergency-calls/invalid/TECHNICAL_NOREQ');
    if (!folder) return;
    const kind: Kind = 'TECHNICAL_NOREQ';
    for (const path of files(folder, '*.json')) {
      const { faults } = validate(readJson(join(folder, path)), getKind(kind).body);
      const expected = expectedPaths(readFileSync(join(folder, `${path}.errors`), 'utf8'));
      assert.deepEqual([...new Set(faults.map((fault) => fault.path))].sort(), expected, path);
      const xml = join(folder, path.replace(/json$/, 'xml'));
      assert.ok(existsSync(xml));
      const decoded = fromXml(readFileSync(xml, 'utf8'));
      const found: string[] = [...decoded.faults, ...validate(decoded.value, getKind(kind).body).faults].map(({ path: at }) => at);
      const text = readFileSync(`${xml}.errors`, 'utf8');
      const elements = found.map((at) => at.replace('$.technicalNoreq.', '$.').split(/[.[]/)[1]!);
      for (const element of elements) assert.ok(text.includes(element), `${path} ${element}`);
      assert.ok(found.length > 0, xml);
    }
  });

  it('with an external entity is refused, and nothing is fetched', (t) => {
    const path = referenceData(t, 'emergency-calls/invalid/EDXL-DE/external-entity.xml');
    if (!path) return;
    const read = readEnvelope(readFileSync(path), 'xml');
    assert.ok(!read.ok);
    assert.deepEqual([read.code, read.reason], ['UNRECOGNIZED_MESSAGE_FORMAT', 'doctype']);
  });
});
