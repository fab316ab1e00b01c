// Where the widgets of a board stand, so that a short one beside a tall one leaves no hole: each goes to the
// first place where it fits, and what little is left under it is its own.

/** How wide a widget is, of twelve columns, and how tall it is by itself, in pixels. */
export type Box = { readonly columns: number; readonly height: number }
/** The first of its columns, from 0; how far down it stands, and how tall it is made. */
export type Place = { readonly start: number; readonly top: number; readonly height: number }

export const gap = 12 // pixels between widgets
const wide = 12
/** What a widget is stretched by to end with its neighbours; more would be a hole in its frame. */
const slack = 160 // pixels
/** Tops that differ by less are made one line. */
const near = 40 // pixels
/** A step between columns that the next widget fills rather than stands below. */
const step = 100 // pixels

/** The place of each, in their order: what comes first stands higher, or further left. */
export function packed(boxes: readonly Box[]): readonly Place[] {
  const filled = none()
  const places = boxes.map((box) => stand(filled, box))
  const end = Math.max(...filled)
  return places.map((place, at) => {
    const { columns } = boxes[at]!
    const below = places.flatMap((other, n) =>
      other.top > place.top &&
      other.start < place.start + columns &&
      place.start < other.start + boxes[n]!.columns
        ? [other.top]
        : [],
    )
    const left = Math.min(end, ...below) - gap - (place.top + place.height)
    return left > 0 && left <= slack ? { ...place, height: place.height + left } : place
  })
}

/** Whether the last of them has nothing to fill: it would stand alone in its row, and takes it whole. */
export function isLastAlone(boxes: readonly Box[]): boolean {
  const filled = none()
  for (const box of boxes.slice(0, -1)) stand(filled, box)
  return boxes.length > 0 && Math.max(...filled) - Math.min(...filled) < step
}

/** How far down each column is filled. */
const none = (): number[] => Array<number>(wide).fill(0)

/** Stands a widget at the highest place where it fits, the leftmost of those. */
function stand(filled: number[], { columns, height }: Box): Place {
  const level = filled.map((one) =>
    Math.max(...filled.filter((other) => other >= one && other - one < near)),
  )
  const depth = (start: number) => Math.max(...level.slice(start, start + columns))
  let start = 0
  for (let at = 1; at + columns <= wide; at += 1) if (depth(at) < depth(start)) start = at
  const top = depth(start)
  filled.splice(0, wide, ...level)
  filled.fill(top + height + gap, start, start + columns)
  return { start, top, height }
}
