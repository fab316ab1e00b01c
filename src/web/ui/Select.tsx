import { Check, ChevronDown } from 'lucide-react'
import {
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components'
import { useWords } from '../words.ts'
import { classes } from './classes.ts'
import { type FieldLook, inputLook, useField } from './form.tsx'
import { Localised } from './Localised.tsx'
import { uiWords } from './words.ts'

export type Option<V extends string> = {
  readonly value: V
  readonly label: string
  readonly hint?: string
  readonly disabled?: boolean
}

/** One choice in a list that is known beforehand (up to about 30; beyond, a ComboBox). */
export function Select<V extends string>(
  props: FieldLook & {
    value: V | null
    onChange: (value: V) => void
    options: readonly Option<V>[]
    placeholder?: string
    disabled?: boolean
    size?: 'small' | 'medium'
  },
) {
  const words = useWords(uiWords)
  const { control, frame } = useField(props, props.value)
  const chosen = props.options.find((option) => option.value === props.value)
  return frame(
    <Localised>
      <AriaSelect
        {...(props.hideLabel
          ? { 'aria-label': props.label }
          : { 'aria-labelledby': `${control.id}-label` })}
        aria-describedby={control['aria-describedby']}
        selectedKey={props.value}
        onSelectionChange={(key) => key !== null && props.onChange(key as V)}
        isDisabled={props.disabled ?? false}
        className="flex min-w-0"
      >
        <Button
          id={control.id}
          aria-invalid={control['aria-invalid']}
          className={classes(
            inputLook,
            'flex items-center justify-between gap-2 text-left',
            props.size === 'small' ? 'h-7 text-13' : 'h-9',
          )}
        >
          <SelectValue className={classes('truncate', !chosen && 'text-faint')}>
            {() => chosen?.label ?? props.placeholder ?? words.choose}
          </SelectValue>
          <ChevronDown aria-hidden size={16} className="shrink-0 text-faint" />
        </Button>
        <Popover
          offset={4}
          className="motion-appear max-h-80 min-w-(--trigger-width) overflow-auto rounded-lg bg-raised p-1 shadow-float"
        >
          <ListBox className="outline-none" aria-label={props.label}>
            {props.options.map((option) => (
              <ListBoxItem
                key={option.value}
                id={option.value}
                textValue={option.label}
                isDisabled={option.disabled ?? false}
                className="flex min-h-8 items-center gap-2 rounded-md px-2 py-1 text-14 outline-none focus:bg-pointed disabled:text-faint pointer-coarse:min-h-11"
              >
                <Text slot="label" className="min-w-0 flex-1">
                  {option.label}
                  {option.hint && <span className="block text-12 text-faint">{option.hint}</span>}
                </Text>
                {option.value === props.value && (
                  <Check aria-hidden size={16} className="text-accent" />
                )}
              </ListBoxItem>
            ))}
          </ListBox>
        </Popover>
      </AriaSelect>
    </Localised>,
  )
}
