/** RS-SAS-RDV: fields in the order of its XML form, from the published model. */
export const RS_SAS_RDV = `
appointment:
  appointmentId! text
  method! =methodeRendezVous
  created! time
  start! time
  end time
  status! =etatRendezVous
  orientationCategory =structureRendezVous
  practitioner practitioner
  organization organization
  regulator! regulator
practitioner:
  rppsId! rpps12
  lastName! text
  firstName! text
  specialityCode text
  specialityUrl text
  professionCode text
  professionUrl text
organization:
  organizationId! text
  name! text
regulator:
  regulatorId text
  regulatorName! text
  regulatorFirstname! text
  regulatorEmail! text
`;
