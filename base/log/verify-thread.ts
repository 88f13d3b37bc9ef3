/** Body of a verification thread: one log of an export. */
import { parentPort, workerData } from 'node:worker_threads';
import { verifyExportedLog, type VerifyJob } from './verify-export.ts';

parentPort!.postMessage(await verifyExportedLog(workerData as VerifyJob));
