// The company's colour, made dark enough to be read on white paper.

/** The default where a company has none, or has written no colour. */
const ink = '#1f4d46'

/** WCAG 2.2 asks 4.5:1 of small text (success criterion 1.4.3). */
const readable = 4.5

/** A colour of the same hue ("#rrggbb") that stands out from white by at least 4.5:1. */
export function onWhite(colour: string): string {
  const channels = readChannels(colour) ?? readChannels(ink) ?? []
  for (let percent = 100; percent > 0; percent -= 4) {
    const darker = channels.map((channel) => Math.round((channel * percent) / 100))
    if (contrastWithWhite(darker) >= readable) return write(darker)
  }
  return '#000000'
}

const readChannels = (colour: string): number[] | null => {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)
  return found && found.slice(1).map((pair) => Number.parseInt(pair, 16))
}

const write = (channels: readonly number[]): string =>
  `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`

/** The contrast ratio of WCAG 2.2, from the relative luminance of sRGB. */
export function contrastWithWhite(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const part = channel / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}
