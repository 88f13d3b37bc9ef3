import type { RefObject } from 'react';
import type { Queue } from '../hooks/use-queue.ts';
import { useLang } from '../lang.tsx';
import type { ListName, QueueRow } from '../model.ts';
import { QueueHead } from './queue-head.tsx';
import { Row, rowId } from './queue-row.tsx';
import { VirtualList } from './virtual-list.tsx';

type QueuePaneProps = {
  queue: Queue; rows: readonly QueueRow[]; list: ListName; q: string; cursor: number; open: string | undefined;
  /** Absent where nothing is chosen for a visa. */
  chosen: ReadonlySet<string> | undefined;
  listRef: RefObject<HTMLDivElement | null>; searchRef: RefObject<HTMLInputElement | null>;
  onList: (list: ListName) => void; onSearch: (q: string) => void; onOpen: (index: number) =>
    void; onChoose: (numero: string) => void;
  onChooseAll: (all: boolean) => void; onSign: () => void;
};

const Empty = ({ q }: { q: string }) => {
  const { t } = useLang();
  return <div className="dk-empty"><span className="dk-empty__art" aria-hidden="true">{q ? '⌕' : '✓'}</span>
    <p className="dk-empty__title">{t(q ? 'emptySearch' : 'emptyQueue')}</p><p>{t(q ? 'emptySearchText'
      : 'emptyQueueText')}</p></div>;
};

const Skeleton = () => {
  const { t } = useLang();
  return <div className="dk-skeletons" role="status"><span className="fr-sr-only">{t('loading')}</span>
    {[1, 2, 3, 4, 5].map((i) => <div key={i} className="dk-skeleton" />)}</div>;
};

const VisaBar = (
  { chosen, onChooseAll, onSign }: { chosen: ReadonlySet<string> } & Pick<QueuePaneProps, 'onChooseAll' | 'onSign'>,
) => {
  const { t } = useLang();
  return (
    <div className="dk-visabar">
      <button type="button" className="fr-btn fr-btn--sm" disabled={chosen.size === 0} onClick={onSign}>{t(
        'signSelection',
        { count: chosen.size })}</button>
      <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() =>
        onChooseAll(chosen.size === 0)}>
        {t(chosen.size === 0 ? 'chooseAll' : 'chooseNone')}</button>
    </div>
  );
};

/** The queue: search, lists with their counters, the requests by the five-day clock. */
export const QueuePane = (props: QueuePaneProps) => {
  const { queue, rows, list, q, cursor, open, chosen, listRef } = props;
  const { t } = useLang();
  const total = q === '' && queue.more ? Math.max(rows.length, queue.counts?.lists[list] ?? 0) : rows.length;
  const active = rows[cursor];
  return (
    <section id="file" tabIndex={-1} className="dk-queue" aria-label={t('queue')}>
      <QueueHead counts={queue.counts} list={list} q={q} searchRef={props.searchRef} onList={props.onList} onSearch={props.onSearch} />
      {q ? <p className="dk-queue__found">{t('searchResults', { q })} · {t(queue.more ? 'rowsShownMore' : 'rowsShown',
        { count:
        rows.length })}</p> : null}
      {chosen ? <VisaBar chosen={chosen} onChooseAll={props.onChooseAll} onSign={props.onSign} /> : null}
      {queue.state === 'loading' ? <Skeleton /> : null}
      {queue.state === 'error'
        ? <div className="dk-empty" role="alert"><p className="dk-empty__title">{t('errorTitle')}</p>
        <button type="button" className="fr-btn fr-btn--sm" onClick={queue.refresh}>{t('retry')}</button></div> : null}
      {queue.state === 'ready' && rows.length === 0 ? <Empty q={q} /> : null}
      {queue.state === 'ready' && rows.length > 0 ? (
        <VirtualList count={rows.length} label={t(
          'queue')} multiple={chosen !== undefined} listRef={listRef} activeIndex={cursor}
          activeId={active ? rowId(active.numero) : undefined} onNearEnd={queue.readMore}
          row={(index) => {
            const row = rows[index]!;
            return <Row key={row.numero} row={row} today={queue.today} index={index} count={total} active={index === cursor}
              open={row.numero === open} onOpen={() => props.onOpen(index)} onChoose={() => props.onChoose(row.numero)}
              {...(chosen ? { chosen: chosen.has(row.numero) } : {})} />;
          }} />) : null}
    </section>
  );
};
