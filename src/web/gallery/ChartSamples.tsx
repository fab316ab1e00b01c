import { Bars, ChartBones, Funnel, Line, Shares, Stacks } from '../ui/charts/lazy.tsx'

const months = [
  'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'.split(' '),
  [31, 28, 44, 39, 52, 61, 22, 18, 47, 55, 49, 12],
  [24, 30, 40, 42, 41, 50, 25, 20, 44, 48, 52, 40],
] as const

const rows = months[0].map((name, at) => ({
  key: `2026-${String(at + 1).padStart(2, '0')}`,
  label: `${name} 2026`,
  short: name,
  value: (months[1][at] ?? 0) * 1_234_56,
  before: (months[2][at] ?? 0) * 1_100_00,
  href: `/ui?vue=graphiques&mois=${at + 1}`,
  open: at === 11,
}))

/** Every chart, as full, odd and empty as it may be. */
export function ChartSamples() {
  return (
    <div className="grid gap-8 py-6 *:min-w-0 md:grid-cols-2">
      <Bars
        title="Ventes des 12 derniers mois"
        unit="€ HT"
        rows={rows}
        nowLabel="2026"
        beforeLabel="2025"
        mark={(row) => (row.value > 70_000_00 ? 'pic : 41 % de plus que d’habitude' : undefined)}
      />
      <Bars
        title="Marge, avoirs compris"
        unit="€ HT"
        things
        rows={[
          { key: 'a', label: 'Établissements Vandenbroucke et Fils', value: 3_100_00 },
          { key: 'b', label: 'Mairie de Saint-Étienne-du-Rouvray', value: -800_00 },
          { key: 'c', label: 'Menuiserie Lecoq', value: 0 },
          { key: 'd', label: 'Hôtel du Parc', value: 1_900_00, note: 'dont un avoir de 200 €' },
        ]}
      />
      <Stacks
        title="Devis par mois d’envoi"
        unit="€ HT"
        parts={[
          { key: 'signed', label: 'Signés', hue: 'green', pattern: 'solid' },
          { key: 'pending', label: 'En attente', hue: 'grey', pattern: 'stripes' },
          { key: 'lost', label: 'Refusés ou expirés', hue: 'red', pattern: 'dots' },
        ]}
        rows={rows.slice(0, 8).map((row, at) => ({
          key: row.key,
          label: row.label,
          short: row.short,
          values: {
            signed: row.value,
            pending: at > 5 ? row.before : 0,
            lost: Math.round(row.before / 3),
          },
          href: (part) => `/ui?vue=graphiques&mois=${at + 1}&part=${part}`,
        }))}
      />
      <Line
        title="Encaissements"
        unit="€ TTC"
        nowLabel="Cette année"
        beforeLabel="L’an dernier"
        rows={rows.map((row, at) => ({
          ...row,
          value: at > 9 ? null : row.value,
          ...(at > 8 && { low: Math.round(row.before * 0.8), high: Math.round(row.before * 1.3) }),
        }))}
      />
      <Shares
        title="Clients"
        unit="€ HT, 12 mois"
        rows={[
          {
            key: '1',
            label: 'Établissements Vandenbroucke et Fils, agence de Saint-Étienne-du-Rouvray',
            value: 48_210_55,
            before: 31_000_00,
            href: '/ui?vue=graphiques',
          },
          {
            key: '2',
            label: 'Menuiserie Lecoq',
            value: 12_000_00,
            before: 14_000_00,
            href: '/ui?vue=graphiques&client=2',
          },
          {
            key: '3',
            label: 'Hôtel du Parc',
            value: 900_00,
            before: 0,
            href: '/ui?vue=graphiques&client=3',
          },
          { key: '4', label: 'Mairie de Dieppe', value: -450_00, before: 800_00 },
        ]}
        rest={{ value: 22_000_00 }}
      />
      <Funnel
        title="Du devis à la facture"
        steps={[
          {
            key: 'sent',
            label: 'Devis envoyés',
            count: 214,
            amount: 812_400_00,
            href: '/ui?vue=graphiques',
          },
          {
            key: 'signed',
            label: 'Signés',
            count: 121,
            amount: 402_120_00,
            href: '/ui?vue=graphiques&etape=2',
          },
          { key: 'ordered', label: 'Commandés', count: 118, amount: 395_000_00 },
          { key: 'paid', label: 'Encaissés', count: 74, amount: 251_300_00 },
        ]}
      />
      <Bars
        title="Devis par jour"
        unit="nombre"
        kind="count"
        height={140}
        rows={rows.flatMap((row, at) =>
          [0, 1, 2].map((day) => ({
            key: `${row.key}-${day}`,
            label: `${day + 1} ${row.label}`,
            value: (at * 7 + day * 5) % 9,
          })),
        )}
      />
      <Bars
        title="Ventes de Norsud"
        unit="€ HT"
        rows={[]}
        empty="Aucune vente à ce client sur 12 mois."
      />
      <ChartBones height={140} />
    </div>
  )
}
