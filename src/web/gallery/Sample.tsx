import type { ReactNode } from 'react'

/** A named row of samples. */
export const Sample = ({ name, children }: { name: string; children: ReactNode }) => (
  <section className="flex flex-col gap-3 border-b border-line py-5 last:border-0">
    <h2 className="text-13 font-semibold text-soft">{name}</h2>
    <div className="flex flex-wrap items-start gap-3">{children}</div>
  </section>
)
