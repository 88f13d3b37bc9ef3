/** RS-EDA-MAJ: fields in the order of its XML form, from the published model. */
export const RS_EDA_MAJ = `
createCaseHealthUpdate:
  caseId! caseId
  senderCaseId text
  perimeter =filiere
  qualification qualification
  location location
  initialAlert alert
  owner owner
  patient patient[]
  medicalNote medicalNote[]
  decision decision[]
  freetext text
  additionalInformation additionalInformation
qualification:
  riskThreat riskThreat[]
  details caseDetails
location:
  externalInfo externalInfo[]
alert:
  notes notes[]
caseDetails:
  status =etat
  priority =priorite
  careLevel =niveauSoin
`;
