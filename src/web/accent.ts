// The company's colour as the accent, where it can be read: text and buttons need 4.5:1 (WCAG 1.4.3).

type Rgb = readonly [number, number, number]

/** Relative luminance of a colour, 0 to 1 (WCAG 2.2). */
function luminance(hex: string): number {
  const [r, g, b] = rgb(hex).map((part) => {
    const value = part / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }) as unknown as Rgb
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast of two colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

export type Accent = {
  /** Written with: links, the chosen tab. */
  readonly accent: string
  readonly soft: string
  /** Written on: buttons, ticked boxes. */
  readonly fill: string
  readonly hover: string
  readonly on: string
}

const textContrast = 4.5
const shapeContrast = 3
const inks = ['#ffffff', '#14120f'] as const

/**
 * The accent made of a colour on a background, or null where its hue would not survive: it is moved
 * towards black (on a light page) or white (on a dark one) until it reads, at most half the way.
 */
export function accentOf(colour: string, background: string, dark: boolean): Accent | null {
  const pole = dark ? '#ffffff' : '#000000'
  const steps = Array.from({ length: 11 }, (_, step) => mix(colour, pole, step / 20))
  const wash = (accent: string) => mix(background, accent, dark ? 0.2 : 0.1)
  const accent = steps.find(
    (one) => contrast(one, background) >= textContrast && contrast(one, wash(one)) >= textContrast,
  )
  const fill = steps.find((one) => contrast(one, background) >= shapeContrast && inkOn(one))
  const on = fill && inkOn(fill)
  if (!accent || !fill || !on) return null
  const hover = mix(fill, on === '#ffffff' ? '#000000' : '#ffffff', 0.12)
  return { accent, soft: wash(accent), fill, hover, on }
}

const inkOn = (fill: string): string | undefined =>
  inks.find((ink) => contrast(ink, fill) >= textContrast)

const tokens: Record<keyof Accent, string> = {
  accent: 'accent',
  soft: 'accent-soft',
  fill: 'fill',
  hover: 'fill-hover',
  on: 'on-fill',
}

/** Puts the company's colour on the page, or takes it away where it is none or cannot be read. */
export function applyAccent(colour: string | null): void {
  const root = document.documentElement
  const dark = root.dataset['theme'] === 'dark'
  // The nearest to the text of the backgrounds that an accent is written on, in theme.css.
  const made = colour ? accentOf(colour, dark ? '#24221f' : '#f4f2ef', dark) : null
  for (const [part, token] of Object.entries(tokens)) {
    if (made) root.style.setProperty(`--color-${token}`, made[part as keyof Accent])
    else root.style.removeProperty(`--color-${token}`)
  }
}

function rgb(hex: string): Rgb {
  const n = Number.parseInt(hex.slice(1), 16)
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255]
}

function mix(from: string, to: string, part: number): string {
  const [a, b] = [rgb(from), rgb(to)]
  const mixed = a.map((value, at) => Math.round(value + ((b[at] ?? 0) - value) * part))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
