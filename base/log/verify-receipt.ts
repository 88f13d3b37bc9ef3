/** Verification of a receipt by anybody, offline: each check by its name, and one sentence. */
import type { Text } from '#base/values/lang.ts';
import type { SignedCheckpoint } from './checkpoint.ts';
import { signedBy, usableAfter, type KeyHistory, type SignatureFinding } from './key-history.ts';
import { leafHash } from './merkle.ts';
import { parseLogName } from './origin.ts';
import { parseProof, type Proof } from './proof.ts';
import { verifyInclusion } from './proofs.ts';
import { asReceipt, entryOfReceipt, type Receipt } from './receipt.ts';
import { CHECK_TEXTS, SENTENCES, type CheckName } from './verify-receipt-texts.ts';

export type CheckState = 'pass' | 'fail' | 'skipped';
export type Check = { name: CheckName; state: CheckState; label: Text; detail: Text };
export type Verdict = {
  ok: boolean;
  checks: Check[];
  sentence: Text;
  /** What the proof says of itself; to be believed only when `ok`. */
  facts?: { origin: string; size: number; index: number; kid?: string };
};

const ORDER: readonly CheckName[] = ['format', 'entry', 'origin', 'inclusion', 'signature', 'key'];

const verdictOf = (states: Partial<Record<CheckName, boolean>>, facts?: Verdict['facts']): Verdict => {
  const checks = ORDER.map((name): Check => {
    const outcome = states[name];
    const state = outcome === undefined ? 'skipped' : outcome ? 'pass' : 'fail';
    return { name, state, label: CHECK_TEXTS[name].label, detail: CHECK_TEXTS[name][state] };
  });
  const ok = checks.every(({ state }) => state === 'pass');
  return { ok, checks, sentence: ok ? SENTENCES.ok : SENTENCES.refused, ...(facts ? { facts } : {}) };
};

/** Instant at which the event was committed, as its body says: `com`, or else `at`; RFC 3339 or milliseconds. */
const committedAt = ({ body }: Receipt): number => {
  const said = body['com'] ?? body['at'];
  return typeof said === 'number' ? said : Date.parse(String(said));
};

/** The header names the service and the partition whose log the proof must come from. */
const originFits = ({ header }: Receipt, { origin }: SignedCheckpoint, history: KeyHistory): boolean => {
  const [name = '', service] = origin.split('/').reverse();
  return service === history.service && header['svc'] === service && parseLogName(name)?.partition === header['part'];
};

const inclusionHolds = (entry: Buffer | undefined, { index, path, checkpoint }: Proof): boolean | undefined =>
  entry && verifyInclusion(leafHash(entry), index, checkpoint.size, path, checkpoint.root);

type FindSignature = (checkpoint: SignedCheckpoint, note: string) => SignatureFinding;

const verifyWith = (value: unknown, history: KeyHistory, findSignature: FindSignature): Verdict => {
  const receipt = asReceipt(value);
  const proof = receipt && parseProof(receipt.proof);
  if (!receipt || !proof) return verdictOf({ format: false });
  const { checkpoint, index } = proof;
  const entry = entryOfReceipt(receipt);
  const { verdict, key } = findSignature(checkpoint, receipt.proof.slice(receipt.proof.indexOf('\n\n') + 2));
  const at = committedAt(receipt);
  return verdictOf({
    format: true,
    entry: entry !== undefined,
    origin: originFits(receipt, checkpoint, history),
    inclusion: inclusionHolds(entry, proof),
    signature: verdict === 'signed',
    ...(verdict === 'signed' && key ? { key: !Number.isNaN(at) && usableAfter(key, at) } : {}),
  }, { origin: checkpoint.origin, size: checkpoint.size, index, ...(key ? { kid: key.kid } : {}) });
};

/** Verifies one receipt against the service's published keys. Never throws, whatever the value. */
export const verifyReceipt = (value: unknown, history: KeyHistory): Verdict =>
  verifyWith(value, history, (checkpoint) => signedBy(checkpoint, history));

const REMEMBERED_MAX = 4096;

/** The same for many receipts: each checkpoint's signature is verified once (a batch shares one checkpoint). */
export const receiptVerifier = (history: KeyHistory): ((value: unknown) => Verdict) => {
  const found = new Map<string, SignatureFinding>();
  return (value) => verifyWith(value, history, (checkpoint, note) => {
    const known = found.get(note);
    if (known) return known;
    if (found.size >= REMEMBERED_MAX) found.clear();
    const finding = signedBy(checkpoint, history);
    found.set(note, finding);
    return finding;
  });
};
