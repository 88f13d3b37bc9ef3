import { useEffect, useRef, useState } from 'react';
import { kindOf } from '../../../domain/codes/attributions.ts';
import type { Branch } from '../../../domain/commands.ts';
import { wrongHour } from '../../../domain/life/planned-hour.ts';
import { codeList } from '../../../exchange/codes/code-lists.ts';
import { useTexts } from '../../kit/lang.tsx';
import { instantOfHour, localHour } from '../local-hour.ts';
import { planWords } from '../plan-words.ts';

/** What a planned dossier is told at its making; all the rest is typed into it like into any other. */
export type Plan = { activateAt: number; attribution: string; interventionType: string; branch: Branch };

type PlanFormProps = { onPlan(plan: Plan): void; onClose(): void };

const DAY_MS = 86_400_000;
const BRANCHES: readonly Branch[] = ['AMU', 'SNP'];
/** The leaves of the tree of attributions that make a medical dossier: nothing else is planned (domain §3). */
const DRM = codeList('attribution').filter(({ code }) => kindOf(code) === 'DRM' && code.split('.').length > 2);

/** A medical dossier for an hour to come: a transfer between hospitals, a return home. */
export const PlanForm = ({ onPlan, onClose }: PlanFormProps) => {
  const { t, lang } = useTexts(planWords);
  const [plan, setPlan] = useState<Plan>(() => ({ activateAt: Date.now() + DAY_MS, attribution: 'DRM.MRU.MU',
    interventionType: 'T2-INTER', branch: 'AMU' }));
  const [hour, setHour] = useState(() => localHour(plan.activateAt));
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => { box.current?.focus(); }, []);
  const activateAt = instantOfHour(hour);
  const wrong = activateAt === undefined || wrongHour(activateAt, Date.now()).length > 0;
  const change = (more: Partial<Plan>): void => setPlan({ ...plan, ...more });
  return (
    <form className="rc-plan" aria-label={t('title')} onKeyDown={({ key }) => { if (key === 'Escape') onClose(); }}
      onSubmit={(event) => { event.preventDefault(); if (!wrong) onPlan({ ...plan, activateAt }); }}>
      <label className="rc-field">{t('hour')}
        <input ref={box} type="datetime-local" name="plan-hour" value={hour} aria-describedby={wrong ? 'plan-wrong' : undefined}
          onChange={({ target }) => setHour(target.value)} /></label>
      <Choice label={t('kind')} value={plan.interventionType} codes={codeList('intervention').map((one) => [one.code, one[lang]])}
        onChange={(interventionType) => change({ interventionType })} />
      <Choice label={t('attribution')} value={plan.attribution} codes={DRM.map((one) => [one.code, one[lang]])}
        onChange={(attribution) => change({ attribution })} />
      <Choice label={t('branch')} value={plan.branch} codes={BRANCHES.map((code) => [code, t(code)])}
        onChange={(branch) => change({ branch: branch as Branch })} />
      <button type="submit" className="rc-go" disabled={wrong}>{t('make')}</button>
      <button type="button" onClick={onClose}>{t('close')}</button>
      {wrong ? <p id="plan-wrong" role="alert" className="rc-alert">{t('toCome')}</p> : null}
    </form>
  );
};

type ChoiceProps = { label: string; value: string; codes: readonly (readonly [code: string,
  label: string])[]; onChange(code: string): void };

const Choice = ({ label, value, codes, onChange }: ChoiceProps) => (
  <label className="rc-field">{label}
    <select value={value} onChange={({ target }) => onChange(target.value)}>
      {codes.map(([code, name]) => <option key={code} value={code}>{name}</option>)}</select></label>
);
