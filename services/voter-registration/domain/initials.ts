/** A label in the middle of a sentence: its first letter small. */
export const smallInitial = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Words at the head of a sentence: their first letter large. */
export const largeInitial = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
