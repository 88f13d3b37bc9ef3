/** Fields of a dossier that its crews are sent, in the order in which they need them: an allow-list. */
export const CREW_FIELDS = ['location.detailedAddress.complete', 'location.detailedAddress.highway', 'location.city',
  'location.name',
  'location.access.buildingName', 'location.access.entrance', 'location.access.floor', 'location.access.roomNumber',
  'location.access.interphone', 'location.access.accessCode', 'location.access.elevator', 'location.access.entity',
  'location.access.phoneNumber', 'location.freetext'] as const;

export type CrewField = typeof CREW_FIELDS[number];
