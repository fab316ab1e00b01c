import { useEffect, useState } from 'react'
import type { Skeleton } from '../screen.ts'
import { useWords } from '../words.ts'
import { uiWords } from './words.ts'

/** A grey bar where text will come. Widths and heights are utility classes. */
export const Bone = ({ className = 'h-4 w-32' }: { className?: string }) => (
  <span aria-hidden className={`skeleton block ${className}`} />
)

/** The shape of a screen while it comes; nothing at all for the first 120 ms, so that it never flickers. */
export function ScreenSkeleton({ shape }: { shape: Skeleton }) {
  const words = useWords(uiWords)
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 120)
    return () => clearTimeout(timer)
  }, [])
  if (!late || shape === 'none') return null
  const Shape = shapes[shape]
  return (
    <div aria-busy="true" className="motion-fade mx-auto w-full max-w-360 px-4 pt-5 sm:px-6">
      <span className="unseen" role="status">
        {words.loading}
      </span>
      <Bone className="mb-5 h-6 w-56" />
      <Shape />
    </div>
  )
}

/** Rows to come, as tall as rows are. */
export const RowBones = ({ rows = 12 }: { rows?: number }) => (
  <div aria-hidden className="flex flex-col overflow-hidden">
    {Array.from({ length: rows }, (_, row) => (
      <div key={row} className="flex h-(--row) items-center gap-6 border-b border-line-soft px-4">
        <Bone className="h-3.5 w-24" />
        <Bone className={`h-3.5 ${['w-56', 'w-40', 'w-64', 'w-48'][row % 4]}`} />
        <Bone className="ml-auto h-3.5 w-16" />
        <Bone className="h-3.5 w-24 max-sm:hidden" />
      </div>
    ))}
  </div>
)

const Tiles = () => (
  <div className="mb-4 grid grid-cols-2 gap-3 sm:grid-cols-4">
    {[0, 1, 2, 3].map((tile) => (
      <div key={tile} className="rounded-lg border border-line bg-surface p-3">
        <Bone className="h-3 w-20" />
        <Bone className="mt-3 h-5 w-28" />
      </div>
    ))}
  </div>
)

const Box = ({ height }: { height: string }) => (
  <div className={`rounded-lg border border-line bg-surface p-4 ${height}`}>
    <Bone className="h-4 w-40" />
    <Bone className="mt-4 h-3 w-full" />
    <Bone className="mt-3 h-3 w-5/6" />
    <Bone className="mt-3 h-3 w-2/3" />
  </div>
)

const shapes: Record<Exclude<Skeleton, 'none'>, () => React.JSX.Element> = {
  list: () => (
    <>
      <Tiles />
      <RowBones />
    </>
  ),
  record: () => (
    <div className="grid gap-4 md:grid-cols-[18rem_1fr]">
      <Box height="h-72" />
      <Box height="h-96" />
    </div>
  ),
  form: () => (
    <div className="flex max-w-160 flex-col gap-5">
      {[0, 1, 2, 3].map((field) => (
        <div key={field}>
          <Bone className="mb-2 h-3 w-24" />
          <Bone className="h-9 w-full" />
        </div>
      ))}
    </div>
  ),
  board: () => (
    <>
      <Tiles />
      <div className="grid gap-4 md:grid-cols-2">
        <Box height="h-64" />
        <Box height="h-64" />
      </div>
    </>
  ),
}
