/** A file as an answer: a PDF, an image, a CSV. */
export type FileAnswer = {
  readonly file: Uint8Array | AsyncIterable<Uint8Array>
  readonly name: string
  readonly mediaType: string
  /** Shown in the browser rather than saved: only for types that cannot run. */
  readonly inline?: boolean
}

/** A file received: its bytes and the name it was sent under. */
export type Uploaded = {
  readonly bytes: Uint8Array
  readonly name: string
  readonly mediaType: string
}
