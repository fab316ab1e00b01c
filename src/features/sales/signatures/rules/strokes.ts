// A drawn signature: strokes on a sheet of 600 × 200, as the path of an SVG made of moves and lines.

export const sheet = { width: 600, height: 200 } as const
export type Point = readonly [x: number, y: number]

const path = /^(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})*)*$/

/** The strokes of a path, or null where it is none or leaves the sheet. */
export function strokesOf(written: string): Point[][] | null {
  if (!path.test(written)) return null
  const strokes = written
    .split('M')
    .slice(1)
    .map((stroke) =>
      stroke.split('L').map((point) => {
        const [x = 0, y = 0] = point.split(' ').map(Number)
        return [x, y] as const
      }),
    )
  const isOn = ([x, y]: Point) => x <= sheet.width && y <= sheet.height
  return strokes.every((stroke) => stroke.every(isOn)) ? strokes : null
}

/** The path of strokes, in whole pixels of the sheet. */
export const pathOf = (strokes: readonly (readonly Point[])[]): string =>
  strokes
    .filter((stroke) => stroke.length > 0)
    .map(
      (stroke) =>
        `M${stroke.map(([x, y]) => `${within(x, sheet.width)} ${within(y, sheet.height)}`).join('L')}`,
    )
    .join('')

const within = (value: number, max: number): number => Math.min(max, Math.max(0, Math.round(value)))

/** Whether there is enough of a drawing to call it a signature: a dot is none. */
export function isDrawn(strokes: readonly (readonly Point[])[]): boolean {
  let length = 0
  for (const stroke of strokes) {
    for (const [at, [x, y]] of stroke.entries()) {
      const before = stroke[at - 1]
      if (before) length += Math.hypot(x - before[0], y - before[1])
    }
  }
  return length >= 40
}
