import type { Lang } from '#base/values/lang.ts';
import { ringsOf, type Perimeter, type Position } from '../../domain/roll/station.ts';
import { frameAround, placeOn, positionsOf, scaleOf, type MapFrame } from './map-frame.ts';
import type { Perimeters } from './model.ts';
import { perimeters as t } from './texts/perimeters.ts';

const ringPath = (frame: MapFrame) => (ring: readonly Position[]): string =>
  `M${ring.map((at) => placeOn(frame, at).join(' ')).join('L')}Z`;
const pathOf = (frame: MapFrame, area: Perimeter): string => ringsOf(area).map(ringPath(frame)).join('');

const middleOf = (frame: MapFrame, area: Perimeter): [number, number] => {
  const places = positionsOf(area).map((at) => placeOn(frame, at));
  const middle = (axis: 0 | 1): number => {
    const all = places.map((place) => place[axis]);
    return (Math.min(...all) + Math.max(...all)) / 2;
  };
  return [middle(0), middle(1)];
};

const Scale = ({ frame }: { frame: MapFrame }) => {
  const { metres, units } = scaleOf(frame);
  return (
    <g className="st-map__scale">
      <path d={`M16 ${frame.height - 22}v6h${units.toFixed(1)}v-6`} />
      <text x={16} y={frame.height - 28}>{metres >= 1000 ? `${metres / 1000} km` : `${metres} m`}</text>
    </g>
  );
};

/** Looking closer needs the script, which shows these. */
const ZoomBar = ({ lang }: { lang: Lang }) => (
  <div className="st-map__zoom" data-zoom-bar="" hidden role="group" aria-label={t(lang, 'zoom')}>
    {([['in', '+', 'zoomIn'], ['out', '−', 'zoomOut']] as const).map(([name, sign, key]) => (
      <button key={name} type="button" className="fr-btn fr-btn--secondary fr-btn--sm" data-zoom={name}>
        <span aria-hidden="true">{sign}</span><span className="fr-sr-only">{t(lang, key)}</span>
      </button>
    ))}
    <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm" data-zoom="whole">{t(lang, 'zoomWhole')}</button>
    <span className="fr-hint-text">{t(lang, 'zoomHint')}</span>
  </div>
);

const Key = ({ lang, perimeters: { areas, points } }: { lang: Lang; perimeters: Perimeters }) => (
  <figcaption>
    {(['force', 'proposed', 'own'] as const).filter((sort) => areas.some((one) => one.sort === sort))
      .map((sort) => <span key={sort} className={`st-map__key st-map__key--${sort}`}>{t(lang, sort)}</span>)}
    {points.length > 0 ? <span className="st-map__key st-map__key--address">{t(lang, 'address')}</span> : null}
  </figcaption>
);

/**
 * The perimeters of a commune with its known addresses and a scale, drawn to scale without a base map. The perimeter that is
 * drawn is a part of its own, which the script moves.
 */
export const PerimetersMap = ({ lang, perimeters, outline = false }: { lang: Lang; perimeters: Perimeters; outline?: boolean }) => {
  const { areas, points, label } = perimeters;
  const frame = frameAround([...areas.flatMap(({ area }) => positionsOf(area)), ...points]);
  if (!frame) return <p className="st-map__none">{t(lang, 'mapNone')}</p>;
  const { width, height, west, north, perLon, perLat } = frame;
  return (
    <figure className="st-map">
      <ZoomBar lang={lang} />
      <svg data-per-lat={perLat} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}
        data-outline-map={outline ? [west, north, perLon, perLat].join(' ') : undefined}>
        <path className="st-map__addresses" d={points.map((at) => `M${placeOn(frame, at).join(' ')}h0`).join('')} />
        {areas.filter(({ sort }) => !(outline && sort === 'own')).map(({ numero, area, sort }) => (
          <g key={`${numero}-${sort}`} className={`st-map__area st-map__area--${sort}`}>
            <path d={pathOf(frame, area)} fillRule="evenodd" />
            <text x={middleOf(frame, area)[0]} y={middleOf(frame, area)[1]} textAnchor="middle">{numero}</text>
          </g>
        ))}
        {outline ? <g data-outline="" className="st-map__area st-map__area--own">
          {areas.filter(({ sort }) => sort === 'own').map(({ area, numero }) => <path key={numero} d={pathOf(frame, area)} />)}
        </g> : null}
        <Scale frame={frame} />
      </svg>
      <Key lang={lang} perimeters={perimeters} />
    </figure>
  );
};
