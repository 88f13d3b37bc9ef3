import type { MapTone } from '#base/ui/map/map-model.ts';
import { useTexts } from '../kit/lang.tsx';
import { mapWords } from './map-words.ts';

/** What may be hidden. */
export const LAYERS = ['vehicles', 'cases', 'spots'] as const;
export type Layer = typeof LAYERS[number];

type Word = Parameters<typeof mapWords>[1];

const SIGNS: readonly [letter: string, tone: MapTone, word: Word][] = [['!', 'alarm', 'letterHere'], ['?', 'warning', 'letterPlace'],
  ['0', 'alarm', 'letterPriority'], ['•', 'neutral', 'letterEarlier'], ['M', 'calm', 'letterM'], ['R', 'calm', 'letterR'],
  ['A', 'calm', 'letterA'], ['X', 'calm', 'letterX'], ['V', 'active', 'engaged'], ['+', 'neutral', 'letterHospital'],
  ['H', 'neutral', 'letterHelipad'], ['×', 'warning', 'closed']];

/** What the signs of the map say, and which of them are shown. */
export const MapLegend = ({ layers, onLayers }: { layers: ReadonlySet<Layer>; onLayers(layers: ReadonlySet<Layer>): void }) => {
  const { t } = useTexts(mapWords);
  const flip = (layer: Layer): void => {
    const next = new Set(layers);
    if (!next.delete(layer)) next.add(layer);
    onLayers(next);
  };
  return (
    <details className="rc-map__legend">
      <summary>{t('legend')}</summary>
      <fieldset><legend className="rc-sr">{t('legend')}</legend>
        {LAYERS.map((layer) => (
          <label key={layer}><input type="checkbox" checked={layers.has(layer)} onChange={() => flip(layer)} /> {t(layer)}</label>))}
      </fieldset>
      <ul>{SIGNS.map(([letter, tone, word]) => (
        <li key={word}><span className={`so-map__letter so-map__letter--${tone}`} aria-hidden="true">{letter}</span> {t(word)}</li>))}
        <li>{t('pale')}</li></ul>
    </details>
  );
};
