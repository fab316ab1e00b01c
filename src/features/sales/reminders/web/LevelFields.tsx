import { ChevronDown, X } from 'lucide-react'
import { channelIcons, ToneBadge } from '#features/sales/documents/web/reminders/looks.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { tones } from '../rules/letter.ts'
import { levelName, toneName, whenOf } from '../rules/names.ts'
import { anchorsOf, channels, type Kind, senders } from '../rules/plan.ts'
import type { EditedLevel } from './edited.ts'
import { LevelText } from './LevelText.tsx'
import { both } from './words.ts'

/** One level: in a line, and unfolded with all that may be said of it. */
export function LevelFields({
  kind,
  level,
  open,
  onOpen,
  onChange,
  onRemove,
}: {
  kind: Kind
  level: EditedLevel
  open: boolean
  onOpen: () => void
  onChange: (over: Partial<EditedLevel>) => void
  onRemove: () => void
}) {
  const words = useWords(both)
  const locale = useLocale()
  const Icon = channelIcons[level.channel]
  return (
    <div className="rounded-md border border-line bg-surface">
      <div className="flex items-center gap-1 pr-2">
        <button
          type="button"
          aria-expanded={open}
          onClick={onOpen}
          className="flex min-h-11 min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-left text-14 hover:bg-hover"
        >
          <ChevronDown
            aria-hidden
            size={16}
            className={`shrink-0 text-faint ${open ? '' : '-rotate-90'}`}
          />
          <span className="font-medium">{whenOf(level, locale)}</span>
          <ToneBadge tone={level.tone} />
          <span className="inline-flex items-center gap-1 text-13 text-soft">
            <Icon aria-hidden size={14} className="text-faint" />
            {words.channels[level.channel]} · {words.hour(level.hour)}
          </span>
        </button>
        <IconButton
          icon={X}
          size="small"
          label={words.removeLevel(levelName(level, locale))}
          onPress={onRemove}
        />
      </div>
      {open && (
        <div className="flex flex-col gap-4 border-t border-line p-3">
          <Timing kind={kind} level={level} onChange={onChange} />
          <Manner level={level} onChange={onChange} />
          {level.channel === 'email' && <LevelText kind={kind} level={level} onChange={onChange} />}
        </div>
      )}
    </div>
  )
}

type Change = (over: Partial<EditedLevel>) => void

function Timing({ kind, level, onChange }: { kind: Kind; level: EditedLevel; onChange: Change }) {
  const words = useWords(both)
  return (
    <>
      <FieldRow>
        <Select
          label={words.anchor}
          value={level.anchor}
          onChange={(anchor) => onChange({ anchor })}
          options={anchorsOf[kind].map((value) => ({ value, label: words.anchors[value] }))}
        />
        <TextField
          label={words.days}
          hint={words.daysHint}
          inputMode="numeric"
          value={String(level.delay)}
          onChange={(typed) => {
            const days = Number(typed.replace('\u2212', '-'))
            if (Number.isInteger(days) && Math.abs(days) <= 365) onChange({ delay: days })
          }}
        />
        <Select
          label={words.hourLabel}
          value={String(level.hour)}
          onChange={(hour) => onChange({ hour: Number(hour) })}
          options={Array.from({ length: 24 }, (_, hour) => ({
            value: String(hour),
            label: words.hour(hour),
          }))}
        />
      </FieldRow>
      <Checkbox
        label={words.workingDays}
        checked={level.workingDays}
        onChange={(workingDays) => onChange({ workingDays })}
      />
    </>
  )
}

function Manner({ level, onChange }: { level: EditedLevel; onChange: Change }) {
  const words = useWords(both)
  const locale = useLocale()
  return (
    <FieldRow>
      <Select
        label={words.tone}
        value={level.tone}
        onChange={(tone) => onChange({ tone })}
        options={tones.map((value) => ({ value, label: toneName(value, locale) }))}
      />
      <Select
        label={words.channel}
        value={level.channel}
        onChange={(channel) => onChange({ channel })}
        options={channels.map((value) => ({ value, label: words.channels[value] }))}
      />
      <Select
        label={words.sender}
        value={level.sender}
        onChange={(sender) => onChange({ sender })}
        options={senders.map((value) => ({ value, label: words.senders[value] }))}
      />
    </FieldRow>
  )
}
