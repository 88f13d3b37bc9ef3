import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseArguments } from './parse-arguments.ts';

const command = { options: [{ name: 'at', value: 'TIME', text: { fr: '', en: '' } }, { name: 'demo', text: { fr: '', en: '' } }] };

test('reads flags, values in both forms, settings and words', () => {
  assert.deepEqual(parseArguments(['a', '--demo', '--at', 'x', '--set', 'A=b=c', '--set=D=e'], command),
    { options: { demo: '', at: 'x' }, settings: { A: 'b=c', D: 'e' }, words: ['a'] });
});

test('an unknown option is refused with the nearest one', () => {
  assert.throws(() => parseArguments(['--demmo'], command), (error: { code: string; options: { detail: { en: string } } }) =>
    error.code === 'PLATFORM_COMMAND_UNKNOWN' && /--demo\?/.test(error.options.detail.en));
});

test('a command that passes on keeps unknown options as they were typed, and its own ones', () => {
  assert.deepEqual(parseArguments(['night', '--count', '5', '--day=uk-2016', '--at', 'x'], { ...command, passesOn: true }),
    { options: { at: 'x' }, settings: {}, words: ['night', '--count', '5', '--day=uk-2016'] });
});

test('an option without its value is refused', () => {
  assert.throws(() => parseArguments(['--at'], command), { code: 'PLATFORM_COMMAND_UNKNOWN' });
  assert.throws(() => parseArguments(['--set', 'A'], command), { code: 'PLATFORM_COMMAND_UNKNOWN' });
});
