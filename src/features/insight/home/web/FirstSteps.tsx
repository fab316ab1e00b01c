import { Circle, CircleCheck } from 'lucide-react'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { LinkButton } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { useWords } from '#web/words.ts'
import { both, type HomeFigures } from './words.ts'

/** An empty company: the way to its first invoice, with what is done already. */
export function FirstSteps({ there }: { there: HomeFigures['there'] }) {
  const words = useWords(both)
  const { can } = useRights()
  const steps = [
    {
      key: 'customer',
      done: there.customers > 0,
      href: to('/clients/nouveau'),
      may: can('customers.write'),
    },
    { key: 'item', done: there.items > 0, href: to('/articles/nouveau'), may: can('items.write') },
    { key: 'quote', done: there.quotes > 0, href: to('/devis/nouveau'), may: can('quotes.write') },
    {
      key: 'invoice',
      done: there.invoices > 0,
      href: to('/factures/nouvelle'),
      may: can('invoices.write'),
    },
  ] as const
  const next = steps.find((step) => !step.done && step.may)?.key
  return (
    <Section title={words.start} hint={words.startText}>
      <ol className="flex flex-col divide-y divide-line">
        {steps.map(({ key, done, href, may }) => (
          <li key={key} className="flex min-h-12 items-center gap-3">
            {done ? (
              <CircleCheck aria-hidden size={20} className="text-green" />
            ) : (
              <Circle aria-hidden size={20} className="text-faint" />
            )}
            <span className={done ? 'text-soft' : 'font-medium'}>
              {words.firstSteps[key]}
              {done && <span className="unseen"> ({words.done})</span>}
            </span>
            {!done && may && (
              <span className="ml-auto">
                <LinkButton href={href} variant={key === next ? 'primary' : 'secondary'}>
                  {words.firstSteps[key]}
                </LinkButton>
              </span>
            )}
          </li>
        ))}
      </ol>
      {can('imports.write') && (
        <div className="-ml-3">
          <LinkButton href={to('/imports')} variant="quiet">
            {words.import}
          </LinkButton>
        </div>
      )}
    </Section>
  )
}
