/** The sweep that prints issued letters; an issue nudges it by this name. */
export const PRINT_LETTERS = 'print-letters';
