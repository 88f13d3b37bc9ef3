import type { Envelope } from '#services/emergency-calls/exchange/envelope.ts';
import type { Form } from '#services/emergency-calls/exchange/read-envelope.ts';
import { writeEnvelope } from '#services/emergency-calls/exchange/write-envelope.ts';

/** A message made to be slow. */
export type Hostile = { name: string; form: Form; bytes: Uint8Array };

const ID = 'fr.health.samu750_hostile';
const TIME = '2026-01-12T21:04:05+01:00';
const HOLE = 'HOLE';

const envelopeOf = (content: object): Envelope => ({
  distributionID: ID, senderID: 'fr.health.samu750', dateTimeSent: TIME, dateTimeExpires: '2026-01-13T21:04:05+01:00',
  distributionStatus: 'Actual', distributionKind: 'Report',
  descriptor: {
    language: 'fr-FR', explicitAddress: { explicitAddressScheme: 'hubex', explicitAddressValue: 'fr.health.samu940' },
  },
  content: [{ jsonContent: { embeddedJsonContent: { message: {
    messageId: ID, sender: { name: 'samu750', URI: 'hubex:fr.health.samu750' }, sentAt: TIME, kind: 'Report', status: 'Actual',
    recipient: [{ name: 'samu940', URI: 'hubex:fr.health.samu940' }], ...content,
  } } } }],
});

const caseOf = (caseId: string, rest: object = {}): object => ({
  createCaseHealth: { caseId, creation: TIME, owner: 'fr.health.samu750', qualification: {}, location: {}, ...rest },
});

const notes = (count: number, chars: number): object[] => Array.from({ length: count }, (_, i) => ({
  operator: { role: 'ARM' }, medicalNoteId: `fr.health.samu750.medicalNote.${i}`, freetext: 'x'.repeat(chars),
}));

/** A case as centres exchange it all day: one patient, two notes. */
export const ordinaryEnvelope = (): Envelope => envelopeOf(caseOf('fr.health.samu750.DRFR157502601200042', {
  qualification: { whatsHappen: { code: 'C02.05.01', label: 'Médicale' }, details: { status: 'ACTIF', priority: 'P1' } },
  location: { detailedAddress: { complete: '1 rue X' }, city: { name: 'Paris', inseeCode: '75056' } },
  patient: [{ patientId: 'fr.health.samu750.patient.1', detail: { age: 'P55Y' } }], medicalNote: notes(2, 80),
}));

/** The same hole of each form filled with what a hostile partner may write. */
const filled = (name: string, form: Form, envelope: Envelope, fill: string): Hostile => {
  const text = Buffer.from(writeEnvelope(envelope, form)).toString('utf8');
  return { name, form, bytes: Buffer.from(text.replace(form === 'json' ? `"${HOLE}"` : HOLE, () => fill), 'utf8') };
};

const json = (name: string, value: string): Hostile => filled(name, 'json', envelopeOf(caseOf(HOLE)), value);

const xml = (name: string, value: string): Hostile => filled(name, 'xml', envelopeOf(caseOf(HOLE)), value);

/** Hostile messages of about `bytes` each; a realistic heavy one (a disaster with its notes) closes the list. */
export const hostileMessages = (bytes: number): Hostile[] => {
  const room = bytes - 2_500;
  const times = (piece: string): string => piece.repeat(Math.floor(room / Buffer.byteLength(piece)));
  const halves = (open: string, close: string): string => {
    const count = Math.floor(room / (open.length + close.length));
    return open.repeat(count) + close.repeat(count);
  };
  const numbered = (make: (i: number) => string): string => {
    const count = Math.floor(room / make(9_999_999).length);
    return Array.from({ length: count }, (_, i) => make(1_000_000 + i)).join('');
  };
  const heavy = envelopeOf(caseOf('fr.health.samu750.A', { medicalNote: notes(Math.max(1, Math.floor(room / 4_600)), 4_000) }));
  return [
    json('backtracking id', `"${'a'.repeat(40)}!"`), json('long id', `"${times('a')}!"`), json('dots', `"${times('a.')}"`),
    json('nested lists', halves('[', ']')), json('nested objects', `${halves('{"a":', '}').replace(/:}/, ':1}')}`),
    json('endless list', `[${times('1,')}1]`), json('empty objects', `[${times('{},')}{}]`),
    json('keys', `{${numbered((i) => `"k${i}":1,`)}"z":1}`), json('escapes', `"${times('\\u0041')}"`),
    json('blanks', `${times(' ')}1`), json('open quote', `"${times('\\"')}`), json('digits', times('9')),
    xml('backtracking id', `${'a'.repeat(40)}!`), xml('long id', times('a')), xml('nested', halves('<a>', '</a>')),
    xml('elements', times('<a/>')), xml('references', times('&amp;')), xml('character references', times('&#65;')),
    xml('blanks in a tag', `<a ${times(' ')}`), xml('attributes', `<a ${numbered((i) => `k${i}="" `)}/>`),
    xml('prefixes', numbered((i) => `<a xmlns:p${i}="u"/>`)), xml('long name', `<${times('a')}`), xml('comments', times('<!---->')),
    xml('cdata', times('<![CDATA[]]>')), xml('open comment', `<!--${times('-')}`), xml('entity', `&${times('a')};`),
    ...(['json', 'xml'] as const).map((form) => ({ name: 'disaster', form, bytes: writeEnvelope(heavy, form) })),
  ];
};
