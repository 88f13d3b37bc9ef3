/** Where a row of the tables of bad input is tested: a file, and the words that begin the title of a test in it. */
export type Proof = readonly [file: string, title: string];

/** A row: what comes in, and the tests that show what happens. */
export type Row = { input: string; proofs: readonly Proof[] };

const WIRE = 'test/bad-input.int.test.ts';
const INTAKE = 'base/intake/intake.int.test.ts';
const FORM = 'services/voter-registration/domain/demande/validate-demande.unit.test.ts';
const FILES = 'base/files/receive.unit.test.ts';
const UPLOADS = 'base/files/upload-checks.int.test.ts';
const DESK = 'services/voter-registration/api/desk/desk.scopes.test.ts';
const CALENDAR = 'services/voter-registration/api/calendar/calendar.int.test.ts';
const ENQUIRY = 'test/enquiry/enquiry.int.test.ts';
const MINOR = 'services/voter-registration/api/citizen/minor-and-address.int.test.ts';
const REFUSED = 'test/circuit/refused-mail.int.test.ts';
const GATE = 'services/voter-registration/api/citizen/waiting-gate.int.test.ts';

/** What the base answers to bad input, whatever the service. */
export const BASE_ROWS: readonly Row[] = [
  { input: 'no idempotency key where one is required', proofs: [[WIRE, 'no idempotency key: 400'],
    [WIRE, 'the type of a problem is the address of a page']] },
  { input: 'the same key with another body', proofs: [[WIRE, 'the same key with another body: 422'],
    [INTAKE, 'the same key with another content']] },
  { input: 'the same key while the first still runs', proofs: [[WIRE, 'a double click: one dossier']] },
  { input: 'a body too large or too deep, a key twice, __proto__, no UTF-8, NUL, half a character, decomposed letters', proofs: [
    [WIRE, 'a body over the limit: 413'], [WIRE, 'a thousand levels: 400'], [WIRE, 'a key twice: 400'], [WIRE, '__proto__: 400'],
    [WIRE, 'bytes that are no UTF-8: 400'], [WIRE, 'NUL in a text: 400'], [WIRE, 'half a character: 400'],
    [WIRE, 'a name in decomposed letters is kept composed']] },
  { input: 'valid JSON with a wrong content', proofs: [[WIRE, 'valid JSON with a wrong content: 422'],
    [WIRE, 'a wrong content sent again has the same answer']] },
  { input: 'a client whose clock is wrong', proofs: [[WIRE, 'a phone whose clock is wrong']] },
  { input: 'a slow client', proofs: [['base/http/limits.int.test.ts', 'deadline_check_ms: a sender of one byte at a time']] },
  { input: 'a connection cut after sending', proofs: [[WIRE, 'a connection that is cut after the last byte']] },
  { input: 'a session that ends in the waiting room', proofs: [[GATE, 'a session that ended while its person waited']] },
  { input: 'a file with a wrong extension, a bomb, an encrypted archive', proofs: [[UPLOADS, 'refuses every bad file at once'],
    ['base/files/renderer.int.test.ts', 'refuses a password, too many pages, a bomb']] },
  { input: 'an agent outside territory or purpose', proofs: [['base/access/decide.scopes.test.ts', 'a clerk, in another commune'],
    ['base/access/decide.scopes.test.ts', 'a clerk, for another purpose'],
    [DESK, 'a guessed number that leads nowhere answers the same']] },
  { input: 'a database that may only be read', proofs: [[WIRE, 'a database that may only be read'],
    ['base/intake/while-away.unit.test.ts', 'after the bound, what it said last is thrown']] },
  { input: 'a full disk', proofs: [['platform/supervisor/life.int.test.ts', 'a disk nearly full stops acceptance'],
    [WIRE, 'a full service: 503']] },
  { input: 'destroy on the wrong platform', proofs: [['platform/destroy/destroy.unit.test.ts', 'the wrong platform: another name'],
    ['platform/destroy/destroy.unit.test.ts', 'without a verified backup'],
    ['platform/destroy/destroy.unit.test.ts', 'in production two persons']] },
];

/** What voter registration answers to the bad input of its field. */
export const VOTER_ROWS: readonly Row[] = [
  { input: 'double click, retry, two tabs, network cut after submission', proofs: [[WIRE, 'a double click: one dossier'],
    ['services/voter-registration/web/citizen/citizen-script.e2e.test.ts', 'a double click sends once'],
    ['services/voter-registration/web/citizen/citizen-script.e2e.test.ts', 'a draft changed elsewhere stops the saving'],
    [WIRE, 'a connection that is cut after the last byte']] },
  { input: 'submission at 23:59:59.9 and at 00:00:00.1', proofs: [
    [WIRE, 'R.5: at 23:59:59.9 and at 00:00:00.1 both are taken'],
    ['services/voter-registration/domain/calendar/admissibility.unit.test.ts', 'R.5: the last millisecond of the Wednesday is in time'],
    ['services/voter-registration/domain/decide.unit.test.ts', 'arrived at 23:59:59.999 and stored after midnight']] },
  { input: 'a phone whose clock is wrong', proofs: [[WIRE, 'a phone whose clock is wrong']] },
  { input: 'birth on 31/02, in the future, in 1890, 1977-00-03; 1992-00-00', proofs: [
    [FORM, 'an impossible, future or too old birth date'],
    ['services/voter-registration/domain/identity/birth-date.unit.test.ts', 'a day that does not exist']] },
  { input: '17 years old', proofs: [[FORM, 'L.11 II: at 17 the answer is when'],
    [MINOR, 'at 17 the page says when the registration comes by itself; what was answered stays']] },
  { input: 'a delegated or former commune, "Paris" alone, a postal code of several communes', proofs: [
    [FORM, 'L.16 I: at Paris, Lyon and Marseille the arrondissement is asked'], [FORM, 'a former commune is answered'],
    ['services/voter-registration/data/communes.unit.test.ts', 'a part of a commune is answered with its commune'],
    ['services/voter-registration/data/communes.unit.test.ts', 'a postal code may serve several communes']] },
  { input: 'names of 51 characters and more, apostrophes, Œ, hyphens, other scripts', proofs: [
    [WIRE, 'a name as it is typed comes back'], [FORM, 'names are stored as typed, in NFC'],
    ['services/voter-registration/domain/identity/name-key.unit.test.ts',
      'apostrophes, hyphens, ligatures, other scripts and long names']] },
  { input: 'a locked PDF, an empty file, 60 MB, a renamed program, a polyglot, an image bomb, HEIC', proofs: [
    [UPLOADS, 'refuses every bad file at once'], [FILES, 'keeps the other files of a request when one is refused'],
    ['base/files/uploaded-bytes.int.test.ts', 'a form of several files keeps the good ones']] },
  { input: 'an infected document', proofs: [['test/circuit/pieces.int.test.ts', 'an infected document is put aside']] },
  { input: 'a mistyped e-mail address', proofs: [
    ['services/voter-registration/domain/identity/contact.unit.test.ts', 'a mistyped common domain gets a suggestion'],
    ['test/circuit/circuit.int.test.ts', 'without an e-mail the letters go on paper'],
    [REFUSED, 'an address that refuses mail: the letter goes on paper, a text message says so'],
    [REFUSED, 'once the person corrects the address, what it refused is sent again'],
    [MINOR, 'the follow-up says that mail does not arrive'],
    [FORM, 'contact data are never required']] },
  { input: 'the same person, two communes, the same day', proofs: [
    ['test/circuit/duplicates.int.test.ts', 'the same person twice, in two communes'],
    ['test/circuit/duplicates.int.test.ts', 'the same person, two communes, the same day: both are accepted, the last validated'],
    ['services/national-register/api/exchange.int.test.ts', 'L10, L12: of two accepted requests of one person the last decision stays']] },
  { input: 'the register down for a day', proofs: [
    ['test/circuit/circuit.int.test.ts', 'a register that is away a day'],
    ['services/voter-registration/api/work/alarms.unit.test.ts', 'the register’s delays are told']] },
  { input: 'an agent of another commune guesses a number', proofs: [[DESK, 'a guessed number that leads nowhere answers the same']] },
  { input: 'a robot that enumerates the enquiry service', proofs: [
    ['services/voter-registration/domain/enquiry/quota.unit.test.ts', 'a household is answered at once, a robot later and later'],
    ['services/voter-registration/domain/enquiry/quota.unit.test.ts', 'each quota has its last use'],
    [ENQUIRY, 'enumeration stops: one identity'], [ENQUIRY, 'enumeration stops: one range'],
    [ENQUIRY, 'found and not found: same status'], [ENQUIRY, 'found and not found take the same time']] },
  { input: 'an override that closes earlier than the rule', proofs: [
    ['services/voter-registration/domain/calendar/check-calendar.unit.test.ts', 'an override needs its legal text'],
    [CALENDAR, 'an earlier closing without its legal text is refused'],
    [CALENDAR, 'proposed, it is not in force; the same person cannot sign it'], [CALENDAR, 'signed by another, it is in force']] },
];

const PARTNERS = 'services/emergency-calls/api/partners/bad-input.int.test.ts';
const KINDS = 'services/emergency-calls/api/partners/kinds.int.test.ts';
const READING = 'services/emergency-calls/exchange/read-envelope.unit.test.ts';
const SAMPLES = 'services/emergency-calls/exchange/samples.unit.test.ts';

/** What the emergency calls answer to the bad input of their field (domain, table of bad input). */
export const CALLS_ROWS: readonly Row[] = [
  { input: 'a time with Z or a fraction, or without offset', proofs: [[PARTNERS, 'a time with Z, a fraction or no offset']] },
  { input: 'an unknown property, a wrong type, a missing field', proofs: [
    [PARTNERS, 'an unknown property, a wrong type, a missing field'], [SAMPLES, 'are refused with the same paths']] },
  { input: 'a header that differs from its envelope', proofs: [[PARTNERS, 'a header that differs from its envelope'],
    [READING, 'warns where header and envelope differ']] },
  { input: 'an envelope that cannot be read', proofs: [[PARTNERS, 'bytes that are no envelope'],
    [READING, 'refuses what two readers may read differently, and still finds the id'], [SAMPLES, 'with an external entity is refused']] },
  { input: 'the same distributionID again, with the same or another content', proofs: [[PARTNERS, 'the same id again']] },
  { input: 'RS-EDA for a known case from a new partner, and from its creator', proofs: [
    [PARTNERS, 'a known case from somebody new is a proposal']] },
  { input: 'RS-EDA-MAJ or RS-SR for an unknown case', proofs: [[KINDS, 'a status or an update before its case waits here']] },
  { input: 'RS-SR older than the current status', proofs: [[KINDS, 'resources of a partner stand beside ours; an older status']] },
  { input: 'RS-RR of an unknown request, RS-RI of a refused one', proofs: [[KINDS, 'an answer to no request is kept'],
    [PARTNERS, 'vehicles for a request that was refused']] },
  { input: 'a third centre as owner', proofs: [[PARTNERS, 'a third centre as the answer to a transfer']] },
  { input: 'a patient removed from an update', proofs: [[PARTNERS, 'a patient who is not in an update']] },
  { input: 'coordinates 0,0, swapped, outside France', proofs: [[PARTNERS, 'places at 0,0, with swapped axes'],
    [KINDS, 'positions of partners are known']] },
  { input: 'an MSD truncated, with a wrong VIN, of a test call', proofs: [
    ['services/emergency-calls/exchange/ecall/msd.unit.test.ts', 'the published vector decodes to its values, and every truncation'],
    ['services/emergency-calls/exchange/ecall/msd.unit.test.ts', 'any bytes give a value or a defect']] },
  { input: '500 patients, 1,000 notes, 64 kB of free text', proofs: [[PARTNERS, 'a case of 500 patients, 1,000 notes and 64 kB'],
    [READING, 'takes a disaster']] },
  { input: 'emoji, right-to-left, control characters; hostile ids', proofs: [[PARTNERS, 'emoji, right-to-left and control characters'],
    [PARTNERS, 'ids made to hold a server']] },
  { input: 'two call takers open two dossiers for one event', proofs: [
    ['services/emergency-calls/api/duplicates/duplicates.int.test.ts', 'open dossiers near in space and time']] },
  { input: 'a flood of 5,000 alarms a minute from one partner', proofs: [[PARTNERS, 'a flood of one partner waits its turn']] },
];
