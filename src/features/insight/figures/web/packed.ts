// Where the widgets of a board stand, so that a short one beside a tall one leaves no hole: each goes to the
// first place where it fits, unless the board is shorter with it further down; and what little is left under
// it is its own.

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
  const { filled, places } = settled(boxes)
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
  const { filled } = settled(boxes.slice(0, -1))
  return boxes.length > 0 && Math.max(...filled) - Math.min(...filled) < step
}

type Board = { readonly filled: readonly number[]; readonly places: readonly Place[] }

/** How many are weighed together; of more between two that take the whole width, the first stand as they come. */
const together = 7
/** What a pixel further down than it could stand weighs, against a pixel of the board. */
const weight = 0.15

/** Stands them run by run: one that takes the whole width ends what comes before it. */
function settled(boxes: readonly Box[]): Board {
  let board: Board = { filled: Array<number>(wide).fill(0), places: [] }
  let run: Box[] = []
  for (const box of boxes) {
    run.push(box)
    if (box.columns < wide && run.length < together) continue
    board = shortest(board, run)
    run = []
  }
  return shortest(board, run)
}

/** The board with a run of them stood so that it ends highest, each near where it would stand first. */
function shortest(from: Board, run: readonly Box[]): Board {
  let best = from
  for (const box of run) best = stand(best, box, highest(best, box))
  let least = ended(best) - near // where little is won, they stand as they come
  const weigh = (board: Board, at: number, late: number): void => {
    if (ended(board) + late >= least) return
    const box = run[at]
    if (!box) {
      best = board
      least = ended(board) + late
      return
    }
    const first = highest(board, box)
    for (const start of new Set([first, 0, wide - box.columns])) {
      const lower = depth(board, box, start) - depth(board, box, first)
      weigh(stand(board, box, start), at + 1, late + lower * weight)
    }
  }
  weigh(from, 0, 0)
  return best
}

const ended = ({ filled }: Board): number => Math.max(...filled)

/** How far down each column is filled, those that end nearly at one height being one line. */
const level = ({ filled }: Board): readonly number[] =>
  filled.map((one) => Math.max(...filled.filter((other) => other >= one && other - one < near)))

const depth = (board: Board, { columns }: Box, start: number): number =>
  Math.max(...level(board).slice(start, start + columns))

/** The first column of the highest place where it fits, the leftmost of those. */
function highest(board: Board, box: Box): number {
  let start = 0
  for (let at = 1; at + box.columns <= wide; at += 1)
    if (depth(board, box, at) < depth(board, box, start)) start = at
  return start
}

function stand(board: Board, box: Box, start: number): Board {
  const top = depth(board, box, start)
  const filled = [...level(board)].fill(top + box.height + gap, start, start + box.columns)
  return { filled, places: [...board.places, { start, top, height: box.height }] }
}
