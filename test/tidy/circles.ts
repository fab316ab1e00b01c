// Files that import each other in a circle, types too: none of them can be read first.
import { type File, importsOf, isSource } from './places.ts'

export function noCircles(files: readonly File[]): string[] {
  const sources = files.filter(isSource)
  const known = new Set(sources.map(({ path }) => path))
  const leansOn = new Map(
    sources.map((file) => [file.path, importsOf(file).filter((path) => known.has(path))]),
  )
  const finished = new Set<string>()
  const complaints: string[] = []
  /** `way` leads here, each file importing the next. */
  const visit = (path: string, way: readonly string[]): void => {
    if (finished.has(path)) return
    const back = way.indexOf(path)
    if (back !== -1) {
      complaints.push([...way.slice(back), path].join(' imports '))
      return
    }
    for (const next of leansOn.get(path) ?? []) visit(next, [...way, path])
    finished.add(path)
  }
  for (const { path } of sources) visit(path, [])
  return complaints
}
