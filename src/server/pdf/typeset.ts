// From a view to the bytes of its PDF. Blocks its thread for tens of milliseconds: see `render.ts`.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { LineView, Picture, PrintedView, SignatureView } from '#kernel/print.ts'
import { charactersOf } from './coverage.ts'
import { pictureBytes } from './pictures.ts'
import { mapTexts, printable } from './printable.ts'

/** What a document was printed without: the caller tells whoever may mend it. */
export type PrintProblem = {
  readonly code:
    | 'logo_unreadable'
    | 'signature_unreadable'
    | 'photo_unreadable'
    | 'characters_replaced'
  /** The characters, where it is they. */
  readonly detail: string
}
export type Printed = { readonly pdf: Uint8Array; readonly problems: readonly PrintProblem[] }

/** PDF/A-3b: kept for ten years, with room for the XML of the invoice beside its image. */
const standard = 'a-3b'

/** Makes a typesetter over the template and the fonts of a folder; both are read once. */
export function typesetter(folder: string): (view: PrintedView) => Printed {
  const fonts = join(folder, 'fonts')
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [fonts] }] })
  const drawable = charactersOf(fonts)
  const main = join(folder, 'template.typ')

  /** The PDF, or what Typst says against it. */
  const attempt = (inputs: Record<string, string>): Buffer | string => {
    const compiled = compiler.compile({ mainFilePath: main, inputs })
    const document = compiled.result
    if (!document) return complaint(compiler, compiled)
    try {
      return compiler.pdf(document, { pdfStandard: standard })
    } catch (error) {
      return String(error)
    } finally {
      // Typst keeps what it has laid out: the last document is enough to go fast, and bounds memory.
      compiler.evictCache(1)
    }
  }

  return (view) => {
    const problems: PrintProblem[] = []
    const images = shownImages(view, problems)
    for (const { path, bytes } of Object.values(images)) {
      compiler.mapShadow(join(folder, path), bytes)
    }
    try {
      return print(view, images, problems)
    } finally {
      for (const { path } of Object.values(images)) compiler.unmapShadow(join(folder, path))
    }
  }

  /** Prints as much as can be: without what Typst refuses, rather than nothing. */
  function print(view: PrintedView, images: Images, problems: PrintProblem[]): Printed {
    const { clean, replaced } = printable(drawable)
    const texts = mapTexts(withoutPictures(view), clean)
    const data = JSON.stringify(texts)
    const paths = Object.entries(images).map(([name, { path }]) => [name, path])
    let pdf = attempt({ view: data, ...Object.fromEntries(paths) })
    if (typeof pdf === 'string' && paths.length > 0) {
      const plain = attempt({ view: data })
      if (typeof plain !== 'string') {
        problems.push(...Object.keys(images).map(unreadable))
        pdf = plain
      }
    }
    if (typeof pdf === 'string') throw new Error(`the document cannot be printed: ${pdf}`)
    if (replaced.size > 0) {
      problems.push({ code: 'characters_replaced', detail: [...replaced].join('') })
    }
    return { pdf: new Uint8Array(pdf), problems }
  }
}

type Images = Record<string, { readonly path: string; readonly bytes: Buffer }>

const unreadable = (name: string): PrintProblem => ({
  code:
    name === 'logo'
      ? 'logo_unreadable'
      : name === 'drawing'
        ? 'signature_unreadable'
        : 'photo_unreadable',
  detail: '',
})

/** The images of a view by the name that it gives them, each in a file named after its bytes. */
function shownImages(view: PrintedView, problems: PrintProblem[]): Images {
  const found: Images = {}
  const add = (name: string, picture: Picture | null | undefined) => {
    if (!picture) return
    const bytes = pictureBytes(picture)
    if (bytes === null) {
      problems.push(unreadable(name))
      return
    }
    const digest = createHash('sha256').update(bytes).digest('hex')
    const extension = picture.type === 'image/png' ? 'png' : 'jpg'
    found[name] = { path: `${name.split('-')[0]}-${digest}.${extension}`, bytes }
  }
  add('logo', view.seller.logo)
  add('drawing', signatureOf(view)?.signed?.drawing)
  for (const [rank, line] of linesOf(view).entries()) {
    if (line.kind === 'item') add(`photo-${rank}`, line.photo)
  }
  return found
}

/** Images travel as files, not as text: a view is sent without them. */
const withoutPictures = (view: PrintedView): PrintedView => ({
  ...view,
  seller: { ...view.seller, logo: null },
  ...('signature' in view ? { signature: withoutDrawing(view.signature) } : {}),
  ...('lines' in view ? { lines: view.lines.map(withoutPhoto) } : {}),
})

const withoutPhoto = (line: LineView): LineView =>
  line.kind === 'item' ? { ...line, photo: null } : line

const linesOf = (view: PrintedView): readonly LineView[] => ('lines' in view ? view.lines : [])

const withoutDrawing = (signature: SignatureView | null): SignatureView | null =>
  signature && { ...signature, signed: signature.signed && { ...signature.signed, drawing: null } }

/** Letters are not signed. */
const signatureOf = (view: PrintedView): SignatureView | null =>
  'signature' in view ? view.signature : null

const complaint = (
  compiler: NodeCompiler,
  compiled: ReturnType<NodeCompiler['compile']>,
): string => {
  const diagnostics = compiled.takeDiagnostics()
  return diagnostics ? JSON.stringify(compiler.fetchDiagnostics(diagnostics)) : 'no diagnostics'
}
