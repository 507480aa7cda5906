import { Button } from '../ui/button.tsx'
import { Box } from '../ui/dialog.tsx'

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
