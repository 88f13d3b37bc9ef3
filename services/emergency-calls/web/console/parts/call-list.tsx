import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { ListedCall } from '../../../domain/calls/call-list.ts';
import { askApi, inCentre } from '../../kit/api-client.ts';
import { codeWord } from '../../kit/code-word.ts';
import { useTexts } from '../../kit/lang.tsx';
import { Moment } from '../../kit/moment.tsx';
import { callListWords } from '../call-list-words.ts';
import { spokenNumber } from '../spoken-number.ts';

type Line = Omit<ListedCall, 'recorded'> & { recording: string | null };

/** The calls of a dossier, read when somebody opens the list: when, which way, who and whom, about what, the recording (DSF 15-15 §3.4). */
export const CallList = ({ id, centre, version }: { id: string; centre: string; version: number }) => {
  const { t, lang } = useTexts(callListWords);
  const [open, setOpen] = useState(false);
  const read = useQuery({ queryKey: ['call-list', id, version], enabled: open,
    queryFn: () => askApi<{ rows: Line[] }>(`dossiers/${id}/appels?${inCentre(centre)}`) });
  const party = ({ number, name }: Line['caller']): string =>
    [name, number === null ? null : spokenNumber(number)].filter(Boolean).join(' ') || t('unknown');
  const mediumWord = ({ list, code }: Line['medium']): string => (list === null ? t('line114') : codeWord(list, code, lang));
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}><summary>{t('calls')}</summary>
      {read.isPending && open ? <p role="status">{t('loading')}</p> : null}
      {read.isError ? <p role="alert" className="rc-alert">{t('failed')}</p> : null}
      {read.data?.rows.length === 0 ? <p className="rc-quiet">{t('none')}</p> : null}
      <ul>{read.data?.rows.map((line) => (
        <li key={`${line.call}${line.direction}${line.at}`}><Moment at={line.at} />{' '}
          {line.first ? <b>{t('first')} </b> : null}{t(line.direction)}, {mediumWord(line.medium)}{line.located
            ? `, ${t('located')}` : ''} :{' '}
          {party(line.caller)} → {party(line.called)}{line.object === null ? null : `, ${line.object}`}{' '}
          {line.joined === null ? null : <span className="rc-quiet">{t('joined', { number: line.joined.slice(-5) })} </span>}
          {line.recording === null ? null : <a href={line.recording}>{t('recording')}</a>}</li>))}</ul>
    </details>
  );
};
