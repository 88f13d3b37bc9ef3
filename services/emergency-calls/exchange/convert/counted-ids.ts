/** Ids made from a message's own, counted: a message that comes again is converted to the same again. */
export const countedIds = (distributionId: string): (() => string) => {
  const unique = distributionId.slice(distributionId.lastIndexOf('_') + 1);
  let count = 0;
  return () => `${unique}-${(count += 1)}`;
};
