/** RC-REF: fields in the order of its XML form, from the published model. */
export const RC_REF = `
reference:
  distributionID! text
  refused flag
  errorDistributionID text
  step =etape
`;
