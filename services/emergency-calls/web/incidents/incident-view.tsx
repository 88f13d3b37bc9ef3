import { useRef, useState } from 'react';
import { VICTIM_CATEGORIES } from '../../domain/incident/codes.ts';
import { Age } from '../kit/age.tsx';
import { useTexts } from '../kit/lang.tsx';
import type { ScreenProps } from '../kit/mount-screen.tsx';
import { useChords } from '../kit/use-chords.ts';
import { attachCases, giveIncident, pourVictim, type BareIncident, type ReadIncident, type Shown } from './incident-client.ts';
import { EventPlace } from './event-place.tsx';
import { IncidentCases } from './incident-cases.tsx';
import { IncidentMeans } from './incident-means.tsx';
import { IncidentNotes } from './incident-notes.tsx';
import { Victims } from './victims.tsx';
import { words } from './texts.ts';

type ViewProps = ScreenProps & { incident: ReadIncident; onChanged(): void };

/** One event of many: how many victims of what category, who they are, its dossiers, its vehicles, its notes. */
export const IncidentView = ({ incident, centre, onChanged }: ViewProps) => {
  const { t } = useTexts(words);
  const [shown, setShown] = useState<Shown>('all');
  const [problem, setProblem] = useState('');
  const entry = useRef<HTMLInputElement>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  const find = useRef<HTMLInputElement>(null);
  const done = (refusal: string): void => { setProblem(refusal); onChanged(); };
  const failed = (error: Error): boolean => { setProblem(error.message || t('failed')); return false; };
  const give = (command: BareIncident): Promise<boolean> => giveIncident(centre.code, incident.id, command).then((answer) => {
    done(answer.ok ? '' : `${answer.title} ${answer.remedy}`);
    return answer.ok;
  }, failed);
  const attach = (dossiers: readonly string[], on: boolean): void => {
    void attachCases(centre.code, incident.id, dossiers, on).then(() => done(''), failed);
  };
  const pour = (victim: string, dossier: string): void => {
    void pourVictim(centre.code, incident.id, victim, dossier).then(() => done(''), failed);
  };
  useChords({ 'Alt+V': () => entry.current?.focus(), 'Alt+N': () => note.current?.focus(), 'Alt+C': () => find.current?.focus() });
  return (
    <>
      <header className="rc-event">
        <h2>{incident.name}</h2><span>{t(incident.kind)}</span><span className="rc-quiet">{incident.number}</span>
        <EventPlace centre={centre.code} place={incident.place} /><span>{incident.state === 'CLOS' ? t('closed') : t('opened')}</span>
        <Age since={incident.openedAt} /><a href="/evenements">{t('back')}</a>
        {incident.state === 'OUVERT' ? <button type="button" onClick={() =>
          { void give({ type: 'cloreEvenement' }); }}>{t('close')}</button>
          : null}
      </header>
      {problem ? <p role="alert" className="rc-alert">{t('refused')} {problem}</p> : null}
      <TallyBar incident={incident} shown={shown} onShow={setShown} />
      <div className="rc-event__columns">
        <Victims incident={incident} shown={shown} entry={entry} find={find} give={give} onPour={pour} />
        <div>
          <IncidentCases incident={incident} onAttach={attach} />
          <IncidentMeans incident={incident} />
          <IncidentNotes centre={centre.code} incident={incident} box={note} give={give} />
        </div>
      </div>
      <p className="rc-quiet">{t('keys')}</p>
    </>
  );
};

const TallyBar = ({ incident, shown, onShow }: { incident: ReadIncident; shown: Shown; onShow(shown: Shown): void }) => {
  const { t } = useTexts(words);
  return (
    <div role="group" aria-label={t('tally')} className="rc-tally">
      <button type="button" aria-pressed={shown === 'all'} onClick={() =>
        onShow('all')}>{t('all')} <b>{incident.victims.length}</b></button>
      {VICTIM_CATEGORIES.map((category) => (
        <button key={category} type="button" aria-pressed={shown === category} className={`rc-v rc-v--${category}`}
          onClick={() => onShow(shown === category ? 'all' : category)}>
          {category} <b>{incident.tally[category].all}</b> <span>{t(category)}</span>
          <span className="rc-quiet">{t('leftCount', { count: incident.tally[category].left })}</span></button>))}
    </div>
  );
};
