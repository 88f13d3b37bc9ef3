import { parentPort } from 'node:worker_threads';
import { judgeAs } from './judge-as.ts';
import { readEnvelope, type Reading } from './read-envelope.ts';
import { downgraded, upgraded } from './release.ts';
import { envelopeOf, type CarriedReading, type Said, type ThreadAnswer, type ThreadTask } from './thread-task.ts';
import { writeEnvelope } from './write-envelope.ts';

const carried = (reading: Reading): CarriedReading => {
  if (!reading.ok) return { ...reading, ...(reading.envelope ? { envelope: reading.envelope } : {}) };
  const foreign = reading.contents.map((content) => content.info ? null : content.foreign);
  return {
    ok: true, json: JSON.stringify({ envelope: reading.envelope, foreign, warnings: reading.warnings }),
    unknownCodes: reading.contents.map((content) => content.info ? content.unknownCodes : []),
  };
};

const done = (task: ThreadTask): Said => {
  switch (task.op) {
    case 'read': return { op: 'read', reading: carried(readEnvelope(task.from ? upgraded(task.bytes, task.from) : task.bytes, task.form)) };
    case 'judge': return { op: 'judge', refused: judgeAs(envelopeOf(task.text), task.form) };
    default: {
      const envelope = envelopeOf(task.text);
      return { op: 'write', bytes: writeEnvelope(task.to ? downgraded(envelope, task.to) : envelope, task.form) };
    }
  }
};

parentPort?.on('message', (task: ThreadTask) => {
  const answer: ThreadAnswer = { ...done(task), id: task.id };
  parentPort?.postMessage(answer);
});
