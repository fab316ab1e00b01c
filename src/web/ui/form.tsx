// A form: values by name, and the server's refusal shown at the field that it names.
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useWords } from '../words.ts'
import { Banner } from './Banner.tsx'
import type { ApiProblem } from '../problem.ts'
import { uiWords } from './words.ts'

type Bound<V> = {
  readonly name: string
  readonly value: V
  readonly onChange: (value: V) => void
}

export type FormState<T extends object> = {
  readonly values: T
  /** What ties a field to the form: `<TextField label={w.name} {...form.field('name')} />`. */
  readonly field: <K extends keyof T & string>(name: K) => Bound<T[K]>
  readonly set: (change: Partial<T>) => void
  readonly reset: (values?: T) => void
  /** Whether anything differs from the start (or from the last reset). */
  readonly dirty: boolean
}

/** The values of a form. `initial` is read once: give the screen a `key` to start over. */
export function useForm<T extends object>(initial: T): FormState<T> {
  const [start, setStart] = useState(initial)
  const [values, setValues] = useState(initial)
  return useMemo(
    () => ({
      values,
      field: (name) => ({
        name,
        value: values[name],
        onChange: (value) => setValues((before) => ({ ...before, [name]: value })),
      }),
      set: (change) => setValues((before) => ({ ...before, ...change })),
      reset: (to = start) => {
        setStart(to)
        setValues(to)
      },
      dirty: values !== start && JSON.stringify(values) !== JSON.stringify(start),
    }),
    [values, start],
  )
}

type Refused = { readonly problem: ApiProblem | null; readonly claim: (name: string) => () => void }
const RefusedContext = createContext<Refused | null>(null)

/**
 * A form element. What the server refuses is said at the field whose `name` is the problem's `param`
 * (which takes the focus), or above the form where no field bears that name.
 */
export function Form({
  children,
  onSubmit,
  problem = null,
  id,
}: {
  children: ReactNode
  onSubmit: () => void
  problem?: ApiProblem | null
  id?: string
}) {
  const element = useRef<HTMLFormElement>(null)
  const [names, setNames] = useState<readonly string[]>([])
  const refused = useMemo(
    () => ({
      problem,
      claim: (name: string) => {
        setNames((before) => [...before, name])
        return () => setNames((before) => before.toSpliced(before.indexOf(name), 1))
      },
    }),
    [problem],
  )
  const params = Object.keys(problem?.fields ?? {})
  const homeless = problem !== null && !params.some((param) => names.includes(param))
  useEffect(() => {
    if (problem) element.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [problem])
  return (
    <RefusedContext value={refused}>
      <form
        ref={element}
        id={id}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          onSubmit()
        }}
        className="flex flex-col gap-4"
      >
        {homeless && <Banner tone="red">{problem.detail}</Banner>}
        {children}
      </form>
    </RefusedContext>
  )
}

/** What the form's problem says of a field, until the person changes it. */
function useRefused(name: string | undefined, value: unknown): string | undefined {
  const refused = useContext(RefusedContext)
  const problem = refused?.problem ?? null
  const claim = refused?.claim
  const [seen, setSeen] = useState({ problem, value })
  if (seen.problem !== problem) setSeen({ problem, value })
  useEffect(() => (name && claim ? claim(name) : undefined), [name, claim])
  if (!name || !problem || seen.value !== value) return undefined
  return problem.fields[name]
}

export type FieldLook = {
  readonly label: string
  /** Said but not drawn: where a column head or a neighbour already names the field. */
  readonly hideLabel?: boolean
  readonly hint?: ReactNode
  /** A refusal found here (the form's own comes by itself). */
  readonly error?: string | null | undefined
  readonly optional?: boolean
  readonly name?: string
}

export type FieldParts = {
  readonly control: {
    id: string
    name: string | undefined
    'aria-describedby': string | undefined
    'aria-invalid': true | undefined
    'aria-label'?: string
  }
  readonly error: string | undefined
  readonly frame: (control: ReactNode) => ReactNode
}

/** Label, hint and error around a control, tied together by id. */
export function useField(look: FieldLook, value: unknown): FieldParts {
  const id = useId()
  const words = useWords(uiWords)
  const refused = useRefused(look.name, value)
  const error = look.error ?? refused
  const described = [look.hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean)
  return {
    error,
    control: {
      id,
      name: look.name,
      'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
      'aria-invalid': error ? true : undefined,
      ...(look.hideLabel ? { 'aria-label': look.label } : {}),
    },
    frame: (control) => (
      <div className="flex min-w-0 flex-col gap-1">
        {!look.hideLabel && (
          <label id={`${id}-label`} htmlFor={id} className="text-13 font-medium text-soft">
            {look.label}
            {look.optional && <span className="font-normal text-faint"> ({words.optional})</span>}
          </label>
        )}
        {control}
        {look.hint && (
          <p id={`${id}-hint`} className="text-12 text-faint">
            {look.hint}
          </p>
        )}
        {error && (
          <p id={`${id}-error`} className="text-13 text-red">
            {error}
          </p>
        )}
      </div>
    ),
  }
}

/** The look of every control that is typed into. */
export const inputLook =
  'w-full min-w-0 rounded-md border border-edge-soft bg-surface px-2.5 text-14 text-text transition-colors duration-100 hover:border-edge focus:border-accent focus:outline-2 focus:outline-offset-0 focus:outline-accent/30 aria-invalid:border-red [&[readonly]]:bg-sunken disabled:bg-sunken disabled:text-faint touch'
