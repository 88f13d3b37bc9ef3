import type { Tx } from '#base/store/context.ts';
import type { Signer } from '#base/log/signer.ts';
import type { PastProof } from '#base/log/past-proof.ts';
import { findClaims, type KnownClaim } from './claim-queries.ts';
import { intakeProblems } from './errors.ts';
import type { Accepted, Register, Sealed, Submission } from './register.ts';
import type { Problem } from '#base/values/problem.ts';

/** Gives, for a leaf, the proof against the tree of its own batch: the same bytes as the first time. */
export type ProofSource = (tx: Tx, partition: number, leafIndex: number) => Promise<PastProof>;

type Parts<P extends { subject: string }> = { register: Register<P>; signer: Signer; proofs: ProofSource };

/** Answers submissions whose key was used before: the same receipt, or a refusal when the content differs. */
export const replay = async <P extends { subject: string }>(
  parts: Parts<P>, tx: Tx, partition: number, items: readonly Submission<P>[],
): Promise<(Accepted | Problem)[]> => {
  const known = await findClaims(tx, partition, items.map((item) => item.claim));
  const sealed = await parts.register.recall(tx, partition, [...known.values()].map((claim) => claim.subject));
  return Promise.all(items.map((item) => answer(parts, tx, partition, item, known, sealed)));
};

const answer = async <P extends { subject: string }>(
  { signer, proofs }: Parts<P>, tx: Tx, partition: number, item: Submission<P>,
  known: Map<string, KnownClaim>, sealed: Map<string, Sealed & { leafIndex: number }>,
): Promise<Accepted | Problem> => {
  const claim = known.get(item.claim.toString('hex'));
  if (!claim) throw new Error('a claim that was refused as known is not found');
  if (!claim.fingerprint.equals(item.fingerprint)) return intakeProblems.INTAKE_KEY_REUSED();
  const past = sealed.get(claim.subject);
  if (!past) throw new Error(`the event of a claim is missing: ${claim.subject}`);
  const { pathText, root, size, epoch } = await proofs(tx, partition, past.leafIndex);
  return {
    subject: claim.subject, partition, leafIndex: past.leafIndex, treeSize: size, replayed: true,
    sealed: { header: past.header, body: past.body, salt: past.salt },
    proof: { index: past.leafIndex, path: pathText, note: signer.sign(partition, size, root, epoch) },
  };
};
