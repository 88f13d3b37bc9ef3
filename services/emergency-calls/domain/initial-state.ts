import { DEFAULT_ATTRIBUTION } from './codes/attributions.ts';
import { DEFAULT_PRIORITY } from './codes/priorities.ts';
import type { Case } from './state.ts';

/** A dossier before its first event. */
export const initialState = (): Case => ({
  version: 0, centre: '', organisation: '', caseId: '', number: '', kind: 'D', attribution: DEFAULT_ATTRIBUTION.D, state: null,
  stateSince: 0, createdAt: 0, activatedAt: 0, openedBy: '', owner: '', exercise: false, priority: DEFAULT_PRIORITY, alarm: null,
    waiting: null,
  doctor: null, fields: {}, conflicts: [], received: {}, patients: [], patientsSetAside: [], notes: [], decisions: [], missions: [],
    shares: [],
  transfer: null, requests: [], partnerResources: [], kept: [], sent: [], calls: [], steps: [], callBacks: [], appointments: [],
    dialogue: [],
    documents: [], event: null, joinedTo: null,
    commands: [],
});
