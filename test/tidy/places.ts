// Where a file may stand, and what it may lean on.
import { posix } from 'node:path'
import { codeOf } from './lexer.ts'

export type File = { readonly path: string; readonly text: string }

const pure = ['kernel', 'rules', 'contract']

/** What each kind of file may import. */
const sees: Readonly<Record<string, readonly string[]>> = {
  kernel: ['kernel'],
  rules: ['kernel', 'rules'],
  contract: pure,
  queries: [...pure, 'queries', 'server'],
  actions: [...pure, 'queries', 'actions', 'server'],
  routes: [...pure, 'queries', 'actions', 'routes', 'server'],
  jobs: [...pure, 'queries', 'actions', 'jobs', 'server'],
  web: [...pure, 'web', 'shell', 'list of reasons'],
  server: [
    ...pure,
    'queries',
    'actions',
    'server',
    'list of routes',
    'list of jobs',
    'list of reasons',
  ],
  shell: [...pure, 'shell', 'list of reasons'],
  'list of features': [],
  'list of reasons': ['kernel', 'rules'],
  'list of routes': ['routes', 'server', 'list of bulk acts'],
  'list of jobs': ['jobs', 'server', 'list of bulk acts'],
  'list of bulk acts': ['actions'],
}
const ofFeature = ['rules', 'contract', 'queries', 'actions', 'routes', 'jobs', 'web']
const lists: Readonly<Record<string, string>> = {
  order: 'list of features',
  reasons: 'list of reasons',
  routes: 'list of routes',
  jobs: 'list of jobs',
  bulk: 'list of bulk acts',
}

/**
 * The document editor and preview, which quotes, invoices and credit notes share; what was said and what
 * is to do around a record, which every record shows; the dashboard of a client and the list of
 * all documents, which are on their page; the analyses that are kept on dashboards.
 */
const sharedScreens = [
  'sales/documents',
  'relation/activities',
  'insight/figures',
  'insight/client',
  'insight/register',
  'insight/analyses',
]

/** What pure code may use of the outside. */
const purePackages = ['zod', 'ibantools']

type Place = { readonly kind: string; readonly feature: string }

/** The kind of a file and its feature ('' outside of features); kind '' where it has no place. */
export function placeOf(path: string): Place {
  const [, top = '', wing = '', noun = '', name = ''] = path.split('/')
  if (top === 'kernel' || top === 'server') return { kind: top, feature: '' }
  if (top === 'web') return { kind: 'shell', feature: '' }
  if (top !== 'features') return { kind: '', feature: '' }
  if (noun === '') return { kind: lists[wing.replace(/\.ts$/, '')] ?? '', feature: '' }
  const kind = name.replace(/\.tsx?$/, '')
  const isPlace = ofFeature.includes(kind) || /\.test\.tsx?$/.test(name)
  return { kind: isPlace ? kind : '', feature: `${wing}/${noun}` }
}

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)
export const isSource = ({ path }: File): boolean => /^src\/.*\.tsx?$/.test(path) && !isTest(path)

/** The modules that a file imports, types too, with paths of this repository made whole. */
export function importsOf({ path, text }: File): string[] {
  const found = codeOf(text).matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)
  return [...found].map(([, name = '']) => {
    if (name.startsWith('#')) return name.replace(/^#test/, 'test').replace(/^#/, 'src/')
    return name.startsWith('.') ? posix.join(posix.dirname(path), name) : name
  })
}

/** One of the few names that a folder of the house has, and in the order of features. */
export const inItsPlace =
  (features: readonly string[]) =>
  (file: File): string[] => {
    if (!/^src\/.*\.tsx?$/.test(file.path)) return []
    const { kind, feature } = placeOf(file.path)
    if (kind === '')
      return [`has no place: a feature has ${ofFeature.join(', ')}, and nothing else`]
    const isListed = feature === '' || features.includes(feature)
    return isListed ? [] : [`${feature} is not in src/features/order.ts`]
  }

/** Leans only downwards: kinds by the table above, features by their order. */
export const leansDownwards =
  (features: readonly string[]) =>
  (file: File): string[] => {
    if (!isSource(file)) return []
    const { kind, feature } = placeOf(file.path)
    return importsOf(file).flatMap((path) => {
      if (path.startsWith('test/')) return [`must not import ${path}: the product knows no test`]
      if (!path.startsWith('src/')) return []
      const to = placeOf(path)
      if (!sees[kind]?.includes(to.kind)) return [`${kind} must not import ${path}`]
      const isForeign = feature !== '' && to.feature !== '' && to.feature !== feature
      if (!isForeign) return []
      if (kind === 'web' && to.kind === 'web')
        return sharedScreens.includes(to.feature)
          ? []
          : [`screens meet on the wire, not by import: ${path}`]
      // A screen may read any contract and any rule; everything else keeps to the order. What is not
      // in the order at all is said once, by its place.
      const [from, until] = [features.indexOf(feature), features.indexOf(to.feature)]
      const isBackwards = from !== -1 && until > from
      return isBackwards && kind !== 'web' ? [`${feature} comes before ${to.feature}`] : []
    })
  }

/** Pure code takes time, chance and the outside as values. */
export function pureWhereItMust(file: File): string[] {
  if (!isSource(file) || !pure.includes(placeOf(file.path).kind)) return []
  const wild =
    /\bnew Date\(\)|\bDate\.now\b|\bMath\.random\b|\bperformance\.|\bprocess\.|\bglobalThis\b|\bcrypto\.|\bset(?:Timeout|Interval)\b|\bfetch\(/g
  const called = [...codeOf(file.text).matchAll(wild)].map(([what]) => `pure code has no ${what}`)
  const outside = importsOf(file).filter(
    (path) => !path.startsWith('src/') && !purePackages.includes(path),
  )
  return [...called, ...outside.map((path) => `pure code must not import ${path}`)]
}
