// The editor that quotes and invoices share: head, lines, conditions and sums; the preview beside.
import { PanelRightClose, PanelRightOpen } from 'lucide-react'
import { type ReactNode, type Ref, useMemo, useRef, useState } from 'react'
import { lookup } from '#features/catalog/items/contract.ts'
import { searchBuyable } from '#features/purchasing/purchase-orders/contract/buying.ts'
import { vatChoices } from '#features/catalog/items/rules.ts'
import { standardVat } from '#features/sales/quotes/rules/vat.ts'
import type { DocumentView } from '#kernel/print.ts'
import { call } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { readStored, store } from '#web/preferences.ts'
import { useCompany, useRights } from '#web/session.ts'
import { useShortcut } from '#web/shortcuts.ts'
import { Sheet } from '#web/ui/Dialog.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { ClientState } from './ClientState.tsx'
import { Conditions } from './Conditions.tsx'
import { vatAfter } from './edits.ts'
import { editLine } from './editor.ts'
import { Foot, type Saving } from './Foot.tsx'
import { HeadFacts } from './HeadFacts.tsx'
import { withItem } from './line.ts'
import { LineGrid } from './LineGrid.tsx'
import { NewItem } from './NewItem.tsx'
import { Preview } from './Preview.tsx'
import { useSide } from './side.ts'
import type { Session, Source } from './session.ts'
import type { Client } from './state.ts'
import { LiveTotals } from './Totals.tsx'
import type { RowTools } from './tools.ts'
import { useRegimes } from './use-editor.ts'
import { documentWords } from './words.ts'

export type DocumentEditorProps = {
  readonly session: Session
  readonly source: Source
  readonly kind: 'quote' | 'order' | 'invoice' | 'purchase_order'
  readonly title: string
  readonly crumbs: readonly { label: string; href: string }[]
  readonly state?: ReactNode
  readonly actions: ReactNode
  readonly banner?: ReactNode
  readonly days: ReactNode
  readonly onClient: (client: Client) => void
  readonly clientProblem: string | null
  /** Why the client may not be changed, or null. */
  readonly clientFixed?: string | null
  readonly autoFocus: boolean
  /** What the server printed of the draft as last saved; undefined until there is something. */
  readonly view: DocumentView | undefined
  readonly saving: Ref<Saving>
  /** What this document has more, below its conditions. */
  readonly below?: ReactNode
}

const memory = 'comptoir.preview'

export function DocumentEditor(props: DocumentEditorProps) {
  const { session, source } = props
  const { editor } = session
  const words = useWords(documentWords)
  const [previewed, setPreviewed] = useState(() => readStored<boolean>(memory) ?? true)
  const [asked, setAsked] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const [making, setMaking] = useState<{ key: string; name: string } | null>(null)
  // On paper, a purchase order has the sums of an offer: nothing is paid on it.
  const sheet = props.kind === 'purchase_order' ? 'quote' : props.kind
  const tools = useRowTools(session, props.kind === 'quote', (key, name) =>
    setMaking({ key, name }),
  )
  const wide = matchMedia('(width >= 1280px)').matches
  useShortcut('ctrl+z', { label: words.undo, run: editor.undo })
  useShortcut('ctrl+y', { label: words.redo, run: editor.redo })

  const toggle = () => {
    if (!wide) return setAsked(true)
    store(memory, !previewed)
    setPreviewed(!previewed)
  }
  return (
    <Page
      title={props.title}
      crumbs={props.crumbs}
      state={props.state}
      width="full"
      actions={
        <>
          <IconButton
            icon={previewed && wide ? PanelRightClose : PanelRightOpen}
            label={previewed && wide ? words.hidePreview : words.showPreview}
            pressed={previewed && wide}
            onPress={toggle}
          />
          {props.actions}
        </>
      }
      banner={
        <>
          <ClientState editor={editor} />
          {props.banner}
        </>
      }
    >
      <div className="-mb-8 flex min-h-[calc(100dvh-5.5rem)] flex-col gap-4">
        <div
          className={
            previewed
              ? 'flex flex-col gap-4 lg:grid lg:grid-cols-[minmax(0,1fr)_clamp(17rem,25vw,34rem)] lg:gap-5'
              : 'flex flex-col'
          }
        >
          <div className="flex min-w-0 flex-col gap-4">
            <HeadFacts
              editor={editor}
              days={props.days}
              onClient={props.onClient}
              clientProblem={props.clientProblem}
              clientFixed={props.clientFixed ?? null}
              autoFocus={props.autoFocus}
            />
            <section
              aria-label={words.lines}
              className="min-w-0 rounded-lg border border-line bg-surface"
            >
              <LineGrid editor={editor} tools={tools} refused={refused} />
            </section>
            <div className="grid items-start gap-4 sm:grid-cols-2">
              <Conditions editor={editor} />
              <Section title={words.totals}>
                <LiveTotals editor={editor} />
              </Section>
            </div>
            {props.below}
          </div>
          {previewed && (
            <aside aria-label={words.preview} className="max-lg:hidden print:hidden">
              <div className="sticky top-4 max-h-[calc(100dvh-2rem)] overflow-y-auto rounded-lg">
                <Preview editor={editor} kind={sheet} view={props.view} />
              </div>
            </aside>
          )}
        </div>
        <Foot session={session} source={source} saving={props.saving} onRefused={setRefused} />
      </div>
      <Sheet wide title={words.preview} open={asked} onClose={() => setAsked(false)}>
        {asked && <Preview editor={editor} kind={sheet} view={props.view} />}
      </Sheet>
      {making && (
        <NewItem
          name={making.name}
          vat={tools.vat}
          usual={vatAfter(editor.state().lines, standardVat)}
          onClose={() => setMaking(null)}
          onMade={(item) => {
            editLine(
              editor,
              making.key,
              (line) => (line.kind === 'item' ? withItem(line, item) : line),
              'item',
            )
            setMaking(null)
            editor.want({ key: making.key, cell: 'quantity' })
          }}
        />
      )}
    </Page>
  )
}

/** What the rows work with, made again only when one of its parts changes. */
function useRowTools(
  { editor }: Session,
  offersOptions: boolean,
  createItem: (key: string, name: string) => void,
): Omit<RowTools, 'goTo' | 'openMenu'> {
  const words = useWords(documentWords)
  const formats = useFormats()
  const locale = useLocale()
  const regimes = useRegimes(editor)
  const { country } = useCompany()
  const { can } = useRights()
  const side = useSide()
  const creates = can('items.write') && side === 'sale'
  const create = useRef(createItem)
  create.current = createItem
  return useMemo(
    () => ({
      editor,
      words,
      formats,
      locale,
      regimes,
      vat: vatChoices({ country, vatRegime: regimes.company }),
      search: async (q: string, signal?: AbortSignal) => {
        if (side === 'sale') return (await call(lookup, { q, limit: 8 }, { signal })).rows
        const supplier = editor.state().head.customer?.id
        const asked = { q, limit: 8, ...(supplier ? { supplier } : {}) }
        return (await call(searchBuyable, asked, { signal })).rows
      },
      offersOptions,
      createItem: creates ? (key: string, name: string) => create.current(key, name) : null,
    }),
    [editor, words, formats, locale, regimes, country, creates, offersOptions, side],
  )
}
