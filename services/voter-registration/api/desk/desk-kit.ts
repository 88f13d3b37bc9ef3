import type { FastifyRequest } from 'fastify';
import type { DossierRef } from '#base/access/audit.ts';
import type { Resource } from '#base/access/decide.ts';
import type { Permit, Visit } from '#base/access/desk.ts';
import type { Receiver } from '#base/files/receive.ts';
import type { Tx } from '#base/store/context.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import type { PageAssets, Shell } from '#base/ui/shell.ts';
import type { FormReference } from '../../domain/demande/form-reference.ts';
import type { VoterRegister } from '../../store/open-register.ts';
import type { VoterAccess } from '../access.ts';
import { PURPOSE } from '../access-rules.ts';
import type { Deposit, Deposited } from '../deposit.ts';

/** One page of a document as an image, or why there is none yet. */
export type Rendition = { state: 'ready'; png: Buffer; pages: number } | { state: 'preparing' | 'quarantined' | 'unreadable' };

/** Gives the image of a page; reads under the transaction's row context. */
export type PieceRendition = (tx: Tx, register: VoterRegister, pieceId: string, page: number) => Promise<Rendition>;

/** What the routes of the town hall share. */
export type DeskKit = {
  context: ServiceContext;
  register: VoterRegister;
  access: VoterAccess;
  reference(): FormReference;
  deposit(deposit: Deposit): Promise<Deposited>;
  assets: PageAssets;
  /** Receives the scans of paper requests. */
  receiver: Receiver;
  /** The operator's message on every page, if there is one. */
  banner(): Pick<Shell, 'banner'>;
  /** Absent where documents are not made viewable: the console then says that they are being prepared. */
  pieceRendition?: PieceRendition;
};

/** One request of somebody signed in to the town hall's console, and what for. */
export type DeskVisit = Visit & { purpose: string };

/** Who asks; throws when nobody is signed in. */
export const deskVisit = async ({ access }: DeskKit, request: FastifyRequest): Promise<DeskVisit> =>
  ({ ...await access.desk.visit(request), purpose: PURPOSE });

/** What the rules say of an action for the purpose of the visit; a refusal is written down before it is answered. */
export const permit = (
  { access }: DeskKit, visit: DeskVisit, action: string, resource: Resource, dossiers: readonly DossierRef[] = [],
): Promise<Permit> => access.desk.permit(visit, { action, purpose: visit.purpose, resource, dossiers });
