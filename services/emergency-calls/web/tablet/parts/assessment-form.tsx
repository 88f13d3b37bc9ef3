import { useState, type FormEvent } from 'react';
import { unlikelySigns, VITAL_SIGNS } from '../../../domain/codes/vital-signs.ts';
import type { CrewMission } from '../../../domain/crew-view.ts';
import { newId } from '../../kit/new-id.ts';
import { useTexts } from '../../kit/lang.tsx';
import { tabletWords } from '../texts.ts';
import type { Pressed } from './mission-pane.tsx';

const KINDS = [['flash', 'flash'], ['secouriste', 'firstAid'], ['medical', 'medical']] as const;
const REDACTORS = ['MEDECIN', 'INFIRMIER', 'AMBULANCIER'] as const;
const EMPTY: Readonly<Record<string, string>> = {};

type FormProps = { mission: CrewMission; done: number; give(pressed: Pressed): Promise<void> };
type Choices = readonly (readonly [value: string, label: string])[];

const Choice = ({ name, legend, options, value, set }: { name: string; legend: string; options: Choices; value: string;
  set(value: string): void }) => (
  <fieldset className="rc-choice"><legend>{legend}</legend>{options.map(([option, label]) => (
    <label key={option}><input type="radio" name={name} checked={value === option} onChange={() => set(option)} /> {label}</label>))}
  </fieldset>);

/** An assessment in few taps: whom, what kind, the figures at hand. Unlikely figures are said, never refused. */
export const AssessmentForm = ({ mission, done, give }: FormProps) => {
  const { t, lang } = useTexts(tabletWords);
  const [patient, setPatient] = useState(mission.patients[0]?.id ?? '');
  const [kind, setKind] = useState('flash');
  const [role, setRole] = useState(() => localStorage.getItem('tablette-role') ?? 'AMBULANCIER');
  const [signs, setSigns] = useState(EMPTY);
  const [freetext, setFreetext] = useState('');
  const [kept, setKept] = useState(false);
  const facts = VITAL_SIGNS.flatMap(({ code }) => (signs[code]?.trim() ? [{ type: code, value: signs[code].trim() }] : []));
  const unlikely = unlikelySigns(facts);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    localStorage.setItem('tablette-role', role);
    void give({ type: 'faireBilan', mission: mission.mission, assessment: newId(), role, ...(patient ? { patient } : {}),
      content: { kind, parameter: facts, freetext }, warnings: unlikely }).then(() => {
      setSigns(EMPTY);
      setFreetext('');
      setKept(true);
    });
  };
  const typed = (act: () => void): void => { setKept(false); act(); };
  return (
    <form className="rc-assess" aria-label={t('assessment')} onSubmit={send}>
      <h2>{t('assessment')} <span className="rc-count">{t('assessmentsSent', { count: done })}</span></h2>
      {mission.patients.length > 0 ? <Choice name="patient" legend={t('patients')} value={patient} set={setPatient}
        options={mission.patients.map(({ id, name }) => [id, name ?? t('patient', { id })] as const)} /> : null}
      <button type="button" onClick={() => { void give({ type: 'ajouterPatient', patient: `E${newId().slice(-6)}` }); }}>
        {t('addPatient')}</button>
      <Choice name="kind" legend={t('kind')} value={kind} set={setKind} options={KINDS.map(([value, key]) => [value, t(key)] as const)} />
      <Choice name="role" legend={t('redactor')} value={role} set={setRole}
        options={REDACTORS.map((one) => [one, t(one)] as const)} />
      <div className="rc-signs">{VITAL_SIGNS.map(({ code, label, unit }) => (
        <label key={code} className="rc-field">{label[lang]} ({unit})
          <input name={code} value={signs[code] ?? ''} autoComplete="off" inputMode={code === 'PRESSION_ARTERIELLE' ? 'text' : 'decimal'}
            aria-describedby={unlikely.includes(code) ? `unlikely-${code}` : undefined}
            onChange={(event) => typed(() => setSigns({ ...signs, [code]: event.target.value }))} />
          {unlikely.includes(code) ? <span id={`unlikely-${code}`} className="rc-unlikely">⚠ {t('unlikely')}</span> : null}</label>))}</div>
      <label className="rc-field">{t('freetext')}
        <textarea name="freetext" rows={3} value={freetext} onChange={(event) => typed(() => setFreetext(event.target.value))} /></label>
      <button type="submit" className="rc-big" disabled={facts.length === 0 && freetext.trim() === ''}>{t('sendAssessment')}</button>
      <p role="status">{kept ? t('kept') : ''}</p>
    </form>
  );
};
