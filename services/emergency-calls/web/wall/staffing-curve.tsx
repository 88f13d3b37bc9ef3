import { localeOf } from '#base/values/lang.ts';
import type { Wall, WallPost } from '../../store/wall.ts';
import { useTexts } from '../kit/lang.tsx';
import { LineChart } from '../kit/line-chart.tsx';
import type { Staffing } from './api.ts';
import { words } from './texts.ts';

const PICK_UP = ['arm', 'arm-n2'];
const HOUR_MS = 3_600_000;
const round = (value: number): number => Math.round(value * 10) / 10;

/** Posts held now: the agents of the telephony who are not at a pause, where it tells of them; else the consoles that are held. */
const heldNow = (posts: readonly WallPost[], agents: Wall['agents']): number => {
  const told = agents.filter(({ role }) => PICK_UP.includes(role));
  return told.length > 0 ? told.filter(({ state }) => state !== 'PAUSE').reduce((sum, { count }) => sum + count, 0)
    : posts.filter(({ role }) => PICK_UP.includes(role)).reduce((sum, { logged }) => sum + logged, 0);
};

/** Forecast against real flow, posts needed against posts held, six hours before and after now. */
export const StaffingCurve = ({ staffing, posts, agents }: { staffing: Staffing | undefined; posts: readonly WallPost[];
  agents: Wall['agents'] }) => {
  const { t, lang } = useTexts(words);
  const points = staffing?.points ?? [];
  const now = points.findIndex(({ real }) => real === null);
  const logged = heldNow(posts, agents);
  const hourOf = (from: number): string => new Date(from).toLocaleTimeString(localeOf(lang), { hour: '2-digit', minute: '2-digit' });
  const ticks = new Map(points.flatMap(({ from }, i): [number, string][] => (from % (2 * HOUR_MS) === 0 ? [[i, hourOf(from)]] : [])));
  const held = points.map((point, i) => (i === now ? logged : point.held));
  return (
    <section className="rw-panel rw-staffing" aria-labelledby="staffing">
      <h2 id="staffing">{t('staffing')}</h2>
      {points.length === 0 ? <p>{t('noStaffing')}</p> : (
        <>
          <LineChart shape="tall" label={t('staffing')} ticks={ticks} now={now} lines={[
            { name: t('forecast'), stroke: 'dashed', values: points.map(({ forecast }) => forecast) },
            { name: t('real'), stroke: 'solid', values: points.map(({ real }) => real) },
            { name: t('needed'), stroke: 'dotted', values: points.map(({ needed }) => needed) },
            { name: t('held'), stroke: 'solid', values: held }]} />
          <div className="rc-sr"><table><caption>{t('table')}</caption>
            <thead><tr><th scope="col">{t('span')}</th>{(['forecast', 'real', 'needed', 'held'] as const).map((name) =>
              <th key={name} scope="col">{t(name)}</th>)}</tr></thead>
            <tbody>{points.map(({ from, forecast, real, needed }, i) => (from % HOUR_MS === 0 ? (
              <tr key={from}><th scope="row">{hourOf(from)}</th><td>{round(forecast)}</td><td>{real ?? '–'}</td><td>{needed}</td>
                <td>{held[i] ?? '–'}</td></tr>) : null))}</tbody></table></div>
        </>)}
    </section>
  );
};
