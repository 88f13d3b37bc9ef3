import { useTexts } from '../kit/lang.tsx';
import type { ReadWall } from './api.ts';
import { AGENT_STATES } from '../../domain/calls/agent-states.ts';
import { agentWord } from '../kit/agent-word.ts';
import { statusWord } from '../kit/status-word.ts';
import { words } from './texts.ts';

const ROLES = [['arm', 'ARM'], ['arm-n2', 'N2'], ['mru', 'MRU'], ['mrl', 'MRL']] as const;

/** Who is at their posts, and what vehicles do: counts, never names. */
export const People = ({ wall: { posts, telephonyPosts, agents, vehicles } }: { wall: ReadWall }) => {
  const { t, lang } = useTexts(words);
  return (
    <section className="rw-panel rw-people" aria-labelledby="posts">
      <h2 id="posts">{t('posts')}</h2>
      <table>
        <thead><tr><th scope="col">{t('role')}</th><th scope="col">{t('logged')}</th><th scope="col">{t('free')}</th>
          <th scope="col">{t('onCall')}</th><th scope="col">{t('after')}</th></tr></thead>
        <tbody>{ROLES.map(([role, name]) => {
          const { logged = 0, onCall = 0, afterCall = 0 } = posts.find((one) => one.role === role) ?? {};
          return (
            <tr key={role}><th scope="row">{name}</th><td>{logged}</td>
              <td>{logged - onCall - afterCall}</td><td>{onCall}</td><td>{afterCall}</td></tr>);
        })}</tbody>
      </table>
      {telephonyPosts === null ? null : <p>{t('counted', { count: telephonyPosts })}</p>}
      {agents.length === 0 ? null : <p>{t('telephonyAgents')} {AGENT_STATES.flatMap((state) => {
        const count = agents.filter((one) => one.state === state).reduce((sum, one) => sum + one.count, 0);
        return count === 0 ? [] : [`${count} ${agentWord(state, lang)}`];
      }).join(' · ')}</p>}
      <h2>{t('vehicles')}</h2>
      {vehicles.length === 0 ? <p>{t('none')}</p> : null}
      <ul className="rw-chips">{vehicles.toSorted((a, b) => b.count - a.count).map(({ status, count }) => (
        <li key={status ?? ''}><strong>{count}</strong> {status === null ? t('available') : status === 'HORS' ? t('out')
          : statusWord(status, lang)}</li>))}</ul>
    </section>
  );
};
