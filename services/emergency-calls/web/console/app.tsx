import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { CaseActor } from '../../domain/context.ts';
import type { Role } from '../../domain/codes/roles.ts';
import { ApiError, readMe, type Me } from './api-client.ts';
import { useLang } from './lang.tsx';
import { Post } from './post.tsx';

/** The console: who one is and where, then the post. */
export const App = () => {
  const { t } = useLang();
  const { data: me, error, isPending, refetch } = useQuery({ queryKey: ['me'], queryFn: readMe });
  if (me?.roles.some(({ centres }) => centres.length > 0)) return <SignedIn me={me} />;
  if (isPending) return <Plain text={t('loading')} />;
  const status = error instanceof ApiError ? error.status : 200;
  if (status === 401) return <Plain text={t('signedOut')}><a href="/connexion/proconnect?retour=/">{t('signIn')}</a></Plain>;
  if (status === 200 || status === 403) return <Plain text={t('denied')}><a href="/connexion">{t('signIn')}</a></Plain>;
  return <Plain text={t('failed')}><button type="button" onClick={() => { void refetch(); }}>{t('retry')}</button></Plain>;
};

const Plain = ({ text, children }: { text: string; children?: React.ReactNode }) => {
  const { t } = useLang();
  return <main className="rc-plain"><h1>{t('title')}</h1><p role="status">{text}</p>{children}</main>;
};

const SignedIn = ({ me }: { me: Me }) => {
  const held = me.roles.find(({ centres }) => centres.length > 0)!;
  const centre = held.centres[0]!;
  const actor = useMemo<CaseActor>(() => ({ id: me.id, role: held.role as Role, label: me.name, centre: centre.code }),
    [me.id, me.name, held.role, centre.code]);
  return <Post me={me} actor={actor} role={held.label} centre={centre} />;
};
