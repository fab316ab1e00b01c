/** Two letters for a person or a company, or its picture. The name is said by what stands beside it. */
export function Avatar({
  name,
  src,
  size = 24,
  square = false,
}: {
  name: string
  src?: string | null
  size?: 20 | 24 | 32 | 40
  square?: boolean
}) {
  const round = square ? 'rounded-md' : 'rounded-full'
  const sizes = { 20: 'size-5', 24: 'size-6', 32: 'size-8 text-12', 40: 'size-10 text-14' }
  if (src) {
    return (
      <img
        src={src}
        alt=""
        className={`${sizes[size]} ${round} shrink-0 bg-surface object-contain`}
      />
    )
  }
  return (
    <span
      aria-hidden
      className={`inline-flex shrink-0 items-center justify-center bg-pressed text-[10px] font-semibold text-soft ${sizes[size]} ${round}`}
    >
      {initials(name)}
    </span>
  )
}

function initials(name: string): string {
  const words = name.split(/[\s\-’']+/).filter((word) => /^\p{L}/u.test(word))
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : '']
  return `${first.slice(0, 1)}${last.slice(0, 1) || first.slice(1, 2)}`.toUpperCase() || '?'
}
