import { Inbox, PartyPopper } from 'lucide-react'
import { ApiProblem } from '../problem.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState, ErrorState } from '../ui/EmptyState.tsx'
import { Section } from '../ui/Page.tsx'
import { ScreenSkeleton } from '../ui/Skeletons.tsx'
import { Sample } from './Sample.tsx'

export function MessageSamples() {
  const problem = new ApiProblem({
    status: 500,
    code: 'unexpected',
    requestId: '0198f2b4-7c1e',
    detail: 'Une erreur inattendue s’est produite : rien n’a été enregistré.',
  })
  return (
    <>
      <Sample name="Bandeaux">
        <div className="flex w-full flex-col gap-3">
          <Banner
            tone="orange"
            title="Ce client a 3 factures en retard"
            actions={<Button size="small">Voir les factures</Button>}
          >
            4 310,00 € échus depuis 12 j en moyenne.
          </Banner>
          <Banner tone="red">Impossible d’émettre : l’adresse du client est incomplète.</Banner>
          <Banner tone="green" onDismiss={() => undefined}>
            Import terminé : 1 284 clients.
          </Banner>
          <Banner tone="blue">Une saisie non enregistrée est conservée sur cet appareil.</Banner>
          <Banner>Les ventes apparaîtront après la première facture.</Banner>
        </div>
      </Sample>
      <Sample name="Vide · erreur">
        <div className="grid w-full grid-cols-1 gap-4 sm:grid-cols-3">
          <Section>
            <EmptyState
              icon={Inbox}
              title="Aucun devis"
              action={<Button variant="primary">Créer un devis</Button>}
            >
              Un devis signé devient une facture en deux gestes.
            </EmptyState>
          </Section>
          <Section>
            <EmptyState icon={PartyPopper} title="Tout est à jour" small>
              Aucune facture en retard.
            </EmptyState>
          </Section>
          <Section>
            <ErrorState problem={problem} onRetry={() => undefined} />
          </Section>
        </div>
      </Sample>
      <Sample name="Squelettes d’écran">
        <div className="grid w-full grid-cols-1 gap-6 sm:grid-cols-2">
          <ScreenSkeleton shape="list" />
          <ScreenSkeleton shape="record" />
          <ScreenSkeleton shape="form" />
          <ScreenSkeleton shape="board" />
        </div>
      </Sample>
    </>
  )
}
