import { Age } from '../kit/age.tsx';
import { useTexts } from '../kit/lang.tsx';
import type { ReadWall } from './api.ts';
import { words } from './texts.ts';

type Link = { name: 'telephony' | 'hub' | 'gps'; state: 'good' | 'silent' | 'failing'; heard: number | null; more: string };

/** Do the hub, the telephony and the trackers answer, and for how long not? */
export const Links = ({ wall: { links, settings, at } }: { wall: ReadWall }) => {
  const { t } = useTexts(words);
  const fresh = (heard: number | null): Link['state'] => (heard !== null && at - heard <= settings.link_silent_s * 1_000 ? 'good'
    : 'silent');
  const list: Link[] = [
    { name: 'telephony', heard: links.telephony, state: fresh(links.telephony), more: '' },
    { name: 'hub', heard: links.hub.heard, state: fresh(links.hub.heard) === 'silent' ? 'silent' : links.hub.open ? 'good' : 'failing',
      more: links.hub.undelivered > 0 ? t('undelivered', { count: links.hub.undelivered }) : '' },
    { name: 'gps', heard: links.gps.newest, state: fresh(links.gps.newest),
      more: links.gps.old > 0 ? t('oldPositions', { count: links.gps.old }) : '' },
  ];
  return (
    <section className="rw-panel rw-links" aria-labelledby="links">
      <h2 id="links">{t('links')}</h2>
      <ul>{list.map(({ name, state, heard, more }) => (
        <li key={name} className={`rw-link rw-link--${state}`}><b>{t(name)}</b><strong>{t(state)}</strong>
          {heard === null ? null : <Age since={heard} />}{more === '' ? null : <span>{more}</span>}</li>))}</ul>
    </section>
  );
};
