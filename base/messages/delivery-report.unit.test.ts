import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isLost, parseDeliveryReport } from './delivery-report.ts';
import { MIME_LIMITS } from './mime-entity.ts';

const REPORT = ['Return-Path: <>', 'From: MAILER-DAEMON@mx.example', 'Subject: Undelivered Mail Returned to Sender', 'MIME-Version: 1.0',
  'Content-Type: multipart/report; report-type=delivery-status;', '\tboundary="b/1"', '', 'This is a MIME-encapsulated message.', '',
  '--b/1', 'Content-Type: text/plain', '', 'Nobody here by that name.', '', '--b/1', 'Content-Type: message/delivery-status', '',
  'Reporting-MTA: dns; mx.example', 'Original-Envelope-Id: 0a1b2c', '', 'Final-Recipient: rfc822; paul@exmaple.fr',
  'Original-Recipient: rfc822;paul@exmaple.fr', 'Action: failed', 'Status: 5.1.1 (unknown)', 'Diagnostic-Code: smtp; 550 5.1.1',
  '    no such user', '',
  '--b/1', 'Content-Type: text/rfc822-headers', '', 'Subject: Votre demande', 'Message-ID: <0a1b2c@socle.example>', '', '--b/1--', ''];

const READ = { envelopeId: '0a1b2c', messageId: '<0a1b2c@socle.example>',
  recipients: [{ action: 'failed', status: '5.1.1', originalRecipient: 'paul@exmaple.fr', finalRecipient: 'paul@exmaple.fr' }] };

const read = (lines: readonly string[], end = '\r\n') => parseDeliveryReport(Buffer.from(lines.join(end)));
const changed = (from: string, ...to: string[]): string[] => REPORT.flatMap((line) => (line === from ? to : [line]));

test('a bounce is read, with CRLF and with LF, folded lines joined', () => {
  assert.deepEqual(read(REPORT), READ);
  assert.deepEqual(read(REPORT, '\n'), READ);
  assert.deepEqual(read(changed('Original-Envelope-Id: 0a1b2c', 'Original-Envelope-Id:', '  0a1b2c')), READ);
  assert.deepEqual(read(changed('Content-Type: text/rfc822-headers', 'Content-Type: message/rfc822')), READ);
});

test('parts in base64 and quoted-printable are read', () => {
  const start = REPORT.indexOf('Reporting-MTA: dns; mx.example');
  const status = REPORT.slice(start, REPORT.indexOf('', REPORT.indexOf('    no such user')));
  const encoded = (encoding: string, body: readonly string[]): string[] => [...REPORT.slice(0, start - 1),
    `Content-Transfer-Encoding: ${encoding}`, '', ...body, ...REPORT.slice(start + status.length)];
  const base64 = Buffer.from(status.join('\r\n')).toString('base64').match(/.{1,76}/g)!;
  assert.deepEqual(read(encoded('base64', base64)), READ);
  assert.deepEqual(read(encoded('Quoted-Printable', status.map((line) =>
    line.replace('failed', 'fail=\r\ned').replace('@', '=40')))), READ);
});

test('a bounce that somebody forwarded is found inside', () => {
  const around = ['Content-Type: multipart/mixed; boundary=out', '', '--out', ...REPORT.slice(4), '--out--'];
  assert.deepEqual(read(around), READ);
});

test('only a failure for good that reached nobody is a loss', () => {
  const withFate = (action: string, status: string, ...more: string[]): boolean => isLost(read(REPORT.flatMap((line) =>
    (line === 'Action: failed' ? [`Action: ${action}`] : line.startsWith('Status:') ? [`Status: ${status}`, ...more] : [line])))!);
  assert.ok(withFate('failed', '5.1.1'));
  assert.ok(withFate('FAILED (gone)', '5.7.1'));
  assert.ok(!withFate('delayed', '4.4.1'));
  assert.ok(withFate('failed', '4.4.7'), 'given up after days');
  assert.ok(!withFate('delivered', '2.0.0'));
  assert.ok(!withFate('failed', '5.1.1', '', 'Final-Recipient: rfc822; other@exemple.fr', 'Action: delivered', 'Status: 2.0.0'));
});

test('what is no report, or says no fate, is none', () => {
  for (const lines of [[], [''], ['Subject: hello', '', 'Action: failed', 'Status: 5.1.1'], changed('Action: failed', 'Action: eaten'),
    changed('Status: 5.1.1 (unknown)', 'Status: 9.1.1'), REPORT.filter((line) => line !== 'Content-Type: message/delivery-status'),
    changed('\tboundary="b/1"', '')]) {
    assert.equal(read(lines), undefined);
  }
  assert.equal(read(changed('Original-Envelope-Id: 0a1b2c'))!.envelopeId, null);
  assert.equal(read(changed('Message-ID: <0a1b2c@socle.example>'))!.messageId, null);
});

test('it never throws, whatever it reads', () => {
  const piece = fc.oneof(fc.constantFrom(...REPORT, '--b/1--', ' ', '\t', ':', 'Content-Transfer-Encoding: base64',
    'Content-Transfer-Encoding: quoted-printable', 'Content-Type: multipart/report; boundary=b/1', '==', '=4', '=='), fc.string());
  fc.assert(fc.property(fc.array(piece, { maxLength: 80 }), fc.constantFrom('\n', '\r\n', '\r'), (lines, end) => {
    parseDeliveryReport(Buffer.from(lines.join(end)));
  }), { numRuns: 500 });
  fc.assert(fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => { parseDeliveryReport(Buffer.from(bytes)); }));
  // A line taken out, doubled or cut still gives a report that is well formed, or none.
  fc.assert(fc.property(fc.nat(REPORT.length - 1), fc.nat(40), (at, keep) => {
    const report = read(REPORT.map((line, i) => (i === at ? line.slice(0, keep) : line)));
    assert.ok(report === undefined || report.recipients.length > 0);
  }));
});

test('what is huge is bounded: size, lines, headers, parts, depth, recipients', () => {
  const repeated = (text: string): Buffer => Buffer.from(text.repeat(Math.ceil(2 * MIME_LIMITS.bytes / text.length)));
  for (const text of [' ', '\t;', ':', 'a: b\n', ' b\n', '--b\n', '=\n', ';boundary=', '\n',
    'Content-Type: multipart/mixed; boundary=b\n\n--b\n']) {
    assert.equal(parseDeliveryReport(repeated(text)), undefined);
    const inside = Buffer.concat([Buffer.from('Content-Type: multipart/report; boundary=b\n\n--b\n'), repeated(text)]);
    assert.equal(parseDeliveryReport(inside), undefined);
  }
  const nested = (depth: number): string[] => (depth === 0 ? REPORT.slice(4)
    : [`Content-Type: multipart/mixed; boundary=n${depth}`, '', `--n${depth}`, ...nested(depth - 1), `--n${depth}--`]);
  assert.deepEqual(read(nested(MIME_LIMITS.depth - 1)), READ);
  assert.equal(read(nested(MIME_LIMITS.depth)), undefined);
  const crowd = Array.from({ length: 200 }, () => ['Final-Recipient: rfc822; a@b.fr', 'Action: failed', 'Status: 5.1.1', '']).flat();
  assert.equal(read(changed('Final-Recipient: rfc822; paul@exmaple.fr', ...crowd))!.recipients.length, 50);
  const far = Array.from({ length: MIME_LIMITS.parts }, () => ['--b/1', 'Content-Type: text/plain', '', 'x']).flat();
  assert.equal(read(changed('This is a MIME-encapsulated message.', ...far)), undefined);
});
