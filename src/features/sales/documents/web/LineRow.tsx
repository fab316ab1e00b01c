// One line of the grid. It reads its own line: a key typed in a line draws that line again, no other,
// and nothing around.
import { Ellipsis, GripVertical } from 'lucide-react'
import { memo } from 'react'
import type { Cents } from '#kernel/money.ts'
import { classes } from '#web/ui/classes.ts'
import { editLine } from './editor.ts'
import { type EditorLine, isBlank, type ItemLine, type WordLine } from './line.ts'
import type { Column } from './columns.ts'
import { ItemCell, whyId } from './ItemCell.tsx'
import { cellLook } from './looks.ts'
import { NameCell } from './NameCell.tsx'
import type { RowTools } from './tools.ts'
import { allRead } from './unread.ts'
import { useAmount, useLine, useUnread } from './use-editor.ts'

type Given = {
  /** The key of its line. */
  readonly name: string
  readonly index: number
  readonly gap: number
  readonly measure: (row: HTMLElement | null) => void
  /** The cell that the server, or the rule, refuses. */
  readonly wrong: string | null
  readonly describing: boolean
  readonly dropped: 'above' | 'below' | null
  /** The columns between the name and the amount, then the amount. */
  readonly shown: readonly Column[]
  readonly hasCaret: boolean
  readonly tools: RowTools
}
export type RowProps = Given & { readonly line: EditorLine; readonly amount: Cents | null }

export const LineRow = memo(function LineRow(given: Given) {
  const line = useLine(given.tools.editor, given.name)
  const amount = useAmount(given.tools.editor, given.name)
  return line && <Row {...given} line={line} amount={amount} />
})

function Row(props: RowProps) {
  const { line, index, gap, measure, dropped, tools } = props
  const number = index + 1
  const blank = isBlank(line)
  return (
    <div
      ref={measure}
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      data-line={line.key}
      style={gap === 0 ? undefined : { marginTop: gap }}
      className={classes(
        blank && 'line-untyped',
        'line-row group/row relative border-b border-line-soft focus-within:bg-hover/60 hover:bg-hover/60',
        dropped === 'above' && 'shadow-[inset_0_2px_0_var(--color-accent)]',
        dropped === 'below' && 'shadow-[inset_0_-2px_0_var(--color-accent)]',
      )}
    >
      <span
        role="cell"
        className="line-grip flex items-center justify-center text-faint"
        draggable={!blank}
        data-grip
        title={blank ? undefined : tools.words.drag}
      >
        {!blank && (
          <GripVertical
            aria-hidden
            size={14}
            className="cursor-grab opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100"
          />
        )}
      </span>
      {line.kind === 'item' ? <Item {...props} line={line} number={number} blank={blank} /> : null}
      {line.kind === 'page_break' && <Break {...props} />}
      {line.kind !== 'item' && line.kind !== 'page_break' && (
        <Words {...props} line={line} number={number} />
      )}
      <span role="cell" className="line-menu flex items-center justify-center">
        {!blank && (
          <button
            type="button"
            tabIndex={-1}
            aria-label={tools.words.lineMenu(number)}
            aria-haspopup="menu"
            onClick={(event) => tools.openMenu(line.key, event.currentTarget)}
            className="inline-flex size-7 items-center justify-center rounded-md text-faint opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 hover:bg-pressed hover:text-text focus-visible:opacity-100 pointer-coarse:size-11 pointer-coarse:opacity-100"
          >
            <Ellipsis aria-hidden size={16} />
          </button>
        )}
      </span>
    </div>
  )
}

function Item({
  line,
  number,
  blank,
  amount,
  wrong,
  describing,
  shown,
  hasCaret,
  tools,
}: RowProps & { line: ItemLine; number: number; blank: boolean }) {
  const set = (change: Partial<ItemLine>, cell: string) =>
    editLine(tools.editor, line.key, (one) => ({ ...one, ...change }) as ItemLine, cell)
  const unread = useUnread(tools.editor, line.key)
  const row = { line, number, amount, wrong, tools, unread }
  return (
    <>
      <div role="cell" className="line-name min-w-0">
        <NameCell
          line={line}
          number={number}
          tools={tools}
          describing={describing}
          hasCaret={hasCaret}
          showsUnit={shown.includes('unit')}
        />
      </div>
      {blank ? (
        <Blanks shown={shown} />
      ) : (
        <>
          {shown.map((at) => at !== 'net' && <ItemCell key={at} at={at} {...row} set={set} />)}
          <Amount amount={amount} tools={tools} isLeft={!line.chosen} />
        </>
      )}
      {!blank && unread !== allRead && (
        <div role="alert" className="line-why px-2 pb-1.5 text-13 text-red">
          {Object.entries(unread).map(([at, { why }]) => (
            <p key={at} id={whyId(line.key, at)}>
              {why}
            </p>
          ))}
        </div>
      )}
    </>
  )
}

const Amount = ({
  amount,
  tools,
  isLeft,
}: {
  amount: Cents | null
  tools: RowTools
  /** An option that no total counts. */
  isLeft: boolean
}) => (
  <div
    role="cell"
    className={`line-net figures flex items-center justify-end px-2 text-13 ${isLeft ? 'text-faint italic' : 'font-medium'}`}
  >
    {amount === null || amount === 0 ? '–' : tools.formats.bare(amount)}
  </div>
)

/** The cells of a line in which nothing is typed yet: nothing to stop at with Tab. */
const Blanks = ({ shown }: { shown: readonly Column[] }) => (
  <>
    {shown.map((at) => (
      <span key={at} role="cell" className={`line-${at} line-blank`} />
    ))}
  </>
)

function Words({ line, number, amount, tools }: RowProps & { line: WordLine; number: number }) {
  const { editor, words } = tools
  const change = (name: string) =>
    editLine(editor, line.key, (one) => ({ ...one, name }) as WordLine, 'name')
  if (line.kind === 'text') {
    return (
      <div role="cell" className="line-wide min-w-0">
        <textarea
          rows={1}
          aria-label={words.cells.text(number)}
          data-cell="name"
          data-multiline
          maxLength={4000}
          value={line.name}
          placeholder={words.textPlaceholder}
          onChange={(event) => change(event.target.value)}
          className={`${cellLook} field-sizing-content resize-none py-1.5 leading-5 text-soft`}
        />
      </div>
    )
  }
  const isSection = line.kind === 'section'
  return (
    <>
      <div role="cell" className={isSection ? 'line-wide min-w-0' : 'line-label-wide min-w-0'}>
        <input
          type="text"
          autoComplete="off"
          aria-label={isSection ? words.cells.section(number) : words.cells.subtotal(number)}
          data-cell="name"
          maxLength={300}
          value={line.name}
          placeholder={isSection ? words.sectionPlaceholder : words.subtotalOf}
          onChange={(event) => change(event.target.value)}
          className={classes(
            cellLook,
            isSection ? 'text-14! font-semibold' : 'text-right text-soft',
          )}
        />
      </div>
      {!isSection && (
        <div
          role="cell"
          className="line-net figures flex items-center justify-end px-2 text-13 font-semibold"
        >
          {tools.formats.bare(amount ?? (0 as Cents))}
        </div>
      )}
    </>
  )
}

const Break = ({ tools }: RowProps) => (
  <div
    role="cell"
    tabIndex={0}
    data-cell="name"
    className="line-wide flex items-center gap-3 rounded-sm px-2 text-12 text-faint"
  >
    <span aria-hidden className="h-px flex-1 border-t border-dashed border-edge-soft" />
    {tools.words.pageBreak}
    <span aria-hidden className="h-px flex-1 border-t border-dashed border-edge-soft" />
  </div>
)
