// How near a label is to what was typed: accents and one slip of the finger forgiven. Pure.
import { folded } from '../../folded.ts'

/** 0: no match. Higher is nearer: the start of the label, of a word, within, then with a slip. */
export function nearness(label: string, typed: string): number {
  const said = folded(label)
  const asked = folded(typed)
  if (asked === '') return 1
  if (said.startsWith(asked)) return 5
  const words = said.split(/[\s\-'’]+/)
  const wanted = asked.split(' ')
  if (wanted.every((one) => words.some((word) => word.startsWith(one)))) return 4
  if (wanted.every((one) => said.includes(one))) return 3
  if (wanted.every((one) => words.some((word) => slipped(word, one)))) return 2
  return 0
}

/** Whether two words differ by one letter changed, missing, added, or two swapped. */
export function slipped(word: string, typed: string): boolean {
  if (typed.length < 4) return false
  const start = word.slice(0, typed.length + 1)
  return [start, start.slice(0, -1), start.slice(0, -2)].some((one) => oneSlip(one, typed))
}

function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at++
  const [restA, restB] = [a.slice(at), b.slice(at)]
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1))
    return true
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
}
