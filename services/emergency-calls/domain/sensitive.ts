import type { Case } from './state.ts';

/** Risk R25 of the published list (domain §4, §11), and the kind of caller of the same sense. */
const KNOWN_PERSON = 'R25';
const VIP = 'VIP';

const codeOf = (value: unknown): unknown => (value as { code?: unknown } | null)?.code ?? value;

/** A person whose dossier others are curious of: each reading is written a second time, into the log that nobody can change. */
export const isSensitive = ({ fields }: Pick<Case, 'fields'>): boolean => {
  const risks = fields['qualification.riskThreat']?.value;
  return (Array.isArray(risks) && risks.some((one) => codeOf(one) === KNOWN_PERSON))
    || codeOf(fields['initialAlert.caller.type']?.value) === VIP;
};
