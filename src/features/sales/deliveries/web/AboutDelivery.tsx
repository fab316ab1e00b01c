import { ProjectFact } from '#features/sales/documents/web/ProjectFact.tsx'
import { MapPin, Phone } from 'lucide-react'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Fact, Facts } from '#web/ui/Facts.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { useWords } from '#web/words.ts'
import type { Delivery } from '../contract.ts'
import { deliveryWords } from './words.ts'

/** How it goes, for whom, and what its paper says. */
export function AboutDelivery({ delivery }: { delivery: Delivery }) {
  const words = useWords(deliveryWords)
  const formats = useFormats()
  const { can } = useRights()
  return (
    <Section title={words.facts}>
      <Facts>
        <Fact label={words.orders}>
          <span className="flex flex-wrap gap-x-2">
            {delivery.orders.map(({ id, number }) =>
              can('orders.read') ? (
                <Link key={id} href={to('/commandes/:id', { id })}>
                  {number}
                </Link>
              ) : (
                <span key={id}>{number}</span>
              ),
            )}
          </span>
        </Fact>
        {delivery.customerReference && (
          <Fact label={words.customerReference}>{delivery.customerReference}</Fact>
        )}
        {delivery.driver && <Fact label={words.driver}>{delivery.driver.name}</Fact>}
        {delivery.carrier && <Fact label={words.carrier}>{delivery.carrier}</Fact>}
        {delivery.tracking && <Fact label={words.tracking}>{delivery.tracking}</Fact>}
        {delivery.shippedDay && (
          <Fact label={words.shippedOn}>{formats.day(delivery.shippedDay)}</Fact>
        )}
        {delivery.packages !== null && (
          <Fact label={words.packages}>{formats.integer(delivery.packages)}</Fact>
        )}
        {delivery.weight !== null && (
          <Fact label={words.weight}>{`${formats.quantity(delivery.weight)} kg`}</Fact>
        )}
        <Fact label={words.paper}>{delivery.priced ? words.withPrices : words.withoutPrices}</Fact>
        <ProjectFact document={delivery.id} />
        {delivery.seller && <Fact label={words.seller}>{delivery.seller.name}</Fact>}
        {delivery.store && <Fact label={words.store}>{delivery.store.name}</Fact>}
      </Facts>
    </Section>
  )
}

const big =
  'flex min-h-11 flex-1 items-center justify-center gap-2 rounded-md border border-edge bg-surface px-3 text-14 font-medium hover:bg-hover'

/** Where it goes, whom to call there, and how to get there: the first thing that a driver looks for. */
export function Place({ delivery }: { delivery: Delivery }) {
  const words = useWords(deliveryWords)
  const { name, lines, phone } = delivery.place
  const there = encodeURIComponent(lines.join(', '))
  return (
    <Section title={words.place}>
      <div className="flex flex-col gap-3">
        <address className="not-italic">
          <span className="block font-medium">{name}</span>
          {lines.map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
          {delivery.contact && <span className="block text-soft">{delivery.contact.name}</span>}
        </address>
        <div className="flex gap-2 print:hidden">
          {phone && (
            <a href={`tel:${phone.replaceAll(' ', '')}`} className={big}>
              <Phone aria-hidden size={16} />
              {words.call}
            </a>
          )}
          {lines.length > 0 && (
            <a
              href={`https://www.openstreetmap.org/search?query=${there}`}
              className={big}
              target="_blank"
              rel="noreferrer"
            >
              <MapPin aria-hidden size={16} />
              {words.route}
            </a>
          )}
        </div>
      </div>
    </Section>
  )
}
