// Surfaces told apart by their drawing as well as by their colour: grey prints and colour-blind eyes
// see them too. A status hue becomes black on paper, and the pattern is what is left.
import type { Hue } from '../Status.tsx'

export type Pattern = 'solid' | 'stripes' | 'dots' | 'rows' | 'hollow' | 'cross'

/** The colour of a status, or of the company. */
export type Paint = Hue | 'accent'

export const inkOf = (paint: Paint): string =>
  paint === 'accent' ? 'var(--color-fill)' : `var(--color-${paint})`

const idOf = (scope: string, paint: Paint, pattern: Pattern): string =>
  `${scope}-${paint}-${pattern}`.replaceAll(/[^\w-]/g, '')

/** What fills a surface: a colour, or the pattern declared by `Patterns` of the same scope. */
export const fillOf = (scope: string, paint: Paint, pattern: Pattern): string =>
  pattern === 'solid' ? inkOf(paint) : `url(#${idOf(scope, paint, pattern)})`

export function Patterns({
  scope,
  parts,
}: {
  scope: string
  parts: readonly { readonly hue: Paint; readonly pattern: Pattern }[]
}) {
  const drawn = parts.filter(({ pattern }) => pattern !== 'solid')
  return (
    <defs>
      {drawn.map(({ hue, pattern }) => (
        <pattern
          key={`${hue} ${pattern}`}
          id={idOf(scope, hue, pattern)}
          width={6}
          height={6}
          patternUnits="userSpaceOnUse"
          patternTransform={pattern === 'stripes' ? 'rotate(45)' : undefined}
        >
          <rect width={6} height={6} fill="var(--color-surface)" />
          <Drawing pattern={pattern} ink={inkOf(hue)} />
        </pattern>
      ))}
    </defs>
  )
}

function Drawing({ pattern, ink }: { pattern: Pattern; ink: string }) {
  if (pattern === 'stripes') return <rect width={3} height={6} fill={ink} />
  if (pattern === 'rows') return <rect width={6} height={2} fill={ink} />
  if (pattern === 'dots') return <circle cx={3} cy={3} r={1.5} fill={ink} />
  if (pattern === 'cross')
    return <path d="M0 0L6 6M6 0L0 6" stroke={ink} strokeWidth={1.2} fill="none" />
  return null
}
