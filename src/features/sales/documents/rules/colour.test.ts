import { describe, expect, test } from 'vitest'
import { contrastWithWhite, onWhite } from './colour.ts'

describe('the colour of the company', () => {
  const contrast = (colour: string) =>
    contrastWithWhite([1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)))

  test('is kept when it can be read, darkened when it cannot', () => {
    expect(onWhite('#0f766e')).toBe('#0f766e')
    for (const colour of ['#ffff00', '#ffffff', '#ff9900', '#00ff00', '#777777']) {
      expect(contrast(onWhite(colour)), colour).toBeGreaterThanOrEqual(4.5)
    }
  })

  test('is the default one where it is no colour', () => {
    for (const wrong of ['', 'red', '#12', '#1f4d46"); alert(1)']) {
      expect(onWhite(wrong)).toBe('#1f4d46')
    }
  })

  test('contrast as WCAG computes it', () => {
    expect(contrastWithWhite([255, 255, 255])).toBeCloseTo(1, 5)
    expect(contrastWithWhite([0, 0, 0])).toBeCloseTo(21, 5)
    expect(contrastWithWhite([119, 119, 119])).toBeCloseTo(4.48, 2)
  })
})
