import { caseRefusal } from '../../domain/access.ts';
import type { CommandType } from '../../domain/commands.ts';
import type { CaseActor } from '../../domain/context.ts';
import type { Case } from '../../domain/state.ts';
import { useTexts } from '../kit/lang.tsx';
import { lifeWords } from './life-words.ts';

/** Asks why the state of the dossier refuses a command, by the command's own rule; undefined: it may be given. */
export const useShut = (state: Case, actor: CaseActor): (type: CommandType) => string | undefined => {
  const { t } = useTexts(lifeWords);
  return (type) => (state.state !== null && caseRefusal(type, actor, state) === 'ETAT_REFUSE'
    ? t('readOnly', { state: t(state.state).toLowerCase() }) : undefined);
};
