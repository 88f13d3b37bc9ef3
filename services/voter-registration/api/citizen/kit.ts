import type { Receiver } from '#base/files/receive.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import type { Shell } from '#base/ui/shell.ts';
import type { Renderer } from '#base/ui/build/load-renderer.ts';
import type { FormReference } from '../../domain/demande/form-reference.ts';
import type { CitizenPages } from '../../web/citizen/pages.ts';
import type { Drafts } from '../../store/drafts.ts';
import type { VoterRegister } from '../../store/open-register.ts';
import type { VoterAccess } from '../access.ts';
import type { AddressChecker } from '../address-check/address-checker.ts';
import type { Deposit, Deposited } from '../deposit.ts';
import type { DraftContent } from './draft-content.ts';

/** What the citizen routes share. */
export type CitizenKit = {
  context: ServiceContext;
  register: VoterRegister;
  access: VoterAccess;
  drafts: Drafts<DraftContent>;
  reference(): FormReference;
  render: Renderer<CitizenPages>;
  deposit(deposit: Deposit): Promise<Deposited>;
  receiver: Receiver;
  /** Nothing when no check of addresses is set. */
  checkAddress: AddressChecker | undefined;
  /** The operator's message on every page, if there is one. */
  banner(): Pick<Shell, 'banner'>;
};
