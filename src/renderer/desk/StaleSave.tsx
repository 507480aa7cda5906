import { useState } from 'react'
import type { Draft } from '../../shared/drafts/model.ts'
import { asError, call } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { Box } from '../ui/dialog.tsx'
import { useSay } from '../ui/toast.tsx'

interface Props {
  /** what is on screen and could not be saved */
  readonly mine?: Draft
  readonly onClose: () => void
  /** opens the text again as it is now saved */
  readonly onReload: () => void
}

/** Two windows wrote the same text: both versions are offered, none is lost. */
export function Stale({ mine, onClose, onReload }: Props) {
  const [busy, setBusy] = useState(false)
  const say = useSay()
  const act = async (what: () => Promise<unknown>) => {
    setBusy(true)
    await what().then(onReload, thrown => say.failed(asError(thrown)))
    setBusy(false)
  }
  if (!mine) return null
  const keep = async () => {
    const other = await call['drafts.get']({ id: mine.id })
    await call['drafts.save']({ draft: { ...mine, revision: other.revision } })
  }
  const both = async () => {
    const { id: _id, revision: _revision, updatedAt: _at, ...text } = mine
    const made = await call['drafts.create']({
      dossier: mine.dossier,
      template: mine.template,
      title: `${mine.title} (version de cette fenêtre)`,
    })
    await call['drafts.save']({ draft: { ...text, title: made.title, id: made.id, revision: made.revision } })
    say.done('Les deux versions sont gardées : la vôtre est un texte à part dans le dossier.')
  }
  return (
    <Box title="Ce texte a été enregistré ailleurs" open onClose={onClose} alert>
      <p>
        Une autre fenêtre a enregistré ce texte depuis que vous l’avez ouvert. Votre version est encore à
        l’écran, l’autre est dans la bibliothèque : rien n’est perdu.
      </p>
      <div className="actions column">
        <Button look="main" busy={busy} onPress={() => void act(both)}>
          Garder les deux
        </Button>
        <Button busy={busy} onPress={() => void act(keep)}>
          Garder la mienne, à la place de l’autre
        </Button>
        <Button busy={busy} onPress={onReload}>
          Prendre l’autre, abandonner la mienne
        </Button>
      </div>
    </Box>
  )
}
