// The page of a quote for its client: on a telephone first, in the company's colour and the quote's
// language, without an account. Read, choose options, sign, refuse, ask.
import { Download, MessageCircleQuestion, PenLine, ThumbsDown } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { type Formats, formats } from '#kernel/format.ts'
import { applyAccent } from '#web/accent.ts'
import { addressOf, call, useRead } from '#web/api.ts'
import { usePreferences } from '#web/preferences.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Entrance } from '#web/ui/Entrance.tsx'
import { useLocale, wordsIn, useWords } from '#web/words.ts'
import { openPublicQuote, publicQuotePdf, showPublicQuote } from '../contract.ts'
import { Ask } from './Ask.tsx'
import { both, type Shown, type Words } from './both.ts'
import { Refuse } from './Refuse.tsx'
import { Sign } from './Sign.tsx'
import { Paper } from './Paper.tsx'

/** What the client is doing under the quote. */
type Doing = 'sign' | 'ask' | 'refuse' | null

export function PublicQuote({ token }: { token: string }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const input = chosen === null ? { token } : { token, chosen }
  const { data, problem, refreshing, refetch } = useRead(showPublicQuote, input, {
    // While options are counted, what was there stays.
    placeholderData: (before) => before,
  })
  useEffect(() => {
    // Said by the page itself, so that the program that looks into links before a person does says nothing.
    void call(openPublicQuote, { token }).catch(() => undefined)
  }, [token])
  const colour = data?.company.colour
  const preferences = usePreferences()
  useEffect(() => {
    if (!colour) return
    applyAccent(colour)
    return () => applyAccent(null)
  }, [colour, preferences])
  if (problem && !data) return <Over />
  if (!data) return null
  return (
    <Page
      token={token}
      shown={data}
      counting={refreshing}
      chosen={chosen?.split(',') ?? null}
      onChoose={(ids) => setChosen(ids.join(','))}
      onDone={refetch}
    />
  )
}

function Over() {
  const words = useWords(both)
  return (
    <Entrance title={words.over}>
      <p className="text-14 text-soft">{words.overText}</p>
    </Entrance>
  )
}

type PageProps = {
  token: string
  shown: Shown
  counting: boolean
  /** What was ticked last, before it is counted; null where nothing was touched. */
  chosen: readonly string[] | null
  onChoose: (ids: string[]) => void
  onDone: () => void
}

function Page({ token, shown, counting, chosen, onChoose, onDone }: PageProps) {
  const words = wordsIn(both, shown.language)
  const reader = useLocale()
  const [doing, setDoing] = useState<Doing>(null)
  const [asked, setAsked] = useState(false)
  const below = useRef<HTMLDivElement>(null)
  const written = formats(shown.language, shown.document?.currency ?? 'EUR', 'Europe/Paris')
  const title = `${words.quote} ${shown.number ?? ''}`.trim()
  useEffect(() => {
    document.title = `${title} · ${shown.company.name}`
  }, [title, shown.company.name])
  const start = (what: Doing) => {
    setDoing(what)
    requestAnimationFrame(() => below.current?.scrollIntoView({ block: 'start' }))
  }
  const end = () => {
    setDoing(null)
    onDone()
    window.scrollTo({ top: 0 })
  }
  const isOpen = shown.state === 'open'
  const forms = { token, shown, words, written, onBack: () => setDoing(null) }
  return (
    <div
      lang={shown.language === reader ? undefined : shown.language}
      className="min-h-dvh bg-canvas pb-28 sm:pb-12"
    >
      <div className="h-1.5 bg-fill" />
      <div className="mx-auto flex w-full max-w-180 flex-col gap-4 px-4 py-5 sm:py-8">
        <Head token={token} shown={shown} words={words} written={written} title={title} />
        <State shown={shown} words={words} written={written} />
        {asked && (
          <div role="status">
            <Banner tone="green">{words.asked}</Banner>
          </div>
        )}
        {shown.document && (
          <Paper
            document={shown.document}
            words={words}
            written={written}
            counting={counting}
            chosen={isOpen ? chosen : null}
            {...(isOpen ? { onChoose } : {})}
          />
        )}
        <div ref={below} className="scroll-mt-4">
          {doing === 'sign' && shown.document && (
            <Sign {...forms} document={shown.document} counting={counting} onDone={end} />
          )}
          {doing === 'refuse' && <Refuse {...forms} onDone={end} />}
          {doing === 'ask' && (
            <Ask
              {...forms}
              onDone={() => {
                setAsked(true)
                end()
              }}
            />
          )}
        </div>
        {doing === null && shown.state !== 'cancelled' && (
          <Acts isOpen={isOpen} words={words} start={start} />
        )}
        <Foot shown={shown} words={words} />
      </div>
    </div>
  )
}

/** What can be done: at the foot of the screen on a telephone, under the quote elsewhere. */
function Acts({
  isOpen,
  words,
  start,
}: {
  isOpen: boolean
  words: Words
  start: (what: Doing) => void
}) {
  return (
    <div className="flex flex-wrap items-center gap-2 max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-10 max-sm:border-t max-sm:border-line max-sm:bg-raised max-sm:px-4 max-sm:pt-3 max-sm:pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:justify-end print:hidden">
      <Button variant="quiet" icon={MessageCircleQuestion} onPress={() => start('ask')}>
        {words.ask}
      </Button>
      {isOpen && (
        <Button icon={ThumbsDown} onPress={() => start('refuse')}>
          {words.refuse}
        </Button>
      )}
      {isOpen && (
        <div className="max-sm:order-first max-sm:w-full">
          <Button variant="primary" icon={PenLine} wide onPress={() => start('sign')}>
            {words.sign}
          </Button>
        </div>
      )}
    </div>
  )
}

type Told = { shown: Shown; words: Words; written: Formats }

function Head({ token, shown, words, written, title }: Told & { token: string; title: string }) {
  const { document, company, validUntil, state } = shown
  const logo = document?.view.seller.logo
  return (
    <header className="flex flex-col gap-4">
      <div className="flex items-center justify-between gap-4">
        {logo ? (
          <img
            src={`data:${logo.type};base64,${logo.base64}`}
            alt={company.name}
            className="max-h-12 max-w-48 rounded-sm bg-[#fff] object-contain"
          />
        ) : (
          <p className="text-16 font-semibold">{company.name}</p>
        )}
        {document && (
          <a
            href={addressOf(publicQuotePdf, { token })}
            className="inline-flex min-h-11 items-center gap-1.5 rounded-md px-2 text-14 font-medium text-accent hover:bg-hover print:hidden"
          >
            <Download aria-hidden size={16} />
            PDF<span className="unseen">{words.pdf}</span>
          </a>
        )}
      </div>
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <div className="min-w-0">
          <h1 tabIndex={-1} className="text-20 font-semibold outline-none">
            {title}
          </h1>
          {document && (
            <p className="text-14 text-soft">{words.forWhom(document.view.buyer.name)}</p>
          )}
          {state === 'open' && validUntil && (
            <p className="text-14 text-soft">{words.validUntil(written.day(validUntil))}</p>
          )}
        </div>
        {document && (
          <div className="sm:text-right">
            <p className="text-12 text-soft">{words.total}</p>
            <p aria-live="polite" className="figures text-28 font-semibold">
              {written.amount(document.gross)}
            </p>
            <p className="figures text-13 text-soft">{words.net(written.amount(document.net))}</p>
          </div>
        )}
      </div>
    </header>
  )
}

/** Where the quote stands, when it is not simply to be answered. */
function State({ shown, words, written }: Told) {
  const { state, signed } = shown
  if (state === 'open') return null
  if (state === 'signed') {
    return (
      <Banner
        tone="green"
        title={signed ? words.signed(signed.name, written.day(signed.day)) : words.signTitle}
      >
        {words.signedText}
      </Banner>
    )
  }
  return <Banner tone={state === 'preparing' ? 'blue' : 'orange'}>{words[state]}</Banner>
}

function Foot({ shown, words }: { shown: Shown; words: Words }) {
  const { company, document, seller } = shown
  return (
    <footer className="flex flex-col gap-1 pt-2 text-13 text-soft">
      <p>{words.contact}</p>
      <p className="flex flex-wrap gap-x-3 gap-y-1">
        {seller && <span>{seller}</span>}
        {company.phone && (
          <a
            className="inline-flex min-h-6 items-center text-accent underline"
            href={`tel:${company.phone}`}
          >
            {company.phone}
          </a>
        )}
        {company.email && (
          <a
            className="inline-flex min-h-6 items-center text-accent underline"
            href={`mailto:${company.email}`}
          >
            {company.email}
          </a>
        )}
      </p>
      {document && <p className="pt-2 text-12 text-faint">{document.view.footer}</p>}
    </footer>
  )
}
