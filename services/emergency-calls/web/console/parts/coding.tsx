import { higherKind, kindOf } from '../../../domain/codes/attributions.ts';
import type { Case } from '../../../domain/state.ts';
import { codeList } from '../../../exchange/codes/code-lists.ts';
import { useTexts } from '../../kit/lang.tsx';
import { findCodes } from '../find-codes.ts';
import { patientWords } from '../patient-words.ts';
import type { Bare } from '../post.tsx';
import { CodedList } from './coded-list.tsx';
import { NameFields } from './name-fields.tsx';
import { CodeField, TextField, type FieldProps } from './plain-fields.tsx';

type CodingProps = { state: Case; give(command: Bare): void };

const CALLER = [['initialAlert.caller.type', 'typeAppelant'], ['initialAlert.caller.communication', 'communication'],
  ['initialAlert.caller.language', 'langue']] as const;
const CASE = [['qualification.origin', 'origine'], ['interventionType', 'intervention'], ['perimeter', 'filiere']] as const;

/** What is coded of a call beside its motive: who calls and in which language, where it came from, risks, and what the dossier is. */
export const Coding = ({ state, give }: CodingProps) => {
  const { t, lang } = useTexts(patientWords);
  const field = (path: string): FieldProps => ({ path, state, give });
  return (
    <details className="rc-coding"><summary>{t('coding')}</summary>
      <form className="rc-form" onSubmit={(event) => event.preventDefault()} autoComplete="off"><fieldset>
        {CASE.map(([path, list]) => <CodeField key={path} {...field(path)} list={list} />)}
        <Attribution state={state} give={give} />
        <CodedList {...field('qualification.riskThreat')} listLabel={t('addRisk')} find={(text) => findCodes('risque', text, lang)} />
        <NameFields {...field('initialAlert.caller.detailedName')} lastName={t('callerName')} firstName={t('callerFirstName')} />
        {CALLER.map(([path, list]) => <CodeField key={path} {...field(path)} list={list} />)}
        <TextField {...field('initialAlert.caller.freetext')} />
      </fieldset></form>
    </details>
  );
};

/** The attribution, among those that do not take the dossier down (DSF 15-15 §3.1). */
const Attribution = ({ state, give }: CodingProps) => {
  const { t, lang } = useTexts(patientWords);
  const open = codeList('attribution').filter(({ code }) => higherKind(state.kind, kindOf(code)) === kindOf(code));
  return (
    <label className="rc-field">{t('attribution')}
      <select name="attribution" value={state.attribution}
        onChange={({ target }) => give({ type: 'attribuer', attribution: target.value })}>
        {open.some(({ code }) => code === state.attribution) ? null : <option value={state.attribution}>{state.attribution}</option>}
        {open.map((one) => <option key={one.code} value={one.code}>{one[lang]}</option>)}</select></label>
  );
};
