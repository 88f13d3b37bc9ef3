import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings } from './read-settings.ts';
import { oneOf, whole, type Setting } from './setting.ts';

const settings: Setting[] = [
  { name: 'SOCLE_ENV', default: 'development', check: oneOf('development', 'production'), text: { fr: 'e', en: 'e' } },
  { name: 'SOCLE_WEB_MAX', default: '2', check: whole(1, 8), text: { fr: 'w', en: 'w' } },
];
const none = { file: {}, environment: {}, command: {} };

test('each value knows its origin: command over environment over file over default', () => {
  const origin = (sources: Partial<typeof none>) => {
    const { value, origin: from } = readSettings(settings, { ...none, ...sources }).values.get('SOCLE_WEB_MAX')!;
    return [value, from];
  };
  const [file, environment, command] = ['3', '4', '5'].map((SOCLE_WEB_MAX) => ({ SOCLE_WEB_MAX }));
  assert.deepEqual(origin({}), ['2', 'default']);
  assert.deepEqual(origin({ file: file! }), ['3', 'file']);
  assert.deepEqual(origin({ file: file!, environment: environment! }), ['4', 'environment']);
  assert.deepEqual(origin({ file: file!, environment: environment!, command: command! }), ['5', 'command']);
});

test('all errors come at once, each with where it came from', () => {
  const { errors } = readSettings(settings, {
    file: { SOCLE_WEB_MAX: '9' }, environment: { SOCLE_ENV: 'prod' }, command: {},
  }, []);
  assert.deepEqual(errors.map(({ name, origin }) => [name, origin]),
    [['SOCLE_ENV', 'environment'], ['SOCLE_WEB_MAX', 'file']]);
});

test('an unknown name is refused with the nearest known one, once the services are known', () => {
  const sources = { ...none, environment: { SOCLE_WEBMAX: '3', PATH: '/bin', SOCLE_REFERENCE_DATA: 'x' } };
  assert.deepEqual(readSettings(settings, sources).errors, []);
  const { errors } = readSettings(settings, sources, []);
  assert.deepEqual(errors.map(({ name, text }) => [name, text.en]), [['SOCLE_WEBMAX', 'unknown setting; did you mean SOCLE_WEB_MAX?']]);
});

test('a setting may be given for one service, and only for one that exists', () => {
  const command = { SOCLE_ORIGIN_VOTER_REGISTRATION: 'https://inscription.example', SOCLE_PORT_UNKNOWN: '1' };
  const { errors, values } = readSettings(settings, { ...none, command }, ['voter-registration']);
  assert.equal(values.get('SOCLE_ORIGIN_VOTER_REGISTRATION')?.value, 'https://inscription.example');
  assert.deepEqual(errors.map(({ name }) => name), ['SOCLE_PORT_UNKNOWN']);
});

test('an origin has no path', () => {
  const command = { SOCLE_ORIGIN_ECHO: 'https://inscription.example/chemin' };
  assert.equal(readSettings(settings, { ...none, command }, ['echo']).errors.length, 1);
});
