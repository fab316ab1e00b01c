// From customers' orders to purchase orders: what it will make is shown first, supplier by supplier.
import { PackageCheck, PackageOpen, ShoppingCart } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useReady, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useQueryString } from '#web/navigation.ts'
import { readStored, store } from '#web/preferences.ts'
import { useRights } from '#web/session.ts'
import { hasScreen } from '#web/screens.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Link, LinkButton } from '#web/ui/Link.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { listPurchases } from '../contract.ts'
import { generatePurchases, listNeeds } from '../contract/buying.ts'
import {
  bySupplier,
  type Choice,
  chosenFirst,
  hasNewSupplier,
  isBeyond,
  keyOf,
  lacksSupplier,
  linesOf,
  ordersOf,
  summaryOf,
} from './needs.ts'
import { NeedRows } from './NeedRows.tsx'
import { purchaseWords } from './words.ts'

type Made = OutputOf<typeof generatePurchases>['rows']

export function GeneratePurchases() {
  const words = useWords(purchaseWords)
  const orders = useQueryString()['commandes'] ?? ''
  const [made, setMade] = useState<Made | null>(null)
  const crumbs = [{ label: words.title, href: to('/commandes-achat') }]
  if (made) return <Prepared made={made} crumbs={crumbs} />
  if (orders === '') {
    return (
      <Page title={words.generateTitle} crumbs={crumbs}>
        <EmptyState icon={ShoppingCart} title={words.noOrder}>
          {words.noOrderText}
        </EmptyState>
      </Page>
    )
  }
  return <Choosing key={orders} orders={orders.split(',')} crumbs={crumbs} onMade={setMade} />
}

type Crumbs = readonly { label: string; href: string }[]
const memory = 'comptoir.purchases.merge'

function Choosing({
  orders,
  crumbs,
  onMade,
}: {
  orders: string[]
  crumbs: Crumbs
  onMade: (made: Made) => void
}) {
  const words = useWords(purchaseWords)
  const formats = useFormats()
  const { can } = useRights()
  const { rows, left } = useReady(listNeeds, { orders })
  const [choices, setChoices] = useState<readonly Choice[]>(() => rows.map(chosenFirst))
  const [merge, setMerge] = useState(() => readStored<boolean>(memory) ?? true)
  const [keep, setKeep] = useState(false)
  const [beyond, setBeyond] = useState(false)
  const making = useWrite(generatePurchases, {
    refresh: [listPurchases, listNeeds],
    onDone: ({ rows: done }) => {
      toast(words.prepared(done.length), { tone: 'green' })
      onMade(done)
    },
  })
  const change = (changed: Choice) =>
    setChoices(choices.map((one) => (keyOf(one.need) === keyOf(changed.need) ? changed : one)))
  const count = ordersOf(choices)
  const isMore = choices.some(isBeyond)
  const run = () =>
    void making.run({
      lines: linesOf(choices),
      merge,
      keepSuppliers: keep && hasNewSupplier(choices),
      beyond: isMore && beyond,
    })
  const whyNot = count === 0 || lacksSupplier(choices) ? words.noSupplierText : null
  const said = left.map(({ number, why }) => words.left[why](number)).join(' · ')
  if (rows.length === 0) {
    return (
      <Page title={words.generateTitle} crumbs={crumbs}>
        <EmptyState icon={PackageCheck} title={words.nothing}>
          {said || words.nothingText}
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page
      title={words.generateTitle}
      crumbs={crumbs}
      subtitle={words.generateText(new Set(rows.map(({ order }) => order)).size, rows.length)}
      actions={
        <Button
          variant="primary"
          icon={ShoppingCart}
          keys="ctrl+enter"
          autoFocus
          pending={making.pending}
          whyNot={whyNot}
          onPress={run}
        >
          {words.prepare(Math.max(1, count))}
        </Button>
      }
      banner={
        <>
          {said && <Banner tone="blue">{said}</Banner>}
          {making.problem && <Banner tone="red">{making.problem.detail}</Banner>}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap gap-x-8 gap-y-2">
          <Checkbox
            label={words.merge}
            hint={words.mergeHint}
            checked={merge}
            onChange={(value) => {
              store(memory, value)
              setMerge(value)
            }}
          />
          {can('items.write') && hasNewSupplier(choices) && (
            <Checkbox label={words.keep} checked={keep} onChange={setKeep} />
          )}
          {isMore && <Checkbox label={words.beyondNeed} checked={beyond} onChange={setBeyond} />}
        </div>
        {bySupplier(choices).map(({ supplier, choices: theirs }) => {
          const { lines, net } = summaryOf(theirs, merge)
          return (
            <Section
              key={supplier?.id ?? ''}
              flush
              title={supplier?.name ?? words.noSupplier}
              hint={
                supplier
                  ? `${words.linesCount(lines)} · ${formats.amount(net)}`
                  : words.noSupplierText
              }
            >
              <NeedRows choices={theirs} onChange={change} />
            </Section>
          )
        })}
      </div>
    </Page>
  )
}

/** What was made: drafts to be read, then sent. */
function Prepared({ made, crumbs }: { made: Made; crumbs: Crumbs }) {
  const words = useWords(purchaseWords)
  return (
    <Page
      title={words.prepared(made.length)}
      crumbs={crumbs}
      subtitle={words.preparedText}
      actions={
        <>
          {hasScreen('/commandes') && (
            <LinkButton href={to('/commandes')}>{words.orders}</LinkButton>
          )}
          <LinkButton
            variant="primary"
            icon={PackageOpen}
            href={to('/commandes-achat', {}, { standing: 'draft' })}
          >
            {words.seeAll}
          </LinkButton>
        </>
      }
    >
      <Section flush title={words.title}>
        <ul>
          {made.map(({ id, supplier, lines }) => (
            <li
              key={id}
              className="flex items-center justify-between gap-4 border-b border-line-soft px-4 py-3 last:border-0"
            >
              <Link href={to('/commandes-achat/:id', { id })}>{supplier.name}</Link>
              <span className="text-13 text-soft">{words.linesCount(lines)}</span>
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  )
}
