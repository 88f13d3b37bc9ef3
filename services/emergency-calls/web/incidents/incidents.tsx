import { useEffect } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTexts } from '../kit/lang.tsx';
import { mountScreen, type ScreenProps } from '../kit/mount-screen.tsx';
import { TopBar } from '../kit/top-bar.tsx';
import { followCentre } from '../kit/follow-centre.ts';
import { readIncident, readIncidents } from './incident-client.ts';
import { IncidentList } from './incident-list.tsx';
import { IncidentView } from './incident-view.tsx';
import { words } from './texts.ts';

const PATH = '/evenements';
const REFRESH_MS = 20_000;

/** Events of many: the list, or the one that the address names. */
const Incidents = (props: ScreenProps) => {
  const { centre, me } = props;
  const id = location.pathname.slice(PATH.length + 1) || undefined;
  const client = useQueryClient();
  const list = useQuery({ queryKey: ['incidents'], queryFn: () => readIncidents(centre.code), enabled: id === undefined,
    refetchInterval: REFRESH_MS, networkMode: 'always' });
  const one = useQuery({ queryKey: ['incident', id], queryFn: () => readIncident(centre.code, id!), enabled: id !== undefined,
    refetchInterval: REFRESH_MS, networkMode: 'always' });
  useEffect(() => followCentre(centre.code, me.id, ['evenement', 'dossier', 'lit'], () => {
    void client.invalidateQueries({ queryKey: id === undefined ? ['incidents'] : ['incident', id] });
  }), [centre.code, me.id, client, id]);
  const asked = id === undefined ? list : one;
  return (
    <div className="rc-post">
      <TopBar {...props} online={!asked.isError} />
      <main className="rc-page" id="dossier">
        {asked.isError ? <Failed text={asked.error.message} onRetry={() => { void asked.refetch(); }} /> : null}
        {asked.isPending ? <Loading /> : null}
        {list.data && id === undefined ? <IncidentList {...props} rows={list.data.rows} /> : null}
        {one.data && id !== undefined ? <IncidentView {...props} incident={one.data} onChanged={() => { void one.refetch(); }} /> : null}
      </main>
    </div>
  );
};

const Loading = () => <p role="status">{useTexts(words).t('loading')}</p>;

const Failed = ({ text, onRetry }: { text: string; onRetry(): void }) => {
  const { t } = useTexts(words);
  return <p role="alert" className="rc-alert">{text || t('failed')} <button type="button" onClick={onRetry}>{t('retry')}</button>{' '}
    <a href={PATH}>{t('back')}</a></p>;
};

mountScreen(Incidents);
