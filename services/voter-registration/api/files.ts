import type { FileWork } from '#base/files/file-work.ts';
import { openPage } from '#base/files/open-page.ts';
import { findFile } from '#base/files/queries.ts';
import type { Receiver } from '#base/files/receive.ts';
import { openingCheck } from '#base/files/upload-checks.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { Problem } from '#base/values/problem.ts';
import type { Tx } from '#base/store/context.ts';
import { HOLDERS } from '../store/demande-type.ts';
import type { VoterRegister } from '../store/open-register.ts';
import { pieceRef } from '../store/work-files.ts';
import { fileWork } from './work/partners.ts';

/** One page of a document as an image (JPEG), or why there is none yet. */
export type PageImage = { state: 'ready'; png: Buffer; pages: number } | { state: 'preparing' | 'quarantined' | 'unreadable' };

/** Receives documents: the portal holds their first key. A locked PDF is refused while the person is there. */
export const fileReceiver = (context: ServiceContext, register: VoterRegister): Receiver => {
  const { store, ring, clock, random, renderer } = fileWork(context, register);
  return { store, ring, clock, random, keyHolder: HOLDERS.portail, opens: openingCheck({ store, ring, renderer }) };
};

/**
 * Gives the town hall one page of a document, opened with the commune's own key under the transaction's row context: what
 * was never transmitted stays closed. The caller writes its line of audit in the same transaction.
 */
export const pieceRenditionOf = (context: ServiceContext, register: VoterRegister) => {
  const work: FileWork = { ...fileWork(context, register), keyHolder: HOLDERS.commune };
  return async (tx: Tx, { partitions }: VoterRegister, pieceId: string, page: number): Promise<PageImage> => {
    const ref = pieceRef(partitions, pieceId);
    const file = await findFile(tx, ref);
    if (!file || file.state === 'discarded') return { state: 'unreadable' };
    if (file.state === 'rejected') return { state: file.scan === 'infected' ? 'quarantined' : 'unreadable' };
    if (file.state === 'quarantined') return { state: 'preparing' };
    try {
      const opened = await openPage(tx, work, ref, page);
      return { state: 'ready', png: opened.bytes, pages: opened.file.pages };
    } catch (error) {
      // The commune's key comes a moment after the transmission.
      if (error instanceof Problem && page >= 1 && page <= file.pages) return { state: 'preparing' };
      throw error;
    }
  };
};
