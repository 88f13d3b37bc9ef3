import type { FastifyRequest } from 'fastify';
import type { Receiver } from '#base/files/receive.ts';
import type { Tx } from '#base/store/context.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import type { PageAssets, Shell } from '#base/ui/shell.ts';
import type { FormReference } from '../../domain/demande/form-reference.ts';
import type { VoterRegister } from '../../store/open-register.ts';
import type { VoterAccess } from '../access.ts';
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

/** Purpose of everything that the town hall does here (voter-registration §11). */
export const PURPOSE = 'instruction';

/** Where the route was declared, for the audit: never the address with its numbers. */
export const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? '';
