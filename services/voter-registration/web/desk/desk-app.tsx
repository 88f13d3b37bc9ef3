import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { ApiError, readMe } from './api-client.ts';
import { useLang } from './lang.tsx';
import type { DeskCommune, Me } from './model.ts';
import { Denied, Failed, Loading, SignedOut } from './parts/page-states.tsx';
import { TopBar } from './parts/top-bar.tsx';
import { PaperForm } from './parts/paper-form.tsx';
import { Workbench } from './workbench.tsx';

/** The whole console: who one is first, then the queue or the entry of paper. */
export const Desk = () => {
  const { data: me, error, isPending, refetch } = useQuery({ queryKey: ['me'], queryFn: readMe });
  const status = error instanceof ApiError ? error.refused.status : 0;
  if (me && me.communes.length > 0) return <SignedIn me={me} />;
  if (isPending) return <Loading />;
  if (status === 401) return <SignedOut />;
  return error && status !== 403 ? <Failed onRetry={() => { void refetch(); }} /> : <Denied />;
};

const SignedIn = ({ me }: { me: Me }) => {
  const { t } = useLang();
  const [commune, setCommune] = useState<DeskCommune>(me.communes[0]!);
  const [view, setView] = useState<'queue' | 'paper'>('queue');
  const [help, setHelp] = useState(false);
  const [connected, setConnected] = useState(false);
  return (
    <div className="dk-app">
      <a className="dk-skip" href={view === 'paper' ? '#saisie'
        : '#file'}>{t(view === 'paper' ? 'skipToForm' : 'skipToQueue')}</a>
      <TopBar me={me} commune={commune} onCommune={setCommune} connected={connected} onPaper={() => setView('paper')}
        onHelp={() => setHelp(true)} />
      {view === 'paper' ? <PaperForm commune={commune} onClose={() => setView('queue')} /> : null}
      <Workbench key={commune.code} me={me} commune={commune} away={view === 'paper'}
        help={help} onHelp={setHelp} onConnected={setConnected} />
    </div>
  );
};
