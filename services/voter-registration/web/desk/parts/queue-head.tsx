import { useEffect, useState, type RefObject } from 'react';
import { useLang } from '../lang.tsx';
import { LISTS, type Counts, type ListName } from '../model.ts';

type QueueHeadProps = {
  counts: Counts | undefined; list: ListName; q: string; searchRef: RefObject<HTMLInputElement | null>;
  onList: (list: ListName) => void; onSearch: (q: string) => void;
};

const TYPING_MS = 250;

const SearchBox = ({ q, searchRef, onSearch }: Pick<QueueHeadProps, 'q' | 'searchRef' | 'onSearch'>) => {
  const { t } = useLang();
  const [typed, setTyped] = useState(q);
  useEffect(() => setTyped(q), [q]);
  useEffect(() => {
    const timer = window.setTimeout(() => { if (typed !== q) onSearch(typed); }, TYPING_MS);
    return () => window.clearTimeout(timer);
  }, [typed]);
  return (
    <form role="search" className="dk-search" onSubmit={(event) => { event.preventDefault(); onSearch(typed); }}>
      <label className="fr-sr-only" htmlFor="recherche">{t('search')}</label>
      <input ref={searchRef} id="recherche" className="fr-input" type="search" autoComplete="off" maxLength={60} value={typed}
        placeholder={t('searchHint')} onChange={({ target }) => setTyped(target.value)} />
      {q === '' ? <kbd aria-hidden="true">/</kbd>
        : <button type="button" className="dk-tool" onClick={() => { setTyped(''); onSearch(''); }}>{t(
          'clearSearch')}</button>}
    </form>
  );
};

/** Which list is shown, how many wait in each, and the search. */
export const QueueHead = ({ counts, list, q, searchRef, onList, onSearch }: QueueHeadProps) => {
  const { t } = useLang();
  return (
    <div className="dk-queue__head">
      <SearchBox q={q} searchRef={searchRef} onSearch={onSearch} />
      <nav aria-label={t('lists')} className="dk-lists">
        {LISTS.map((name) => (
          <button key={name} type="button" className="dk-lists__item" aria-pressed={q === ''
            && list === name} onClick={() => onList(name)}>
            {t(`list.${name}`)} <span className="dk-count">{counts?.lists[name] ?? '…'}</span>
          </button>
        ))}
      </nav>
      {counts && counts.late > 0 ? <p className="dk-late">{t('lateCount', { count: counts.late })}</p> : null}
    </div>
  );
};
