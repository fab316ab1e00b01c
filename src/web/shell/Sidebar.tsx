import { ChevronRight, CircleHelp, PanelLeftClose, PanelLeftOpen, Plus, Search } from 'lucide-react'
import { Fragment, useId, useRef, useState } from 'react'
import { useInboxCount } from '../inbox.ts'
import { useGo, usePath } from '../navigation.ts'
import { setPreferences, usePreferences } from '../preferences.ts'
import { useShortcut } from '../shortcuts.ts'
import type { Section } from '../site/page.ts'
import { classes } from '../ui/classes.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { Anchor } from '../ui/Link.tsx'
import { MenuPopup } from '../ui/Menu.tsx'
import { tooltip } from '../ui/tooltip.tsx'
import { useLocale, useWords } from '../words.ts'
import { Favourites } from './Favourites.tsx'
import { CompanyMenu, UserMenu } from './Identity.tsx'
import { type Place, sections, usePlaces } from './menu.ts'
import { askPalette } from './palette/ask.ts'
import { shellWords } from './words.ts'

/** The menu along the left side; `[` folds it to its icons. Not on a phone. */
export function Sidebar({ onSheet }: { onSheet: () => void }) {
  const words = useWords(shellWords)
  const { sidebarFolded: folded } = usePreferences()
  const places = usePlaces().filter((place) => place.menu)
  const toggle = () => setPreferences({ sidebarFolded: !folded })
  const label = folded ? words.unfold : words.fold
  useShortcut('[', { label, group: 'general', run: toggle })
  return (
    <div
      className={classes(
        'hidden shrink-0 flex-col border-r border-line bg-canvas sm:flex sm:in-[:fullscreen]:hidden print:hidden',
        folded ? 'w-14' : 'w-58',
      )}
    >
      <div className={classes('flex items-center gap-1 p-2', folded && 'flex-col')}>
        <CompanyMenu folded={folded} />
        <CreateMenu />
      </div>
      <div className="px-2 pb-2">
        <SearchButton folded={folded} />
      </div>
      <nav aria-label={words.menu} className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
        {groups.map((section) => (
          <Fragment key={section}>
            <Group
              section={section}
              places={places.filter((place) => place.menu?.section === section)}
              folded={folded}
            />
            {section === 'top' && <Favourites folded={folded} />}
          </Fragment>
        ))}
      </nav>
      <div className="flex flex-col gap-0.5 border-t border-line p-2">
        <nav aria-label={words.sheet.general}>
          <Entries
            places={places.filter((place) => place.menu?.section === 'bottom')}
            folded={folded}
          />
        </nav>
        <div className={classes('flex items-center gap-1', folded && 'flex-col')}>
          <UserMenu folded={folded} onSheet={onSheet} />
          <IconButton icon={CircleHelp} label={words.shortcuts} onPress={onSheet} />
          <IconButton
            icon={folded ? PanelLeftOpen : PanelLeftClose}
            label={label}
            onPress={toggle}
          />
        </div>
      </div>
    </div>
  )
}

const groups = sections.filter((section) => section !== 'bottom')

/** Some pages under a title that folds them away; the page that one is on stays in view. */
function Group({
  section,
  places,
  folded,
}: {
  section: Section
  places: readonly Place[]
  folded: boolean
}) {
  const title = useWords(shellWords).sections[section]
  const { menuClosed } = usePreferences()
  const path = usePath()
  const id = useId()
  if (places.length === 0) return null
  if (title === '' || folded) {
    return (
      <>
        {title !== '' && <hr className="mx-2 my-2 border-line" />}
        <Entries title={title} places={places} folded={folded} />
      </>
    )
  }
  const open = !menuClosed.includes(section)
  const toggle = () =>
    setPreferences({
      menuClosed: open ? [...menuClosed, section] : menuClosed.filter((one) => one !== section),
    })
  const shown = open ? places : places.filter((place) => isHere(place, path))
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={toggle}
        className="mt-2 flex h-7 w-full items-center gap-1 rounded-md px-2 text-12 font-medium text-faint hover:bg-hover hover:text-soft"
      >
        {title}
        <ChevronRight
          aria-hidden
          size={14}
          className={classes('transition-transform duration-100', open && 'rotate-90')}
        />
      </button>
      <div id={id}>
        <Entries title={title} places={shown} folded={false} />
      </div>
    </>
  )
}

function Entries({
  title = '',
  places,
  folded,
}: {
  title?: string
  places: readonly Place[]
  folded: boolean
}) {
  if (places.length === 0) return null
  return (
    <ul aria-label={title || undefined} className="flex flex-col gap-0.5">
      {places.map((place) => (
        <li key={place.path}>
          <Entry place={place} folded={folded} />
        </li>
      ))}
    </ul>
  )
}

const isHere = ({ path: own }: Place, path: string): boolean =>
  path === own || path.startsWith(`${own}/`)

function Entry({ place, folded }: { place: Place; folded: boolean }) {
  const path = usePath()
  const here = isHere(place, path)
  const Icon = place.menu!.icon
  const keys = place.menu?.go ? `g ${place.menu.go}` : undefined
  return (
    <span {...(folded ? tooltip(place.name, keys) : {})} className="block">
      <Anchor
        href={place.path}
        current={here}
        label={folded ? place.name : undefined}
        className={classes(
          'relative flex h-8 items-center gap-2 rounded-md text-14 transition-colors duration-100',
          folded ? 'justify-center' : 'px-2',
          here ? 'bg-pressed font-medium text-text' : 'text-soft hover:bg-hover hover:text-text',
        )}
      >
        <Icon aria-hidden size={16} className={classes('shrink-0', here && 'text-accent')} />
        {!folded && <span className="min-w-0 flex-1 truncate">{place.name}</span>}
        {place.path === '/reception' && <InboxBadge folded={folded} />}
        {!folded && keys && <Kbd keys={keys} hint />}
      </Anchor>
    </span>
  )
}

/** What waits to be read; folded, a dot. */
export function InboxBadge({ folded = false }: { folded?: boolean }) {
  const words = useWords(shellWords)
  const count = useInboxCount()
  if (count === 0) return null
  return (
    <span
      className={classes(
        'figures rounded-full bg-fill text-12 font-medium text-on-fill',
        folded ? 'absolute top-1 right-2 size-2' : 'min-w-5 px-1.5 text-center',
      )}
    >
      {!folded && <span aria-hidden>{count > 99 ? '99+' : count}</span>}
      <span className="unseen">{words.unread(count)}</span>
    </span>
  )
}

function SearchButton({ folded }: { folded: boolean }) {
  const words = useWords(shellWords)
  return (
    <button
      type="button"
      onClick={askPalette}
      aria-label={folded ? words.search : undefined}
      aria-keyshortcuts="Control+K"
      {...(folded ? tooltip(words.search, 'ctrl+k') : {})}
      className={classes(
        'flex h-8 w-full items-center gap-2 rounded-md border border-line bg-surface text-13 text-faint transition-colors duration-100 hover:border-edge-soft hover:text-soft',
        folded ? 'justify-center' : 'px-2',
      )}
    >
      <Search aria-hidden size={16} className="shrink-0" />
      {!folded && <span className="flex-1 text-left">{words.search}</span>}
      {!folded && (
        <span aria-hidden>
          <Kbd keys="ctrl+k" />
        </span>
      )}
    </button>
  )
}

/** The ＋: everything that can be made from anywhere. */
export function CreateMenu({ phone = false }: { phone?: boolean }) {
  const words = useWords(shellWords)
  const locale = useLocale()
  const go = useGo()
  const trigger = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const items = usePlaces().flatMap(({ path, create }) =>
    create
      ? [{ key: path, label: create[locale], keys: `c ${create.key}`, onPress: () => go(path) }]
      : [],
  )
  if (items.length === 0) return null
  return (
    <>
      {phone ? (
        <button
          ref={trigger}
          type="button"
          aria-label={words.create}
          aria-haspopup="menu"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex size-11 items-center justify-center rounded-full bg-fill text-on-fill"
        >
          <Plus aria-hidden size={22} />
        </button>
      ) : (
        <IconButton
          ref={trigger}
          icon={Plus}
          label={words.create}
          aria-haspopup="menu"
          aria-expanded={open}
          onPress={() => setOpen(!open)}
        />
      )}
      <MenuPopup
        trigger={trigger}
        open={open}
        onClose={() => setOpen(false)}
        label={words.create}
        sections={[{ items }]}
      />
    </>
  )
}
