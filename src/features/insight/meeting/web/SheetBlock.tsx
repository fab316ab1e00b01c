import type { ReactNode } from 'react'

/** One of the five checks: its number, its question, its answer. */
export function SheetBlock({
  number,
  title,
  children,
}: {
  number?: number
  title: string
  children: ReactNode
}) {
  return (
    <section className="flex min-w-0 flex-col gap-1.5 break-inside-avoid">
      <h2 className="flex items-baseline gap-2 border-b border-text pb-0.5 text-14 font-semibold">
        {number !== undefined && (
          <span aria-hidden className="figures text-12 text-faint">
            {number}
          </span>
        )}
        {title}
      </h2>
      {children}
    </section>
  )
}

/** A figure with what it is, and what it is held against. */
export function SheetFigure({
  label,
  value,
  note,
}: {
  label: string
  value: ReactNode
  note?: ReactNode
}) {
  return (
    <div className="min-w-0">
      <div className="text-12 text-soft">{label}</div>
      <div className="figures text-16 leading-5 font-semibold whitespace-nowrap">{value}</div>
      {note && <div className="text-12 text-soft">{note}</div>}
    </div>
  )
}
