/** The number of a station as people say it: the register writes `commune_number` (`04112_3`), the town hall the number alone. */
export const stationNumber = (bureau: string): string => bureau.slice(bureau.lastIndexOf('_') + 1);
