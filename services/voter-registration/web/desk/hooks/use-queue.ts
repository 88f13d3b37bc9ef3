import { useCallback } from 'react';
import { useInfiniteQuery, useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { readCounts, readQueue } from '../api-client.ts';
import type { Counts, ListName, QueuePage, QueueRow } from '../model.ts';

type Pages = InfiniteData<QueuePage, string | null>;

export type Queue = {
  rows: readonly QueueRow[]; today: string; counts: Counts | undefined;
  state: 'loading' | 'error' | 'ready'; more: boolean;
  readMore(): void;
  /** Reads list and counters again. */
  refresh(): void;
  /** Takes a request out of the list shown: it was just decided. */
  drop(numero: string): void;
};

/** One list of the queue, page after page, with its counters. */
export const useQueue = (commune: string, list: ListName, q: string): Queue => {
  const client = useQueryClient();
  const key = ['queue', commune, list, q];
  const pages = useInfiniteQuery({ queryKey: key, initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => readQueue(commune, list, q, pageParam), getNextPageParam: ({ next }) => next });
  const counts = useQuery({ queryKey: ['counts', commune], queryFn: () => readCounts(commune) });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const refresh = useCallback(() => {
    void client.invalidateQueries({ queryKey: ['queue', commune] });
    void client.invalidateQueries({ queryKey: ['counts', commune] });
  }, [client, commune]);
  const drop = useCallback((numero: string) => {
    client.setQueryData<Pages>(key, (data) => data && { ...data,
      pages: data.pages.map((page) => ({ ...page, rows: page.rows.filter((row) => row.numero !== numero) })) });
  }, [client, key.join()]);
  return {
    rows, counts: counts.data, today: pages.data?.pages[0]?.today ?? counts.data?.today ?? '', refresh, drop,
    state: pages.isPending ? 'loading' : pages.isError && rows.length === 0 ? 'error' : 'ready', more: pages.hasNextPage,
    readMore: () => { if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage(); },
  };
};
