// A document on its sheet of paper: the same texts as the PDF (DocumentView), laid out alike. Paper is
// white in every theme.
import './sheet.css'
import { Fragment, memo, useLayoutEffect, useRef, useState } from 'react'
import type { DocumentView, Fact, LineView, PartyView, Picture } from '#kernel/print.ts'

const sheetWidth = 794 // pixels: 210 mm at 96 dots an inch

/** Drawn at its real size, then scaled to the room there is. */
export const DocumentSheet = memo(function DocumentSheet({ view }: { view: DocumentView }) {
  const room = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLElement>(null)
  const [size, setSize] = useState({ scale: 0, height: 0 })
  useLayoutEffect(() => {
    const measure = () => {
      if (!room.current || !sheet.current) return
      const scale = Math.min(1, room.current.clientWidth / sheetWidth)
      const height = sheet.current.offsetHeight * scale
      setSize((before) =>
        before.scale === scale && before.height === height ? before : { scale, height },
      )
    }
    measure()
    const sized = new ResizeObserver(measure)
    if (room.current) sized.observe(room.current)
    if (sheet.current) sized.observe(sheet.current)
    return () => sized.disconnect()
  }, [])
  return (
    <div ref={room} className="min-w-0" style={{ height: size.height || undefined }}>
      <article
        ref={sheet}
        lang={view.language}
        aria-label={view.name}
        className="sheet"
        style={{
          transform: `scale(${size.scale})`,
          ['--accent' as string]: view.accent,
          visibility: size.scale === 0 ? 'hidden' : 'visible',
        }}
      >
        {view.watermark && <span className="sheet-watermark" data-text={view.watermark} />}
        <Top view={view} />
        {view.subject && (
          <p className="sheet-subject">
            <span>{view.subject.label}</span> <strong>{view.subject.value}</strong>
          </p>
        )}
        {view.opening && <p className="sheet-text">{view.opening}</p>}
        <LinesOf view={view} />
        <Sums view={view} />
        {view.closing && <p className="sheet-text">{view.closing}</p>}
        <Agreement view={view} />
        {view.mentions.length > 0 && (
          <div className="sheet-mentions">
            {view.mentions.map((mention) => (
              <p key={mention}>{mention}</p>
            ))}
          </div>
        )}
        {view.conditions && (
          <section className="sheet-conditions">
            <h2>{view.conditions.title}</h2>
            <div>{view.conditions.text}</div>
          </section>
        )}
        <footer className="sheet-foot">{view.footer}</footer>
      </article>
    </div>
  )
})

function Top({ view }: { view: DocumentView }) {
  const { seller } = view
  return (
    <header className="sheet-top">
      <div>
        <div className="sheet-seller">
          {seller.logo ? (
            <img src={address(seller.logo)} alt={seller.name} />
          ) : (
            <p className="sheet-name">{seller.name}</p>
          )}
          {seller.logo && <strong>{seller.name}</strong>}
          {seller.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        <Facts facts={view.facts} />
      </div>
      <div>
        <div className="sheet-title">
          <p>{view.title}</p>
          <span>{view.number ?? view.watermark}</span>
        </div>
        <Party party={view.buyer} />
        {view.delivery && <Party party={view.delivery} />}
      </div>
    </header>
  )
}

const Party = ({ party }: { party: PartyView }) => (
  <div className="sheet-party">
    <span>{party.label}</span>
    <strong>{party.name}</strong>
    {party.lines.map((line, rank) => (
      <p key={rank}>{line}</p>
    ))}
    {party.identity && <small>{party.identity}</small>}
  </div>
)

const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className="sheet-facts">
    {facts.map(({ label, value }) => (
      <Fragment key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </Fragment>
    ))}
  </dl>
)

function LinesOf({ view }: { view: DocumentView }) {
  const { columns } = view
  const { price, discount, earlier = null, vat, net } = columns
  const wide = 2 + [price, discount, earlier, vat, net].filter((title) => title !== null).length
  return (
    <table className="sheet-lines">
      <thead>
        <tr>
          <th scope="col">{columns.title}</th>
          <th scope="col">{columns.quantity}</th>
          {price !== null && <th scope="col">{price}</th>}
          {discount !== null && <th scope="col">{discount}</th>}
          {earlier !== null && <th scope="col">{earlier}</th>}
          {vat !== null && <th scope="col">{vat}</th>}
          {net !== null && <th scope="col">{net}</th>}
        </tr>
      </thead>
      <tbody>
        {view.lines.map((line, rank) => (
          <Line key={rank} line={line} view={view} wide={wide} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ line, view, wide }: { line: LineView; view: DocumentView; wide: number }) {
  const { columns } = view
  if (line.kind !== 'item') {
    if (line.kind === 'subtotal') {
      return (
        <tr className="sheet-subtotal">
          <td colSpan={wide}>
            <span>{line.label}</span> <strong>{line.net}</strong>
          </td>
        </tr>
      )
    }
    const text = line.kind === 'section' ? line.title : line.kind === 'text' ? line.text : ''
    return (
      <tr className={`sheet-${line.kind}`}>
        <td colSpan={wide}>{text}</td>
      </tr>
    )
  }
  return (
    <tr>
      <td>
        {line.photo && <img src={address(line.photo)} alt="" className="sheet-photo" />}
        <strong>{line.title}</strong>
        {line.reference && <small className="sheet-reference">{line.reference}</small>}
        {line.option && <small className="sheet-option">{line.option}</small>}
        {line.description && <p>{line.description}</p>}
      </td>
      <td>{line.quantity}</td>
      {columns.price !== null && <td>{line.price}</td>}
      {columns.discount !== null && <td>{line.discount}</td>}
      {columns.earlier !== undefined && <td>{line.earlier}</td>}
      {columns.vat !== null && <td>{line.vat}</td>}
      {columns.net !== null && <td>{line.net}</td>}
    </tr>
  )
}

function Sums({ view }: { view: DocumentView }) {
  return (
    <div className="sheet-sums">
      <div>
        {view.vat && (
          <table className="sheet-vat">
            <caption>{view.vat.title}</caption>
            <thead>
              <tr>
                <th scope="col">{view.vat.columns.rate}</th>
                <th scope="col">{view.vat.columns.base}</th>
                <th scope="col">{view.vat.columns.tax}</th>
              </tr>
            </thead>
            <tbody>
              {view.vat.rows.map((row) => (
                <tr key={row.rate}>
                  <td>
                    {row.rate}
                    {row.mention && <small>{row.mention}</small>}
                  </td>
                  <td>{row.base}</td>
                  <td>{row.tax}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {view.payment && (
          <>
            <p className="sheet-head">{view.payment.title}</p>
            <Facts facts={view.payment.facts} />
          </>
        )}
      </div>
      <dl className="sheet-totals">
        {view.totals.map((total) => (
          <div key={total.label} data-weight={total.weight}>
            <dt>
              {total.label}
              {total.detail && <small>{total.detail}</small>}
            </dt>
            <dd>{total.amount}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function Agreement({ view }: { view: DocumentView }) {
  const { signature } = view
  if (!signature) return null
  const { labels, signed } = signature
  return (
    <div className="sheet-agreement">
      <p className="sheet-head">{signature.title}</p>
      {signed ? (
        <>
          <p>{signed.text}</p>
          {signed.drawing && <img src={address(signed.drawing)} alt={signed.text} />}
        </>
      ) : (
        <>
          <small>{signature.request}</small>
          <div>
            <small>{labels.day}</small>
            <small>{labels.name}</small>
            <small>{labels.signature}</small>
          </div>
        </>
      )}
    </div>
  )
}

const address = ({ type, base64 }: Picture): string => `data:${type};base64,${base64}`
