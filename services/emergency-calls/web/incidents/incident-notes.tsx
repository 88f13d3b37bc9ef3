import { useState, type RefObject } from 'react';
import type { IncidentNote } from '../../domain/incident/incident.ts';
import { Chord } from '../kit/chord.tsx';
import { useTexts } from '../kit/lang.tsx';
import { Moment } from '../kit/moment.tsx';
import { newId } from '../kit/new-id.ts';
import { readIncident, type BareIncident, type ReadIncident } from './incident-client.ts';
import { words } from './texts.ts';

type NotesProps = { centre: string; incident: ReadIncident; box: RefObject<HTMLTextAreaElement | null>;
  give(command: BareIncident): Promise<boolean> };

/** Notes of the event, the newest first, older ones by pages; a correction is another note. */
export const IncidentNotes = ({ centre, incident, box, give }: NotesProps) => {
  const { t } = useTexts(words);
  const [text, setText] = useState('');
  const [earlier, setEarlier] = useState<readonly IncidentNote[]>([]);
  const seen = new Set(incident.notes.map(({ id }) => id));
  const notes = [...earlier.filter(({ id }) => !seen.has(id)), ...incident.notes];
  const before = incident.notesCount - notes.length;
  const add = (): void => {
    if (text.trim() === '') return;
    const typed = text;
    setText('');
    void give({ type: 'noterEvenement', note: newId(), text: typed }).then((taken) => { if (!taken) setText((now) => now || typed); });
  };
  return (
    <section aria-label={t('notes')}>
      <h3>{t('notes')} <span className="rc-count">{incident.notesCount}</span></h3>
      <label className="rc-field rc-field--wide">{t('note')} <Chord of="N" />
        <textarea ref={box} rows={2} value={text} onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => { if (event.key === 'Enter' && !event.shiftKey) { event.preventDefault(); add(); } }} /></label>
      <button type="button" onClick={add}>{t('addNote')}</button>
      {notes.length === 0 ? <p className="rc-quiet">{t('noNote')}</p> : null}
      <ol className="rc-event__notes" tabIndex={0} aria-label={t('notes')}>{notes.toReversed().map(({ id, at, operator, text: said }) => (
        <li key={id}><Moment at={at} /> <b>{operator.label}</b> {said}</li>))}</ol>
      {before > 0 ? <button type="button" onClick={() => { void readIncident(centre, incident.id, before).then((page) =>
        setEarlier([...page.notes, ...earlier]), () => undefined); }}>{t('earlier')} ({before})</button> : null}
    </section>
  );
};
