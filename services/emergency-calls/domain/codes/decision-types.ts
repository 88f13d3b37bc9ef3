/** What a doctor may decide (HubSante.typeDecision). */
export const DECISION_TYPES = ['CONSEIL', 'PMT', 'INTER', 'ORIENT', 'PASPLUS'] as const;

export type DecisionType = typeof DECISION_TYPES[number];

/** Members that each type must have beside itself. */
export const DECISION_NEEDS: Readonly<Record<DecisionType, readonly ('resourceType' | 'medicalTransport' | 'destination')[]>> = {
  CONSEIL: [], PMT: [], PASPLUS: [], INTER: ['resourceType'], ORIENT: ['resourceType', 'medicalTransport', 'destination'],
};

/** A decision this long after the first call, on new information, is one of second intention (DSF §3.15). */
export const SECOND_INTENTION_MS = 10 * 60_000;
