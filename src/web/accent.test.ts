import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { accentOf, contrast } from './accent.ts'

const css = readFileSync(new URL('theme.css', import.meta.url), 'utf8')

/** The colours of a theme, by token: the dark one over the light one. */
function tokens(theme: 'light' | 'dark'): Record<string, string> {
  const [light = '', dark = ''] = css.split("[data-theme='dark'] {")
  const read = (part: string) =>
    Object.fromEntries(
      [...part.matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    ) as Record<string, string>
  return theme === 'light' ? read(light) : { ...read(light), ...read(dark) }
}

const backgrounds = ['sunken', 'canvas', 'surface', 'raised', 'hover', 'pointed']
const hues = ['grey', 'blue', 'orange', 'green', 'red', 'violet']

test.each(['light', 'dark'] as const)(
  '%s: all that is written can be read (WCAG 1.4.3)',
  (theme) => {
    const colour = tokens(theme)
    const pairs = [
      ...backgrounds.flatMap((on) =>
        ['text', 'soft', 'faint', 'accent', ...hues].map((ink) => [ink, on]),
      ),
      ...hues.flatMap((hue) => [
        [hue, `${hue}-soft`],
        ['text', `${hue}-soft`],
      ]),
      ['text', 'accent-soft'],
      ['soft', 'accent-soft'],
      ['accent', 'accent-soft'],
      ['text', 'pressed'],
      ['soft', 'pressed'],
      ['on-fill', 'fill'],
      ['on-fill', 'fill-hover'],
      ['on-danger', 'danger'],
      ['on-danger', 'danger-hover'],
      ['on-inverse', 'inverse'],
    ] as [string, string][]
    const weak = pairs.filter(([ink, on]) => !(contrast(colour[ink]!, colour[on]!) >= 4.5))
    expect(weak).toEqual([])
  },
)

test.each(['light', 'dark'] as const)('%s: edges of controls are seen (WCAG 1.4.11)', (theme) => {
  const colour = tokens(theme)
  const edges = [
    ...backgrounds.filter((on) => on !== 'pointed').map((on) => ['edge', on]),
    ['fill', 'surface'],
    ['fill', 'canvas'],
  ]
  const weak = (edges as [string, string][]).filter(
    ([edge, on]) => !(contrast(colour[edge]!, colour[on]!) >= 3),
  )
  expect(weak).toEqual([])
})

test('a company’s colour is taken only as far as it reads', () => {
  const colour = fc
    .integer({ min: 0, max: 0xffffff })
    .map((n) => `#${n.toString(16).padStart(6, '0')}`)
  fc.assert(
    fc.property(colour, fc.boolean(), (hex, dark) => {
      const background = dark ? '#24221f' : '#f4f2ef'
      const made = accentOf(hex, background, dark)
      if (!made) return
      expect(contrast(made.accent, background)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(made.accent, made.soft)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(made.on, made.fill)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(made.fill, background)).toBeGreaterThanOrEqual(3)
    }),
  )
})

test('a readable colour is kept as it is; one that would lose its hue is refused', () => {
  expect(accentOf('#0d5c68', '#f4f2ef', false)?.accent).toBe('#0d5c68')
  expect(accentOf('#ffff66', '#f4f2ef', false)).toBeNull()
  expect(accentOf('#000040', '#24221f', true)).toBeNull()
})
