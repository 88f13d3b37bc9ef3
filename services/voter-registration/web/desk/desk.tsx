import { createRoot } from 'react-dom/client';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Desk } from './desk-app.tsx';
import { LangProvider, pageLang } from '#base/ui/i18n/page-lang.tsx';
import { ApiError } from './api-client.ts';

/** A refusal is an answer: only silence is worth asking again. */
const retry = (count: number, error: unknown): boolean => count < 2 && error instanceof ApiError
  && error.refused.status === 0;

/** A session that ended shows on whatever is asked next: who one is, is then asked again. */
const queryCache = new QueryCache({ onError: (error, { queryKey: [name] }) => {
  if (name !== 'me' && error instanceof ApiError
    && error.refused.status === 401) void client.resetQueries({ queryKey: ['me'] });
} });

const client: QueryClient =
  new QueryClient({ queryCache,
    defaultOptions: { queries: { retry, refetchOnWindowFocus: false, staleTime: 30_000 } } });

createRoot(document.querySelector('#desk')!).render(
  <LangProvider value={pageLang()}><QueryClientProvider client={client}><Desk /></QueryClientProvider></LangProvider>);
