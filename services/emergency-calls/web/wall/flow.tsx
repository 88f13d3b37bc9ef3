import type { WallWindow } from '../../store/wall.ts';
import { figureText, secondsText } from '../kit/figure-text.ts';
import { useTexts } from '../kit/lang.tsx';
import type { ReadWall } from './api.ts';
import { words } from './texts.ts';

const ORDER = ['quarter', 'hour', 'day'] as const;
const qs1Of = ({ inTime, presented, short }: WallWindow): number | null =>
  (presented - short > 0 ? (100 * inTime) / (presented - short) : null);

/** Answered, abandoned and QS1 of the last quarter of an hour, hour and day. */
export const Flow = ({ wall: { windows, settings } }: { wall: ReadWall }) => {
  const { t, lang } = useTexts(words);
  return (
    <section className="rw-panel rw-flow" aria-labelledby="flow">
      <h2 id="flow">{t('flow')}</h2>
      <table>
        <thead><tr><th scope="col">{t('span')}</th><th scope="col">{t('answered')}</th><th scope="col">{t('abandoned')}</th>
          <th scope="col">{t('qs1')}</th><th scope="col">{t('longest')}</th></tr></thead>
        <tbody>{ORDER.flatMap((id) => windows.filter((one) => one.id === id)).map((one) => {
          const qs1 = qs1Of(one);
          return (
            <tr key={one.id}><th scope="row">{t(one.id)}</th><td>{one.answered}</td><td>{one.abandoned}</td>
              <td className={qs1 === null ? '' : qs1 >= settings.qs1_target_percent ? 'rw-met'
                : 'rw-missed'}>{figureText(lang, '%', qs1)}</td>
              <td>{secondsText(lang, one.longest_s)}</td></tr>);
        })}</tbody>
      </table>
      <p>{t('aim', { share: settings.qs1_target_percent, seconds: settings.qs1_s })}</p>
    </section>
  );
};
