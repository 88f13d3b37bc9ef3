import { useEffect, useRef, useState } from 'react';
import type { Lang } from '#base/values/lang.ts';
import './map.css';
import type { MapCanvas } from './map-canvas.ts';
import type { MapCircle, MapEye, MapLine, MapObject, MapPoint } from './map-model.ts';
import { mapTexts as t } from './map-texts.ts';

export type MapViewProps = {
  /** Style of the base map, an address of this origin; without it there is the list alone, and `note` says why. */
  styleUrl: string | undefined; note?: string; theme: 'light' | 'dark'; lang: Lang;
  /** What is looked at first; a new value moves the map there. */
  eye: MapEye;
  objects: readonly MapObject[]; lines?: readonly MapLine[]; circles?: readonly MapCircle[];
  chosen?: string | undefined; onChoose?(id: string): void;
  onMove?(eye: MapEye): void;
  /** A place of the map was clicked where no object is. */
  onPoint?(at: MapPoint): void;
};

const NO_LINES: readonly MapLine[] = [];
const NO_CIRCLES: readonly MapCircle[] = [];
const LISTED_MAX = 200;
const CLOSE = 15;

type State = 'loading' | 'ready' | 'absent';

/** The list that says all that the map shows, by keyboard and to screen readers; a line chosen centres the map. */
const ObjectList = ({ objects, chosen, lang, choose }: {
  objects: readonly MapObject[]; chosen: string | undefined; lang: Lang; choose(one: MapObject): void;
}) => (
  <ul className="so-map__list">
    {objects.slice(0, LISTED_MAX).map((one) => (
      <li key={one.id}>
        <button type="button" aria-pressed={one.id === chosen} onClick={() => choose(one)}>
          <span className={`so-map__letter so-map__letter--${one.tone}`} aria-hidden="true">{one.letter}</span>
          <span>{one.label}</span>
          <span className="so-map__detail">{[one.detail, one.stale ? t(lang, 'stale') : ''].filter(Boolean).join(', ')}</span>
          <span className="fr-sr-only">{t(lang, 'centre', { label: one.label })}</span>
        </button>
      </li>
    ))}
    {objects.length > LISTED_MAX ? <li>{t(lang, 'more', { count: objects.length - LISTED_MAX })}</li> : null}
  </ul>
);

/** Opens the drawn map once its code is there, and forgets it with the component. */
const useCanvas = (props: MapViewProps, choose: (id: string) => void) => {
  const box = useRef<HTMLDivElement>(null);
  const [canvas, setCanvas] = useState<MapCanvas>();
  const [state, setState] = useState<State>('loading');
  const latest = useRef({ ...props, choose });
  latest.current = { ...props, choose };
  const { styleUrl, theme, lang } = props;
  useEffect(() => {
    if (styleUrl === undefined) return;
    let [open, gone]: [MapCanvas | undefined, boolean] = [undefined, false];
    const start = async (): Promise<void> => {
      const { openMapCanvas } = await import('./map-canvas.ts');
      open = await openMapCanvas({ container: box.current!, styleUrl, theme, lang, eye: latest.current.eye,
        onChoose: (id) => latest.current.choose(id), onMove: (eye) => latest.current.onMove?.(eye),
        onPoint: (at) => latest.current.onPoint?.(at) });
      if (gone) return open.remove();
      setCanvas(open);
      setState('ready');
    };
    start().catch(() => setState('absent'));
    return () => {
      gone = true;
      open?.remove();
      setCanvas(undefined);
      setState('loading');
    };
  }, [styleUrl, theme, lang]);
  return { box, canvas, state };
};

/**
 * A map with its list: objects that move, ways, circles of doubt, over the base map of this origin. The list holds the same
 * and works where the map cannot (no WebGL, a screen reader). Map code is loaded when the first map is shown.
 */
export const MapView = (props: MapViewProps) => {
  const { lang, objects, lines = NO_LINES, circles = NO_CIRCLES, chosen, onChoose, eye, styleUrl, note } = props;
  const choose = (id: string): void => onChoose?.(id);
  const { box, canvas, state } = useCanvas(props, choose);
  useEffect(() => canvas?.show({ objects, lines, circles }, chosen), [canvas, objects, lines, circles, chosen]);
  useEffect(() => { canvas?.look(eye); }, [canvas, eye]);
  return (
    <div className="so-map" data-state={styleUrl === undefined ? 'waiting' : state}>
      <div className="so-map__canvas" ref={box} />
      {state === 'ready' ? null
        : <p className="so-map__note" role="status">{styleUrl === undefined && note ? note : t(lang, state)}</p>}
      <details className="so-map__side" open={state === 'absent' || undefined}>
        <summary>{t(lang, 'list', { count: objects.length })}</summary>
        <p className="so-map__keys">{t(lang, 'keys')}</p>
        <ObjectList objects={objects} chosen={chosen} lang={lang} choose={(one) => {
          choose(one.id);
          canvas?.look({ at: one.at, zoom: CLOSE });
        }} />
      </details>
    </div>
  );
};
