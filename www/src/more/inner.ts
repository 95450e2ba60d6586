/** A title inside a sentence: its first letter small, unless it is an abbreviation. */
export const inner = (title: string): string => (/^.[A-Z0-9]/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1));
