import { useQuery } from '@tanstack/react-query';
import { AGENT_STATES } from '../../domain/calls/agent-states.ts';
import type { AgentNow } from '../../store/agent-states.ts';
import type { SkillCount } from '../../store/posts.ts';
import { Age } from '../kit/age.tsx';
import { agentWord } from '../kit/agent-word.ts';
import { askApi, inCentre } from '../kit/api-client.ts';
import { useTexts } from '../kit/lang.tsx';
import { skillWord } from '../kit/skill-word.ts';
import { mountScreen, type ScreenProps } from '../kit/mount-screen.tsx';
import { TopBar } from '../kit/top-bar.tsx';
import { useLive } from '../kit/use-live.ts';
import { words } from './texts.ts';

const GAP_MS = 2_000;
const REFRESH_MS = 30_000;
const ROLES: Readonly<Record<AgentNow['role'], string>> = { arm: 'ARM', 'arm-n2': 'N2', mru: 'MRU', mrl: 'MRL' };

/** What each agent does on the telephone and since when, for the supervisor. */
const Team = (props: ScreenProps) => {
  const { centre, me } = props;
  const { t } = useTexts(words);
  const { data, isError, isPending, refetch } = useQuery({ queryKey: ['agents', centre.code], networkMode: 'always',
    queryFn: () => askApi<{ at: number; agents: AgentNow[]; skills: SkillCount[] }>(`agents?${inCentre(centre.code)}`),
    refetchInterval: REFRESH_MS });
  useLive({ centre: centre.code, person: me.id, types: ['agent'], gap_ms: GAP_MS, real: true }, () => { void refetch(); });
  return (
    <div className="rc-post">
      <TopBar {...props} online={!isError} />
      <main className="rc-page" id="dossier">
        <h2>{t('title')} · {centre.name}</h2>
        {isError ? <p role="alert">{t('failed')} <button type="button" onClick={() => { void refetch(); }}>{t('retry')}</button></p> : null}
        {isPending && !isError ? <p role="status">{t('loading')}</p> : null}
        {data ? <Body agents={data.agents} /> : null}
        {data ? <Skills offered={data.skills} /> : null}
        <p className="rc-quiet">{t('about')}</p>
      </main>
    </div>
  );
};

/** What those at a console offer, by numbers: a need that nobody is there for is seen before a call brings it. */
const Skills = ({ offered }: { offered: readonly SkillCount[] }) => {
  const { t, lang } = useTexts(words);
  return (
    <section className="rc-panel" aria-label={t('skills')}>
      <h3>{t('skills')}</h3>
      {offered.length === 0 ? <p className="rc-empty">{t('noSkill')}</p> : <ul className="rg-counts">{offered.map(({ skill, posts }) => (
        <li key={skill}><strong>{posts}</strong> {skillWord(skill, lang)}</li>))}</ul>}
    </section>
  );
};

const Body = ({ agents }: { agents: readonly AgentNow[] }) => {
  const { t, lang } = useTexts(words);
  if (agents.length === 0) return <p className="rc-empty">{t('none')}</p>;
  return (
    <section className="rc-panel" aria-label={t('title')}>
      <ul className="rg-counts">{AGENT_STATES.map((state) => [state, agents.filter((one) => one.state === state).length] as const)
        .filter(([, count]) => count > 0).map(([state, count]) => (
          <li key={state}><strong>{count}</strong> {agentWord(state, lang)}</li>))}</ul>
      <div className="rc-scroll" tabIndex={0} role="group" aria-label={t('title')}><table className="rc-table rg-team">
        <caption className="rc-sr">{t('count', { count: agents.length })}</caption>
        <thead><tr>{(['agent', 'role', 'state', 'since'] as const).map((name) => <th key={name} scope="col">{t(name)}</th>)}</tr></thead>
        <tbody>{agents.map(({ agent, role, state, since }) => (
          <tr key={agent}><th scope="row">{agent}</th><td>{ROLES[role]}</td>
            <td className={`rg-state rg-state--${state}`}>{agentWord(state, lang)}</td><td><Age since={since} /></td></tr>))}</tbody>
      </table></div>
    </section>
  );
};

mountScreen(Team);
