/**
 * How much of the figure of a promise a run does: all of it with SCALE=1 (or more of it with more), else
 * the part that every landing can afford.
 */
export const sized = (figure: number, part: number): number =>
  Math.max(1, Math.ceil(figure * Number(process.env['SCALE'] ?? part)))
