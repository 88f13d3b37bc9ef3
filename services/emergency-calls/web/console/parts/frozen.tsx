import type { ReactNode } from 'react';
import { caseRefusal } from '../../../domain/access.ts';
import type { CaseActor } from '../../../domain/context.ts';
import type { Case } from '../../../domain/state.ts';
import { useTexts } from '../../kit/lang.tsx';
import { lifeWords } from '../life-words.ts';

/**
 * What may be written only while the dossier is open: once it is validated or closed the fields stand as they are, to be read, with
 * the reason above them; the rule is that of the command itself.
 */
export const Frozen = ({ state, actor, children }: { state: Case; actor: CaseActor; children: ReactNode }) => {
  const { t } = useTexts(lifeWords);
  const frozen = state.state !== null && caseRefusal('modifier', actor, state) === 'ETAT_REFUSE';
  return (
    <fieldset className={frozen ? 'rc-group rc-frozen' : 'rc-group'} disabled={frozen}>
      {frozen ? <legend>{t('readOnly', { state: t(state.state!).toLowerCase() })}</legend> : null}
      {children}
    </fieldset>
  );
};
