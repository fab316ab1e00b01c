// Who received a delivery: name, signature, photos.
import { sheet } from '#features/sales/signatures/rules/strokes.ts'
import { addressOf } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { Section } from '#web/ui/Page.tsx'
import { useWords } from '#web/words.ts'
import type { Delivery } from '../contract.ts'
import { showPhoto } from '../contract/photos.ts'
import { deliveryWords } from './words.ts'

export function Received({ delivery }: { delivery: Delivery }) {
  const words = useWords(deliveryWords)
  const formats = useFormats()
  const { signature, photos, id } = delivery
  if (!signature && photos.length === 0) return null
  return (
    <Section title={words.received}>
      <div className="flex flex-col gap-3">
        {signature && (
          <div>
            <p className="font-medium">{signature.name}</p>
            <p className="text-12 text-soft">
              {[formats.moment(signature.at), signature.by && words.takenDownBy(signature.by.name)]
                .filter(Boolean)
                .join(', ')}
            </p>
            {signature.drawing && (
              <svg
                role="img"
                aria-label={words.signatureOf(signature.name)}
                viewBox={`0 0 ${sheet.width} ${sheet.height}`}
                className="mt-2 aspect-[3/1] w-full rounded-md border border-line bg-[#fff]"
              >
                <path
                  d={signature.drawing}
                  fill="none"
                  stroke="#1c1917"
                  strokeWidth={3}
                  strokeLinecap="round"
                  strokeLinejoin="round"
                />
              </svg>
            )}
          </div>
        )}
        {photos.length > 0 && (
          <ul className="grid grid-cols-3 gap-2">
            {photos.map((photo, at) => {
              const href = addressOf(showPhoto, { id, photo: photo.id })
              return (
                <li key={photo.id}>
                  <a href={href} target="_blank" rel="noreferrer">
                    <img
                      src={href}
                      alt={words.photoOf(at + 1)}
                      className="aspect-square w-full rounded-md border border-line object-cover"
                    />
                  </a>
                </li>
              )
            })}
          </ul>
        )}
      </div>
    </Section>
  )
}
