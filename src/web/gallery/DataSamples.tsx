import {
  BadgeCheck,
  Ban,
  CalendarClock,
  CalendarX,
  Coins,
  FileText,
  Hourglass,
  Mail,
  PencilLine,
} from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '../ui/Avatar.tsx'
import { Chip } from '../ui/Chip.tsx'
import { EditableFact, Fact, Facts } from '../ui/Facts.tsx'
import { Section } from '../ui/Page.tsx'
import { RowBones } from '../ui/Skeletons.tsx'
import { Badge, PaymentIcon, Status } from '../ui/Status.tsx'
import { Table } from '../ui/Table.tsx'
import { Change, IndicatorTile, Tile } from '../ui/Tile.tsx'
import { Timeline } from '../ui/Timeline.tsx'
import { Sample } from './Sample.tsx'

const lines = [
  {
    id: '1',
    label: 'Pose de plan de travail en chêne massif',
    quantity: '3,5',
    price: '48,00',
    net: '168,00',
  },
  { id: '2', label: 'Fourniture', quantity: '1', price: '1 290,50', net: '1 290,50' },
  { id: '3', label: 'Remise exceptionnelle', quantity: '1', price: '−120,00', net: '−120,00' },
]

export function DataSamples() {
  const [phone, setPhone] = useState('02 35 00 11 22')
  const [late, setLate] = useState(true)
  return (
    <>
      <Sample name="Tuiles">
        <div className="grid w-full gap-3 sm:grid-cols-4">
          <Tile
            label="Ventes de mars"
            value="131 676,08 €"
            note={<Change text="+ 12,4 %" good />}
            href="/ui"
          />
          <Tile
            label="Reste dû"
            value="18 204,50 €"
            note="dont échu 4 310,00 €"
            icon={Coins}
            hue="orange"
          />
          <Tile label="Devis signés" value="12" note={<Change text="− 3" good={false} />} />
          <Tile label="Délai moyen" value="34 j" note={<Change text="stable" good={null} />} />
        </div>
      </Sample>
      <Sample name="Indicateurs qui filtrent">
        <IndicatorTile
          label="Non réglées"
          count="214"
          amount="88 410,00 €"
          pressed={false}
          onPress={() => undefined}
        />
        <IndicatorTile
          label="En retard"
          count="32"
          amount="14 200,00 €"
          icon={CalendarX}
          hue="red"
          pressed={late}
          onPress={() => setLate(!late)}
        />
      </Sample>
      <Sample name="États : icône, mot, couleur">
        <Status icon={PencilLine} hue="grey">
          Brouillon
        </Status>
        <Status icon={Hourglass} hue="grey">
          En attente
        </Status>
        <Status icon={CalendarClock} hue="orange">
          Expire sous 10 j
        </Status>
        <Status icon={BadgeCheck} hue="green">
          Signé
        </Status>
        <Status icon={CalendarX} hue="red">
          Expiré
        </Status>
        <Badge icon={BadgeCheck} hue="green">
          Signé
        </Badge>
        <Badge icon={CalendarX} hue="red">
          Expiré
        </Badge>
        <Badge icon={CalendarClock} hue="orange">
          Expire sous 10 j
        </Badge>
        <Badge icon={FileText} hue="blue">
          Valide
        </Badge>
        <Badge icon={Ban}>Annulé</Badge>
        <Badge hue="violet">VIP</Badge>
      </Sample>
      <Sample name="Règlement d’une facture">
        <PaymentIcon state="unpaid" />
        <PaymentIcon state="unpaid" lateDays={12} />
        <PaymentIcon state="partly" />
        <PaymentIcon state="partly" lateDays={3} />
        <PaymentIcon state="paid" />
      </Sample>
      <Sample name="Puces, initiales">
        <Chip
          field="État"
          value="Envoyé, Signé"
          onPress={() => undefined}
          onRemove={() => undefined}
        />
        <Chip field="Date" value="mars 2026" onRemove={() => undefined} />
        <Avatar name="Alice Berthier" size={40} />
        <Avatar name="Bruno Cléry" size={32} />
        <Avatar name="Comptoir" square />
      </Sample>
      <div className="grid gap-4 py-5 md:grid-cols-[20rem_1fr]">
        <Section title="Identité">
          <Facts>
            <Fact label="SIREN">552 100 554</Fact>
            <Fact label="TVA">FR 96 552100554</Fact>
            <EditableFact
              label="Téléphone"
              value={phone}
              onSave={async (value) => setPhone(value)}
            />
            <Fact label="Site">{null}</Fact>
          </Facts>
        </Section>
        <Section title="Lignes" flush>
          <Table
            label="Lignes"
            rows={lines}
            keyOf={(row) => row.id}
            columns={[
              { key: 'label', label: 'Désignation', cell: (row) => row.label, heads: true },
              {
                key: 'quantity',
                label: 'Qté',
                cell: (row) => row.quantity,
                figures: true,
                minor: true,
              },
              {
                key: 'price',
                label: 'PU HT',
                cell: (row) => row.price,
                figures: true,
                minor: true,
              },
              { key: 'net', label: 'Total HT', cell: (row) => row.net, figures: true },
            ]}
            foot={{ label: 'Total', net: '1 338,50' }}
          />
        </Section>
      </div>
      <Sample name="Chronologie · squelette">
        <div className="grid w-full grid-cols-1 gap-6 sm:grid-cols-2">
          <Timeline
            label="Derniers événements"
            entries={[
              {
                id: '1',
                icon: BadgeCheck,
                hue: 'green',
                text: 'Devis DV-2026-0042 signé',
                when: '31/03/2026 14:32',
                iso: '2026-03-31T12:32:00Z',
                who: 'M. Martin',
              },
              {
                id: '2',
                icon: Mail,
                text: 'E-mail envoyé',
                when: '28/03/2026 09:10',
                iso: '2026-03-28T08:10:00Z',
                who: 'Alice Berthier',
                children: 'Bonjour, voici le devis.',
              },
              {
                id: '3',
                icon: FileText,
                text: 'Devis créé',
                when: '27/03/2026 17:45',
                iso: '2026-03-27T16:45:00Z',
              },
            ]}
          />
          <RowBones rows={4} />
        </div>
      </Sample>
    </>
  )
}
