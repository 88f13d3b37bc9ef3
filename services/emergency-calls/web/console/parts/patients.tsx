import { useEffect, useRef, useState } from 'react';
import { FIELD_LIMITS } from '../../../domain/fields/field-kinds.ts';
import type { Case } from '../../../domain/state.ts';
import { Chord } from '../../kit/chord.tsx';
import { useTexts } from '../../kit/lang.tsx';
import { useChords } from '../../kit/use-chords.ts';
import { patientWords } from '../patient-words.ts';
import type { Bare } from '../post.tsx';
import { CareLevels } from './care-levels.tsx';
import { Hypothesis, HypothesisRead, OtherHypotheses } from './hypothesis.tsx';
import { NameFields } from './name-fields.tsx';
import { PatientAge } from './patient-age.tsx';
import { CodeField, NumberField, TextField, type FieldProps } from './plain-fields.tsx';

type PatientsProps = { state: Case; doctor: boolean; give(command: Bare): void };

/** Numbers of patients are never given twice: the first that is free. */
const freeId = ({ patients, patientsSetAside }: Case): string => {
  const taken = new Set([...patients, ...patientsSetAside].map(({ id }) => id));
  return Array.from({ length: taken.size + 1 }, (_, i) => `P${i + 1}`).find((one) => !taken.has(one))!;
};

/** Each patient of the dossier by a tab: who they are, what they have and take; for a doctor, the hypothesis first. */
export const Patients = ({ state, doctor, give }: PatientsProps) => {
  const { t } = useTexts(patientWords);
  const [chosen, setChosen] = useState<string | null>(null);
  const [wanted, setWanted] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => { if (wanted > 0) form.current?.querySelector('input')?.focus(); }, [wanted]);
  const current = state.patients.find(({ id }) => id === chosen) ?? state.patients[0];
  const go = (id: string): void => { setChosen(id); setWanted((count) => count + 1); };
  const add = (): void => {
    const id = freeId(state);
    give({ type: 'ajouterPatient', patient: id });
    go(id);
  };
  useChords({ 'Alt+I': () => { if (current) go(current.id); else add(); } });
  const several = state.patients.length > 1;
  return (
    <section className="rc-patients" aria-label={t('patients')}>
      <div className="rc-acts"><h3>{t('patients')}</h3>
        {several ? state.patients.map(({ id, careLevel }, i) => (
          <button key={id} type="button" aria-pressed={id === current?.id} onClick={() => setChosen(id)}>{t('nth', { n: i + 1 })}{' '}
            {careLevel}</button>)) : null}
        <button type="button" onClick={add}>{t('add')} {current ? null : <Chord of="I" />}</button></div>
      {current ? (
        <form key={current.id} ref={form} className="rc-form" onSubmit={(event) => event.preventDefault()} autoComplete="off">
          {doctor && several ? <CareLevels patient={current} give={give} /> : null}
          <PatientFields id={current.id} state={state} doctor={doctor} give={give} />
          <SetAside id={current.id} give={give} />
        </form>) : null}
    </section>
  );
};

/** The way out for a patient who was entered by mistake: with a reason, which stays in the notes. */
const SetAside = ({ id, give }: Pick<PatientsProps, 'give'> & { id: string }) => {
  const { t } = useTexts(patientWords);
  const [reason, setReason] = useState('');
  return (
    <details className="rc-fold"><summary>{t('mistake')}</summary>
      <label className="rc-field rc-field--wide">{t('mistakeReason')}
        <input name="reason" value={reason} maxLength={FIELD_LIMITS.label_chars_max}
          onChange={({ target }) => setReason(target.value)} /></label>
      <button type="button" disabled={reason.trim() === ''} onClick={() => give({ type: 'ecarterPatient', patient: id, reason })}>
        {t('setAside')}</button>
    </details>
  );
};

const PatientFields = ({ id, state, doctor, give }: PatientsProps & { id: string }) => {
  const { t } = useTexts(patientWords);
  const field = (name: string): FieldProps => ({ path: `patient/${id}/${name}`, state, give });
  const [main, others] = [field('hypothesis.mainDiagnosis'), field('hypothesis.otherDiagnosis')];
  return (
    <fieldset>
      {doctor ? <><Hypothesis {...main} /><OtherHypotheses {...others} /></>
        : <><HypothesisRead {...main} /><HypothesisRead {...others} /></>}
      <NameFields {...field('identity.nonStrictFeatures')} lastName={t('name')} firstName={t('firstName')} />
      <PatientAge {...field('detail.age')} />
      <CodeField {...field('identity.strictFeatures.sex')} list="sexe" />
      <TextField {...field('identity.strictFeatures.birthName')} />
      <TextField {...field('identity.strictFeatures.birthDate')} type="date" />
      <NumberField {...field('detail.weight')} />
      <NumberField {...field('detail.height')} />
      <TextField {...field('detail.medicalHistory')} />
      <TextField {...field('detail.treatment')} />
      <NameFields {...field('generalPractitioner.detailedName')} lastName={t('practitioner')} firstName={t('practitionerFirstName')} />
      <TextField {...field('generalPractitioner.rppsId')} />
    </fieldset>
  );
};
