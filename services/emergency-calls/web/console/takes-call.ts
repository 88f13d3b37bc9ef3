/** Does an earlier dossier of a number take a call of this instant, or does that open a new one (domain §2)? */
export const takesCall = ({ appels_jusque: until }: { appels_jusque: string | null }, at: number): boolean =>
  until === null || at <= Date.parse(until);
