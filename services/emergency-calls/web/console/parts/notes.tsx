import { useState, type RefObject } from 'react';
import type { Case } from '../../../domain/state.ts';
import { useLang } from '../use-lang.ts';
import { newId } from '../../kit/new-id.ts';
import type { Bare } from '../post.tsx';
import { escapedText } from '../../kit/escaped-text.ts';
import { Moment } from '../../kit/moment.tsx';
import { Chord } from '../../kit/chord.tsx';

type NotesProps = { state: Case; give(command: Bare): void; box: RefObject<HTMLTextAreaElement | null> };

/** Lines drawn at once: a dossier of many victims has a thousand. */
const PAGE = 50;

/** Notes, the newest first, older ones by pages; a correction is another note. */
export const Notes = ({ state, give, box }: NotesProps) => {
  const { t } = useLang();
  const [text, setText] = useState('');
  const [count, setCount] = useState(PAGE);
  const add = (): void => {
    if (text.trim() === '') return;
    give({ type: 'noter', note: newId(), text });
    setText('');
  };
  return (
    <section className="rc-notes" aria-label={t('notes')}>
      <h3>{t('notes')}</h3>
      <div className="rc-entry"><label className="rc-field">{t('noteLabel')} <Chord of="N" />
        <textarea ref={box} rows={2} value={text} onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => { if (event.key === 'Enter' && !event.shiftKey) { event.preventDefault(); add(); } }} /></label>
      <button type="button" onClick={add}>{t('addNote')}</button></div>
      <ol tabIndex={0} aria-label={t('notes')}>{state.notes.slice(-count).reverse().map(({ id, at, operator, medical, text: said }) => (
        <li key={id}><Moment at={at} /> <b>{operator.label}</b>{' '}
          {medical ? <span className="rc-fact">{t('medicalNote')}</span> : null} <bdi>{escapedText(said)}</bdi></li>))}</ol>
      {state.notes.length > count ? <button type="button" onClick={() => setCount(count + PAGE)}>
        {t('earlierNotes', { count: state.notes.length - count })}</button> : null}
    </section>
  );
};
