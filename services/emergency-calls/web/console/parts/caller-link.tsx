import { useState, type FormEvent } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { localeOf } from '#base/values/lang.ts';
import type { Case } from '../../../domain/state.ts';
import { translator } from '#base/ui/i18n/catalogue.ts';
import { askApi, inCentre } from '../../kit/api-client.ts';
import { useTexts } from '../../kit/lang.tsx';
import { Moment } from '../../kit/moment.tsx';
import { newId } from '../../kit/new-id.ts';
import { useChords } from '../../kit/use-chords.ts';
import { Chord } from '../../kit/chord.tsx';
import type { Bare } from '../post.tsx';

const linkWords = translator({
  title: { fr: 'Écrit avec l’appelant', en: 'Written with the caller' },
  send: { fr: 'Lien SMS', en: 'Text a link' },
  number: { fr: 'Autre mobile', en: 'Another mobile' },
  sent: { fr: 'Lien envoyé, valable jusqu’à', en: 'Link sent, valid until' },
  failed: { fr: 'Le lien n’est pas parti : {why}', en: 'The link did not leave: {why}' },
  reply: { fr: 'Écrire à l’appelant', en: 'Write to the caller' },
  caller: { fr: 'Appelant', en: 'Caller' },
  documents: { fr: 'Documents', en: 'Documents' },
  crew: { fr: 'équipage', en: 'crew' },
  quarantined: { fr: 'analyse en cours', en: 'being scanned' },
  rejected: { fr: 'refusé', en: 'rejected' },
  discarded: { fr: 'retiré', en: 'removed' },
  show: { fr: 'Voir', en: 'Show' },
  picture: { fr: 'Document reçu à {time}', en: 'Document received at {time}' },
} as const);

type Shown = { id: string; at: number; from: 'caller' | 'crew'; pages: number;
  state: 'quarantined' | 'available' | 'rejected' | 'discarded' };
type LinkProps = { id: string; centre: string; state: Case; give(command: Bare): void };

/** A link to the caller's telephone by one key, the dialogue that comes of it, and what was sent with it or by a crew. */
export const CallerLink = ({ id, centre, state, give }: LinkProps) => {
  const { t, lang } = useTexts(linkWords);
  const [number, setNumber] = useState('');
  const [text, setText] = useState('');
  const send = useMutation({ mutationFn: () => askApi<{ expiresAt: number }>(`dossiers/${id}/lien?${inCentre(centre)}`, 'POST',
    { lang, ...(number.trim() ? { number: number.trim() } : {}) }) });
  useChords({ 'Alt+T': () => send.mutate() });
  const reply = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === '') return;
    give({ type: 'dialoguer', message: newId(), side: 'centre', text });
    setText('');
  };
  return (
    <section className="rc-talk" aria-label={t('title')}>
      <h3>{t('title')}</h3>
      <div className="rc-acts">
        <button type="button" disabled={send.isPending} onClick={() => send.mutate()}>{t('send')} <Chord of="T" /></button>
        <label className="rc-field">{t('number')}
          <input type="tel" value={number} autoComplete="off" onChange={(event) => setNumber(event.target.value)} /></label>
        <p role="status">{send.data ? <>{t('sent')} <Moment at={send.data.expiresAt} /></> : null}
          {send.error ? t('failed', { why: send.error.message || '—' }) : null}</p>
      </div>
      {state.dialogue.length > 0 ? <>
        <ol className="rc-talk__lines" aria-live="polite">{state.dialogue.map((line) => (
          <li key={line.id} className={`rc-talk__line rc-talk__line--${line.side}`}><b>{line.operator?.label ?? t('caller')}</b>{' '}
            <Moment at={line.at} /> {line.text}</li>))}</ol>
        <form onSubmit={reply}><label className="rc-field">{t('reply')}
          <input value={text} maxLength={2_000} autoComplete="off" onChange={(event) => setText(event.target.value)} /></label></form>
      </> : null}
      {state.documents.length > 0 ? <Documents id={id} centre={centre} count={state.documents.length} /> : null}
    </section>
  );
};

const LOOK_AGAIN_MS = 4_000;

/** What came, and whether it may be looked at yet: pages are made apart from what was sent, after the scan. */
const Documents = ({ id, centre, count }: { id: string; centre: string; count: number }) => {
  const { t, lang } = useTexts(linkWords);
  const [open, setOpen] = useState<string>();
  const { data } = useQuery({ queryKey: ['documents', id, count],
    queryFn: () => askApi<{ documents: Shown[] }>(`dossiers/${id}/documents?${inCentre(centre)}`),
    refetchInterval: ({ state }) => (state.data?.documents.some((one) => one.state === 'quarantined') ? LOOK_AGAIN_MS : false) });
  return <>
    <h3>{t('documents')}</h3>
    <ul>{data?.documents.map((one) => (
      <li key={one.id}><Moment at={one.at} /> · {t(one.from)}{' '}
        {one.state === 'available' ? <button type="button" aria-expanded={open === one.id}
          onClick={() => setOpen(open === one.id ? undefined : one.id)}>{t('show')}</button> : <span>{t(one.state)}</span>}
        {open === one.id ? <img className="rc-talk__page" alt={t('picture', { time: new Date(one.at).toLocaleTimeString(localeOf(lang)) })}
          src={`/api/regulation/dossiers/${id}/documents/${one.id}/pages/1?${inCentre(centre)}`} /> : null}</li>))}</ul>
  </>;
};
