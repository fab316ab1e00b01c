// Every component in every state, at /ui in development builds. Words are not translated here: it is
// a workbench, never shipped.
import { setPreferences, usePreferences } from '../preferences.ts'
import { RadioGroup, Switch } from '../ui/Checkbox.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { useQueryString, useSetQueryString } from '../navigation.ts'
import { ButtonSamples } from './ButtonSamples.tsx'
import { ChartSamples } from './ChartSamples.tsx'
import { DataSamples } from './DataSamples.tsx'
import { FieldSamples } from './FieldSamples.tsx'
import { ListSample } from './ListSample.tsx'
import { MessageSamples } from './MessageSamples.tsx'
import { serveSample } from './sample.ts'

serveSample()

export function Gallery() {
  const { theme, density, locale } = usePreferences()
  const tab = useQueryString()['vue'] ?? 'actions'
  const setAddress = useSetQueryString()
  if (tab === 'liste') return <ListSample />
  return (
    <div className="mx-auto flex max-w-360 flex-col gap-6 px-4 py-6 sm:px-6">
      <header className="flex flex-wrap items-end justify-between gap-4">
        <h1 className="text-28 font-semibold tracking-tight">Composants</h1>
        <div className="flex flex-wrap gap-8">
          <RadioGroup
            label="Thème"
            row
            value={theme}
            onChange={(value) => setPreferences({ theme: value })}
            options={[
              { value: 'system', label: 'Système' },
              { value: 'light', label: 'Clair' },
              { value: 'dark', label: 'Sombre' },
            ]}
          />
          <RadioGroup
            label="Langue"
            row
            value={locale}
            onChange={(value) => setPreferences({ locale: value })}
            options={[
              { value: 'fr', label: 'fr' },
              { value: 'en', label: 'en' },
            ]}
          />
          <Switch
            label="Compact"
            checked={density === 'compact'}
            onChange={(on) => setPreferences({ density: on ? 'compact' : 'comfortable' })}
          />
        </div>
      </header>
      <Tabs
        label="Familles"
        chosen={tab}
        onChoose={(vue) => setAddress({ vue })}
        tabs={[
          { key: 'actions', label: 'Actions', content: () => <ButtonSamples /> },
          { key: 'champs', label: 'Champs', content: () => <FieldSamples /> },
          { key: 'donnees', label: 'Données', content: () => <DataSamples /> },
          { key: 'graphiques', label: 'Graphiques', content: () => <ChartSamples /> },
          { key: 'messages', label: 'Messages', content: () => <MessageSamples /> },
          { key: 'liste', label: 'Liste', count: '100 000', content: () => null },
        ]}
      />
    </div>
  )
}
