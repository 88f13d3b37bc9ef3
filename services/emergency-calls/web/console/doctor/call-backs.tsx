import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Chord } from '../../kit/chord.tsx';
import { useTexts } from '../../kit/lang.tsx';
import { Moment } from '../../kit/moment.tsx';
import { useChords } from '../../kit/use-chords.ts';
import { readCallBacks } from './doctor-client.ts';
import { words } from './texts.ts';

const REFRESH_MS = 15_000;
const SHOWN_MAX = 12;

/** Call backs that the centre owes, the soonest first; `Alt+R` opens the first. What is overdue is said as an alarm. */
export const CallBacks = ({ centre, onShow }: { centre: string; onShow(id: string): void }) => {
  const { t } = useTexts(words);
  const { data } = useQuery({ queryKey: ['call-backs', centre], queryFn: () => readCallBacks(centre), refetchInterval: REFRESH_MS });
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  const rows = data?.rows ?? [];
  const late = rows.filter(({ rappel_le: due }) => Date.parse(due) <= now);
  const [first] = rows;
  useChords({ 'Alt+R': first ? () => onShow(first.id) : undefined });
  return (
    <section>
      <h2>{t('callBacks')} <span className="rc-count">{data ? rows.length : '…'}</span></h2>
      {late.length > 0 ? <p role="alert" className="rc-alert">{t('overdueAlarm', { count: late.length })}</p> : null}
      {data?.rows.length === 0 ? <p className="rc-quiet">{t('noCallBack')}</p> : null}
      <ul className="rc-cases">{rows.slice(0, SHOWN_MAX).map((row, i) => (
        <li key={row.id}><button type="button" onClick={() => onShow(row.id)}>
          <span className={`rc-p rc-p--${row.priorite}`}>{row.priorite}</span>
          <span>{row.adresse ?? row.commune ?? row.numero}</span><Moment at={Date.parse(row.rappel_le)} />
          <span className="rc-quiet">{t('callNow')}{i === 0 ? <> <Chord of="R" /></> : null}{' '}
            {late.includes(row) ? <b className="rc-late rc-late--over">{t('overdue')}</b> : null}</span></button></li>))}</ul>
    </section>
  );
};
