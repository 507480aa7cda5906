import { useState } from 'react'
import { enter } from '../dossiers/Dossiers.tsx'
import { call } from '../kernel/api.ts'
import type { useSettings } from '../settings/useSettings.ts'
import { Button } from '../ui/button.tsx'
import { Box } from '../ui/dialog.tsx'
import { useSay } from '../ui/toast.tsx'

type Kind = 'recourse' | 'advocacy'

type TourContext = ReturnType<typeof useSettings> & {
  /** a text is open, which the tour can be made on */
  readonly isInText: boolean
}

/** Opens the worked example, and the tour that goes with it: by itself the first time, then when it is asked for. */
export function useSampleTour({ values, change, isInText }: TourContext) {
  const say = useSay()
  const [isTouring, setTouring] = useState(false)
  const startTour = () => {
    setTouring(true)
    // seen once, whether it is gone through or not
    change({ tour: 'seen' })
  }
  const openSample = (type: Kind, isTourWanted = values !== undefined && !values.tour) =>
    void call['dossiers.sample']({ type }).then(sample => {
      enter(sample)
      if (isTourWanted) startTour()
    }, say.error)
  return {
    isTouring,
    openSample,
    tourAgain: () => (isInText ? startTour() : openSample('recourse', true)),
    endTour: () => {
      setTouring(false)
      document.querySelector<HTMLElement>('.editor-page')?.focus({ preventScroll: true })
    },
  }
}

/** The choice of a worked example to open. */
export const SampleBox = ({
  open,
  onClose,
  onOpen,
}: {
  readonly open: boolean
  readonly onClose: () => void
  readonly onOpen: (type: 'recourse' | 'advocacy') => void
}) => (
  <Box title="Dossier d’exemple" open={open} onClose={onClose}>
    <p>Un vrai travail, déjà avancé, que vous pouvez modifier sans crainte.</p>
    <div className="actions">
      <Button look="main" onPress={() => onOpen('recourse')}>
        Un recours
      </Button>
      <Button onPress={() => onOpen('advocacy')}>Une note aux député·es</Button>
      <Button look="quiet" onPress={onClose}>
        Annuler
      </Button>
    </div>
  </Box>
)
