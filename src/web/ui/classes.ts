/** Joins class names, leaving out what is false: `classes('a', open && 'b')`. */
export const classes = (...names: readonly (string | false | null | undefined)[]): string =>
  names.filter(Boolean).join(' ')
