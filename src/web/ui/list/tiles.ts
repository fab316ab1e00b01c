// Tiles as the contract declares them, drawn.
import type { LucideIcon } from 'lucide-react'
import { type Tile, writtenFilter } from '#kernel/tiles.ts'
import type { Hue } from '../Status.tsx'
import type { Indicator } from './definition.ts'

type Look = { readonly icon?: LucideIcon | undefined; readonly hue?: Hue | undefined }

/** The tiles of a list, in the order in which one looks at them. */
export const indicatorsOf = <K extends string, W>(
  tiles: Readonly<Record<K, Tile>>,
  shown: readonly K[],
  looks: (key: K) => Look,
  label: (words: W, key: K) => string,
): Indicator<W>[] =>
  shown.map((key) => {
    const { icon, hue } = looks(key)
    return {
      key,
      label: (words) => label(words, key),
      ...(icon ? { icon } : {}),
      ...(hue ? { hue } : {}),
      filter: writtenFilter(tiles[key].filter),
    }
  })
