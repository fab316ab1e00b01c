import { FileUp, X } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { useWords } from '../words.ts'
import { classes } from './classes.ts'
import { Button } from './Button.tsx'
import { type FieldLook, useField } from './form.tsx'
import { IconButton } from './IconButton.tsx'
import { uiWords } from './words.ts'

/** A file to give: dropped, pasted from the disk's dialog, or taken by the phone's camera. */
export function FileDrop(
  props: FieldLook & {
    value: File | null
    onChange: (file: File | null) => void
    /** As of `<input accept>`: ".csv,.xlsx", "image/png". */
    accept?: string
    /** In megabytes. */
    maxMegabytes?: number
  },
) {
  const { value, onChange, accept, maxMegabytes = 20 } = props
  const words = useWords(uiWords)
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const { control, frame } = useField({ ...props, error: props.error ?? refused }, value)

  function take(file: File | undefined): void {
    if (!file) return
    const tooBig = file.size > maxMegabytes * 1024 * 1024
    if (tooBig || !accepts(file, accept)) {
      setRefused(tooBig ? words.tooBig(`${maxMegabytes} Mo`) : words.wrongType)
      return
    }
    setRefused(null)
    onChange(file)
  }
  function drop(event: DragEvent): void {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }

  return frame(
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={classes(
        'flex min-h-24 flex-wrap items-center justify-center gap-x-3 gap-y-2 rounded-lg border border-dashed px-4 py-4',
        over ? 'border-accent bg-accent-soft' : 'border-edge-soft bg-surface',
      )}
    >
      <input
        {...control}
        ref={input}
        type="file"
        accept={accept}
        onChange={(event) => {
          take(event.target.files?.[0])
          event.target.value = ''
        }}
        className="unseen"
      />
      {value ? (
        <>
          <FileUp aria-hidden size={18} className="text-soft" />
          <span className="min-w-0 truncate text-14 font-medium">{value.name}</span>
          <span className="figures text-13 text-faint">{size(value.size)}</span>
          <IconButton icon={X} size="small" label={words.remove} onPress={() => onChange(null)} />
        </>
      ) : (
        <>
          <span className="flex items-center gap-2 text-14 text-soft">
            <FileUp aria-hidden size={18} />
            {words.dropHere}
          </span>
          <Button size="small" onPress={() => input.current?.click()}>
            {words.browse}
          </Button>
        </>
      )}
    </div>,
  )
}

function accepts(file: File, accept: string | undefined): boolean {
  if (!accept) return true
  const name = file.name.toLowerCase()
  return accept.split(',').some((wanted) => {
    const rule = wanted.trim().toLowerCase()
    if (rule.startsWith('.')) return name.endsWith(rule)
    return rule.endsWith('/*') ? file.type.startsWith(rule.slice(0, -1)) : file.type === rule
  })
}

const size = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.ceil(bytes / 1024)} ko`
    : `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} Mo`
