import { Languages } from 'lucide-react'
import type { ReactNode } from 'react'
import { setPreferences } from '../preferences.ts'
import { useLocale } from '../words.ts'
import { classes } from './classes.ts'
import { useTitle } from './Page.tsx'

/**
 * The frame of what one sees before working: one calm card in the middle, with its title. The other
 * language is one press away, since nothing is known of the reader yet.
 */
export function Entrance({
  title,
  text,
  children,
  foot,
  wide = false,
}: {
  title: string
  text?: ReactNode
  children: ReactNode
  /** A way elsewhere, under the card. */
  foot?: ReactNode
  /** A longer form, in steps. */
  wide?: boolean
}) {
  useTitle(title)
  return (
    <div className="flex min-h-dvh flex-col bg-canvas px-4">
      <div
        className={classes(
          'mx-auto flex w-full flex-1 flex-col gap-6 py-8',
          wide ? 'max-w-180' : 'max-w-104 sm:justify-center sm:pb-[14dvh]',
        )}
      >
        <Brand />
        <section className="rounded-xl border border-line bg-surface px-5 py-6 sm:px-8 sm:py-8">
          <h1 tabIndex={-1} className="text-20 font-semibold outline-none">
            {title}
          </h1>
          {text && <div className="mt-1 text-14 text-soft">{text}</div>}
          <div className="mt-6">{children}</div>
        </section>
        {foot && <div className="text-center text-14 text-soft">{foot}</div>}
      </div>
      <footer className="flex justify-center pb-6">
        <OtherLanguage />
      </footer>
    </div>
  )
}

const Brand = () => (
  <p className="flex items-center justify-center gap-2.5 text-16 font-semibold">
    <img src="/icon.svg" alt="" width={28} height={28} />
    Comptoir
  </p>
)

function OtherLanguage() {
  const other = useLocale() === 'fr' ? 'en' : 'fr'
  return (
    <button
      type="button"
      lang={other}
      onClick={() => setPreferences({ locale: other })}
      className="flex min-h-8 items-center gap-1.5 rounded-md px-2 text-13 text-soft hover:bg-hover hover:text-text"
    >
      <Languages aria-hidden size={15} />
      {other === 'en' ? 'English' : 'Français'}
    </button>
  )
}
