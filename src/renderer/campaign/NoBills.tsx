import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/state.tsx'

/** Stands where no bill is followed yet, and offers the starter library, which has some. */
export const NoBills = ({
  onStarter,
  onReceive,
  children,
}: {
  readonly onStarter: () => void
  /** takes a campaign made by others, where that is a way to begin */
  readonly onReceive?: () => void
  readonly children: ReactNode
}) => (
  <Empty
    title="Aucun texte suivi"
    actions={
      <>
        <Button look="main" onPress={onStarter}>
          Charger la bibliothèque de départ
        </Button>
        {onReceive && <Button onPress={onReceive}>Recevoir une campagne…</Button>}
      </>
    }
  >
    {children}
  </Empty>
)
