import { fileRule } from '#test/house/house.ts';

/**
 * What a contributor's own workplace leaves behind, and what therefore must not be in the project:
 * paths of a machine, hosts of package registries, the tools that typed the text and their talk.
 */
const FOREIGN: readonly RegExp[] = [
  /\/work\/(main|shared|brief|\.library|\.mirror)\b/i,
  /\/(home|Users)\/[a-z][\w.-]+\//,
  /\/tmp\/bash_jobs/,
  /\bregistry\.(npmjs\.org|yarnpkg\.com|npmmirror\.com)\b/i,
  /\b(deb|security|snapshot)\.debian\.org\b/i,
  /\b(anthropic|chatgpt|openai|copilot)\b/i,
  /\bclaude([- ](code|sonnet|opus|haiku)|\.(ai|md))\b/i, // Claude alone is a first name.
  /\bLLMs?\b/,
  /\b(large )?language model\b/i,
  /\bAI[- ](generated|written|assisted|assistant|agent)\b/i,
  /\bsub-?agents?\b/i,
  /\b(system|user) prompt\b/i,
  /\bprompt engineering\b/i,
  /\b(the|this|my) (brief|prompt) (says|said|asks|asked)\b/i,
  /\b(issue|task) A1\b/,
  /\bworking brief\b/i,
];

/** This list itself, and the lock file, whose text belongs to npm. */
const EXCEPT = new Set([
  'test/house/rules/foreign-words.ts', 'test/house/rules/foreign-words.unit.test.ts', 'package-lock.json',
]);

/** The project speaks of itself only, and runs on any machine. */
export const foreignWords = fileRule({
  name: 'foreign-words', why: 'the project speaks of itself only, and must make sense on any machine',
  where: (path) => !EXCEPT.has(path),
}, (file) => file.text.split('\n').flatMap((line, index) => FOREIGN.flatMap((word) => {
  const found = word.exec(line);
  return found ? [{ line: index + 1, says: `"${found[0]}" has no place here` }] : [];
})));
