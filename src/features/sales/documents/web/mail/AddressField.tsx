// To whom: addresses as chips, those of the client one press away, any other one typed.
import { Plus, X } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { useWords } from '#web/words.ts'
import { mailWords } from './words.ts'

export type Address = { readonly address: string; readonly name: string }
export type Suggested = Address & { readonly role: string }

const isAddress = (typed: string): boolean =>
  /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]{2,}$/.test(typed)
/** Chosen once, however it is written. */
export const sameAddress = (a: Address, b: Address): boolean =>
  a.address.toLowerCase() === b.address.toLowerCase()

export function AddressField({
  label,
  name,
  value,
  onChange,
  suggested,
  autoFocus = false,
}: {
  label: string
  name: string
  value: readonly Address[]
  onChange: (value: readonly Address[]) => void
  suggested: readonly Suggested[]
  autoFocus?: boolean
}) {
  const words = useWords(mailWords)
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const id = useId()
  const add = (one: Address) => {
    if (!value.some((known) => sameAddress(known, one))) onChange([...value, one])
  }
  const take = (): boolean => {
    const address = typed.trim().replace(/[,;]$/, '')
    if (address === '') return true
    if (!isAddress(address)) {
      setWrong(true)
      return false
    }
    add({ address, name: '' })
    setTyped('')
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return
    if (['Enter', ',', ';'].includes(event.key) && typed.trim() !== '') {
      event.preventDefault()
      take()
    }
    if (event.key === 'Backspace' && typed === '') onChange(value.slice(0, -1))
  }
  const others = suggested.filter((one) => !value.some((known) => sameAddress(known, one)))
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-13 font-medium">
        {label}
      </label>
      <div className="flex min-h-9 flex-wrap items-center gap-1.5 rounded-md border border-edge bg-surface px-1.5 py-1 focus-within:outline-2 focus-within:outline-accent">
        {value.map((one) => (
          <span
            key={one.address}
            className="inline-flex h-7 max-w-full items-stretch rounded-full bg-accent-soft text-13"
          >
            <span className="flex min-w-0 items-center gap-1.5 pl-3">
              {one.name && <span className="truncate font-medium">{one.name}</span>}
              <span className={one.name ? 'truncate text-soft' : 'truncate font-medium'}>
                {one.address}
              </span>
            </span>
            <button
              type="button"
              aria-label={words.remove(one.name || one.address)}
              onClick={() => onChange(value.filter((known) => known !== one))}
              className="inline-flex w-7 shrink-0 items-center justify-center rounded-r-full text-soft hover:text-text"
            >
              <X aria-hidden size={14} />
            </button>
          </span>
        ))}
        <input
          id={id}
          name={name}
          type="email"
          inputMode="email"
          autoComplete="off"
          autoFocus={autoFocus}
          value={typed}
          placeholder={value.length === 0 ? words.address : ''}
          aria-invalid={wrong}
          aria-describedby={wrong ? `${id}-wrong` : undefined}
          onChange={(event) => {
            setTyped(event.target.value)
            setWrong(false)
          }}
          onKeyDown={onKeyDown}
          onBlur={take}
          className="h-7 min-w-40 flex-1 bg-transparent px-1.5 text-14 outline-none"
        />
      </div>
      {wrong && (
        <p id={`${id}-wrong`} role="alert" className="text-13 text-red">
          {words.notAnAddress}
        </p>
      )}
      {others.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {others.map((one) => (
            <button
              key={one.address}
              type="button"
              aria-label={words.suggestion(one.name || one.address)}
              title={one.address}
              onClick={() => add({ address: one.address, name: one.name })}
              className="inline-flex min-h-7 max-w-full items-center gap-1 rounded-full border border-line px-2.5 text-13 text-soft hover:bg-hover hover:text-text"
            >
              <Plus aria-hidden size={13} className="shrink-0" />
              <span className="truncate">{one.name || one.address}</span>
              {one.role && <span className="truncate text-faint">· {one.role}</span>}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
