import { useState } from 'react';
import { clampTempo, countOf, TEMPO } from '../../../domain/protocols/beat.ts';
import { useMetronome } from '../use-metronome.ts';
import { useLang } from '../use-lang.ts';
import { Chord } from '../../kit/chord.tsx';
import { useChords } from '../../kit/use-chords.ts';

const STEP = 5;

/** The measure of compressions, to hear and to see: a disc that beats, and the count where nothing may move. */
export const Metronome = ({ wanted }: { wanted: boolean }) => {
  const { t } = useLang();
  const [stopped, setStopped] = useState(false);
  const [tempo, setTempo] = useState<number>(TEMPO.default);
  const on = wanted && !stopped;
  const beat = useMetronome(on, tempo);
  const toggle = (): void => setStopped(!stopped);
  useChords({ F4: wanted ? toggle : undefined });
  if (!wanted) return null;
  return (
    <div className="rc-beat" role="group" aria-label={t('metronome')}>
      <span key={beat} className="rc-beat__disc" data-on={on ? 'true' : undefined} data-beat={beat} aria-hidden="true">{on ? countOf(beat)
        : '–'}</span>
      <p><b>{t('perMinute', { tempo })}</b></p>
      <button type="button" aria-label={t('slower')} disabled={tempo <= TEMPO.min} onClick={() =>
        setTempo(clampTempo(tempo - STEP))}>−</button>
      <button type="button" aria-label={t('faster')} disabled={tempo >= TEMPO.max} onClick={() =>
        setTempo(clampTempo(tempo + STEP))}>+</button>
      <button type="button" onClick={toggle}>{t(stopped ? 'startBeat' : 'stopBeat')} <Chord of="F4" /></button>
    </div>
  );
};
