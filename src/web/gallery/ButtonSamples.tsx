import { Copy, Ellipsis, FileText, Mail, Plus, Printer, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Confirm, Dialog, Sheet } from '../ui/Dialog.tsx'
import { FieldRow } from '../ui/Page.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { Link, LinkButton } from '../ui/Link.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Popover } from '../ui/Popover.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/toasts.ts'
import { Sample } from './Sample.tsx'

const nothing = () => undefined

export function ButtonSamples() {
  return (
    <>
      <Sample name="Boutons">
        <Button variant="primary" onPress={nothing} keys="ctrl+enter">
          Émettre
        </Button>
        <Button onPress={nothing} icon={Mail}>
          Envoyer
        </Button>
        <Button variant="quiet" onPress={nothing} icon={Copy} keys="d">
          Dupliquer
        </Button>
        <Button variant="danger" onPress={nothing} icon={Trash2}>
          Supprimer
        </Button>
      </Sample>
      <Sample name="Petits">
        <Button size="small" variant="primary" onPress={nothing} icon={Plus}>
          Ajouter
        </Button>
        <Button size="small" onPress={nothing}>
          Modifier
        </Button>
        <Button size="small" variant="quiet" onPress={nothing}>
          Masquer
        </Button>
      </Sample>
      <Sample name="Impossible pour une raison · en cours">
        <Button variant="primary" whyNot="L’adresse du client est incomplète." onPress={nothing}>
          Émettre
        </Button>
        <Button whyNot="Ajouter au moins une ligne." onPress={nothing}>
          Envoyer
        </Button>
        <Button variant="primary" pending onPress={nothing}>
          Enregistrer
        </Button>
        <Button pending onPress={nothing}>
          Enregistrer
        </Button>
      </Sample>
      <Sample name="Icônes, liens, touches">
        <IconButton icon={Printer} label="Imprimer" onPress={nothing} />
        <IconButton icon={Printer} label="Imprimer en petit" size="small" onPress={nothing} />
        <IconButton icon={FileText} label="Aperçu" pressed onPress={nothing} />
        <IconButton icon={Trash2} label="Supprimer" whyNot="Déjà émise." onPress={nothing} />
        <span className="py-2">
          Un <Link href="/ui">lien dans le texte</Link> et{' '}
          <Link href="https://example.org">dehors</Link>
        </span>
        <LinkButton href="/ui" icon={Plus} variant="primary">
          Nouveau devis
        </LinkButton>
        <span className="flex gap-2 py-2">
          <Kbd keys="ctrl+k" /> <Kbd keys="c d" /> <Kbd keys="?" />
        </span>
      </Sample>
      <Overlays />
    </>
  )
}

function Overlays() {
  const [open, setOpen] = useState<string | null>(null)
  const [name, setName] = useState('Boulangerie Martin')
  const trigger = useRef<HTMLButtonElement>(null)
  const close = () => setOpen(null)
  return (
    <Sample name="Au-dessus de la page">
      <Button onPress={() => setOpen('dialog')}>Dialogue</Button>
      <Button onPress={() => setOpen('confirm')}>Confirmation</Button>
      <Button onPress={() => setOpen('sheet')}>Panneau</Button>
      <Button ref={trigger} aria-haspopup="dialog" onPress={() => setOpen('popover')}>
        Bulle
      </Button>
      <Menu
        label="Actions de la facture"
        icon={Ellipsis}
        sections={[
          {
            items: [
              { key: 'copy', label: 'Dupliquer', icon: Copy, keys: 'd', onPress: nothing },
              {
                key: 'mail',
                label: 'Envoyer',
                icon: Mail,
                whyNot: 'Le client n’a pas d’adresse.',
                onPress: nothing,
              },
            ],
          },
          {
            title: 'Danger',
            items: [
              { key: 'delete', label: 'Supprimer', icon: Trash2, danger: true, onPress: nothing },
            ],
          },
        ]}
      />
      <Menu
        label="Créer"
        text="Créer"
        icon={Plus}
        sections={[{ items: [{ key: 'q', label: 'Devis', onPress: nothing }] }]}
      />
      <Button onPress={() => toast('Facture F2026-00042 émise', { undo: nothing })}>Avis</Button>
      <Button
        onPress={() => toast('Envoi impossible : adresse inconnue', { tone: 'red', stays: true })}
      >
        Avis d’échec
      </Button>
      <Dialog
        title="Nouveau client"
        open={open === 'dialog'}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>Annuler</Button>
            <Button variant="primary" keys="ctrl+enter" onPress={close}>
              Créer
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-4">
          <TextField label="Nom" value={name} onChange={setName} autoFocus />
          <FieldRow>
            <TextField label="Code postal" value="" onChange={nothing} />
            <TextField label="Ville" value="" onChange={nothing} />
          </FieldRow>
        </div>
      </Dialog>
      <Confirm
        title="Supprimer le brouillon ?"
        act="Supprimer"
        danger
        open={open === 'confirm'}
        onClose={close}
        onConfirm={close}
      >
        Ses trois lignes seront perdues.
      </Confirm>
      <Sheet
        title="Envoyer la facture F2026-00042"
        open={open === 'sheet'}
        onClose={close}
        actions={
          <Button variant="primary" onPress={close}>
            Envoyer
          </Button>
        }
      >
        <TextField label="Destinataire" type="email" value="contact@martin.fr" onChange={nothing} />
      </Sheet>
      <Popover trigger={trigger} open={open === 'popover'} onClose={close} label="Règlement">
        <div className="w-64">Une bulle à côté de son bouton.</div>
      </Popover>
    </Sample>
  )
}
