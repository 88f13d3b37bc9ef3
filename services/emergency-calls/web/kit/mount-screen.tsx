import { useMemo, type ComponentType, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import type { Text } from '#base/values/lang.ts';
import type { CaseActor } from '../../domain/context.ts';
import type { Role } from '../../domain/codes/roles.ts';
import { ApiError, readMe, type Me } from './api-client.ts';
import { LangProvider, pageLang, useTexts } from './lang.tsx';
import { SCREENS } from '../screens.ts';
import { screenAt } from './screen-at.ts';
import { kitWords } from './texts.ts';

/** What every screen of a centre is given: who is there, in which role, in which centre. */
export type ScreenProps = { me: Me; actor: CaseActor; role: Text; centre: { code: string; name: string } };

/** A refusal is an answer: only silence is worth asking again. */
const retry = (count: number, error: unknown): boolean => count < 2 && error instanceof ApiError && error.status === 0;

/** Shows a screen in its page once it is known who is there; says what to do when nobody is, or when they have no post. */
export const mountScreen = (Screen: ComponentType<ScreenProps>): void => {
  const client = new QueryClient({ defaultOptions: { queries: { retry, refetchOnWindowFocus: false, staleTime: 5_000 } } });
  createRoot(document.querySelector('#screen')!).render(
    <LangProvider value={pageLang()}><QueryClientProvider client={client}><Gate screen={Screen} /></QueryClientProvider></LangProvider>);
};

const Gate = ({ screen }: { screen: ComponentType<ScreenProps> }) => {
  const { t } = useTexts(kitWords);
  const { data: me, error, isPending, refetch } = useQuery({ queryKey: ['me'], queryFn: readMe });
  if (me?.roles.some(({ centres }) => centres.length > 0)) return <SignedIn me={me} screen={screen} />;
  if (isPending) return <Plain text={t('loading')} />;
  const status = error instanceof ApiError ? error.status : 200;
  const back = encodeURIComponent(location.pathname);
  if (status === 401) return <Plain text={t('signedOut')}><a href={`/connexion/proconnect?retour=${back}`}>{t('signIn')}</a></Plain>;
  if (status === 200 || status === 403) return <Plain text={t('denied')}><a href="/connexion">{t('signIn')}</a></Plain>;
  return <Plain text={t('failed')}><button type="button" onClick={() => { void refetch(); }}>{t('retry')}</button></Plain>;
};

/** A page with one thing to say. */
const Plain = ({ text, children }: { text: string; children?: ReactNode }) => {
  const { t } = useTexts(kitWords);
  return <main className="rc-plain"><h1>{t('title')}</h1><p role="status">{text}</p>{children}</main>;
};

const SignedIn = ({ me, screen: Screen }: { me: Me; screen: ComponentType<ScreenProps> }) => {
  const posts = me.roles.filter(({ centres }) => centres.length > 0);
  const here = screenAt(location.pathname);
  const held = posts.find(({ role }) => !here || (here.roles as readonly string[]).includes(role));
  const centre = held?.centres[0];
  const actor = useMemo<CaseActor | undefined>(() => held && centre && ({ id: me.id, role: held.role as Role, label: me.name,
    centre: centre.code }), [me.id, me.name, held?.role, centre?.code]);
  if (!held || !centre || !actor) return <Refused posts={posts} />;
  return <Screen me={me} actor={actor} role={held.label} centre={centre} />;
};

/** A screen of other people's work: says so, and leads to those of one's own. */
const Refused = ({ posts }: { posts: Me['roles'] }) => {
  const { t, lang } = useTexts(kitWords);
  const own = SCREENS.filter(({ menu, roles }) => menu && posts.some(({ role }) => (roles as readonly string[]).includes(role)));
  return (
    <Plain text={t('notYours', { roles: posts.map(({ label }) => label[lang]).join(', ') })}>
      <nav aria-label={t('screens')}><ul>{own.map(({ path, title }) => <li key={path}><a href={path}>{title[lang]}</a></li>)}</ul></nav>
      <a href="/deconnexion">{t('signOut')}</a>
    </Plain>);
};
