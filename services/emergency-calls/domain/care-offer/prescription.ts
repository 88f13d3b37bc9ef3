import type { Instant } from '#base/values/instant.ts';
import type { Case, CaseDecision } from '../state.ts';
import { patientOfPath } from '../fields/case-fields.ts';

/** What a telephone prescription shows: who prescribes, for whom, what. */
export type Prescription = {
  number: string; at: Instant; text: string; prescriber: { name: string; rpps: string | null };
  patient: { name: string | null; firstName: string | null; birthDate: string | null; sex: string | null; age: string | null;
    weight_kg: number | null };
  exercise: boolean;
};

/**
 * The sheet of a telephone prescription (PMT). Of the patient only the traits that the caller gave: a national identifier (INS)
 * never stands on it, because nothing here says that the identity is qualified (DSF 15-15 §5.2.5).
 */
export const prescriptionOf = (
  state: Case, decision: CaseDecision, sheet: { lastName: string; firstName: string; rpps: string } | undefined,
): Prescription => {
  const patient = decision.patient ?? state.patients[0]?.id;
  const told = (field: string): unknown => Object.entries(state.fields).find(([path]) => {
    const place = patientOfPath(path);
    return place?.patient === patient && place?.field === field;
  })?.[1].value ?? null;
  const usual = told('identity.nonStrictFeatures') as { lastName?: string; firstName?: string } | null;
  return { number: state.number, at: decision.at, text: decision.prescription ?? '', exercise: state.exercise,
    prescriber: { name: sheet ? `${sheet.firstName} ${sheet.lastName}` : decision.operator.label, rpps: sheet?.rpps ?? null },
    patient: { name: (told('identity.strictFeatures.birthName') as string | null) ?? usual?.lastName ?? null,
      firstName: usual?.firstName ?? null, birthDate: told('identity.strictFeatures.birthDate') as string | null,
      sex: told('identity.strictFeatures.sex') as string | null, age: told('detail.age') as string | null,
      weight_kg: told('detail.weight') as number | null } };
};
