import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsIn } from '#test/house/findings-in.ts';
import { foreignWords } from '#test/house/rules/foreign-words.ts';

const found = (text: string): number => findingsIn(foreignWords, 'docs/guide.md', text).length;

describe('foreign-words', () => {
  it('refuses machine paths, registry hosts and the talk of tools', () => {
    const foreign = ['see /work/main/base', 'in /home/user/socle/', 'from registry.npmjs.org', 'as ChatGPT said',
      'an LLM', 'AI-generated', 'ask a subagent', 'the brief says'];
    for (const text of foreign) assert.equal(found(text), 1, text);
  });

  it('accepts the words of the field that look alike', () => {
    const ours = ['an agent of the town hall', 'the command prompts before it destroys', 'a session ends after 30 min',
      'route /work/queue', '/home/socle', 'the model of events', 'a brief outage',
      'Claude Dubois'];
    for (const text of ours) assert.equal(found(text), 0, text);
  });
});
