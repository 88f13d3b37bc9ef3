import { codeWord } from '../../kit/code-word.ts';
import { escapedText } from '../../kit/escaped-text.ts';
import { VehicleKind } from '../../kit/vehicle-kind.tsx';
import { statusWord } from '../../kit/status-word.ts';
import { currentStatus } from '../../../domain/codes/vehicle-statuses.ts';
import { fieldOf } from '../../../domain/fields/case-fields.ts';
import type { Case, ResourceRequest } from '../../../domain/state.ts';
import { useTexts } from '../../kit/lang.tsx';
import { Moment } from '../../kit/moment.tsx';
import { partnerWords } from '../partner-words.ts';
import type { Bare } from '../post.tsx';

type Props = { state: Case; nameOf(id: string): string; give(command: Bare): void };

const shown = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return escapedText(String(value ?? '—'));
  const named = value as { label?: string; complete?: string; name?: string };
  return escapedText(named.label ?? named.complete ?? named.name ?? JSON.stringify(value));
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** What partners say of the case, and nothing where they say nothing. */
export const PartnerFacts = (props: Props) =>
  <><Differing {...props} /><Vehicles {...props} /><Requests {...props} /><Kept {...props} /></>;

/** Values that are not ours: a person takes one, or leaves it where it is. */
const Differing = ({ state, nameOf, give }: Props) => {
  const { t, lang } = useTexts(partnerWords);
  const rows = Object.entries(state.received).flatMap(([from, values]) => Object.entries(values)
    .filter(([path, { value }]) => !same(value, state.fields[path]?.value)).map(([path, { value }]) => ({ from, path, value })));
  if (rows.length === 0) return null;
  return (
    <><h4>{t('differs')}</h4><ul>{rows.map(({ from, path, value }) => (
      <li key={`${from}${path}`}>{fieldOf(path)?.label[lang] ?? path} · {t('ours')} : <b>{shown(state.fields[path]?.value)}</b> ·{' '}
        {nameOf(from)} : <b>{shown(value)}</b>{' '}
        <button type="button" onClick={() => give({ type: 'modifier', changes: [{ path, value, seen: state.version }] })}>
          {t('takeTheirs')}</button></li>))}</ul></>
  );
};

const Vehicles = ({ state, nameOf }: Props) => {
  const { t, lang } = useTexts(partnerWords);
  if (state.partnerResources.length === 0) return null;
  return (
    <><h4>{t('theirVehicles')}</h4><ul>{state.partnerResources.map((one) => {
      const now = currentStatus(one.statuses);
      return <li key={`${one.from}${one.id}`}><b>{one.name
        || one.id}</b> · {nameOf(one.from)} · <VehicleKind code={one.vehicleType} />{' '}{one.team === null ? null : <>· {one.team}{' '}</>}
        {now ? <>· {statusWord(now.status, lang)} <Moment at={now.at} /></> : null}</li>;
    })}</ul></>
  );
};

const Requests = ({ state, nameOf, give }: Props) => {
  const { t, lang } = useTexts(partnerWords);
  const open = state.requests.filter(({ cancelled }) => !cancelled);
  if (open.length === 0) return null;
  return (
    <><h4>{t('requests')}</h4><ul>{open.map((one) => (
      <li key={one.id}>{nameOf(one.from)} → {nameOf(one.to)} · <b>{codeWord('effet', one.purpose, lang)}</b> {one.freetext ?? ''} ·{' '}
        {one.answer === null ? t('noAnswer') : codeWord('reponseDemande', one.answer, lang)} {one.answerText
          ?? ''} <Choice request={one} us={state.organisation} give={give} /></li>))}</ul></>
  );
};

/** A request of ours answered in part is taken or left; one of theirs is answered. */
const Choice = ({ request, us, give }: { request: ResourceRequest; us: string; give(command: Bare): void }) => {
  const { t } = useTexts(partnerWords);
  const press = (label: string, command: Bare) => <button type="button" onClick={() => give(command)}>{label}</button>;
  if (request.choice === 'waiting') {
    return <>{press(t('take'), { type: 'choisirReponse', request: request.id, choice: 'taken' })}{' '}
      {press(t('leave'), { type: 'choisirReponse', request: request.id, choice: 'left' })}</>;
  }
  return request.to === us && request.answer === null
    ? <>{press(t('accept'), { type: 'repondreDemande', request: request.id, answer: 'ACCEPTEE' })}{' '}
      {press(t('refuse'), { type: 'repondreDemande', request: request.id, answer: 'REFUSEE' })}</> : null;
};

const Kept = ({ state, nameOf }: Props) => {
  const { t } = useTexts(partnerWords);
  if (state.kept.length === 0) return null;
  return (
    <><h4>{t('kept')}</h4><ul>{state.kept.map((one) => (
      <li key={one.id}><details><summary>{one.kind} · {nameOf(one.from)} · <Moment at={one.at} />{' '}
        {one.flag === 'HORS_CHAMPS' ? t('HORS_CHAMPS') : one.flag ?? ''}</summary>
        <pre tabIndex={0}>{JSON.stringify(one.body, null, 2)}</pre></details></li>))}</ul></>
  );
};
