import { Archive, Box, FilePlus2, Plus } from 'lucide-react'
import { selectedRows, useBulk, whyNotMany } from '#features/sales/documents/web/bulk.tsx'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { call } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useGo } from '#web/navigation.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Fact, Facts } from '#web/ui/Facts.tsx'
import { LinkButton } from '#web/ui/Link.tsx'
import type { BulkAction, Selection } from '#web/ui/list/definition.ts'
import { List } from '#web/ui/list/List.tsx'
import { useWords } from '#web/words.ts'
import { archive, list, show } from '../contract.ts'
import { both } from './both.ts'
import { ItemSheet } from './ItemSheet.tsx'
import { items, plainItems, type Row } from './list.tsx'
import { vatName } from './naming.ts'

export function ItemList() {
  const words = useWords(both)
  const { can, role } = useRights()
  const { actions, report } = useBulkArchiving()
  const create = can('items.write') && (
    <LinkButton variant="primary" icon={Plus} href={to('/articles/nouveau')}>
      {words.create}
    </LinkButton>
  )
  return (
    <>
      <List
        definition={role.seesCosts ? items : plainItems}
        title={words.title}
        actions={create}
        bulk={actions}
        preview={(row) => <RowPreview row={row} />}
        empty={{
          icon: Box,
          title: words.none,
          text: words.noneText,
          action: (
            <>
              {can('imports.write') && (
                <LinkButton icon={FilePlus2} href={to('/imports')}>
                  {words.import}
                </LinkButton>
              )}
              {create}
            </>
          ),
        }}
      />
      {report}
    </>
  )
}

/** The list, with the sheet of a new item over it. */
export function NewItem() {
  const go = useGo()
  return (
    <>
      <ItemList />
      <ItemSheet
        item={null}
        onClose={() => go(to('/articles'))}
        onDone={({ id }) => go(to('/articles/:id', { id }), { replace: true })}
      />
    </>
  )
}

function RowPreview({ row }: { row: Row }) {
  const words = useWords(both)
  const formats = useFormats()
  return (
    <div className="flex flex-col gap-4 p-4">
      <div>
        <p className="text-16 font-semibold">{row.name}</p>
        <p className="figures text-13 text-faint">{row.reference}</p>
      </div>
      <Facts>
        <Fact label={words.price}>
          <span className="figures">{formats.price(row.price)}</span>
        </Fact>
        {row.cost !== null && (
          <Fact label={words.cost}>
            <span className="figures">{formats.price(row.cost)}</span>
          </Fact>
        )}
        <Fact label={words.vat}>{vatName(row.vat, words, formats)}</Fact>
        <Fact label={words.family}>{row.family}</Fact>
        <Fact label={words.brand}>{row.brand}</Fact>
        <Fact label={words.supplier}>{row.supplier?.name}</Fact>
      </Facts>
      <div>
        <LinkButton href={to('/articles/:id', { id: row.id })}>{words.open}</LinkButton>
      </div>
    </div>
  )
}

/** Archives those selected, one by one, each at the version that it has now. */
function useBulkArchiving() {
  const words = useWords(both)
  const shared = useWords(documentWords)
  const { can } = useRights()
  const bulk = useBulk([list])
  const inUse = (row: Row) => !row.archived
  const actions: readonly BulkAction<Row>[] = can('items.write')
    ? [
        {
          key: 'archive',
          label: words.archive,
          icon: Archive,
          whyNot: (selection: Selection<Row>) => whyNotMany(selection, inUse, shared),
          run: async (selection: Selection<Row>) => {
            const rows = (await selectedRows(
              items.endpoint,
              selection as never,
              (row) => (row as Row).id,
            )) as Row[]
            return bulk.each(
              rows.filter(inUse),
              (row) => row.name,
              async ({ id }, options) => {
                const { version } = await call(show, { id })
                return call(archive, { id, version }, options)
              },
            )
          },
        },
      ]
    : []
  return { actions, report: bulk.report }
}
