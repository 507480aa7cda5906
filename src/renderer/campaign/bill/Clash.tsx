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
    <p>Ce que vous avez saisi est encore ici, l’autre version est dans la bibliothèque : rien n’est perdu.</p>
    <div className="actions">
      <Button look="main" onPress={() => onChoose('mine')}>
        Garder ce que j’ai saisi ici
      </Button>
      <Button onPress={() => onChoose('theirs')}>Prendre l’autre version</Button>
    </div>
  </Box>
)
