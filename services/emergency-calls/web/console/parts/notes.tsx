import { useState, type RefObject } from 'react';
import type { Case } from '../../../domain/state.ts';
import { useLang } from '../use-lang.ts';
import { newId } from '../../kit/new-id.ts';
import type { Bare } from '../post.tsx';
import { Moment } from '../../kit/moment.tsx';
import { Chord } from '../../kit/chord.tsx';

type NotesProps = { state: Case; give(command: Bare): void; box: RefObject<HTMLTextAreaElement | null> };

/** Notes, the newest first; a correction is another note. */
export const Notes = ({ state, give, box }: NotesProps) => {
  const { t } = useLang();
  const [text, setText] = useState('');
  const add = (): void => {
    if (text.trim() === '') return;
    give({ type: 'noter', note: newId(), text });
    setText('');
  };
  return (
    <section className="rc-notes" aria-label={t('notes')}>
      <h3>{t('notes')}</h3>
      <label className="rc-field rc-field--wide">{t('noteLabel')} <Chord of="N" />
        <textarea ref={box} rows={2} value={text} onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => { if (event.key === 'Enter' && !event.shiftKey) { event.preventDefault(); add(); } }} /></label>
      <button type="button" onClick={add}>{t('addNote')}</button>
      <ol>{[...state.notes].reverse().map(({ id, at, operator, text: said }) => (
        <li key={id}><Moment at={at} /> <b>{operator.label}</b> {said}</li>))}</ol>
    </section>
  );
};
