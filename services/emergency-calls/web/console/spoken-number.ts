/** A number as it is said aloud: `06 12 34 56 78` for one of the country, in twos for the rest of the world. */
export const spokenNumber = (e164: string): string => {
  const national = /^\+33(\d{9})$/.exec(e164)?.[1];
  if (national) return `0${national}`.replaceAll(/(\d\d)(?=\d)/g, '$1 ');
  const abroad = /^(\+\d{1,3})(\d{9,})$/.exec(e164);
  return abroad ? `${abroad[1]} ${abroad[2]!.replaceAll(/(\d{2,3})(?=(?:\d{2})+$)/g, '$1 ')}`.trim() : e164;
};
