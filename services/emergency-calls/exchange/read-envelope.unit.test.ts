import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseStrictXml } from '#base/values/strict-xml.ts';
import { referenceData } from '#test/reference-data.ts';
import { createEnvelopeReader } from './envelope-reader.ts';
import { messagesOf, recipientOf, withMessage, type Envelope } from './envelope.ts';
import { EXCHANGE_LIMITS } from './exchange-limits.ts';
import { findHubCode, HUB_CODES, isConsistentCode } from './hub/hub-codes.ts';
import { formOf, judgeEnvelope, readEnvelope, scanDistributionId } from './read-envelope.ts';
import { faultText } from './schema/fault.ts';
import type { Json } from './schema/json.ts';
import { CONTENT_TYPES, writeEnvelope } from './write-envelope.ts';
import { decimalText } from './xml/encode.ts';

const TIME = '2026-01-12T21:04:05+01:00';

const envelope = (content: Record<string, Json>): Envelope => ({
  distributionID: 'fr.health.samu750_1', senderID: 'fr.health.samu750', dateTimeSent: TIME, dateTimeExpires: TIME,
  distributionStatus: 'Actual', distributionKind: 'Report',
  descriptor: {
    language: 'fr-FR', explicitAddress: { explicitAddressScheme: 'hubex', explicitAddressValue: 'fr.health.samu940' },
  },
  content: [{ jsonContent: { embeddedJsonContent: { message: {
    messageId: 'fr.health.samu750_1', sender: { name: 'samu750', URI: 'hubex:fr.health.samu750' }, sentAt: TIME,
    kind: 'Report', status: 'Actual', recipient: [{ name: 'samu940', URI: 'hubex:fr.health.samu940' }], ...content,
  } } } }],
});

const small = (extra: Record<string, Json> = {}): Envelope => envelope({ createCaseHealth: {
  caseId: 'fr.health.samu750.DRFR157502601200042', creation: TIME, owner: 'fr.health.samu750', qualification: {}, location: {},
  ...extra,
} });

const bytesOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value), 'utf8');

describe('readEnvelope', () => {
  it('accepts the smallest case, in both forms', () => {
    for (const form of ['json', 'xml'] as const) {
      const read = readEnvelope(writeEnvelope(small(), form), form);
      assert.ok(read.ok);
      assert.deepEqual([read.envelope, read.warnings, recipientOf(read.envelope)], [small(), [], 'fr.health.samu940']);
    }
    assert.equal(formOf(`${CONTENT_TYPES.xml}; charset=utf-8`), 'xml');
    assert.equal(formOf('text/plain'), undefined);
  });

  it('tells all faults at once, with paths and in both languages', () => {
    const read = readEnvelope(bytesOf({ ...small({ creation: '2026-01-12T20:04:05Z', x: 1, patient: [{}] }), senderID: 3 }), 'json');
    assert.ok(!read.ok);
    const at = '$.content[0].jsonContent.embeddedJsonContent.message.createCaseHealth';
    assert.deepEqual(read.faults.map(({ path, code }) => [path, code]), [['$.senderID', 'type'], [`${at}.creation`, 'pattern'],
      [`${at}.patient[0].patientId`, 'missing'], [`${at}.x`, 'unknown']]);
    assert.deepEqual([read.code, read.distributionID], ['INVALID_MESSAGE', 'fr.health.samu750_1']);
    assert.equal(faultText(read.faults[1]!, 'fr'),
      `${at}.creation n’a pas la forme attendue (attendu : YYYY-MM-DDThh:mm:ss±hh:mm)`);
  });

  it('refuses what two readers may read differently, and still finds the id', () => {
    const text = JSON.stringify(small());
    for (const bad of [text.replace('{', '{"senderID":"a",'), text.replace('{', '{"__proto__":{},'), `${text}x`]) {
      const read = readEnvelope(Buffer.from(bad), 'json');
      assert.ok(!read.ok);
      assert.deepEqual([read.code, read.distributionID], ['UNRECOGNIZED_MESSAGE_FORMAT', 'fr.health.samu750_1']);
    }
    assert.equal(scanDistributionId('<a:distributionID> x_1 </', 'xml'), 'x_1');
    assert.equal(readEnvelope(Buffer.from([0xff, 0xfe]), 'json').ok, false);
    assert.equal(readEnvelope(Buffer.alloc(EXCHANGE_LIMITS.message_bytes_max + 1), 'json').ok, false);
  });

  it('refuses a number that no JSON could say again, as JSON and as XML', () => {
    const point = { coord: { lat: 1, lon: 2, precision: 'RUE' } };
    const text = JSON.stringify(small({ location: { geometry: { datetime: TIME, point } } }));
    const read = readEnvelope(Buffer.from(text.replace('"lat":1', '"lat":1e400')), 'json');
    assert.deepEqual(read.ok ? [] : [read.code, read.reason, read.distributionID],
      ['UNRECOGNIZED_MESSAGE_FORMAT', 'number', 'fr.health.samu750_1']);
    const xml = Buffer.from(writeEnvelope(JSON.parse(text), 'xml')).toString().replace('<lat>1<', `<lat>${'9'.repeat(400)}<`);
    const twin = readEnvelope(Buffer.from(xml), 'xml');
    assert.deepEqual(twin.ok ? [] : twin.faults.map(({ path, code }) => [path.split('.').at(-1), code]), [['lat', 'type']]);
  });

  it('leaves out NUL and mends half a pair, whatever is escaped around them', () => {
    const text = JSON.stringify(small({ location: { freetext: '@' } })).replace('@', 'a\\u0000\\\\u0000\\ud83db\\ud83d\\ude91');
    const read = readEnvelope(Buffer.from(text), 'json');
    assert.ok(read.ok && read.contents[0]?.info);
    assert.deepEqual(read.contents[0].body['location'], { freetext: 'a\\u0000\ufffdb🚑' });
  });

  it('refuses a second message or content beside the first, which nobody would read', () => {
    const xml = Buffer.from(writeEnvelope(small(), 'xml')).toString();
    const twice = (tag: string): string => xml.replace(new RegExp(`<${tag}[ >].*</${tag}>`, 's'), '$&$&');
    for (const tag of ['createCaseHealth', 'message', 'embeddedXMLContent', 'contentXML', 'content']) {
      const read = readEnvelope(Buffer.from(twice(tag)), 'xml');
      assert.ok(!read.ok && read.faults.some(({ code }) => code === 'many'), tag);
    }
  });

  it('warns where header and envelope differ, and takes the message in', () => {
    const [message] = messagesOf(small());
    const read = judgeEnvelope(withMessage(small(), { ...message, messageId: 'other', kind: 'Update' }));
    assert.ok(read.ok);
    assert.deepEqual(read.warnings.map(({ path }) => path.split('.').at(-1)), ['messageId', 'kind']);
  });

  it('flags unknown codes and keeps them', () => {
    const read = judgeEnvelope(small({ qualification: { healthMotive: { code: 'M77.01', label: 'Nouveau' } } }));
    assert.ok(read.ok && read.contents[0]?.info);
    assert.deepEqual(read.contents[0].unknownCodes.map(({ list, code }) => [list, code]), [['motif', 'M77.01']]);
  });

  it('takes a disaster: 500 patients, 1,000 notes, 64 k of free text', async () => {
    const patient = Array.from({ length: 500 }, (_, i) => ({ patientId: `fr.health.samu750.patient.${i}`, detail: { age: 'P40Y' } }));
    const medicalNote = Array.from({ length: 1000 }, (_, i) => ({
      operator: { role: 'ARM' }, medicalNoteId: `fr.health.samu750.medicalNote.${i}`, creation: TIME,
      freetext: i ? 'é\t☎ "<&>"\n'.repeat(20) : 'x'.repeat(65_536),
    }));
    const heavy = small({ patient, medicalNote });
    const reader = createEnvelopeReader();
    for (const form of ['json', 'xml'] as const) {
      const read = await reader.read(writeEnvelope(heavy, form), form);
      assert.ok(read.ok && read.contents[0]?.info?.kind === 'RS-EDA');
      assert.deepEqual(read.envelope, heavy);
    }
    const refused = await reader.read(bytesOf({ ...heavy, x: 1 }), 'json');
    assert.deepEqual(refused.ok ? [] : refused.faults.map(({ path }) => path), ['$.x']);
    await reader.close();
  });

  it('never throws, whatever comes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const form of ['json', 'xml'] as const) assert.equal(readEnvelope(Buffer.from(text), form).ok, false);
    }));
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      assert.equal(judgeEnvelope(value).ok, false);
      judgeEnvelope(small({ patient: value as Json, location: value as Json }));
      judgeEnvelope(envelope({ error: value as Json, reference: value as Json }));
    }));
  });

  it('never throws on an official sample with any bytes changed', (t) => {
    const folder = referenceData(t, 'emergency-calls/envelopes-valid');
    if (!folder) return;
    const originals = [['RC-EDA/RC-EDA.json', 'json'], ['RS-EDA/RS-EDA.xml', 'xml']] as const;
    fc.assert(fc.property(fc.nat(), fc.nat(255), fc.nat(8), fc.constantFrom(...originals), (at, byte, cut, [path, form]) => {
      const bytes = Buffer.from(readFileSync(join(folder, path)));
      bytes[at % bytes.length] = byte;
      readEnvelope(cut ? bytes : bytes.subarray(0, at % bytes.length), form);
    }), { numRuns: 300 });
  });
});

describe('XML', () => {
  it('gives numbers back, however small or large', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      assert.equal(Number(decimalText(value)), value === 0 ? 0 : value);
      assert.doesNotMatch(decimalText(value), /e/);
    }));
  });

  it('says the same as JSON for any texts of a case', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(fc.property(text, fc.array(text, { minLength: 1, maxLength: 4 }), (freetext, notes) => {
      const original = small({
        location: { freetext }, initialAlert: {
          reception: TIME, notes: notes.map((note) => ({ freetext: note })),
          caller: { callerContact: { channel: 'PERSONNE', type: 'TEL', detail: freetext } },
        },
      });
      const read = readEnvelope(writeEnvelope(original, 'xml'), 'xml');
      assert.ok(read.ok);
      assert.deepEqual(read.envelope, original);
    }));
  });

  it('refuses elements out of order, twice, unknown, or of another namespace', () => {
    const xml = Buffer.from(writeEnvelope(small(), 'xml')).toString('utf8');
    const faults = (from: string, to: string) => {
      const read = readEnvelope(Buffer.from(xml.replace(from, to)), 'xml');
      return read.ok ? [] : read.faults.map(({ path, code }) => `${path.split('.').at(-1)} ${code}`);
    };
    assert.deepEqual(faults('<qualification></qualification><location></location>', '<location></location><qualification/>'),
      ['qualification order']);
    assert.deepEqual(faults('<location></location>', '<location/><location/>'), ['location many']);
    assert.deepEqual(faults('<location></location>', '<location><x/></location>'), ['x unknown']);
    assert.deepEqual(faults('<location></location>', '<location a="1">t</location>'), ['location type', '@a unknown']);
    assert.equal(parseStrictXml(xml).ok, true);
  });
});

describe('a message as partners write it', () => {
  const AT = '$.content[0].jsonContent.embeddedJsonContent.message.createCaseHealth';
  const point = { datetime: TIME, point: { coord: { lat: 1, lon: 2, precision: 'RUE' } } };
  const asSent = small({ location: { freetext: '@', geometry: point } });
  const [json, xml] = (['json', 'xml'] as const).map((form) => Buffer.from(writeEnvelope(asSent, form)).toString());
  const LAT = `${AT}.location.geometry.point.coord.lat type`;
  /** Its free text when it is taken, else why not. */
  const said = (text: string | Uint8Array, form: 'json' | 'xml'): unknown => {
    const read = readEnvelope(typeof text === 'string' ? Buffer.from(text) : text, form);
    if (!read.ok) return read.faults.length ? read.faults.map(({ path, code }) => `${path} ${code}`).join() : read.reason;
    for (const other of ['json', 'xml'] as const) {
      const again = readEnvelope(writeEnvelope(read.envelope, other), other);
      assert.ok(again.ok, JSON.stringify(again));
      assert.deepEqual(again.envelope, read.envelope);
    }
    return ((read.contents[0] as { body: any }).body.location as { freetext?: string }).freetext;
  };

  it('in JSON', () => {
    const rows: [from: string, to: string, wanted: string][] = [['{', '\ufeff{', '@'], ['"lat":1', '"lat":1E2', '@'],
      ['"lat":1', '"lat":1e-7', '@'], ['"lat":1', '"lat":01', 'syntax'], ['"lat":1', '"lat":"1"', LAT],
      ['"lat":1', '"lat":NaN', 'syntax'], ['"@"', '""', ''], ['"@"', 'null', `${AT}.location.freetext type`],
      ['"RUE"', '"rue"', `${AT}.location.geometry.point.coord.precision code`], ['"Actual"', '"actual"', '$.distributionStatus code'],
      ['"senderID"', '"x":1,"senderID"', '$.x unknown'], ['"owner"', '"x":1,"owner"', `${AT}.x unknown`],
      ['"recipient":[', '"recipient":[{"name":"a","URI":"hubex:fr.health.samu770"},', '@'],
      ...['Z', '.000+01:00', '', '+0100', '+01'].map((end): [string, string, string] =>
        [`"creation":"${TIME}"`, `"creation":"2026-01-12T21:04:05${end}"`, `${AT}.creation pattern`]),
      ...['-05:00', '+14:00', '+00:00'].map((end): [string, string, string] =>
        [`"creation":"${TIME}"`, `"creation":"2026-01-12T21:04:05${end}"`, '@'])];
    for (const [from, to, wanted] of rows) assert.equal(said(json!.replace(from, to), 'json'), wanted, to);
    assert.equal(said(JSON.stringify(asSent, null, 2).replaceAll('\n', '\r\n'), 'json'), '@');
  });

  it('in XML', () => {
    const rows: [from: string, to: string, wanted: string][] = [['>@<', '><', ''], ['<freetext>@</freetext>', '<freetext/>', ''],
      ['>@<', '><![CDATA[a<b&]]>c<', 'a<b&c'], ['>@<', '>a<!-- x - y --><?z?>b<', 'ab'], ['>@<', '>a<!-- x -- y -->b<', 'syntax'],
      ['>@<', '><!-- x ---><', 'syntax'], ['>@<', '>a]]>b<', 'syntax'], ['>@<', '>&#0;<', 'character'], ['>@<', '>a\r\nb<', 'a\nb'],
      ['>1<', '> +1.0 <', '@'], ['>1<', '>1e0<', LAT], ['>1<', '>INF<', LAT], ['>1<', '><', LAT],
      ['<freetext>', '<freetext xml:lang="fr">', `${AT}.location.freetext.@lang unknown`], ['UTF-8', 'UTF8', '@'],
      ['UTF-8', 'CP1252', '@'], ['UTF-8', 'latin9', '@'], ['UTF-8', 'EBCDIC', 'encoding'], ['<?xml', ' <?xml', 'syntax'],
      ['?>', ' standalone="yes"?>', '@']];
    for (const [from, to, wanted] of rows) assert.equal(said(xml!.replace(from, () => to), 'xml'), wanted, to);
    assert.equal(said(Buffer.from(xml!.replace('UTF-8', 'cp1252').replace('>@<', '>\x80<'), 'latin1'), 'xml'), '€');
    assert.equal(said(xml!.replace(/<recipient>.*?<\/recipient>/, '$&$&'), 'xml'), '@');
    assert.match(String(said(xml!.replace(/<explicitAddress>.*?<\/explicitAddress>/, '$&$&'), 'xml')), /explicitAddress many/);
  });
});

describe('hub codes', () => {
  it('have a number and a name that agree', () => {
    for (const [name, { statusCode }] of Object.entries(HUB_CODES)) {
      assert.equal(findHubCode(statusCode), name);
      assert.ok(isConsistentCode(statusCode, name));
    }
    assert.ok(isConsistentCode(500, 'DEAD_LETTERED_QUEUE'));
    assert.equal(isConsistentCode(500, 'INVALID_MESSAGE'), false);
  });
});
