import { FilePlus2 } from 'lucide-react'
import { useState } from 'react'
import { useRights } from '#web/session.ts'
import { FileDrop } from '#web/ui/FileDrop.tsx'
import { List } from '#web/ui/list/List.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import { imports } from './list.ts'
import { Wizard } from './Wizard.tsx'

/** The imports made, and the place where a file is dropped to make one more. */
export function Imports() {
  const words = useWords(both)
  const { can } = useRights()
  const [file, setFile] = useState<File | null>(null)
  if (file) return <Wizard key={file.name + file.size} file={file} onOther={() => setFile(null)} />
  return (
    <List
      definition={imports}
      title={words.title}
      banner={
        can('imports.write') && (
          <FileDrop
            label={words.drop.label}
            hint={words.drop.hint}
            value={null}
            onChange={setFile}
            accept=".csv,.txt,.tsv,.gz,.xlsx"
            maxMegabytes={250}
          />
        )
      }
      empty={{
        icon: FilePlus2,
        title: words.none,
        text: can('imports.write') ? words.noneText : words.noneReadOnly,
      }}
    />
  )
}
