import { useState } from 'react';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useTexts } from '../kit/lang.tsx';
import { Moment } from '../kit/moment.tsx';
import { usePartners } from '../kit/use-partners.ts';
import { Cause } from './cause.tsx';
import { readJournal, readOpenCases, type JournalEntry, type World } from './exchange-client.ts';
import { MessageKind } from './message-kind.tsx';
import { words } from './texts.ts';

/** Messages of one dossier, out and in, in their order. */
export const Journal = ({ worlds }: { worlds: readonly World[] }) => {
  const { t } = useTexts(words);
  const [dossier, setDossier] = useState('');
  const lists = useQueries({ queries: worlds.map((world) => ({ queryKey: ['journal-cases', world.centre, world.exercise],
    queryFn: () => readOpenCases(world) })) });
  const cases = lists.flatMap(({ data }, i) => data?.rows.map((row) => ({ ...row, world: worlds[i]! })) ?? []);
  const world = cases.find(({ dossier_id }) => dossier_id === dossier)?.world;
  const journal = useQuery({ queryKey: ['journal', dossier], queryFn: () => readJournal(world!, dossier), enabled: world !== undefined });
  return (
    <section className="rc-panel" aria-labelledby="journal">
      <h3 id="journal">{t('journal')}</h3>
      <label className="rc-field">{t('choose')}
        <select value={dossier} onChange={({ target }) => setDossier(target.value)}>
          <option value="">{t('none')}</option>
          {cases.map((one) => <option key={one.dossier_id} value={one.dossier_id}>
            {one.world.exercise ? `${t('exercise')} · ` : ''}{one.numero} · {one.adresse ?? '—'}</option>)}
        </select></label>
      {journal.isError ? <p role="alert">{t('failed')}</p> : null}
      {journal.data ? <Lines lines={journal.data.lines} centre={worlds[0]!.centre} /> : null}
    </section>
  );
};

const Lines = ({ lines, centre }: { lines: readonly JournalEntry[]; centre: string }) => {
  const { t } = useTexts(words);
  const { nameOf } = usePartners(centre);
  if (lines.length === 0) return <p className="rc-empty">{t('noLines')}</p>;
  return (
    <div className="rc-scroll" tabIndex={0} role="group" aria-label={t('journal')}><table className="rc-table rx-text">
      <thead><tr>{(['when', 'way', 'model', 'state'] as const).map((name) => <th key={name} scope="col">{t(name)}</th>)}</tr></thead>
      <tbody>{lines.map((line) => (
        <tr key={line.id}><td><Moment at={line.at} /></td><td>{t(line.way)} {nameOf(line.partner)}</td>
          <td><MessageKind model={line.model} /></td>
          <td>{t(line.state as 'LIVRE')}{line.cause ? <> · <Cause cause={line.cause} /></> : null}
            {line.givenUp ? ` · ${t('givenUpBecause', { why: line.givenUp })}` : ''}</td></tr>))}</tbody>
    </table></div>
  );
};
