// The company's colour as the accent, where it can be read: text and buttons need 4.5:1 (WCAG 1.4.3).

type Rgb = readonly [number, number, number]

/** Relative luminance of a colour, 0 to 1 (WCAG 2.2). */
export function luminance(hex: string): number {
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
  readonly accent: string
  readonly hover: string
  readonly soft: string
  readonly on: string
}

const enough = 4.5

/**
 * The accent made of a colour on a background, or null where its hue would not survive: it is moved
 * towards black (on a light page) or white (on a dark one) until it reads, at most half the way.
 */
export function accentOf(colour: string, background: string, dark: boolean): Accent | null {
  const pole = dark ? '#ffffff' : '#000000'
  for (let part = 0; part <= 0.5; part += 0.05) {
    const accent = mix(colour, pole, part)
    const soft = mix(background, accent, dark ? 0.2 : 0.1)
    if (contrast(accent, background) < enough || contrast(accent, soft) < enough) continue
    const on = contrast('#ffffff', accent) >= enough ? '#ffffff' : '#14120f'
    return { accent, soft, on, hover: mix(accent, pole, 0.16) }
  }
  return null
}

/** Puts the company's colour on the page, or takes it away where it is none or cannot be read. */
export function applyAccent(colour: string | null): void {
  const root = document.documentElement
  const dark = root.dataset['theme'] === 'dark'
  // The furthest background that an accent is written on, of theme.css.
  const made = colour ? accentOf(colour, dark ? '#24221f' : '#f4f2ef', dark) : null
  const tokens = { accent: 'accent', hover: 'accent-hover', soft: 'accent-soft', on: 'on-accent' }
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
