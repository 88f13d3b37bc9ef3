import { useEffect } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { fieldOf } from '../../../domain/fields/case-fields.ts';
import { beat, leave } from '../presence-client.ts';
import { useLang } from '../use-lang.ts';

const BEAT_MS = 15_000;

const typedIn = (): string | null => {
  const name = document.activeElement?.getAttribute('name') ?? '';
  return fieldOf(name) ? name : null;
};

/** Who else has the dossier on screen, and in which field they are. Nobody is locked out: fields merge one by one. */
export const Presence = ({ id, centre, known }: { id: string; centre: string; known: boolean }) => {
  const { t, lang } = useLang();
  const client = useQueryClient();
  const key = ['presence', id];
  const { data } = useQuery({ queryKey: key, queryFn: () => beat(centre, id, typedIn()), enabled: known, refetchInterval: BEAT_MS,
    retry: false });
  useEffect(() => {
    if (!known) return undefined;
    const moved = (): void => { void client.invalidateQueries({ queryKey: ['presence', id] }); };
    document.addEventListener('focusin', moved);
    return () => {
      document.removeEventListener('focusin', moved);
      void leave(centre, id).catch(() => undefined);
    };
  }, [client, centre, id, known]);
  if (!data || data.others.length === 0) return null;
  return (
    <p className="rc-present" role="status"><span className="rc-sr">{t('alsoHere')} </span>
      {data.others.map(({ agent, name, field }) => (
        <span key={agent} className="rc-fact rc-fact--here">{name}{field ? ` · ${fieldOf(field)?.label[lang] ?? ''}` : ''}</span>))}</p>
  );
};
