import { Star } from 'lucide-react'
import { listPages } from '../list-pages.ts'
import { useLocation } from '../navigation.ts'
import { useViews } from '../views.ts'
import { addressOfView, viewName } from '../ui/list/arrival.ts'
import { classes } from '../ui/classes.ts'
import { Anchor } from '../ui/Link.tsx'
import { tooltip } from '../ui/tooltip.tsx'
import { useWords } from '../words.ts'
import { usePlaces } from './menu.ts'
import { shellWords } from './words.ts'

/** The views that one keeps at hand, in sight whatever sections of the menu are unfolded. */
export function Favourites({ folded }: { folded: boolean }) {
  const words = useWords(shellWords)
  const { path, query } = useLocation()
  const kept = useFavourites()
  if (kept.length === 0) return null
  return (
    <>
      {folded ? (
        <hr className="mx-2 my-2 border-line" />
      ) : (
        <p aria-hidden className="px-2 pt-4 pb-1 text-12 font-medium text-faint">
          {words.favourites}
        </p>
      )}
      <ul aria-label={words.favourites} className="flex flex-col gap-0.5">
        {kept.map(({ view, place, href }) => {
          const here = path === place.path && query[viewName] === view.id
          const name = `${view.name} (${place.name})`
          return (
            <li key={view.id}>
              <span {...tooltip(name)} className="block">
                <Anchor
                  href={href}
                  current={here}
                  label={name}
                  className={classes(
                    'flex h-8 items-center gap-2 rounded-md text-14 transition-colors duration-100',
                    folded ? 'justify-center' : 'px-2',
                    here
                      ? 'bg-pressed font-medium text-text'
                      : 'text-soft hover:bg-hover hover:text-text',
                  )}
                >
                  <Star
                    aria-hidden
                    size={16}
                    className={classes('shrink-0', here && 'text-accent')}
                  />
                  {!folded && <span className="min-w-0 flex-1 truncate">{view.name}</span>}
                </Anchor>
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** The views that one has starred, of the pages that one may open. */
export function useFavourites() {
  const places = usePlaces()
  const { views } = useViews()
  return views.flatMap((view) => {
    const place = view.starred && places.find((one) => one.path === listPages[view.list])
    if (!place) return []
    const query = new URLSearchParams(addressOfView(view)).toString()
    return [{ view, place, href: `${place.path}?${query}` }]
  })
}
