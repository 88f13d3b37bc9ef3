import { createRoot } from 'react-dom/client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ApiError } from './api-client.ts';
import { App } from './app.tsx';
import { LangProvider, pageLang } from './lang.tsx';

/** A refusal is an answer: only silence is worth asking again. */
const retry = (count: number, error: unknown): boolean => count < 2 && error instanceof ApiError && error.status === 0;
const client = new QueryClient({ defaultOptions: { queries: { retry, refetchOnWindowFocus: false, staleTime: 5_000 } } });

createRoot(document.querySelector('#console')!).render(
  <LangProvider value={pageLang()}><QueryClientProvider client={client}><App /></QueryClientProvider></LangProvider>);
