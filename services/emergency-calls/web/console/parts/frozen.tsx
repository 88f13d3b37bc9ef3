import type { ReactNode } from 'react';
import type { CaseActor } from '../../../domain/context.ts';
import type { Case } from '../../../domain/state.ts';
import { useShut } from '../use-shut.ts';

/**
 * What may be written only while the dossier is open: once it is validated or closed the fields stand as they are, to be read, with
 * the reason above them; the rule is that of the command itself.
 */
export const Frozen = ({ state, actor, children }: { state: Case; actor: CaseActor; children: ReactNode }) => {
  const why = useShut(state, actor)('modifier');
  return (
    <fieldset className={why ? 'rc-group rc-frozen' : 'rc-group'} disabled={why !== undefined}>
      {why ? <legend>{why}</legend> : null}
      {children}
    </fieldset>
  );
};
