import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/state.tsx'

/** Stands where no bill is followed yet, and offers the starter library, which has some. */
export const NoBills = ({
  onStarter,
  children,
}: {
  readonly onStarter: () => void
  readonly children: ReactNode
}) => (
  <Empty
    title="Aucun texte suivi"
    actions={
      <Button look="main" onPress={onStarter}>
        Charger la bibliothèque de départ
      </Button>
    }
  >
    {children}
  </Empty>
)
