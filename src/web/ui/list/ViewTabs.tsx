import { Bookmark, Check, Plus, Star } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { usePath } from '../../navigation.ts'
import { useRights } from '../../session.ts'
import { useViews, type View } from '../../views.ts'
import { useWords } from '../../words.ts'
import { Button } from '../Button.tsx'
import { classes } from '../classes.ts'
import { Anchor } from '../Link.tsx'
import { Menu } from '../Menu.tsx'
import type { MenuSection } from '../menu-items.ts'
import { addressOfView, everything, sameQuery, viewName } from './arrival.ts'
import { type Kept, useViewActs, type Viewed } from './use-view-acts.ts'
import { ViewDialog } from './ViewDialog.tsx'
import { viewWords } from './view-words.ts'

/** The views of a list, as links above it; the one in force says when it is shown otherwise. */
export function ViewTabs({
  definition,
  state,
  layout,
  beside = false,
}: {
  definition: { readonly name: string }
  state: Viewed
  layout: Kept
  /** Where it stands: above the list, or beside its filters. */
  beside?: boolean
}) {
  const words = useWords(viewWords)
  const path = usePath()
  const { views, lists } = useViews()
  const { view } = state
  const mine = views.filter(({ list }) => list === definition.name)
  const first = lists.find(({ list }) => list === definition.name)?.view ?? null
  const changed = view !== null && (layout.changed || !sameQuery(view.query, state.said))
  const acts = useViewActs(definition.name, state, layout)
  const worthKeeping = Object.keys(state.said).length > 0 || !layout.plain
  const row = useChosenInView(view?.id)
  // Without any view yet there is nothing to show above: the first is saved beside the filters.
  if (mine.length === 0) {
    return (
      <>
        {beside && worthKeeping && (
          <Button size="small" variant="quiet" icon={Bookmark} onPress={() => acts.ask('new')}>
            {words.save}
          </Button>
        )}
        {beside && <ViewDialog view={view} acts={acts} />}
      </>
    )
  }
  if (beside) return null
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 px-4 pb-3 sm:px-6 print:hidden">
      <nav
        ref={row}
        aria-label={words.views}
        className="flex max-w-full min-w-0 items-center gap-1 overflow-x-auto py-0.5 [scrollbar-width:none]"
      >
        <Tab
          href={first === null ? path : `${path}?${viewName}=${everything}`}
          current={view === null}
          onPress={() => state.setView(null)}
        >
          {words.everything}
        </Tab>
        {mine.map((one) => (
          <Tab
            key={one.id}
            href={`${path}?${new URLSearchParams(addressOfView(one)).toString()}`}
            current={one.id === view?.id}
            onPress={() => state.setView(one)}
          >
            {one.starred && <Star aria-hidden size={12} className="shrink-0 fill-current" />}
            {one.name}
            {one.id === view?.id && changed && (
              <span className="font-normal text-faint">· {words.changed}</span>
            )}
          </Tab>
        ))}
      </nav>
      {view && <ViewMenu view={view} first={first === view.id} acts={acts} />}
      {view && changed && view.changeable && (
        <Button
          size="small"
          icon={Check}
          pending={acts.pending}
          onPress={() => void acts.saveChanges()}
        >
          {words.saveChanges}
        </Button>
      )}
      {changed && (
        <Button size="small" variant="quiet" onPress={acts.giveUp}>
          {words.giveUp}
        </Button>
      )}
      {worthKeeping && (!view || changed) && (
        <Button size="small" variant="quiet" icon={Plus} onPress={() => acts.ask('new')}>
          {view ? words.saveNew : words.save}
        </Button>
      )}
      <ViewDialog view={view} acts={acts} />
    </div>
  )
}

/** Brings the tab in force into view, sideways only. */
function useChosenInView(chosen: string | undefined) {
  const row = useRef<HTMLElement>(null)
  useEffect(() => {
    const tab = row.current?.querySelector<HTMLElement>('[aria-current]')
    if (row.current && tab) {
      row.current.scrollLeft = tab.offsetLeft - (row.current.clientWidth - tab.offsetWidth) / 2
    }
  }, [chosen])
  return row
}

function Tab({
  href,
  current,
  onPress,
  children,
}: {
  href: string
  current: boolean
  onPress: () => void
  children: React.ReactNode
}) {
  return (
    <span
      className="contents"
      onClickCapture={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        event.stopPropagation()
        onPress()
      }}
    >
      <Anchor
        href={href}
        current={current}
        className={classes(
          'flex h-7 shrink-0 touch items-center gap-1 rounded-md px-2.5 text-13 whitespace-nowrap transition-colors duration-100',
          current
            ? 'bg-pressed font-semibold text-text'
            : 'text-soft hover:bg-hover hover:text-text',
        )}
      >
        {children}
      </Anchor>
    </span>
  )
}

function ViewMenu({
  view,
  first,
  acts,
}: {
  view: View
  first: boolean
  acts: ReturnType<typeof useViewActs>
}) {
  const words = useWords(viewWords)
  const { can } = useRights()
  const sections: MenuSection[] = [
    {
      items: [
        {
          key: 'star',
          label: view.starred ? words.unstar : words.star,
          onPress: () => acts.star(view, !view.starred),
        },
        {
          key: 'first',
          label: first ? words.makeFirstNot : words.makeFirst,
          onPress: () => void acts.openWith(first ? null : view),
        },
      ],
    },
  ]
  if (view.changeable) {
    sections.push({
      items: [
        { key: 'rename', label: words.rename, onPress: () => acts.ask('rename') },
        ...(can('company.write')
          ? [
              {
                key: 'share',
                label: view.shared ? words.unshare : words.share,
                onPress: () => void acts.share(view, !view.shared),
              },
            ]
          : []),
        { key: 'remove', label: words.remove, danger: true, onPress: () => void acts.remove(view) },
      ],
    })
  }
  return <Menu label={words.actions(view.name)} size="small" sections={sections} />
}
