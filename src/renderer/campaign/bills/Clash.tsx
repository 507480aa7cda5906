import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'

/** The same thing was saved elsewhere meanwhile: both versions are there, one is chosen. */
export const Clash = ({
  open,
  what,
  onChoose,
}: {
  readonly open: boolean
  readonly what: string
  readonly onChoose: (keep: 'mine' | 'theirs') => void
}) => (
  <Box title={`${what} a été modifié ailleurs`} open={open} onClose={() => onChoose('theirs')} alert>
    <p>
      Il a été enregistré d’une autre fenêtre pendant que vous écriviez. Garder ce que vous avez saisi ici ne
      remplace que cela : le reste de l’autre version demeure.
    </p>
    <div className="actions">
      <Button look="main" onPress={() => onChoose('mine')}>
        Garder ce que j’ai saisi ici
      </Button>
      <Button onPress={() => onChoose('theirs')}>Prendre l’autre version</Button>
    </div>
  </Box>
)
