/** In code points, as the schema of a todo counts them (SPEC D10). */
export const MAX_TITLE_LENGTH = 500;
