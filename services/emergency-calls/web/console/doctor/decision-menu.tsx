import { useEffect, useRef } from 'react';
import type { CommandOf } from '../../../domain/commands.ts';
import { useTexts } from '../../kit/lang.tsx';
import { useChords } from '../../kit/use-chords.ts';
import { words } from './texts.ts';

/** A decision without its id. */
export type DecisionTerms = Omit<CommandOf<'decider'>, 'type' | 'id' | 'decision' | 'at'>;
type DecisionWord = 'CONSEIL' | 'PMT' | 'SMUR' | 'SIS' | 'TSU' | 'MEDV' | 'ER' | 'ERSELF' | 'PASPLUS';

const inter = (resourceType: string): DecisionTerms => ({ decisionType: 'INTER', resourceType });
const toER = (medicalTransport: boolean, resourceType: string): DecisionTerms =>
  ({ decisionType: 'ORIENT', orientationType: 'URGENCES', medicalTransport, resourceType });

/** By digit, what a doctor decides most; a prescription asks for its text first. */
const DECISIONS: readonly (readonly [word: DecisionWord, terms: DecisionTerms | null])[] = [
  ['CONSEIL', { decisionType: 'CONSEIL' }], ['PMT', null], ['SMUR', inter('SMUR')], ['SIS', inter('SIS')], ['TSU', inter('TSU')],
  ['MEDV', inter('LIBERAL.MG')], ['ER', toER(true, 'TSU')], ['ERSELF', toER(false, 'HOSPIT')], ['PASPLUS', { decisionType: 'PASPLUS' }],
];

const ESCAPE = 'Esc';

/** The menu of decisions while it is open: a digit decides. */
export const DecisionMenu = ({ onChoose, onClose }: { onChoose(terms: DecisionTerms | null): void; onClose(): void }) => {
  const { t } = useTexts(words);
  useChords({ ...Object.fromEntries(DECISIONS.map(([, terms], i) => [String(i + 1), () => onChoose(terms)])), Escape: onClose }, true);
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => menu.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <div ref={menu} role="group" aria-label={t('choose')} className="rc-menu">
      {DECISIONS.map(([word, terms], i) => (
        <button key={word} type="button" onClick={() => onChoose(terms)}><kbd>{i + 1}</kbd> {t(word)}</button>))}
      <button type="button" onClick={onClose}><kbd>{ESCAPE}</kbd> {t('close')}</button>
    </div>
  );
};
