import { Download, EyeOff, type LucideIcon, Maximize2, MoveDown, MoveUp, X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { ApiProblem } from '#web/problem.ts'
import { useWords } from '#web/words.ts'
import { Button } from '../Button.tsx'
import { classes } from '../classes.ts'
import { IconButton } from '../IconButton.tsx'
import { Anchor } from '../Link.tsx'
import { Menu } from '../Menu.tsx'
import type { MenuSection } from '../menu-items.ts'
import { Bone } from '../Skeletons.tsx'
import { type Hue, inks } from '../Status.tsx'
import { saveCsv } from './csv.ts'
import { columnsOf, usePlace, widgetSizes, type WidgetSize } from './place.ts'
import { Said } from './Said.tsx'
import { widgetWords } from './words.ts'

export type WidgetState = {
  /** Why it has nothing to show: it says so alone, and its neighbours stand. */
  readonly problem?: ApiProblem | null | undefined
  readonly onRetry?: (() => void) | undefined
  readonly pending?: boolean | undefined
  /** What is said in the place of its content where there is none; good news may be good news. */
  readonly empty?: ReactNode
}

type Props = {
  readonly title: string
  /** The definition behind (i): one sentence, with the formula. */
  readonly said?: string | undefined
  readonly icon?: LucideIcon
  readonly hue?: Hue
  /** Beside the title: a count that matters. */
  readonly note?: ReactNode
  /** The list whose sum it is. */
  readonly href?: string | undefined
  readonly hrefLabel?: string
  /** Buttons of its own, before its menu. */
  readonly actions?: ReactNode
  readonly state?: WidgetState
  /** Unless its board says otherwise. */
  readonly size?: WidgetSize
  /** Its figures as a table, a head first: offered as a file. */
  readonly csv?: (() => readonly (readonly string[])[]) | undefined
  /** Its content touches the frame. */
  readonly flush?: boolean
  /** The level of its heading. */
  readonly level?: 2 | 3
  readonly children?: ReactNode
}

/** A widget of a dashboard: its title, what it means, its content in every state, its menu. */
export function Widget(props: Props) {
  const { title, size = 'half', state = {} } = props
  const place = usePlace()
  const id = useId()
  const [large, setLarge] = useState(false)
  return (
    <section
      {...place?.frame}
      aria-labelledby={id}
      aria-busy={state.pending || undefined}
      className={classes(
        'flex min-w-0 break-inside-avoid flex-col rounded-lg border border-line bg-surface',
        columnsOf[place?.size ?? size],
        place?.isArranging && 'cursor-grab',
      )}
    >
      <Head {...props} id={id} onEnlarge={() => setLarge(true)} />
      {large ? (
        <Large title={title} onClose={() => setLarge(false)}>
          <Content {...props} />
        </Large>
      ) : (
        <Content {...props} />
      )}
    </section>
  )
}

function Head({ id, onEnlarge, ...props }: Props & { id: string; onEnlarge: () => void }) {
  const { title, said, icon: Icon, hue = 'grey', note, href, hrefLabel, actions, level = 3 } = props
  const words = useWords(widgetWords)
  const place = usePlace()
  const Heading = `h${level}` as const
  return (
    <header className="flex min-h-12 flex-wrap items-center gap-x-1.5 gap-y-1 py-2 pr-2 pl-4">
      <Heading id={id} className="flex min-w-0 items-center gap-2 text-14 font-semibold">
        {Icon && <Icon aria-hidden size={16} className={classes('shrink-0', inks[hue])} />}
        <span className="min-w-0">{title}</span>
      </Heading>
      {said && <Said of={title}>{said}</Said>}
      {note && <span className="ml-1 text-13">{note}</span>}
      <span className="ml-auto flex items-center gap-1 print:hidden">
        {actions}
        {href && (
          <Anchor
            href={href}
            label={hrefLabel ?? words.moreOf(title)}
            className="rounded-sm px-1 py-0.5 text-13 text-accent hover:underline"
          >
            {words.more}
          </Anchor>
        )}
        {place?.isArranging && (
          <>
            <span data-move="up">
              <IconButton
                icon={MoveUp}
                size="small"
                label={words.moveUp}
                whyNot={place.onMove.up ? null : words.isFirst}
                onPress={() => place.onMove.up?.()}
              />
            </span>
            <span data-move="down">
              <IconButton
                icon={MoveDown}
                size="small"
                label={words.moveDown}
                whyNot={place.onMove.down ? null : words.isLast}
                onPress={() => place.onMove.down?.()}
              />
            </span>
          </>
        )}
        <Menu label={words.acts(title)} size="small" sections={useSections(props, onEnlarge)} />
      </span>
    </header>
  )
}

function useSections({ title, csv }: Props, onEnlarge: () => void): readonly MenuSection[] {
  const words = useWords(widgetWords)
  const place = usePlace()
  const own = [
    { key: 'enlarge', label: words.enlarge, icon: Maximize2, onPress: onEnlarge },
    ...(csv
      ? [{ key: 'csv', label: words.export, icon: Download, onPress: () => saveCsv(title, csv()) }]
      : []),
  ]
  if (!place) return [{ items: own }]
  const { up, down } = place.onMove
  return [
    { items: [...own, { key: 'hide', label: words.hide, icon: EyeOff, onPress: place.onHide }] },
    {
      title: words.place,
      items: [
        ...(up ? [{ key: 'up', label: words.moveUp, icon: MoveUp, onPress: up }] : []),
        ...(down ? [{ key: 'down', label: words.moveDown, icon: MoveDown, onPress: down }] : []),
      ],
    },
    {
      title: words.size,
      items: widgetSizes.map((size) => ({
        key: size,
        label: words.sizes[size],
        chosen: size === place.size,
        onPress: () => place.onSize(size),
      })),
    },
  ].filter(({ items }) => items.length > 0)
}

function Content({ state = {}, flush = false, children }: Props) {
  const words = useWords(widgetWords)
  const { problem, onRetry, pending, empty } = state
  if (problem) {
    return (
      <div role="alert" className="flex flex-col items-start gap-2 px-4 pb-4 text-13">
        <p className="font-medium">{words.failed}</p>
        <p className="text-soft">{problem.detail}</p>
        {onRetry && (
          <Button size="small" onPress={onRetry}>
            {words.retry}
          </Button>
        )}
      </div>
    )
  }
  if (pending) {
    return (
      <div className="flex flex-col gap-3 px-4 pb-4">
        <span className="unseen">{words.loading}</span>
        <Bone className="h-8 w-40" />
        <Bone className="h-4 w-full" />
        <Bone className="h-4 w-2/3" />
      </div>
    )
  }
  if (empty) return <div className="px-4 pb-4 text-14 text-soft">{empty}</div>
  return <div className={classes('min-w-0 grow', !flush && 'px-4 pb-4')}>{children}</div>
}

/** The same over the whole screen: the browser's own dialog, whose Escape closes it. */
function Large({
  title,
  onClose,
  children,
}: {
  title: string
  onClose: () => void
  children: ReactNode
}) {
  const words = useWords(widgetWords)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      onClose={onClose}
      className="m-auto h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-none rounded-xl border border-line bg-surface p-0 text-text shadow-float backdrop:bg-black/40"
    >
      <div className="flex h-full flex-col">
        <div className="flex items-center justify-between gap-4 py-3 pr-3 pl-5">
          <h2 className="text-16 font-semibold">{title}</h2>
          <IconButton icon={X} label={words.close} onPress={() => dialog.current?.close()} />
        </div>
        <div className="min-h-0 grow overflow-auto px-1 pb-4">{children}</div>
      </div>
    </dialog>
  )
}
