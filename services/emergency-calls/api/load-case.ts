import type { DossierRef } from '#base/dossiers/event.ts';
import { inContext, type RowContext } from '#base/store/context.ts';
import type { Case } from '../domain/state.ts';
import { problems } from '../errors.ts';
import { HOLDER } from '../store/case-type.ts';
import type { Regulation } from '../store/open-regulation.ts';

/** A dossier folded; throws DOSSIER_INTROUVABLE when the reader sees none. */
export const loadCase = (regulation: Regulation, context: RowContext, ref: DossierRef): Promise<Case> =>
  inContext(regulation.app, context, async (tx) => {
    const loaded = await regulation.folded.cases.load(tx, ref, [HOLDER]);
    if (!loaded?.key || loaded.state.state === null) throw problems.DOSSIER_INTROUVABLE();
    return loaded.state;
  });
