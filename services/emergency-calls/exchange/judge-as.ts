import { judgeEnvelope, readEnvelope, type Form } from './read-envelope.ts';
import type { Refused } from './thread-task.ts';
import { writeEnvelope } from './write-envelope.ts';

/** Why an envelope may not leave in this form: what XML cannot say must not leave as XML. Nothing when it may. */
export const judgeAs = (content: unknown, form: Form): Refused | undefined => {
  const judged = judgeEnvelope(content);
  if (!judged.ok) return judged;
  if (form === 'json') return undefined;
  const read = readEnvelope(writeEnvelope(judged.envelope, form), form);
  return read.ok ? undefined : read;
};
