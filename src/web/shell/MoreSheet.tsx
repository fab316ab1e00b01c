import { Search, Star } from 'lucide-react'
import { Anchor } from '../ui/Link.tsx'
import { Sheet } from '../ui/Dialog.tsx'
import { useWords } from '../words.ts'
import { useFavourites } from './Favourites.tsx'
import { useUserSections } from './Identity.tsx'
import { sections, usePlaces } from './menu.ts'
import { askPalette } from './palette/ask.ts'
import { InboxBadge } from './Sidebar.tsx'
import { shellWords } from './words.ts'

const line = 'flex h-11 w-full items-center gap-3 rounded-md px-2 text-left text-16 hover:bg-hover'

/** The phone's "Plus": the whole menu, the search, and what belongs to the person. */
export function MoreSheet({ onClose }: { onClose: () => void }) {
  const words = useWords(shellWords)
  const places = usePlaces().filter((place) => place.menu)
  const favourites = useFavourites()
  const own = useUserSections(onClose).filter((section) => section.title !== words.density)
  return (
    <Sheet title={words.more} open onClose={onClose}>
      <button
        type="button"
        onClick={() => {
          onClose()
          askPalette()
        }}
        className={line}
      >
        <Search aria-hidden size={20} className="text-soft" />
        {words.search}
      </button>
      <nav aria-label={words.menu}>
        {sections.map((section) => (
          <ul key={section} aria-label={words.sections[section] || undefined}>
            {words.sections[section] && (
              <li aria-hidden className="px-2 pt-3 pb-1 text-12 font-medium text-faint">
                {words.sections[section]}
              </li>
            )}
            {places
              .filter((place) => place.menu?.section === section)
              .map(({ path, name, menu }) => {
                const Icon = menu!.icon
                return (
                  <li key={path} onClick={onClose}>
                    <Anchor href={path} className={line}>
                      <Icon aria-hidden size={20} className="text-soft" />
                      <span className="flex-1">{name}</span>
                      {path === '/reception' && <InboxBadge />}
                    </Anchor>
                  </li>
                )
              })}
          </ul>
        ))}
        {favourites.length > 0 && (
          <ul aria-label={words.favourites} className="mt-2 border-t border-line pt-2">
            {favourites.map(({ view, href }) => (
              <li key={view.id} onClick={onClose}>
                <Anchor href={href} className={line}>
                  <Star aria-hidden size={20} className="text-soft" />
                  {view.name}
                </Anchor>
              </li>
            ))}
          </ul>
        )}
      </nav>
      {own.map((section, index) => (
        <div key={section.title ?? index} className="mt-2 border-t border-line pt-2">
          {section.title && (
            <p className="px-2 pt-1 text-12 font-medium text-faint">{section.title}</p>
          )}
          {section.items.map((item) => {
            const Icon = item.icon
            return (
              <button
                key={item.key}
                type="button"
                aria-pressed={item.chosen}
                onClick={() => 'onPress' in item && item.onPress()}
                className={`${line} ${item.chosen ? 'font-semibold text-accent' : ''}`}
              >
                {Icon && <Icon aria-hidden size={20} className="text-soft" />}
                {item.label}
              </button>
            )
          })}
        </div>
      ))}
    </Sheet>
  )
}
