// One stream of events (text/event-stream), for one person in one company.
import type { Actor } from '#server/transaction.ts'
import type { Change } from './announce.ts'

/** What a stream says. */
type Saying =
  | { readonly event: 'ready' | 'inbox' | 'missed' | 'over' | 'crowded' }
  | { readonly event: 'change'; readonly changes: readonly Change[] }

export type Stream = {
  readonly actor: Actor
  readonly tab: string
  /** Finds out anew who asked for it. */
  readonly again: () => Promise<Actor>
  readonly body: ReadableStream<Uint8Array>
  say(saying: Saying): void
  /** Shows that it lives. */
  beat(): void
  /** Says why, and ends. */
  finish(event: 'over' | 'crowded'): void
}

/** So many sayings may wait for their reader. */
const mostUnread = 200

/** Opens a stream; `onGone` is called once, when nobody reads it any more or it is finished. */
export function openStream(
  about: Pick<Stream, 'actor' | 'tab' | 'again'>,
  onGone: (stream: Stream) => void,
): Stream {
  const encoder = new TextEncoder()
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null
  const gone = () => {
    if (controller) onGone(stream)
    controller = null
  }
  const write = (text: string): void => {
    // Nobody takes what is said: whoever it was has left without a word.
    if (controller && (controller.desiredSize ?? 0) < -mostUnread) {
      controller.close()
      return gone()
    }
    controller?.enqueue(encoder.encode(text))
  }
  const body = new ReadableStream<Uint8Array>({
    start: (given) => void (controller = given),
    cancel: gone,
  })
  const stream: Stream = {
    ...about,
    body,
    say: ({ event, ...data }) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    beat: () => write(': \n\n'),
    finish(event) {
      stream.say({ event })
      controller?.close()
      gone()
    },
  }
  return stream
}
