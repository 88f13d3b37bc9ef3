import type { CaseActor } from '../../../domain/context.ts';
import { Chord } from '../../kit/chord.tsx';
import { useChords } from '../../kit/use-chords.ts';
import type { Keeper } from '../keeper.ts';
import { shownCase } from '../local-case.ts';
import { useLang } from '../use-lang.ts';

type CaseTabsProps = { keeper: Keeper; actor: CaseActor; current: string | null; onShow(id: string): void };

/** Digits that the priorities leave free: Alt+5 to Alt+9 for the first five dossiers at hand. */
const FIRST_DIGIT = 5;
const TABS_WITH_KEYS = 5;
const ADDRESS = 'location.detailedAddress.complete';

/** The dossiers at hand, each by a key. */
export const CaseTabs = ({ keeper, actor, current, onShow }: CaseTabsProps) => {
  const { t } = useLang();
  const tabs = keeper.tabs();
  useChords(Object.fromEntries(tabs.slice(0, TABS_WITH_KEYS).map((id, i) => [`Alt+${FIRST_DIGIT + i}`, () => onShow(id)])));
  if (tabs.length < 2) return null;
  return (
    <nav className="rc-tabs" aria-label={t('atHand')}>
      <ul>{tabs.map((id, i) => {
        const local = keeper.cases().get(id)!;
        const state = shownCase(local, actor, Date.now());
        const address = state.fields[ADDRESS]?.value;
        return (
          <li key={id}><button type="button" aria-current={id === current ? 'true' : undefined} onClick={() => onShow(id)}>
            <span className={`rc-p rc-p--${state.priority}`}>{state.priority}</span>
            <span className="rc-tabs__what">{typeof address === 'string' && address ? address : state.number.slice(-5)
              || t('loading')}</span>
            {i < TABS_WITH_KEYS ? <Chord of={String(FIRST_DIGIT + i)} /> : null}</button></li>);
      })}</ul>
    </nav>
  );
};
